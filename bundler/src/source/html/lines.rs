//! A page as its lines, in their order, and where each of them stands: near the headline, within the
//! running text, behind it, or beside the article. Knows nothing of what a line says.

use super::walk;
use crate::source::page::form::compared;
use crate::source::page::{chrome, labels};
use dom_query::Document;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Its words in boxes of their own, where there are several.
    pub(super) parts: Vec<String>,
    /// Whether the page says that it is no part of the article: a comment, another story.
    pub(super) is_beside: bool,
    /// Whether it stands in a list.
    pub(super) is_listed: bool,
    pub(super) has_link: bool,
    /// That of a heading, from 1; 0 for any other line.
    pub(super) rank: u8,
    /// The `<article>` that it stands in, by its number; 0 for none.
    pub(super) container: usize,
}

/// An element that is made for a date.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    /// The place of its line.
    pub(super) line: usize,
    /// What it says, to programs if it does.
    pub(super) value: String,
    /// What it shows.
    pub(super) shown: String,
    /// What stands before it on its line, behind the mark before it.
    pub(super) lead: String,
    /// The whole of the list's item that it stands in.
    pub(super) item: Option<Arc<str>>,
    pub(super) is_beside: bool,
    pub(super) container: usize,
}

/// How surely an element tells when its page was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It says so.
    Published,
    /// `<time>`.
    Time,
    /// It is called a date.
    Called,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Between the headline and the first paragraph.
    Below,
    /// Right above the headline.
    Above,
    /// Between the first paragraph and the last.
    Within,
    /// Right behind the last paragraph.
    After,
    /// Somewhere else on the page.
    Far,
}

/// All lines of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    pub(super) marks: Vec<Mark>,
    headline: Option<usize>,
    /// The first paragraph of running text, and the last.
    first: Option<usize>,
    last: Option<usize>,
    /// The `<article>` that it stands in.
    own: usize,
    /// The places of all running text below the headline.
    text: Vec<usize>,
}

/// So many lines above the headline, and behind the last paragraph, are near.
const NEAR: usize = 6;

impl Lines {
    pub(super) fn of(document: &Document) -> Self {
        let (all, marks) = walk::lines(document);
        let mut lines = Self { all, marks, ..Self::default() };
        let title = compared(&document.select_single("title").text());
        lines.headline = lines.headline(&title);
        let undated = undated(&lines);
        let is_text = |place: usize, line: &Line| {
            let text = undated.get(&place).unwrap_or(&line.text);
            let is_link = line.is_listed && line.has_link;
            let is_part = !line.is_beside && !is_link && line.rank == 0;
            is_part && is_running(text) && !chrome::is_copyright(text)
        };
        let from = lines.headline.map_or(0, |headline| headline + 1);
        let text =
            lines.all.iter().enumerate().skip(from).filter(|(place, it)| is_text(*place, it));
        let text: Vec<usize> = text.map(|(place, _)| place).collect();
        let first = text.first().copied();
        let own = lines.container(&text);
        // Where the page does not say where its article ends, its foot does.
        let is_foot = |line: &Line| chrome::is_copyright(&line.text) || chrome::is_end(&line.text);
        let behind = lines.all.iter().enumerate().skip(first.unwrap_or_default() + 1);
        let foot = behind.filter(|_| own == 0).find(|(_, line)| is_foot(line));
        let end = foot.map_or(lines.all.len(), |(place, _)| place);
        let is_own = |place: &usize| lines.get(*place).is_some_and(|it| it.container == own);
        let last = text.iter().copied().filter(|place| *place < end).rfind(is_own);
        let last = last.or(first);
        Self { first, last, own, text, ..lines }
    }

    /// The `<article>` that most of the text stands in.
    fn container(&self, text: &[usize]) -> usize {
        let mut lengths: BTreeMap<usize, usize> = BTreeMap::new();
        for line in text.iter().filter_map(|place| self.get(*place)) {
            *lengths.entry(line.container).or_default() += line.text.len();
        }
        lengths.into_iter().max_by_key(|(_, length)| *length).map_or(0, |(container, _)| container)
    }

    /// The heading that the window's title begins with, else the first of the first rank.
    fn headline(&self, title: &str) -> Option<usize> {
        let headings = || self.all.iter().enumerate().filter(|(_, line)| line.rank > 0);
        let told = headings().filter_map(|(place, line)| {
            let own = compared(&line.text);
            let length = own.chars().count();
            (length >= 4 && title.starts_with(&own)).then_some((length, place))
        });
        let told = told.max_by_key(|(length, place)| (*length, std::cmp::Reverse(*place)));
        told.map(|(_, place)| place).or_else(|| self.all.iter().position(|line| line.rank == 1))
    }

    pub(super) fn get(&self, place: usize) -> Option<&Line> {
        self.all.get(place)
    }

    /// Where a line stands.
    pub(super) fn zone(&self, place: usize) -> Zone {
        let is_before = self.first.is_none_or(|first| place < first);
        match (self.headline, self.last) {
            (Some(headline), _) if place < headline => match headline - place <= NEAR {
                true => Zone::Above,
                false => Zone::Far,
            },
            _ if is_before => Zone::Below,
            (_, Some(last)) if place <= last => Zone::Within,
            (_, Some(last)) if place - last <= NEAR && !self.is_ended(last + 1, place) => {
                Zone::After
            }
            _ => Zone::Far,
        }
    }

    /// Whether something else has begun between two places.
    fn is_ended(&self, from: usize, to: usize) -> bool {
        let between = self.all.get(from..=to).unwrap_or_default();
        between.iter().any(|line| line.rank > 0 || chrome::is_end(&line.text))
    }

    /// How many paragraphs stand between the headline and a place behind it.
    pub(super) fn paragraphs_before(&self, place: usize) -> usize {
        self.text.partition_point(|it| *it < place)
    }

    /// How far below the headline a place is.
    pub(super) fn depth(&self, place: usize) -> usize {
        place.saturating_sub(self.headline.unwrap_or_default())
    }

    /// Whether a line stands in another `<article>` than the text, such as one of a list of stories.
    pub(super) fn is_other_story(&self, container: usize) -> bool {
        container > 0 && container != self.own
    }

    /// The place of the first paragraph, behind which no breadcrumb stands.
    pub(super) fn text_start(&self) -> usize {
        self.first.unwrap_or(self.all.len())
    }

    pub(super) fn is_above_headline(&self, place: usize) -> bool {
        self.headline.is_some_and(|headline| place < headline)
    }

    /// Whether the page has a headline.
    pub(super) fn has_headline(&self) -> bool {
        self.headline.is_some()
    }
}

/// Lines with dates in them, without the dates: what is left may be no text.
fn undated(lines: &Lines) -> HashMap<usize, String> {
    let mut undated = HashMap::new();
    for mark in lines.marks.iter().filter(|mark| mark.shown.len() <= 200) {
        if let Some(line) = lines.all.get(mark.line).filter(|it| it.text.len() < 1000) {
            let text = undated.entry(mark.line).or_insert_with(|| line.text.clone());
            *text = text.replacen(mark.shown.as_str(), "", 1);
        }
    }
    undated
}

/// Whether a line is running text, and no long line of labels.
pub(super) fn is_running(text: &str) -> bool {
    chrome::is_prose(text) && labels::read(text).is_none()
}
