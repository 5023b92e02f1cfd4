//! Which articles answer a query, and how well.

use crate::index::{Answer, Set};
use std::sync::Arc;

/// A set of places: those that answer a query, or all where nothing is asked.
#[derive(Clone, Debug, Default)]
pub struct Matches {
    /// Nothing for all of them.
    set: Option<Arc<Set>>,
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
        Self::of(Set::default(), None)
    }

    /// Some places, and the answer that they are from, if words were searched for.
    pub(in crate::edition) fn of(set: Set, answer: Option<Answer>) -> Self {
        Self { set: Some(Arc::new(set)), answer: answer.map(Arc::new) }
    }

    /// What was found for the words of the query, if it has any.
    pub fn answer(&self) -> Option<&Answer> {
        self.answer.as_deref()
    }

    /// Whether a place is in the set.
    pub fn has(&self, place: usize) -> bool {
        self.set.as_ref().is_none_or(|set| set.has(place))
    }

    /// The places, of so many.
    pub(super) fn places(&self, count: usize) -> Set {
        self.set.as_ref().map_or_else(|| Set::between(0, count, count), |set| (**set).clone())
    }
}
