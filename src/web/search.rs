//! What the query finds: asked of the index, without holding up the page.
//!
//! The index of an archive is fetched as far as a query needs it; a plain edition is read into one in
//! the page's memory when the first query comes. The last query alone is answered: whatever comes of
//! an earlier one is dropped.

use super::store::Web;
use crate::edition::{Edition, Matches, index_article};
use crate::index::{Builder, Index, Memory, Pace, Query, Store, StoreError, Weights, write};
use crate::selection::Selection;
use crate::store::{Form, Name};
use js_sys::{Date, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

/// How long the page may be held up at a time, in milliseconds.
const TURN: f64 = 20.0;

/// How long after a key an archive is asked, in milliseconds: the next key is often near.
const PAUSE: i32 = 120;

/// What was found of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// What was asked.
    pub(super) query: String,
    /// The articles.
    pub(super) matches: Matches,
    /// Words that were passed over, because no article has them together with the others.
    pub(super) dropped: Vec<String>,
    /// Words that no article has, and what was looked for instead.
    pub(super) corrected: Vec<(String, String)>,
    /// Whether a part of the index could not be had.
    pub(super) is_partial: bool,
}

/// The search of an edition.
#[derive(Clone, Copy)]
pub(super) struct Search {
    found: RwSignal<Arc<Found>>,
    query: Memo<String>,
    state: StoredValue<State, LocalStorage>,
}

#[derive(Clone)]
struct State {
    edition: Arc<Edition>,
    files: Files,
    /// The index, once it is open.
    index: Rc<RefCell<Option<Rc<Index<Files>>>>>,
}

impl Search {
    /// Follows the query of the selection.
    pub(super) fn follow(edition: Arc<Edition>, web: Web, question: Memo<Selection>) -> Self {
        let files = Files { web, memory: Rc::default(), fetched: Rc::default() };
        let state = State { edition, files, index: Rc::default() };
        let query = Memo::new(move |_| question.with(|it| it.query.clone()));
        // Until the first query is answered there is nothing to show.
        let none = Matches::these(std::iter::empty(), state.edition.len());
        let search = Self {
            found: RwSignal::new(Arc::new(Found { matches: none, ..Found::default() })),
            query,
            state: StoredValue::new_local(state),
        };
        if query.get_untracked().trim().is_empty() {
            search.ask(query.get_untracked());
        }
        Effect::new(move |_| search.ask(query.get()));
        search
    }

    /// What was found last.
    pub(super) fn found(self) -> Arc<Found> {
        self.found.get()
    }

    /// Whether what was found last is not what is asked now.
    pub(super) fn is_pending(self) -> bool {
        self.query.with(|query| self.found.with(|found| found.query != *query))
    }

    fn ask(self, query: String) {
        if query.trim().is_empty() {
            return self.found.set(Arc::new(Found { query, ..Found::default() }));
        }
        let state = self.state.get_value();
        spawn_local(async move {
            if state.edition.index().is_some() {
                pause(PAUSE).await;
            }
            // None when the reader has been taken out of the page.
            let is_asked = || self.query.try_with_untracked(|asked| *asked == query);
            if is_asked() != Some(true) {
                return;
            }
            let found = state.answer(query.clone()).await;
            if is_asked() == Some(true) {
                self.found.set(Arc::new(found));
            }
        });
    }
}

impl State {
    async fn answer(&self, text: String) -> Found {
        let query = Query::read(&text);
        let mut found = Found { query: text, ..Found::default() };
        if !query.clauses.is_empty() {
            let Some(index) = self.index().await else {
                let none = Matches::these(std::iter::empty(), self.edition.len());
                return Found { matches: none, is_partial: true, ..found };
            };
            let answer = index.search(&query, &Weights::TUNED, &Turns::begin()).await;
            found.matches = Matches::of(answer.matching);
            found.dropped = answer.dropped;
            let corrected = answer.corrected.into_iter();
            found.corrected = corrected.map(|(from, to)| (from, to.join(", "))).collect();
            found.is_partial = !answer.lost.is_empty();
        }
        found.matches = self.edition.narrowed(&found.matches, &query.filters);
        found
    }

    async fn index(&self) -> Option<Rc<Index<Files>>> {
        if let Some(index) = self.index.borrow().as_ref() {
            return Some(index.clone());
        }
        let root = match self.edition.index() {
            Some(root) => root,
            None => self.build().await,
        };
        let documents = u32::try_from(self.edition.len()).unwrap_or(u32::MAX);
        let index = Rc::new(Index::open(self.files.clone(), root, documents).await.ok()?);
        *self.index.borrow_mut() = Some(index.clone());
        Some(index)
    }

    /// Reads a plain edition into an index in memory; gives its root.
    async fn build(&self) -> Name {
        let turns = Turns::begin();
        let mut builder = Builder::default();
        for place in self.edition.places() {
            if let Some(article) = self.edition.article(place) {
                index_article(&article, &mut builder);
            }
            turns.breathe().await;
        }
        let dated = u32::try_from(self.edition.dated()).unwrap_or(u32::MAX);
        let mut memory = Memory::default();
        let Ok(root) = write(&[builder.finish()], dated, &mut memory, &turns).await;
        *self.files.memory.borrow_mut() = memory;
        root
    }
}

type Fetched = (Name, Arc<[u8]>);

/// The index's files: in memory, or fetched from the archive and kept.
#[derive(Clone)]
struct Files {
    web: Web,
    memory: Rc<RefCell<Memory>>,
    fetched: Rc<RefCell<Vec<Fetched>>>,
}

impl Store for Files {
    async fn get(&self, name: Name) -> Result<Arc<[u8]>, StoreError> {
        let here = self.memory.borrow().file(name).or_else(|| {
            let fetched = self.fetched.borrow();
            fetched.iter().find(|(known, _)| *known == name).map(|(_, bytes)| bytes.clone())
        });
        if let Some(bytes) = here {
            return Ok(bytes);
        }
        let bytes = super::store::content(self.web.ask(name, Form::Packed), Form::Packed).await;
        let bytes: Arc<[u8]> = bytes.map_err(|_| StoreError { name, cause: String::new() })?.into();
        self.fetched.borrow_mut().push((name, bytes.clone()));
        Ok(bytes)
    }
}

/// Lets the page have its turn every now and then.
struct Turns(Cell<f64>);

impl Turns {
    fn begin() -> Self {
        Self(Cell::new(Date::now()))
    }
}

impl Pace for Turns {
    async fn breathe(&self) {
        if Date::now() - self.0.get() > TURN {
            pause(0).await;
            self.0.set(Date::now());
        }
    }
}

/// Comes back after so many milliseconds.
async fn pause(milliseconds: i32) {
    let later = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let call = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
            debug_assert!(call.is_ok(), "a window has a clock");
        }
    });
    // A promise that is only ever kept.
    let _ = JsFuture::from(later).await;
}
