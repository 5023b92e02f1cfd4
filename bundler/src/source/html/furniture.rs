//! What stands around an article within its own blocks, where the page does not declare it: breadcrumb,
//! labels, neighbours, copyright, injected names. It goes at the edges of the article alone: between its
//! first paragraph and its last, in lists and in tables, what looks like it is text.

use super::declared::line;
use super::facts::{self, Taken};
use super::lines::{Lines, is_running};
use crate::draft::{Draft, Said};
use crate::report::Note;
use crate::source::page::form::compared;
use crate::source::page::spam::{self, Injection, is_name};
use crate::source::page::{chrome, labels};
use broadsheet::article::Body;
use dom_query::{Document, NodeId, NodeRef, Selection};
use std::collections::HashSet;

/// Blocks that hold lines, as pages have them.
const BLOCKS: &str = "p, div, li, h2, h3, h4, h5, h6, nav, footer, header, section, center, td";

/// What a whole page shows.
pub(super) struct Shown {
    /// The lines of copyright, of which some may be of a picture or of a part.
    pub(super) copyright: Vec<String>,
    pub(super) breadcrumb: Vec<String>,
}

/// What a whole page shows. A breadcrumb stands above the headline or the first paragraph.
pub(super) fn shown(lines: &Lines) -> Shown {
    let copyright = lines.all.iter().map(|line| &line.text).filter(|it| chrome::is_copyright(it));
    let copyright = copyright.take(20).map(|it| chrome::without_registration(it)).collect();
    let above = lines.all.get(..lines.text_start()).unwrap_or_default().iter().enumerate();
    let is_way = |text: &str| !chrome::is_prose(text) && text.chars().count() <= 120;
    let ways = above.take(60).filter(|(_, line)| is_way(&line.text));
    let mut ways = ways.filter_map(|(place, line)| {
        // Below the headline an arrow between words may be the text's.
        let is_sure = line.has_link || lines.is_above_headline(place);
        match is_sure {
            true => chrome::breadcrumb(&line.text),
            false => chrome::plain_breadcrumb(&line.text),
        }
    });
    Shown { copyright, breadcrumb: ways.next().unwrap_or_default() }
}

/// Takes it out of a draft's text, and takes up what it says.
pub(super) fn take_out(draft: &mut Draft, titles: &[String], copyright: &[String]) {
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
    let mut copyright = copyright.to_vec();
    spam.extend(copyright.iter_mut().flat_map(|line| injection.take_out(line)));
    if let Some(Body::Html(html)) = draft.body.take() {
        let fragment = Document::fragment(html.as_str());
        let cleared = clear(&fragment, draft, &injection, &copyright);
        let html = if cleared.is_changed { super::article::inside(&fragment) } else { html };
        draft.body = Some(Body::Html(html));
        spam.extend(cleared.spam);
        draft.notes.extend(left_out(&cleared.left_out));
    }
    draft.notes.extend(spam::note(spam, "the site that the page was saved from"));
}

/// A block that holds a line and no other blocks.
struct Block<'a> {
    element: Selection<'a>,
    text: String,
    /// Injected names that the text was rid of.
    taken: Vec<String>,
    is_running: bool,
}

impl<'a> Block<'a> {
    fn of(element: Selection<'a>, injection: &Injection) -> Option<Self> {
        let mut text = line(&element.text())?;
        let taken = injection.take_out(&mut text);
        let is_running = is_running(&text);
        Some(Self { element, text, taken, is_running })
    }

    /// Rids its elements of injected names; whether any was changed.
    fn rid(&self, injection: &Injection) -> bool {
        if self.element.children().length() == 0 {
            self.element.set_text(&self.text);
            return true;
        }
        let inner = self.element.select("span, a, b, strong, em, i, font, small");
        let mut is_changed = false;
        for leaf in inner.iter().filter(|it| it.children().length() == 0) {
            let mut text = leaf.text().to_string();
            if !injection.take_out(&mut text).is_empty() {
                leaf.set_text(&text);
                is_changed = true;
            }
        }
        is_changed
    }
}

/// Where a block stands.
#[derive(Clone, Copy)]
enum Edge {
    Top,
    Foot,
    Within,
}

#[derive(Default)]
struct Cleared {
    is_changed: bool,
    spam: Vec<String>,
    left_out: Vec<String>,
}

