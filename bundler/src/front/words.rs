//! The sentences of the front page: those of the reader's interface in English, since the reader
//! puts its own in their place (`src/web/phrases/english.rs`). `tests/browser` compares the two.

use broadsheet::selection::{Facet, Order};

pub(super) const UNTITLED: &str = "Untitled edition";
pub(super) const SKIP: &str = "Skip to the articles";
pub(super) const SEARCH: &str = "Search the articles";
pub(super) const SEARCH_HINT: &str = "Words in titles and texts";
pub(super) const ALL_ARTICLES: &str = "All articles";
pub(super) const UNDATED: &str = "Undated";
pub(super) const FILTERS: &str = "Filters";
pub(super) const ORDER: &str = "Order";
pub(super) const TIMES: &str = "Articles over time";
pub(super) const FROM: &str = "From";
pub(super) const TO: &str = "To";
pub(super) const DATE_HINT: &str = "Year, month or day";

pub(super) fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Section => "Section",
        Facet::Tag => "Tag",
        Facet::Language => "Language",
    }
}

pub(super) fn order(order: Order) -> &'static str {
    match order {
        Order::Best => "Best first",
        Order::Newest => "Newest first",
        Order::Oldest => "Oldest first",
    }
}

pub(super) fn all_values(count: usize) -> String {
    format!("Show all {}", number(count))
}

/// All of so many articles.
pub(super) fn count(total: usize) -> String {
    let noun = if total == 1 { "article" } else { "articles" };
    format!("{0} of {0} {noun}", number(total))
}

/// A whole number. Four digits need no grouping.
pub(super) fn number(number: usize) -> String {
    let digits = number.to_string();
    if number < 10_000 {
        return digits;
    }
    let grouped = digits.char_indices().map(|(at, digit)| {
        let opens_group = at > 0 && (digits.len() - at).is_multiple_of(3);
        if opens_group { format!(",{digit}") } else { digit.to_string() }
    });
    grouped.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_five_digits_are_grouped() {
        assert_eq!([0, 9_999, 10_000, 1_234_567].map(number), ["0", "9999", "10,000", "1,234,567"]);
        assert_eq!(count(1), "1 of 1 article");
    }
}
