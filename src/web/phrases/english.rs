//! The interface in English.

use super::super::load::Trouble;
use super::Phrases;
use crate::feed::{Fault, FeedError};
use crate::selection::{Facet, Order};
use crate::text::digits;

pub(in crate::web) static ENGLISH: Phrases = Phrases {
    language: "en",
    skip: "Skip to the articles",
    search: "Search the articles",
    search_hint: "Words in titles and texts",
    untitled_edition: "Untitled edition",
    all_articles: "All articles",
    chosen_articles: "Chosen articles",
    search_for: |query| ["Search: ", query].concat(),
    count: |shown, all, one| [shown, " of ", all, " ", noun(one)].concat(),
    grammar: &[
        ("road repair", "both words, in any of their forms"),
        ("\"road to school\"", "these words side by side"),
        ("road -toll", "the first word without the second"),
        ("road OR bridge", "one of the two; of two filters, too"),
        ("title:road section:villages tag:roads", "in the title, the section, a tag"),
        ("after:2018 before:2020-07", "from 2019 to June 2020"),
    ],
    help: "How to search",
    corrected: |words, typed| ["Results for ", words, " (searched: ", typed, ")."].concat(),
    exactly: |typed| ["Only “", typed, "”"].concat(),
    unknown: |words| ["No article has: ", words, "."].concat(),
    dropped: |words| {
        ["No article has all of these words. Not all below have: ", words, "."].concat()
    },
    lost: |words| ["Could not be looked up: ", words, "."].concat(),
    incomplete: "A part of the index could not be fetched: articles may be missing here.",
    hit: |at, of| [at, " of ", of].concat(),
    hits: "Found in this article",
    undated: "Undated",
    filters: "Filters",
    filters_in_force: "Filters in force",
    facet: |facet| match facet {
        Facet::Section => "Section",
        Facet::Tag => "Tag",
        Facet::Language => "Language",
    },
    all_values: |count| ["Show all ", count].concat(),
    fewer_values: "Show fewer",
    times: "Articles over time",
    from: "From",
    to: "To",
    date_hint: "Year, month or day",
    date_wrong: "Not a date. Write 2018, 2018-07 or 2018-07-01.",
    order_label: "Order",
    order: |order| match order {
        Order::Best => "Best first",
        Order::Newest => "Newest first",
        Order::Oldest => "Oldest first",
    },
    remove: |filter| ["Remove filter: ", filter].concat(),
    clear_all: "Clear all",
    quoted: |query| ["“", query, "”"].concat(),
    since: |date| ["from ", date].concat(),
    until: |date| ["to ", date].concat(),
    nothing: "No article fits all of these.",
    way_out: |filter, count, one| ["Without ", filter, ": ", count, " ", noun(one)].concat(),
    more_rows: |count| ["Show ", count, " more"].concat(),
    breadcrumb: "Breadcrumb",
    back_to_list: "Back to the list",
    neighbours: "More articles",
    previous: "Previous",
    next: "Next",
    first_of_list: "This is the first article of the list.",
    last_of_list: "This is the last article of the list.",
    updated: |date| ["Updated ", date].concat(),
    tags: "Tags",
    source: "Source",
    original: "Original page",
    attachments: "Files",
    table: "Table",
    picture_missing: "Picture missing",
    not_here: "This article is not here.",
    not_here_advice: "It may have been withdrawn, or the link is incomplete.",
    to_front: "To the front page",
    loading: "Fetching the articles…",
    slow: "This takes longer than usual. The network may be slow; the page goes on trying.",
    try_again: "Try again",
    load_anew: "Load the new edition",
    fetching_article: "Fetching the article…",
    fetching_rows: "Fetching more articles…",
    trouble,
    problems: |count, one| {
        [count, " ", if one { "problem" } else { "problems" }, " in this edition"].concat()
    },
    problem,
    item: |number| ["Item ", number].concat(),
    counted: |label, count| [label, " (", count, ")"].concat(),
};

