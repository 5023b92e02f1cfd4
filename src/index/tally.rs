//! What each document has of a query, clause by clause, and the order that follows.

use super::answer::{Answer, Hit, note};
use super::files::Root;
use super::set::Set;
use super::weights::{K1, Weights};

/// How many articles are named at most that lack something.
const FURTHER: usize = 100;

pub(super) struct Tally {
    pub(super) scores: Vec<f32>,
    /// How much each document holds of what the clauses tell; less than nothing: it is excluded.
    shares: Vec<f32>,
    /// Which clauses each document holds, a bit each, of the first sixty-four.
    held: Vec<u64>,
    clauses: Vec<(String, f32)>,
    dated: usize,
}

impl Tally {
    pub(super) fn of(root: &Root) -> Self {
        let blank = vec![0.0; root.documents as usize];
        let (held, dated) = (vec![0; blank.len()], root.dated as usize);
        Self { scores: blank.clone(), shares: blank, held, clauses: Vec::new(), dated }
    }

    pub(super) fn exclude(&mut self, own: &[f32]) {
        for (share, own) in self.shares.iter_mut().zip(own) {
            if *own > 0.0 {
                *share = f32::NEG_INFINITY;
            }
        }
    }

    /// Adds a clause: its text, how much it tells, how strongly each document holds it, and how
    /// strongly something like it.
    pub(super) fn add(&mut self, text: String, telling: f32, own: &[f32], like: &[f32]) {
        let bit = 1u64.checked_shl(self.clauses.len() as u32).unwrap_or_default();
        for (document, own) in own.iter().enumerate() {
            let like = like.get(document).copied().unwrap_or_default();
            let strength = if *own > 0.0 { *own } else { like };
            if let Some(score) = self.scores.get_mut(document) {
                *score += telling * strength / (strength + K1);
            }
            if *own > 0.0
                && let (Some(share), Some(held)) =
                    (self.shares.get_mut(document), self.held.get_mut(document))
            {
                *share += telling;
                *held |= bit;
            }
        }
        self.clauses.push((text, telling));
    }

    /// How much of what the clauses tell a hit must hold: all, or if no document does, all but the
    /// least telling clauses, as few as can be.
    fn needed(&self) -> f32 {
        let best = self.shares.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mut telling: Vec<u64> =
            self.clauses.iter().map(|it| u64::from(it.1.to_bits())).collect();
        telling.sort_unstable();
        let whole: f32 = self.clauses.iter().map(|(_, telling)| telling).sum();
        // Sums in another order differ in their last digits.
        let mut needed = whole - whole * 1e-4;
        telling.pop();
        for telling in telling {
            if best >= needed {
                break;
            }
            needed -= f32::from_bits(telling as u32);
        }
        // What tells most may be excluded with a word beside it.
        if best > 0.0 { needed.min(best) } else { needed }
    }

    /// The answer, so far as documents go; `all` says that no clause had to be left out.
    pub(super) fn answer(self, weights: &Weights, all: bool) -> Answer {
        let (needed, count) = (self.needed(), self.shares.len());
        let undated = count - self.dated.min(count);
        let mut answer = Answer { matching: Set::none(count), ..Answer::default() };
        if self.clauses.is_empty() && !all {
            return answer;
        }
        let (mut hits, mut further, mut held_by_all) = (Vec::new(), Vec::new(), u64::MAX);
        let documents = self.scores.iter().zip(&self.shares).zip(&self.held);
        for (document, ((score, share), held)) in documents.enumerate() {
            // The undated stand behind the earliest.
            let rank = (document + undated) % count;
            let new = 1.0 + weights.recent * rank as f32 / count as f32;
            let score = (score + f32::MIN_POSITIVE) * new;
            let key = u64::from(score.to_bits()) << 32 | rank as u64;
            if *share >= needed {
                hits.push(key);
                held_by_all &= held;
                answer.matching.put(document);
            } else if score > f32::MIN_POSITIVE * 2.0 && *share >= 0.0 {
                further.push(key);
            }
        }
        let ordered = |mut keys: Vec<u64>, most: usize| {
            keys.sort_unstable();
            let mut hits = Vec::new();
            for key in keys.into_iter().rev().take(most) {
                let document = ((key as u32 as usize + self.dated) % count) as u32;
                hits.push(Hit { document, score: f32::from_bits((key >> 32) as u32) });
            }
            hits
        };
        answer.hits = ordered(hits, usize::MAX);
        answer.further = ordered(further, FURTHER.saturating_sub(answer.hits.len()));
        if held_by_all == 0 && !self.clauses.is_empty() {
            answer.scattered = true;
            return answer;
        }
        for (text, _) in self.clauses.into_iter().take(64) {
            if held_by_all & 1 == 0 {
                note(&mut answer.dropped, text);
            }
            held_by_all >>= 1;
        }
        answer
    }
}
