//! A query answered.

use super::Index;
use super::answer::Answer;
use super::documents::documents;
use super::files::Root;
use super::lookup::{Found, Lookup, Term};
use super::marks::Marker;
use super::pace::{Pace, fetch};
use super::query::{Clause, Query};
use super::shelf::{Here, Shelf};
use super::store::Store;
use super::tally::Tally;
use super::weights::{Weights, often, telling};
use crate::store::Name;
use std::sync::Arc;

/// How many rounds of fetching a query may take: each finds what the one before has named.
const ROUNDS: usize = 64;

/// Answers a query from the index with this root. `None` while files are missing, or where the root
/// is none: those asked for in vain are what is needed next, all at once. A file that cannot be had is
/// to be given as an empty one: the rest is found.
pub fn answer(root: Name, query: &Query, weights: &Weights, here: &mut Here<'_>) -> Option<Answer> {
    let root = Root::read(&here(root)?)?;
    Lookup { root: &root, shelf: &Shelf::of(here), weights }.answer(query)
}

impl<S: Store> Index<S> {
    /// Answers a query; fetches what it needs, and names in the answer what cannot be had.
    pub async fn search(&self, query: &Query, weights: &Weights, pace: &impl Pace) -> Answer {
        let mut files: Vec<(Name, Arc<[u8]>)> = Vec::new();
        let mut lost = Vec::new();
        for _ in 0..ROUNDS {
            let mut missing = Vec::new();
            let mut here = |name| {
                let known = files.iter().find(|(known, _)| *known == name);
                if known.is_none() && !missing.contains(&name) {
                    missing.push(name);
                }
                known.map(|(_, file)| Arc::clone(file))
            };
            let shelf = Shelf::of(&mut here);
            let found = Lookup { root: &self.root, shelf: &shelf, weights }.answer(query);
            if let Some(answer) = found {
                return Answer { lost, ..answer };
            }
            for (name, got) in fetch(&self.store, missing).await {
                let file = got.unwrap_or_else(|error| {
                    lost.push(error);
                    Arc::default()
                });
                files.push((name, file));
            }
            pace.breathe().await;
        }
        Answer { lost, ..Answer::default() }
    }
}

/// A clause whose words were looked up: for each unit its terms and their offsets.
#[derive(Default)]
struct Wanted {
    text: String,
    without: bool,
    title: bool,
    units: Vec<Vec<(usize, u32)>>,
    /// Whether its parts may be looked for one by one.
    loose: bool,
    /// How often it was asked for.
    times: u32,
}

impl Lookup<'_, '_> {
    /// The answer, or nothing while files are missing.
    fn answer(&self, query: &Query) -> Option<Answer> {
        let mut terms = Vec::new();
        let mut wanted: Vec<Wanted> = Vec::new();
        for clause in &query.clauses {
            self.wanted(clause, &mut terms).add_to(&mut wanted);
        }
        for found in terms.iter().flat_map(|term| &term.found) {
            self.shelf.file(found.entry.documents.file);
        }
        if !self.shelf.is_whole() {
            return None;
        }
        let mut tally = Tally::of(self.root);
        let (mut marker, mut unknown, mut neighbours) = (Marker::default(), Vec::new(), Vec::new());
        let mut next = 0;
        while let Some(clause) = wanted.get_mut(next) {
            next += 1;
            let clause = std::mem::take(clause);
            let own = self.strengths(&clause, &terms);
            let holding = own.iter().filter(|strength| **strength > 0.0).count() as u32;
            if clause.without {
                tally.exclude(&own);
            } else if holding > 0 {
                let telling = telling(self.root.documents, holding) * clause.times as f32;
                if let [unit] = &clause.units[..]
                    && let [(term, _)] = unit[..]
                {
                    neighbours.push((term, telling));
                    let mut begun = vec![0.0; own.len()];
                    if let Some(term) = terms.get(term).filter(|term| !term.strict) {
                        self.add(&term.begun, clause.title, &mut begun);
                    }
                    tally.lend(telling, &own, &begun);
                }
                clause.units.iter().for_each(|unit| marker.add(unit, &terms, telling));
                tally.add(clause.text, telling, &own);
            } else if clause.loose {
                clause.part(&terms, &mut wanted);
            } else {
                unknown.push(clause.text);
            }
        }
        self.nearness(&terms, &neighbours, &mut tally.scores);
        if !self.shelf.is_whole() {
            return None;
        }
        let mut answer = tally.answer(self.weights, unknown.is_empty());
        for term in terms {
            if term.corrected {
                let words = term.found.into_iter().map(|found| found.word).collect();
                answer.corrected.push((term.form, words));
            }
        }
        (answer.unknown, answer.marker) = (unknown, marker);
        Some(answer)
    }

