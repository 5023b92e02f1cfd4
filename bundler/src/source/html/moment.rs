//! When a page says that it was published, where JSON-LD and `<meta>` do not: in elements made for dates and in
//! lines with labels, at the edges of the article. A date in its text, in others' comments or in a list
//! of other stories is of something else.

use super::declared::{find, line};
use super::lines::{Kind, Line, Lines, Mark, Zone, is_running};
use super::posted;
use crate::draft::Said;
use crate::pass::dates::{self, Habits};
use crate::source::page::form::{compared, listed};
use crate::source::page::labels::{self, Label, date_at_start};
use crate::source::page::sentence;
use serde_json::Value;

/// All that says it, the most exact first.
pub(super) fn times(lines: &Lines, blocks: &[Value]) -> Vec<Said<String>> {
    let said = |by| move |value: String| Said { value, by };
    let other =
        blocks.iter().find_map(|block| find(block, is_other, 0)?.get("datePublished")?.as_str());
    let marked = |kind, lead| marked(lines, kind, lead);
    let times = marked(Kind::Published, Lead::Good).chain(marked(Kind::Time, Lead::Good));
    let called = marked(Kind::Called, Lead::Good).filter_map(|value| dated(&value));
    // Where only a change is dated, the article is as old at least.
    let changed = marked(Kind::Time, Lead::Changed);
    times
        .map(said("<time>"))
        .chain(other.and_then(line).map(said("JSON-LD: datePublished")))
        .chain(called.map(said("class: date")))
        .chain(labelled(lines))
        .chain(changed.map(said("<time>")))
        .collect()
}

/// Kinds of things that are no article by their name, and are dated all the same.
fn is_other(kind: &str) -> bool {
    matches!(
        kind,
        "WebPage"
            | "ClaimReview"
            | "Review"
            | "Recipe"
            | "CreativeWork"
            | "VideoObject"
            | "PodcastEpisode"
    )
}

/// What elements of a kind say, the nearest to the headline first.
fn marked(lines: &Lines, kind: Kind, lead: Lead) -> impl Iterator<Item = String> {
    let own = lines.marks.iter().filter(|mark| mark.kind == kind && is_own(lines, mark));
    let own = own.filter(|mark| lead_of(&mark.lead) == lead && !names_else(&mark.shown));
    let mut found: Vec<_> = own.filter_map(|mark| Some((order(lines, mark)?, mark))).collect();
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().take(20).map(|(_, mark)| mark.value.clone())
}

/// Whether an element is the article's, and neither a comment's nor that of another story in a list.
fn is_own(lines: &Lines, mark: &Mark) -> bool {
    let is_item = |item: &str| {
        let rest = item.replacen(mark.shown.as_str(), "", 1);
        let is_alone = !rest.contains(char::is_alphanumeric);
        is_alone || labels::read(item).is_some() || posted::read(item).is_some()
    };
    // What says so itself may stand in a box of buttons, if it stands below the headline.
    let is_surely = mark.kind == Kind::Published && lines.zone(mark.line) == Zone::Below;
    (!mark.is_beside || is_surely)
        && !lines.is_other_story(mark.container)
        && mark.item.as_deref().is_none_or(is_item)
}

/// How near to the headline an element stands; `None` where it dates something else.
fn order(lines: &Lines, mark: &Mark) -> Option<u8> {
    if mark.kind == Kind::Published {
        return Some(u8::from(lines.zone(mark.line) != Zone::Below));
    }
    let own = lines.get(mark.line).map_or("", |line| line.text.as_str());
    if sentence::is_sentence(own) || sentence::reads_on(own) {
        return None;
    }
    let zone = lines.zone(mark.line);
    match zone {
        Zone::Below => Some(0),
        // A standfirst may stand between the headline and the line with the date.
        Zone::Within if lines.paragraphs_before(mark.line) <= 2 && is_bare(own, &mark.shown) => {
            Some(1)
        }
        Zone::Above => Some(2),
        Zone::After => Some(3),
        Zone::Far if mark.kind == Kind::Called && !lines.has_headline() => Some(4),
        Zone::Within | Zone::Far => None,
    }
}

/// Whether a line is little more than its date.
fn is_bare(line: &str, date: &str) -> bool {
    let rest = line.replacen(date, "", 1);
    !is_running(&rest) && rest.split_whitespace().count() <= 12
}

/// What the words before a date say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// When the page was published, or nothing.
    Good,
    /// When it was changed.
    Changed,
    /// When something else was or will be.
    Other,
}

fn lead_of(lead: &str) -> Lead {
    const CHANGED: &str =
        "updated|update|modified|edited|aktualisiert|actualizado|actualise|更新|修改|最后更新";
    let folded = compared(lead);
    let bare = folded.trim_end_matches(|c: char| !c.is_alphanumeric());
    if listed(CHANGED).any(|word| bare.ends_with(word) || bare.ends_with(&format!("{word} on"))) {
        return Lead::Changed;
    }
    let is_label = || {
        let facts = labels::read(&format!("{lead} 2020-01-01")).unwrap_or_default();
        facts.iter().any(|(label, _)| *label == Label::Published)
            || STRONG.iter().any(|word| bare.ends_with(word))
    };
    let ends = lead.trim_end().ends_with([':', '：']);
    match names_else(lead) || ends && !is_label() || bare.split_whitespace().count() > 12 {
        true => Lead::Other,
        false => Lead::Good,
    }
}

