//! The interface in English.

use super::super::load::Trouble;
use super::Phrases;
use super::sentence::{Counted, Sentence};
use crate::feed::{Fault, FeedError};

pub(in crate::web) static ENGLISH: Phrases = Phrases {
    language: "en",
    skip: "Skip to the articles",
    search: "Search the articles",
    search_hint: "Words in titles and texts",
    untitled_edition: "Untitled edition",
    all_articles: "All articles",
    chosen_articles: "Chosen articles",
    search_for: Sentence::new("Search: ①"),
    count: Counted {
        one: Sentence::new("① of ② article"),
        other: Sentence::new("① of ② articles"),
    },
    grammar: &[
        ("road repair", "both words, in any of their forms"),
        ("\"road to school\"", "these words side by side"),
        ("road -toll", "the first word without the second"),
        ("road OR bridge", "one of the two; of two filters, too"),
        ("title:road section:villages tag:roads", "in the title, the section, a tag"),
        ("after:2018 before:2020-07", "from 2019 to June 2020"),
    ],
    help: "How to search",
    corrected: Sentence::new("Results for ① (searched: ②)."),
    exactly: Sentence::new("Only “①”"),
    unknown: Sentence::new("No article has: ①."),
    dropped: Sentence::new("No article has all of these words. Not all below have: ①."),
    some: "No article has all of these words. Each below has some of them.",
    lost: Sentence::new("Could not be looked up everywhere: ①."),
    incomplete: "A part of the index could not be fetched: articles may be missing here.",
    hit: Sentence::new("① of ②"),
    hits: "Found in this article",
    undated: "Undated",
    filters: "Filters",
    filters_in_force: "Filters in force",
    facets: ["Section", "Tag", "Language"],
    all_values: Sentence::new("Show all ①"),
    fewer_values: "Show fewer",
    times: "Articles over time",
    from: "From",
    to: "To",
    date_hint: "Year, month or day",
    date_wrong: "Not a date. Write 2018, 2018-07 or 2018-07-01.",
    order_label: "Order",
    orders: ["Best first", "Newest first", "Oldest first"],
    remove: Sentence::new("Remove filter: ①"),
    clear_all: "Clear all",
    quoted: Sentence::new("“①”"),
    since: Sentence::new("from ①"),
    until: Sentence::new("to ①"),
    nothing: "No article fits all of these.",
    way_out: Counted {
        one: Sentence::new("Without ①: ② article"),
        other: Sentence::new("Without ①: ② articles"),
    },
    more_rows: Sentence::new("Show ① more"),
    breadcrumb: "Breadcrumb",
    back_to_list: "Back to the list",
    neighbours: "More articles",
    previous: "Previous",
    next: "Next",
    first_of_list: "This is the first article of the list.",
    last_of_list: "This is the last article of the list.",
    updated: Sentence::new("Updated ①"),
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
    slow: "This takes longer than usual. The page goes on trying.",
    try_again: "Try again",
    load_anew: "Load the new edition",
    fetching_article: "Fetching the article…",
    fetching_rows: "Fetching more articles…",
    trouble,
    problems: Counted {
        one: Sentence::new("① problem in this edition"),
        other: Sentence::new("① problems in this edition"),
    },
    problem,
    the_feed: "The feed",
    item: Sentence::new("Item ①"),
    counted: Sentence::new("① (②)"),
};

fn trouble(trouble: &Trouble) -> [&'static str; 2] {
    match trouble {
        Trouble::Network => [
            "The articles could not be fetched: the connection to the server failed.",
            "Check the network, then try again.",
        ],
        Trouble::Status(404) => [
            "The file with the articles is not on the server (①).",
            "It may be being replaced at this moment: try again, or tell the publisher.",
        ],
        Trouble::Status(401 | 403) => [
            "The server does not give out the articles (①).",
            "You may need to sign in again: reload the page. If it stays so, tell the publisher.",
        ],
        Trouble::Status(_) => [
            "The server could not send the articles (①).",
            "Try again. If it stays so, tell the publisher.",
        ],
        Trouble::NoArticles => [
            "This edition has no articles yet.",
            "Try again later. If you publish it, check that its items have ids.",
        ],
        Trouble::Replaced => [
            "A newer edition has come out, and this part of the old one is gone.",
            "Load the new edition to go on reading.",
        ],
        Trouble::Damaged => {
            ["A part of this edition is damaged.", "Try again. If it stays so, tell the publisher."]
        }
        Trouble::Feed(FeedError::Blank) => [
            "The file with the articles is empty.",
            "It may be being replaced at this moment: try again, or tell the publisher.",
        ],
        Trouble::Feed(FeedError::Html) => [
            "A web page came in place of the articles.",
            "You may need to sign in again: reload the page. If it stays so, tell the publisher.",
        ],
        Trouble::Feed(FeedError::Truncated { .. }) => [
            "The file with the articles breaks off (line ①, column ②).",
            "The transfer was cut short: try again. If it stays so, tell the publisher.",
        ],
        Trouble::Feed(FeedError::Syntax { .. }) => [
            "The file with the articles is damaged at line ①, column ②: ③.",
            "Tell the publisher, then try again.",
        ],
        Trouble::Feed(FeedError::NotAFeed { .. }) => [
            "The file is not a JSON Feed: its member “③” is missing.",
            "Tell the publisher, then try again.",
        ],
        Trouble::Feed(FeedError::Future { .. }) => [
            "The articles are made for a later version of this reader (③).",
            "Reload the page to get the newest reader. If it stays so, tell the publisher.",
        ],
    }
}

fn problem(fault: &Fault) -> &'static str {
    match fault {
        Fault::NotAnObject => "① is not an object and was left out.",
        Fault::NoId => "① has no id and was left out.",
        Fault::SameId => "① has the id of an earlier item and was left out.",
        Fault::NoContent => "① has no text.",
        Fault::BadDate { .. } => "① is shown undated: its ②, “③”, is no date with offset.",
        Fault::BadLanguage { .. } => "① has an unknown language, “③”.",
        Fault::WrongKind { .. } => "① has a ② of the wrong kind, which was passed over.",
        Fault::NoTitle => "① has no title.",
    }
}
