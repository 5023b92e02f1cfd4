//! Marks: where in a text stands what a query has found.
//!
//! The text is read as the index reads it, so that a word is marked in every form in which it was
//! found, and a phrase only where it stands as a whole.

use super::lookup::Term;
use super::vocabulary::Vocabulary;
use crate::text::Tokens;
use std::ops::Range;

/// Marks in any text what an answer has found.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    words: Vocabulary,
    /// For each word the units that it belongs to, and its part of them.
    parts: Vec<Vec<(usize, usize)>>,
    units: Vec<Marked>,
}

/// What is marked as a whole.
#[derive(Clone, Debug)]
struct Marked {
    /// The offset of each part.
    offsets: Vec<u32>,
    telling: f32,
}

/// Where a unit stands in a text.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) unit: usize,
}

impl Marker {
    /// Adds a word or phrase (its terms and their offsets), with how much it tells.
    pub(super) fn add(&mut self, unit: &[(usize, u32)], terms: &[Term], telling: f32) {
        let mut offsets = Vec::new();
        for (term, offset) in unit {
            for found in terms.get(*term).into_iter().flat_map(|term| &term.found) {
                let number = self.words.number(&found.word);
                if number == self.parts.len() {
                    self.parts.push(Vec::new());
                }
                if let Some(parts) = self.parts.get_mut(number) {
                    parts.push((self.units.len(), offsets.len()));
                }
            }
            offsets.push(*offset);
        }
        self.units.push(Marked { offsets, telling });
    }

    /// The parts of a text to mark, in bytes and in order, none overlapping another.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        join(&self.all(text))
    }

    pub(super) fn telling(&self, unit: usize) -> f32 {
        self.units.get(unit).map_or(0.0, |unit| unit.telling)
    }

    /// Every place of every unit, by where it ends.
    pub(super) fn all(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        if self.units.is_empty() {
            return marks;
        }
        // Phrases of which a part was read: unit, next part, the first part's position and start.
        let mut begun: Vec<(usize, usize, u32, usize)> = Vec::new();
        let mut tokens = Tokens::of(text);
        while let Some(token) = tokens.read() {
            let word = self.words.known(tokens.form());
            for (unit, part) in word.and_then(|word| self.parts.get(word)).into_iter().flatten() {
                let Some(offsets) = self.units.get(*unit).map(|unit| &unit.offsets) else {
                    continue;
                };
                let offset = offsets.get(*part).copied().unwrap_or_default();
                let first = token.position.wrapping_sub(offset);
                let start = if *part == 0 {
                    Some(token.range.start)
                } else {
                    let is_next = |it: &(usize, usize, u32, usize)| {
                        (it.0, it.1, it.2) == (*unit, *part, first)
                    };
                    begun.iter().position(is_next).map(|at| begun.swap_remove(at).3)
                };
                let Some(start) = start else { continue };
                if part + 1 == offsets.len() {
                    marks.push(Mark { range: start..token.range.end, unit: *unit });
                } else {
                    begun.push((*unit, part + 1, first, start));
                }
            }
            if begun.len() > 64 {
                begun.retain(|it| it.2.saturating_add(64) > token.position);
            }
        }
        marks
    }
}

/// Ranges in order, those that touch made one.
pub(super) fn join(marks: &[Mark]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let mut range = mark.range.clone();
        // They come in the order of their ends: a later one may begin before several.
        while let Some(last) = joined.pop_if(|last| range.start <= last.end) {
            range = range.start.min(last.start)..range.end.max(last.end);
        }
        joined.push(range);
    }
    joined
}
