//! What filters and orders need to know of every article: day, section, tags, language.
//!
//! Answers without touching a word of the articles' texts; which texts match comes in as flags.

use super::{Count, Place, Results};
use crate::article::{Article, Headline, Language};
use crate::selection::{Facet, Order, Selection};
use std::collections::HashMap;
use time::Date;

/// The catalog of an edition.
#[derive(Debug)]
pub(super) struct Catalog {
    entries: Vec<Entry>,
    /// Every place, the latest article first, undated ones last.
    newest: Vec<Place>,
    /// Every place, the earliest article first, undated ones last.
    oldest: Vec<Place>,
    /// For each facet of `Facet::ALL`, its values.
    values: [Vec<String>; 3],
}

#[derive(Debug)]
struct Entry {
    day: Option<Date>,
    /// The whole tag; the facet has its primary language alone.
    language: Option<Language>,
    /// For each facet of `Facet::ALL`, which of its values the article has.
    values: [Vec<usize>; 3],
}

/// The values that an article has of a facet.
fn values(headline: &Headline, facet: Facet) -> Vec<&str> {
    match facet {
        Facet::Section => headline.section.as_deref().into_iter().collect(),
        Facet::Tag => headline.tags.iter().map(String::as_str).collect(),
        Facet::Language => headline.language.iter().map(|language| language.primary()).collect(),
    }
}

/// A facet's values: the most frequent first, then by name.
fn vocabulary(articles: &[Article], facet: Facet) -> Vec<String> {
    let mut frequency: HashMap<String, usize> = HashMap::new();
    for value in articles.iter().flat_map(|article| values(&article.headline, facet)) {
        *frequency.entry(value.to_owned()).or_default() += 1;
    }
    let mut known: Vec<_> = frequency.into_iter().collect();
    known.sort_by(|(a, often), (b, less)| less.cmp(often).then(a.cmp(b)));
    known.into_iter().map(|(value, _)| value).collect()
}

impl Catalog {
    pub(super) fn of(articles: &[Article]) -> Self {
        let known = Facet::ALL.map(|facet| vocabulary(articles, facet));
        let numbered = known
            .each_ref()
            .map(|values| values.iter().cloned().zip(0..).collect::<HashMap<String, usize>>());
        let entry = |article: &Article| Entry {
            day: article.headline.published.map(|stamp| stamp.day()),
            language: article.headline.language.clone(),
            values: Facet::ALL.map(|facet| {
                let numbers = numbered.get(facet as usize);
                let number = |value| numbers.and_then(|it| it.get(value)).copied();
                values(&article.headline, facet).into_iter().filter_map(number).collect()
            }),
        };
        let (newest, oldest) = orders(articles);
        Self { entries: articles.iter().map(entry).collect(), newest, oldest, values: known }
    }

    /// The rows and counts of a selection; `matching` says of each place whether its text matches
    /// the query.
    pub(super) fn answer(&self, selection: &Selection, matching: &[bool]) -> Results {
        let sections = self.chosen(selection, Facet::Section);
        let tags = self.chosen(selection, Facet::Tag);
        let mut counts = self.values.each_ref().map(|values| vec![0; values.len()]);
        let mut passed = vec![false; self.entries.len()];
        for ((entry, passed), matching) in self.entries.iter().zip(&mut passed).zip(matching) {
            if !matching || !is_within(entry.day, selection) {
                continue;
            }
            let [own_sections, own_tags, _] = &entry.values;
            let allowed = [
                has_any(own_sections, sections.as_deref()),
                has_any(own_tags, tags.as_deref()),
                is_in_language(entry.language.as_ref(), &selection.languages),
            ];
            let refusals = allowed.iter().filter(|allowed| !**allowed).count();
            *passed = refusals == 0;
            for ((own, counts), allowed) in entry.values.iter().zip(&mut counts).zip(allowed) {
                // A value is counted where no facet but its own stands in the way.
                if refusals == usize::from(!allowed) {
                    for value in own {
                        counts.get_mut(*value).into_iter().for_each(|count| *count += 1);
                    }
                }
            }
        }
        let [sections, tags, languages] = self.counted(counts);
        let is_in = |place: &Place| passed.get(place.index()).copied().unwrap_or_default();
        let rows = self.ordered(selection.order).iter().copied().filter(is_in).collect();
        Results { rows, of: self.entries.len(), sections, tags, languages, ways: Vec::new() }
    }

    /// Whether a facet has several values, or one that not every article has.
    pub(super) fn tells_apart(&self, facet: Facet) -> bool {
        let has_none = |entry: &Entry| entry.values.get(facet as usize).is_none_or(Vec::is_empty);
        match self.values.get(facet as usize).map_or(0, Vec::len) {
            0 => false,
            1 => self.entries.iter().any(has_none),
            _ => true,
        }
    }

    /// The numbers of the values chosen for a facet; `None` when nothing is chosen.
    fn chosen(&self, selection: &Selection, facet: Facet) -> Option<Vec<usize>> {
        let chosen = selection.chosen(facet);
        let known = self.values.get(facet as usize)?;
        let is_chosen = |value: &String| chosen.contains(value);
        let numbers = known.iter().enumerate().filter(|(_, value)| is_chosen(value));
        (!chosen.is_empty()).then(|| numbers.map(|(number, _)| number).collect())
    }

    fn counted(&self, counts: [Vec<usize>; 3]) -> [Vec<Count>; 3] {
        let mut counts = counts.into_iter();
        self.values.each_ref().map(|values| {
            let numbers = counts.next().unwrap_or_default();
            let count = |(value, count): (&String, usize)| Count { value: value.clone(), count };
            values.iter().zip(numbers).map(count).collect()
        })
    }

    fn ordered(&self, order: Order) -> &[Place] {
        match order {
            Order::Newest => &self.newest,
            Order::Oldest => &self.oldest,
        }
    }
}

/// Whether one of an article's values is among those chosen, if any are.
fn has_any(own: &[usize], chosen: Option<&[usize]>) -> bool {
    chosen.is_none_or(|chosen| own.iter().any(|value| chosen.contains(value)))
}

/// Whether an article's language is within one of the ranges chosen, if any are.
fn is_in_language(own: Option<&Language>, chosen: &[String]) -> bool {
    chosen.is_empty() || own.is_some_and(|own| chosen.iter().any(|range| own.is_within(range)))
}

/// Whether a day falls between the dates asked for. An undated article does only if none is.
fn is_within(day: Option<Date>, selection: &Selection) -> bool {
    let (from, to) = (selection.from.map(|it| it.first()), selection.to.map(|it| it.last()));
    match day {
        None => from.is_none() && to.is_none(),
        Some(day) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
    }
}

/// Every place by date, in both orders; what has no date or the same stays in the file's order.
fn orders(articles: &[Article]) -> (Vec<Place>, Vec<Place>) {
    let published = |at: &Place| articles.get(at.index()).and_then(|it| it.headline.published);
    let places = (0..).map(Place).take(articles.len());
    let (mut newest, undated): (Vec<_>, Vec<_>) = places.partition(|at| published(at).is_some());
    let mut oldest = newest.clone();
    newest.sort_by_key(|at| std::cmp::Reverse(published(at)));
    oldest.sort_by_key(published);
    newest.extend(&undated);
    oldest.extend(&undated);
    (newest, oldest)
}
