//! What is searched of an article, and what of a query the catalog answers.

use super::{Edition, Matches, Place};
use crate::article::Article;
use crate::index::{Builder, By, Document, Filter};
use crate::selection::Span;
use crate::text::fold;

/// Reads an article into an index. Articles come in the edition's order.
pub fn index_article(article: &Article, builder: &mut Builder) {
    let headline = &article.headline;
    let decks = [&headline.subtitle, &headline.summary].into_iter().flatten();
    let labels = headline.section.iter().chain(&headline.tags);
    builder.add(&Document {
        title: headline.title.as_deref().unwrap_or_default(),
        deck: &decks.map(String::as_str).collect::<Vec<_>>(),
        labels: &labels.map(String::as_str).collect::<Vec<_>>(),
        body: &article.body.words(),
        language: headline.language.as_ref().map_or("", |it| it.as_str()),
    });
}

impl Edition {
    /// The articles among those found that also fit what the query asks of the catalog. A date that
    /// is none asks for nothing.
    pub fn narrowed(&self, found: &Matches, filters: &[Filter]) -> Matches {
        let asked: Vec<Asked> = filters.iter().filter_map(|filter| self.asked(filter)).collect();
        if asked.is_empty() {
            return found.clone();
        }
        let fits =
            |place: &usize| found.has(*place) && asked.iter().all(|asked| self.fits(*place, asked));
        Matches::these((0..self.len()).filter(fits), self.len())
    }

    fn asked(&self, filter: &Filter) -> Option<Asked> {
        let what = match filter.by {
            By::Section => What::Values(false, self.catalog.sections.like(&fold(&filter.value))),
            By::Tag => What::Values(true, self.catalog.tags.like(&fold(&filter.value))),
            By::Before => What::Before(Span::parse(&filter.value)?.first().to_julian_day()),
            By::After => What::After(Span::parse(&filter.value)?.last().to_julian_day()),
        };
        Some(Asked { what, without: filter.without })
    }

    fn fits(&self, place: usize, asked: &Asked) -> bool {
        let day = self.catalog.days.get(place);
        let fits = match &asked.what {
            What::Values(tags, wanted) => {
                let column = if *tags { &self.catalog.tags } else { &self.catalog.sections };
                column.of(place).iter().any(|value| wanted.contains(value))
            }
            What::Before(first) => day.is_some_and(|day| day < first),
            What::After(last) => day.is_some_and(|day| day > last),
        };
        fits != asked.without
    }

    /// All places, in the edition's order.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        (0..self.len()).map(Place::at)
    }
}

/// A filter of the query, in the catalog's numbers.
struct Asked {
    what: What,
    without: bool,
}

enum What {
    /// Any of these values of the sections or, if so said, of the tags.
    Values(bool, Vec<u32>),
    /// Earlier than this day.
    Before(i32),
    /// Later than this day.
    After(i32),
}
