//! What the reader has chosen: the only state that a view depends on.
//!
//! A [`Selection`] is a plain value. It is changed by moves, each a pure function from one
//! selection to the next, and it is written into the address and read back from it. Knows nothing
//! of the articles themselves nor of the browser.

mod filter;
mod form;
mod moves;
mod query_string;
mod span;

pub use filter::{Facet, Filter};
pub use query_string::Address;
pub use span::Span;

use crate::article::ArticleId;

/// Query, filters, order and the open article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What was typed into the search field, as typed.
    pub query: String,
    /// Any of these sections; empty for all.
    pub sections: Vec<String>,
    /// Any of these tags; empty for all.
    pub tags: Vec<String>,
    /// Any of these languages or language ranges (RFC 4647); empty for all.
    pub languages: Vec<String>,
    /// From the first day of this span on.
    pub from: Option<Span>,
    /// Up to the last day of this span.
    pub to: Option<Span>,
    /// The order of the list; [`Selection::order`] says what it comes to.
    pub order: Order,
    /// The article that is open, if one is.
    pub article: Option<ArticleId>,
}

/// The order of a list. By date, undated articles stand last either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What answers the query best first; the latest where nothing is asked.
    #[default]
    Best,
    /// The latest first.
    Newest,
    /// The earliest first.
    Oldest,
}

impl Order {
    const ALL: [Self; 3] = [Self::Best, Self::Newest, Self::Oldest];

    /// What is offered, in this order; the best only where something is asked for.
    pub fn offered(asked: bool) -> &'static [Self] {
        if asked { &Self::ALL } else { &[Self::Newest, Self::Oldest] }
    }

    /// The order's name in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }

    /// The order of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == name)
    }
}

impl Selection {
    /// Whether words are searched for.
    pub fn asks(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// The order that the list comes to have.
    pub fn order(&self) -> Order {
        if self.order == Order::Best && !self.asks() { Order::Newest } else { self.order }
    }

    /// The same with its order said in one way only: without a query the newest are the best.
    fn settled(mut self) -> Self {
        if self.order == Order::Newest && !self.asks() {
            self.order = Order::Best;
        }
        self
    }

    /// The values chosen for a facet.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Section => &self.sections,
            Facet::Tag => &self.tags,
            Facet::Language => &self.languages,
        }
    }

    fn chosen_mut(&mut self, facet: Facet) -> &mut Vec<String> {
        match facet {
            Facet::Section => &mut self.sections,
            Facet::Tag => &mut self.tags,
            Facet::Language => &mut self.languages,
        }
    }

    /// Everything that narrows the list, in the order in which the page shows it.
    pub fn filters(&self) -> Vec<Filter> {
        let mut filters = Vec::new();
        if self.asks() {
            filters.push(Filter::Query(self.query.trim().to_owned()));
        }
        for facet in Facet::ALL {
            for value in self.chosen(facet) {
                filters.push(Filter::Value(facet, value.clone()));
            }
        }
        filters.extend(self.from.map(Filter::From));
        filters.extend(self.to.map(Filter::To));
        filters
    }
}
