//! Which articles answer a query.

use std::sync::Arc;

/// A set of places: those whose text answers a query, or all where nothing is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches(Option<Arc<[u64]>>);

impl Matches {
    /// Every place.
    pub fn all() -> Self {
        Self(None)
    }

    /// These places of so many.
    pub fn these(places: impl Iterator<Item = usize>, of: usize) -> Self {
        let mut set = vec![0_u64; of.div_ceil(64)];
        for place in places {
            set.get_mut(place / 64).into_iter().for_each(|word| *word |= 1 << (place % 64));
        }
        Self(Some(set.into()))
    }

    /// The set that has a bit for each place, the lowest first.
    pub fn of(bits: Vec<u64>) -> Self {
        Self(Some(bits.into()))
    }

    /// Whether a place is in the set.
    pub fn has(&self, place: usize) -> bool {
        self.0
            .as_ref()
            .is_none_or(|set| set.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1))
    }
}
