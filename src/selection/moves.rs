//! The reader's moves: each a pure function from one selection to the next.
//!
//! Where a move has consequences for others they are decided here, and nowhere else: whatever
//! changes the list closes the article that was open.

use super::{Facet, Filter, Order, Selection, Span};
use crate::article::ArticleId;

impl Selection {
    fn listing(&self) -> Self {
        Self { article: None, ..self.clone() }
    }

    /// Other words in the search field.
    pub fn typed(&self, query: &str) -> Self {
        Self { query: query.to_owned(), ..self.listing() }.settled()
    }

    /// A value of a facet, chosen if it was not and dropped if it was.
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut next = self.listing();
        let chosen = next.chosen_mut(facet);
        match chosen.iter().position(|it| it == value) {
            Some(place) => drop(chosen.remove(place)),
            None => chosen.push(value.to_owned()),
        }
        chosen.sort_unstable();
        next
    }

    /// One value of a facet, and no filter else: the way from a breadcrumb or a tag to its list.
    pub fn only(facet: Facet, value: &str) -> Self {
        Self::default().toggled(facet, value)
    }

    /// Another earliest date.
    pub fn since(&self, from: Option<Span>) -> Self {
        Self { from, ..self.listing() }
    }

    /// Another latest date.
    pub fn until(&self, to: Option<Span>) -> Self {
        Self { to, ..self.listing() }
    }

    /// Another order.
    pub fn ordered(&self, order: Order) -> Self {
        Self { order, ..self.listing() }.settled()
    }

    /// Without one of the filters in force.
    pub fn without(&self, filter: &Filter) -> Self {
        let mut next = self.listing();
        match filter {
            Filter::Query(_) => next.query.clear(),
            Filter::Value(facet, value) => next.chosen_mut(*facet).retain(|it| it != value),
            Filter::From(_) => next.from = None,
            Filter::To(_) => next.to = None,
        }
        next.settled()
    }

    /// Without any filter, in the same order.
    pub fn cleared(&self) -> Self {
        Self { order: self.order, ..Self::default() }.settled()
    }

    /// An article opened from this list.
    pub fn opened(&self, id: &ArticleId) -> Self {
        Self { article: Some(id.clone()), ..self.clone() }
    }

    /// Back at the list.
    pub fn closed(&self) -> Self {
        self.listing()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(id: &str) -> ArticleId {
        ArticleId::new(id).unwrap()
    }

    #[test]
    fn toggling_twice_is_no_move() {
        let start = Selection::default().typed("peony").opened(&id("a"));
        let there = start.toggled(Facet::Tag, "Tibet");
        assert_eq!(there.tags, ["Tibet"]);
        assert_eq!(there.toggled(Facet::Tag, "Tibet"), start.closed());
    }

    #[test]
    fn every_filter_in_force_can_be_dropped() {
        let full = Selection::default()
            .typed(" peony ")
            .toggled(Facet::Section, "Villages")
            .toggled(Facet::Language, "zh")
            .since(Span::parse("2018"))
            .until(Span::parse("2019-05"))
            .ordered(Order::Oldest);
        assert_eq!(full.filters().len(), 5);
        let bare = full.filters().iter().fold(full.clone(), |selection, it| selection.without(it));
        assert_eq!(bare, full.cleared());
        assert!(bare.filters().is_empty());
    }

    #[test]
    fn opening_an_article_keeps_the_list_behind_it() {
        let list = Selection::default().toggled(Facet::Section, "Villages");
        assert_eq!(list.opened(&id("a")).closed(), list);
    }
}