    /// Looks up the words of a clause; each term is there once.
    fn wanted(&self, clause: &Clause, terms: &mut Vec<Term>) -> Wanted {
        let mut wanted = Wanted {
            text: clause.any.first().map(|unit| unit.text.clone()).unwrap_or_default(),
            without: clause.without,
            title: clause.title,
            loose: matches!(&clause.any[..], [one] if !one.quoted && one.pieces.len() > 1),
            times: 1,
            units: Vec::new(),
        };
        for unit in &clause.any {
            let (mut numbers, strict) = (Vec::new(), unit.quoted || clause.without);
            for piece in &unit.pieces {
                let is_known = |term: &Term| {
                    (&term.form, term.open, term.strict) == (&piece.form, piece.open, strict)
                };
                let known = terms.iter().position(is_known).unwrap_or(terms.len());
                if known == terms.len() {
                    terms.push(self.find(&piece.form, piece.open, strict));
                }
                numbers.push((known, piece.offset));
            }
            wanted.units.push(numbers);
        }
        wanted
    }

    /// How strongly each document holds a clause.
    fn strengths(&self, clause: &Wanted, terms: &[Term]) -> Vec<f32> {
        let mut best = vec![0.0; self.root.documents as usize];
        for unit in &clause.units {
            let own = self.unit(unit, clause.title, terms);
            best.iter_mut().zip(own).for_each(|(best, own)| *best = own.max(*best));
        }
        best
    }

    fn unit(&self, unit: &[(usize, u32)], title: bool, terms: &[Term]) -> Vec<f32> {
        let mut least = vec![f32::MAX; self.root.documents as usize];
        for (number, _) in unit {
            let mut own = vec![0.0; least.len()];
            if let Some(term) = terms.get(*number) {
                self.add(&term.found, title, &mut own);
            }
            least.iter_mut().zip(own).for_each(|(least, own)| *least = own.min(*least));
        }
        if unit.len() > 1
            && least.iter().any(|strength| *strength > 0.0)
            && let Some(places) = self.together(unit, title, terms)
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

    /// Adds how strongly each document holds words.
    fn add(&self, words: &[Found], title: bool, own: &mut [f32]) {
        let weights = self.weights;
        for found in words {
            let list = found.entry.documents;
            documents(list.of(&self.shelf.file(list.file)), &mut |document, mask, level| {
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
    }
}

impl Wanted {
    /// Adds it to others; what is there already counts once more.
    fn add_to(self, others: &mut Vec<Self>) {
        for other in others.iter_mut() {
            if other.units == self.units && other.title == self.title && !other.without {
                other.times += 1;
                return;
            }
        }
        others.push(self);
    }

    /// Adds a clause for each of its terms.
    fn part(self, terms: &[Term], wanted: &mut Vec<Self>) {
        for (number, _) in self.units.into_iter().flatten() {
            let text = terms.get(number).map(|term| term.form.clone()).unwrap_or_default();
            let (title, times, units) = (self.title, self.times, vec![vec![(number, 0)]]);
            Self { text, title, times, units, ..Self::default() }.add_to(wanted);
        }
    }
}
