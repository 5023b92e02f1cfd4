//! All articles that are published together, and their answer to a selection.
//!
//! An [`Edition`] is asked, never changed: [`Edition::answer`] turns a selection into [`Results`],
//! whose rows name articles by their [`Place`]. The views know this interface alone, so that an
//! edition may keep its articles elsewhere than in memory. Knows nothing of JSON or the browser.

mod catalog;
mod matching;
mod results;

pub use results::{Count, Results, Way};

use crate::article::{Article, ArticleId, Headline, Language};
use crate::feed::{Feed, Problem};
use crate::selection::{Facet, Selection};
use catalog::Catalog;
use matching::Texts;
use std::collections::HashMap;

/// An article's place in its edition: its number in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place(u32);

impl Place {
    /// The place of this number, counted from 0.
    pub fn at(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The number of the place, counted from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is said once for all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// Plain text; blank when the publisher gave none.
    pub title: String,
    /// Plain text.
    pub description: Option<String>,
    /// The language of the edition's own words.
    pub language: Option<Language>,
    /// The copyright line.
    pub copyright: Option<String>,
}

/// A plain edition: every article in memory.
#[derive(Debug)]
pub struct Edition {
    masthead: Masthead,
    articles: Vec<Article>,
    places: HashMap<String, usize>,
    catalog: Catalog,
    texts: Texts,
    problems: Vec<Problem>,
}

impl Edition {
    /// The edition that a feed holds, and the problems that reading it found.
    pub fn new(feed: Feed, problems: Vec<Problem>) -> Self {
        let masthead = Masthead {
            title: feed.title,
            description: feed.description,
            language: feed.language,
            copyright: feed.copyright,
        };
        let articles = feed.articles;
        let ids = articles.iter().map(|article| article.headline.id.as_str().to_owned());
        Self {
            masthead,
            places: ids.zip(0..).collect(),
            catalog: Catalog::of(&articles),
            texts: Texts::of(&articles),
            articles,
            problems,
        }
    }

    /// What is said once for all articles.
    pub fn masthead(&self) -> &Masthead {
        &self.masthead
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is no article at all.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// What was wrong with the file, item by item.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether a facet tells any two articles apart.
    pub fn is_told_apart_by(&self, facet: Facet) -> bool {
        self.catalog.tells_apart(facet)
    }

    /// Where an article is, if it is in this edition.
    pub fn find(&self, id: &ArticleId) -> Option<Place> {
        self.places.get(id.as_str()).map(|place| Place::at(*place))
    }

    /// The article at a place of this edition.
    pub fn article(&self, place: Place) -> Option<&Article> {
        self.articles.get(place.index())
    }

    /// What a list shows of the article at a place of this edition.
    pub fn headline(&self, place: Place) -> Option<&Headline> {
        self.article(place).map(|article| &article.headline)
    }

    /// The articles that a selection asks for, and how many each further choice would give.
    pub fn answer(&self, selection: &Selection) -> Results {
        let matching = self.texts.matching(&self.articles, &selection.query);
        let mut results = self.catalog.answer(selection, &matching);
        if results.rows.is_empty() {
            results.ways = self.ways_out(selection);
        }
        results
    }

    /// The filters whose removal alone would give articles again, the best first.
    fn ways_out(&self, selection: &Selection) -> Vec<Way> {
        let mut ways: Vec<Way> = selection
            .filters()
            .into_iter()
            .filter_map(|filter| {
                let wider = selection.without(&filter);
                let matching = self.texts.matching(&self.articles, &wider.query);
                let total = self.catalog.answer(&wider, &matching).rows.len();
                (total > 0).then_some(Way { filter, total })
            })
            .collect();
        ways.sort_by_key(|way| std::cmp::Reverse(way.total));
        ways
    }
}

#[cfg(test)]
mod tests;
