//! Figures with a large number behind them: "33 million" is 33,000,000.

use super::fold::{fold, narrow};

/// Large numbers as words, folded, and their zeros.
const WORDS: &[(&str, usize)] = &[
    ("thousand", 3),
    ("million", 6),
    ("millions", 6),
    ("millionen", 6),
    ("millones", 6),
    ("billion", 9),
    ("billions", 9),
    ("milliarden", 9),
    ("milliards", 9),
    ("trillion", 12),
];

/// Large numbers as characters, which follow the figure directly.
const SIGNS: &[(&str, usize)] =
    &[("万亿", 12), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8), ("만", 4), ("억", 8)];

/// Writes the amount that a text begins with in digits, and gives its length in the text. A figure
/// alone is no amount.
pub(super) fn amount(text: &str, digits: &mut String) -> Option<usize> {
    let (mut end, mut fraction) = (0, None);
    for (at, c) in text.char_indices() {
        let digit = narrow(c);
        match c {
            _ if digit.is_ascii_digit() => {
                digits.push(digit);
                fraction = fraction.map(|places| places + 1);
                end = at + c.len_utf8();
            }
            '.' if fraction.is_none() => fraction = Some(0),
            ',' if fraction.is_none() => {}
            _ => break,
        }
    }
    let value = zeros(text.get(end..)?).and_then(|(zeros, length)| {
        let missing = zeros.checked_sub(fraction.unwrap_or(0))?;
        digits.extend(std::iter::repeat_n('0', missing));
        Some(end + length)
    });
    let blank = digits.bytes().take_while(|digit| *digit == b'0').count();
    if value.is_none() || blank == digits.len() {
        digits.clear();
        return None;
    }
    digits.drain(..blank);
    value
}

/// The zeros of the large number that a text begins with, and its length.
fn zeros(text: &str) -> Option<(usize, usize)> {
    if let Some((sign, zeros)) = SIGNS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Some((*zeros, sign.len()));
    }
    let rest = text.trim_start_matches([' ', '\u{A0}', '-']);
    let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().filter(|it| it.len() > 6)?;
    let folded = fold(word);
    let (_, zeros) = WORDS.iter().find(|(known, _)| *known == folded)?;
    Some((*zeros, text.len() - rest.len() + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> String {
        let mut digits = String::new();
        amount(text, &mut digits);
        digits
    }

    #[test]
    fn the_same_amount_is_the_same_digits() {
        for text in [
            "33 million",
            "33 Million people",
            "33.0 million",
            "3300万元",
            "0.33亿",
            "３３００万元",
        ] {
            assert_eq!(digits(text), "33000000", "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_left_alone() {
        for text in ["33", "33 mills", "33. Million", "0 million", "1.2345678 million", "1,5"] {
            assert_eq!(digits(text), "", "{text}");
        }
    }
}
