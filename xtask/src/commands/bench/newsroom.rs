//! Large newsrooms, made of a small one by writing its articles again under other names.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::failure::Failure;
use crate::place;

/// Written last: without it a newsroom is unfinished, and is made anew.
const FINISHED: &str = "complete";

/// A newsroom of so many articles.
pub(super) struct Newsroom {
    /// The folder that its articles lie in.
    pub(super) articles: PathBuf,
    /// One of them.
    pub(super) one: PathBuf,
}

/// A newsroom of `count` articles, made of those in `from` if it is not there yet.
pub(super) fn of(count: usize, from: &Path) -> Result<Newsroom, Failure> {
    let folder = place::bench().join(format!("newsroom-{count}"));
    let articles = folder.join("news");
    if !folder.join(FINISHED).is_file() {
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(Failure::file("remove", &folder))?;
        }
        eprintln!("Making a newsroom of {count} articles");
        make(count, from, &articles)?;
        fs::write(folder.join(FINISHED), "").map_err(Failure::file("write", &folder))?;
    }
    let one = pages(&articles).into_iter().next().unwrap_or_default();
    Ok(Newsroom { articles, one })
}

fn make(count: usize, from: &Path, to: &Path) -> Result<(), Failure> {
    let pages = pages(from);
    for (n, page) in pages.iter().cycle().take(count).enumerate() {
        let round = n / pages.len();
        let text = fs::read_to_string(page).map_err(Failure::file("read", page))?;
        let within = page.strip_prefix(from).unwrap_or(page);
        let path = to.join(round.to_string()).join(within);
        let parent = path.parent().unwrap_or(to);
        fs::create_dir_all(parent).map_err(Failure::file("make", parent))?;
        fs::write(&path, altered(&text, round)).map_err(Failure::file("write", &path))?;
    }
    Ok(())
}

/// Every article of a folder, by name. The page of a section is none.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let is_page = |path: &PathBuf| path.extension().is_some_and(|it| it == "md");
    let is_section = |path: &PathBuf| path.ends_with("_index.md");
    let paths = entries.map(walkdir::DirEntry::into_path);
    paths.filter(|path| is_page(path) && !is_section(path)).collect()
}

/// A page under another name, title and day; the first round leaves it as it is.
fn altered(page: &str, round: usize) -> String {
    if round == 0 {
        return page.to_owned();
    }
    let mut fences = 0;
    let mut lines = Vec::new();
    for line in page.lines() {
        fences += usize::from(line.trim_end() == "---");
        lines.push(match line.split_once(':') {
            Some(("slug", slug)) if fences == 1 => format!("slug:{slug}-{round}"),
            Some(("title", title)) if fences == 1 => format!("title:{}", numbered(title, round)),
            // An address would make it the same article as in the round before.
            Some(("canonical", _)) if fences == 1 => continue,
            Some(("date", date)) if fences == 1 => format!("date:{}", moved(date, round)),
            _ => line.to_owned(),
        });
    }
    lines.join("\n") + "\n"
}

/// The number goes within the quotes, if there are any.
fn numbered(title: &str, round: usize) -> String {
    let title = title.trim_end();
    match title.chars().next_back().filter(|last| matches!(last, '\'' | '"')) {
        Some(quote) => format!("{} {round}{quote}", title.trim_end_matches(quote)),
        None => format!("{title} {round}"),
    }
}

/// Another day of the month, one that every month has: ` 2019-03-26 12:38:00 -0500`.
fn moved(date: &str, round: usize) -> String {
    let day = round % 28 + 1;
    match (date.get(..9), date.get(11..)) {
        (Some(month), Some(rest)) if month.ends_with('-') => format!("{month}{day:02}{rest}"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{altered, pages};
    use std::fs;

    #[test]
    fn the_page_of_a_section_was_counted_as_an_article() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["_index.md", "a.md", "b.txt"] {
            fs::write(folder.path().join(name), "---\ntitle: x\n---\n").unwrap();
        }
        assert_eq!(pages(folder.path()), [folder.path().join("a.md")]);
    }

    #[test]
    fn a_page_gets_another_name_title_and_day() {
        let page = "---\nslug: a\ncanonical: https://a.example/\ntitle: 'A: b'\ndate: 2019-03-26 12:38:00 -0500\n---\n\ntitle: c\n";
        let other =
            "---\nslug: a-30\ntitle: 'A: b 30'\ndate: 2019-03-03 12:38:00 -0500\n---\n\ntitle: c\n";
        assert_eq!(altered(page, 30), other);
        assert_eq!(altered(page, 0), page);
        assert!(altered("---\ndate: x\ntitle: y\n---\n", 2).contains("date: x\ntitle: y 2\n"));
    }
}
