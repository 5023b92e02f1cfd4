//! From a page's parts to a draft.

use super::wire::Page;
use crate::draft::{Draft, Origin, Said};
use crate::report::Note;
use crate::source::page::labels::{Label, date_at_start};
use crate::source::page::spam;
use broadsheet::article::{Author, Body};
use std::sync::Arc;

/// The draft of a page.
pub(super) fn draft(page: Page, origin: &Arc<Origin>) -> Draft {
    let labelled =
        |label, by| page.labelled(label).map(|value| Said { value: value.to_owned(), by });
    let date = |label, by| {
        let value = page.labelled(label)?;
        let value = date_at_start(value).map_or(value, |(date, _)| date);
        Some(Said { value: value.to_owned(), by })
    };
    let mut draft = Draft::new(origin);
    draft.subtitle =
        page.subtitle.clone().map(|value| Said { value, by: "the line under the headline" });
    draft.summary = labelled(Label::Summary, "label: summary");
    draft.section = match page.breadcrumb.last() {
        Some(section) => Some(Said { value: section.clone(), by: "breadcrumb" }),
        None => labelled(Label::Section, "label: section"),
    };
    draft.tags = page.labelled(Label::Tags).map(listed).unwrap_or_default();
    draft.published = date(Label::Published, "label: published");
    draft.modified = date(Label::Modified, "label: updated");
    draft.source = labelled(Label::Source, "label: source");
    draft.authors = page.labelled(Label::Author).map(authors).unwrap_or_default();
    draft.notes.extend(page.headline.as_deref().and_then(spam::doubt));
    draft.notes.extend(page.headline.as_deref().filter(|_| page.is_doubtful).map(doubtful));
    draft.title = page.headline.map(|value| Said { value, by: "headline" });
    draft.breadcrumb = page.breadcrumb;
    draft.copyright = page.copyright.map(|value| Said { value, by: "copyright line" });
    draft.body = Some(Body::Text(page.paragraphs.join("\n\n")));
    draft.notes.extend(injected(page.spam));
    draft.notes.extend(left_out(&page.left_out));
    draft
}

fn listed(value: &str) -> Vec<String> {
    let parts = value.split([',', '，', ';', '；', '、', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn authors(value: &str) -> Vec<Author> {
    let author = |name| Author { name: Some(name), url: None, avatar: None };
    listed(&value.replace(" and ", ",")).into_iter().map(author).collect()
}

fn injected(mut spam: Vec<String>) -> Option<Note> {
    spam.sort();
    spam.dedup();
    let names = spam.join("\", \"");
    (!spam.is_empty()).then(|| {
        Note::changed(
            "spam-removed",
            format!("\"{names}\" was injected into the page and is taken out"),
        )
        .remedy("look whether the site that the page was saved from has been broken into")
    })
}

fn doubtful(headline: &str) -> Note {
    let what = format!("the headline \"{headline}\" may be a line that stands around one");
    Note::doubted("headline-doubted", what).remedy("write the headline above it, if it is none")
}

fn left_out(blocks: &[String]) -> Option<Note> {
    let first = blocks.first()?;
    let short: String = first.chars().take(60).collect();
    let dots = if short.len() < first.len() { "…" } else { "" };
    let others = match blocks.len() {
        1 => String::new(),
        count => format!(", and {} more,", count - 1),
    };
    let what =
        format!("\"{short}{dots}\"{others} may be text, and was taken for what stands around it");
    Some(
        Note::doubted("text-left-out", what)
            .remedy("look whether something is missing; in Markdown everything is kept"),
    )
}
