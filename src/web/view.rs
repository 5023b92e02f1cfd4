//! The views. They take values, return views, and hold no rules: what follows from a choice is
//! decided in `selection` and `edition`.

mod article;
mod body;
mod chips;
mod colophon;
mod filters;
mod focus;
mod list;
mod masthead;
mod more;
mod problems;
mod row;
mod standing;
mod trouble;

use super::courier::{Courier, Found};
use super::desk::Desk;
use super::element::{self, El, View, el};
use super::load::{Load, Loader, Trouble};
use super::surroundings::Surroundings;
use crate::article::{ArticleId, Headline, Language};
use crate::edition::{Edition, Matches, Place, Results};
use crate::selection::Selection;
use crate::web::leptos::*;
use any_spawner::Executor;
use standing::Standing;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

/// A reader in its element. It stops following signals when this is dropped.
#[must_use = "the reader stops when this is dropped"]
pub struct Mounted(Owner);

impl Mounted {
    /// Leaves the reader in place for as long as the page lives.
    pub fn forget(self) {
        std::mem::forget(self.0);
    }

    /// Takes the reader out of its element.
    pub fn unmount(self, surroundings: &Surroundings) {
        self.0.cleanup();
        surroundings.root().set_text_content(None);
    }
}

/// How long after a press on what stands in the page it is looked at again.
const GLANCE: Duration = Duration::from_millis(50);

/// Puts the reader into its element. What stands there stays until the reader has more to show.
pub fn mount(surroundings: Surroundings) -> Mounted {
    // Refused when a reader runs in the page already, which is as good.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(|| {
        let root = surroundings.root().clone();
        let desk = Desk::new(surroundings);
        let own = el("div");
        own.put(&root);
        fill(own, desk);
    });
    Mounted(owner)
}

fn fill(own: El, desk: Desk) {
    let loader = Loader::start(&desk.surroundings());
    let standing = Standing::before(own.node(), desk);
    let glance = RwSignal::new(());
    own.live(move || {
        if loader.is_retried() {
            focus::begin(desk);
        }
        glance.track();
        if standing.is_pressed() {
            set_timeout(move || glance.set(()), GLANCE);
            return View::default();
        }
        content(desk, loader, &standing)
    });
}

fn content(desk: Desk, loader: Loader, standing: &Standing) -> View {
    match loader.state() {
        Load::Fetching | Load::Slow if standing.is_there() => View::default(),
        Load::Fetching => trouble::waiting(desk, false),
        Load::Slow => trouble::waiting(desk, true),
        // Headlines that stand there are as true as before.
        Load::Failed(trouble) if standing.is_front() && trouble != Trouble::NoArticles => {
            standing.still();
            trouble::alert(desk, loader, &trouble).class("notice over").into()
        }
        Load::Failed(trouble) => {
            standing.clone().give_way();
            trouble::page(trouble::alert(desk, loader, &trouble))
        }
        Load::Ready(edition) => Paper::open(desk, loader, edition).replace(standing.clone()),
    }
}

/// The edition that is open, and what it answers to the selection.
#[derive(Clone)]
struct Paper {
    desk: Desk,
    loader: Loader,
    edition: Arc<Edition>,
    courier: Courier,
    /// The articles that answer the query; `None` while that is not known.
    matches: Memo<Option<Matches>>,
    results: Memo<Results>,
    /// The rows that stand on the page: as many as are to be shown, up to the first that is yet to
    /// come.
    rows: Memo<Vec<usize>>,
}

impl Paper {
    fn open(desk: Desk, loader: Loader, edition: Arc<Edition>) -> Self {
        // The open article is no part of the question, so that opening one computes nothing.
        let question = Memo::new(move |_| desk.address.selection().closed());
        let asked = edition.clone();
        let courier = Courier::new(edition.clone(), loader.store());
        let query = Memo::new(move |_| question.with(|it| it.query.clone()));
        let matches = Memo::new(move |_| query.with(|it| courier.matches(it)));
        // While a query is not answered the list stays as it is.
        let results = Memo::new(move |last: Option<&Results>| match matches.get() {
            Some(matches) => question.with(|it| asked.answer(it, &matches)),
            None => last.cloned().unwrap_or_else(|| {
                question.with(|it| asked.answer(it, &Matches::these(std::iter::empty(), 0)))
            }),
        });
        let rows = Memo::new(move |_| {
            let wanted =
                results.with(|it| it.rows.iter().copied().take(desk.shown.get()).collect());
            here(courier, wanted)
        });
        let paper = Self { desk, loader, edition, courier, matches, results, rows };
        focus::follow(paper.clone());
        title(paper.clone());
        paper
    }

    /// The page, once it has as many rows as the headlines that stand there, or will not get them.
    fn replace(self, standing: Standing) -> View {
        let least = standing.rows();
        let (rows, results, courier) = (self.rows, self.results, self.courier);
        let is_ready = Memo::new(move |was: Option<&bool>| {
            let least = least.min(results.with(|it| it.rows.len()));
            was == Some(&true) || rows.with(Vec::len) >= least || courier.trouble().is_some()
        });
        let page = el("div").live(move || {
            if !is_ready.get() {
                return View::default();
            }
            standing.clone().give_way();
            self.clone().view()
        });
        page.into()
    }

