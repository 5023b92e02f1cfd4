//! The address bar and the history: the only place that touches either.
//!
//! The selection lives in the address. A move pushes a history entry; typing replaces the one
//! there is, and is written down a moment later, because browsers refuse to rewrite the address a
//! hundred times in half a minute (WebKit). Each entry has a number in `history.state`, under
//! which the position on the page is kept. From `file://`, where the query cannot be changed, the
//! same string stands behind `#`.

use super::desk::ROWS;
use super::element::listen;
use super::position::{Position, Positions};
use super::surroundings::Surroundings;
use crate::article::ArticleId;
use crate::selection::{self, Selection};
use crate::web::leptos::*;
use js_sys::{Date, Object, Reflect};
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration, Storage};

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
#[derive(Clone, Copy)]
pub(super) struct Address {
    selection: RwSignal<Selection>,
    /// Numbered, since two of the same kind are still two.
    arrival: RwSignal<(usize, Arrival)>,
    shown: RwSignal<usize>,
    entry: StoredValue<Entry, LocalStorage>,
}

struct Entry {
    surroundings: Surroundings,
    /// Pairs of the query string that are not ours.
    foreign: String,
    number: u64,
    positions: Positions,
    /// For each entry made in this visit, the address that it was made from.
    trail: Vec<(u64, String)>,
    /// A rewriting of the address that is yet to come.
    pending: Option<TimeoutHandle>,
}

impl Address {
    /// Reads the address and follows it from now on, until the owner is gone.
    pub(super) fn new(surroundings: Surroundings, shown: RwSignal<usize>) -> Self {
        let read = selection::Address::parse(&written(&surroundings));
        let positions = storage(&surroundings).and_then(|it| it.get_item(POSITIONS).ok()?);
        let positions = Positions::recall(&positions.unwrap_or_default());
        let known = history(&surroundings).and_then(|it| number(&it));
        let position = known.and_then(|number| positions.of(number));
        shown.set(position.as_ref().map_or(ROWS, |it| it.rows.max(ROWS)));
        let entry = Entry {
            surroundings,
            foreign: read.foreign,
            number: known.unwrap_or_else(now),
            positions,
            trail: Vec::new(),
            pending: None,
        };
        let address = Self {
            selection: RwSignal::new(read.selection),
            arrival: RwSignal::new((0, Arrival::Loaded(position))),
            shown,
            entry: StoredValue::new_local(entry),
        };
        address.follow();
        address
    }

    fn follow(self) {
        self.entry.with_value(|entry| {
            if let Some(history) = history(&entry.surroundings) {
                let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
                let _ = history.replace_state(&state(entry.number), "");
            }
        });
        let window = self.entry.with_value(|entry| entry.surroundings.window().clone());
        listen(window.clone().into(), "popstate", Box::new(move |_| self.returned()));
        listen(window.into(), "pagehide", Box::new(move |_| self.leave()));
    }

    /// What is chosen now.
    pub(super) fn selection(self) -> Selection {
        self.selection.get()
    }

    /// What is chosen now, looked at without being followed.
    pub(super) fn peek(self) -> Selection {
        self.selection.get_untracked()
    }

    /// How the reader came here, and for the how manieth time they came somewhere.
    pub(super) fn arrival(self) -> (usize, Arrival) {
        self.arrival.get()
    }

    /// Whoever has just come is to stay where the page has them already.
    pub(super) fn stay(self) {
        self.arrival.update(|(_, arrival)| *arrival = Arrival::Narrowed);
    }

    /// The paragraph that the address points at.
    pub(super) fn fragment(self) -> Option<String> {
        let hash = self.entry.with_value(|entry| hash(&entry.surroundings));
        let fragment = hash.rsplit('#').next().unwrap_or_default();
        (!fragment.is_empty() && !fragment.starts_with('?')).then(|| fragment.to_owned())
    }

    /// The address of a selection, for a link.
    pub(super) fn href(self, selection: &Selection) -> String {
        self.entry.with_value(|entry| entry.href(selection))
    }

    /// A move to another view: a further entry in the history, unless it leads to where one is.
    pub(super) fn go(self, next: Selection) {
        self.push(next, Arrival::Moved);
    }

    /// Back to a list: where it was left, if one came from there, else at its top.
    pub(super) fn go_back_to(self, list: Selection) {
        let href = self.href(&list);
        let came_from_there = self.entry.with_value(|entry| {
            let here = entry.trail.iter().find(|(number, _)| *number == entry.number);
            here.is_some_and(|(_, from)| *from == href)
        });
        let history = self.entry.with_value(|entry| history(&entry.surroundings));
        match history.filter(|_| came_from_there) {
            Some(history) => drop(history.back()),
            None => self.go(list),
        }
    }

    /// The full address of an article by itself, for paper.
    pub(super) fn permalink(self, id: &ArticleId) -> String {
        let alone = Selection::default().opened(id);
        self.entry.with_value(|entry| format!("{}{}", entry.page(), entry.href(&alone)))
    }

    /// A move within the list: neither the focus nor the page moves.
    pub(super) fn narrow(self, next: Selection) {
        self.push(next, Arrival::Narrowed);
    }

