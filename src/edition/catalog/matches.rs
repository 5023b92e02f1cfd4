//! Which articles answer a query, and how well.

use crate::index::Answer;
use std::sync::Arc;

/// A set of places: those that answer a query, or all where nothing is asked.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// A bit for each place, the lowest first; none for all of them.
    set: Option<Arc<[u64]>>,
    answer: Option<Arc<Answer>>,
}

/// The same answer, not a like one.
impl PartialEq for Matches {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Arc<Answer>, b: &Arc<Answer>| Arc::ptr_eq(a, b);
        self.set == other.set
            && match (&self.answer, &other.answer) {
                (Some(a), Some(b)) => same(a, b),
                (a, b) => a.is_none() && b.is_none(),
            }
    }
}

impl Matches {
    /// Every place.
    pub fn all() -> Self {
        Self::default()
    }

    /// No place.
    pub fn none() -> Self {
        Self::of(Vec::new(), None)
    }

    /// The set that has a bit for each place, the lowest first, and the answer that it is from, if
    /// words were searched for.
    pub(in crate::edition) fn of(bits: Vec<u64>, answer: Option<Answer>) -> Self {
        Self { set: Some(bits.into()), answer: answer.map(Arc::new) }
    }

    /// What was found for the words of the query, if it has any.
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_deref()
    }

    /// Whether a place is in the set.
    pub fn has(&self, place: usize) -> bool {
        self.set
            .as_ref()
            .is_none_or(|set| set.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1))
    }
}
