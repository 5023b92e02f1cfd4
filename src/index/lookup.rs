//! From what was typed to the words of the index: the word itself, its other forms, words that begin
//! with it, words that differ by a slip.

use super::files::{Block, Entry, Root, words};
use super::shelf::Shelf;
use super::spelling::{Meant, is_spelt, whole};
use super::weights::{Weights, telling};
use crate::text::{is_paired, stem};

/// How many further blocks are read for words that begin with what was typed, or with half of it.
const SPAN: usize = 2;

/// How many words that begin with what was typed are looked for, the most frequent.
const COMPLETIONS: usize = 40;

/// How many documents are so few that a word may be misspelt.
const FEW: u32 = 3;

/// How many forms of a word are looked for at most.
const FORMS: usize = 64;

/// A word of the index that was found for a term.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) word: String,
    pub(super) entry: Entry,
    pub(super) weight: f32,
}

/// What is looked for, and what was found for it.
#[derive(Debug, Default)]
pub(super) struct Term {
    pub(super) form: String,
    /// Whether words that begin with it will do.
    pub(super) open: bool,
    /// Whether nothing but the word itself will do.
    pub(super) strict: bool,
    pub(super) found: Vec<Found>,
    /// Words that begin with it, though it is whole: where it is missing they count a little, if
    /// that costs no further file.
    pub(super) begun: Vec<Found>,
    /// Whether what was found is another word than what was typed.
    pub(super) corrected: bool,
}

/// Looks words up: in the blocks that the root names, so far as they are on the shelf.
pub(super) struct Lookup<'a, 'b> {
    pub(super) root: &'a Root,
    pub(super) shelf: &'a Shelf<'b>,
    pub(super) weights: &'a Weights,
}

impl Lookup<'_, '_> {
    /// Finds the words for a term.
    pub(super) fn find(&self, form: &str, open: bool, strict: bool) -> Term {
        let mut term = Term { form: form.to_owned(), open, strict, ..Term::default() };
        let completions = self.directly(&mut term);
        let (known, begun) = (!term.found.is_empty(), !completions.is_empty());
        if !strict {
            let sibling = term.found.first().map(|found| found.entry.sibling);
            self.by_stem(&mut term, sibling.or_else(|| self.same_stem(form)));
        }
        let wanted = open || (term.found.is_empty() && !strict);
        for new in completions {
            if wanted {
                if !term.found.iter().any(|found| found.entry.number == new.entry.number) {
                    term.found.push(new);
                }
            } else if new.entry.documents.start > 0 {
                term.begun.push(new);
            }
        }
        // A stem that other words share may be a slip's doing, and so may a rare word.
        let holding = term.found.iter().fold(0, |sum, it| it.entry.holding.saturating_add(sum));
        if (holding <= FEW || !(known || begun)) && !strict && self.shelf.is_whole() {
            if !(known || begun) {
                for found in &mut term.found {
                    found.weight *= self.rarity(found.entry.holding);
                }
            }
            // What is only begun was more likely meant as it is.
            let trust = if begun { self.weights.prefix / 2.0 } else { 1.0 };
            let before = term.found.len();
            self.by_slips(&mut term, 1, trust);
            if term.found.is_empty() {
                self.by_slips(&mut term, 2, 0.5);
            }
            term.corrected = term.found.len() > before || !(known || begun || before == 0);
        }
        term
    }

    /// How much a word tells that so many documents hold, against the rarest: where several words
    /// stand for one that was typed, the frequent ones do not drown the others.
    fn rarity(&self, holding: u32) -> f32 {
        telling(self.root.documents, holding) / telling(self.root.documents, 1)
    }

    fn words(&self, block: &Block, visit: &mut dyn FnMut(&str, Entry) -> bool) {
        words(block, &self.shelf.file(block.name), visit);
    }

