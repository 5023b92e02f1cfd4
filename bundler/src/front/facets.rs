//! How many articles have each section, tag and language, as the reader's filters show it.

use broadsheet::article::{Headline, Language};
use broadsheet::edition::times;
use broadsheet::selection::{Facet, Span};
use std::collections::BTreeMap;

/// The counts, for each facet of `Facet::ALL`, and the days of the articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets([Tally; 3], Vec<i32>);

#[derive(Clone, Debug, Default)]
struct Tally {
    /// By value.
    counts: BTreeMap<String, usize>,
    /// How many articles have no value.
    without: usize,
}

impl Tally {
    fn add(&mut self, value: &str) {
        match self.counts.get_mut(value) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(value.to_owned(), 1)),
        }
    }
}

impl Facets {
    pub(super) fn add(&mut self, headline: &Headline) {
        let [sections, tags, languages] = &mut self.0;
        self.1.extend(headline.published.map(|stamp| stamp.day().to_julian_day()));
        let section = headline.section.as_deref().into_iter();
        let language = headline.language.iter().map(Language::primary);
        count(sections, section);
        count(tags, headline.tags.iter().map(String::as_str));
        count(languages, language);
    }

    /// How many articles each year or month has; nothing where they are all of one.
    pub(super) fn times(&self) -> Vec<(Span, usize)> {
        let mut days = self.1.clone();
        days.sort_unstable();
        Some(times(&days)).filter(|times| times.len() > 1).unwrap_or_default()
    }

    /// A facet's values, the most frequent first, then by name; none where they tell no two
    /// articles apart. Articles that name no language are in that of the edition.
    pub(super) fn values(&self, facet: Facet, edition: Option<&Language>) -> Vec<(String, usize)> {
        let Some(tally) = self.0.get(facet as usize) else { return Vec::new() };
        let mut tally = tally.clone();
        if let (Facet::Language, Some(language), 1..) = (facet, edition, tally.without) {
            *tally.counts.entry(language.primary().to_owned()).or_default() += tally.without;
            tally.without = 0;
        }
        if tally.counts.len() < 2 && tally.without == 0 {
            return Vec::new();
        }
        let mut values: Vec<_> = tally.counts.into_iter().collect();
        values.sort_by(|(a, often), (b, less)| less.cmp(often).then(a.cmp(b)));
        values
    }
}

fn count<'a>(tally: &mut Tally, values: impl Iterator<Item = &'a str>) {
    let mut has_any = false;
    for value in values {
        tally.add(value);
        has_any = true;
    }
    tally.without += usize::from(!has_any);
}
