//! Numbers as bytes: seven bits in each, the lowest first, the eighth bit set where more follow.

/// Adds a number to bytes.
pub(super) fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// A difference of either sign as a number: 0, -1, 1, -2, …
pub(super) fn zigzag(from: u32, to: u32) -> u32 {
    let way = to.wrapping_sub(from) as i32;
    ((way << 1) ^ (way >> 31)) as u32
}

/// What lies such a difference from a number.
pub(super) fn unzigzag(from: u32, way: u32) -> u32 {
    from.wrapping_add((way >> 1) ^ (way & 1).wrapping_neg())
}

/// Bytes as they are read. Every reading takes at least one byte or gives nothing.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// The number that comes next.
    pub(super) fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0u32, 0);
        loop {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
            shift += 7;
            if shift > 28 {
                return None;
            }
        }
    }

    /// The next so many bytes.
    pub(super) fn take(&mut self, length: u32) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length as usize)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next word of a sorted list: the length that it shares with the one before, which it
    /// replaces, and the rest.
    pub(super) fn word(&mut self, word: &mut Vec<u8>) -> Option<()> {
        let shared = self.number()?;
        let length = self.number()?;
        let rest = self.take(length)?;
        word.truncate(shared as usize);
        word.extend_from_slice(rest);
        Some(())
    }
}

/// Adds a word of a sorted list to bytes, without what it shares with the one before.
pub(super) fn push_word(bytes: &mut Vec<u8>, before: &[u8], word: &[u8]) {
    let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
    let rest = word.get(shared..).unwrap_or_default();
    push(bytes, shared as u32);
    push(bytes, rest.len() as u32);
    bytes.extend_from_slice(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(numbers in prop::collection::vec(any::<u32>(), 0..20)) {
            let mut bytes = Vec::new();
            numbers.iter().for_each(|number| push(&mut bytes, *number));
            let mut reading = Bytes(&bytes);
            for number in numbers {
                prop_assert_eq!(reading.number(), Some(number));
            }
        }

        #[test]
        fn differences_are_read_as_they_were_written(from in any::<u32>(), to in any::<u32>()) {
            prop_assert_eq!(unzigzag(from, zigzag(from, to)), to);
        }
    }
}
