//! Bringing what lies in the archive onto the shelf, one file at a time.

use super::archive::{HEADLINES, ITEMS, Manifest, catalog, lookup};
use super::{Catalog, Edition, Held, Place};
use crate::article::{Article, ArticleId};
use crate::feed::{self, Feed};
use crate::store::{Form, Name, Store, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// Where the articles are that are not on the shelf.
#[derive(Debug)]
pub(super) struct Archived {
    manifest: Manifest,
    /// What every article takes from its feed.
    shared: Feed,
    /// For each file of `manifest.items`, what is in it, once it is here.
    items: Mutex<Vec<Option<Arc<[u8]>>>>,
}

impl Archived {
    pub(super) fn new(manifest: Manifest, shared: Feed) -> Self {
        let items = Mutex::new(vec![None; manifest.items.len()]);
        Self { manifest, shared, items }
    }

    /// The file that has the whole article of a place.
    async fn item<S: Store>(&self, store: &S, place: Place) -> Result<Name, StoreError> {
        let (file, within) = (place.index() / ITEMS, place.index() % ITEMS);
        let known = |items: &Mutex<Vec<Option<Arc<[u8]>>>>| {
            let items = items.lock().unwrap_or_else(PoisonError::into_inner);
            items.get(file).cloned().flatten()
        };
        let names = match known(&self.items) {
            Some(names) => names,
            None => {
                let name = *self.manifest.items.get(file).ok_or(StoreError::Damaged)?;
                let names: Arc<[u8]> = store.get(name, Form::Packed).await?.into();
                let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
                items.get_mut(file).into_iter().for_each(|it| *it = Some(Arc::clone(&names)));
                names
            }
        };
        let name = names.chunks_exact(8).nth(within).and_then(|name| name.try_into().ok());
        name.map(Name::new).ok_or(StoreError::Damaged)
    }
}

/// The catalog and the manifest of an archive, each as the bytes of its file.
pub fn read_archive(manifest: &[u8], catalog: &[u8]) -> Result<(Manifest, Catalog), StoreError> {
    let manifest = Manifest::read(manifest).map_err(|_| StoreError::Damaged)?;
    let catalog = catalog::read(catalog).ok_or(StoreError::Damaged)?;
    let whole = manifest.headlines.len() == catalog.len().div_ceil(HEADLINES)
        && manifest.items.len() == catalog.len().div_ceil(ITEMS);
    if whole { Ok((manifest, catalog)) } else { Err(StoreError::Damaged) }
}

impl Edition {
    /// The block of headlines that a place is in.
    pub fn block(place: Place) -> usize {
        place.index() / HEADLINES
    }

    /// Brings a block of headlines.
    pub async fn fetch_block<S: Store>(&self, store: &S, block: usize) -> Result<(), StoreError> {
        let archived = self.archived.as_ref().ok_or(StoreError::Gone)?;
        let name = *archived.manifest.headlines.get(block).ok_or(StoreError::Damaged)?;
        let bytes = store.get(name, Form::Json).await?;
        let listed = feed::read_headlines(&bytes, &archived.shared);
        for (at, listed) in (block * HEADLINES..).zip(listed.map_err(|_| StoreError::Damaged)?) {
            self.shelf.put(Place::at(at), Held::Headline(Arc::new(listed)));
        }
        Ok(())
    }

    /// Brings a whole article.
    pub async fn fetch_article<S: Store>(
        &self,
        store: &S,
        place: Place,
    ) -> Result<Arc<Article>, StoreError> {
        let archived = self.archived.as_ref().ok_or(StoreError::Gone)?;
        let name = match self.shelf.get(place) {
            Some(Held::Article(article)) => return Ok(article),
            Some(Held::Headline(listed)) => listed.1,
            None => archived.item(store, place).await?,
        };
        let bytes = store.get(name, Form::Json).await?;
        let read = feed::read_item(&bytes, &archived.shared);
        let article = Arc::new(read.map_err(|_| StoreError::Damaged)?.0);
        self.shelf.put(place, Held::Article(Arc::clone(&article)));
        Ok(article)
    }

    /// Where an article is that is not on the shelf yet; brings it on the way. `None` if this
    /// edition does not have it.
    pub async fn look_up<S: Store>(
        &self,
        store: &S,
        id: &ArticleId,
    ) -> Result<Option<Place>, StoreError> {
        if let Some(place) = self.shelf.find(id) {
            return Ok(Some(place));
        }
        let Some(archived) = &self.archived else { return Ok(None) };
        let files = &archived.manifest.ids;
        let Some(name) = files.get(lookup::file(id, files.len())) else { return Ok(None) };
        let bytes = store.get(*name, Form::Packed).await?;
        for place in lookup::read(&bytes, id).ok_or(StoreError::Damaged)? {
            let place = Place::at(place);
            if self.fetch_article(store, place).await?.headline.id == *id {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}
