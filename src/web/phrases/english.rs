//! The interface in English.

use super::super::load::Trouble;
use super::Phrases;
use crate::feed::{Fault, FeedError};
use crate::selection::{Facet, Order};

pub(in crate::web) static ENGLISH: Phrases = Phrases {
    language: "en",
    skip: "Skip to the articles",
    search: "Search the articles",
    search_hint: "Words in titles and texts",
    untitled_edition: "Untitled edition",
    all_articles: "All articles",
    chosen_articles: "Chosen articles",
    search_for: |query| format!("Search: {query}"),
    count: |shown, all, one| format!("{shown} of {all} {}", noun(one)),
    undated: "Undated",
    filters: "Filters",
    filters_in_force: "Filters in force",
    facet: |facet| match facet {
        Facet::Section => "Section",
        Facet::Tag => "Tag",
        Facet::Language => "Language",
    },
    all_values: |count| format!("Show all {count}"),
    fewer_values: "Show fewer",
    from: "From",
    to: "To",
    date_hint: "Year, month or day",
    date_wrong: "Not a date. Write 2018, 2018-07 or 2018-07-01.",
    order_label: "Order",
    order: |order| match order {
        Order::Newest => "Newest first",
        Order::Oldest => "Oldest first",
    },
    remove: |filter| format!("Remove filter: {filter}"),
    clear_all: "Clear all",
    quoted: |query| format!("“{query}”"),
    since: |date| format!("from {date}"),
    until: |date| format!("to {date}"),
    nothing: "No article fits all of these.",
    way_out: |filter, count, one| format!("Without {filter}: {count} {}", noun(one)),
    more_rows: |count| format!("Show {count} more"),
    breadcrumb: "Breadcrumb",
    back_to_list: "Back to the list",
    neighbours: "More articles",
    previous: "Previous",
    next: "Next",
    first_of_list: "This is the first article of the list.",
    last_of_list: "This is the last article of the list.",
    updated: |date| format!("Updated {date}"),
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
        format!("{count} {} in this edition", if one { "problem" } else { "problems" })
    },
    problem,
    item: |number| format!("Item {number}"),
    counted: |label, count| format!("{label} ({count})"),
};

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
            format!("The server does not give out the articles ({code})."),
            "You may need to sign in again: reload the page.",
        ),
        Trouble::Status(code) => (
            format!("The server could not send the articles ({code})."),
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
            format!("The file with the articles breaks off (line {line}, column {column})."),
            "The transfer was cut short: try again. If it stays so, tell the publisher.",
        ),
        FeedError::Syntax { reason, line, column } => (
            format!(
                "The file with the articles is damaged at line {line}, column {column}: {reason}."
            ),
            "Tell the publisher, then try again.",
        ),
        FeedError::NotAFeed { member } => (
            format!("The file is not a JSON Feed: its member “{member}” is missing."),
            "Tell the publisher, then try again.",
        ),
        FeedError::Future { version } => (
            format!("The articles are made for a later version of this reader ({version})."),
            "Reload the page to get the newest reader. If it stays so, tell the publisher.",
        ),
    }
}

fn problem(item: Option<&str>, fault: &Fault) -> String {
    let item = item.unwrap_or("The feed");
    match fault {
        Fault::NotAnObject => format!("{item} is not an object and was left out."),
        Fault::NoId => format!("{item} has no id and was left out."),
        Fault::SameId => format!("{item} has the id of an earlier item and was left out."),
        Fault::NoContent => format!("{item} has no text."),
        Fault::BadDate { member, value } => {
            format!("{item} is shown undated: its {member}, “{value}”, is no date with offset.")
        }
        Fault::BadLanguage { value } => {
            format!("{item} has an unknown language, “{value}”.")
        }
        Fault::WrongKind { member } => {
            format!("{item} has a {member} of the wrong kind, which was passed over.")
        }
        Fault::NoTitle => format!("{item} has no title."),
    }
}
