//! The views. They take values, return views, and hold no rules: what follows from a choice is
//! decided in `selection` and `edition`.

mod article;
mod body;
mod chips;
mod colophon;
mod filters;
mod focus;
mod found;
mod hits;
mod list;
mod masthead;
mod problems;
mod row;
mod rows;
mod standing;
mod trouble;
mod watch;

use super::courier::{Courier, Found};
use super::desk::{self, Desk};
use super::effect;
use super::element::{El, View, el};
use super::live::{Derived, Live};
use super::load::{Load, Loader, Trouble};
use super::surroundings::{self, Surroundings};
use crate::article::{ArticleId, Headline, Language};
use crate::edition::{Edition, Matches, Place, Results};
use crate::selection::Selection;
use crate::web::later::set_timeout;
use crate::web::leptos::*;
use list::Pause;
use standing::Standing;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

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

/// How many headlines are fetched before their rows are wanted.
const AHEAD: usize = 50;

/// With how many rows a list begins at the least, if it has so many.
const LEAST: usize = 10;

/// How long after a press on what stands in the page it is looked at again.
const GLANCE: Duration = Duration::from_millis(50);

/// Puts the reader into its element. What stands there stays until the reader has more to show.
pub fn mount(surroundings: Surroundings) -> Mounted {
    let owner = Owner::new();
    owner.with(|| {
        let root = surroundings.root().clone();
        let desk = desk::set_up(surroundings);
        let own = el("div");
        own.put(&root);
        fill(own, desk);
    });
    Mounted(owner)
}

fn fill(own: El, desk: Desk) {
    let loader = Loader::start(&desk.surroundings);
    let standing = Standing::before(own.node(), desk);
    let glance = Rc::new(Live::new(()));
    own.live(move || {
        if loader.is_retried() {
            focus::begin(desk);
        }
        glance.get();
        if standing.is_pressed() {
            let glance = Rc::clone(&glance);
            set_timeout(move || glance.set(()), GLANCE);
            return View::default();
        }
        content(desk, &loader, &standing)
    });
}

fn content(desk: Desk, loader: &Rc<Loader>, standing: &Standing) -> View {
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
        Load::Ready(edition) => replace(&Paper::open(desk, loader, edition), standing.clone()),
    }
}

/// The articles that answer a query, and the list that is made of them.
#[derive(Clone, Default)]
struct Answer {
    /// `None` while they are not known; the list is then that of the query before.
    matches: Option<Matches>,
    results: Rc<Results>,
}

/// The same answer, not a like one.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.matches == other.matches && Rc::ptr_eq(&self.results, &other.results)
    }
}

/// The edition that is open, and what it answers to the selection.
struct Paper {
    desk: Desk,
    loader: Rc<Loader>,
    edition: Rc<Edition>,
    courier: Rc<Courier>,
    /// What answers the selection, as far as it is known.
    next: Derived<Answer>,
    /// What is shown of that: the last answer, until the next can take its place in one go.
    answer: Derived<Answer>,
    /// The rows that stand on the page, of those that are to be shown.
    rows: Derived<Vec<usize>>,
}

