//! An edition's answer to a selection.

use super::Place;
use crate::selection::{Facet, Filter, Span};

/// Rows, counts and, where there are no rows, the ways out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The articles, in the order asked for.
    pub rows: Vec<Place>,
    /// How many articles the edition has in all.
    pub of: usize,
    /// Every value of the section facet, in a steady order.
    pub sections: Vec<Count>,
    /// Every value of the tag facet, in a steady order.
    pub tags: Vec<Count>,
    /// Every value of the language facet, in a steady order.
    pub languages: Vec<Count>,
    /// Every year or month from the earliest article on, and how many articles it has among those
    /// that the query and all filters but the dates let through.
    pub times: Vec<(Span, usize)>,
    /// When there are no rows: what to drop.
    pub ways: Vec<Way>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: String,
    /// How many articles have it among those that the query and all other facets let through.
    pub count: usize,
}

/// Filters to drop: one, or two where none alone helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The filters in force.
    pub filters: Vec<Filter>,
    /// How many articles there would be without them.
    pub total: usize,
}

impl Results {
    /// The counts of a facet.
    pub fn counts(&self, facet: Facet) -> &[Count] {
        match facet {
            Facet::Section => &self.sections,
            Facet::Tag => &self.tags,
            Facet::Language => &self.languages,
        }
    }

    /// The articles before and after one, in the order of the rows.
    pub fn neighbours(&self, place: Place) -> (Option<Place>, Option<Place>) {
        let Some(at) = self.rows.iter().position(|row| *row == place) else {
            return (None, None);
        };
        let at_row = |row: Option<usize>| row.and_then(|row| self.rows.get(row)).copied();
        (at_row(at.checked_sub(1)), at_row(at.checked_add(1)))
    }
}
