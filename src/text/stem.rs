//! Stems: what the forms of a word have in common, by language.
//!
//! The reader knows the languages that cost little (English); whoever writes an edition knows all
//! (feature `languages`). An index keeps which of its words share a stem, so that a reader without
//! a language's stemmer still finds every form of a word.

mod english;

use std::borrow::Cow;

/// The stem of a folded word in a language (its tag, or its first two letters), or the word itself.
/// Words without a language are taken for English, and so are those of Latin letters in Chinese,
/// Japanese and Korean.
pub fn stem<'a>(word: &'a str, language: &[u8]) -> Cow<'a, str> {
    if !word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte > 0x7F) {
        return Cow::Borrowed(word);
    }
    match language.get(..2).unwrap_or_default() {
        b"en" | b"zh" | b"ja" | b"ko" | b"" | b"\0\0" => Cow::Owned(english::stem(word)),
        #[cfg(feature = "languages")]
        primary => {
            let stemmer = further(primary).map(frostem::Stemmer::new);
            stemmer.map_or(Cow::Borrowed(word), |stemmer| stemmer.stem(word))
        }
        #[cfg(not(feature = "languages"))]
        _ => Cow::Borrowed(word),
    }
}

#[cfg(feature = "languages")]
fn further(primary: &[u8]) -> Option<frostem::Algorithm> {
    use frostem::Algorithm;
    Some(match primary {
        b"ar" => Algorithm::Arabic,
        b"hy" => Algorithm::Armenian,
        b"eu" => Algorithm::Basque,
        b"ca" => Algorithm::Catalan,
        b"cs" => Algorithm::Czech,
        b"da" => Algorithm::Danish,
        b"nl" => Algorithm::Dutch,
        b"et" => Algorithm::Estonian,
        b"fi" => Algorithm::Finnish,
        b"fr" => Algorithm::French,
        b"de" => Algorithm::German,
        b"el" => Algorithm::Greek,
        b"hi" => Algorithm::Hindi,
        b"hu" => Algorithm::Hungarian,
        b"id" => Algorithm::Indonesian,
        b"ga" => Algorithm::Irish,
        b"it" => Algorithm::Italian,
        b"lt" => Algorithm::Lithuanian,
        b"no" | b"nb" | b"nn" => Algorithm::Norwegian,
        b"fa" => Algorithm::Persian,
        b"pl" => Algorithm::Polish,
        b"pt" => Algorithm::Portuguese,
        b"ro" => Algorithm::Romanian,
        b"ru" => Algorithm::Russian,
        b"es" => Algorithm::Spanish,
        b"sv" => Algorithm::Swedish,
        b"ta" => Algorithm::Tamil,
        b"tr" => Algorithm::Turkish,
        b"uk" => Algorithm::Ukrainian,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_share_a_stem() {
        assert_eq!(stem("connections", b"en-GB"), stem("connected", b""));
        assert_eq!(stem("2018", b"en"), "2018");
        assert_eq!(stem("computers", b"zh"), stem("computer", b"zh"));
        assert_eq!(stem("计算", b"zh"), "计算");
        assert_eq!(stem("ｘ", b"q"), "ｘ");
    }

    #[cfg(feature = "languages")]
    #[test]
    fn each_language_has_its_own_stems() {
        assert_eq!(stem("häuser", b"de"), stem("häusern", b"de"));
        assert_eq!(stem("الكتاب", b"ar"), stem("كتاب", b"ar"));
    }
}
