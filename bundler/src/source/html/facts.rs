//! What the labels around an article say, where the page declares nothing better.

use super::posted::{self, Posted};
use crate::draft::{Draft, Said};
use crate::pass::dates::{self, Habits};
use crate::source::page::form::{compared, listed};
use crate::source::page::labels::{self, Label, date_at_start};
use broadsheet::article::Author;

type Fact = (Label, String);

/// How much of a line the draft now says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    All,
    Some,
    Nothing,
}

/// The facts of a line that holds nothing else.
pub(super) fn read(text: &str) -> Option<Vec<Fact>> {
    let posted = || posted::read(text).filter(|posted| posted.is_whole).map(Posted::facts);
    labels::read(text).or_else(posted).filter(|facts| !facts.is_empty())
}

/// Takes up what a line says.
pub(super) fn take_up(draft: &mut Draft, text: &str, facts: Vec<Fact>) -> Taken {
    let (mut shown, mut lost) = (0, 0);
    for (label, value) in facts {
        match label {
            Label::Other if is_count(text, &value) => shown += 1,
            _ if is_taken(draft, label, value) => shown += 1,
            _ => lost += 1,
        }
    }
    match (shown, lost) {
        (_, 0) => Taken::All,
        (0, _) => Taken::Nothing,
        _ => Taken::Some,
    }
}

/// Whether the draft says a fact, now or before.
fn is_taken(draft: &mut Draft, label: Label, value: String) -> bool {
    match label {
        Label::Published => is_date_taken(&mut draft.published, &value, "label: published"),
        Label::Modified => is_date_taken(&mut draft.modified, &value, "label: updated"),
        Label::Source => is_text_taken(&mut draft.source, value, "label: source"),
        Label::Summary => is_text_taken(&mut draft.summary, value, "label: summary"),
        Label::Section => is_text_taken(&mut draft.section, value, "label: section"),
        Label::Author => {
            if draft.authors.is_empty() {
                draft.authors.push(Author { name: Some(value), url: None, avatar: None });
                return true;
            }
            let own = compared(&value);
            let names = draft.authors.iter().filter_map(|author| author.name.as_deref());
            names.map(compared).any(|name| name == own)
        }
        Label::Tags => {
            let parts = value.split([',', '，', ';', '；', '、', '|']).map(str::trim);
            let tags: Vec<String> = parts.filter(|it| !it.is_empty()).map(str::to_owned).collect();
            if draft.tags.is_empty() {
                draft.tags = tags;
                return true;
            }
            tags.iter().all(|tag| draft.tags.contains(tag))
        }
        Label::Contact | Label::Other => false,
    }
}

fn is_text_taken(place: &mut Option<Said<String>>, value: String, by: &'static str) -> bool {
    match place {
        Some(said) => compared(&said.value) == compared(&value),
        None => {
            *place = Some(Said { value, by });
            true
        }
    }
}

/// What is declared may be no date, and then what is shown is better. Two dates of one day, in whatever zone, are
/// one.
fn is_date_taken(place: &mut Option<Said<String>>, value: &str, by: &'static str) -> bool {
    const DAY: i64 = 24 * 60 * 60;
    let date = date_at_start(value).map_or(value, |(date, _)| date);
    let moment = |text: &str| Some(dates::read(text, &Habits::default()).ok()?.stamp.moment());
    let own = moment(date);
    let known = place.as_ref().map(|said| moment(&said.value));
    match (known, own) {
        (Some(Some(known)), Some(own)) => {
            (known.unix_timestamp() - own.unix_timestamp()).abs() < DAY * 3 / 2
        }
        (Some(Some(_)), None) | (Some(None), None) => false,
        (Some(None) | None, _) => {
            *place = Some(Said::new(date, by));
            true
        }
    }
}

/// Whether a value only counts readers, or belongs to a button of the page.
fn is_count(text: &str, value: &str) -> bool {
    const COUNTS: &str = "views|view|pageviews|view count|hits|clicks|click|click rate|reads|read|visits|browse|pv|\
        comments|font size|text size|font|share to|share|print|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读数|阅读|\
        点击次数|点击量|点击率|点击数|点击|访问量|访问次数|人气|字号|字体大小|字体|分享到|分享|打印";
    let before = text.split_once(value).map_or("", |(before, _)| before);
    let is_edge = |c: char| !c.is_alphanumeric();
    let (before, own) = (compared(before), compared(value));
    let (before, own) = (before.trim_end_matches(is_edge), own.trim_end_matches(is_edge));
    listed(COUNTS).any(|word| before.ends_with(word) || own.ends_with(word))
}
