//! Numbers and texts as the archive's binary files have them.
//!
//! A number is an LEB128 varint of at most 32 bits; a text is its length in bytes, then its UTF-8.
//! Reading ends in `None` where the bytes do, and never asks for more memory than there are bytes.

/// Bytes being read from their beginning.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next so many bytes.
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next number.
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 127).checked_shl(shift)?;
            if byte & 128 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next number of things of which each takes a byte or more.
    pub(super) fn count(&mut self) -> Option<usize> {
        let count = self.number()? as usize;
        (count <= self.0.len()).then_some(count)
    }

    /// The next number that may be less than nothing (zigzag).
    pub(super) fn signed(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1) as i32 ^ -((number & 1) as i32))
    }

    /// The next text.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

/// Writes a number.
pub(super) fn put(into: &mut Vec<u8>, mut number: u32) {
    while number > 127 {
        into.push(number as u8 | 128);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Writes a number that may be less than nothing.
pub(super) fn put_signed(into: &mut Vec<u8>, number: i32) {
    put(into, ((number << 1) ^ (number >> 31)) as u32);
}

/// Writes a text.
pub(super) fn put_text(into: &mut Vec<u8>, text: &str) {
    put(into, u32::try_from(text.len()).unwrap_or(u32::MAX));
    into.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_and_texts_are_read_as_they_were_written(
            number: u32, signed in -0x4000_0000..0x4000_0000, text in "\\PC*",
        ) {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            put_signed(&mut bytes, signed);
            put_text(&mut bytes, &text);
            let mut read = Bytes(&bytes);
            prop_assert_eq!(read.number(), Some(number));
            prop_assert_eq!(read.signed(), Some(signed));
            prop_assert_eq!(read.text(), Some(text.as_str()));
            prop_assert!(read.0.is_empty());
        }

        #[test]
        fn any_bytes_are_read_without_a_crash(bytes: Vec<u8>) {
            let mut read = Bytes(&bytes);
            while read.number().is_some() || read.text().is_some() {}
        }
    }
}
