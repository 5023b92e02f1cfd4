//! The articles that answer a query: asked of the archive's index, or of one that is made in memory
//! of the articles of a plain edition.

use super::fetching::{Archived, File};
use super::{Edition, Matches, Place, index_article};
use crate::index::{Answer, Builder, Memory, Query, Root, Set, Weights, Writing, answer};
use crate::store::{Damaged, Name};
use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many articles are read into an index in one go: some milliseconds.
const STRETCH: usize = 20;

/// What is made here for searching, or fetched of the app: the index of a plain edition, when it is
/// first asked.
#[derive(Default)]
pub(super) struct Own(Mutex<Making>);

#[derive(Default)]
struct Making {
    /// Which Chinese characters stand for each other, once a query has needed to know; blank where
    /// that could not be had.
    variants: Option<String>,
    files: Memory,
    /// How many articles have been read.
    read: usize,
    builder: Builder,
    writing: Option<Writing>,
    root: Option<Root>,
    /// What was asked last, and what came of it.
    last: Option<(String, Result<Matches, Vec<File>>)>,
}

impl Edition {
    /// Goes on making what queries are asked of, for some milliseconds, where it is made here. Says
    /// whether more is to be done before a query can be answered.
    pub fn prepare(&self) -> bool {
        let mut making = self.making();
        if self.archived.is_some() || making.root.is_some() {
            return false;
        }
        let Making { files, read, builder, writing, root, last, .. } = &mut *making;
        *last = None;
        if let Some(writing) = writing {
            let Ok(written) = writing.step(files);
            *root = written;
            return root.is_none();
        }
        for _ in 0..STRETCH {
            if let Some(article) = self.shelf.get(Place::at(*read)) {
                index_article(&article, builder);
            }
            *read += 1;
        }
        if *read >= self.len() {
            let dated = u32::try_from(self.catalog.days.len()).unwrap_or(u32::MAX);
            *writing = Some(Writing::of(vec![std::mem::take(builder).finish()], dated));
        }
        true
    }

    /// A query, read, and whether it may find more with a table that is not here.
    pub(super) fn read(&self, query: &str) -> (Query, bool) {
        let mut query = Query::read(query);
        let wants = query.widen(self.making().variants.as_deref());
        (query, wants)
    }

    /// Takes in which Chinese characters stand for each other.
    pub(super) fn put_variants(&self, table: &str) {
        self.making().variants = Some(table.to_owned());
    }

    /// The articles that answer a query, if all that is needed to know is here.
    pub fn matches(&self, query: &str) -> Option<Matches> {
        self.asked(query).ok()?.ok()
    }

    /// The articles that answer a query, or the files that are needed next to know them: none, where
    /// there is more to prepare. What was found is kept for whoever asks the same again.
    pub(super) fn asked(&self, text: &str) -> Result<Result<Matches, Vec<File>>, Damaged> {
        if let Some((of, known)) = &self.making().last
            && of == text
        {
            return Ok(known.clone());
        }
        let next = self.ask(text)?;
        self.making().last = Some((text.to_owned(), next.clone()));
        Ok(next)
    }

    fn ask(&self, text: &str) -> Result<Result<Matches, Vec<File>>, Damaged> {
        let (query, wants) = self.read(text);
        let answer = match &self.archived {
            _ if query.clauses.is_empty() => None,
            Some(archived) => Some(archived.found(&query)?),
            None => Some(self.found(&query).ok_or_else(Vec::new)),
        };
        let (answer, mut files) = match answer {
            None => (None, Vec::new()),
            Some(Ok(answer)) => (Some(answer), Vec::new()),
            Some(Err(missing)) => (None, missing.into_iter().map(File::table).collect()),
        };
        if wants {
            files.push(File::variants());
        }
        let is_known = query.clauses.is_empty() || answer.is_some();
        if !is_known || wants {
            return Ok(Err(files));
        }
        if query.clauses.is_empty() && query.filters.is_empty() {
            return Ok(Ok(Matches::all()));
        }
        let mut set = match &answer {
            Some(answer) => answer.matching.clone(),
            None => Set::between(0, self.len(), self.len()),
        };
        for either in query.filters.chunk_by(|_, next| next.or) {
            let mut fitting = Set::none(self.len());
            for filter in either {
                fitting.add(&self.catalog.fitting(filter), filter.without);
            }
            set.keep(&fitting);
        }
        Ok(Ok(Matches::of(set, answer)))
    }

    /// Whether it is not known which Chinese characters stand for each other, though that was asked for.
    pub(super) fn lacks_variants(&self) -> bool {
        self.making().variants.as_deref() == Some("")
    }

    /// Wants that once more.
    pub(super) fn want_variants(&self) {
        self.making().variants = None;
    }

    /// What was asked last is to be asked anew: something has come that it may depend on.
    pub(super) fn forget(&self) {
        self.making().last = None;
    }

    fn making(&self) -> MutexGuard<'_, Making> {
        self.own.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self, query: &Query) -> Option<Answer> {
        let making = self.making();
        answer(making.root.as_ref()?, query, &Weights::TUNED, &|name| making.files.file(name))
    }
}

impl Archived {
    /// The answer to a query, or the files that are needed next to know it.
    pub(super) fn found(&self, query: &Query) -> Result<Result<Answer, Vec<Name>>, Damaged> {
        let missing = RefCell::new(Vec::new());
        let here = |name| {
            let file: Option<Arc<[u8]>> = self.table(name);
            if file.is_none() && !missing.borrow().contains(&name) {
                missing.borrow_mut().push(name);
            }
            file
        };
        let answer = answer(&self.root, query, &Weights::TUNED, &here);
        match (answer, missing.take()) {
            (Some(answer), _) => Ok(Ok(answer)),
            (None, missing) if missing.is_empty() => Err(Damaged),
            (None, missing) => Ok(Err(missing)),
        }
    }
}
