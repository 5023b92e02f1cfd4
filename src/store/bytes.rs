//! Numbers, texts and names as the archive's binary files have them.
//!
//! A number is an LEB128 varint of at most 32 bits; a text is its length in bytes, then its UTF-8.
//! Every reading takes at least one byte or ends in `None`, and never asks for more memory than there
//! are bytes.

use super::Name;

/// Bytes being read from their beginning.
#[derive(Clone, Copy)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next so many bytes.
    pub(crate) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        while shift < 32 {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return Some(number);
            }
            shift += 7;
        }
        None
    }

    /// The next number of things of which each takes a byte or more.
    pub(crate) fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.0.len()).then_some(count)
    }

    /// The next number that may be less than nothing (zigzag).
    pub(crate) fn signed(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    /// The next text.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// The next word of a sorted list: the length that it shares with the one before, which it
    /// replaces, and the rest.
    pub(crate) fn word(&mut self, word: &mut Vec<u8>) -> Option<()> {
        word.truncate(self.number()? as usize);
        let length = self.count()?;
        word.extend_from_slice(self.take(length)?);
        Some(())
    }

    /// The next name.
    pub(crate) fn name(&mut self) -> Option<Name> {
        Some(Name::new(self.take(Name::LENGTH)?.try_into().ok()?))
    }
}

/// Writes a number.
pub(crate) fn put(into: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        into.push(number as u8 | 128);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Writes how many there are of something, or how long it is.
pub(crate) fn put_len(into: &mut Vec<u8>, length: usize) {
    put(into, u32::try_from(length).unwrap_or(u32::MAX));
}

/// Writes a number that may be less than nothing.
pub(crate) fn put_signed(into: &mut Vec<u8>, number: i32) {
    put(into, ((number << 1) ^ (number >> 31)) as u32);
}

/// Writes a text.
pub(crate) fn put_text(into: &mut Vec<u8>, text: &str) {
    put_len(into, text.len());
    into.extend_from_slice(text.as_bytes());
}

/// Writes a word of a sorted list, without what it shares with the one before.
pub(crate) fn put_word(into: &mut Vec<u8>, before: &[u8], word: &[u8]) {
    let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
    let rest = word.get(shared..).unwrap_or_default();
    put_len(into, shared);
    put_len(into, rest.len());
    into.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_texts_and_words_are_read_as_they_were_written(
            number: u32, signed: i32, text in "\\PC*", words: Vec<Vec<u8>>,
        ) {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            put_signed(&mut bytes, signed);
            put_text(&mut bytes, &text);
            let mut before = &Vec::new();
            for word in &words {
                put_word(&mut bytes, before, word);
                before = word;
            }
            let mut read = Bytes(&bytes);
            prop_assert_eq!(read.number(), Some(number));
            prop_assert_eq!(read.signed(), Some(signed));
            prop_assert_eq!(read.text(), Some(text.as_str()));
            let mut word = Vec::new();
            for written in words {
                prop_assert_eq!(read.word(&mut word), Some(()));
                prop_assert_eq!(&word, &written);
            }
            prop_assert!(read.0.is_empty());
        }

        #[test]
        fn any_bytes_are_read_without_a_crash(bytes: Vec<u8>) {
            let mut read = Bytes(&bytes);
            while read.number().is_some() || read.text().is_some() {}
        }
    }
}
