//! From the bytes of a saved page to a draft.

use super::lines::Lines;
use super::wire::{Article, Page};
use super::{adapter, article, declared, furniture};
use crate::draft::{Draft, Origin, Said};
use crate::pass::encoding;
use crate::report::Note;
use crate::source::{File, Reading};
use broadsheet::article::Body;
use broadsheet::text;
use dom_query::Document;
use std::sync::Arc;

/// Reads a page.
pub fn parse(file: &File) -> Result<Reading, Note> {
    let decoded = encoding::decode(&file.bytes, label(&file.bytes).as_deref());
    let html = decoded.text.as_str();
    let document = article::is_readable(html).then(|| Document::from(html));
    let mut draft = match document.filter(article::is_searchable) {
        Some(document) => draft(html, document, &file.origin),
        None => bare(html, &file.origin),
    };
    draft.notes.extend(decoded.notes());
    Ok(Reading { drafts: vec![draft], ..Reading::default() })
}

fn draft(html: &str, document: Document, origin: &Arc<Origin>) -> Draft {
    let lines = Lines::of(&document);
    let mut page = Page { saved_from: saved_from(html), ..declared::read(&document, &lines) };
    let shown = furniture::shown(&lines);
    if page.breadcrumb.is_empty() {
        page.breadcrumb = shown.breadcrumb;
    }
    let titles: Vec<String> = page.title.iter().chain(&page.heading).cloned().collect();
    let body = document.body().map(|body| body.inner_html().to_string()).unwrap_or_default();
    let found = article::find(document);
    let is_blank = || text::plain(&body, 1000).trim().is_empty();
    let not_found = (found.is_none() && !is_blank()).then(|| {
        Note::doubted("no-article", "no article is found on the page; all of it is taken")
            .remedy("look whether the page was saved as a whole")
    });
    page.article = found.unwrap_or(Article { html: body, ..Article::default() });
    let mut draft = adapter::draft(page, origin);
    if draft.section.is_none() {
        let section = draft.breadcrumb.last().cloned();
        draft.section = section.map(|value| Said { value, by: "breadcrumb" });
    }
    furniture::take_out(&mut draft, &titles, &shown.copyright);
    draft.notes.extend(not_found);
    draft
}

/// The text alone of a page that no browser would show.
fn bare(html: &str, origin: &Arc<Origin>) -> Draft {
    let mut draft = Draft::new(origin);
    draft.body = Some(Body::Text(article::whole(html)));
    draft.notes.push(
        Note::doubted("too-deep", "its elements are nested too deeply; only its text is taken")
            .remedy("save the page again"),
    );
    draft
}

/// The encoding that the page declares, in `<meta>` or in an XML declaration.
fn label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..8192).unwrap_or(bytes)).to_lowercase();
    let places = head.match_indices("charset").chain(head.match_indices("encoding"));
    places.take(50).find_map(|(at, word)| {
        let value = head.get(at + word.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
        let label: String = value.chars().take_while(is_part).take(40).collect();
        encoding_rs::Encoding::for_label(label.as_bytes()).map(|_| label)
    })
}

/// The address in the comment that browsers write above a page: `saved from url=(0022)https://…`.
fn saved_from(html: &str) -> Option<String> {
    let head: String = html.chars().take(2000).collect();
    let (_, behind) = head
        .split_once("saved from url=(")
        .or_else(|| head.split_once("Page saved with SingleFile url: "))?;
    let url = behind.split_once(')').map_or(behind, |(_, url)| url);
    let url = url.split([' ', '\n', '\r', '>']).next()?.trim();
    url.starts_with("http").then(|| url.to_owned())
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

#[cfg(test)]
#[path = "edge_tests.rs"]
mod edge_tests;
