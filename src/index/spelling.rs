//! Words that differ from what was typed by a slip or two: a letter dropped, added or wrong, or two
//! swapped.
//!
//! A slip leaves one half of a word as it was: its first, or its last. Two slips leave its beginning,
//! its end or its middle. So the words are there three times, sorted from their beginnings, from
//! their ends and, if they are long, from their fourth letters on, and few blocks of each are read.

use crate::store::bytes::Bytes;
use crate::text::is_paired;

/// How many letters of a word must be there before one slip is looked for, and before two are (a word
/// of eight with one dropped has seven).
const LETTERS: [usize; 2] = [3, 7];

/// How many words at most are taken for what was meant.
const MEANT: usize = 12;

/// Whether a word's spelling can be mistaken so far: letters alone, and enough of them.
pub(super) fn is_spelt(word: &str, reach: Reach) -> bool {
    let least = LETTERS.get(reach.slips() - 1).copied().unwrap_or(usize::MAX);
    word.chars().count() >= least && word.chars().all(|c| !c.is_ascii_digit() && !is_paired(c))
}

/// The ways in which words are sorted: from their beginnings, from their ends, from their middles.
pub(super) const WAYS: usize = 3;

/// How many letters stand before what is here a word's middle.
const AHEAD: usize = 3;

/// A word as it is sorted in one of the ways.
pub(super) fn turned(word: &str, way: usize) -> String {
    match way {
        0 => word.to_owned(),
        1 => word.chars().rev().collect(),
        _ => rotated(word, AHEAD),
    }
}

/// A word with its first letters, so many, behind the others.
fn rotated(word: &str, letters: usize) -> String {
    part(word, letters, usize::MAX) + &part(word, 0, letters)
}

/// A word with one of its letters and the next swapped.
fn swapped(word: &str, at: usize) -> String {
    let pair = rotated(&part(word, at, at + 2), 1);
    part(word, 0, at) + &pair + &part(word, at + 2, usize::MAX)
}

/// The letters of a word from one to before another.
fn part(word: &str, from: usize, to: usize) -> String {
    let (mut part, mut at) = (String::new(), 0);
    for c in word.chars() {
        if at >= from && at < to {
            part.push(c);
        }
        at += 1;
    }
    part
}

/// Where slips are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// One, anywhere.
    One,
    /// Two, the word's beginning or its end left whole.
    Two,
    /// Two, one near the beginning and one near the end.
    Ends,
}

impl Reach {
    fn slips(self) -> usize {
        if self == Self::One { 1 } else { 2 }
    }

    /// What such slips leave whole of a word that was typed, one thing or another: the way in which
    /// words are sorted, and how they then begin. There are several, by number.
    pub(super) fn whole(self, form: &str, number: usize) -> Option<(usize, String)> {
        let length = form.chars().count();
        let (half, some) = ((length / 2).max(2), (length / 4).clamp(2, 3));
        let (way, from, to) = match (self, number) {
            (Self::One, 0) => (0, 0, half),
            (Self::One, 1) => (1, 0, (length - half - 1).max(2)),
            // Many words end alike: where only the first two letters are in doubt, more is known.
            (Self::One, 2) if length > 5 => (1, 0, length - 2),
            // Of a short one with two letters swapped nothing is left whole.
            (Self::One, 2 | 3) if length < 5 => return Some((0, swapped(form, number - 2))),
            (Self::Two, 0 | 1) => (number, 0, some),
            // One swapped with the first letter of the middle has left two.
            (Self::Ends, 0) => (0, 0, 2),
            // A letter dropped or added at the beginning has moved the middle.
            (Self::Ends, 1..=3) => (2, AHEAD - 2 + number, length - some - 1),
            _ => return None,
        };
        let typed = if way == 1 { turned(form, way) } else { form.to_owned() };
        Some((way, part(&typed, from, to)))
    }
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
    pub(super) fn by(form: &str, reach: Reach) -> Self {
        let (typed, fewest) = (form.chars().collect(), reach.slips());
        Self { typed, words: Vec::new(), begun: Vec::new(), fewest }
    }

    /// Takes what it can of a block of words that are sorted in this way.
    pub(super) fn read(&mut self, block: &[u8], way: usize) -> Option<()> {
        let mut bytes = Bytes(block);
        let mut word = Vec::new();
        while !bytes.0.is_empty() {
            bytes.word(&mut word)?;
            let mut word = std::str::from_utf8(&word).ok()?.to_owned();
            if way > 1 {
                word = rotated(&word, word.chars().count().saturating_sub(AHEAD));
            }
            let mut letters: Vec<char> = word.chars().collect();
            if way == 1 {
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
            // The word itself is no other that may have been meant.
            if own == 0 {
                return;
            }
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
    let mut rows: [Vec<usize>; 3] = Default::default();
    let [row, before, earlier] = &mut rows;
    for line in 0..=typed.len() {
        // Each line takes the room of the one that is out of sight.
        std::mem::swap(before, earlier);
        std::mem::swap(row, before);
        row.clear();
        for at in 0..=word.len() {
            let of =
                |row: &[usize], back: usize| row.get(at.wrapping_sub(back)).map_or(99, |it| *it);
            let letter = |all: &[char], at: usize| all.get(at.wrapping_sub(1)).copied();
            let (x, y) = (letter(typed, line), letter(word, at));
            let mut least = of(before, 1) + usize::from(x != y);
            least = least.min(of(before, 0) + 1).min(of(row, 1) + 1);
            if line > 1 && x == letter(word, at.wrapping_sub(1)) && y == letter(typed, line - 1) {
                least = least.min(of(earlier, 2) + 1);
            }
            row.push(if line == 0 { at } else { least });
        }
    }
    std::mem::take(row)
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

    /// All that one slip makes of a word.
    fn slipped(word: &[char]) -> Vec<Vec<char>> {
        let mut all = Vec::new();
        for at in 0..word.len() {
            let mut kinds = vec![word.to_vec(); 4];
            kinds[0].remove(at);
            kinds[1].insert(at, 'x');
            kinds[2][at] = 'x';
            kinds[3].swap(at, (at + 1).min(word.len() - 1));
            all.append(&mut kinds);
        }
        all
    }

    fn is_left(word: &str, typed: &str, reach: Reach) -> bool {
        let whole = (0..4).filter_map(|number| reach.whole(typed, number));
        whole.into_iter().any(|(way, whole)| turned(word, way).starts_with(&whole))
    }

    #[test]
    fn a_slip_leaves_one_half_whole() {
        for word in ["abcd", "abcde", "abcdef", "abcdefg"] {
            let letters: Vec<char> = word.chars().collect();
            for typed in slipped(&letters) {
                let typed: String = typed.into_iter().collect();
                assert!(is_left(word, &typed, Reach::One), "{word} {typed}");
            }
        }
    }

    #[test]
    fn two_slips_leave_the_beginning_the_end_or_the_middle_whole() {
        for word in ["abcdefgh", "abcdefghi", "abcdefghijkl", "abcdefghijklmno"] {
            let letters: Vec<char> = word.chars().collect();
            for typed in slipped(&letters).iter().flat_map(|typed| slipped(typed)) {
                let typed: String = typed.into_iter().collect();
                let reaches = [Reach::Two, Reach::Ends];
                assert!(reaches.iter().any(|it| is_left(word, &typed, *it)), "{word} {typed}");
            }
        }
    }
}
