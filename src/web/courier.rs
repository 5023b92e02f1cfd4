//! Fetches from the archive what the views ask for and is not here yet.
//!
//! A view asks for a headline or an article and gets it, or nothing: then it has been sent for, and
//! the view is made anew when something has arrived. Several wishes of one moment become one errand
//! where they lie in one file; no file is sent for twice.

use super::live::Live;
use super::load::Trouble;
use super::store::Web;
use crate::article::{Article, ArticleId};
use crate::edition::{Edition, Errand, File, Matches, Place};
use crate::feed;
use crate::web::leptos::*;
use js_sys::Date;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;

/// How long an answer takes on a slow line at the least, in milliseconds.
const SLOW: f64 = 100.0;

/// How long typing rests before something is asked over such a line, in milliseconds, be the reader
/// there already or not. On a fast one every key is answered; here what is no longer wanted would stand
/// in the way of what is.
const REST: f64 = 150.0;

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
pub(super) struct Courier {
    edition: Rc<Edition>,
    web: Web,
    bag: RefCell<Bag>,
    /// How much has arrived.
    arrivals: ArcTrigger,
    /// Whether the last answer came over a slow line.
    is_slow: Cell<bool>,
    trouble: Live<Option<Trouble>>,
}

#[derive(Default)]
struct Bag {
    /// What is under way.
    errands: Vec<Errand>,
    /// What has failed.
    failed: Vec<Errand>,
    /// Headlines that are wanted, until the errands for them are planned.
    wanted: Vec<Place>,
    /// The query that was asked last.
    query: String,
}

impl Courier {
    pub(super) fn new(edition: Rc<Edition>, web: Web) -> Rc<Self> {
        let bag = RefCell::default();
        let arrivals = ArcTrigger::new();
        let is_slow = Cell::new(web.first_answer() > SLOW);
        Rc::new(Self { edition, web, bag, arrivals, is_slow, trouble: Live::new(None) })
    }

    /// The headline at a place, or nothing while it is on its way.
    pub(super) fn headline(self: &Rc<Self>, place: Place) -> Option<Arc<Article>> {
        let held = self.edition.headline(place);
        if held.is_none() {
            self.arrivals.track();
            self.want(place);
        }
        held
    }

    /// Whether some of these headlines are on their way, and will be here at once.
    pub(super) fn is_to_come(self: &Rc<Self>, places: &[Place]) -> bool {
        let is_here = |all: bool, place: &Place| self.headline(*place).is_some() && all;
        !self.is_slow.get() && !places.iter().fold(true, is_here)
    }

    /// The article at a place, or nothing while it is on its way.
    pub(super) fn article(self: &Rc<Self>, place: Place) -> Option<Arc<Article>> {
        let article = self.edition.article(place);
        if article.is_none() {
            self.arrivals.track();
            self.send(Errand::Articles(vec![place]));
        }
        article
    }

    /// Where an article is.
    pub(super) fn find(self: &Rc<Self>, id: &ArticleId) -> Found {
        if let Some(place) = self.edition.find(id) {
            return Found::At(place);
        }
        let errand = Errand::Id(id.clone());
        if self.edition.next_files(&errand).is_ok_and(|files| files.is_empty()) {
            return Found::Nowhere;
        }
        self.arrivals.track();
        self.send(errand);
        Found::Unknown
    }

    /// The articles that answer a query, or nothing while what says so is on its way.
    pub(super) fn matches(self: &Rc<Self>, query: &str) -> Option<Matches> {
        let matches = self.edition.matches(query);
        if self.bag.borrow().query != query {
            self.bag.borrow_mut().query = query.to_owned();
            self.edition.thin_out();
        }
        if matches.is_none() || self.edition.is_incomplete() {
            // What is missing may come yet.
            self.arrivals.track();
        }
        if matches.is_none() {
            // One at a time: an earlier query gives up its turn at the next file.
            let is_searching = |errand: &Errand| matches!(errand, Errand::Words(_));
            if !self.bag.borrow().errands.iter().any(is_searching) {
                self.send(Errand::Words(query.to_owned()));
            }
        }
        matches
    }

    /// Why something does not come.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Sends anew for what did not come.
    pub(super) fn retry(&self) {
        self.bag.borrow_mut().failed.clear();
        self.edition.want_again();
        self.trouble.set(None);
        self.arrivals.notify();
    }

    /// Notes a wish; what is wished for in one turn is planned together.
    fn want(self: &Rc<Self>, place: Place) {
        let wanted = &mut self.bag.borrow_mut().wanted;
        if wanted.is_empty() {
            let courier = Rc::clone(self);
            spawn_local(async move { courier.plan() });
        }
        wanted.push(place);
    }

