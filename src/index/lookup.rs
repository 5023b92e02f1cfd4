//! From what was typed to the words of the index: the word itself, its other forms, words that begin
//! with it, words that differ by a letter.

use super::files::{Block, Entry, List, words};
use super::pace::Together;
use super::store::{Store, StoreError};
use super::weights::Weights;
use super::{Index, bytes::Bytes};
use crate::store::Name;
use crate::text::{is_paired, stem};
use std::sync::Arc;

/// How many further blocks are read for words that begin with what was typed.
const SPAN: usize = 2;

/// How many words that begin with what was typed are looked for, the most frequent.
const COMPLETIONS: usize = 40;

/// How many forms of a word are looked for at most.
const FORMS: usize = 64;

/// A word of the index that was found for a term.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) word: String,
    pub(super) entry: Entry,
    pub(super) weight: f32,
}

/// What is looked for, and what was found for it.
#[derive(Debug)]
pub(super) struct Term {
    pub(super) form: String,
    /// Whether words that begin with it will do.
    pub(super) open: bool,
    pub(super) found: Vec<Found>,
    /// Whether what was found is another word than what was typed.
    pub(super) corrected: bool,
}

/// Files that a query has needed so far, and those that could not be had.
pub(super) struct Files<'a, S> {
    pub(super) index: &'a Index<S>,
    files: Vec<(Name, Arc<[u8]>)>,
    pub(super) lost: Vec<StoreError>,
}

impl<'a, S: Store> Files<'a, S> {
    pub(super) fn of(index: &'a Index<S>) -> Self {
        Self { index, files: Vec::new(), lost: Vec::new() }
    }

    /// Fetches files, all at the same time; what fails is tried once more.
    pub(super) async fn load(&mut self, names: impl Iterator<Item = Name>) {
        let mut wanted: Vec<Name> = Vec::new();
        for name in names {
            let known = self.files.iter().any(|(known, _)| *known == name)
                || self.lost.iter().any(|lost| lost.name == name);
            if !known && !wanted.contains(&name) {
                wanted.push(name);
            }
        }
        let store = &self.index.store;
        let get = async |name| match store.get(name).await {
            Err(_) => store.get(name).await,
            got => got,
        };
        let got = Together::of(wanted.iter().map(|name| get(*name))).await;
        for (name, got) in wanted.into_iter().zip(got) {
            match got {
                Ok(bytes) => self.files.push((name, bytes)),
                Err(error) => self.lost.push(error),
            }
        }
    }

