//! From what was typed to the words of the index: the word itself, its other forms, words that begin
//! with it, words that differ by a slip.

use super::files::{Block, Entry, Here, Root, spelling, words};
use super::query::{Term, is_number};
use super::spelling::{Meant, Reach, is_spelt};
use super::weights::{Weights, telling};
use crate::store::Name;
use crate::text::{is_paired, stem};
use std::cell::Cell;
use std::slice::from_ref;
use std::sync::Arc;

/// How many further blocks are read for words that begin with what was typed, or with half of it.
const SPAN: usize = 2;

/// How many words that begin with what was typed count for the order, the most frequent.
const COMPLETIONS: usize = 40;

/// How much the others count: they are found, no more.
const REST: f32 = 0.01;

/// How many documents are so few that a word may be misspelt.
const FEW: u32 = 5;

/// How many times as many documents must hold a word that was meant as hold the one that was typed,
/// where others beside it say what is looked for.
const FAR_MORE: u32 = 100;

/// How many forms of a word are looked for at most.
const FORMS: usize = 64;

/// A word of the index that was found for a term.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) word: String,
    pub(super) entry: Entry,
    pub(super) weight: f32,
    /// Whether it only begins with a term that is whole, or may be what was meant by one that is
    /// known: where that is missing it counts a little, if that costs no further file.
    pub(super) begun: bool,
}

/// What was found for a term.
#[derive(Debug, Default)]
pub(super) struct Family {
    pub(super) found: Vec<Found>,
    /// Other words that may have been meant, if they were looked for.
    pub(super) corrected: Vec<String>,
    /// Whether there may be more in files that are lost.
    pub(super) lost: bool,
    /// Whether it is a single character, which its words begin with.
    pub(super) single: bool,
}

/// Looks words up: in the blocks that the root names, so far as they are here.
pub(super) struct Lookup<'a> {
    pub(super) root: &'a Root,
    pub(super) weights: &'a Weights,
    pub(super) here: &'a Here<'a>,
    /// Whether a file was missing so far.
    pub(super) misses: Cell<bool>,
    /// Whether a file could not be had, since this was last set to false.
    pub(super) lost: Cell<bool>,
}

