//! What stands around an article within its own blocks, where the page does not declare it: breadcrumb,
//! labels, neighbours, copyright, injected names.

use super::declared::line;
use crate::draft::{Draft, Said};
use crate::pass::dates::{self, Habits};
use crate::source::page::form::compared;
use crate::source::page::labels::{Label, date_at_start};
use crate::source::page::spam::{self, Injection, is_name};
use crate::source::page::{chrome, labels};
use broadsheet::article::{Author, Body};
use dom_query::{Document, Selection};

/// Blocks that hold lines, as pages have them.
const BLOCKS: &str =
    "p, div, span, li, h2, h3, h4, h5, h6, nav, footer, header, section, center, td";

/// The copyright line and the breadcrumb that a whole page shows.
pub(super) fn shown(document: &Document) -> (Option<String>, Vec<String>) {
    let blocks = document.select(BLOCKS);
    let lines = || blocks.iter().filter(is_block).filter_map(|block| line(&block.text()));
    let copyright = lines().find(|block| chrome::is_copyright(block));
    let is_way = |block: &String| !chrome::is_prose(block) && block.chars().count() <= 120;
    let breadcrumb = lines().take(60).filter(is_way).find_map(|block| chrome::breadcrumb(&block));
    (copyright.map(|it| chrome::without_registration(&it)), breadcrumb.unwrap_or_default())
}

/// The date in a line of its own between the headline and the text, where nothing declares one.
pub(super) fn dated(document: &Document) -> Option<Said<String>> {
    const HEADINGS: &str = "h1, h2, h3";
    const NEAR: usize = 12;
    let title = compared(&document.select_single("title").text());
    let is_headline = |element: &Selection<'_>| {
        let own = line(&element.text()).map(|text| compared(&text)).unwrap_or_default();
        element.is("h1") || !own.is_empty() && own.chars().count() >= 4 && title.starts_with(&own)
    };
    let all = format!("h1, {BLOCKS}");
    let blocks = document.select(&all);
    let below = blocks.iter().filter(|it| it.is(HEADINGS) || is_block(it));
    let below = below.skip_while(|it| !is_headline(it)).skip(1);
    let lines = below.filter_map(|block| line(&block.text())).take(NEAR);
    let lines = lines.take_while(|text| !chrome::is_prose(text) && !chrome::is_end(text));
    let mut facts = lines.filter_map(|text| labels::read(&text)).flatten();
    let (_, value) = facts
        .find(|(label, value)| *label == Label::Published && date_at_start(value).is_some())?;
    let (date, _) = date_at_start(&value)?;
    Some(Said::new(date, "line below the headline"))
}

/// Whether an element holds a line and no other blocks.
fn is_block(element: &Selection<'_>) -> bool {
    element.select(BLOCKS).length() == 0
}

/// Takes it out of a draft's text, and takes up what it says.
pub(super) fn take_out(draft: &mut Draft, titles: &[String]) {
    let site = titles.iter().find_map(|title| {
        let (_, site) = title.rsplit_once(['-', '_', '|', '–', '—'])?;
        Some(site.trim().to_owned()).filter(|site| is_name(site))
    });
    let headline = draft.title.as_ref().map(|title| title.value.as_str());
    let injection = Injection::of(site.as_deref(), headline);
    let mut spam: Vec<String> = Vec::new();
    if let Some(title) = &mut draft.title {
        spam.extend(injection.take_out_of_headline(&mut title.value));
        draft.notes.extend(spam::doubt(&title.value));
    }
    let said = [&mut draft.copyright, &mut draft.subtitle, &mut draft.source];
    for said in said.into_iter().flatten() {
        spam.extend(injection.take_out(&mut said.value));
    }
    spam.extend(injection.take_out_of_names(draft));
    if let Some(Body::Html(html)) = draft.body.take() {
        let fragment = Document::fragment(html.as_str());
        let is_changed = furniture(&fragment, draft, &injection, &mut spam);
        draft.body =
            Some(Body::Html(if is_changed { super::article::inside(&fragment) } else { html }));
    }
    draft.notes.extend(spam::note(spam, "the site that the page was saved from"));
}

fn furniture(
    fragment: &Document,
    draft: &mut Draft,
    injection: &Injection,
    spam: &mut Vec<String>,
) -> bool {
    let (mut is_changed, mut is_text) = (false, false);
    // The headline and the section stand above the text once more.
    let own = draft.title.iter().chain(&draft.section).map(|said| compared(&said.value));
    let told: Vec<String> = own.collect();
    for block in fragment.select(BLOCKS).iter().filter(is_block) {
        let Some(mut text) = line(&block.text()) else { continue };
        let taken = injection.take_out(&mut text);
        let is_prose = chrome::is_prose(&text);
        let facts = labels::read(&text).filter(|_| !is_prose);
        let is_way = !is_text && !is_prose && chrome::breadcrumb(&text).is_some();
        let is_again = !is_text && told.contains(&compared(&text));
        let is_beside = is_way
            || is_again
            || facts.is_some()
            || !is_prose && (chrome::is_copyright(&text) || is_text && chrome::is_end(&text));
        is_text |= is_prose;
        if block.select("img").length() > 0 {
            continue;
        }
        if is_beside {
            take_up(draft, facts.unwrap_or_default());
            block.remove();
        } else if !taken.is_empty() && block.children().length() == 0 {
            block.set_text(&text);
        } else {
            continue;
        }
        spam.extend(taken);
        is_changed = true;
    }
    is_changed
}

/// What labels say, where the page declares nothing better.
fn take_up(draft: &mut Draft, facts: Vec<(Label, String)>) {
    for (label, value) in facts {
        let date = || date_at_start(&value).map_or(value.as_str(), |(date, _)| date).to_owned();
        let (place, value, by) = match label {
            Label::Published => (&mut draft.published, date(), "label: published"),
            Label::Source => (&mut draft.source, value, "label: source"),
            Label::Author if draft.authors.is_empty() => {
                draft.authors.push(Author { name: Some(value), url: None, avatar: None });
                continue;
            }
            _ => continue,
        };
        // What is declared may be no date.
        let is_date = |said: &Said<String>| dates::read(&said.value, &Habits::default()).is_ok();
        let is_better = label == Label::Published && is_date(&Said::new(value.as_str(), by));
        if place.as_ref().is_none_or(|said| is_better && !is_date(said)) {
            *place = Some(Said { value, by });
        }
    }
}
