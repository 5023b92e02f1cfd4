//! The stems of English: the Snowball project's algorithm, as a table of endings.
//!
//! A third of the size of frostem's own, of which every page would carry a copy; a test holds it to
//! the same stems.

/// Words with a stem of their own.
const ODD: &str = "andes>andes atlas>atlas bias>bias cosmos>cosmos early>earli gently>gentl howe>howe \
    idly>idl news>news only>onli singly>singl skies>sky skis>ski sky>sky ugly>ugli";

/// Beginnings that are counted as one syllable.
const WHOLE: &str = "arsen> commun> emerg> gener> inter> later> organ> past> univers>";

/// Before "ing", or "eed": words that end in it as they are.
const KEPT: &str = "even> cann> inn> earr> herr> out>";
const KEPT_BEFORE_EED: &str = "succ> proc> exc>";

const PLURALS: &str = "sses>ss ied>i ies>i s> ss>ss us>us";
const PASTS: &str = "ed> edly> ing> ingly> eed>ee eedly>ee";
const DOUBLED: &str = "bb>b dd>d ff>f gg>g mm>m nn>n pp>p rr>r tt>t at>ate bl>ble iz>ize";

/// Endings made of several, which are made shorter, in two rounds; then those that go.
const ROUNDS: [&str; 3] = [
    "anci>ance enci>ence ogi>og li> bli>ble abli>able alli>al fulli>ful lessli>less ousli>ous \
     entli>ent aliti>al biliti>ble iviti>ive tional>tion ational>ate alism>al ation>ate \
     ization>ize izer>ize ator>ate iveness>ive fulness>ful ousness>ous ogist>og",
    "icate>ic ative> alize>al iciti>ic ical>ic tional>tion ational>ate ful> ness>",
    "ic> ance> ence> able> ible> ate> ive> ize> iti> al> ism> ion> er> ous> ant> ent> ment> ement>",
];