impl Paper {
    fn open(desk: Desk, loader: &Rc<Loader>, edition: Rc<Edition>) -> Rc<Self> {
        // The open article is no part of the question, so that opening one computes nothing.
        let question = Derived::new(move |_| Rc::new(desk.address.selection().closed()));
        let courier = Courier::new(Rc::clone(&edition), loader.store());
        // Nothing is fetched for a list that nobody has scrolled.
        desk.address.begin_with(edition.newest().max(LEAST));
        let next = {
            let (edition, courier) = (Rc::clone(&edition), Rc::clone(&courier));
            let next = move |last: &Answer, question: &Selection| {
                let matches = courier.matches(&question.query);
                let waits = matches.is_none() && courier.trouble().is_none();
                let results = match (&matches, last.results.of) {
                    (None, 1..) if waits => Rc::clone(&last.results),
                    (Some(matches), _) => Rc::new(edition.answer(question, matches)),
                    // What can be chosen is counted as if nothing were asked.
                    (None, _) => {
                        let results = edition.answer(question, &Matches::all());
                        Rc::new(Results { rows: Vec::new(), ..results })
                    }
                };
                Answer { matches, results }
            };
            Derived::new(move |last| next(last, &question.get()))
        };
        let answer = {
            let (courier, next) = (Rc::clone(&courier), next.clone());
            Derived::new(move |last: &Answer| {
                let next = next.get();
                let rows = &next.results.rows;
                let first = rows.get(..LEAST).unwrap_or(rows);
                let is_list = desk.address.peek().article.is_none();
                let waits = next.matches.is_none() || is_list && courier.is_to_come(first);
                let waits = waits && last.results.of > 0 && courier.trouble().is_none();
                if waits { last.clone() } else { next }
            })
        };
        let rows = {
            let (courier, answer) = (Rc::clone(&courier), answer.clone());
            Derived::new(move |standing: &Vec<usize>| {
                let shown = desk.address.shown.get();
                let rows = answer.with(|it| Rc::clone(&it.results));
                let places = |from: usize, to: usize| rows.rows.iter().take(to).skip(from).copied();
                // Whoever has begun to scroll will go on.
                if shown.end > AHEAD {
                    let ahead = places(shown.end, shown.end + AHEAD);
                    let behind = places(shown.first.saturating_sub(AHEAD), shown.first);
                    ahead.chain(behind).for_each(|it| drop(courier.headline(it)));
                }
                let wanted = places(shown.first, shown.end).collect();
                here(&courier, wanted, standing)
            })
        };
        let loader = Rc::clone(loader);
        let paper = Rc::new(Self { desk, loader, edition, courier, next, answer, rows });
        focus::follow(&paper);
        title(Rc::clone(&paper));
        paper
    }

    /// Whether the list has yet to get rows that it is to show.
    fn is_waiting(&self) -> bool {
        let shown = self.desk.address.shown.get();
        let end = self.results().rows.len().min(shown.end);
        !self.is_answered() || self.rows.with(Vec::len) < end.saturating_sub(shown.first)
    }

    /// The articles that answer the query, as far as that is known.
    fn matches(&self) -> Option<Matches> {
        self.answer.with(|it| it.matches.clone())
    }

    /// The list.
    fn results(&self) -> Rc<Results> {
        self.answer.get().results
    }

    /// How many articles each further choice would give, be the list's rows on their way or not.
    fn counted(&self) -> Rc<Results> {
        self.next.get().results
    }

    /// Whether that is the answer to what is asked now.
    fn is_answered(&self) -> bool {
        let results = self.results();
        self.next.with(|it| it.matches.is_some() && Rc::ptr_eq(&it.results, &results))
    }

    /// Whether it is to be said above the list that something is on its way or did not come, be it only
    /// what the rows of a search show of their texts. Rows themselves are another matter.
    fn is_lacking(&self) -> bool {
        let is_concerned = match self.is_waiting() {
            true => !self.is_answered(),
            false => self.desk.address.selection().asks(),
        };
        self.matches().is_none() || is_concerned && self.courier.trouble().is_some()
    }

    /// Whether it says nothing about the edition that there is no row: nothing is known yet, or
    /// something did not come.
    fn is_unknown(&self) -> bool {
        self.matches().is_none()
            || !self.is_answered() && self.courier.trouble().is_some()
            || self.edition.is_incomplete() && self.results().rows.is_empty()
    }
}

/// The page, once it has as many rows as the headlines that stand there, or will not get them.
fn replace(paper: &Rc<Paper>, standing: Standing) -> View {
    let least = standing.rows();
    let is_ready = {
        let paper = Rc::clone(paper);
        Derived::new(move |was: &bool| {
            *was || paper.rows.with(Vec::len) >= least
                || !paper.is_waiting()
                || paper.courier.trouble().is_some()
        })
    };
    let paper = Rc::clone(paper);
    let page = el("div").live(move || {
        if !is_ready.get() {
            return View::default();
        }
        standing.clone().give_way();
        if untrack(|| paper.loader.is_retried()) {
            focus::begin(paper.desk);
        }
        page(&paper)
    });
    page.into()
}

