//! Stems: what the forms of a word have in common, by language.
//!
//! The reader knows the languages that cost little (English); whoever writes an edition knows all
//! (feature `languages`). An index keeps which of its words share a stem, so that a reader without
//! a language's stemmer still finds every form of a word.

use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The stem of a folded word in a language (its tag), or the word itself.
pub fn stem<'a>(word: &'a str, language: &str) -> Cow<'a, str> {
    match algorithm(language) {
        Some(algorithm) if word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte > 0x7F) => {
            Stemmer::new(algorithm).stem(word)
        }
        _ => Cow::Borrowed(word),
    }
}

/// Words without a language are taken for English.
fn algorithm(language: &str) -> Option<Algorithm> {
    let primary = language.get(..2).unwrap_or_default();
    Some(match primary {
        "en" | "" | "\0\0" => Algorithm::English,
        #[cfg(feature = "languages")]
        primary => return further(primary),
        #[cfg(not(feature = "languages"))]
        _ => return None,
    })
}

#[cfg(feature = "languages")]
fn further(primary: &str) -> Option<Algorithm> {
    Some(match primary {
        "ar" => Algorithm::Arabic,
        "hy" => Algorithm::Armenian,
        "eu" => Algorithm::Basque,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "et" => Algorithm::Estonian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "ga" => Algorithm::Irish,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "fa" => Algorithm::Persian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_share_a_stem() {
        assert_eq!(stem("connections", "en-GB"), stem("connected", ""));
        assert_eq!(stem("2018", "en"), "2018");
        assert_eq!(stem("ｘ", "q"), "ｘ");
    }

    #[cfg(feature = "languages")]
    #[test]
    fn each_language_has_its_own_stems() {
        assert_eq!(stem("häuser", "de"), stem("häusern", "de"));
        assert_eq!(stem("الكتاب", "ar"), stem("كتاب", "ar"));
    }
}
