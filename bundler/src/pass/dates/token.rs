//! A date cut into numbers, words and signs, in one alphabet: folded, narrow, with Western digits,
//! and with the marks of East Asian dates turned into those of ISO 8601.

use super::numerals::western;
use broadsheet::text::fold;

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A run of digits; `width` counts leading zeros.
    Number { value: u64, width: usize },
    /// A run of letters, folded.
    Word(String),
    /// A single other character.
    Sign(char),
    /// White space.
    Gap,
}

impl Token {
    pub(super) fn is(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }
}

/// Whether a date has the marks of a Korean one, which the programs that write them always mean in
/// Korean time.
pub(super) fn is_korean(text: &str) -> bool {
    ["년", "오전", "오후"].iter().any(|mark| text.contains(mark))
}

/// The pieces of a text, without white space at the ends.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = westernised(&fold(text));
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let length = match c {
            '0'..='9' => run(|c| c.is_ascii_digit()),
            _ if c.is_whitespace() => run(char::is_whitespace),
            _ if c.is_alphabetic() => run(char::is_alphabetic),
            _ => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        tokens.push(match c {
            // A number too long for any date is too long for 64 bits, and is no zero.
            '0'..='9' => Token::Number { value: piece.parse().unwrap_or(u64::MAX), width: length },
            _ if c.is_whitespace() => Token::Gap,
            _ if c.is_alphabetic() => Token::Word(piece.to_owned()),
            _ => Token::Sign(c),
        });
        rest = after;
    }
    tokens
}

/// Western digits and separators for Arabic, Persian, Chinese, Japanese and Korean ones; remarks in
/// brackets and Go's monotonic clock left out.
fn westernised(text: &str) -> String {
    let text = without_weekday(text.split(" m=+").next().unwrap_or_default());
    let text = western(&text);
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if !is_unit(c) {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                '٠'..='٩' => plain.push(moved(c, '٠')),
                '۰'..='۹' => plain.push(moved(c, '۰')),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
                '،' | '，' | '、' => plain.push(','),
                '：' => plain.push(':'),
                '／' => plain.push('/'),
                _ => plain.push(c),
            }
            continue;
        }
        while characters.next_if(|next| next.is_whitespace()).is_some() {}
        let number_follows = characters.peek().is_some_and(|next| is_digit(*next));
        plain.push_str(match (c, number_follows) {
            ('年' | '月' | '년' | '월', true) => "-",
            ('时' | '時' | '点' | '點' | '시' | '分' | '분', true) => ":",
            ('时' | '時' | '点' | '點' | '시', false) => ":00 ",
            _ => " ",
        });
    }
    [("a.m", "am"), ("p.m", "pm"), ("\\n", " ")]
        .iter()
        .fold(plain, |plain, (from, to)| plain.replace(from, to))
}

/// The East Asian words for year, month, day, hour, minute and second.
fn is_unit(c: char) -> bool {
    "年월月년日号號일时時点點시分분秒초".contains(c)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹')
}

fn moved(c: char, zero: char) -> char {
    char::from_digit((c as u32).wrapping_sub(zero as u32), 10).unwrap_or(c)
}

/// The text without Chinese, Japanese and Korean days of the week, which stand in the middle of a
/// date and have the sun and the moon in them, as days and months have.
fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["星期", "礼拜", "周", "週"] {
        if let Some((before, after)) = text.split_once(mark) {
            text = format!("{before} {}", after.chars().skip(1).collect::<String>());
        }
    }
    for mark in ["曜日", "요일", "曜"] {
        if let Some((before, after)) = text.split_once(mark) {
            let mut before = before.chars();
            before.next_back();
            text = format!("{} {after}", before.as_str());
        }
    }
    text
}
