//! The articles of an edition as text, one a line, for programs that know nothing of editions.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use walkdir::WalkDir;

use crate::failure::Failure;

/// The articles of an edition, written down.
pub(super) struct Articles {
    /// JSON lines of `id`, `title`, `text`, `section`, `tags`, `language`, `date`; the earliest first, the
    /// undated last.
    pub(super) lines: PathBuf,
    /// How many there are.
    pub(super) count: usize,
    /// How many of them are dated.
    pub(super) dated: usize,
}

/// Writes down all articles of the edition in a folder.
pub(super) fn of(edition: &Path, lines: &Path) -> Result<Articles, Failure> {
    let mut articles = Vec::new();
    for file in WalkDir::new(edition.join("archive")).into_iter().filter_map(Result::ok) {
        // The archive's other files are binary, or hold many headlines.
        if file.path().extension().is_some_and(|ending| ending == "json") {
            articles.extend(article(&read(file.path())?));
        }
    }
    if articles.is_empty() {
        let feed = read(&edition.join("articles.json"))?;
        let items = feed.get("items").and_then(Value::as_array);
        articles.extend(items.into_iter().flatten().filter_map(article));
    }
    articles.sort_by_cached_key(|(date, line)| (date.is_empty(), date.clone(), line.to_string()));
    let mut text = String::new();
    for (_, line) in &articles {
        let _ = writeln!(text, "{line}");
    }
    fs::write(lines, text).map_err(Failure::file("write", lines))?;
    let dated = articles.iter().filter(|(date, _)| !date.is_empty()).count();
    Ok(Articles { lines: lines.to_owned(), count: articles.len(), dated })
}

fn read(path: &Path) -> Result<Value, Failure> {
    let bytes = fs::read(path).map_err(Failure::file("read", path))?;
    serde_json::from_slice(&bytes).map_err(|error| Failure::Content {
        path: path.to_owned(),
        problem: error.to_string(),
        remedy: "bundle the edition anew".to_owned(),
    })
}

/// An item's date and its line.
fn article(item: &Value) -> Option<(String, Value)> {
    let word = |path| item.pointer(path).and_then(Value::as_str).unwrap_or_default();
    let id = item.get("id")?.as_str()?;
    let text = match item.get("content_html").and_then(Value::as_str) {
        Some(html) => plain(html),
        None => item.get("content_text")?.as_str()?.to_owned(),
    };
    let date = word("/date_published");
    let line = json!({
        "id": id,
        "title": word("/title"),
        "text": text,
        "section": word("/_broadsheet/section"),
        "tags": item.get("tags").and_then(Value::as_array).cloned().unwrap_or_default(),
        "language": word("/language"),
        "date": date,
    });
    Some((date.to_owned(), line))
}

/// What is between the tags. It is the bundler's HTML: a `<` in a text is `&lt;`.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for part in html.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        let is_block = ["/p", "/h", "/l", "/u", "/o", "br", "/t", "/bl", "/d"]
            .iter()
            .any(|it| tag.starts_with(it));
        text.push_str(if is_block { "\n" } else { "" });
        text.push_str(words);
    }
    let codes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")];
    let text = codes.iter().fold(text, |text, (code, sign)| text.replace(code, sign));
    text.replace("&amp;", "&").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn of_html_the_words_stay_and_blocks_end_lines() {
        assert_eq!(plain("<p>A <em>b</em>c &amp; &lt;d&gt;.</p><p>E.</p>"), "A bc & <d>.\nE.");
        assert_eq!(plain("no tags"), "no tags");
    }
}
