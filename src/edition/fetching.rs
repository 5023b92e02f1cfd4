//! Bringing what lies in the archive onto the shelf, one file at a time.
//!
//! Says which file is needed next and takes what is in it; who fetches it, and how, is not known
//! here. So a browser, a disk and a test do the same.

use super::archive::{HEADLINES, Names, lookup};
use super::{Edition, Place};
use crate::article::ArticleId;
use crate::feed::{self, Feed};
use crate::index::Root;
use crate::store::bytes::Bytes;
use crate::store::{Damaged, Form, Name};
use std::sync::{Arc, Mutex, PoisonError};

/// The file of the app that says which Chinese characters stand for each other.
const VARIANTS: &str = "variants.txt";

/// Something that may have to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// The headlines of a block.
    Block(usize),
    /// Whole articles.
    Articles(Vec<Place>),
    /// An article of which only the id is known.
    Id(ArticleId),
    /// The articles that answer a query.
    Words(String),
}

/// A file that an errand needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name in the archive.
    pub name: Name,
    /// How it lies there.
    pub form: Form,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Block(usize),
    Article(Place),
    Table,
    Variants,
}

/// Where the articles are that are not on the shelf.
pub(super) struct Archived {
    names: Names,
    pub(super) root: Root,
    /// What every article takes from its feed.
    pub(super) shared: Feed,
    /// What is here of the files that say where articles are.
    tables: Mutex<Vec<Table>>,
}

#[derive(Debug)]
struct Table {
    name: Name,
    bytes: Arc<[u8]>,
    /// Whether it could not be had, and is empty for that.
    is_lost: bool,
}

impl Archived {
    pub(super) fn new(names: Names, root: Root, shared: Feed) -> Self {
        Self { names, root, shared, tables: Mutex::default() }
    }

    /// What is in a table, if it is here.
    pub(super) fn table(&self, name: Name) -> Option<Arc<[u8]>> {
        let tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        tables.iter().find(|table| table.name == name).map(|table| Arc::clone(&table.bytes))
    }

    fn put(&self, name: Name, bytes: &[u8], is_lost: bool) {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        tables.push(Table { name, bytes: bytes.into(), is_lost });
    }
}

impl Edition {
    /// The block of headlines that a place is in.
    pub fn block(place: Place) -> usize {
        place.index() / HEADLINES
    }

    /// The files that an errand needs next; none when nothing is left to be fetched for it.
    pub fn next_files(&self, errand: &Errand) -> Result<Vec<File>, Damaged> {
        let next = match (errand, &self.archived) {
            (Errand::Words(text), _) => return Ok(self.asked(text)?.err().unwrap_or_default()),
            (_, None) => None,
            (Errand::Block(block), Some(archived)) => {
                let mut places = (block * HEADLINES..self.len()).take(HEADLINES).map(Place::at);
                let missing = places.any(|place| self.headline(place).is_none());
                if missing { Some(archived.block(*block)?) } else { None }
            }
            (Errand::Articles(places), Some(archived)) => {
                let mut files = Vec::new();
                for place in places {
                    let file = self.article_file(archived, *place)?;
                    // Several may be named by one table.
                    files.extend(file.filter(|file| !files.contains(file)));
                }
                return Ok(files);
            }
            (Errand::Id(id), Some(archived)) => self.id_file(archived, id)?,
        };
        Ok(next.into_iter().collect())
    }

    fn article_file(&self, archived: &Archived, place: Place) -> Result<Option<File>, Damaged> {
        let name = match self.headline(place).map(|it| it.whole) {
            Some(None) => return Ok(None),
            Some(Some(name)) => name,
            None => {
                let each = Names::table(self.len());
                let table = place.index() / each.unwrap_or(1);
                let name = *archived.names.items.get(table).ok_or(Damaged)?;
                match (each, archived.table(name)) {
                    (None, _) => name,
                    (Some(_), None) => return Ok(Some(File::table(name))),
                    (Some(each), Some(names)) => {
                        let at = place.index() % each * Name::LENGTH;
                        Bytes(names.get(at..).ok_or(Damaged)?).name().ok_or(Damaged)?
                    }
                }
            }
        };
        Ok(Some(File { name, form: Form::Json, what: What::Article(place) }))
    }

