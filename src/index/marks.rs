//! Marks: where in a text stands what a query has found.
//!
//! The text is read as the index reads it, so that a word is marked in every form in which it was
//! found, and a phrase only where it stands as a whole.

use super::lookup::Family;
use super::query::Unit;
use crate::text::Tokens;
use crate::text::Vocabulary;
use std::ops::Range;

/// Marks in any text what an answer has found.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    words: Vocabulary,
    parts: Vec<Part>,
    /// How much each unit tells.
    telling: Vec<f32>,
}

/// A word of a unit, which is marked as a whole.
#[derive(Clone, Copy, Debug)]
struct Part {
    word: usize,
    unit: usize,
    /// Its number in the unit, and how many places behind the first it stands.
    number: usize,
    offset: u32,
    is_last: bool,
    /// Whether only the first character of the word was asked for.
    single: bool,
}

/// Where a unit stands in a text.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) unit: usize,
}

/// A phrase of which a part was read.
struct Begun {
    unit: usize,
    /// The part that comes next.
    number: usize,
    /// The first part's position and start.
    first: u32,
    start: usize,
}

impl Marker {
    /// Adds a word or phrase, with how much it tells.
    pub(super) fn add(&mut self, unit: &Unit, families: &[Family], telling: f32) {
        for (number, (family, offset)) in unit.iter().enumerate() {
            let Some(family) = families.get(*family) else { continue };
            for found in family.found.iter().filter(|found| !found.begun) {
                self.parts.push(Part {
                    word: self.words.number(&found.word),
                    unit: self.telling.len(),
                    number,
                    offset: *offset,
                    is_last: number + 1 == unit.len(),
                    single: family.single,
                });
            }
        }
        self.telling.push(telling);
    }

    /// The parts of a text to mark, in bytes and in order, none overlapping another.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        join(&self.all(text))
    }

    pub(super) fn telling(&self, unit: usize) -> f32 {
        self.telling.get(unit).copied().unwrap_or_default()
    }

    /// Every place of every unit, by where the token ends that it ends with.
    pub(super) fn all(&self, text: &str) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut begun: Vec<Begun> = Vec::new();
        let mut tokens = Tokens::of(text);
        while let Some(token) = tokens.read() {
            let (_, Some(word)) = self.words.find(tokens.form().as_bytes()) else { continue };
            begun.retain(|it| it.first.saturating_add(64) > token.position);
            for part in self.parts.iter().filter(|part| part.word == word) {
                let first = token.position.wrapping_sub(part.offset);
                let mut start = token.range.start;
                if part.number > 0 {
                    let is_next = |it: &Begun| {
                        it.unit == part.unit && it.number == part.number && it.first == first
                    };
                    let Some(at) = begun.iter().position(is_next) else { continue };
                    start = begun.swap_remove(at).start;
                }
                if part.is_last {
                    let end = if part.single { tokens.at() } else { token.range.end };
                    marks.push(Mark { range: start..end, unit: part.unit });
                } else {
                    begun.push(Begun { unit: part.unit, number: part.number + 1, first, start });
                }
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
