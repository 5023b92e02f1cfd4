//! A query answered.

use super::Index;
use super::answer::{Answer, Hit};
use super::lookup::{Files, Term};
use super::marks::Marker;
use super::pace::Pace;
use super::places::occurrences;
use super::query::{Query, Unit};
use super::segment::Field;
use super::store::Store;
use super::weights::{K1, Weights, often, telling};

/// How many articles are named at most that lack something.
const FURTHER: usize = 100;

/// How many words of a query count.
const MOST: usize = 64;

/// A clause whose words were looked up: for each unit its terms and their offsets.
struct Wanted {
    text: String,
    without: bool,
    title: bool,
    units: Vec<Vec<(usize, u32)>>,
    /// Whether its parts may be looked for one by one.
    loose: bool,
}

impl<S: Store> Index<S> {
    /// Answers a query.
    pub async fn search(&self, query: &Query, weights: &Weights, pace: &impl Pace) -> Answer {
        let mut files = Files::of(self);
        let mut terms = Vec::new();
        let wanted = wanted(query, &mut terms);
        files.find(&mut terms, weights).await;
        pace.breathe().await;
        let lists: Vec<_> = terms
            .iter()
            .flat_map(|term| &term.found)
            .map(|found| found.entry.documents.file)
            .collect();
        files.load(lists.into_iter()).await;
        let mut tally = Tally::of(self.root.documents);
        let mut marker = Marker::default();
        let mut unknown = Vec::new();
        let mut wanted = std::collections::VecDeque::from(wanted);
        while let Some(clause) = wanted.pop_front() {
            pace.breathe().await;
            let own = files.strengths(&clause, &terms, weights).await;
            let holding = own.iter().filter(|strength| **strength > 0.0).count() as u32;
            if clause.without {
                tally.exclude(&own);
                continue;
            }
            if holding == 0 && clause.loose {
                wanted.extend(clause.parts(&terms));
                continue;
            }
            if holding == 0 {
                unknown.push(clause.text);
                continue;
            }
            let telling = telling(self.root.documents, holding);
            for unit in &clause.units {
                marker.add(unit.iter().map(|(term, offset)| (terms.get(*term), *offset)), telling);
            }
            tally.add(clause.text, telling, &own);
        }
        let mut answer = if tally.clauses.is_empty() && !unknown.is_empty() {
            Answer {
                matching: vec![0; (self.root.documents as usize).div_ceil(64)],
                ..Answer::default()
            }
        } else {
            tally.answer(self.root.dated, weights)
        };
        let of = |term: &Term| term.found.iter().map(|found| found.word.clone()).collect();
        answer.corrected = terms
            .iter()
            .filter(|term| term.corrected)
            .map(|term| (term.form.clone(), of(term)))
            .collect();
        Answer { unknown, lost: files.lost, marker, ..answer }
    }
}

/// The clauses of a query, and the terms in them, each once.
fn wanted(query: &Query, terms: &mut Vec<Term>) -> Vec<Wanted> {
    let mut term = |form: &str, open: bool| {
        let known = terms.iter().position(|term| term.form == form && term.open == open);
        known.unwrap_or_else(|| {
            let form = form.to_owned();
            terms.push(Term { form, open, found: Vec::new(), corrected: false });
            terms.len() - 1
        })
    };
    let mut unit = |unit: &Unit| {
        unit.pieces.iter().map(|it| (term(&it.form, it.open), it.offset)).collect::<Vec<_>>()
    };
    let clause = |clause: &super::query::Clause| Wanted {
        text: clause.any.first().map(|unit| unit.text.clone()).unwrap_or_default(),
        without: clause.without,
        title: clause.title,
        loose: matches!(&clause.any[..], [one] if !one.quoted && one.pieces.len() > 1),
        units: clause.any.iter().map(&mut unit).collect(),
    };
    query.clauses.iter().take(MOST).map(clause).collect()
}

impl Wanted {
    /// A clause for each term.
    fn parts(&self, terms: &[Term]) -> Vec<Self> {
        let part = |(number, _): &(usize, u32)| Self {
            text: terms.get(*number).map(|term| term.form.clone()).unwrap_or_default(),
            without: false,
            title: self.title,
            units: vec![vec![(*number, 0)]],
            loose: false,
        };
        self.units.iter().flatten().map(part).collect()
    }
}

