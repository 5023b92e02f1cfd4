//! Bringing what lies in the archive onto the shelf, one file at a time.
//!
//! Says which file is needed next and takes what is in it; who fetches it, and how, is not known
//! here. So a browser, a disk and a test do the same.

use super::archive::{HEADLINES, ITEMS, Manifest, catalog, lookup};
use super::{Catalog, Edition, Held, Matches, Place};
use crate::article::ArticleId;
use crate::feed::{self, Feed};
use crate::index::{Query, Root, Weights, answer};
use crate::store::{Damaged, Form, Name};
use std::cell::Cell;
use std::sync::{Arc, Mutex, PoisonError};

/// Something that may have to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// The headlines of a block.
    Block(usize),
    /// A whole article.
    Article(Place),
    /// An article of which only the id is known.
    Id(ArticleId),
    /// The articles that have all words of a text.
    Words(String),
}

/// A file that an errand needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: Name,
    /// How it lies in the archive.
    pub form: Form,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Block(usize),
    Article(Place),
    Table,
}

/// Where the articles are that are not on the shelf.
#[derive(Debug)]
pub(super) struct Archived {
    manifest: Manifest,
    /// What every article takes from its feed.
    shared: Feed,
    /// What is here of the files that say where articles are.
    tables: Mutex<Vec<(Name, Arc<[u8]>)>>,
}

impl Archived {
    pub(super) fn new(manifest: Manifest, shared: Feed) -> Self {
        Self { manifest, shared, tables: Mutex::default() }
    }

    /// The articles that have all words of a text, or the next file that is needed to know them.
    pub(super) fn words(&self, text: &str) -> Result<Result<Matches, File>, Damaged> {
        let root = match self.table(self.manifest.index.ok_or(Damaged)?) {
            Ok(root) => Root::read(&root).ok_or(Damaged)?,
            Err(file) => return Ok(Err(file)),
        };
        let missing = Cell::new(None);
        let here = |name| self.table(name).map_err(|file| missing.set(Some(file))).ok();
        let found = answer(&root, &Query::read(text), &Weights::TUNED, &here);
        match (found, missing.get()) {
            (_, Some(file)) => Ok(Err(file)),
            // Not all of the words are in any article.
            (Some(found), None) if !found.dropped.is_empty() || !found.unknown.is_empty() => {
                Ok(Ok(Matches::of(vec![0; found.matching.len()])))
            }
            (Some(found), None) => Ok(Ok(Matches::of(found.matching))),
            (None, None) => Err(Damaged),
        }
    }

    /// What is in a table, or the table to be fetched first.
    fn table(&self, name: Name) -> Result<Arc<[u8]>, File> {
        let tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let known = tables.iter().find(|(known, _)| *known == name);
        known.map(|(_, table)| Arc::clone(table)).ok_or(File {
            name,
            form: Form::Packed,
            what: What::Table,
        })
    }
}

/// Reads the catalog and the manifest of an archive, each from the bytes of its file.
pub fn read_archive(manifest: &[u8], catalog: &[u8]) -> Result<(Manifest, Catalog), Damaged> {
    let manifest = Manifest::read(manifest).map_err(|_| Damaged)?;
    let catalog = catalog::read(catalog).ok_or(Damaged)?;
    let whole = manifest.headlines.len() == catalog.len().div_ceil(HEADLINES)
        && manifest.items.len() == catalog.len().div_ceil(ITEMS);
    if whole { Ok((manifest, catalog)) } else { Err(Damaged) }
}

impl Edition {
    /// The block of headlines that a place is in.
    pub fn block(place: Place) -> usize {
        place.index() / HEADLINES
    }

    /// The file that an errand needs next, or `None` when nothing is left to be fetched for it.
    pub fn next_file(&self, errand: &Errand) -> Result<Option<File>, Damaged> {
        let Some(archived) = &self.archived else { return Ok(None) };
        match errand {
            Errand::Block(block) => {
                let mut places = (block * HEADLINES..self.len()).take(HEADLINES).map(Place::at);
                let missing = places.any(|place| self.headline(place).is_none());
                if missing { archived.block(*block).map(Some) } else { Ok(None) }
            }
            Errand::Article(place) => self.article_file(archived, *place),
            Errand::Id(id) => self.id_file(archived, id),
            Errand::Words(text) => archived.words(text).map(Result::err),
        }
    }

    fn article_file(&self, archived: &Archived, place: Place) -> Result<Option<File>, Damaged> {
        let name = match self.headline(place) {
            Some(Held::Article(_)) => return Ok(None),
            Some(Held::Headline(listed)) => listed.1,
            None => {
                let (table, at) = (place.index() / ITEMS, place.index() % ITEMS);
                let table = *archived.manifest.items.get(table).ok_or(Damaged)?;
                let names = match archived.table(table) {
                    Ok(names) => names,
                    Err(file) => return Ok(Some(file)),
                };
                let name = names.get(at * 8..at * 8 + 8).and_then(|name| name.try_into().ok());
                Name::new(name.ok_or(Damaged)?)
            }
        };
        Ok(Some(File { name, form: Form::Json, what: What::Article(place) }))
    }

    fn id_file(&self, archived: &Archived, id: &ArticleId) -> Result<Option<File>, Damaged> {
        let tables = &archived.manifest.ids;
        let table = tables.get(lookup::file(id, tables.len()));
        let Some(table) = table.filter(|_| self.find(id).is_none()) else { return Ok(None) };
        let ids = match archived.table(*table) {
            Ok(ids) => ids,
            Err(file) => return Ok(Some(file)),
        };
        let places = lookup::read(&ids, id).ok_or(Damaged)?.into_iter().map(Place::at);
        // One that is here has said already that it is another.
        let next = places.into_iter().find(|place| self.headline(*place).is_none());
        next.map_or(Ok(None), |place| self.article_file(archived, place))
    }

    /// Takes in what a file holds.
    pub fn accept(&self, file: &File, bytes: &[u8]) -> Result<(), Damaged> {
        let Some(archived) = &self.archived else { return Ok(()) };
        match file.what {
            What::Table => {
                let mut tables = archived.tables.lock().unwrap_or_else(PoisonError::into_inner);
                tables.push((file.name, bytes.into()));
            }
            What::Block(block) => {
                let start = block * HEADLINES;
                let listed = feed::read_headlines(bytes, &archived.shared).map_err(|_| Damaged)?;
                if listed.len() != HEADLINES.min(self.len().saturating_sub(start)) {
                    return Err(Damaged);
                }
                for (at, listed) in (start..).zip(listed) {
                    self.shelf.put(Place::at(at), Held::Headline(Arc::new(listed)));
                }
            }
            What::Article(place) => {
                let read = feed::read_item(bytes, &archived.shared);
                let article = Arc::new(read.map_err(|_| Damaged)?.0);
                self.shelf.put(place, Held::Article(article));
            }
        }
        Ok(())
    }
}

impl Archived {
    fn block(&self, block: usize) -> Result<File, Damaged> {
        let name = *self.manifest.headlines.get(block).ok_or(Damaged)?;
        Ok(File { name, form: Form::Json, what: What::Block(block) })
    }
}
