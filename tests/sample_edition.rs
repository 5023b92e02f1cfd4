//! The sample edition is a valid feed, and says nothing in figures that its one source does not.
//!
//! Reads `public/articles.json` as plain JSON, so that what a person wrote is judged, and not what
//! the reader made of it. Set `BROADSHEET_SEEDS` to the folder that holds the source page to have
//! the table of facts checked against it too.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the whole of it is a test, and a test ends so when it fails"
)]

mod sample_edition {
    pub(crate) mod facts;
    pub(crate) mod figures;
    pub(crate) mod reading;
}

use sample_edition::facts::{CHINESE_NAMES, COPYRIGHT, DATES, Fact, facts};
use sample_edition::figures::{Figure, chinese_numeral, figures};
use sample_edition::reading::*;
use serde_json::Value;
use std::collections::BTreeSet;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A text without the dates of the table, in whichever form they are written.
fn without_dates(text: &str) -> String {
    DATES.iter().fold(text.to_owned(), |text, date| {
        text.replace(date.page, " ").replace(date.chinese, " ").replace(date.english, " ")
    })
}

/// Fails on the first figure that is in no row of the table, or that is said of something else.
fn assert_known(place: &str, text: &str) {
    let facts = facts();
    for line in without_dates(text).to_lowercase().lines() {
        for figure in figures(line) {
            let counted = |fact: &Fact| {
                figures(fact.figure) == [figure] && fact.subjects.iter().any(|it| line.contains(it))
            };
            assert!(facts.iter().any(counted), "{place}: {figure:?} in: {line}");
        }
    }
}

#[test]
fn the_edition_is_a_valid_json_feed() {
    let edition = edition();
    assert_eq!(text(&edition, "version"), "https://jsonfeed.org/version/1.1");
    assert_eq!(text(&edition, "language"), ENGLISH);
    assert!(!text(&edition, "title").is_empty());
    assert!(text(&edition["_broadsheet"], "about").starts_with("urn:"));
    let ids: BTreeSet<&str> = items(&edition).iter().map(id).collect();
    assert_eq!(ids.len(), items(&edition).len(), "ids are unique");
    for item in items(&edition) {
        let id = id(item);
        assert!(!id.is_empty());
        assert!(!text(item, "title").is_empty(), "{id} has a title");
        assert!(!text(item, "summary").is_empty(), "{id} has a summary");
        assert!([ENGLISH, CHINESE].contains(&language(item)), "{id} is in a known language");
        assert!(item["content_html"].is_string() ^ item["content_text"].is_string(), "{id}");
        assert!(item["tags"].as_array().unwrap().iter().all(Value::is_string), "{id}");
        if !item["date_published"].is_null() {
            let date = OffsetDateTime::parse(text(item, "date_published"), &Rfc3339)
                .unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(date.offset().whole_hours(), 8, "{id} keeps the time of Beijing");
        }
    }
    assert!(!raw().contains("\\u"), "a person can read every letter of the file");
}

#[test]
fn there_are_articles_enough_in_both_languages_and_in_every_section() {
    let edition = edition();
    assert!(in_language(&edition, ENGLISH).count() >= 14);
    assert!(in_language(&edition, CHINESE).count() >= 4);
    let sections: BTreeSet<&str> = in_language(&edition, ENGLISH).map(section).collect();
    for wanted in ["Organisation", "People", "Villages", "Industry", "Purchasing", "Education"] {
        assert!(sections.contains(wanted), "{wanted}");
    }
}

#[test]
fn every_chinese_article_has_an_english_twin_of_the_same_date() {
    let edition = edition();
    for chinese in in_language(&edition, CHINESE) {
        let english = item(&edition, id(chinese).strip_suffix("-zh").expect("the id ends in -zh"));
        assert_eq!(language(english), ENGLISH);
        assert_eq!(chinese["date_published"], english["date_published"], "{}", id(chinese));
    }
}

#[test]
fn a_plain_feed_reader_shows_the_section_as_a_tag_and_the_subtitle_as_the_summary() {
    let edition = edition();
    for item in items(&edition) {
        assert!(!section(item).is_empty(), "{}", id(item));
        assert_eq!(item["tags"][0], section(item), "{}", id(item));
        let subtitle = &item["_broadsheet"]["subtitle"];
        if subtitle.is_string() {
            assert_eq!(*subtitle, item["summary"], "{}", id(item));
        }
    }
}

#[test]
fn the_breadcrumb_ends_in_the_section_and_the_overview_stands_right_under_the_news() {
    let edition = edition();
    for item in items(&edition) {
        let top = if language(item) == CHINESE {
            ["新闻中心", "首钢新闻"]
        } else {
            ["News Center", "Shougang News"]
        };
        let mut wanted = top.to_vec();
        if !id(item).starts_with("overview") {
            wanted.push(section(item));
        }
        assert_eq!(item["_broadsheet"]["breadcrumb"], Value::from(wanted), "{}", id(item));
    }
}

#[test]
fn every_article_ends_with_its_source() {
    let edition = edition();
    for item in items(&edition) {
        let source = text(&item["_broadsheet"], "source");
        let release = if language(item) == CHINESE { DATES[0].chinese } else { DATES[0].english };
        assert!(source.contains(release), "{}: {source}", id(item));
        let body = body(item);
        let last = body.lines().last().unwrap_or_default();
        assert!(last.contains(source), "{}: {last}", id(item));
    }
}

