//! The tokens of a text: what is searched, where it stands, and where it is written.
//!
//! One reading of text for the index, for queries and for marks, so that what is marked is what was
//! found. A word is a run of letters and digits, folded. Scripts without spaces (and Hangul) give
//! overlapping pairs of characters and, at the end of each run, a single one: a string of such
//! characters is found where its pairs follow each other, a lone character where a token begins
//! with it.

use super::amount::amount;
use super::fold::{fold_into, is_mark, narrow};
use super::is_unspaced;
use super::letter::is_lettered;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters and digits.
    Word,
    /// Two neighbouring characters of a script without spaces.
    Pair,
    /// The last character of a run of such characters.
    Single,
    /// A figure with a large number behind it ("33 million"), in digits. Its parts follow it as
    /// tokens of their own, the first at the same position.
    Amount,
}

/// A token; its folded form is [`Tokens::form`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is written, in bytes.
    pub range: Range<usize>,
    /// Its number among the tokens: neighbours have neighbouring positions.
    pub position: u32,
    /// What it is.
    pub kind: Kind,
}

/// Reads the tokens of a text, one after the other.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
    position: u32,
    form: String,
    /// Where the last amount ends, whose parts are read next.
    amount: usize,
}

impl<'a> Tokens<'a> {
    /// Before the first token.
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0, position: 0, form: String::new(), amount: 0 }
    }

    /// The folded form of the token read last.
    pub fn form(&self) -> &str {
        &self.form
    }

    /// Where the next token is looked for: in a pair, behind its first character.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The next token; its form stays until the one after it is read.
    pub fn read(&mut self) -> Option<Token> {
        self.form.clear();
        let (start, first) = self.begin()?;
        if first.is_ascii_digit() && start >= self.amount {
            let written = self.text.get(start..).unwrap_or_default();
            if let Some(length) = amount(written, &mut self.form) {
                (self.at, self.amount) = (start, start + length);
                let range = start..start + length;
                return Some(Token { range, position: self.position, kind: Kind::Amount });
            }
        }
        let (end, kind) =
            if is_paired(first) { self.pair(start) } else { (self.word(start), Kind::Word) };
        self.form.make_ascii_lowercase();
        let position = self.position;
        self.position += 1;
        Some(Token { range: start..end, position, kind })
    }

    /// Where the next word begins, and its first character, narrow.
    fn begin(&self) -> Option<(usize, char)> {
        let mut at = self.at;
        loop {
            let byte = self.byte(at)?;
            if byte.is_ascii_alphanumeric() {
                return Some((at, byte as char));
            }
            if byte.is_ascii() {
                at += 1;
                continue;
            }
            let c = self.char(at)?;
            let narrow = narrow(c);
            if is_part(narrow) {
                return Some((at, narrow));
            }
            at += c.len_utf8();
        }
    }

    /// Reads a character and the one behind it; the place is then before the second.
    fn pair(&mut self, start: usize) -> (usize, Kind) {
        self.at = self.paired(start);
        match self.char(self.at) {
            Some(c) if is_paired(narrow(c)) => (self.paired(self.at), Kind::Pair),
            _ => (self.at, Kind::Single),
        }
    }

    /// Reads a character with the marks on it, to its end.
    fn paired(&mut self, start: usize) -> usize {
        let mut end = start;
        while let Some(c) = self.char(end)
            && (end == start || is_mark(narrow(c)))
        {
            fold_into(&mut self.form, c);
            end += c.len_utf8();
        }
        end
    }

    /// Reads a word to its end.
    fn word(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut end = start;
        // Where the letters since the last full stop begin, for "U.S.".
        let mut letters = 0;
        while let Some(byte) = self.byte(at) {
            if byte.is_ascii_alphanumeric() {
                let rest = self.text.as_bytes().get(at..).unwrap_or_default();
                end = at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                self.form.push_str(self.text.get(at..end).unwrap_or_default());
                at = end;
            } else if byte.is_ascii() {
                if self.is_joined(byte as char, at, letters) {
                    letters = self.form.len();
                    at += 1;
                } else if byte == b'\'' {
                    return self.apostrophe(at, at + 1);
                } else {
                    break;
                }
            } else {
                let Some(c) = self.char(at) else { break };
                let narrow = narrow(c);
                if matches!(narrow, '’' | 'ʼ') {
                    return self.apostrophe(at, at + c.len_utf8());
                }
                if self.is_joined(narrow, at, letters) {
                    letters = self.form.len();
                    at += c.len_utf8();
                    continue;
                }
                if !is_mark(narrow) {
                    if is_paired(narrow) || !is_lettered(narrow) {
                        break;
                    }
                    fold_into(&mut self.form, narrow);
                }
                at += c.len_utf8();
                end = at;
            }
        }
        self.at = at;
        end
    }

    /// Whether a sign within a word is passed over: the comma of `1,234`, the full stop of `U.S.`.
    fn is_joined(&self, sign: char, at: usize, letters: usize) -> bool {
        let number = self.form.bytes().all(|byte| byte.is_ascii_digit());
        let last = self.form.get(letters..).unwrap_or_default();
        match sign {
            ',' => {
                let mut behind = self.text.get(at..).unwrap_or_default().chars();
                behind.next();
                let mut digits = 0;
                while digits < 4 && behind.next().is_some_and(|c| narrow(c).is_ascii_digit()) {
                    digits += 1;
                }
                number && (letters > 0 || last.len() <= 3) && digits == 3
            }
            '.' => {
                let letter = self.byte(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic());
                last.len() == 1 && !number && letter && !self.is_word(at + 2)
            }
            _ => false,
        }
    }

    /// Ends a word at an apostrophe, or goes on behind it: a possessive's `s` is passed over, the
    /// `t` of `don't` belongs to the word, all else is a word of its own.
    fn apostrophe(&mut self, at: usize, behind: usize) -> usize {
        let letter = self.byte(behind).unwrap_or_default().to_ascii_lowercase();
        self.at = behind;
        if !matches!(letter, b's' | b't') || self.is_word(behind + 1) {
            return at;
        }
        if letter == b't' {
            self.form.push('t');
        }
        self.at = behind + 1;
        behind + 1
    }

    fn is_word(&self, at: usize) -> bool {
        match self.byte(at) {
            Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
            _ => self.char(at).is_some_and(|c| is_part(narrow(c))),
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn char(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }
}

/// Whether a character is read in pairs.
pub fn is_paired(c: char) -> bool {
    match c {
        '\u{30A0}' | '\u{30FB}' | '\u{3007}' => c == '\u{3007}',
        '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7A3}' => true,
        '\0'..='\u{0DFF}' => false,
        c => is_unspaced(c),
    }
}

fn is_part(c: char) -> bool {
    !is_mark(c) && (is_paired(c) || is_lettered(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn forms(text: &str) -> Vec<String> {
        let mut tokens = Tokens::of(text);
        let mut forms = Vec::new();
        while let Some(token) = tokens.read() {
            let mark = if token.kind == Kind::Amount { "=" } else { "" };
            forms.push(format!("{mark}{}", tokens.form()));
        }
        forms
    }

    #[test]
    fn words_are_folded_runs_of_letters_and_digits() {
        assert_eq!(forms("Café-society: A4, Straße!"), ["cafe", "society", "a4", "strasse"]);
        assert_eq!(forms("ＡＢ１２"), ["ab12"]);
        assert_eq!(forms("תל־אביב שָׁלוֹם"), ["תל", "אביב", "שלום"]);
        assert_eq!(forms("مُحَمَّد"), ["محمد"]);
        assert_eq!(forms("cafe\u{301}s"), ["cafes"]);
        assert_eq!(forms(" .,!"), Vec::<String>::new());
    }

    #[test]
    fn apostrophes_leave_the_word_that_is_looked_for() {
        assert_eq!(
            forms("Dewey's don’t L'homme O'Brien's 'tis"),
            ["dewey", "dont", "l", "homme", "o", "brien", "tis"]
        );
    }

    #[test]
    fn abbreviations_are_one_word() {
        assert_eq!(
            forms("the U.S. e.g. U.S.A and digital.gov 3.5"),
            ["the", "us", "eg", "usa", "and", "digital", "gov", "3", "5"]
        );
    }

    #[test]
    fn thousands_are_one_number() {
        assert_eq!(
            forms("1,234 12,345,678 2018,2019 1,23"),
            ["1234", "12345678", "2018", "2019", "1", "23"]
        );
        assert_eq!(forms("１，２３４ ١٬٢٣٤ 第3，500人"), ["1234", "1234", "第", "3500", "人"]);
    }

    #[test]
    fn amounts_are_also_given_in_digits() {
        assert_eq!(forms("33 million yuan"), ["=33000000", "33", "million", "yuan"]);
        assert_eq!(forms("投入3300万元"), ["投入", "入", "=33000000", "3300", "万元", "元"]);
        assert_eq!(forms("３３００万"), ["=33000000", "3300", "万"]);
        assert_eq!(forms("1.5 billion"), ["=1500000000", "1", "5", "billion"]);
    }

    #[test]
    fn scripts_without_spaces_give_overlapping_pairs() {
        assert_eq!(forms("首钢集团ABC党"), ["首钢", "钢集", "集团", "团", "abc", "党"]);
        assert_eq!(forms("ｶﾞﾗｽ"), forms("カ\u{3099}ラス"));
        assert_eq!(forms("ｶﾞﾗｽ"), ["ガラ", "ラス", "ス"]);
        assert_eq!(forms("한국의 집"), ["한국", "국의", "의", "집"]);
        assert_eq!(forms("ラーメン・カレー"), ["ラー", "ーメ", "メン", "ン", "カレ", "レー", "ー"]);
    }

    proptest! {
        #[test]
        fn tokens_stand_in_order_within_any_text(text in any::<String>()) {
            let mut tokens = Tokens::of(&text);
            let (mut start, mut position) = (0, 0);
            while let Some(token) = tokens.read() {
                prop_assert!(text.get(token.range.clone()).is_some_and(|it| !it.is_empty()));
                prop_assert!(token.range.start >= start && token.position >= position);
                prop_assert!(!tokens.form().is_empty());
                (start, position) = (token.range.start, token.position);
            }
        }

        #[test]
        fn a_form_is_read_as_itself(text in "[a-zA-Z0-9éßÅ钢集カ한 ,.'’-]{0,30}") {
            for form in forms(&text) {
                let form = form.trim_start_matches('=').to_owned();
                let again = forms(&form);
                prop_assert_eq!(again.first(), Some(&form));
            }
        }
    }
}
