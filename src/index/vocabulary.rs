//! Words and their numbers, in the order in which they were met.

/// A set of words, each with a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    text: String,
    /// Where each word ends in the text.
    ends: Vec<u32>,
    /// Numbers plus one by hash, zero where free; at least half are free.
    slots: Vec<u32>,
}

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number.
    pub(super) fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or_default() as usize;
        let end = self.ends.get(number).copied().unwrap_or_default() as usize;
        self.text.get(start..end).unwrap_or_default()
    }

    /// The number of a word, which is added if it is new.
    pub(super) fn number(&mut self, word: &str) -> usize {
        if self.slots.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let (slot, known) = self.find(word);
        if let Some(number) = known {
            return number;
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = self.ends.len() as u32;
        }
        self.ends.len() - 1
    }

    /// The number of a word, if it is here.
    pub(super) fn known(&self, word: &str) -> Option<usize> {
        if self.slots.is_empty() { None } else { self.find(word).1 }
    }

    /// Where a word is, or would be.
    fn find(&self, word: &str) -> (usize, Option<usize>) {
        let mask = self.slots.len() - 1;
        let mut slot = hash(word) as usize & mask;
        loop {
            match self.slots.get(slot) {
                None | Some(0) => return (slot, None),
                Some(number) => {
                    let number = *number as usize - 1;
                    if self.word(number) == word {
                        return (slot, Some(number));
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(1024)];
        for number in 0..self.len() {
            let (slot, _) = self.find(self.word(number));
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = number as u32 + 1;
            }
        }
    }
}

fn hash(word: &str) -> u32 {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = word.bytes().fold(0x811C_9DC5, mix);
    hash ^ (hash >> 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_keeps_the_number_that_it_got() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> = (0..5_000).map(|number| format!("w{number}")).collect();
        for round in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(vocabulary.number(word), number, "{round}");
            }
        }
        assert_eq!(vocabulary.len(), 5_000);
        assert_eq!(vocabulary.word(4_999), "w4999");
    }
}
