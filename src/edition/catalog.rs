//! What filters and orders need to know of every article: day, section, tags, language.
//!
//! Answers without touching a word of the articles' texts; which texts match comes in as a set. The
//! articles' own order is by date, the earliest first, undated ones last, so that both orders of the
//! list follow from it.

mod column;
mod matches;
mod periods;

pub(super) use column::Column;
pub use matches::Matches;

use super::{Count, Place, Results};
use crate::article::{Headline, Language};
use crate::index::{self, By};
use crate::selection::{Facet, Order, Selection, Span};
use crate::text::Tokens;
use column::Tally;
use periods::Periods;
pub use periods::times;

/// The catalog of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// How many articles there are.
    pub(super) len: usize,
    /// The day (Julian day number) of every dated article, in the articles' order.
    pub(super) days: Vec<i32>,
    pub(super) sections: Column,
    pub(super) tags: Column,
    /// Whole language tags.
    pub(super) languages: Column,
    primaries: Primaries,
    periods: Periods,
}

/// The languages that are offered: without scripts and regions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Primaries {
    /// The most frequent first, then by name.
    values: Vec<String>,
    /// For each whole tag, the number of its primary language.
    of: Vec<usize>,
}

impl Catalog {
    /// The catalog of articles that stand in the edition's order (see [`super::in_order`]).
    pub fn of<'a>(headlines: impl Iterator<Item = &'a Headline>) -> Self {
        let (mut len, mut days) = (0, Vec::new());
        let (mut sections, mut tags, mut languages) =
            (Tally::default(), Tally::default(), Tally::default());
        for headline in headlines {
            len += 1;
            days.extend(headline.published.map(|stamp| stamp.day().to_julian_day()));
            sections.add(headline.section.as_deref().into_iter());
            tags.add(headline.tags.iter().map(String::as_str));
            languages.add(headline.language.as_ref().map(Language::as_str).into_iter());
        }
        Self::new(len, days, [sections.column(), tags.column(), languages.column()])
    }

    /// The catalog of these columns: sections, tags, languages.
    pub(super) fn new(len: usize, days: Vec<i32>, columns: [Column; 3]) -> Self {
        let [sections, tags, languages] = columns;
        let (primaries, periods) = (Primaries::of(&languages), Periods::of(&days));
        Self { len, days, sections, tags, languages, primaries, periods }
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The rows and counts of a selection; `matches` are the articles whose text answers the query.
    pub(super) fn answer(&self, selection: &Selection, matches: &Matches) -> Results {
        let columns = [&self.sections, &self.tags, &self.languages];
        let wanted = [
            self.sections.chosen(&selection.sections, |value, chosen| value == chosen),
            self.tags.chosen(&selection.tags, |value, chosen| value == chosen),
            self.languages.chosen(&selection.languages, is_within),
        ];
        let mut counts = columns.map(|column| vec![0_usize; column.values.len()]);
        let mut rows = Vec::new();
        let mut times: Vec<_> = self.periods.spans.iter().map(|(span, _)| (*span, 0)).collect();
        let mut period = 0;
        let (from, to) = (
            selection.from.map(|it| it.first().to_julian_day()),
            selection.to.map(|it| it.last().to_julian_day()),
        );
        for place in 0..self.len {
            let in_time = match self.days.get(place) {
                None => from.is_none() && to.is_none(),
                Some(day) => from.is_none_or(|from| from <= *day) && to.is_none_or(|to| *day <= to),
            };
            if !matches.has(place) {
                continue;
            }
            let own = columns.map(|column| column.of(place));
            let has_any = |(own, wanted): (&[u32], &Option<Vec<bool>>)| {
                wanted
                    .as_ref()
                    .is_none_or(|it| own.iter().any(|at| it.get(*at as usize) == Some(&true)))
            };
            let allowed =
                [0, 1, 2].map(|at| own.get(at).copied().zip(wanted.get(at)).is_none_or(has_any));
            let refusals = allowed.iter().filter(|allowed| !**allowed).count();
            while self.periods.spans.get(period).is_some_and(|(_, end)| *end <= place) {
                period += 1;
            }
            if refusals == 0 {
                times.get_mut(period).into_iter().for_each(|(_, count)| *count += 1);
            }
            if !in_time {
                continue;
            }
            if refusals == 0 {
                rows.push(Place::at(place));
            }
            for ((own, counts), allowed) in own.iter().zip(&mut counts).zip(allowed) {
                // A value is counted where no facet but its own stands in the way.
                if refusals == usize::from(!allowed) {
                    for value in *own {
                        counts.get_mut(*value as usize).into_iter().for_each(|count| *count += 1);
                    }
                }
            }
        }
        self.order(&mut rows, selection.order(), matches);
        let [sections, tags, languages] = counts;
        Results {
            rows,
            of: self.len,
            sections: counted(&self.sections, sections),
            tags: counted(&self.tags, tags),
            languages: self.primaries.counted(languages),
            times,
            ways: Vec::new(),
        }
    }

    /// Turns rows that are in the articles' order into another; undated ones stay last.
    fn order(&self, rows: &mut Vec<Place>, order: Order, matches: &Matches) {
        match (order, matches.answer()) {
            (Order::Oldest, _) => {}
            (Order::Best, Some(answer)) => {
                let mut kept = vec![false; self.len];
                for row in &*rows {
                    kept.get_mut(row.index()).into_iter().for_each(|kept| *kept = true);
                }
                rows.clear();
                for hit in &answer.hits {
                    if kept.get(hit.document as usize) == Some(&true) {
                        rows.push(Place(hit.document));
                    }
                }
            }
            _ => {
                let dated = rows.partition_point(|place| place.index() < self.days.len());
                rows.get_mut(..dated).into_iter().for_each(<[Place]>::reverse);
            }
        }
    }

    /// Adds to a set of places those that a filter within a query lets through. A section or tag is
    /// meant by its words or their beginnings.
    pub(super) fn fit(&self, filter: &index::Filter, set: &mut [u64]) {
        let wanted = forms(&filter.value);
        let column = match filter.by {
            By::Section => &self.sections,
            _ => &self.tags,
        };
        let is_meant = |value: &String| {
            let own = forms(value);
            wanted.iter().all(|form| own.iter().any(|own| own.starts_with(form)))
        };
        let meant: Vec<bool> = column.values.iter().map(is_meant).collect();
        let span = Span::parse(&filter.value);
        let first = span.map_or(0, |span| span.first().to_julian_day());
        let last = span.map_or(0, |span| span.last().to_julian_day());
        for place in 0..self.len {
            let day = self.days.get(place);
            let fits = match filter.by {
                By::Before => day.is_some_and(|day| *day < first),
                By::After => day.is_some_and(|day| *day > last),
                By::Section | By::Tag => {
                    column.of(place).iter().any(|at| meant.get(*at as usize) == Some(&true))
                }
            };
            if fits != filter.without {
                set.get_mut(place / 64).into_iter().for_each(|word| *word |= 1 << (place % 64));
            }
        }
    }

    /// The places of the latest articles, the latest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = Place> {
        (0..self.days.len()).rev().chain(self.days.len()..self.len).map(Place::at)
    }

    /// Whether a facet has several values, or one that not every article has.
    pub(super) fn tells_apart(&self, facet: Facet) -> bool {
        let (column, values) = match facet {
            Facet::Section => (&self.sections, &self.sections.values),
            Facet::Tag => (&self.tags, &self.tags.values),
            Facet::Language => (&self.languages, &self.primaries.values),
        };
        match values.len() {
            0 => false,
            1 => (0..self.len).any(|place| column.of(place).is_empty()),
            _ => true,
        }
    }
}