    fn plan(self: &Rc<Self>) {
        let (mut wanted, is_searching, is_busy) = {
            let bag = &mut *self.bag.borrow_mut();
            let is_busy = bag.errands.iter().any(|it| matches!(it, Errand::Articles(_)));
            (std::mem::take(&mut bag.wanted), !bag.query.is_empty(), is_busy)
        };
        wanted.sort_unstable();
        wanted.dedup();
        let (lost, wanted) = self.parted(wanted);
        // What a search has found is looked at in whole articles, of one query at a time: what is still
        // wanted when those of an earlier one have come is wished for again.
        if is_searching {
            if !is_busy && !wanted.is_empty() {
                self.send(Errand::Articles(wanted));
            }
            lost.iter().for_each(|it| self.send(Errand::Block(Edition::block(*it))));
            return;
        }
        for near in wanted.chunk_by(|a, b| Edition::block(*a) == Edition::block(*b)) {
            match near.first() {
                Some(first) if near.len() >= MANY => {
                    self.send(Errand::Block(Edition::block(*first)));
                }
                _ => self.send(Errand::Articles(near.to_vec())),
            }
        }
    }

    /// Of these places those whose articles have not come; their headlines may be had all the same.
    fn parted(&self, places: Vec<Place>) -> (Vec<Place>, Vec<Place>) {
        let bag = self.bag.borrow();
        let failed = |place: &Place| {
            let is_in = |it: &Errand| matches!(it, Errand::Articles(all) if all.contains(place));
            bag.failed.iter().any(is_in)
        };
        places.into_iter().partition(failed)
    }

    fn send(self: &Rc<Self>, errand: Errand) {
        let mut bag = self.bag.borrow_mut();
        if !bag.errands.contains(&errand) && !bag.failed.contains(&errand) {
            bag.errands.push(errand.clone());
            let courier = Rc::clone(self);
            spawn_local(async move {
                let outcome = courier.run(&errand).await;
                courier.arrive(errand, outcome.err());
            });
        }
    }

    async fn run(&self, errand: &Errand) -> Result<(), Trouble> {
        if let Errand::Words(_) = errand {
            while self.edition.prepare() {
                self.web.breathe(Duration::ZERO).await;
            }
            let is_here = || self.edition.next_files(errand).is_ok_and(|files| files.is_empty());
            let rest = self.web.typed() + REST - Date::now();
            if self.is_slow.get() && rest > 0.0 && !is_here() {
                self.web.breathe(Duration::from_millis(rest as u64)).await;
            }
        }
        let mut replaced = None;
        loop {
            let files = self.edition.next_files(errand).map_err(|_| Trouble::Damaged)?;
            if files.is_empty() || self.is_outdated(errand) {
                return Ok(());
            }
            // All are under way before any is waited for.
            let start = Date::now();
            let asked: Vec<_> = files.into_iter().map(|file| (self.web.ask(&file), file)).collect();
            let mut outcome = Ok(());
            for (asked, file) in asked {
                // What does not come spoils nothing else.
                outcome = outcome.and(self.take(asked, &file, &mut replaced).await);
            }
            outcome?;
            self.is_slow.set(Date::now() - start > SLOW);
        }
    }

    /// Takes in a file that was asked for. `replaced` is whether another edition has taken the place of
    /// this one, once that was asked.
    async fn take(
        &self,
        asked: JsFuture,
        file: &File,
        replaced: &mut Option<bool>,
    ) -> Result<(), Trouble> {
        let mut got = self.web.get(asked, file).await;
        if matches!(got, Err(Trouble::Network | Trouble::Status(500..))) {
            got = self.web.get(self.web.ask(file), file).await;
        }
        if matches!(got, Err(Trouble::Replaced)) {
            let is_replaced = match *replaced {
                Some(known) => known,
                None => self.is_replaced().await,
            };
            *replaced = Some(is_replaced);
            if !is_replaced {
                got = Err(Trouble::Damaged);
            }
        }
        match got.and_then(|it| self.edition.accept(file, &it).map_err(|_| Trouble::Damaged)) {
            // A newer edition has all of its files.
            Err(trouble)
                if trouble == Trouble::Replaced && file.of_app().is_none()
                    || !self.edition.do_without(file) =>
            {
                Err(trouble)
            }
            _ => Ok(()),
        }
    }

    /// Whether another edition has taken the place of this one.
    async fn is_replaced(&self) -> bool {
        let feed = self.web.feed().await.and_then(|it| feed::read(&it).map_err(Trouble::Feed));
        feed.is_ok_and(|(feed, _)| !self.edition.is_of(&feed))
    }

    /// Whether another query has been asked since.
    fn is_outdated(&self, errand: &Errand) -> bool {
        matches!(errand, Errand::Words(query) if *query != self.bag.borrow().query)
    }

    fn arrive(&self, errand: Errand, trouble: Option<Trouble>) {
        let mut bag = self.bag.borrow_mut();
        bag.errands.retain(|it| *it != errand);
        if trouble.is_some() {
            bag.failed.push(errand);
        }
        drop(bag);
        if trouble.is_some() {
            self.trouble.set(trouble);
        }
        self.arrivals.notify();
    }
}
