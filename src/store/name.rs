//! The names of an archive's files: each made of the file's content, so that what lies under a name
//! never changes, and neither a cache nor a page left open can mix two editions.

use crate::text::number;
use std::fmt;

/// A name: the first five bytes of the SHA-256 of what the file holds. A page that searches fetches
/// thousands of names, so each is as short as can be: that two files of an archive would have the same is
/// rare enough, and whoever writes an archive sees that they have not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(u64);

/// How many hexadecimal digits a name is written with.
const DIGITS: usize = 2 * Name::LENGTH;

impl Name {
    /// How many bytes it has.
    pub const LENGTH: usize = 5;

    /// The name of these bytes.
    pub fn new(bytes: [u8; Self::LENGTH]) -> Self {
        Self::numbered(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// The name of a file that is named by its number: the lowest 40 bits of it.
    pub fn numbered(number: u64) -> Self {
        Self(number & 0xFF_FFFF_FFFF)
    }

    /// That number.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The bytes.
    pub fn bytes(self) -> [u8; Self::LENGTH] {
        let [_, _, _, bytes @ ..] = self.0.to_be_bytes();
        bytes
    }

    /// Reads ten hexadecimal digits.
    pub fn parse(digits: &str) -> Option<Self> {
        number(digits, 16).filter(|_| digits.len() == DIGITS).map(Self)
    }

    /// Where the file lies from the edition's own folder: `archive/0f/3a….json`, 256 folders.
    pub fn path(self, ending: &str) -> String {
        let digits = self.digits();
        let (folder, file) = digits.split_at(2);
        ["archive/", folder, "/", file, ".", ending].concat()
    }

    /// The ten digits.
    pub fn digits(self) -> String {
        let digit = |at: usize| {
            let value = (self.0 >> (4 * (DIGITS - 1 - at))) & 15;
            char::from_digit(value as u32, 16).unwrap_or_default()
        };
        (0..DIGITS).map(digit).collect()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_lies_in_one_of_256_folders() {
        let name = Name::new([0x0f, 0x3a, 0, 0, 1]);
        assert_eq!(name.path("json"), "archive/0f/3a000001.json");
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for odd in ["", "0f3a", "+f3a000001", "0f3a00000g", "0f3a0000011"] {
            assert_eq!(Name::parse(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn names_are_read_as_they_were_written(bytes: [u8; 5], any in "\\PC*") {
            let name = Name::new(bytes);
            prop_assert_eq!(Name::parse(&name.digits()), Some(name));
            Name::parse(&any);
        }
    }
}
