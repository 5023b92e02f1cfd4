//! The language of a text, as BCP 47 (RFC 5646) writes it, and the direction it is read in.
//!
//! Knows no language's name: the browser has these in every language.

use crate::text::joined;

/// A well-formed language tag.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(String);

/// The direction in which a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// Languages written from right to left unless a script subtag says otherwise (CLDR, likely
/// subtags).
const RTL_LANGUAGES: &[&str] = &[
    "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn",
    "nqo", "pnb", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
];

/// Scripts written from right to left (ISO 15924).
const RTL_SCRIPTS: &[&str] =
    &["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];

impl Language {
    /// The tag with its usual capitals (RFC 5646, 2.1.1), or `None` when it is not well-formed.
    pub fn parse(tag: &str) -> Option<Self> {
        let hyphen = |c| if c == '_' { '-' } else { c };
        let mut tag: String = tag.trim().chars().map(hyphen).collect();
        let well_formed = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let primary = tag.split('-').next().unwrap_or_default();
        let named = (2..=8).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        if !named || !tag.split('-').all(well_formed) {
            return None;
        }
        tag.make_ascii_lowercase();
        let parts: Vec<String> = tag.split('-').enumerate().map(cased).collect();
        Some(Self(joined(&parts, "-")))
    }

    /// The whole tag, such as `zh-Hans`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language alone, such as `zh`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether this language falls within a range: `zh-Hans` is within `zh` (RFC 4647, 3.3.1).
    pub fn is_within(&self, range: &str) -> bool {
        let tag = self.0.as_bytes();
        tag.get(..range.len()).is_some_and(|start| start.eq_ignore_ascii_case(range.as_bytes()))
            && tag.get(range.len()).is_none_or(|next| *next == b'-')
    }

    /// The direction that a text in this language runs in: by its script if named, else by habit.
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        let rtl = match script {
            Some(script) => RTL_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
            None => RTL_LANGUAGES.contains(&self.primary()),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

/// A lower-case subtag with its usual capitals: `Hans` for a script, `CN` for a region.
fn cased((place, part): (usize, &str)) -> String {
    let mut part = part.to_owned();
    match (place, part.len()) {
        (1.., 2) => part.make_ascii_uppercase(),
        (1.., 4) => {
            if let Some(first) = part.get_mut(..1) {
                first.make_ascii_uppercase();
            }
        }
        _ => {}
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_gets_its_usual_capitals() {
        for (written, canonical) in
            [("EN", "en"), ("zh-hans", "zh-Hans"), ("zh_hant_tw", "zh-Hant-TW"), ("en-us", "en-US")]
        {
            assert_eq!(Language::parse(written).unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for odd in ["", " ", "e", "english!", "en--us", "-en", "日本語", "123", "toolonglanguage"]
        {
            assert_eq!(Language::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_range_holds_its_narrower_languages_only() {
        let hans = Language::parse("zh-Hans").unwrap();
        assert!(hans.is_within("zh") && hans.is_within("zh-hans"));
        assert!(
            !hans.is_within("zh-Hant") && !hans.is_within("z") && !hans.is_within("zh-Hans-CN")
        );
    }

    #[test]
    fn the_script_decides_the_direction_before_the_language_does() {
        for (tag, direction) in [
            ("ar", Direction::Rtl),
            ("ckb", Direction::Rtl),
            ("ku-Arab", Direction::Rtl),
            ("ar-Latn", Direction::Ltr),
            ("zh-Hans", Direction::Ltr),
        ] {
            assert_eq!(Language::parse(tag).unwrap().direction(), direction, "{tag}");
        }
    }
}
