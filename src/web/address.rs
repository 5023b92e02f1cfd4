//! The address bar and the history: the only place that touches either.
//!
//! The selection lives in the address. A move pushes a history entry; typing replaces the one
//! there is, and is written down a moment later, because browsers refuse to rewrite the address a
//! hundred times in half a minute (WebKit). Each entry has a number in `history.state`, under
//! which the position on the page is kept. From `file://`, where the query cannot be changed, the
//! same string stands behind `#`.

use super::element::listen;
use super::live::Live;
use super::position::{Position, Positions};
use super::stretch::Stretch;
use super::surroundings::{
    Surroundings, call, member, number as count, object, set, set_words, words,
};
use crate::article::ArticleId;
use crate::selection::{self, Selection};
use crate::web::later::{Timer, set_timeout};
use js_sys::{Date, Object};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::History;

/// How many rows a list begins with at the most, and how many it grows by.
const ROWS: usize = 50;

/// The same where words are searched for: each row is an article of its own to be fetched.
const FOUND: usize = 10;

/// How many rows the list of a selection grows by.
pub(super) fn rows_of(selection: &Selection) -> usize {
    if selection.asks() { FOUND } else { ROWS }
}

/// The member of `history.state` that holds the entry's number.
const ENTRY: &str = "broadsheet";

/// The key of the positions in the session's storage; boot.js reads them, too.
const POSITIONS: &str = "broadsheet.positions";

/// How long after the last key the address is rewritten.
const PAUSE: Duration = Duration::from_millis(250);

/// How the reader came to what is shown now.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Arrival {
    /// The page was loaded: anew, or again at a position.
    Loaded(Option<Position>),
    /// To another view.
    Moved,
    /// To a narrower or wider list.
    Narrowed,
    /// By back or forward.
    Returned(Position),
}

/// The selection, bound to the address bar.
pub(super) struct Address {
    selection: Live<Rc<Selection>>,
    /// Numbered, since two of the same kind are still two.
    arrival: Live<(usize, Rc<Arrival>)>,
    /// The rows of the list that are to stand on the page.
    pub(super) shown: Live<Stretch>,
    /// How many rows a list begins with at the most.
    beginning: Cell<usize>,
    surroundings: Surroundings,
    /// Pairs of the query string that are not ours.
    foreign: String,
    entry: RefCell<Entry>,
}

/// The history's entry that one is at, and what is known of others.
struct Entry {
    number: u64,
    positions: Positions,
    /// For each entry made in this visit, the address that it was made from.
    trail: Vec<(u64, String)>,
    /// A rewriting of the address that is yet to come.
    pending: Option<Timer>,
}

impl Address {
    /// Reads the address.
    pub(super) fn read(surroundings: Surroundings) -> Self {
        let read = selection::Address::parse(&written(&surroundings));
        let positions = storage(&surroundings).map(|it| words(&it, POSITIONS));
        let positions = Positions::recall(&positions.unwrap_or_default());
        let known = history(&surroundings).and_then(|it| number(&it));
        let position = known.and_then(|number| positions.of(number));
        let number = known.unwrap_or_else(now);
        let address = Self {
            shown: Live::new(position.as_ref().map(|it| it.rows).unwrap_or_default()),
            beginning: Cell::new(ROWS),
            selection: Live::new(Rc::new(read.selection)),
            arrival: Live::new((0, Rc::new(Arrival::Loaded(position)))),
            surroundings,
            foreign: read.foreign,
            entry: RefCell::new(Entry { number, positions, trail: Vec::new(), pending: None }),
        };
        address.begin_with(ROWS);
        address
    }

    /// Lists begin with so many rows; what is shown already is left as it is.
    pub(super) fn begin_with(&self, rows: usize) {
        let untouched = self.beginning.replace(rows);
        let shown = self.shown.peek();
        if shown.end == 0 || shown == Stretch::of(untouched) {
            self.shown.set(self.beginning(&self.peek()));
        }
    }

    /// The rows that the list of a selection begins with.
    fn beginning(&self, selection: &Selection) -> Stretch {
        Stretch::of(self.beginning.get().min(rows_of(selection)))
    }