impl Lookup<'_> {
    /// A file; for now an empty one, where it is missing. One that is empty is lost: none is written.
    pub(super) fn file(&self, name: Name) -> Arc<[u8]> {
        let file = (self.here)(name);
        let flag = if file.is_none() { &self.misses } else { &self.lost };
        let file = file.unwrap_or_default();
        flag.set(flag.get() || file.is_empty());
        file
    }

    /// Finds the words for a term; if it is alone in its query, also those that may have been meant
    /// by a word that few documents hold.
    pub(super) fn find(&self, term: &Term, alone: bool) -> Family {
        let mut family = Family::default();
        self.lost.set(false);
        let forms = if term.forms.is_empty() { from_ref(&term.form) } else { &term.forms };
        for form in forms {
            self.directly(form, term.open, &mut family);
        }
        let known = family.found.iter().any(|found| !found.begun);
        let begun = family.found.iter().any(|found| found.begun);
        if !term.strict {
            self.by_stem(term, &mut family);
        }
        // A number begins no other.
        let wanted = term.open
            || !term.strict
                && !is_number(&term.form)
                && family.found.iter().all(|found| found.begun);
        for found in &mut family.found {
            found.begun &= !wanted;
        }
        family.found.retain(|it| !it.begun || (it.entry.documents.start > 0 && !term.strict));
        // A stem that other words share may be a slip's doing, and so may a rare word.
        let (mut holding, mut before) = (0_u32, 0);
        for found in &family.found {
            if !found.begun {
                holding = holding.saturating_add(found.entry.holding);
                before += 1;
            }
        }
        let doubtful = !(known || begun);
        // In a small edition every word is rare.
        let few = FEW.min(self.root.documents / 50);
        // Of what is lost nobody knows how it is spelt; and so short a word has too many neighbours,
        // unless nothing else is asked for.
        let is_whole = !self.misses.get() && !self.lost.get();
        let is_short = !alone && term.form.chars().nth(3).is_none();
        if !term.strict && (holding <= few || doubtful) && is_whole && !is_short {
            if doubtful {
                for found in &mut family.found {
                    found.weight *= self.rarity(found.entry.holding);
                }
            }
            // What is known or begun was more likely meant as it is.
            let trust = if doubtful { 1.0 } else { self.weights.doubt };
            let count = family.found.len();
            let more = self.by_slips(term, &mut family, Reach::One, trust);
            if before == 0
                && !more
                && !self.by_slips(term, &mut family, Reach::Two, 0.5)
                && !self.misses.get()
            {
                self.by_slips(term, &mut family, Reach::Ends, 0.5);
            }
            for found in family.found.iter_mut().skip(count) {
                found.begun = !doubtful && !alone && found.entry.holding / FAR_MORE < holding;
                if !found.begun {
                    // What was typed is searched for as well, where it is known or begun.
                    if before > 0 && family.corrected.is_empty() {
                        family.corrected.push(term.typed.clone());
                    }
                    family.corrected.push(found.word.clone());
                }
            }
            if before == 0 && !family.corrected.is_empty() {
                // What was meant has other forms, too.
                self.by_stem(term, &mut family);
            }
        }
        family.lost = self.lost.get();
        family
    }

    /// How much a word tells that so many documents hold, against the rarest, to the third power:
    /// where several words stand for one that was typed, the frequent ones do not drown the others.
    fn rarity(&self, holding: u32) -> f32 {
        let share = telling(self.root.documents, holding) / telling(self.root.documents, 1);
        share * share * share
    }

    fn words(&self, blocks: &[Block], visit: &mut dyn FnMut(&str, Entry) -> bool) {
        for block in blocks {
            words(block, &self.file(block.name), visit);
        }
    }

    /// Finds a word itself, and words that begin with it.
    fn directly(&self, form: &str, open: bool, family: &mut Family) {
        let lone = form.chars().nth(1).is_none();
        let single = lone && form.chars().next().is_some_and(is_paired);
        family.single = single;
        let mut often: Vec<u64> = Vec::new();
        self.words(starting(&self.root.blocks, form), &mut |word, entry| {
            let begins = word.starts_with(form);
            let begun = word.len() > form.len();
            if begins && (single || open || !lone || !begun) {
                let mut weight = 1.0;
                if begun && !single {
                    let share = form.len() as f32 / word.len() as f32;
                    weight = self.weights.prefix * share * self.rarity(entry.holding);
                    often.push(u64::from(entry.holding));
                }
                family.found.push(Found { word: word.to_owned(), entry, weight, begun });
            }
            begins || word < form
        });
        often.sort_unstable();
        if let Some(rank) = often.len().checked_sub(COMPLETIONS)
            && let Some(least) = often.get(rank)
        {
            for found in family.found.iter_mut().filter(|it| it.begun) {
                if u64::from(found.entry.holding) < *least {
                    found.weight *= REST;
                }
            }
        }
    }

    /// Adds the other forms of the first word that was found, or of the term.
    fn by_stem(&self, term: &Term, family: &mut Family) {
        let own = family.found.iter().find(|found| !found.begun);
        let weight = self.weights.stem * own.map_or(1.0, |own| own.weight);
        let mut next = own.map(|own| own.entry.sibling).or_else(|| self.same_stem(&term.form));
        let mut count = 0;
        while let Some(number) = next
            && count < FORMS
        {
            next = None;
            count += 1;
            let after = self.root.blocks.partition_point(|block| block.start <= number);
            self.words(at(&self.root.blocks, after), &mut |word, entry| {
                if entry.number == number && family.add(word, entry, weight) {
                    next = Some(entry.sibling);
                }
                entry.number < number
            });
        }
    }

    /// The number of a word that has the stem of one that is not in the index.
    fn same_stem(&self, form: &str) -> Option<u32> {
        let mut found = None;
        for language in &self.root.languages {
            let sought = stem(form, language);
            let Some(start) = sought.get(..3).filter(|_| found.is_none()) else { continue };
            self.words(before(&self.root.blocks, &sought), &mut |word, entry| {
                if word.starts_with(start) && stem(word, language) == sought {
                    found = Some(entry.number);
                }
                found.is_none()
            });
        }
        found
    }

    /// Adds words that slips part from a term; tells whether there is one.
    fn by_slips(&self, term: &Term, family: &mut Family, reach: Reach, trust: f32) -> bool {
        let Some(name) = self.root.spelling.filter(|_| is_spelt(&term.form, reach)) else {
            return false;
        };
        let ways = self.file(name);
        let mut meant = Meant::by(&term.form, reach);
        let mut number = 0;
        while let Some((way, whole)) = reach.whole(&term.form, number) {
            number += 1;
            for block in starting(&spelling(&ways, way), &whole) {
                meant.read(&self.file(block.name), way);
            }
        }
        let mut words = meant.words;
        if words.is_empty() && term.open {
            words = meant.begun;
        }
        let mut more = false;
        for meant in words {
            let meant = meant.as_str();
            self.words(before(&self.root.blocks, meant), &mut |word, entry| {
                if word == meant {
                    let weight = self.weights.typo * trust * self.rarity(entry.holding);
                    if family.add(word, entry, weight) {
                        more = true;
                    } else if trust >= 1.0 {
                        // Of the same stem, too: so much the likelier.
                        family.raise(entry.number, weight);
                    }
                }
                word < meant
            });
        }
        more
    }
}

impl Family {
    /// Adds a word that is not there yet, or is only begun; tells whether it was.
    fn add(&mut self, word: &str, entry: Entry, weight: f32) -> bool {
        let known = self.found.iter_mut().find(|found| found.entry.number == entry.number);
        let Some(known) = known else {
            self.found.push(Found { word: word.to_owned(), entry, weight, begun: false });
            return true;
        };
        let begun = known.begun;
        if begun {
            (known.begun, known.weight) = (false, weight);
        }
        begun
    }

    /// Makes a word weigh more.
    fn raise(&mut self, number: u32, weight: f32) {
        for found in self.found.iter_mut().filter(|found| found.entry.number == number) {
            found.weight += weight;
        }
    }
}

/// The block before a place in a list of blocks.
fn at(blocks: &[Block], after: usize) -> &[Block] {
    blocks.get(after.saturating_sub(1)..after).unwrap_or_default()
}

/// The block that a word is in if the index has it.
fn before<'a>(blocks: &'a [Block], word: &str) -> &'a [Block] {
    at(blocks, blocks.partition_point(|block| *block.first <= *word.as_bytes()))
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