/// Whether words say that a date is that of something else.
fn names_else(text: &str) -> bool {
    const ELSE: &str = "deadline|expiry|expires|expired|birth|born|died|founded|established|upcoming|event|\
        events|starts|begins|ends|opens|opening|closes|closing|until|due|next|valid";
    let folded = compared(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| listed(ELSE).any(|known| known == word))
        || ["截止", "出生", "生于", "成立", "活动时间"].iter().any(|word| folded.contains(word))
}

/// The date in a short text, behind the words that stand before it.
fn dated(text: &str) -> Option<String> {
    let short = text.chars().count() <= 60;
    let has_year = text.contains(['年', '년'])
        || text.split(|c: char| !c.is_ascii_digit()).any(|digits| {
            digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
        });
    if !short || !has_year {
        return None;
    }
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "|[]()•·-–—,".contains(c));
    let starts = std::iter::once(0)
        .chain(bare.match_indices([' ', ':', '：']).map(|(at, sign)| at + sign.len()));
    let rest = starts.filter_map(|at| bare.get(at..)).map(str::trim).take(5);
    let mut rest = rest.filter(|it| !it.is_empty());
    rest.find(|it| dates::read(it, &Habits::default()).is_ok()).map(str::to_owned)
}

/// Labels that nothing but a publication has, where the line is no other that is known.
const STRONG: &[&str] = &[
    "release time",
    "published on",
    "published",
    "posted on",
    "publish time",
    "publication date",
    "发布时间",
    "发表时间",
    "发布日期",
    "公開日",
    "게시일",
    "입력",
    "입력시간",
    "기사입력",
    "등록일",
    "발행일",
    "publicado em",
    "опубликовано",
];

/// Labels that other things have, too: they count near the headline, and not in a list.
const WEAK: [&str; 6] = ["date", "time", "日期", "时间", "when", "更新日"];

/// So far below the headline a date counts that no label announces.
const NEAR: usize = 12;

/// The dates in lines with labels, and in the line below the headline.
fn labelled(lines: &Lines) -> Vec<Said<String>> {
    let mut found: Vec<(u8, Said<String>)> = Vec::new();
    for (place, line) in lines.all.iter().enumerate() {
        let is_own = !line.is_beside && !lines.is_other_story(line.container);
        let zone = lines.zone(place);
        // A standfirst may stand above it.
        let is_in_text = zone == Zone::Within && lines.paragraphs_before(place) > 1;
        if !is_own || is_in_text || is_running(&line.text) {
            continue;
        }
        let is_near = zone == Zone::Below && lines.depth(place) <= NEAR;
        let order = [Zone::Below, Zone::After, Zone::Above].iter().position(|it| *it == zone);
        let order = order.and_then(|it| u8::try_from(it).ok()).unwrap_or(3);
        let texts = || std::iter::once(&line.text).chain(&line.parts).map(String::as_str);
        let strong = || texts().find_map(strong).map(|it| Said::new(it, "label: published"));
        let told = || texts().find_map(|text| told(text, line, zone, is_near));
        let told = || told().filter(|_| zone != Zone::Within);
        found.extend(strong().or_else(told).map(|said| (order, said)));
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, said)| said).collect()
}

/// The date of a line that is nothing but facts.
fn told(text: &str, line: &Line, zone: Zone, is_near: bool) -> Option<Said<String>> {
    if names_else(text) {
        return None;
    }
    let folded = compared(text);
    let is_weak = WEAK.iter().any(|word| folded.starts_with(word));
    let is_alone = date_at_start(text).is_some();
    let counts = match zone {
        Zone::Below => is_near && !(is_weak && line.is_listed),
        Zone::After => !(is_alone || is_weak && line.is_listed),
        _ => !is_alone && !is_weak && !line.is_listed,
    };
    if !counts {
        return None;
    }
    let posted = || posted::read(text).map(posted::Posted::facts);
    let facts = labels::read(text).or_else(posted)?;
    let mut dates = facts.iter().filter(|(label, _)| *label == Label::Published);
    let date = dates.find_map(|(_, value)| date_at_start(value))?.0;
    let by = if is_alone { "line below the headline" } else { "label: published" };
    Some(Said::new(date, by))
}

/// The date behind a label that nothing but a publication has.
fn strong(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    // Some letters change their length with their case; then places do not agree.
    let lower = if lower.len() == text.len() { lower.as_str() } else { text };
    STRONG.iter().find_map(|label| {
        lower.match_indices(label).take(20).find_map(|(at, _)| {
            let before = lower.get(..at)?.chars().next_back();
            if label.is_ascii() && before.is_some_and(char::is_alphanumeric) {
                return None;
            }
            let behind = text.get(at + label.len()..)?.trim_start();
            let behind = behind.strip_prefix([':', '：'])?.trim_start_matches([' ', '[']);
            let is_part = |c: char| c.is_ascii_digit() || " :-/.年月日时分秒T+".contains(c);
            let date: String = behind.chars().take(40).take_while(|c| is_part(*c)).collect();
            let date = date.trim().trim_end_matches(['.', '-', '/', ':', 'T', '+']);
            (date.chars().filter(char::is_ascii_digit).count() >= 6).then(|| date.to_owned())
        })
    })
}
