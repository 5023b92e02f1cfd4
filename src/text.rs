//! Text as it is compared and cut: folding, words, plain text out of HTML.
//!
//! Pure functions from text to text. Knows nothing of articles, queries or the browser.

mod amount;
mod figure;
mod fold;
mod letter;
mod plain;
mod stem;
mod tokens;

pub use figure::figures;
pub use fold::fold;
pub use letter::is_lettered;
pub use plain::plain;
pub use stem::stem;
pub use tokens::{Kind, Token, Tokens, is_paired};

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

/// Whether a folded text has a folded word: at the start of one of its own words, or anywhere for
/// scripts without spaces.
pub fn has_word(folded: &str, word: &str) -> bool {
    let unspaced = word.chars().next().is_some_and(is_unspaced);
    let begins = |at: usize| {
        folded
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|before| !is_lettered(before) || is_unspaced(before))
    };
    folded.match_indices(word).any(|(at, _)| unspaced || begins(at))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_is_found_at_the_start_of_a_word_only() {
        assert!(has_word("the poverty line", "pov"));
        assert!(!has_word("impoverished", "pov"));
        assert!(has_word("投入500万元", "500"));
    }

    #[test]
    fn a_chinese_word_is_found_anywhere() {
        assert!(has_word("首钢集团党委", "集团"));
        assert!(!has_word("首钢集团党委", "团集"));
    }

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
