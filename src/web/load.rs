//! The edition over HTTP, and what can go wrong on the way.

use super::live::Live;
use super::store::{self, Web};
use super::surroundings::Surroundings;
use crate::edition::Edition;
use crate::edition::archive::Contents;
use crate::feed::{self, FeedError};
use crate::store::{Form, Name};
use crate::web::later::set_timeout;
use crate::web::leptos::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// When a load is said to be slow.
const SLOW: Duration = Duration::from_secs(4);

/// What was asked for before: the feed, or the contents of this name.
type Early = Option<(Option<Name>, JsFuture)>;

/// How far the loading has come.
#[derive(Clone)]
pub(super) enum Load {
    /// Under way.
    Fetching,
    /// Under way for long.
    Slow,
    /// Ended without an edition.
    Failed(Trouble),
    /// Here.
    Ready(Rc<Edition>),
}

/// Why there is no edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No answer from the server.
    Network,
    /// An answer that is a refusal, by its HTTP status.
    Status(u16),
    /// A file that is no feed.
    Feed(FeedError),
    /// A feed without a single article.
    NoArticles,
    /// A file of the archive is gone: another edition has taken its place.
    Replaced,
    /// A file of the archive that is not what it should be.
    Damaged,
}

impl Trouble {
    /// What it means where it befell a file of the archive.
    pub(super) fn in_archive(self) -> Self {
        match self {
            Self::Status(404 | 410) => Self::Replaced,
            other => other,
        }
    }
}

/// The edition, being loaded.
pub(super) struct Loader {
    state: Live<Load>,
    url: String,
    store: Web,
    retried: Cell<bool>,
}

impl Loader {
    /// Starts to load, with the answers that the page waits for already if there are any.
    pub(super) fn start(surroundings: &Surroundings) -> Rc<Self> {
        let (url, store) = (surroundings.feed().to_owned(), Web::beside(surroundings));
        let (state, retried) = (Live::new(Load::Fetching), Cell::new(false));
        let loader = Rc::new(Self { state, url, store, retried });
        loader.fetch(surroundings.early_answer());
        loader
    }

    /// How far it is.
    pub(super) fn state(&self) -> Load {
        self.state.get()
    }

    /// Where the rest of the edition lies.
    pub(super) fn store(&self) -> Web {
        self.store.clone()
    }

    /// Whether the reader has asked for another try.
    pub(super) fn is_retried(&self) -> bool {
        self.retried.get()
    }

    /// Asks the server anew.
    pub(super) fn retry(self: &Rc<Self>) {
        self.retried.set(true);
        self.state.set(Load::Fetching);
        self.fetch(None);
    }

    fn fetch(self: &Rc<Self>, early: Early) {
        let waiting = Rc::clone(self);
        let slow = set_timeout(
            move || {
                if matches!(waiting.state.peek(), Load::Fetching) {
                    waiting.state.set(Load::Slow);
                }
            },
            SLOW,
        );
        let loader = Rc::clone(self);
        spawn_local(async move {
            let outcome = fetch(&loader.url, &loader.store, early).await;
            if let Some(slow) = slow {
                slow.clear();
            }
            loader.state.set(outcome.map_or_else(Load::Failed, |it| Load::Ready(Rc::new(it))));
        });
    }
}

async fn fetch(url: &str, web: &Web, early: Early) -> Result<Edition, Trouble> {
    let (mut name, mut asked) = early.unwrap_or_else(|| (None, web.ask_anew(url)));
    let mut newest = None;
    loop {
        if let Some(name) = name {
            let got = store::content(asked, Form::Packed).await.map_err(Trouble::in_archive);
            // A page that is older than what lies beside it asks for the feed after all.
            if newest.is_some() || !matches!(got, Err(Trouble::Replaced)) {
                let contents = Contents::read(&got?).ok_or(Trouble::Damaged)?;
                let (newest, problems) = newest.unwrap_or_default();
                return full(Edition::archived(name, contents, newest, problems));
            }
            asked = web.ask_anew(url);
        }
        let bytes = store::content(asked, Form::Json).await?;
        let (feed, problems) = feed::read(&bytes).map_err(Trouble::Feed)?;
        let Some(archive) = feed.archive else { return full(Edition::new(feed, problems)) };
        (name, asked) = (Some(archive), web.ask_at(&archive.path(Form::Packed.ending())));
        newest = Some((feed.articles, problems));
    }
}

fn full(edition: Edition) -> Result<Edition, Trouble> {
    if edition.is_empty() { Err(Trouble::NoArticles) } else { Ok(edition) }
}