    fn push(self, next: Selection, arrival: Arrival) {
        if next != self.peek() {
            self.write_down();
            self.keep(Some(self.href(&next)));
            let from = self.href(&self.peek());
            self.entry.update_value(|entry| {
                entry.number = now().max(entry.number + 1);
                entry.trail.push((entry.number, from));
                let (state, href) = (state(entry.number), entry.href(&next));
                if let Some(history) = history(&entry.surroundings) {
                    // Refused in some sandboxed frames: then the address stays behind.
                    let _ = history.push_state_with_url(&state, "", Some(&href));
                }
            });
        }
        self.show(next, ROWS, arrival);
    }

    /// A letter more or less in the search field. Typing in an article leads to the list anew.
    pub(super) fn type_in(self, next: Selection) {
        if self.peek().article.is_some() {
            return self.narrow(next);
        }
        self.shown.set(ROWS);
        self.selection.set(next);
        let pending = set_timeout_with_handle(move || self.write_down(), PAUSE).ok();
        self.entry.update_value(|entry| {
            if let Some(earlier) = std::mem::replace(&mut entry.pending, pending) {
                earlier.clear();
            }
        });
    }

    /// Writes the selection into the entry that there is, if that is yet to be done.
    fn write_down(self) {
        let selection = self.peek();
        self.entry.update_value(|entry| {
            let Some(pending) = entry.pending.take() else { return };
            pending.clear();
            if let Some(history) = history(&entry.surroundings) {
                let href = entry.href(&selection);
                let _ = history.replace_state_with_url(&state(entry.number), "", Some(&href));
            }
        });
    }

    /// Keeps the position for the entry that is being left. Where a link leads away it is the link
    /// to return to: WebKit gives links no focus on a click.
    fn keep(self, link: Option<String>) {
        let rows = self.shown.get_untracked();
        self.entry.update_value(|entry| {
            let scroll = entry.surroundings.window().scroll_y().unwrap_or_default() as i32;
            let focused = || entry.surroundings.focused()?.get_attribute("href");
            let position = Position { scroll, rows, focus: link.or_else(focused) };
            entry.positions.keep(entry.number, position);
        });
    }

    fn returned(self) {
        let (written, known) = self.entry.with_value(|entry| {
            let known = history(&entry.surroundings).and_then(|it| number(&it));
            (written(&entry.surroundings), known)
        });
        self.keep(None);
        self.entry.update_value(|entry| {
            entry.pending.take().into_iter().for_each(|it| it.clear());
            entry.number = known.unwrap_or_else(now);
            if let (None, Some(history)) = (known, history(&entry.surroundings)) {
                let _ = history.replace_state(&state(entry.number), "");
            }
        });
        let selection = selection::Address::parse(&written).selection;
        let position = self.entry.with_value(|entry| entry.positions.of(entry.number));
        match (known, position) {
            // A paragraph of the same article: the browser scrolls there by itself.
            (None, _) if selection == self.peek() => {}
            (_, position) => {
                let position = position.unwrap_or_default();
                self.show(selection, position.rows.max(ROWS), Arrival::Returned(position));
            }
        }
    }

    fn show(self, selection: Selection, rows: usize, arrival: Arrival) {
        self.shown.set(rows);
        self.selection.set(selection);
        self.arrival.update(|(count, last)| {
            *count += 1;
            *last = arrival;
        });
    }

    fn leave(self) {
        self.write_down();
        self.keep(None);
        self.entry.with_value(|entry| {
            if let Some(storage) = storage(&entry.surroundings) {
                let _ = storage.set_item(POSITIONS, &entry.positions.store());
            }
        });
    }
}

impl Entry {
    fn href(&self, selection: &Selection) -> String {
        let address =
            selection::Address { selection: selection.clone(), foreign: self.foreign.clone() };
        match address.query_string() {
            query if is_file(&self.surroundings) => format!("#{query}"),
            query if query.is_empty() => self.page(),
            query => query,
        }
    }

    /// The address of the page, without query or fragment.
    fn page(&self) -> String {
        let href = self.surroundings.window().location().href().unwrap_or_default();
        href.split(['?', '#']).next().unwrap_or_default().to_owned()
    }
}

/// The query string as the address has it.
fn written(surroundings: &Surroundings) -> String {
    if is_file(surroundings) {
        let hash = hash(surroundings);
        return hash.split('#').nth(1).unwrap_or_default().to_owned();
    }
    surroundings.window().location().search().unwrap_or_default()
}

fn hash(surroundings: &Surroundings) -> String {
    surroundings.window().location().hash().unwrap_or_default()
}

fn is_file(surroundings: &Surroundings) -> bool {
    surroundings.window().location().protocol().is_ok_and(|it| it == "file:")
}

fn history(surroundings: &Surroundings) -> Option<History> {
    surroundings.window().history().ok()
}

/// Merely naming the storage raises an error in some frames.
fn storage(surroundings: &Surroundings) -> Option<Storage> {
    surroundings.window().session_storage().ok()?
}

fn state(number: u64) -> JsValue {
    let state = Object::new();
    let _ = Reflect::set(&state, &ENTRY.into(), &JsValue::from_f64(number as f64));
    state.into()
}

fn number(history: &History) -> Option<u64> {
    let state = history.state().ok().filter(JsValue::is_object)?;
    Reflect::get(&state, &ENTRY.into()).ok()?.as_f64().map(|number| number as u64)
}

/// A number greater than that of any earlier entry.
fn now() -> u64 {
    Date::now() as u64
}
