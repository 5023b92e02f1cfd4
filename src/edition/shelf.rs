//! The articles of an edition that are here already, whole or as headlines, each at its place.

use super::Place;
use crate::article::{Article, ArticleId};
use crate::text::Vocabulary;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many of the articles are kept that were fetched whole: more than stand in any window, and
/// little memory.
const KEPT: usize = 256;

/// What is here. It grows while the edition is read.
#[derive(Debug)]
pub(super) struct Shelf(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    held: Vec<Option<Arc<Article>>>,
    ids: Vocabulary,
    /// The place of each of these ids.
    places: Vec<Place>,
    /// Where those stand that were fetched whole, the earliest first.
    fetched: Vec<Place>,
}

impl Shelf {
    /// An empty shelf with room for so many articles.
    pub(super) fn new(len: usize) -> Self {
        Self(Mutex::new(Inner {
            held: vec![None; len],
            ids: Vocabulary::default(),
            places: Vec::new(),
            fetched: Vec::new(),
        }))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // Nothing that is done under the lock can stop half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an article in its place, unless more of it is there.
    pub(super) fn put(&self, place: Place, article: Article) {
        let mut inner = self.inner();
        let known = inner.ids.words.len();
        if inner.ids.number(article.headline.id.as_str()) == known {
            inner.places.push(place);
        }
        if let Some(slot) = inner.held.get_mut(place.index())
            && (article.whole.is_none() || slot.is_none())
        {
            *slot = Some(Arc::new(article));
        }
    }

    /// Puts an article in its place that can be fetched again.
    pub(super) fn put_fetched(&self, place: Place, article: Article) {
        self.put(place, article);
        self.inner().fetched.push(place);
    }

    /// Gives up the articles that were fetched before the last ones.
    pub(super) fn thin_out(&self) {
        let inner = &mut *self.inner();
        while inner.fetched.len() > KEPT {
            let place = inner.fetched.remove(0);
            if let Some(slot) = inner.held.get_mut(place.index()) {
                *slot = None;
            }
        }
    }

    /// What is here of an article.
    pub(super) fn get(&self, place: Place) -> Option<Arc<Article>> {
        self.inner().held.get(place.index()).cloned().flatten()
    }

    /// Where an article is, if anything of it is here.
    pub(super) fn find(&self, id: &ArticleId) -> Option<Place> {
        let inner = self.inner();
        inner.places.get(inner.ids.known(id.as_str())?).copied()
    }
}
