//! A selection as a query string, and back.
//!
//! `?q=peony&section=Villages&tag=…&lang=zh&from=2018-07&to=2019&sort=oldest&article=…`: defaults
//! are left out, the order is always this, repeated keys mean "any of". Pairs that are not ours
//! stay in front, to the letter. Encoding is that of HTML forms.

use super::form::{decode, encode};
use super::{Facet, Order, Selection, Span};
use crate::article::ArticleId;

const QUERY: &str = "q";
const FROM: &str = "from";
const TO: &str = "to";
const SORT: &str = "sort";
const ARTICLE: &str = "article";

/// The name of a facet's values in the address.
fn key(facet: Facet) -> &'static str {
    match facet {
        Facet::Section => "section",
        Facet::Tag => "tag",
        Facet::Language => "lang",
    }
}

/// A query string, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// What is ours.
    pub selection: Selection,
    /// The pairs that are not, as they stood: `a=1&b=2`.
    pub foreign: String,
}

impl Address {
    /// Reads a query string, with or without its `?`. A value that means nothing, such as a month
    /// 13, is passed over.
    pub fn parse(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        let mut selection = Selection::default();
        let mut foreign = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (key, value) = decode(pair);
            if !take(&mut selection, &key, value) {
                foreign.push(pair);
            }
        }
        for facet in Facet::ALL {
            let chosen = selection.chosen_mut(facet);
            chosen.sort_unstable();
            chosen.dedup();
        }
        Self { selection: selection.settled(), foreign: foreign.join("&") }
    }

    /// The query string with its `?`, or nothing when there is nothing to say.
    pub fn query_string(&self) -> String {
        self.selection.beside(&self.foreign)
    }
}

impl Selection {
    /// The query string with its `?` that has these pairs, which are not ours, and this selection's;
    /// nothing when there is nothing to say.
    pub fn beside(&self, foreign: &str) -> String {
        let ours = self.query_string();
        match (foreign, ours.as_str()) {
            ("", "") => ours,
            ("", _) | (_, "") => ["?", foreign, &ours].concat(),
            _ => ["?", foreign, "&", &ours].concat(),
        }
    }

    /// The pairs of this selection alone, without a `?`.
    pub fn query_string(&self) -> String {
        let mut pairs = String::new();
        if !self.query.is_empty() {
            encode(&mut pairs, QUERY, &self.query);
        }
        for facet in Facet::ALL {
            for value in self.chosen(facet) {
                encode(&mut pairs, key(facet), value);
            }
        }
        if let Some(from) = self.from {
            encode(&mut pairs, FROM, &from.written());
        }
        if let Some(to) = self.to {
            encode(&mut pairs, TO, &to.written());
        }
        if self.order != Order::default() {
            encode(&mut pairs, SORT, self.order.as_str());
        }
        if let Some(article) = &self.article {
            encode(&mut pairs, ARTICLE, article.as_str());
        }
        pairs
    }
}

/// Takes a pair into the selection, if its key is ours.
fn take(selection: &mut Selection, name: &str, value: String) -> bool {
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| key(*facet) == name) {
        if !value.is_empty() {
            selection.chosen_mut(facet).push(value);
        }
        return true;
    }
    match name {
        QUERY => selection.query = value,
        FROM => selection.from = Span::parse(&value),
        TO => selection.to = Span::parse(&value),
        SORT => selection.order = Order::parse(&value).unwrap_or_default(),
        ARTICLE => selection.article = ArticleId::new(value),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::Month;

    #[test]
    fn an_address_is_read_into_its_parts() {
        let address = Address::parse(
            "?q=peony&section=Villages&tag=A&tag=B+C&lang=zh&from=2018-07&to=2019&sort=oldest&article=x%2F1",
        );
        let selection = address.selection;
        assert_eq!(selection.query, "peony");
        assert_eq!(selection.tags, ["A", "B C"]);
        assert_eq!(selection.from, Some(Span::Month(2018, Month::July)));
        assert_eq!(selection.order, Order::Oldest);
        assert_eq!(selection.article.unwrap().as_str(), "x/1");
        assert_eq!(address.foreign, "");
    }

    #[test]
    fn pairs_that_are_not_ours_stay_to_the_letter() {
        let address = Address::parse("?SSO=a%20b+c&q=x&flag&utm_source=%E9");
        assert_eq!(address.query_string(), "?SSO=a%20b+c&flag&utm_source=%E9&q=x");
    }

    #[test]
    fn the_front_needs_no_query_string() {
        assert_eq!(Address::default().query_string(), "");
        assert_eq!(Address::parse("?sort=newest&from=2018-99&q=&tag=").query_string(), "");
        assert_eq!(Address::parse("?q=a&sort=best").query_string(), "?q=a");
        assert_eq!(Address::parse("?q=a&sort=newest").query_string(), "?q=a&sort=newest");
    }

    #[test]
    fn values_are_decoded_once_only() {
        assert_eq!(Address::parse("?q=%2541").selection.query, "%41");
    }

    fn span() -> impl Strategy<Value = Option<Span>> {
        proptest::option::of((1u16..=9999).prop_map(Span::Year))
    }

    fn values() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::btree_set(".{1,8}", 0..3).prop_map(|set| set.into_iter().collect())
    }

    proptest! {
        #[test]
        fn every_selection_survives_the_address(
            query in any::<String>(), sections in values(), tags in values(), languages in values(),
            from in span(), to in span(), oldest: bool, article in any::<String>(),
        ) {
            let order = if oldest { Order::Oldest } else { Order::Newest };
            let article = ArticleId::new(article);
            let selection =
                Selection { query, sections, tags, languages, from, to, order, article }.settled();
            let address = Address { selection, foreign: "theme=dark".into() };
            prop_assert_eq!(Address::parse(&address.query_string()), address);
        }

        #[test]
        fn any_query_string_has_one_canonical_form(query in any::<String>()) {
            let canonical = Address::parse(&query).query_string();
            prop_assert_eq!(Address::parse(&canonical).query_string(), canonical);
        }
    }
}
