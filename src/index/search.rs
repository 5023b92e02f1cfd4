//! A query answered.

use super::answer::{Answer, note};
use super::documents::documents;
use super::files::{Here, Root};
use super::lookup::{Family, Lookup};
use super::marks::Marker;
use super::query::{Clause, Query, Unit};
use super::tally::Tally;
use super::weights::{K1, Weights, often, telling};
use std::cell::Cell;

/// Answers a query from the index with this root. `None` while files are missing: those asked for in
/// vain are what is needed next, all at once. A file that cannot be had is to be given as an empty
/// one: the rest is found.
pub fn answer(root: &Root, query: &Query, weights: &Weights, here: &Here<'_>) -> Option<Answer> {
    let lookup = Lookup { root, weights, here, misses: Cell::default(), lost: Cell::default() };
    let alone = query.terms.len() == 1;
    let families: Vec<Family> = query.terms.iter().map(|term| lookup.find(term, alone)).collect();
    for found in families.iter().flat_map(|family| &family.found) {
        lookup.file(found.entry.documents.file);
    }
    if lookup.misses.get() {
        return None;
    }
    let mut clauses: Vec<Clause> = Vec::new();
    for clause in &query.clauses {
        clause.clone().add_to(&mut clauses);
    }
    let mut tally = Tally::of(root);
    let (mut marker, mut unknown, mut neighbours) = (Marker::default(), Vec::new(), Vec::new());
    let (mut lost, mut all, mut next) = (Vec::new(), true, 0);
    while let Some(clause) = clauses.get_mut(next) {
        next += 1;
        let clause = std::mem::take(clause);
        lookup.lost.set(false);
        let own = lookup.strengths(&clause, &families);
        let is_lost = lookup.lost.get();
        if is_lost {
            note(&mut lost, clause.text.clone());
        }
        let holding = own.iter().filter(|strength| **strength > 0.0).count() as u32;
        if clause.without {
            tally.exclude(&own);
        } else if holding > 0 {
            let telling = telling(root.documents, holding) * clause.times as f32;
            let mut like = Vec::new();
            if let [unit] = &clause.units[..] {
                if let [(number, _)] = unit[..] {
                    neighbours.push((number, telling));
                    like = lookup.strength(families.get(number), true, clause.title);
                } else if !clause.loose {
                    lookup.lift(unit, &families, &own, &mut tally.scores);
                }
            }
            for unit in &clause.units {
                marker.add(unit, &families, telling);
            }
            tally.add(clause.text, telling, &own, &like);
        } else if clause.loose {
            // A clause for each of its words.
            for part in clause.units.iter().flatten() {
                let text =
                    query.terms.get(part.0).map(|term| term.typed.clone()).unwrap_or_default();
                let (title, times, units) = (clause.title, clause.times, vec![vec![(part.0, 0)]]);
                let part = Clause { text, title, times, units, ..Clause::default() };
                part.add_to(&mut clauses);
            }
        } else {
            all = false;
            if !is_lost {
                note(&mut unknown, clause.text);
            }
        }
    }
    lookup.nearness(&families, &neighbours, &mut tally.scores);
    if lookup.misses.get() {
        return None;
    }
    let mut answer = tally.answer(weights, all);
    for (term, family) in query.terms.iter().zip(families) {
        if !family.corrected.is_empty() {
            answer.corrected.push((term.typed.clone(), family.corrected));
        }
    }
    (answer.lost, answer.unknown, answer.marker) = (lost, unknown, marker);
    Some(answer)
}

impl Lookup<'_> {
    /// How strongly each document holds a clause.
    fn strengths(&self, clause: &Clause, families: &[Family]) -> Vec<f32> {
        let mut best = vec![0.0; self.root.documents as usize];
        for unit in &clause.units {
            let own = self.unit(unit, clause.title, families);
            best.iter_mut().zip(own).for_each(|(best, own)| *best = own.max(*best));
        }
        best
    }

    /// Lifts documents without a phrase by what words of it they have.
    fn lift(&self, unit: &Unit, families: &[Family], own: &[f32], scores: &mut [f32]) {
        for (number, _) in unit {
            let part = self.strength(families.get(*number), false, false);
            let holding = part.iter().filter(|strength| **strength > 0.0).count() as u32;
            let telling = telling(self.root.documents, holding);
            for ((score, part), own) in scores.iter_mut().zip(part).zip(own) {
                if *own == 0.0 {
                    *score += telling * part / (part + K1);
                }
            }
        }
    }

    fn unit(&self, unit: &Unit, title: bool, families: &[Family]) -> Vec<f32> {
        let mut least = Vec::new();
        for (number, _) in unit {
            let own = self.strength(families.get(*number), false, title);
            if least.is_empty() {
                least = own;
            } else {
                least.iter_mut().zip(own).for_each(|(least, own)| *least = own.min(*least));
            }
        }
        if unit.len() > 1
            && least.iter().any(|strength| *strength > 0.0)
            && let Some(places) = self.together(unit, title, families)
        {
            let mut kept = vec![0.0; least.len()];
            for place in places {
                let document = (place >> 32) as usize;
                if let (Some(kept), Some(least)) = (kept.get_mut(document), least.get(document)) {
                    *kept = *least;
                }
            }
            return kept;
        }
        least
    }

    /// How strongly each document holds words of a family: those that were found, or those that only
    /// begin with it.
    fn strength(&self, family: Option<&Family>, begun: bool, title: bool) -> Vec<f32> {
        let weights = self.weights;
        let mut own = vec![0.0; self.root.documents as usize];
        let Some(family) = family else { return own };
        self.lost.set(self.lost.get() || family.lost);
        for found in &family.found {
            if found.begun != begun {
                continue;
            }
            let list = found.entry.documents;
            documents(list.of(&self.file(list.file)), &mut |document, mask, level| {
                let of = |bit: u8, weight: f32| if mask & bit > 0 { weight } else { 0.0 };
                let mut strength = of(1, weights.title);
                if !title {
                    strength += of(2, weights.deck) + of(4, weights.labels) + often(level);
                }
                if let Some(own) = own.get_mut(document as usize) {
                    *own += strength * found.weight;
                }
            });
        }
        own
    }
}