/// The folded words of a text.
fn forms(text: &str) -> Vec<String> {
    let (mut tokens, mut forms) = (Tokens::of(text), Vec::new());
    while tokens.read().is_some() {
        forms.push(tokens.form().to_owned());
    }
    forms
}

/// Whether a language tag falls within a range.
fn is_within(tag: &str, range: &str) -> bool {
    Language::parse(tag).is_some_and(|tag| tag.is_within(range))
}

fn counted(column: &Column, counts: Vec<usize>) -> Vec<Count> {
    let count = |(value, count): (&String, usize)| Count { value: value.clone(), count };
    column.values.iter().zip(counts).map(count).collect()
}

impl Primaries {
    fn of(languages: &Column) -> Self {
        let primary = |tag: &String| tag.split('-').next().unwrap_or_default().to_owned();
        let mut tally = Tally::default();
        let names: Vec<String> = languages.values.iter().map(primary).collect();
        for number in &languages.numbers {
            tally.add(names.get(*number as usize).map(String::as_str).into_iter());
        }
        let values = tally.column().values;
        let number = |name: &String| values.iter().position(|it| it == name).unwrap_or_default();
        Self { of: names.iter().map(number).collect(), values }
    }

    /// The counts of whole tags, put together; an article has one language.
    fn counted(&self, counts: Vec<usize>) -> Vec<Count> {
        let count = |value: &String| Count { value: value.clone(), count: 0 };
        let mut all: Vec<Count> = self.values.iter().map(count).collect();
        for (number, count) in self.of.iter().zip(counts) {
            all.get_mut(*number).into_iter().for_each(|it| it.count += count);
        }
        all
    }
}
