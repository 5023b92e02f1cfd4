//! The edition over HTTP, and what can go wrong on the way.

use super::store::Web;
use super::surroundings::Surroundings;
use crate::edition::{self, Edition};
use crate::feed::{self, FeedError};
use crate::store::{Form, Store, StoreError};
use futures_util::future::join;
use gloo_net::http::{Request, Response};
use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::RequestCache;

/// When a load is said to be slow.
const SLOW: Duration = Duration::from_secs(4);

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
    Ready(Arc<Edition>),
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
    /// What it means for the reader that a file of the archive cannot be had.
    pub(super) fn of(error: StoreError) -> Self {
        match error {
            StoreError::Gone => Self::Replaced,
            StoreError::Unreachable => Self::Network,
            StoreError::Damaged => Self::Damaged,
        }
    }
}

/// The edition, being loaded.
#[derive(Clone, Copy)]
pub(super) struct Loader {
    state: RwSignal<Load>,
    url: StoredValue<String>,
    store: StoredValue<Web, LocalStorage>,
    retried: StoredValue<bool>,
}

impl Loader {
    /// Starts to load, with the answer that the page waits for already if there is one.
    pub(super) fn start(surroundings: &Surroundings) -> Self {
        let url = StoredValue::new(surroundings.feed().to_owned());
        let store = StoredValue::new_local(Web::beside(surroundings));
        let (state, retried) = (RwSignal::new(Load::Fetching), StoredValue::new(false));
        let loader = Self { state, url, store, retried };
        loader.fetch(surroundings.early_answer());
        loader
    }

    /// How far it is.
    pub(super) fn state(self) -> Load {
        self.state.get()
    }

    /// Where the rest of the edition lies.
    pub(super) fn store(self) -> Web {
        self.store.get_value()
    }

    /// Whether the reader has asked for another try.
    pub(super) fn is_retried(self) -> bool {
        self.retried.get_value()
    }

    /// Asks the server anew.
    pub(super) fn retry(self) {
        self.retried.set_value(true);
        self.state.set(Load::Fetching);
        self.fetch(None);
    }

    fn fetch(self, early: Option<Promise>) {
        let slow = set_timeout_with_handle(
            move || {
                if matches!(self.state.get_untracked(), Load::Fetching) {
                    self.state.set(Load::Slow);
                }
            },
            SLOW,
        );
        spawn_local(async move {
            let outcome = fetch(&self.url.get_value(), &self.store(), early).await;
            if let Ok(slow) = slow {
                slow.clear();
            }
            self.state.set(outcome.map_or_else(Load::Failed, |it| Load::Ready(Arc::new(it))));
        });
    }
}

async fn fetch(url: &str, store: &Web, early: Option<Promise>) -> Result<Edition, Trouble> {
    let response = match early {
        Some(early) => JsFuture::from(early)
            .await
            .map(|it| Response::from(JsCast::unchecked_into::<web_sys::Response>(it)))
            .ok(),
        None => Request::get(url).cache(RequestCache::NoCache).send().await.ok(),
    };
    let response = response.ok_or(Trouble::Network)?;
    if !response.ok() {
        return Err(Trouble::Status(response.status()));
    }
    let bytes = response.binary().await.map_err(|_| Trouble::Network)?;
    let (feed, problems) = feed::read(&bytes).map_err(Trouble::Feed)?;
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        web_sys::console::warn_1(&format!("{url}:\n{}", lines.join("\n")).into());
    }
    let edition = match feed.archive {
        None => Edition::new(feed, problems),
        Some(archive) => {
            let manifest = store.get(archive.manifest, Form::Json);
            let (manifest, catalog) =
                join(manifest, store.get(archive.catalog, Form::Packed)).await;
            let read = manifest.and_then(|it| edition::read_archive(&it, &catalog?));
            let (manifest, catalog) = read.map_err(Trouble::of)?;
            Edition::archived(feed, problems, manifest, catalog)
        }
    };
    if edition.is_empty() { Err(Trouble::NoArticles) } else { Ok(edition) }
}