fn whole(number: usize) -> String {
    digits(number as u64, 0)
}

fn noun(one: bool) -> &'static str {
    if one { "article" } else { "articles" }
}

fn trouble(trouble: &Trouble) -> (String, String) {
    let (what, advice) = match trouble {
        Trouble::Network => (
            "The articles could not be fetched: the connection to the server failed.".to_owned(),
            "Check the network, then try again.",
        ),
        Trouble::Status(404) => (
            "The file with the articles is not on the server (404).".to_owned(),
            "It may be being replaced at this moment: try again, or tell the publisher.",
        ),
        Trouble::Status(code @ (401 | 403)) => (
            ["The server does not give out the articles (", &digits((*code).into(), 0), ")."]
                .concat(),
            "You may need to sign in again: reload the page.",
        ),
        Trouble::Status(code) => (
            ["The server could not send the articles (", &digits((*code).into(), 0), ")."].concat(),
            "Wait a moment, then try again. If it stays so, tell the publisher.",
        ),
        Trouble::NoArticles => (
            "This edition has no articles yet.".to_owned(),
            "Try again later. If you publish it, check that its items have ids.",
        ),
        Trouble::Replaced => (
            "A newer edition has come out, and this part of the old one is gone.".to_owned(),
            "Load the new edition to go on reading.",
        ),
        Trouble::Damaged => (
            "A part of this edition is damaged.".to_owned(),
            "Try again. If it stays so, tell the publisher.",
        ),
        Trouble::Feed(error) => feed_error(error),
    };
    (what, advice.to_owned())
}

fn feed_error(error: &FeedError) -> (String, &'static str) {
    match error {
        FeedError::Blank => (
            "The file with the articles is empty.".to_owned(),
            "It may be being replaced at this moment: try again, or tell the publisher.",
        ),
        FeedError::Html => (
            "A web page came in place of the articles.".to_owned(),
            "You may need to sign in again: reload the page. If it stays so, tell the publisher.",
        ),
        FeedError::Truncated { line, column } => (
            [
                "The file with the articles breaks off (line ",
                &whole(*line),
                ", column ",
                &whole(*column),
                ").",
            ]
            .concat(),
            "The transfer was cut short: try again. If it stays so, tell the publisher.",
        ),
        FeedError::Syntax { reason, line, column } => (
            [
                "The file with the articles is damaged at line ",
                &whole(*line),
                ", column ",
                &whole(*column),
                ": ",
                reason,
                ".",
            ]
            .concat(),
            "Tell the publisher, then try again.",
        ),
        FeedError::NotAFeed { member } => (
            ["The file is not a JSON Feed: its member “", member, "” is missing."].concat(),
            "Tell the publisher, then try again.",
        ),
        FeedError::Future { version } => (
            ["The articles are made for a later version of this reader (", version, ")."].concat(),
            "Reload the page to get the newest reader. If it stays so, tell the publisher.",
        ),
    }
}

fn problem(item: Option<&str>, fault: &Fault) -> String {
    let item = item.unwrap_or("The feed");
    match fault {
        Fault::NotAnObject => [item, " is not an object and was left out."].concat(),
        Fault::NoId => [item, " has no id and was left out."].concat(),
        Fault::SameId => [item, " has the id of an earlier item and was left out."].concat(),
        Fault::NoContent => [item, " has no text."].concat(),
        Fault::BadDate { member, value } => {
            [item, " is shown undated: its ", member, ", “", value, "”, is no date with offset."]
                .concat()
        }
        Fault::BadLanguage { value } => [item, " has an unknown language, “", value, "”."].concat(),
        Fault::WrongKind { member } => {
            [item, " has a ", member, " of the wrong kind, which was passed over."].concat()
        }
        Fault::NoTitle => [item, " has no title."].concat(),
    }
}