    /// Follows the address from now on, until the owner is gone.
    pub(super) fn follow(&'static self) {
        if let Some(history) = self.history() {
            set_words(&history, "scrollRestoration", "manual");
            let _ = history.replace_state_with_url(&state(self.entry.borrow().number), "", None);
        }
        let window = self.surroundings.window();
        listen(window.clone().into(), "popstate", Box::new(move |_| self.returned()));
        listen(window.clone().into(), "pagehide", Box::new(move |_| self.leave()));
    }

    /// What is chosen now.
    pub(super) fn selection(&self) -> Rc<Selection> {
        self.selection.get()
    }

    /// What is chosen now, looked at without being followed.
    pub(super) fn peek(&self) -> Rc<Selection> {
        self.selection.peek()
    }

    /// How the reader came here, and for the how manieth time they came somewhere.
    pub(super) fn arrival(&self) -> (usize, Rc<Arrival>) {
        self.arrival.get()
    }

    /// Whoever has just come is to stay where the page has them already.
    pub(super) fn stay(&self) {
        self.arrival.set((self.arrival.peek().0, Rc::new(Arrival::Narrowed)));
    }

    /// The paragraph that the address points at.
    pub(super) fn fragment(&self) -> Option<String> {
        let hash = hash(&self.surroundings);
        let sign = hash.bytes().rposition(|byte| byte == b'#')?;
        let fragment = hash.get(sign + 1..)?;
        (!fragment.is_empty() && !fragment.starts_with('?')).then(|| fragment.to_owned())
    }

    /// The address of a selection, for a link.
    pub(super) fn href(&self, selection: &Selection) -> String {
        let query = selection.beside(&self.foreign);
        match is_file(&self.surroundings) {
            true => ["#", &query].concat(),
            false if query.is_empty() => self.page(),
            false => query,
        }
    }

    /// The address of the page, without query or fragment.
    fn page(&self) -> String {
        let href = location(&self.surroundings, "href");
        href.split(['?', '#']).next().unwrap_or_default().to_owned()
    }

    /// A move to another view: a further entry in the history, unless it leads to where one is.
    pub(super) fn go(&self, next: Selection) {
        self.push(next, Arrival::Moved);
    }

    /// Back to a list: where it was left, if one came from there, else at its top.
    pub(super) fn go_back_to(&self, list: Selection) {
        let href = self.href(&list);
        let came_from_there = {
            let entry = self.entry.borrow();
            let here = entry.trail.iter().find(|(number, _)| *number == entry.number);
            here.is_some_and(|(_, from)| *from == href)
        };
        match self.history().filter(|_| came_from_there) {
            Some(history) => drop(call(&history, "back", &JsValue::UNDEFINED)),
            None => self.go(list),
        }
    }

    /// The full address of an article by itself, for paper.
    pub(super) fn permalink(&self, id: &ArticleId) -> String {
        let alone = Selection::default().opened(id);
        [self.page(), self.href(&alone)].concat()
    }

    /// A move within the list: neither the focus nor the page moves.
    pub(super) fn narrow(&self, next: Selection) {
        self.push(next, Arrival::Narrowed);
    }

    fn push(&self, next: Selection, arrival: Arrival) {
        if next != *self.peek() {
            self.write_down();
            let (href, from) = (self.href(&next), self.href(&self.peek()));
            self.keep(Some(href.clone()));
            let mut entry = self.entry.borrow_mut();
            entry.number = now().max(entry.number + 1);
            let number = entry.number;
            entry.trail.push((number, from));
            if let Some(history) = self.history() {
                // Refused in some sandboxed frames: then the address stays behind.
                let _ = history.push_state_with_url(&state(number), "", Some(&href));
            }
        }
        let rows = self.beginning(&next);
        self.show(next, rows, arrival);
    }

    /// A letter more or less in the search field. Typing in an article leads to the list anew.
    pub(super) fn type_in(&'static self, next: Selection) {
        if self.peek().article.is_some() {
            return self.narrow(next);
        }
        self.shown.set(self.beginning(&next));
        self.selection.set(Rc::new(next));
        let pending = set_timeout(move || self.write_down(), PAUSE);
        self.postpone(pending);
    }

