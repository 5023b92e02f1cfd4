//! When a page says that it was published, where JSON-LD and `<meta>` do not.

use super::declared::{find, line};
use crate::draft::Said;
use crate::pass::dates::{self, Habits};
use dom_query::{Document, Selection};
use serde_json::Value;

/// All that says it, the most exact first.
pub(super) fn times(document: &Document, blocks: &[Value]) -> Vec<Said<String>> {
    let said = |by| move |value: String| Said { value, by };
    let elements = elements(document).into_iter().map(said("<time>"));
    let other =
        blocks.iter().find_map(|block| find(block, is_other, 0)?.get("datePublished")?.as_str());
    let all = [
        other.and_then(line).map(said("JSON-LD: datePublished")),
        shown(document).map(said("class: date")),
        labelled(document).map(said("label: published")),
    ];
    elements.chain(all.into_iter().flatten()).collect()
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

/// What elements say that are made for it; the first of them may hold no date.
fn elements(document: &Document) -> Vec<String> {
    let places = [
        ("[itemprop=datePublished]", &["datetime", "content"][..]),
        ("time[pubdate]", &["datetime"]),
        ("article time[datetime]", &["datetime"]),
        ("time[datetime]", &["datetime"]),
    ];
    let mut found = Vec::new();
    for (selector, names) in places {
        for element in document.select(selector).iter().take(5) {
            found.extend(names.iter().find_map(|name| line(&element.attr(name)?)));
        }
    }
    found
}

/// The date in an element that is called a date, if a year is in it.
fn shown(document: &Document) -> Option<String> {
    const DATES: &str = "[itemprop=datePublished], [class*=publish-date], [class*=published], [class*=pubdate], \
        [class*=pub-date], [class*=pub_date], [class*=publish_date], [class*=post-date], [class*=entry-date], \
        [class*=article-date], [class*=article_date], [class*=story-date], [class*=storyDate], [class*=dateline], \
        [class*=datetime], [class*=timestamp], [class*=__date], [class=date], [class=time], [id=date], [id=pubdate]";
    const BESIDE: &str =
        "aside, nav, footer, [class*=related], [class*=comment], [class*=sidebar], [class*=tweet]";
    let is_own = |element: &Selection<'_>| !element.ancestors(None).is(BESIDE);
    let places = document.select(DATES);
    places.iter().filter(is_own).take(20).find_map(|element| dated(&line(&element.text())?))
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

/// Words that stand before the time of an article, where nothing else tells it.
const LABELS: &[&str] = &[
    "release time",
    "published on",
    "published",
    "posted on",
    "publish time",
    "publication date",
    "date",
    "time",
    "发布时间",
    "发表时间",
    "发布日期",
    "時間",
    "时间",
    "日期",
    "公開日",
    "更新日",
    "게시일",
    "입력",
    "입력시간",
    "기사입력",
    "등록일",
    "발행일",
    "publicado em",
    "опубликовано",
];

fn labelled(document: &Document) -> Option<String> {
    let body = document.body()?.text();
    let text = line(&body)?;
    let lower = text.to_lowercase();
    // Some letters change their length with their case; then places do not agree.
    let lower = if lower.len() == text.len() { lower.as_str() } else { text.as_str() };
    LABELS.iter().find_map(|label| {
        lower.match_indices(label).take(20).find_map(|(at, _)| {
            let behind = text.get(at + label.len()..)?.trim_start();
            let behind = behind.strip_prefix([':', '：'])?.trim_start_matches([' ', '[']);
            let is_part = |c: char| c.is_ascii_digit() || " :-/.年月日时分秒T+".contains(c);
            let date: String = behind.chars().take(40).take_while(|c| is_part(*c)).collect();
            let date = date.trim().trim_end_matches(['.', '-', '/', ':', 'T', '+']);
            (date.chars().filter(char::is_ascii_digit).count() >= 6).then(|| date.to_owned())
        })
    })
}
