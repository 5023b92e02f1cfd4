//! Fetches from the archive what the views ask for and is not here yet.
//!
//! A view asks for a headline or an article and gets it, or nothing: then it has been sent for, and
//! the view is made anew when something has arrived. Several wishes of one moment become one errand
//! where they lie in one file; no file is sent for twice.

use super::load::Trouble;
use super::store::Web;
use crate::article::{Article, ArticleId};
use crate::edition::{Edition, Errand, Held, Matches, Place};
use crate::web::leptos::*;
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
    bag: StoredValue<Bag, LocalStorage>,
    /// How much has arrived.
    arrivals: RwSignal<usize>,
    trouble: RwSignal<Option<Trouble>>,
}

struct Bag {
    edition: Arc<Edition>,
    web: Web,
    /// What is under way.
    errands: Vec<Errand>,
    /// What has failed.
    failed: Vec<Errand>,
    /// Headlines that are wanted, until the errands for them are planned.
    wanted: Vec<Place>,
}

impl Courier {
    pub(super) fn new(edition: Arc<Edition>, web: Web) -> Self {
        let (errands, failed, wanted) = (Vec::new(), Vec::new(), Vec::new());
        Self {
            bag: StoredValue::new_local(Bag { edition, web, errands, failed, wanted }),
            arrivals: RwSignal::new(0),
            trouble: RwSignal::new(None),
        }
    }

    /// The headline at a place, or nothing while it is on its way.
    pub(super) fn headline(self, place: Place) -> Option<Held> {
        let held = self.bag.with_value(|bag| bag.edition.headline(place));
        if held.is_none() {
            self.arrivals.track();
            self.want(place);
        }
        held
    }

    /// The article at a place, or nothing while it is on its way.
    pub(super) fn article(self, place: Place) -> Option<Arc<Article>> {
        let article = self.bag.with_value(|bag| bag.edition.article(place));
        if article.is_none() {
            self.arrivals.track();
            self.send(Errand::Article(place));
        }
        article
    }

    /// Where an article is.
    pub(super) fn find(self, id: &ArticleId) -> Found {
        let errand = Errand::Id(id.clone());
        let (place, next) =
            self.bag.with_value(|bag| (bag.edition.find(id), bag.edition.next_file(&errand)));
        match (place, next) {
            (Some(place), _) => Found::At(place),
            (None, Ok(None)) => Found::Nowhere,
            (None, _) => {
                self.arrivals.track();
                self.send(errand);
                Found::Unknown
            }
        }
    }

    /// The articles that answer a query, or nothing while what says so is on its way.
    pub(super) fn matches(self, query: &str) -> Option<Matches> {
        let matches = self.bag.with_value(|bag| bag.edition.matches(query));
        if matches.is_none() {
            self.arrivals.track();
            self.send(Errand::Words(query.to_owned()));
        }
        matches
    }

    /// Why something does not come.
    pub(super) fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Sends anew for what did not come.
    pub(super) fn retry(self) {
        self.bag.update_value(|bag| bag.failed.clear());
        self.trouble.set(None);
        self.arrivals.update(|count| *count += 1);
    }

    /// Notes a wish; what is wished for in one turn is planned together.
    fn want(self, place: Place) {
        let mut is_first = false;
        self.bag.update_value(|bag| {
            is_first = bag.wanted.is_empty();
            bag.wanted.push(place);
        });
        if is_first {
            spawn_local(async move { self.plan() });
        }
    }

    fn plan(self) {
        let mut wanted = Vec::new();
        self.bag.update_value(|bag| wanted.append(&mut bag.wanted));
        wanted.sort_unstable();
        wanted.dedup();
        for near in wanted.chunk_by(|a, b| Edition::block(*a) == Edition::block(*b)) {
            match near.first() {
                Some(first) if near.len() >= MANY => {
                    self.send(Errand::Block(Edition::block(*first)));
                }
                _ => near.iter().for_each(|place| self.send(Errand::Article(*place))),
            }
        }
    }

    fn send(self, errand: Errand) {
        let mut is_new = false;
        self.bag.update_value(|bag| {
            is_new = !bag.errands.contains(&errand) && !bag.failed.contains(&errand);
            if is_new {
                bag.errands.push(errand.clone());
            }
        });
        if is_new {
            spawn_local(async move {
                let outcome = self.run(&errand).await;
                self.arrive(errand, outcome.err());
            });
        }
    }

    async fn run(self, errand: &Errand) -> Result<(), Trouble> {
        let (edition, web) = self.bag.with_value(|bag| (bag.edition.clone(), bag.web.clone()));
        while let Some(file) = edition.next_file(errand).map_err(|_| Trouble::Damaged)? {
            let bytes = web.get(file).await?;
            edition.accept(&file, &bytes).map_err(|_| Trouble::Damaged)?;
        }
        Ok(())
    }

    fn arrive(self, errand: Errand, trouble: Option<Trouble>) {
        self.bag.update_value(|bag| {
            bag.errands.retain(|it| *it != errand);
            if trouble.is_some() {
                bag.failed.push(errand);
            }
        });
        if trouble.is_some() {
            self.trouble.set(trouble);
        }
        self.arrivals.update(|count| *count += 1);
    }
}
