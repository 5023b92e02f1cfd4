//! All articles that are published together, and their answer to a selection.
//!
//! An [`Edition`] is asked, never changed: [`Edition::answer`] turns a selection into [`Results`],
//! whose rows name articles by their [`Place`]. The views know this interface alone: whether an
//! article is here or still in the archive, they ask for it by its place. Knows nothing of the
//! browser.

pub mod archive;
mod catalog;
mod fetching;
mod results;
mod searching;
mod shelf;
mod wording;

pub use catalog::{Catalog, Matches, times};
pub use fetching::{Errand, File};
pub use results::{Count, Results, Way};
pub use wording::index_article;

use crate::article::{Article, ArticleId, Language};
use crate::feed::{Feed, Problem};
use crate::selection::{Facet, Filter, Selection};
use crate::store::Name;
use archive::Contents;
use fetching::Archived;
use searching::Own;
use shelf::Shelf;
use std::sync::Arc;

/// An article's place in its edition: its number in the edition's order.
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

/// How many ways out of an empty list are offered.
const WAYS: usize = 8;

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

/// An edition: plain, with every article on its shelf, or archived, with some of them there and the
/// rest to be fetched.
pub struct Edition {
    masthead: Masthead,
    catalog: Catalog,
    shelf: Shelf,
    archived: Option<Archived>,
    own: Own,
    problems: Vec<Problem>,
}

impl Edition {
    /// The plain edition that a feed holds, and the problems that reading it found.
    pub fn new(mut feed: Feed, problems: Vec<Problem>) -> Self {
        let articles = in_order(std::mem::take(&mut feed.articles));
        let catalog = Catalog::of(articles.iter().map(|article| &article.headline));
        let edition = Self::with(&feed, problems, catalog);
        for (place, mut article) in articles.into_iter().enumerate() {
            // There is no more of it.
            article.whole = None;
            edition.shelf.put(Place::at(place), article);
        }
        edition
    }

    /// The archived edition that a file of this name has the contents of. `newest` are those of its
    /// articles that came with a feed, and `problems` what was wrong with it.
    pub fn archived(
        name: Name,
        contents: Contents,
        newest: Vec<Article>,
        problems: Vec<Problem>,
    ) -> Self {
        let Contents { mut feed, catalog, names, root } = contents;
        let listed = std::mem::take(&mut feed.articles);
        let mut edition = Self::with(&feed, problems, catalog);
        // With an item left out nobody knows which places the others have.
        let newest = if edition.problems.is_empty() { newest } else { Vec::new() };
        for articles in [listed, newest] {
            for (place, article) in edition.catalog.latest().zip(articles) {
                edition.shelf.put(place, article);
            }
        }
        feed.archive = Some(name);
        edition.archived = Some(Archived::new(names, root, feed));
        edition
    }

    fn with(feed: &Feed, problems: Vec<Problem>, catalog: Catalog) -> Self {
        let masthead = Masthead {
            title: feed.title.clone(),
            description: feed.description.clone(),
            language: feed.language.clone(),
            copyright: feed.copyright.clone(),
        };
        let len = catalog.len();
        let (shelf, own) = (Shelf::new(len), Own::default());
        Self { masthead, catalog, shelf, archived: None, own, problems }
    }

    /// Whether this is the archived edition that a feed speaks of.
    pub fn is_of(&self, feed: &Feed) -> bool {
        self.archived.as_ref().is_some_and(|it| it.shared.archive == feed.archive)
    }

    /// What is said once for all articles.
    pub fn masthead(&self) -> &Masthead {
        &self.masthead
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.catalog.len()
    }

    /// Whether there is no article at all.
    pub fn is_empty(&self) -> bool {
        self.catalog.is_empty()
    }

    /// What was wrong with the file, item by item.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether a facet tells any two articles apart.
    pub fn is_told_apart_by(&self, facet: Facet) -> bool {
        self.catalog.tells_apart(facet)
    }

    /// How many of the newest articles are here already.
    pub fn newest(&self) -> usize {
        self.catalog.latest().take_while(|it| self.headline(*it).is_some()).count()
    }

    /// Where an article is, if anything of it is here already.
    pub fn find(&self, id: &ArticleId) -> Option<Place> {
        self.shelf.find(id)
    }

    /// The article at a place, if all of it is here already.
    pub fn article(&self, place: Place) -> Option<Arc<Article>> {
        self.shelf.get(place).filter(|article| article.whole.is_none())
    }

    /// The article at a place, if what a list shows of it is here already.
    pub fn headline(&self, place: Place) -> Option<Arc<Article>> {
        self.shelf.get(place)
    }

    /// The articles that a selection asks for, and how many each further choice would give.
    /// `matches` are those that answer its query.
    pub fn answer(&self, selection: &Selection, matches: &Matches) -> Results {
        let mut results = self.catalog.answer(selection, matches);
        if results.rows.is_empty() {
            results.ways = self.ways_out(selection, matches);
        }
        results
    }

    /// The filters whose removal would give articles again, the best first: each alone, or in pairs
    /// where none alone does.
    fn ways_out(&self, selection: &Selection, matches: &Matches) -> Vec<Way> {
        let filters = selection.filters();
        let way = |dropped: Vec<&Filter>| {
            let wider = dropped.iter().fold(selection.clone(), |it, filter| it.without(filter));
            let all = Matches::all();
            let matches = if wider.query.is_empty() { &all } else { matches };
            let total = self.catalog.answer(&wider, matches).rows.len();
            let filters = dropped.into_iter().cloned().collect();
            (total > 0).then_some(Way { filters, total })
        };
        let mut ways: Vec<Way> = filters.iter().filter_map(|filter| way(vec![filter])).collect();
        if ways.is_empty() {
            for (place, first) in filters.iter().enumerate() {
                ways.extend(filters.iter().skip(place + 1).filter_map(|it| way(vec![first, it])));
            }
        }
        let mut best: Vec<Way> = Vec::new();
        while best.len() < WAYS
            && let Some(most) = ways.iter().map(|way| way.total).max()
            && let Some(at) = ways.iter().position(|way| way.total == most)
        {
            best.push(ways.remove(at));
        }
        best
    }
}

/// Articles in the edition's order: by date, the earliest first, undated ones last. Of those that
/// stand in a file with the same date the last comes first, so that the list, the newest first, keeps
/// the file's order.
pub fn in_order(articles: Vec<Article>) -> Vec<Article> {
    let (mut dated, undated): (Vec<_>, Vec<_>) =
        articles.into_iter().partition(|article| article.headline.published.is_some());
    dated.reverse();
    dated.sort_by_key(|article| article.headline.published);
    dated.extend(undated);
    dated
}

#[cfg(test)]
mod tests;
