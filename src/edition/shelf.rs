//! The articles of an edition that are here already, whole or as headlines, each at its place.

use super::Place;
use crate::article::{Article, ArticleId, Headline};
use crate::store::Name;
use crate::text::Vocabulary;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An article as far as it is here. Whatever it is, its headline can be read.
#[derive(Clone, Debug)]
pub enum Held {
    /// Its headline, and the file that has the whole article.
    Headline(Arc<(Headline, Name)>),
    /// All of it.
    Article(Arc<Article>),
}

impl Deref for Held {
    type Target = Headline;

    fn deref(&self) -> &Headline {
        match self {
            Self::Headline(listed) => &listed.0,
            Self::Article(article) => &article.headline,
        }
    }
}

/// What is here. It grows while the edition is read.
#[derive(Debug)]
pub(super) struct Shelf(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    held: Vec<Option<Held>>,
    ids: Vocabulary,
    /// The place of each of these ids.
    places: Vec<Place>,
}

impl Shelf {
    /// An empty shelf with room for so many articles.
    pub(super) fn new(len: usize) -> Self {
        Self(Mutex::new(Inner {
            held: vec![None; len],
            ids: Vocabulary::default(),
            places: Vec::new(),
        }))
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // Nothing that is done under the lock can stop half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an article in its place, unless more of it is there.
    pub(super) fn put(&self, place: Place, held: Held) {
        let mut inner = self.inner();
        let known = inner.ids.words.len();
        if inner.ids.number(held.id.as_str()) == known {
            inner.places.push(place);
        }
        if let Some(slot) = inner.held.get_mut(place.index())
            && !matches!((&slot, &held), (Some(Held::Article(_)), Held::Headline(_)))
        {
            *slot = Some(held);
        }
    }

    /// What is here of an article.
    pub(super) fn get(&self, place: Place) -> Option<Held> {
        self.inner().held.get(place.index()).cloned().flatten()
    }

    /// Where an article is, if anything of it is here.
    pub(super) fn find(&self, id: &ArticleId) -> Option<Place> {
        let inner = self.inner();
        inner.places.get(inner.ids.known(id.as_str())?).copied()
    }
}
