//! Words and their numbers, in the order in which they were met.

/// Strings of bytes, one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Packed {
    /// Adds a string.
    pub fn push(&mut self, string: &[u8]) {
        self.bytes.extend_from_slice(string);
        self.ends.push(self.bytes.len() as u32);
    }

    /// The string of a number.
    pub fn get(&self, number: usize) -> Option<&[u8]> {
        let end = *self.ends.get(number)? as usize;
        let start = self.ends.get(number.wrapping_sub(1)).copied().unwrap_or_default();
        self.bytes.get(start as usize..end)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many bytes they take.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// A set of words, each with a number.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The words by their numbers.
    pub words: Packed,
    /// Numbers plus one by hash, zero where free; at least half are free.
    slots: Vec<u32>,
}

impl Vocabulary {
    /// The word of a number.
    pub fn word(&self, number: usize) -> &str {
        let word = self.words.get(number).unwrap_or_default();
        std::str::from_utf8(word).unwrap_or_default()
    }

    /// The number of a word, if it is here.
    pub fn known(&self, word: &str) -> Option<usize> {
        self.find(word.as_bytes()).1
    }

    /// The number of a word, which is added if it is new.
    pub fn number(&mut self, word: &str) -> usize {
        let count = self.words.len();
        if self.slots.len() <= count * 2 {
            self.slots = vec![0; (self.slots.len() * 2).max(1024)];
            for number in 0..count {
                let word = self.words.get(number).unwrap_or_default();
                let (slot, _) = self.find(word);
                self.fill(slot, number);
            }
        }
        let (slot, known) = self.find(word.as_bytes());
        known.unwrap_or_else(|| {
            self.words.push(word.as_bytes());
            self.fill(slot, count);
            count
        })
    }

    fn fill(&mut self, slot: usize, number: usize) {
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = number as u32 + 1;
        }
    }

    /// Where a word is, or would be, and its number, if it is here.
    pub fn find(&self, word: &[u8]) -> (usize, Option<usize>) {
        // FNV-1a.
        let mut hash = 0x811C_9DC5_u32;
        for byte in word {
            hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
        let mut slot = (hash ^ (hash >> 15)) as usize;
        loop {
            slot &= self.slots.len().wrapping_sub(1);
            match self.slots.get(slot) {
                None | Some(0) => return (slot, None),
                Some(number) => {
                    let number = *number as usize - 1;
                    if self.words.get(number) == Some(word) {
                        return (slot, Some(number));
                    }
                }
            }
            slot += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_keeps_the_number_that_it_got() {
        let mut vocabulary = Vocabulary::default();
        assert_eq!(vocabulary.find(b"w1").1, None);
        let words: Vec<String> = (0..5_000).map(|number| format!("w{number}")).collect();
        for round in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(vocabulary.number(word), number, "{round}");
            }
        }
        assert_eq!(vocabulary.words.len(), 5_000);
        assert_eq!(vocabulary.words.get(4_999), Some(&b"w4999"[..]));
    }
}
