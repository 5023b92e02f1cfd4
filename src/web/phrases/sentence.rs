//! Sentences with blanks: ①, ② and ③ stand for what is said from case to case, in the order that the
//! language wants.

/// A sentence with so many blanks, each of which it has.
#[derive(Clone, Copy)]
pub(in crate::web) struct Sentence<const BLANKS: usize>(&'static str);

impl<const BLANKS: usize> Sentence<BLANKS> {
    /// The sentence of this text; one that lacks a blank, or has one more, does not compile.
    pub(super) const fn new(text: &'static str) -> Self {
        let (mut rest, mut blanks) = (text.as_bytes(), 0_usize);
        while let [_, behind @ ..] = rest {
            // ① to ⑳ in UTF-8.
            if let [0xE2, 0x91, last @ 0xA0..=0xB3, ..] = rest {
                blanks |= 1 << (*last - 0xA0);
            }
            rest = behind;
        }
        assert!(blanks + 1 == 1 << BLANKS, "a sentence has the blanks that its type says");
        Self(text)
    }

    /// The sentence with its blanks filled.
    pub(in crate::web) fn of(self, parts: [&str; BLANKS]) -> String {
        filled(self.0, &parts)
    }
}

/// A sentence about a count: for one, and for any other number.
pub(in crate::web) struct Counted<const BLANKS: usize> {
    pub(super) one: Sentence<BLANKS>,
    pub(super) other: Sentence<BLANKS>,
}

impl<const BLANKS: usize> Counted<BLANKS> {
    /// The sentence about so many.
    pub(in crate::web) fn about(&self, count: usize) -> Sentence<BLANKS> {
        if count == 1 { self.one } else { self.other }
    }
}

/// A text with its blanks filled.
pub(super) fn filled(text: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    for c in text.chars() {
        match parts.get((c as usize).wrapping_sub('①' as usize)) {
            Some(part) => filled.push_str(part),
            None => filled.push(c),
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_in_the_order_of_the_language() {
        assert_eq!(Sentence::<2>::new("② of ①: ②").of(["b", "①"]), "① of b: ①");
        assert_eq!(Sentence::<0>::new("none").of([]), "none");
    }

    #[test]
    fn one_is_told_from_any_other_number() {
        let (one, other) = (Sentence::<1>::new("① article"), Sentence::new("① articles"));
        let about = |count| Counted { one, other }.about(count).of(["n"]);
        assert_eq!([0, 1, 2].map(about), ["n articles", "n article", "n articles"]);
    }
}
