//! How long a text is: in words, in characters, in minutes.

use broadsheet::text::{is_unspaced, words};

/// The figures of one text, or of many added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Words of scripts that are written with spaces.
    pub words: usize,
    /// Characters of scripts that are written without.
    pub characters: usize,
}

/// How many words are read in a minute: a survey of 190 studies found 238 for English.
const WORDS_A_MINUTE: usize = 238;

/// How many Chinese characters are.
const CHARACTERS_A_MINUTE: usize = 260;

impl Length {
    /// The figures of a text.
    pub fn of(text: &str) -> Self {
        let characters = text.chars().filter(|c| is_unspaced(*c)).count();
        let spaced = words(text).filter(|word| !word.chars().any(is_unspaced)).count();
        Self { words: spaced, characters }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { words: self.words + other.words, characters: self.characters + other.characters }
    }

    /// How long reading takes, in whole minutes; no time where there is nothing to read.
    pub fn minutes(self) -> usize {
        let seconds = self.words * 60 / WORDS_A_MINUTE + self.characters * 60 / CHARACTERS_A_MINUTE;
        seconds.div_ceil(60).max(usize::from(!self.is_blank()))
    }

    /// Whether there is nothing to read.
    pub fn is_blank(self) -> bool {
        self.words == 0 && self.characters == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_characters_are_counted_apart() {
        let length = Length::of("首钢集团 invested 33 million");
        assert_eq!(length, Length { words: 3, characters: 4 });
        assert_eq!(length.minutes(), 1);
        assert_eq!(Length { words: 2000, characters: 0 }.minutes(), 9);
        assert!(Length::of(" — ").is_blank());
        assert_eq!(Length::of("").minutes(), 0);
    }
}