    /// Whether the list has yet to get rows that it is to show.
    fn is_waiting(&self) -> bool {
        if self.matches.with(Option::is_none) {
            return true;
        }
        let wanted = self.results.with(|it| it.rows.len().min(self.desk.shown.get()));
        self.rows.with(Vec::len) < wanted
    }

    /// The whole page: above and below the list, or the open article.
    fn view(self) -> View {
        let desk = self.desk;
        // With the list around it, whose neighbours and way back the article shows; one and the
        // same for all lists.
        let open = Memo::new(move |_| {
            let selection = desk.address.selection();
            if selection.article.is_some() { selection } else { Selection::default() }
        });
        let (header, footer) = (masthead::view(&self), masthead::foot(&self));
        let main = el("main").attr("id", "main").attr("tabindex", "-1").live(move || {
            match open.get().article {
                Some(id) => self.article(&id),
                None => list::view(&self),
            }
        });
        [masthead::skip_link(desk), header, main, footer].into_iter().collect()
    }

    fn article(&self, id: &ArticleId) -> View {
        let place = match self.courier.find(id) {
            Found::At(place) => Some(place),
            Found::Unknown => None,
            Found::Nowhere => return trouble::not_here(self.desk),
        };
        match place.and_then(|place| Some((place, self.courier.article(place)?))) {
            Some((place, article)) => article::view(self, place, &article),
            None => trouble::coming(self, self.desk.phrases.fetching_article),
        }
    }
}

/// Those at the beginning of a list whose headlines are here. All others are sent for.
fn here(courier: Courier, places: Vec<Place>) -> Vec<usize> {
    let held: Vec<bool> = places.iter().map(|it| courier.headline(*it).is_some()).collect();
    let here = held.iter().take_while(|here| **here).count();
    places.iter().take(here).map(|it| it.index()).collect()
}

/// Names the document after what is shown, so that tabs and history entries can be told apart.
fn title(paper: Paper) {
    element::follow(Box::new(move || {
        let Paper { desk, edition, courier, .. } = &paper;
        let selection = desk.address.selection();
        let headline = selection.article.as_ref().and_then(|id| match courier.find(id) {
            Found::At(place) => courier.headline(place),
            _ => None,
        });
        let own = match headline {
            Some(headline) => Some(headline.heading().to_owned()),
            None if selection.filters().is_empty() => None,
            None => Some(list_title(*desk, &selection)),
        };
        let paper = masthead::edition_title(*desk, edition);
        let title = own.map_or(paper.clone(), |own| format!("{own} – {paper}"));
        desk.surroundings().document().set_title(&title);
    }));
}

/// What a list is called.
fn list_title(desk: Desk, selection: &Selection) -> String {
    let phrases = desk.phrases;
    match (selection.query.trim(), selection.sections.as_slice()) {
        ("", [section]) => section.clone(),
        ("", []) if selection.filters().is_empty() => phrases.all_articles.to_owned(),
        ("", _) => phrases.chosen_articles.to_owned(),
        (query, _) => (phrases.search_for)(query),
    }
}

/// A link within the reader: a move, unless the click asks the browser for a new tab or window.
fn link(desk: Desk, next: Selection) -> El {
    let href = desk.address.href(&next);
    el("a").attr("href", &href).follow(move || desk.address.go(next.clone()))
}

/// Whether a click is one with the main button and no key held.
fn is_plain(event: &web_sys::Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        let for_browser =
            click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        click.button() == 0 && !for_browser && !click.default_prevented()
    })
}

/// A button that does something here.
fn button(label: &str, mut press: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").text(label).on("click", move |_| press())
}

impl El {
    /// A link that is followed within the reader, unless the click asks the browser for more.
    fn follow(self, mut go: impl FnMut() + 'static) -> Self {
        self.on("click", move |event| {
            if is_plain(&event) {
                event.prevent_default();
                go();
            }
        })
    }

    /// In a language, and in the direction that it is read in. Where nothing is known of either the
    /// browser looks at the letters.
    fn in_language(self, language: Option<&Language>) -> Self {
        let dir = language.map_or("auto", |it| it.direction().as_str());
        self.attr_of("lang", language.map(Language::as_str)).attr("dir", dir)
    }
}

/// When an article was published, in the reader's language; `exact` to the minute.
fn published(desk: Desk, headline: &Headline, exact: bool) -> El {
    match headline.published {
        Some(stamp) => {
            let written =
                if exact { desk.calendar.moment(stamp) } else { desk.calendar.day(stamp) };
            let time = el("time").attr("datetime", &stamp.to_rfc3339());
            time.attr("lang", &desk.calendar.locale()).text(&written)
        }
        None => el("span").attr("lang", desk.phrases.language).text(desk.phrases.undated),
    }
}
