//! Large newsrooms, made of a small one by writing its articles again under other names, each time
//! with paragraphs of others: were they copies, ten of one article would answer every query.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::failure::Failure;
use crate::place;

/// Written last: without it a newsroom is unfinished, and is made anew.
const FINISHED: &str = "complete";

/// How far apart articles are that give one their paragraphs.
const STEP: usize = 7;

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
    let read = |page: &PathBuf| fs::read_to_string(page).map_err(Failure::file("read", page));
    let texts = pages.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let bodies: Vec<_> = texts.iter().map(|text| parted(text).1.split("\n\n").collect()).collect();
    for (n, (page, text)) in pages.iter().zip(&texts).cycle().take(count).enumerate() {
        let round = n / pages.len();
        let within = page.strip_prefix(from).unwrap_or(page);
        let path = to.join(round.to_string()).join(within);
        let parent = path.parent().unwrap_or(to);
        fs::create_dir_all(parent).map_err(Failure::file("make", parent))?;
        let text = match round {
            0 => text.clone(),
            _ => altered(parted(text).0, round) + &mixed(&bodies, n, round),
        };
        fs::write(&path, text).map_err(Failure::file("write", &path))?;
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

/// The front matter of a page, and what comes after it.
fn parted(page: &str) -> (&str, &str) {
    const FENCE: &str = "\n---\n";
    page.find(FENCE).map_or((page, ""), |at| page.split_at(at + FENCE.len()))
}

/// As many paragraphs as one body has, each of another.
fn mixed(bodies: &[Vec<&str>], n: usize, round: usize) -> String {
    let of = |step: usize| bodies.get((n + round * STEP * step) % bodies.len().max(1));
    let len = of(1).map_or(0, Vec::len);
    let paragraph = |at: usize| of(at + 2).and_then(|it| it.get(at % it.len().max(1)).copied());
    (0..len).filter_map(paragraph).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// Front matter with another name, title and day.
fn altered(front: &str, round: usize) -> String {
    let line = |line: &str| match line.split_once(':') {
        Some(("slug", slug)) => format!("slug:{slug}-{round}\n"),
        Some(("title", title)) => format!("title:{}\n", numbered(title, round)),
        // An address would make it the same article as in the round before.
        Some(("canonical", _)) => String::new(),
        Some(("date", date)) => format!("date:{}\n", moved(date, round)),
        _ => format!("{line}\n"),
    };
    front.lines().map(line).collect()
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
    use super::{altered, mixed, pages, parted};
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
        let page = "---\nslug: a\ncanonical: https://a.example/\ntitle: 'A: b'\ndate: 2019-03-26 12:38:00 -0500\n---\n";
        let other = "---\nslug: a-30\ntitle: 'A: b 30'\ndate: 2019-03-03 12:38:00 -0500\n---\n";
        assert_eq!(altered(page, 30), other);
        assert_eq!(altered("---\ndate: x\ntitle: y\n---\n", 2), "---\ndate: x\ntitle: y 2\n---\n");
    }

    #[test]
    fn a_large_newsroom_was_made_of_copies_and_ten_of_one_article_answered_each_query() {
        let front = "---\ntitle: x\n---\n";
        assert_eq!(parted("---\ntitle: x\n---\n\ntitle: c\n"), (front, "\ntitle: c\n"));
        let names: Vec<_> = (0..40).map(|n| [format!("a{n}"), format!("b{n}")]).collect();
        let bodies: Vec<_> = names.iter().map(|it| it.iter().map(String::as_str).collect()).collect();
        assert_eq!(mixed(&bodies, 3, 1), "a17\n\nb24\n");
        assert_eq!(mixed(&bodies, 3, 2), "a31\n\nb5\n");
    }
}
