//! Text as it is compared and cut: folding, words, plain text out of HTML.
//!
//! Pure functions from text to text. Knows nothing of articles, queries or the browser.

mod amount;
mod figure;
mod fold;
mod letter;
mod number;
mod plain;
mod stem;
mod tokens;
mod variants;
mod vocabulary;

pub use figure::figures;
pub use fold::fold;
pub use letter::is_lettered;
pub use number::{digits, number};
pub use plain::{is_inline, plain};
pub use stem::stem;
pub use tokens::{Kind, Token, Tokens, is_paired};
pub use variants::{is_han, variants};
pub use vocabulary::{Packed, Vocabulary};

/// The words of a folded text: runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !is_lettered(c)).filter(|word| !word.is_empty())
}

/// Whether a character belongs to a script that is written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{2E80}'..='\u{2FDF}' // radicals
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}' // kana
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// White space made single, and the text cut between words to at most so many characters, with an
/// ellipsis where it was cut.
pub fn clip(text: &str, most: usize) -> String {
    let mut clipped = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let room = most.saturating_sub(length);
        let size = word.chars().count();
        if size < room || (size == room && length == 0) {
            if length > 0 {
                clipped.push(' ');
            }
            clipped.push_str(word);
            length += size + 1;
            continue;
        }
        // Chinese and Japanese have no spaces to cut at.
        if room > 1 && (word.chars().any(is_unspaced) || length == 0) {
            if length > 0 {
                clipped.push(' ');
            }
            clipped.extend(word.chars().take(room.saturating_sub(1)));
        }
        clipped.push('…');
        break;
    }
    clipped
}

/// Texts one after another, with this between them.
pub fn joined(texts: &[String], between: &str) -> String {
    let mut joined = String::new();
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

/// Where a text that is not empty stands in another. Byte by byte: what it is asked for is short,
/// and the standard library's way, made for long ones, is a kilobyte and a half.
pub fn position(text: &str, sought: &str) -> Option<usize> {
    let sought = sought.as_bytes();
    text.as_bytes().windows(sought.len().max(1)).position(|part| part == sought)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_between_words() {
        assert_eq!(clip("one  two\nthree", 20), "one two three");
        assert_eq!(clip("one two three", 9), "one two…");
        assert_eq!(clip("首钢集团党委", 4), "首钢集…");
        assert_eq!(clip("", 9), "");
        assert_eq!(clip("one 首钢集团", 3), "one…");
    }

    proptest! {
        #[test]
        fn a_cut_text_is_never_longer_than_asked(text in any::<String>(), most in 1usize..60) {
            prop_assert!(clip(&text, most).chars().count() <= most + 1);
        }
    }
}