    /// A list, from a file that was loaded; empty where that failed.
    pub(super) fn list(&self, list: List) -> Bytes<'_> {
        list.of(self.file(list.file))
    }

    fn file(&self, name: Name) -> &[u8] {
        let file = self.files.iter().find(|(known, _)| *known == name);
        file.map_or(&[], |(_, bytes)| bytes)
    }

    fn words(&self, block: &Block, visit: &mut dyn FnMut(&str, Entry) -> bool) {
        words(block, self.file(block.name), visit);
    }

    /// Finds the words for all terms.
    pub(super) async fn find(&mut self, terms: &mut [Term], weights: &Weights) {
        let root = &self.index.root;
        let mut wanted = Vec::new();
        for term in terms.iter() {
            wanted.extend(starting(&root.blocks, &term.form, SPAN).map(|block| block.name));
        }
        self.load(wanted.into_iter()).await;
        let mut completions: Vec<Vec<Found>> = Vec::new();
        for term in terms.iter_mut() {
            completions.push(self.directly(term, weights));
        }
        self.by_stem(terms, weights).await;
        for (term, completions) in terms.iter_mut().zip(completions) {
            if term.open || term.found.is_empty() {
                let known = |word: &Found| term.found.iter().any(|it| it.word == word.word);
                let new: Vec<Found> = completions.into_iter().filter(|it| !known(it)).collect();
                term.found.extend(new);
            }
        }
    }

    /// Finds the term itself; gives the words that begin with it.
    fn directly(&self, term: &mut Term, weights: &Weights) -> Vec<Found> {
        let mut completions = Vec::new();
        let length = term.form.chars().count();
        let single = length == 1 && term.form.starts_with(is_paired);
        for block in starting(&self.index.root.blocks, &term.form, SPAN) {
            self.words(block, &mut |word, entry| {
                if word == term.form {
                    term.found.push(Found { word: word.to_owned(), entry, weight: 1.0 });
                } else if word.starts_with(&term.form) && (length > 1 || single) {
                    let share = length as f32 / word.chars().count() as f32;
                    let weight = if single { 1.0 } else { weights.prefix * share };
                    completions.push(Found { word: word.to_owned(), entry, weight });
                }
                word <= term.form.as_str() || word.starts_with(&term.form)
            });
        }
        if !single && completions.len() > COMPLETIONS {
            let mut often: Vec<u32> = completions.iter().map(|it| it.entry.holding).collect();
            often.sort_unstable();
            let least = often.get(often.len() - COMPLETIONS).copied().unwrap_or_default();
            completions.retain(|it| it.entry.holding >= least);
        }
        completions
    }

    /// Adds the other forms of all terms.
    async fn by_stem(&mut self, terms: &mut [Term], weights: &Weights) {
        let mut next: Vec<Option<u32>> = Vec::new();
        for term in terms.iter() {
            let own = term.found.first().map(|found| found.entry.sibling);
            next.push(match own {
                None => self.same_stem(&term.form).await,
                own => own,
            });
        }
        for _ in 0..FORMS {
            let of = |number: &Option<u32>| holding(&self.index.root.blocks, (*number)?);
            let blocks: Vec<Name> = next.iter().filter_map(of).map(|block| block.name).collect();
            if blocks.is_empty() {
                break;
            }
            self.load(blocks.into_iter()).await;
            for (term, next) in terms.iter_mut().zip(&mut next) {
                let Some(number) = *next else { continue };
                *next = None;
                if term.found.iter().any(|found| found.entry.number == number) {
                    continue;
                }
                if let Some((word, entry)) = self.numbered(number) {
                    *next = Some(entry.sibling);
                    term.found.push(Found { word, entry, weight: weights.stem });
                }
            }
        }
    }

    /// The word of a number, in a block that was loaded.
    fn numbered(&self, number: u32) -> Option<(String, Entry)> {
        let mut found = None;
        self.words(holding(&self.index.root.blocks, number)?, &mut |word, entry| {
            if entry.number == number {
                found = Some((word.to_owned(), entry));
            }
            found.is_none()
        });
        found
    }

    /// The number of a word that has the stem of one that is not in the index.
    async fn same_stem(&mut self, form: &str) -> Option<u32> {
        let index = self.index;
        for language in &index.root.languages {
            let tag = std::str::from_utf8(language).unwrap_or_default().trim_end_matches('\0');
            let sought = stem(form, tag);
            if sought == form && form.len() < 4 {
                continue;
            }
            let start = sought.get(..sought.len().min(3)).unwrap_or(&sought);
            let block = last(&index.root.blocks, &sought)?;
            self.load([block.name].into_iter()).await;
            let mut found = None;
            self.words(block, &mut |word, entry| {
                if word.starts_with(start) && stem(word, tag) == sought {
                    found = Some(entry.number);
                }
                found.is_none()
            });
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// The block that a word is in if the index has it.
pub(super) fn last<'a>(blocks: &'a [Block], word: &str) -> Option<&'a Block> {
    let after = blocks.partition_point(|block| *block.first <= *word.as_bytes());
    blocks.get(after.saturating_sub(1))
}

/// The block that a word of this number is in.
fn holding(blocks: &[Block], number: u32) -> Option<&Block> {
    let after = blocks.partition_point(|block| block.start <= number);
    blocks.get(after.checked_sub(1)?)
}

/// The block that a word is in, and those behind it with words that begin with it; of these not
/// more than so many, unless it is a single character of Chinese.
pub(super) fn starting<'a>(
    blocks: &'a [Block],
    word: &str,
    most: usize,
) -> impl Iterator<Item = &'a Block> + use<'a> {
    let word = word.as_bytes();
    let after = blocks.partition_point(|block| *block.first <= *word);
    let behind = blocks.get(after..).unwrap_or_default();
    let count = behind.iter().take_while(|block| block.first.starts_with(word)).count();
    let most = if word.first().is_some_and(|byte| *byte > 0xDF) { usize::MAX } else { most };
    let start = after.saturating_sub(1);
    blocks.get(start..after + count.min(most)).unwrap_or_default().iter()
}