/// The longest of a table's endings that a word has, and what stands in its place.
fn ending(word: &[u8], table: &'static str) -> (&'static [u8], &'static [u8]) {
    let mut longest: (&[u8], &[u8]) = (&[], &[]);
    for entry in table.as_bytes().split(|byte| *byte == b' ') {
        let mut parts = entry.split(|byte| *byte == b'>');
        if let (Some(ending), Some(instead)) = (parts.next(), parts.next())
            && word.ends_with(ending)
            && ending.len() > longest.0.len()
        {
            longest = (ending, instead);
        }
    }
    longest
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(word: &[u8]) -> bool {
    word.iter().any(|byte| is_vowel(*byte))
}

/// What stands behind the first consonant behind a vowel begins here.
fn region(word: &[u8], from: usize) -> usize {
    let mut at = from;
    let mut before = false;
    for byte in word.get(from..).unwrap_or_default() {
        at += 1;
        if before && !is_vowel(*byte) {
            return at;
        }
        before |= is_vowel(*byte);
    }
    at
}

/// Whether a word ends in a short syllable.
fn is_short(word: &[u8]) -> bool {
    let is_last = |byte: u8| !is_vowel(byte) && !matches!(byte, b'w' | b'x' | b'Y');
    match *word {
        [a, b] => is_vowel(a) && !is_vowel(b),
        [.., a, b, c] if !is_vowel(a) && is_vowel(b) && is_last(c) => true,
        _ => word.ends_with(b"past"),
    }
}

/// A word while its endings are taken off, and where the parts begin in which that is done.
struct Word {
    letters: Vec<u8>,
    first: usize,
    second: usize,
}

impl Word {
    /// Puts something in an ending's place.
    fn set(&mut self, ending: &[u8], instead: &[u8]) {
        self.letters.truncate(self.letters.len() - ending.len());
        self.letters.extend_from_slice(instead);
    }

    /// The word without an ending.
    fn before(&self, ending: &[u8]) -> &[u8] {
        self.letters.strip_suffix(ending).unwrap_or_default()
    }

    fn plural(&mut self) {
        let (ending, instead) = ending(&self.letters, PLURALS);
        let before = self.before(ending);
        match ending {
            b"s" if !before.split_last().is_some_and(|(_, rest)| has_vowel(rest)) => {}
            b"ied" | b"ies" if before.len() < 2 => self.set(ending, b"ie"),
            _ => self.set(ending, instead),
        }
    }

    fn past(&mut self) {
        let (ending, instead) = ending(&self.letters, PASTS);
        let before = self.before(ending);
        let is_whole = |table| self::ending(before, table).0.len() == before.len();
        if !instead.is_empty() {
            if before.len() >= self.first && !is_whole(KEPT_BEFORE_EED) {
                self.set(ending, instead);
            }
            return;
        }
        if ending == b"ing" {
            match *before {
                [a, b'y'] if !is_vowel(a) => return self.set(b"ying", b"ie"),
                _ if is_whole(KEPT) => return,
                _ => {}
            }
        }
        if ending.is_empty() || !has_vowel(before) {
            return;
        }
        self.set(ending, b"");
        let (ending, instead) = self::ending(&self.letters, DOUBLED);
        if ending.is_empty() {
            if self.letters.len() == self.first && is_short(&self.letters) {
                self.letters.push(b'e');
            }
        } else if ending.len() < instead.len() || !matches!(self.before(ending), b"a" | b"e" | b"o")
        {
            self.set(ending, instead);
        }
    }

    fn shorten(&mut self, table: &'static str, from: usize) {
        let (ending, instead) = ending(&self.letters, table);
        let before = self.before(ending);
        let last = before.last().copied().unwrap_or_default();
        let fits = match ending {
            b"li" => b"cdeghkmnrt".contains(&last),
            b"ogi" => last == b'l',
            b"ion" => matches!(last, b's' | b't'),
            b"ative" => before.len() >= self.second,
            _ => true,
        };
        if fits && before.len() >= from {
            self.set(ending, instead);
        }
    }
}

/// The stem of a word of small letters and digits.
pub(super) fn stem(word: &str) -> String {
    let (odd, own) = ending(word.as_bytes(), ODD);
    let mut letters = word.as_bytes().to_vec();
    if odd.len() == word.len() {
        letters = own.to_vec();
    } else if word.len() > 2 && word.is_ascii() {
        letters = shortened(letters);
    }
    String::from_utf8(letters).unwrap_or_default()
}

fn shortened(mut letters: Vec<u8>) -> Vec<u8> {
    // A y that is a consonant is written large.
    let mut vowel = true;
    for letter in &mut letters {
        if vowel && *letter == b'y' {
            *letter = b'Y';
        }
        vowel = is_vowel(*letter);
    }
    let mut first = region(&letters, 0);
    for length in 4..8 {
        if letters.get(..length).is_some_and(|it| ending(it, WHOLE).0.len() == length) {
            first = length;
        }
    }
    let second = region(&letters, first);
    let mut word = Word { letters, first, second };
    word.plural();
    word.past();
    if let [_, .., before, last @ (b'y' | b'Y')] = &mut word.letters[..]
        && !is_vowel(*before)
    {
        *last = b'i';
    }
    let [shorter, further, gone] = ROUNDS;
    word.shorten(shorter, first);
    word.shorten(further, first);
    word.shorten(gone, second);
    match *word.letters {
        [ref before @ .., b'e']
            if before.len() >= second || (before.len() >= first && !is_short(before)) =>
        {
            word.letters.pop();
        }
        [ref before @ .., b'l', b'l'] if before.len() + 1 >= second => {
            word.letters.pop();
        }
        _ => {}
    }
    word.letters.make_ascii_lowercase();
    word.letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use frostem::{Algorithm, Stemmer};
    use proptest::prelude::*;

    fn other(word: &str) -> String {
        Stemmer::new(Algorithm::English).stem(word).into_owned()
    }

    #[test]
    fn every_ending_gives_the_stem_that_frostem_gives() {
        let tables = [ODD, WHOLE, KEPT, KEPT_BEFORE_EED, PLURALS, PASTS, DOUBLED, "y e l ll"];
        let parts = tables.into_iter().chain(ROUNDS).flat_map(|table| table.split(' '));
        let parts: Vec<&str> = parts.filter_map(|part| part.split('>').next()).collect();
        let heads =
            ["", "a", "b", "s", "by", "hop", "wax", "ball", "relat", "communic", "yell", "past"];
        for head in heads {
            for part in &parts {
                for last in &parts {
                    for word in [format!("{head}{part}"), format!("{head}{part}{last}")] {
                        assert_eq!(stem(&word), other(&word), "{word}");
                    }
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn every_word_has_the_stem_that_frostem_gives(word in "[a-z]{0,4}([aeiouy][a-z]){0,4}(s|ed|ing|ly|e|l|y|ation|ness|ful)?") {
            prop_assert_eq!(stem(&word), other(&word), "{}", word);
        }
    }
}
