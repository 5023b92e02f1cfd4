//! One thing that narrows the list.

use super::Span;

/// A property of articles that has values to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// The one section of an article.
    Section,
    /// Its further subjects.
    Tag,
    /// Its primary language.
    Language,
}

impl Facet {
    /// Every facet, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Section, Self::Tag, Self::Language];
}

/// A filter in force.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// The words typed.
    Query(String),
    /// One value of a facet.
    Value(Facet, String),
    /// The earliest day.
    From(Span),
    /// The latest day.
    To(Span),
}
