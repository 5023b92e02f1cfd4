//! Fetches from the archive what the views ask for and is not here yet.
//!
//! A view asks for a headline or an article and gets it, or nothing: then it has been sent for, and
//! the view is made anew when something has arrived. Several wishes of one moment become one errand
//! where they lie in one file; no file is sent for twice.

use super::load::Trouble;
use super::store::Web;
use crate::article::{Article, ArticleId};
use crate::edition::{Edition, Held, Place};
use crate::store::StoreError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// From how many headlines on a whole block is fetched rather than single articles.
const MANY: usize = 3;

/// Where an article is.
pub(super) enum Found {
    /// Here, or at a place that it can be fetched from.
    At(Place),
    /// Being looked for.
    Unknown,
    /// Not in this edition.
    Nowhere,
}

/// The courier of an edition.
#[derive(Clone, Copy)]
pub(super) struct Courier {
    edition: StoredValue<Arc<Edition>>,
    store: StoredValue<Web, LocalStorage>,
    /// What is under way, and what has failed.
    errands: StoredValue<Vec<(Errand, bool)>>,
    /// Headlines that are wanted, until the errands for them are planned.
    wanted: StoredValue<Vec<Place>>,
    /// Ids that are in no file.
    unknown: StoredValue<Vec<ArticleId>>,
    /// How much has arrived.
    arrivals: RwSignal<usize>,
    trouble: RwSignal<Option<Trouble>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Errand {
    Block(usize),
    Article(Place),
    Id(ArticleId),
}

impl Courier {
    pub(super) fn new(edition: Arc<Edition>, store: Web) -> Self {
        Self {
            edition: StoredValue::new(edition),
            store: StoredValue::new_local(store),
            errands: StoredValue::new(Vec::new()),
            wanted: StoredValue::new(Vec::new()),
            unknown: StoredValue::new(Vec::new()),
            arrivals: RwSignal::new(0),
            trouble: RwSignal::new(None),
        }
    }

    /// The headline at a place, or nothing while it is on its way.
    pub(super) fn headline(self, place: Place) -> Option<Held> {
        let held = self.edition.with_value(|it| it.headline(place));
        if held.is_none() {
            self.arrivals.track();
            self.want(place);
        }
        held
    }

    /// The article at a place, or nothing while it is on its way.
    pub(super) fn article(self, place: Place) -> Option<Arc<Article>> {
        let article = self.edition.with_value(|it| it.article(place));
        if article.is_none() {
            self.arrivals.track();
            self.send(Errand::Article(place));
        }
        article
    }

    /// Where an article is.
    pub(super) fn find(self, id: &ArticleId) -> Found {
        let (place, more) = self.edition.with_value(|it| (it.find(id), it.has_more()));
        match place {
            Some(place) => Found::At(place),
            None if !more || self.unknown.with_value(|it| it.contains(id)) => Found::Nowhere,
            None => {
                self.arrivals.track();
                self.send(Errand::Id(id.clone()));
                Found::Unknown
            }
        }
    }

    /// Why something does not come.
    pub(super) fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Sends anew for what did not come.
    pub(super) fn retry(self) {
        self.errands.update_value(|errands| errands.retain(|(_, failed)| !failed));
        self.trouble.set(None);
        self.arrivals.update(|count| *count += 1);
    }

    /// Notes a wish; what is wished for in one turn is planned together.
    fn want(self, place: Place) {
        let first = self.wanted.try_update_value(|wanted| {
            wanted.push(place);
            wanted.len() == 1
        });
        if first == Some(true) {
            spawn_local(async move { self.plan() });
        }
    }

    fn plan(self) {
        let mut wanted = Vec::new();
        self.wanted.update_value(|it| wanted.append(it));
        wanted.sort_unstable();
        for near in wanted.chunk_by(|a, b| Edition::block(*a) == Edition::block(*b)) {
            match near {
                [first, .., last]
                    if last.index() - first.index() + 1 >= MANY && near.len() >= MANY =>
                {
                    self.send(Errand::Block(Edition::block(*first)));
                }
                few => few.iter().for_each(|place| self.send(Errand::Article(*place))),
            }
        }
    }

    fn send(self, errand: Errand) {
        let is_new = self.errands.try_update_value(|errands| {
            let is_new = errands.iter().all(|(known, _)| *known != errand);
            if is_new {
                errands.push((errand.clone(), false));
            }
            is_new
        });
        if is_new == Some(true) {
            spawn_local(async move {
                let outcome = self.run(&errand).await;
                self.arrive(&errand, outcome.err());
            });
        }
    }

    async fn run(self, errand: &Errand) -> Result<(), StoreError> {
        let (edition, store) = (self.edition.get_value(), self.store.get_value());
        match errand {
            Errand::Block(block) => edition.fetch_block(&store, *block).await,
            Errand::Article(place) => edition.fetch_article(&store, *place).await.map(drop),
            Errand::Id(id) => {
                if edition.look_up(&store, id).await?.is_none() {
                    self.unknown.update_value(|unknown| unknown.push(id.clone()));
                }
                Ok(())
            }
        }
    }

    fn arrive(self, errand: &Errand, error: Option<StoreError>) {
        self.errands.update_value(|errands| match error {
            Some(_) => errands.iter_mut().filter(|(it, _)| it == errand).for_each(|it| it.1 = true),
            None => errands.retain(|(it, _)| it != errand),
        });
        if let Some(error) = error {
            self.trouble.set(Some(Trouble::of(error)));
        }
        self.arrivals.update(|count| *count += 1);
    }
}
