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
use crate::index::{self, By, Set};
use crate::selection::{Facet, Order, Selection, Span};
use crate::text::Tokens;
use column::Tally;
use periods::Periods;
pub use periods::times;
use time::Date;

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
        let facets = self.facets(selection);
        let found = matches.places(self.len);
        // What the query and all facets but one let through.
        let within = |but: usize| {
            let mut places = found.clone();
            for (at, facet) in facets.iter().enumerate() {
                facet.iter().filter(|_| at != but).for_each(|facet| places.keep(facet));
            }
            places
        };
        let time = self.time(selection);
        let in_time = |mut places: Set| {
            time.iter().for_each(|time| places.keep(time));
            places
        };
        let all = within(facets.len());
        let counts = |at: usize, column: &Column| column.counts(&in_time(within(at)));
        Results {
            of: self.len,
            sections: counted(&self.sections, counts(0, &self.sections)),
            tags: counted(&self.tags, counts(1, &self.tags)),
            languages: self.primaries.counted(counts(2, &self.languages)),
            times: self.periods.counts(&all),
            rows: self.ordered(&in_time(all), selection.order(), matches),
            ways: Vec::new(),
        }
    }

    /// The places that each facet lets through: sections, tags, languages. Nothing where none of its
    /// values is chosen.
    fn facets(&self, selection: &Selection) -> [Option<Set>; 3] {
        let having = |column: &Column, chosen: &[String], fits: fn(&str, &str) -> bool| {
            let is_chosen = |value: &str| chosen.iter().any(|chosen| fits(value, chosen));
            (!chosen.is_empty()).then(|| column.having(&is_chosen))
        };
        [
            having(&self.sections, &selection.sections, |value, chosen| value == chosen),
            having(&self.tags, &selection.tags, |value, chosen| value == chosen),
            having(&self.languages, &selection.languages, is_within),
        ]
    }

    /// The places within the time that is chosen, if one is: the undated are in none.
    fn time(&self, selection: &Selection) -> Option<Set> {
        let from = selection.from.map(|it| it.first().to_julian_day());
        let to = selection.to.map(|it| it.last().to_julian_day());
        let before = from.map_or(0, |from| self.days.partition_point(|day| *day < from));
        let until = |to: i32| self.days.partition_point(|day| *day <= to);
        let until = to.map_or(self.days.len(), until);
        (from.is_some() || to.is_some()).then(|| Set::between(before, until, self.len))
    }

    /// Places in an order of the list; undated ones stay last.
    fn ordered(&self, places: &Set, order: Order, matches: &Matches) -> Vec<Place> {
        let mut rows = Vec::with_capacity(places.len());
        if let (Order::Best, Some(answer)) = (order, matches.answer()) {
            let hits = answer.hits.iter().filter(|hit| places.has(hit.document as usize));
            rows.extend(hits.map(|hit| Place(hit.document)));
            return rows;
        }
        places.each(&mut |place| rows.push(Place::at(place)));
        if order != Order::Oldest {
            let dated = rows.partition_point(|place| place.index() < self.days.len());
            rows.get_mut(..dated).into_iter().for_each(<[Place]>::reverse);
        }
        rows
    }

    /// The places that have what a filter within a query names. A section or tag is meant by its
    /// words or their beginnings.
    pub(super) fn fitting(&self, filter: &index::Filter) -> Set {
        let having = |column: &Column| {
            let wanted = forms(&filter.value);
            column.having(&|value| {
                let own = forms(value);
                wanted.iter().all(|form| own.iter().any(|own| own.starts_with(form)))
            })
        };
        let day = |day: fn(Span) -> Date| {
            Span::parse(&filter.value).map_or(0, |it| day(it).to_julian_day())
        };
        let until = |last: i32| self.days.partition_point(|day| *day < last);
        match filter.by {
            By::Section => having(&self.sections),
            By::Tag => having(&self.tags),
            By::Before => Set::between(0, until(day(|it| it.first())), self.len),
            By::After => Set::between(until(day(|it| it.last()) + 1), self.days.len(), self.len),
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
