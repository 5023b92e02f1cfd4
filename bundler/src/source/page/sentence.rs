//! Whether words are a sentence. What stands around an article (labels, breadcrumbs, ways to elsewhere)
//! is none, however it begins, so this is what keeps text in the article.

use super::form::{compared, listed};
use broadsheet::text::is_unspaced;

/// What may stand behind the stop of a sentence.
const CLOSING: [char; 10] = ['"', '\'', '”', '’', ')', '）', '」', '』', '》', ' '];

/// Whether a text is a sentence: it has a stop, and is more than a name.
pub(crate) fn is_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(CLOSING);
    let characters = text.chars().filter(|c| is_unspaced(*c)).count();
    let is_chinese =
        characters >= 6 && (text.contains(['。', '；']) || text.ends_with(['！', '？', '!', '?']));
    is_chinese || text.split_whitespace().count() >= 4 && has_stop(text) || has_stop_within(text)
}

/// Whether a text asks or calls, as headlines do, too.
pub(crate) fn asks(text: &str) -> bool {
    text.trim_end_matches(CLOSING).ends_with(['?', '!', '？', '！'])
}

/// Whether a text without a stop has the words of a sentence.
pub(crate) fn reads_on(text: &str) -> bool {
    const WORDS: &str =
        "is|are|was|were|be|been|has|have|had|will|would|said|says|who|which|that|knows";
    let folded = compared(text);
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().count() >= 5 && words().any(|word| listed(WORDS).any(|known| known == word))
}

/// Whether a text ends with a stop that ends no abbreviation. Three dots are what is left of a
/// headline that was too long.
fn has_stop(text: &str) -> bool {
    const SHORT: &str = "ltd|inc|co|corp|llc|jr|sr|etc";
    if text.ends_with(['!', '?']) {
        return true;
    }
    let Some(rest) = text.strip_suffix('.').filter(|rest| !rest.ends_with('.')) else {
        return false;
    };
    !is_short(rest.rsplit(char::is_whitespace).next().unwrap_or(rest), SHORT)
}

fn has_stop_within(text: &str) -> bool {
    const SHORT: &str = "ltd|inc|corp|llc|mrs|prof|gov|gen|sen|rep|col|capt|dept|univ|fig|vol|jan|feb|mar|apr|\
        jun|jul|aug|sep|sept|oct|nov|dec|etc|eds";
    let next = text.split_whitespace().skip(1);
    let mut pairs = text.split_whitespace().zip(next);
    pairs.any(|(word, next)| {
        let stem = word.strip_suffix(['.', '!', '?']).unwrap_or_default();
        stem.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && !is_short(stem, SHORT)
            && !next.starts_with(char::is_lowercase)
    })
}

/// Whether a word before a dot is an initial, "U.S" or one of a list.
fn is_short(word: &str, short: &'static str) -> bool {
    let letters = compared(word);
    let letters = letters.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_initial = letters.chars().count() == 1 && letters.starts_with(char::is_alphabetic);
    is_initial || letters.contains('.') || listed(short).any(|known| known == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_a_stop_and_is_more_than_a_name() {
        for text in [
            "Next: the vote in May.",
            "Share this view, he asked.",
            "\"We have paid for the bridge.\"",
            "上一篇文章说过这件事。",
            "您怎么看这件事？",
            "nobody knows. It has dried up",
        ] {
            assert!(is_sentence(text), "{text}");
        }
    }

    #[test]
    fn names_and_shortened_headlines_are_no_sentences() {
        for text in [
            "J. Smith",
            "The Daily.",
            "Copyright the village works of Example Co., Ltd.",
            "Ministry of the Interior of the U.S.",
            "Prof. Jane Smith of the Example Univ. Press",
            "Steel output of the works rises...",
            "首钢日报。",
            "",
        ] {
            assert!(!is_sentence(text), "{text}");
        }
    }
}
