//! Words that differ from what was typed by a slip or two: a letter dropped, added or wrong, or two
//! swapped.
//!
//! A slip leaves one half of a word as it was: its first, or its last. So the words are there twice,
//! sorted from their beginnings and from their ends, and few blocks of either are read.

use super::bytes::Bytes;
use crate::text::is_paired;

/// How many letters of a word must be there before one slip is looked for, and before two are (a word
/// of eight with one dropped has seven).
const LETTERS: [usize; 2] = [4, 7];

/// How many words at most are taken for what was meant.
const MEANT: usize = 12;

/// Whether a word's spelling can be mistaken by so many slips: letters alone, and enough of them.
pub(super) fn is_spelt(word: &str, slips: usize) -> bool {
    let least = LETTERS.get(slips - 1).copied().unwrap_or(usize::MAX);
    word.chars().count() >= least && word.chars().all(|c| c.is_alphabetic() && !is_paired(c))
}

/// A word from its end.
pub(super) fn backwards(word: &str) -> String {
    word.chars().rev().collect()
}

/// What slips leave whole at the word's beginning and, from its end, at its end, if they are all in
/// the rest. Of two slips, those at opposite ends are not found.
pub(super) fn whole(form: &str, slips: usize) -> [String; 2] {
    let length = form.chars().count();
    let first = (length / (slips + 1)).max(2);
    let last = if slips == 1 { length - first - 1 } else { first }.max(2);
    [form.chars().take(first).collect(), form.chars().rev().take(last).collect()]
}

/// Words that may have been meant.
pub(super) struct Meant {
    form: Vec<char>,
    slips: usize,
    /// The words with the fewest slips so far.
    pub(super) words: Vec<String>,
    /// Words that go on behind what was typed, if the reader is still typing.
    pub(super) begun: Option<Vec<String>>,
    fewest: usize,
}

impl Meant {
    pub(super) fn by(form: &str, open: bool, slips: usize) -> Self {
        let (form, begun) = (form.chars().collect(), open.then(Vec::new));
        Self { form, slips, words: Vec::new(), begun, fewest: slips }
    }

    /// Takes what it can of a block of words, which are spelt from their ends if `turned`.
    pub(super) fn read(&mut self, block: &[u8], turned: bool) -> Option<()> {
        let mut bytes = Bytes(block);
        let (mut word, mut letters) = (Vec::new(), Vec::new());
        while !bytes.0.is_empty() {
            bytes.word(&mut word)?;
            let text = std::str::from_utf8(&word).ok()?;
            letters.clear();
            letters.extend(text.chars());
            if turned {
                letters.reverse();
            }
            self.take(&letters);
        }
        Some(())
    }

    fn take(&mut self, letters: &[char]) {
        let (typed, length) = (self.form.len(), letters.len());
        if length + self.slips < typed {
            return;
        }
        let of = |end: usize| slips(&self.form, letters.get(..end)?, self.slips);
        let words = if let Some(slips) = of(length).filter(|_| length <= typed + self.slips) {
            if slips < self.fewest {
                (self.fewest, self.words) = (slips, Vec::new());
            }
            if slips > self.fewest {
                return;
            }
            &mut self.words
        } else if let Some(begun) = &mut self.begun
            && self.slips == 1
            && (typed - 1..=typed + 1).any(|end| of(end).is_some())
        {
            begun
        } else {
            return;
        };
        let word = letters.iter().collect();
        if words.len() < MEANT && !words.contains(&word) {
            words.push(word);
        }
    }
}

/// How many slips part two words, if not more than so many.
fn slips(mut a: &[char], mut b: &[char], most: usize) -> Option<usize> {
    while let (Some((x, rest)), Some((y, others))) = (a.split_first(), b.split_first())
        && x == y
    {
        (a, b) = (rest, others);
    }
    while let (Some((x, rest)), Some((y, others))) = (a.split_last(), b.split_last())
        && x == y
    {
        (a, b) = (rest, others);
    }
    let longer = a.len().max(b.len());
    match (a, b) {
        _ if longer <= 1 => Some(longer),
        ([x, y], [z, w]) if (x, y) == (w, z) => Some(1),
        _ if most < 2 => None,
        _ => tried(a, b, most),
    }
}

/// The fewest slips when each kind is tried at the first letters, which differ.
fn tried(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let swapped = matches!((a, b), ([x, y, ..], [z, w, ..]) if (x, y) == (w, z));
    let mut fewest = None;
    for (of_a, of_b) in [(1, 0), (0, 1), (1, 1), (2, 2)] {
        if of_a + of_b == 4 && !swapped {
            continue;
        }
        if let (Some(a), Some(b)) = (a.get(of_a..), b.get(of_b..))
            && let Some(rest) = slips(a, b, most - 1)
            && fewest.is_none_or(|fewest| rest < fewest)
        {
            fewest = Some(rest);
        }
    }
    fewest.map(|slips| slips + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(a: &str, b: &str, most: usize) -> Option<usize> {
        let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
        slips(&a, &b, most)
    }

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("poverty", "poverty", Some(0)),
            ("povrety", "poverty", Some(1)),
            ("povety", "poverty", Some(1)),
            ("poverrty", "poverty", Some(1)),
            ("povarty", "poverty", Some(1)),
            ("opverty", "poverty", Some(1)),
            ("experence", "experience", Some(1)),
            ("goverment", "government", Some(1)),
            ("acomodation", "accommodation", Some(2)),
            ("tpyign", "typing", Some(2)),
        ] {
            for most in 0..=2 {
                let expected = slips.filter(|slips| *slips <= most || *slips == 1);
                assert_eq!(parted(a, b, most), expected.filter(|it| *it < 3), "{a} {b} {most}");
            }
        }
    }

    #[test]
    fn a_slip_leaves_one_half_whole() {
        let word: Vec<char> = "abcdefg".chars().collect();
        for at in 0..word.len() {
            let mut kinds = vec![word.clone(); 4];
            kinds[0].remove(at);
            kinds[1].insert(at, 'x');
            kinds[2][at] = 'x';
            kinds[3].swap(at, (at + 1).min(word.len() - 1));
            for typed in kinds {
                let typed: String = typed.into_iter().collect();
                let [first, last] = whole(&typed, 1);
                let word: String = word.iter().collect();
                assert!(word.starts_with(&first) || backwards(&word).starts_with(&last), "{typed}");
            }
        }
    }
}
