//! Words of a query that stand near each other in a document, and in the query's order.

use super::lookup::{Family, Lookup};

/// How many bytes of places are read for a word at most: nearness is not worth a larger answer.
const WORTH: u32 = 4_000;

/// How many pairs of neighbours count.
const PAIRS: usize = 3;

/// How far from each other words still count as near.
const FAR: u64 = 10;

impl Lookup<'_> {
    /// Adds to each document's score what it gains from neighbours of the query (families in its
    /// order, with what each tells) that are near each other.
    pub(super) fn nearness(
        &self,
        families: &[Family],
        neighbours: &[(usize, f32)],
        scores: &mut [f32],
    ) {
        let places = |number: usize| {
            let family = families.get(number).filter(|family| family.places() <= WORTH)?;
            Some(self.occurrences(family, 0, false))
        };
        for pair in neighbours.windows(2).take(PAIRS) {
            if let [(a, tells), (b, more)] = pair
                && let (Some(a), Some(b)) = (places(*a), places(*b))
            {
                gain(&a, &b, self.weights.near * tells.min(*more), scores);
            }
        }
    }
}

/// Adds what documents gain from the nearness of two words, given where each stands.
fn gain(first: &[u64], second: &[u64], most: f32, scores: &mut [f32]) {
    let mut next = 0;
    let (mut document, mut known) = (u64::MAX, 0.0);
    for place in first {
        while second.get(next).is_some_and(|it| it <= place) {
            next += 1;
        }
        let behind = second.get(next).map_or(FAR, |it| it - place);
        let before = second.get(next.wrapping_sub(1)).map_or(FAR, |it| place - it);
        // In the other order it is worth half.
        let far = behind.min(before.max(1).saturating_mul(2));
        if place >> 32 != document {
            (document, known) = (place >> 32, 0.0);
        }
        let gain = most / far as f32;
        if far < FAR && gain > known {
            if let Some(score) = scores.get_mut(document as usize) {
                *score += gain - known;
            }
            known = gain;
        }
    }
}