    fn id_file(&self, archived: &Archived, id: &ArticleId) -> Result<Option<File>, Damaged> {
        let tables = &archived.names.ids;
        let table = tables.get(lookup::file(id, tables.len()));
        let Some(table) = table.filter(|_| self.find(id).is_none()) else { return Ok(None) };
        let Some(ids) = archived.table(*table) else { return Ok(Some(File::table(*table))) };
        let places = lookup::read(&ids, id).ok_or(Damaged)?.into_iter().map(Place::at);
        // One that is here has said already that it is another.
        let next = places.into_iter().find(|place| self.headline(*place).is_none());
        next.map_or(Ok(None), |place| self.article_file(archived, place))
    }

    /// Takes in what a file holds.
    pub fn accept(&self, file: &File, bytes: &[u8]) -> Result<(), Damaged> {
        if matches!(file.what, What::Table | What::Variants) {
            self.forget();
        }
        match (file.what, &self.archived) {
            (What::Variants, _) => {
                // Some hosts answer with a page where a file is missing.
                let table = bytes.strip_prefix(b"#").ok_or(Damaged)?;
                self.put_variants(std::str::from_utf8(table).map_err(|_| Damaged)?);
            }
            (_, None) => {}
            (What::Table, Some(archived)) => archived.put(file.name, bytes, false),
            (What::Block(block), Some(archived)) => {
                let start = block * HEADLINES;
                let listed = feed::read_headlines(bytes, &archived.shared).map_err(|_| Damaged)?;
                if listed.len() != HEADLINES.min(self.len().saturating_sub(start)) {
                    return Err(Damaged);
                }
                for (at, listed) in (start..).zip(listed) {
                    self.shelf.put(Place::at(at), listed);
                }
            }
            (What::Article(place), Some(archived)) => {
                let read = feed::read_item(bytes, &archived.shared);
                self.shelf.put_fetched(place, read.map_err(|_| Damaged)?.0);
            }
        }
        Ok(())
    }

    /// Gives up articles that were fetched long ago, once something else is asked: whoever wants them
    /// again fetches them again.
    pub fn thin_out(&self) {
        self.shelf.thin_out();
    }

    /// Goes on without a file of the index: what it holds is not found. Says whether that can be.
    pub fn do_without(&self, file: &File) -> bool {
        self.forget();
        if file.of_app().is_some() {
            self.put_variants("");
            return true;
        }
        let archived = self.archived.as_ref().filter(|_| file.what == What::Table);
        archived.map(|archived| archived.put(file.name, &[], true)).is_some()
    }

    /// Whether a file of the index is done without, or the table of variants.
    pub fn is_incomplete(&self) -> bool {
        let lost = |archived: &Archived| {
            let tables = archived.tables.lock().unwrap_or_else(PoisonError::into_inner);
            tables.iter().any(|table| table.is_lost)
        };
        self.lacks_variants() || self.archived.as_ref().is_some_and(lost)
    }

    /// Wants again what was done without.
    pub fn want_again(&self) {
        self.forget();
        self.want_variants();
        if let Some(archived) = &self.archived {
            let mut tables = archived.tables.lock().unwrap_or_else(PoisonError::into_inner);
            tables.retain(|table| !table.is_lost);
        }
    }
}

impl File {
    /// Its path, if it is none of the archive's, but the app's.
    pub fn of_app(&self) -> Option<&'static str> {
        (self.what == What::Variants).then_some(VARIANTS)
    }

    pub(super) fn variants() -> Self {
        Self { name: Name::numbered(0), form: Form::Json, what: What::Variants }
    }

    pub(super) fn table(name: Name) -> Self {
        Self { name, form: Form::Packed, what: What::Table }
    }
}

impl Archived {
    fn block(&self, block: usize) -> Result<File, Damaged> {
        let name = *self.names.headlines.get(block).ok_or(Damaged)?;
        Ok(File { name, form: Form::Json, what: What::Block(block) })
    }
}