impl<S: Store> Files<'_, S> {
    /// How strongly each document holds a clause.
    async fn strengths(&mut self, clause: &Wanted, terms: &[Term], weights: &Weights) -> Vec<f32> {
        let mut best: Vec<f32> = Vec::new();
        for unit in &clause.units {
            let own = self.unit(unit, clause.title, terms, weights).await;
            if best.is_empty() {
                best = own;
            } else {
                best.iter_mut().zip(own).for_each(|(best, own)| *best = best.max(own));
            }
        }
        best
    }

    async fn unit(
        &mut self,
        unit: &[(usize, u32)],
        title: bool,
        terms: &[Term],
        weights: &Weights,
    ) -> Vec<f32> {
        let mut least: Vec<f32> = Vec::new();
        for (number, _) in unit {
            let mut own = vec![0.0; self.index.root.documents as usize];
            if let Some(term) = terms.get(*number) {
                self.term(term, title, weights, &mut own);
            }
            if least.is_empty() {
                least = own;
            } else {
                least.iter_mut().zip(own).for_each(|(least, own)| *least = least.min(own));
            }
        }
        if unit.len() > 1 && least.iter().any(|strength| *strength > 0.0) {
            let together = self.together(unit, title, terms).await;
            let mut documents = together.into_iter().map(|it| (it >> 32) as usize).peekable();
            for (document, strength) in least.iter_mut().enumerate() {
                if documents.peek() != Some(&document) {
                    *strength = 0.0;
                }
                while documents.next_if_eq(&document).is_some() {}
            }
        }
        least
    }

    /// Adds how strongly each document holds a term.
    fn term(&self, term: &Term, title: bool, weights: &Weights, own: &mut [f32]) {
        let fields = [(1, weights.title), (2, weights.deck), (4, weights.labels)];
        for found in &term.found {
            documents(self.list(found.entry.documents), &mut |document, mask, level| {
                let strength = if title {
                    f32::from(mask & 1)
                } else {
                    let of = |(bit, weight): &(u8, f32)| if mask & bit > 0 { *weight } else { 0.0 };
                    often(level) + fields.iter().map(of).sum::<f32>()
                };
                if let Some(own) = own.get_mut(document as usize) {
                    *own += strength * found.weight;
                }
            });
        }
    }

    /// Where the terms of a unit stand behind each other: documents and places, in order.
    async fn together(&mut self, unit: &[(usize, u32)], title: bool, terms: &[Term]) -> Vec<u64> {
        let of = |(number, offset): &(usize, u32)| Some((terms.get(*number)?, *offset));
        let unit: Vec<(&Term, u32)> = unit.iter().filter_map(of).collect();
        let found = unit.iter().flat_map(|(term, _)| &term.found);
        let lists: Vec<_> = found.map(|found| found.entry.places.file).collect();
        self.load(lists.into_iter()).await;
        let mut together: Option<Vec<u64>> = None;
        for (term, offset) in unit {
            let places = self.occurrences(term, offset, title);
            together = Some(match together {
                None => places,
                Some(mut together) => {
                    let mut places = places.into_iter().peekable();
                    together.retain(|place| {
                        while places.next_if(|it| it < place).is_some() {}
                        places.peek() == Some(place)
                    });
                    together
                }
            });
        }
        together.unwrap_or_default()
    }

    /// Where a term stands, less an offset: documents and places, in order.
    fn occurrences(&self, term: &Term, offset: u32, title: bool) -> Vec<u64> {
        let mut all = Vec::new();
        for found in &term.found {
            let places = self.list(found.entry.places);
            occurrences(self.list(found.entry.documents), places, &mut |document, place| {
                if place >= offset && (!title || Field::at(place) == Field::Title) {
                    all.push(u64::from(document) << 32 | u64::from(place - offset));
                }
            });
        }
        if term.found.len() > 1 {
            all.sort_unstable();
        }
        all
    }
}

