//! Words that differ from what was typed by a slip or two: a letter dropped, added or wrong, or two
//! swapped.
//!
//! A slip leaves one half of a word as it was: its first, or its last. So the words are there twice,
//! sorted from their beginnings and from their ends, and few blocks of either are read.

use crate::store::bytes::Bytes;
use crate::text::is_paired;

/// How many letters of a word must be there before one slip is looked for, and before two are (a word
/// of eight with one dropped has seven).
const LETTERS: [usize; 2] = [4, 7];

/// How many words at most are taken for what was meant.
const MEANT: usize = 12;

/// Whether a word's spelling can be mistaken by so many slips: letters alone, and enough of them.
pub(super) fn is_spelt(word: &str, slips: usize) -> bool {
    let least = LETTERS.get(slips - 1).copied().unwrap_or(usize::MAX);
    word.chars().count() >= least && word.chars().all(|c| !c.is_ascii_digit() && !is_paired(c))
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
    let beginning = |text: &str, length: usize| text.chars().take(length).collect();
    [beginning(form, first), beginning(&backwards(form), last)]
}

/// Words that may have been meant.
pub(super) struct Meant {
    typed: Vec<char>,
    /// The words with the fewest slips so far.
    pub(super) words: Vec<String>,
    /// Words that go on behind what was typed, if that was mistyped.
    pub(super) begun: Vec<String>,
    fewest: usize,
}

impl Meant {
    pub(super) fn by(form: &str, slips: usize) -> Self {
        let typed = form.chars().collect();
        Self { typed, words: Vec::new(), begun: Vec::new(), fewest: slips }
    }

    /// Takes what it can of a block of words, which are spelt from their ends if `turned`.
    pub(super) fn read(&mut self, block: &[u8], turned: bool) -> Option<()> {
        let mut bytes = Bytes(block);
        let mut word = Vec::new();
        while !bytes.0.is_empty() {
            bytes.word(&mut word)?;
            let mut letters: Vec<char> = std::str::from_utf8(&word).ok()?.chars().collect();
            if turned {
                letters.reverse();
            }
            self.take(&letters);
        }
        Some(())
    }

    fn take(&mut self, letters: &[char]) {
        let typed = self.typed.len();
        if letters.len() + self.fewest < typed {
            return;
        }
        let beginning = letters.get(..typed + 2).unwrap_or(letters);
        let slips = slips(&self.typed, beginning);
        let within = |length: usize| slips.get(length).is_some_and(|slips| *slips <= self.fewest);
        let words = if within(letters.len()) {
            let own = slips.last().copied().unwrap_or_default();
            if own < self.fewest {
                self.fewest = own;
                self.words.clear();
            }
            &mut self.words
        } else if self.fewest == 1 && (within(typed - 1) || within(typed) || within(typed + 1)) {
            &mut self.begun
        } else {
            return;
        };
        let word = letters.iter().collect();
        if words.len() < MEANT && !words.contains(&word) {
            words.push(word);
        }
    }
}

/// How many slips part what was typed from each beginning of a word, the shortest first.
fn slips(typed: &[char], word: &[char]) -> Vec<usize> {
    let (mut row, mut before) = (Vec::new(), Vec::new());
    for line in 0..=typed.len() {
        let earlier = std::mem::replace(&mut before, row);
        row = Vec::new();
        for at in 0..=word.len() {
            let of =
                |row: &[usize], back: usize| row.get(at.wrapping_sub(back)).map_or(99, |it| *it);
            let letter = |all: &[char], at: usize| all.get(at.wrapping_sub(1)).copied();
            let (x, y) = (letter(typed, line), letter(word, at));
            let mut least = of(&before, 1) + usize::from(x != y);
            least = least.min(of(&before, 0) + 1).min(of(&row, 1) + 1);
            if line > 1 && x == letter(word, at.wrapping_sub(1)) && y == letter(typed, line - 1) {
                least = least.min(of(&earlier, 2) + 1);
            }
            row.push(if line == 0 { at } else { least });
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(a: &str, b: &str) -> Vec<usize> {
        let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
        slips(&a, &b)
    }

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("poverty", "poverty", 0),
            ("povrety", "poverty", 1),
            ("povety", "poverty", 1),
            ("poverrty", "poverty", 1),
            ("povarty", "poverty", 1),
            ("opverty", "poverty", 1),
            ("experence", "experience", 1),
            ("goverment", "government", 1),
            ("acomodation", "accommodation", 2),
            ("tpyign", "typing", 2),
            ("", "ab", 2),
            ("ab", "", 2),
        ] {
            assert_eq!(parted(a, b).last(), Some(&slips), "{a} {b}");
        }
        assert_eq!(parted("povrety", "poverty line")[6..9], [2, 1, 2]);
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
