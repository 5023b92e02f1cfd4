//! The answer to a query.

use super::marks::Marker;
use super::set::Set;

/// An article that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its number.
    pub document: u32,
    /// The higher the better.
    pub score: f32,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The articles with all that was asked for (but what was dropped), the best first.
    pub hits: Vec<Hit>,
    /// Further articles with a part of it, the best first; a hundred at the most together with the
    /// hits.
    pub further: Vec<Hit>,
    /// The articles of `hits`, for filters and counts.
    pub matching: Set,
    /// Clauses that no article has, in any form or spelling that was tried; as they were typed.
    pub unknown: Vec<String>,
    /// Clauses that could not be looked up, or not everywhere, since files of the index are lost; as
    /// they were typed.
    pub lost: Vec<String>,
    /// Clauses that articles have, but no article has with all others: not every hit has these, but
    /// every hit has those that are not named.
    pub dropped: Vec<String>,
    /// Whether no clause is in every hit; then none is named.
    pub scattered: bool,
    /// Words that no or very few articles have, as they were typed, where words that slips part from
    /// them were found; and those words.
    pub corrected: Vec<(String, Vec<String>)>,
    /// Marks in any text what was found.
    pub marker: Marker,
}

impl Answer {
    /// Whether an article is among the hits.
    pub fn has(&self, document: u32) -> bool {
        self.matching.has(document as usize)
    }
}

/// Adds a text to a list, once.
pub(super) fn note(list: &mut Vec<String>, text: String) {
    if !list.contains(&text) {
        list.push(text);
    }
}
