//! What counts how much in the order of the answers: every number of the ranking is here.

/// How soon more of the same word stops counting (BM25's k1). Part of the files' format.
pub(super) const K1: f32 = 1.2;

/// How much a long text weakens its words (BM25's b). Part of the files' format.
pub(super) const B: f32 = 0.75;

/// Levels into which a word's strength in a body falls, from 1 on. Part of the files' format.
pub(super) const LEVELS: u32 = 16;

/// The weights of fields, of ways to find a word, and of what lifts an article.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// A word in the title counts as so many in a body of common length.
    pub title: f32,
    /// In subtitle or summary.
    pub deck: f32,
    /// In section or tags.
    pub labels: f32,
    /// Another form of the word, against the word itself.
    pub stem: f32,
    /// A word that only begins with it, times the share of it that was typed.
    pub prefix: f32,
    /// A word that differs by a slip (half of it by two).
    pub typo: f32,
    /// A word that differs by a slip from one that is known itself, or begun, against one that differs
    /// from what is in no article.
    pub doubt: f32,
    /// How much two neighbours of the query gain where they are neighbours in an article too.
    pub near: f32,
    /// What the newest dated article gains over the oldest and the undated, as a share.
    pub recent: f32,
}

impl Weights {
    /// As `cargo xtask bench relevance` found them best.
    pub const TUNED: Self = Self {
        title: 4.0,
        deck: 1.5,
        labels: 1.5,
        stem: 0.7,
        prefix: 0.7,
        typo: 0.8,
        doubt: 0.2,
        near: 0.5,
        recent: 0.05,
    };
}

/// The level of a word that a body holds so often; `norm` is what the body's length makes of k1.
pub(super) fn level(often: u32, norm: f32) -> u32 {
    let often = often as f32;
    let strength = often / (often + norm) * LEVELS as f32 + 0.5;
    (strength as u32).clamp(1, LEVELS - 1)
}

/// k1 as the length of a body makes it.
pub(super) fn norm(length: u32, average: f32) -> f32 {
    K1 * (1.0 - B + B * length as f32 / average)
}

/// How often a word of this level stands in a body of common length.
pub(super) fn often(level: u32) -> f32 {
    let level = level.min(LEVELS - 1);
    K1 * level as f32 / (LEVELS - level) as f32
}

/// What a word tells that so many of the documents hold: a logarithm to base 2.
pub(super) fn telling(documents: u32, holding: u32) -> f32 {
    let (all, holding) = (documents as f32, (holding.min(documents)) as f32);
    logarithm(1.0 + (all - holding + 0.5) / (holding + 0.5))
}

/// A logarithm to base 2 of a number from 1 on, to about a thousandth. (The library's own is
/// another kilobyte of wasm.)
fn logarithm(number: f32) -> f32 {
    let bits = number.to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let mantissa = f32::from_bits(bits & 0x007F_FFFF | 0x3F80_0000);
    exponent + (-0.344_848 * mantissa + 2.024_666) * mantissa - 1.674_878
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_near_enough() {
        for number in [1.0f32, 1.1, 1.5, 1.99, 2.0, 7.0, 1_000.0, 123_456.0] {
            assert!((logarithm(number) - number.log2()).abs() < 0.01, "{number}");
        }
    }

    #[test]
    fn a_level_says_about_how_often_a_word_stands_in_a_body() {
        let common = norm(300, 300.0);
        for count in 1..=6u32 {
            let back = often(level(count, common));
            assert!((back - count as f32).abs() <= 0.2 * count as f32 + 0.1, "{count} {back}");
        }
        assert!(level(1, norm(3_000, 300.0)) < level(1, common));
        assert_eq!(level(1_000_000, common), 15);
        assert_eq!(level(1, norm(1_000_000, 1.0)), 1);
    }

    #[test]
    fn rare_words_tell_more() {
        assert!(telling(1_000, 1) > telling(1_000, 10));
        assert!(telling(1_000, 1_000) > 0.0);
    }
}