/// The whole page: above and below the list, or the open article.
fn page(paper: &Rc<Paper>) -> View {
    let desk = paper.desk;
    // With the list around it, whose neighbours and way back the article shows; one and the
    // same for all lists.
    let open = Derived::new(move |_| {
        let selection = desk.address.selection();
        if selection.article.is_some() { selection } else { Rc::default() }
    });
    let (header, footer) = (masthead::view(paper), masthead::foot(paper));
    let paper = Rc::clone(paper);
    let main = el("main").attr("id", "main").attr("tabindex", "-1");
    let main = main.live(move || match &open.get().article {
        Some(id) => opened(&paper, id),
        None => list::view(&paper),
    });
    [masthead::skip_link(desk), header, main, footer].into_iter().collect()
}

fn opened(paper: &Rc<Paper>, id: &ArticleId) -> View {
    let place = match paper.courier.find(id) {
        Found::At(place) => Some(place),
        Found::Unknown => None,
        Found::Nowhere => return trouble::not_here(paper.desk),
    };
    match place.and_then(|place| Some((place, paper.courier.article(place)?))) {
        Some((place, article)) => article::view(paper, place, &article),
        None => trouble::coming(paper, paper.desk.phrases.fetching_article),
    }
}

/// Those of these rows that can be shown: up to the first whose headline is not here. Rows that stand
/// there stay while others before them are on their way. All that are not here are sent for.
fn here(courier: &Rc<Courier>, places: Vec<Place>, standing: &[usize]) -> Vec<usize> {
    let held: Vec<bool> = places.iter().map(|it| courier.headline(*it).is_some()).collect();
    let first = held.iter().position(|here| *here).unwrap_or_default();
    let stands = places.get(first).is_some_and(|it| standing.contains(&it.index()));
    let rows = places.iter().zip(held).skip(if stands { first } else { 0 });
    rows.take_while(|(_, here)| *here).map(|(place, _)| place.index()).collect()
}

/// Names the document after what is shown, so that tabs and history entries can be told apart.
fn title(paper: Rc<Paper>) {
    let (pause, last) = (Pause::default(), Cell::new(None));
    effect::follow(Box::new(move || {
        let Paper { desk, edition, courier, .. } = &*paper;
        let selection = desk.address.selection();
        let article = selection.article.as_ref().and_then(|id| match courier.find(id) {
            Found::At(place) => courier.headline(place),
            _ => None,
        });
        let own = match article {
            Some(article) => Some(article.headline.heading().to_owned()),
            None if selection.filters().is_empty() => None,
            None => Some(list_title(desk, &selection)),
        };
        let paper = masthead::edition_title(desk, edition);
        let title = own.map_or(paper.clone(), |own| [&own, " – ", &paper].concat());
        let document = desk.surroundings.document().clone();
        let set = move || surroundings::set_words(&document, "title", &title);
        let (count, _) = untrack(|| desk.address.arrival());
        let is_typing = last.replace(Some(count)) == Some(count) && selection.asks();
        // The browser takes some milliseconds for it, which are not to be spent on every key.
        if is_typing {
            pause.begin(set_timeout(set, list::PAUSE));
        } else {
            pause.begin(None);
            set();
        }
    }));
}

/// What a list is called.
fn list_title(desk: Desk, selection: &Selection) -> String {
    let phrases = desk.phrases;
    match (selection.query.trim(), selection.sections.as_slice()) {
        ("", [section]) => section.clone(),
        ("", []) if selection.filters().is_empty() => phrases.all_articles.to_owned(),
        ("", _) => phrases.chosen_articles.to_owned(),
        (query, _) => phrases.search_for.of([query]),
    }
}

/// A link within the reader: a move, unless the click asks the browser for a new tab or window.
fn link(desk: Desk, next: Selection) -> El {
    let href = desk.address.href(&next);
    el("a").attr("href", &href).follow(move || desk.address.go(next.clone()))
}

/// Whether a click is one with the main button and no key held.
fn is_plain(event: &web_sys::Event) -> bool {
    let other = ["button", "ctrlKey", "metaKey", "shiftKey", "altKey", "defaultPrevented"];
    !other.iter().any(|it| surroundings::is(event, it))
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
            time.attr("lang", desk.calendar.locale()).text(&written)
        }
        None => el("span").attr("lang", desk.phrases.language).text(desk.phrases.undated),
    }
}
