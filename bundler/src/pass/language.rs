//! The language of an article: what the source says, else what its script and its words tell.

use crate::report::Note;
use broadsheet::article::Language;
use broadsheet::text::{fold, words};
use whatlang::{Lang, Script};

/// How much of a text is looked at.
const SAMPLE: usize = 2000;

/// What a text tells of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Its script tells it, or enough words of it.
    Told(Language),
    /// It is too short to be told from others in the same script.
    Likely(Language),
}

impl Guess {
    /// The language, however sure.
    pub fn language(&self) -> &Language {
        let (Self::Told(language) | Self::Likely(language)) = self;
        language
    }
}

/// The language that a text is written in, as far as it can be told.
pub fn guess(text: &str) -> Option<Guess> {
    let language = likely(text)?;
    Some(if is_telling(text) { Guess::Told(language) } else { Guess::Likely(language) })
}

fn likely(text: &str) -> Option<Language> {
    let sample: String = text.chars().take(SAMPLE).collect();
    // Addresses are in no language.
    let is_word = |word: &&str| !word.contains("://") && !word.starts_with("www.");
    let sample = match sample.contains("://") || sample.contains("www.") {
        true => sample.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" "),
        false => sample,
    };
    let tag = match whatlang::detect_script(&sample)? {
        Script::Arabic => arabic(&sample),
        Script::Mandarin
            if sample.chars().filter(|c| is_kana(*c)).count() * 20
                > SAMPLE.min(sample.chars().count()) =>
        {
            "ja"
        }
        Script::Mandarin => "zh",
        Script::Hiragana | Script::Katakana => "ja",
        Script::Hangul => "ko",
        Script::Latin => latin(&sample)?,
        _ => tag(whatlang::detect_lang(&sample)?),
    };
    Language::parse(tag)
}

/// What is reported of an article whose source does not say its language.
pub fn guessed(taken: String) -> Note {
    Note::noted("language-guessed", format!("its language is not said; {taken}"))
        .remedy("name the language in the source, or for all with --language")
}

/// Whether a text is long enough to tell its language from others in the same script; a headline alone
/// is not.
fn is_telling(text: &str) -> bool {
    let is_long = text.chars().filter(|c| c.is_alphabetic()).nth(SHORT).is_some();
    is_long || whatlang::detect_script(text) != Some(Script::Latin)
}

/// Whether a language is written in Latin letters, as far as is known here.
pub fn is_latin(language: &Language) -> bool {
    const OTHERS: &str = "zh ja ko ar fa ur ckb he yi ru uk be bg mk sr el ka hy hi mr ne bn pa gu or ta te kn ml si th \
        my km am ti";
    !OTHERS.split_ascii_whitespace().any(|other| other == language.primary())
}

/// So many letters are a headline and no more.
const SHORT: usize = 100;

/// Short texts are told by their small words: three letters at a time say too little of them.
fn latin(sample: &str) -> Option<&'static str> {
    let found = whatlang::detect(sample)?;
    if found.is_reliable() {
        return Some(tag(found.lang()));
    }
    let folded = fold(sample);
    let count = |small: &str| {
        let is_small = |word: &&str| small.split_ascii_whitespace().any(|known| known == *word);
        words(&folded).filter(is_small).count()
    };
    let mut counts: Vec<_> = SMALL_WORDS.iter().map(|(tag, small)| (count(small), *tag)).collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counts.as_slice() {
        [(first, tag), (second, _), ..] if *first >= 2 && first > second => Some(tag),
        _ => None,
    }
}

/// Small words that stand in nearly every sentence of a language, folded.
const SMALL_WORDS: &[(&str, &str)] = &[
    ("en", "the of and in to for is on with that was by from at are be has its"),
    ("de", "der die das und in den von zu mit ist im fur auf dem nicht ein eine des sich"),
    ("fr", "le la les de des du et en un une est que dans pour sur au avec par ne ce"),
    ("es", "el la los las de del y en un una que es por con para se su al lo como"),
    ("pt", "o a os as de do da dos das e em um uma que para com no na por se"),
    ("it", "il lo la i gli le di del della e in un una che per con non si da nel"),
    ("nl", "de het een van en in is op te dat met voor zijn niet aan er door"),
    ("sv", "och i att det som en av for med till ar pa den inte om ett"),
    ("da", "og i at det som en af for med til er pa den ikke de et"),
    ("pl", "i w na z do sie jest nie to ze o jak przez po dla"),
    ("tr", "ve bir bu icin ile da de olarak daha olan gibi en"),
    ("id", "yang dan di untuk dengan dari ini pada dalam tidak akan itu"),
    ("ku", "u ku li bi ji di de ye bo ev le na"),
];

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30FF}')
}

/// Arabic, Persian, Sorani and Urdu are told apart by the letters that only some of them have.
fn arabic(text: &str) -> &'static str {
    let count = |letters: &str| text.chars().filter(|c| letters.contains(*c)).count();
    let (sorani, urdu) = (count("ەێۆڕڵڤ"), count("ٹڈںےہھ"));
    let (persian, arabic) = (count("پچژگیک"), count("ةىيكأإؤئ"));
    if sorani * 20 > text.chars().count() {
        "ckb"
    } else if urdu > persian.max(arabic) / 2 && urdu > 5 {
        "ur"
    } else if persian > arabic {
        "fa"
    } else {
        "ar"
    }
}

/// The tag of a language that the library knows by three letters; the two-letter one where there is
/// one, as RFC 5646 asks.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_does_not_tell_its_language_unless_by_its_script() {
        assert!(!is_telling("Diga o marque 2"));
        assert!(is_telling("首钢红旗飘扬"));
        assert!(is_telling(&"The committee has put the plan into practice. ".repeat(3)));
    }

    #[test]
    fn a_language_is_told_by_its_script_and_its_words() {
        for (text, tag) in [
            ("首钢集团党委把扶贫开发作为光荣的政治任务", Some("zh")),
            ("東京都は月曜日、新しい計画を発表した", Some("ja")),
            ("서울시는 월요일 새로운 계획을 발표했다", Some("ko")),
            ("أعلنت الحكومة يوم الاثنين خطة جديدة في المدينة", Some("ar")),
            ("حکومەتی هەرێم پلانێکی نوێی ڕاگەیاند بۆ شارەکە", Some("ckb")),
            ("دولت روز دوشنبه برنامه‌ای تازه برای شهر اعلام کرد و گفت که چنین است", Some("fa")),
            (
                "The committee has put the plan into practice and promoted the work in the village, \
              and it has given every household of the village a road and a school of its own.",
                Some("en"),
            ),
            (
                "Die Regierung hat am Montag einen neuen Plan für die Stadt vorgestellt, der den Bau \
              von Schulen und Straßen in allen Dörfern der Gegend vorsieht.",
                Some("de"),
            ),
            ("Journal leads the region in the highest score", Some("en")),
            ("A flag https://www.video.example.com/watch and more", None),
            ("12 + 34", None),
            ("", None),
        ] {
            assert_eq!(guess(text).as_ref().map(|it| it.language().as_str()), tag, "{text}");
        }
    }
}
