//! One property of every article: which of its known values each has.

use crate::index::Set;
use crate::text::Vocabulary;

/// The values of all articles, kept end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::edition) struct Column {
    /// The most frequent first, then by name.
    pub(in crate::edition) values: Vec<String>,
    /// For each article, where its own end in `numbers`.
    pub(in crate::edition) ends: Vec<u32>,
    /// The numbers of values.
    pub(in crate::edition) numbers: Vec<u32>,
}

impl Column {
    /// The numbers of the values of one article.
    pub(in crate::edition) fn of(&self, place: usize) -> &[u32] {
        let end = |place: usize| self.ends.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        self.numbers.get(start..end(place)).unwrap_or_default()
    }

    /// The places that have a value of those meant.
    pub(super) fn having(&self, is_meant: &dyn Fn(&str) -> bool) -> Set {
        let meant: Vec<bool> = self.values.iter().map(|value| is_meant(value)).collect();
        let mut set = Set::none(self.ends.len());
        for place in 0..self.ends.len() {
            if self.of(place).iter().any(|number| meant.get(*number as usize) == Some(&true)) {
                set.put(place);
            }
        }
        set
    }

    /// How many of these places have each value.
    pub(super) fn counts(&self, places: &Set) -> Vec<usize> {
        let mut counts = vec![0; self.values.len()];
        let mut count = |numbers: &[u32]| {
            for number in numbers {
                counts.get_mut(*number as usize).into_iter().for_each(|count| *count += 1);
            }
        };
        if places.len() == self.ends.len() {
            count(&self.numbers);
        } else {
            places.each(&mut |place| count(self.of(place)));
        }
        counts
    }
}

/// A column in the making: values are numbered as they come.
#[derive(Debug, Default)]
pub(super) struct Tally {
    known: Vocabulary,
    /// How often each came.
    often: Vec<usize>,
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Tally {
    /// Adds the values of the next article.
    pub(super) fn add<'a>(&mut self, values: impl Iterator<Item = &'a str>) {
        for value in values {
            let number = self.known.number(value);
            self.often.resize(self.known.words.len(), 0);
            self.often.get_mut(number).into_iter().for_each(|often| *often += 1);
            self.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
        }
        self.ends.push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
    }

    /// The column, its values in their steady order.
    pub(super) fn column(self) -> Column {
        let mut order: Vec<usize> = (0..self.known.words.len()).collect();
        let rank =
            |number: &usize| (std::cmp::Reverse(self.often.get(*number)), self.known.word(*number));
        order.sort_unstable_by(|a, b| rank(a).cmp(&rank(b)));
        let mut number_of = vec![0; order.len()];
        for (new, old) in (0..).zip(&order) {
            number_of.get_mut(*old).into_iter().for_each(|number| *number = new);
        }
        let renumber = |old: u32| number_of.get(old as usize).copied().unwrap_or_default();
        Column {
            values: order.into_iter().map(|number| self.known.word(number).to_owned()).collect(),
            ends: self.ends,
            numbers: self.numbers.into_iter().map(renumber).collect(),
        }
    }
}