    /// Finds the term itself; gives the words that begin with it.
    fn directly(&self, term: &mut Term) -> Vec<Found> {
        let mut completions = Vec::new();
        let length = term.form.chars().count();
        let single = length == 1 && term.form.starts_with(is_paired);
        for block in starting(&self.root.blocks, &term.form) {
            self.words(block, &mut |word, entry| {
                let begins = word.starts_with(&term.form);
                if begins && (length > 1 || single || word.len() == term.form.len()) {
                    let share = term.form.len() as f32 / word.len() as f32;
                    let weight = match single || share == 1.0 {
                        true => 1.0,
                        false => self.weights.prefix * share * self.rarity(entry.holding),
                    };
                    let found = Found { word: word.to_owned(), entry, weight };
                    if share == 1.0 { &mut term.found } else { &mut completions }.push(found);
                }
                begins || word < term.form.as_str()
            });
        }
        if !single && completions.len() > COMPLETIONS {
            let mut often: Vec<u64> =
                completions.iter().map(|it| u64::from(it.entry.holding)).collect();
            often.sort_unstable();
            let least = often.get(often.len() - COMPLETIONS).copied().unwrap_or_default();
            completions.retain(|it| u64::from(it.entry.holding) >= least);
        }
        completions
    }

    /// Adds the other forms of a term, of which one has this number.
    fn by_stem(&self, term: &mut Term, mut next: Option<u32>) {
        while let Some(number) = next
            && term.found.len() < FORMS
            && !term.found.iter().any(|found| found.entry.number == number)
        {
            next = None;
            let after = self.root.blocks.partition_point(|block| block.start <= number);
            let Some(block) = self.root.blocks.get(after.wrapping_sub(1)) else { return };
            self.words(block, &mut |word, entry| {
                if entry.number == number {
                    next = Some(entry.sibling);
                    let (word, weight) = (word.to_owned(), self.weights.stem);
                    term.found.push(Found { word, entry, weight });
                }
                entry.number < number
            });
        }
    }

    /// The number of a word that has the stem of one that is not in the index.
    fn same_stem(&self, form: &str) -> Option<u32> {
        for language in &self.root.languages {
            let tag = std::str::from_utf8(language).unwrap_or_default();
            let sought = stem(form, tag);
            let start = sought.get(..3)?;
            let mut found = None;
            for block in before(&self.root.blocks, &sought) {
                self.words(block, &mut |word, entry| {
                    if word.starts_with(start) && stem(word, tag) == sought {
                        found = Some(entry.number);
                    }
                    found.is_none()
                });
            }
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Finds words that differ from a term by so many slips.
    fn by_slips(&self, term: &mut Term, slips: usize, trust: f32) {
        if !is_spelt(&term.form, slips) {
            return;
        }
        let mut meant = Meant::by(&term.form, term.open, slips);
        for ((blocks, half), turned) in
            self.root.spelling.iter().zip(whole(&term.form, slips)).zip([false, true])
        {
            for block in starting(blocks, &half) {
                meant.read(&self.shelf.file(block.name), turned);
            }
        }
        if meant.words.is_empty() {
            meant.words = meant.begun.unwrap_or_default();
        }
        for meant in meant.words {
            for block in before(&self.root.blocks, &meant) {
                self.words(block, &mut |word, entry| {
                    if word == meant && !term.found.iter().any(|it| it.entry.number == entry.number)
                    {
                        let weight = self.weights.typo * trust * self.rarity(entry.holding);
                        term.found.push(Found { word: word.to_owned(), entry, weight });
                    }
                    word < meant.as_str()
                });
            }
        }
    }
}

/// The block that a word is in if the index has it.
fn before<'a>(blocks: &'a [Block], word: &str) -> &'a [Block] {
    let after = blocks.partition_point(|block| *block.first <= *word.as_bytes());
    blocks.get(after.saturating_sub(1)..after).unwrap_or_default()
}

/// The block that a word is in, and those behind it with words that begin with it; of these not
/// too many, unless it is a single character of Chinese.
pub(super) fn starting<'a>(blocks: &'a [Block], word: &str) -> &'a [Block] {
    let word = word.as_bytes();
    let after = blocks.partition_point(|block| *block.first <= *word);
    let end =
        blocks.partition_point(|block| *block.first <= *word || block.first.starts_with(word));
    let most = if word.first().is_some_and(|byte| *byte > 0xDF) { usize::MAX } else { SPAN };
    let end = end.min(after.saturating_add(most));
    blocks.get(after.saturating_sub(1)..end).unwrap_or_default()
}