fn clear(
    fragment: &Document,
    draft: &mut Draft,
    injection: &Injection,
    copyright: &[String],
) -> Cleared {
    let all = fragment.select(BLOCKS);
    let leaves = all.iter().filter(|it| it.select(BLOCKS).length() == 0);
    let blocks: Vec<Block<'_>> = leaves.filter_map(|it| Block::of(it, injection)).collect();
    let (first, last) = running(&blocks);
    let edge = |place: usize| match place {
        _ if place < first => Edge::Top,
        _ if place > last => Edge::Foot,
        _ => Edge::Within,
    };
    let layout = layout(&blocks);
    let is_listed = |block: &Block<'_>| is_listed(&block.element, &layout);
    // A mark of copyright in the text, or under a picture, is not the article's.
    let placed = blocks.iter().enumerate().filter(|(_, it)| chrome::is_copyright(&it.text));
    let own = placed.filter(|(place, it)| !matches!(edge(*place), Edge::Foot) || is_listed(it));
    let inner: HashSet<String> =
        own.map(|(_, it)| chrome::without_registration(&it.text)).collect();
    let shown = copyright.iter().find(|line| !inner.contains(line.as_str()));
    let shown = shown.map(|line| Said { value: line.clone(), by: "copyright line" });
    draft.copyright = draft.copyright.take().or(shown);
    let mut cleared = Cleared::default();
    for (place, block) in blocks.iter().enumerate() {
        let has_picture = || block.element.select("img").length() > 0;
        let goes = match edge(place) {
            Edge::Within => false,
            _ if block.is_running || has_picture() => false,
            edge => goes(draft, &block.text, edge, is_listed(block), &mut cleared.left_out),
        };
        if goes {
            block.element.remove();
        } else if block.taken.is_empty() || !block.rid(injection) {
            continue;
        }
        cleared.spam.extend(block.taken.iter().cloned());
        cleared.is_changed = true;
    }
    cleared
}

/// The places of the first and the last block of running text; where there is none, of what is not furniture
/// by its words.
fn running(blocks: &[Block<'_>]) -> (usize, usize) {
    let is_running = |block: &Block<'_>| block.is_running;
    let is_other = |block: &Block<'_>| {
        let text = block.text.as_str();
        labels::read(text).is_none()
            && !chrome::is_copyright(text)
            && !chrome::is_end(text)
            && chrome::plain_breadcrumb(text).is_none()
    };
    let first = blocks.iter().position(is_running).or_else(|| blocks.iter().position(is_other));
    let last = blocks.iter().rposition(is_running).or_else(|| blocks.iter().rposition(is_other));
    (first.unwrap_or(blocks.len()), last.unwrap_or(blocks.len()))
}

/// The tables that hold the text itself: old pages are laid out with them.
fn layout(blocks: &[Block<'_>]) -> HashSet<NodeId> {
    let running = blocks.iter().filter(|block| block.is_running);
    let nodes = running.filter_map(|block| block.element.nodes().first());
    let tables = nodes.flat_map(|node| node.ancestors_it(None).filter(|it| it.has_name("table")));
    tables.map(|table| table.id).collect()
}

/// Whether a block stands in a list, or in a table of facts.
fn is_listed(element: &Selection<'_>, layout: &HashSet<NodeId>) -> bool {
    let Some(node) = element.nodes().first() else { return false };
    let is_item = |it: &NodeRef<'_>| ["li", "dd", "dt"].iter().any(|name| it.has_name(name));
    let is_table = |it: &NodeRef<'_>| it.has_name("table") && !layout.contains(&it.id);
    is_item(node) || node.ancestors_it(None).any(|it| is_item(&it) || is_table(&it))
}

/// Whether a line at an edge of the article is none of it. What it says is taken up first.
fn goes(
    draft: &mut Draft,
    text: &str,
    edge: Edge,
    is_listed: bool,
    left_out: &mut Vec<String>,
) -> bool {
    let is_at_foot = matches!(edge, Edge::Foot);
    if is_at_foot && chrome::is_end(text) || !is_at_foot && is_told(draft, text) {
        return true;
    }
    if is_listed {
        return false;
    }
    if chrome::is_copyright(text) {
        return is_at_foot && is_own_copyright(draft, text);
    }
    match facts::read(text).map(|told| facts::take_up(draft, text, told)) {
        Some(Taken::All) => true,
        Some(Taken::Some) => {
            left_out.push(text.to_owned());
            true
        }
        Some(Taken::Nothing) | None => false,
    }
}

/// Whether the headline, the section or the breadcrumb stands above the text once more.
fn is_told(draft: &Draft, text: &str) -> bool {
    let said = draft.title.iter().chain(&draft.section).map(|said| &said.value);
    let told: Vec<String> = said.chain(&draft.breadcrumb).map(|it| compared(it)).collect();
    let is_told = |part: &str| told.contains(&compared(part));
    is_told(text)
        || chrome::plain_breadcrumb(text).is_some()
        || chrome::breadcrumb(text).is_some_and(|parts| parts.iter().all(|part| is_told(part)))
}

/// Whether a line of copyright is shown as the article's, or is one that every page of a site has.
fn is_own_copyright(draft: &Draft, text: &str) -> bool {
    let line = chrome::without_registration(text);
    let is_shown = draft.copyright.as_ref().is_some_and(|said| said.value == line);
    let folded = compared(text);
    is_shown || ["all rights reserved", "版权所有"].iter().any(|mark| folded.contains(mark))
}

fn left_out(lines: &[String]) -> Option<Note> {
    let first = lines.first()?;
    let others = match lines.len() {
        1 => String::new(),
        count => format!(", and {} more,", count - 1),
    };
    let what =
        format!("\"{first}\"{others} holds more than what is shown of the article elsewhere");
    Some(Note::doubted("text-left-out", what).remedy("look whether something of it is missing"))
}
