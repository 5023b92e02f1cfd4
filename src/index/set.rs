//! A set of articles. Knows only their numbers.

/// A bit for each article, the lowest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set(Vec<u64>);

impl Set {
    /// None of so many articles.
    pub fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    /// Those with numbers between two, the second excluded, of so many articles.
    pub fn between(from: usize, to: usize, count: usize) -> Self {
        let mut set = Self::none(count);
        (from..to.min(count)).for_each(|number| set.put(number));
        set
    }

    /// Adds an article.
    pub fn put(&mut self, number: usize) {
        self.0.get_mut(number / 64).into_iter().for_each(|bits| *bits |= 1 << (number % 64));
    }

    /// Whether an article is in it.
    pub fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_some_and(|bits| bits >> (number % 64) & 1 == 1)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Keeps those that are in another set, too.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own &= other);
    }

    /// Adds those of another set, or all numbers that are not in it, be there such articles or not.
    pub fn add(&mut self, other: &Self, without: bool) {
        let turn = if without { u64::MAX } else { 0 };
        self.0.iter_mut().zip(&other.0).for_each(|(own, other)| *own |= other ^ turn);
    }

    /// Takes one after the other, the lowest first.
    pub fn each(&self, take: &mut dyn FnMut(usize)) {
        for (at, bits) in self.0.iter().enumerate() {
            let mut left = *bits;
            while left != 0 {
                take(at * 64 + left.trailing_zeros() as usize);
                left &= left - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn set(numbers: &BTreeSet<usize>) -> Set {
        let mut set = Set::none(200);
        numbers.iter().for_each(|number| set.put(*number));
        set
    }

    fn numbers(set: &Set) -> BTreeSet<usize> {
        let mut all = BTreeSet::new();
        set.each(&mut |number| assert!(all.insert(number) && set.has(number)));
        assert_eq!((all.len(), all.is_empty()), (set.len(), set.is_empty()));
        all
    }

    proptest! {
        #[test]
        fn it_is_a_set(
            a in prop::collection::btree_set(0_usize..200, 0..99),
            b in prop::collection::btree_set(0_usize..200, 0..99),
        ) {
            let [mut both, mut either, mut rest] = [(); 3].map(|()| set(&a));
            let mut others = Set::none(200);
            others.add(&set(&b), true);
            both.keep(&set(&b));
            rest.keep(&others);
            either.add(&set(&b), false);
            prop_assert_eq!(numbers(&both), &a & &b);
            prop_assert_eq!(numbers(&rest), &a - &b);
            prop_assert_eq!(numbers(&either), &a | &b);
        }
    }

    #[test]
    fn what_lies_between_ends_with_the_articles() {
        assert_eq!(numbers(&Set::between(60, 300, 130)), (60..130).collect());
        assert_eq!(numbers(&Set::between(9, 9, 130)), BTreeSet::new());
        assert_eq!(numbers(&Set::between(9, 3, 130)), BTreeSet::new());
        assert!(!Set::between(0, 130, 130).has(130));
    }
}