#[test]
fn an_article_says_what_is_known_of_its_date() {
    let edition = edition();
    for item in items(&edition) {
        let (id, body) = (id(item), body(item));
        let chinese = language(item) == CHINESE;
        match item["date_published"].as_str() {
            Some(stamp) => {
                let date = DATES.iter().find(|date| date.stamp == Some(stamp));
                let date = date.unwrap_or_else(|| panic!("{id}: {stamp} is no date of the page"));
                let words = if chinese { date.chinese } else { date.english };
                assert!(body.contains(words), "{id} tells of {words}");
            }
            None => assert!(body.contains(if chinese { "没有日期" } else { "no date" }), "{id}"),
        }
    }
    assert!(items(&edition).iter().any(|item| item["date_published"].is_null()));
}

#[test]
fn every_figure_of_the_edition_is_a_figure_of_the_page() {
    let edition = edition();
    assert_known("title", text(&edition, "title"));
    assert_known("description", text(&edition, "description"));
    assert_eq!(text(&edition["_broadsheet"], "copyright"), COPYRIGHT);
    for item in items(&edition) {
        assert_known(id(item), &everything(item));
    }
}

#[test]
fn no_date_and_no_chinese_numeral_escapes_the_table() {
    let edition = edition();
    for item in items(&edition) {
        let rest = without_dates(&everything(item));
        for month in ["January", "February", "March ", "April", "May ", "June", "July", "August"]
            .into_iter()
            .chain(["September", "October", "November", "December"])
        {
            assert!(!rest.contains(month), "{}: {month}", id(item));
        }
        let rest = CHINESE_NAMES.iter().fold(rest, |rest, name| rest.replace(name, " "));
        assert_eq!(chinese_numeral(&rest), None, "{}", id(item));
    }
}

#[test]
fn the_overview_shows_every_figure_with_what_it_counts() {
    let edition = edition();
    let facts = facts();
    let table: Vec<_> = facts.iter().map(|fact| (fact.counts, fact.figure)).collect();
    assert_eq!(rows(item(&edition, "overview")), table);
    let overview = body(item(&edition, "overview"));
    for date in &DATES {
        assert!(overview.contains(date.english), "{}", date.english);
    }
}

#[test]
fn the_chinese_overview_shows_the_same_figures_in_the_same_order() {
    let edition = edition();
    let shown: Vec<Vec<Figure>> =
        rows(item(&edition, "overview-zh")).iter().map(|(_, figure)| figures(figure)).collect();
    let table: Vec<Vec<Figure>> = facts().iter().map(|fact| figures(fact.figure)).collect();
    assert_eq!(shown, table);
    let overview = body(item(&edition, "overview-zh"));
    for date in &DATES {
        assert!(overview.contains(date.chinese), "{}", date.chinese);
    }
}

#[test]
fn the_table_quotes_the_page_with_the_figure_that_it_shows() {
    for fact in facts() {
        // "One" is no figure to the scanner.
        let quoted = figures(&fact.page.replace("one ", "1 "));
        let shown: Vec<Figure> = figures(fact.figure);
        assert_eq!(quoted, shown, "{}", fact.counts);
    }
}

#[test]
fn every_figure_of_the_table_stands_in_the_page_and_the_page_has_no_other() {
    let Some(page) = page(DATES[0].page) else { return };
    for words in facts().iter().map(|fact| fact.page).chain(DATES.iter().map(|date| date.page)) {
        let mut found = page.match_indices(words);
        let whole = found.any(|(at, _)| !page[..at].ends_with(|c: char| c.is_ascii_alphanumeric()));
        assert!(whole, "the page does not say {words}");
    }
    assert!(page.contains(&COPYRIGHT.to_lowercase()));
    let known: Vec<Figure> = facts().iter().flat_map(|fact| figures(fact.figure)).collect();
    for figure in figures(&without_dates(&page.replace(&COPYRIGHT.to_lowercase(), " "))) {
        assert!(known.contains(&figure), "the table has no {figure:?}");
    }
    let edition = edition();
    let subtitle = text(&item(&edition, "overview")["_broadsheet"], "subtitle");
    assert!(page.contains(&subtitle.to_lowercase()), "the subtitle is the page's own");
}

#[test]
fn the_name_that_spam_put_into_the_page_stands_nowhere() {
    let raw = raw().to_lowercase();
    // Spelt by their code points, so that the name does not stand here either.
    for name in ["j\u{39}", "\u{4e5d}\u{6e38}"] {
        assert!(!raw.contains(name), "{name}");
    }
}

#[test]
fn every_picture_is_there_with_its_size_its_alternative_text_and_true_figures() {
    let edition = edition();
    let html: String = items(&edition).iter().map(|item| text(item, "content_html")).collect();
    let pictures = between(&html, "<img ", ">");
    assert!(!pictures.is_empty());
    for picture in pictures {
        let member = |name| between(picture, name, "\"").first().copied().unwrap_or_default();
        let source = member("src=\"");
        let drawing = std::fs::read_to_string(public(source))
            .unwrap_or_else(|error| panic!("{source}: {error}"));
        let size = format!("width=\"{}\" height=\"{}\"", member("width=\""), member("height=\""));
        assert!(drawing.contains(&size), "{source} is as large as the article says");
        assert!(member("alt=\"").len() > 20, "{source} is put into words");
        let words: Vec<&str> = drawing
            .split('<')
            .filter(|part| part.starts_with("text") || part.starts_with("title"))
            .filter_map(|part| part.split_once('>').map(|(_, text)| text))
            .collect();
        assert_known(source, &words.join(" "));
    }
}