    /// Forgets a rewriting that is yet to come, or puts a later one in its place; says whether there
    /// was one.
    fn postpone(&self, pending: Option<Timer>) -> bool {
        let earlier = std::mem::replace(&mut self.entry.borrow_mut().pending, pending);
        earlier.map(|earlier| earlier.clear()).is_some()
    }

    /// Writes the selection into the entry that there is, if that is yet to be done.
    fn write_down(&self) {
        if self.postpone(None)
            && let Some(history) = self.history()
        {
            let (state, href) = (state(self.entry.borrow().number), self.href(&self.peek()));
            let _ = history.replace_state_with_url(&state, "", Some(&href));
        }
    }

    /// Keeps the position for the entry that is being left. Where a link leads away it is the link
    /// to return to: WebKit gives links no focus on a click.
    fn keep(&self, link: Option<String>) {
        let scroll = count(self.surroundings.window(), "scrollY") as u64;
        let focused = || self.surroundings.focused()?.get_attribute("href");
        let position = Position { scroll, rows: self.shown.peek(), focus: link.or_else(focused) };
        let mut entry = self.entry.borrow_mut();
        let number = entry.number;
        entry.positions.keep(number, position);
    }

    fn returned(&self) {
        self.keep(None);
        self.postpone(None);
        let known = self.history().and_then(|it| number(&it));
        let number = known.unwrap_or_else(now);
        self.entry.borrow_mut().number = number;
        if let (None, Some(history)) = (known, self.history()) {
            let _ = history.replace_state_with_url(&state(number), "", None);
        }
        let selection = selection::Address::parse(&written(&self.surroundings)).selection;
        let position = self.entry.borrow().positions.of(number);
        match (known, position) {
            // A paragraph of the same article: the browser scrolls there by itself.
            (None, _) if selection == *self.peek() => {}
            (_, position) => {
                let position = position.unwrap_or_default();
                let kept = Some(position.rows).filter(|rows| rows.end > 0);
                let rows = kept.unwrap_or_else(|| self.beginning(&selection));
                self.show(selection, rows, Arrival::Returned(position));
            }
        }
    }

    fn show(&self, selection: Selection, rows: Stretch, arrival: Arrival) {
        self.shown.set(rows);
        self.selection.set(Rc::new(selection));
        self.arrival.set((self.arrival.peek().0 + 1, Rc::new(arrival)));
    }

    fn leave(&self) {
        self.write_down();
        self.keep(None);
        if let Some(storage) = storage(&self.surroundings) {
            let positions = self.entry.borrow().positions.store();
            // Refused where it is full.
            set_words(&storage, POSITIONS, &positions);
        }
    }

    fn history(&self) -> Option<History> {
        history(&self.surroundings)
    }
}

/// The query string as the address has it.
fn written(surroundings: &Surroundings) -> String {
    if is_file(surroundings) {
        let hash = hash(surroundings);
        return hash.trim_start_matches('#').split('#').next().unwrap_or_default().to_owned();
    }
    location(surroundings, "search")
}

fn hash(surroundings: &Surroundings) -> String {
    location(surroundings, "hash")
}

fn is_file(surroundings: &Surroundings) -> bool {
    location(surroundings, "protocol") == "file:"
}

/// A part of the page's address.
fn location(surroundings: &Surroundings, part: &str) -> String {
    words(&member(surroundings.window(), "location"), part)
}

fn history(surroundings: &Surroundings) -> Option<History> {
    object(surroundings.window(), "history")
}

/// Merely naming the storage raises an error in some frames.
fn storage(surroundings: &Surroundings) -> Option<Object> {
    object(surroundings.window(), "sessionStorage")
}

fn state(number: u64) -> JsValue {
    let state = Object::new();
    set(&state, ENTRY, &JsValue::from_f64(number as f64));
    state.into()
}

fn number(history: &History) -> Option<u64> {
    member(&object::<JsValue>(history, "state")?, ENTRY).as_f64().map(|number| number as u64)
}

/// A number greater than that of any earlier entry.
fn now() -> u64 {
    Date::now() as u64
}