/// Reads a list of documents: number, mask of the fields but the body, level in the body.
pub(super) fn documents(mut list: super::bytes::Bytes<'_>, visit: &mut dyn FnMut(u32, u8, u32)) {
    let mut next = 0u32;
    while let Some(number) = list.number() {
        let Some(document) = next.checked_add(number >> 4) else { return };
        let (mut mask, mut level) = (0, number & 15);
        if level == 0 {
            let Some([byte]) = list.take(1) else { return };
            (mask, level) = (byte >> 4, u32::from(byte & 15));
        }
        visit(document, mask, level);
        let Some(after) = document.checked_add(1) else { return };
        next = after;
    }
}

/// What each document has of a query, clause by clause.
struct Tally {
    scores: Vec<f32>,
    /// How much each document holds of what the clauses tell; less than nothing: it is excluded.
    shares: Vec<f32>,
    /// Which clauses each document holds, a bit each.
    held: Vec<u64>,
    clauses: Vec<(String, f32)>,
}

impl Tally {
    fn of(documents: u32) -> Self {
        let blank = vec![0.0; documents as usize];
        let held = vec![0; documents as usize];
        Self { scores: blank.clone(), shares: blank, held, clauses: Vec::new() }
    }

    fn exclude(&mut self, own: &[f32]) {
        for (share, own) in self.shares.iter_mut().zip(own) {
            if *own > 0.0 {
                *share = f32::NEG_INFINITY;
            }
        }
    }

    fn add(&mut self, text: String, telling: f32, own: &[f32]) {
        let bit = 1u64.checked_shl(self.clauses.len() as u32).unwrap_or_default();
        let documents = self.scores.iter_mut().zip(&mut self.shares).zip(&mut self.held);
        for (((score, share), held), own) in documents.zip(own) {
            if *own > 0.0 {
                *score += telling * own / (own + K1);
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
        let mut telling: Vec<u32> = self.clauses.iter().map(|it| it.1.to_bits()).collect();
        telling.sort_unstable();
        let whole = self.whole();
        // Sums in another order differ in their last digits.
        let mut needed = whole - whole * 1e-4;
        let most = telling.len().saturating_sub(1);
        for telling in telling.into_iter().take(most) {
            if best >= needed {
                break;
            }
            needed -= f32::from_bits(telling);
        }
        needed
    }

    fn whole(&self) -> f32 {
        self.clauses.iter().map(|(_, telling)| telling).sum()
    }

    /// The answer, so far as documents go.
    fn answer(&self, dated: u32, weights: &Weights) -> Answer {
        let (needed, whole, count) = (self.needed(), self.whole(), self.shares.len());
        let undated = count - (dated as usize).min(count);
        let mut matching = vec![0u64; count.div_ceil(64)];
        let (mut hits, mut further, mut held_by_all) = (Vec::new(), Vec::new(), u64::MAX);
        let documents = self.scores.iter().zip(&self.shares).zip(&self.held);
        for (document, ((score, share), held)) in documents.enumerate() {
            // The undated stand behind the earliest.
            let rank = (document + undated) % count;
            let new = 1.0 + weights.recent * rank as f32 / count as f32;
            let share_of_all = if whole > 0.0 { share / whole } else { 1.0 };
            let score = (score + f32::MIN_POSITIVE) * share_of_all.powi(weights.whole) * new;
            let key = u64::from(score.to_bits()) << 32 | rank as u64;
            if *share >= needed {
                hits.push(key);
                held_by_all &= held;
                if let Some(bits) = matching.get_mut(document / 64) {
                    *bits |= 1 << (document % 64);
                }
            } else if *share > 0.0 {
                further.push(key);
            }
        }
        let ordered = |mut keys: Vec<u64>, most: usize| {
            keys.sort_unstable();
            let hit = |key: &u64| Hit {
                document: ((*key as u32 as usize + count - undated) % count) as u32,
                score: f32::from_bits((key >> 32) as u32),
            };
            keys.iter().rev().take(most).map(hit).collect::<Vec<_>>()
        };
        let hits = ordered(hits, usize::MAX);
        let further = ordered(further, FURTHER.saturating_sub(hits.len()));
        let is_lacking = |number: usize| number < 64 && held_by_all >> number & 1 == 0;
        let lacking = self.clauses.iter().enumerate().filter(|(number, _)| is_lacking(*number));
        let dropped = lacking.map(|(_, (text, _))| text.clone()).collect();
        Answer { hits, further, matching, dropped, ..Answer::default() }
    }
}
