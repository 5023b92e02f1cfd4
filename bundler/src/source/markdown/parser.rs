//! From the bytes of a Markdown file to a draft.

use super::site::Site;
use super::wire::Page;
use super::{adapter, front_matter, shortcode};
use crate::pass::encoding;
use crate::report::Note;
use crate::source::{File, Reading};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Reads a page.
pub fn parse(file: &File) -> Result<Reading, Note> {
    let decoded = encoding::decode(&file.bytes, None);
    let (page, mut notes) = front_matter::split(&decoded.text)?;
    notes.extend(decoded.notes());
    let Page { matter, markdown } = page;
    let markdown = match file.origin.name.ends_with(".mdx") {
        true => without_modules(&markdown),
        false => markdown,
    };
    let site = Site::of(&file.origin);
    let (markdown, taken) = shortcode::expand(&markdown, site);
    notes.extend(taken);
    let mut draft = adapter::draft(&matter, rendered(&markdown, site), &file.origin);
    draft.notes.extend(notes);
    Ok(Reading { drafts: vec![draft], ..Reading::default() })
}

/// A text as HTML, and the headline that it opens with, if it opens with one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Rendered {
    pub(super) headline: Option<String>,
    /// All of it, the headline too.
    pub(super) html: String,
    /// All but the headline.
    pub(super) below: String,
}

fn rendered(markdown: &str, site: Site<'_>) -> Rendered {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let events = Parser::new_ext(markdown, options).map(|event| led(event, site));
    let events: Vec<Event<'_>> = events.collect();
    let opening = opening(&events);
    let whole = render(&events);
    let below = opening.as_ref().and_then(|(_, end)| events.get(end + 1..)).map(render);
    Rendered {
        headline: opening.map(|(headline, _)| headline),
        below: below.unwrap_or_else(|| whole.clone()),
        html: whole,
    }
}

/// A link as Zola writes those to other pages, `@/roads/bridge.md`, led to that page.
fn led<'a>(event: Event<'a>, site: Site<'_>) -> Event<'a> {
    match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let page = dest_url.strip_prefix("@/").and_then(|path| site.page(path));
            let dest_url = page.map_or(dest_url, CowStr::from);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        event => event,
    }
}

fn render(events: &[Event<'_>]) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.iter().cloned());
    out
}

/// The text of a heading of the first rank above everything else, and where it ends.
fn opening(events: &[Event<'_>]) -> Option<(String, usize)> {
    let Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) = events.first()? else {
        return None;
    };
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))))?;
    let text: String = events
        .get(..end)?
        .iter()
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
            Event::SoftBreak | Event::HardBreak => Some(" "),
            _ => None,
        })
        .collect();
    Some((text.trim().to_owned(), end)).filter(|(text, _)| !text.is_empty())
}

/// MDX without the lines that load programs.
fn without_modules(markdown: &str) -> String {
    let is_module = |line: &&str| line.starts_with("import ") || line.starts_with("export ");
    markdown.split_inclusive('\n').filter(|line| !is_module(line)).collect()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
