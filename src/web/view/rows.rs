//! The rows of a list: those near the window, room for all others, a button for those that follow.
//!
//! Which rows stand on the page is reckoned in `stretch`; here is measured, and nothing that is being
//! read moves when rows above it come or go.

use super::focus::focus;
use super::list::Pause;
use super::{Paper, button, row, trouble};
use crate::edition::Place;
use crate::text::digits;
use crate::web::address::rows_of;
use crate::web::effect;
use crate::web::element::{View, el, listen};
use crate::web::later::{queue_microtask, request_animation_frame, set_timeout};
use crate::web::leptos::*;
use crate::web::live::Derived;
use crate::web::stretch::{NEAR, Seen, Stretch};
use crate::web::surroundings::{call, contains, number, remove_attribute, set_words};
use std::cell::Cell;
use std::iter::successors;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// How long the page must rest where there are no rows before rows come there.
const REST: Duration = Duration::from_millis(100);

/// The rows on the page.
struct Rows {
    paper: Rc<Paper>,
    list: HtmlElement,
    /// The room for the rows below.
    below: HtmlElement,
    /// How high a row is, on an average, in pixels.
    row: Cell<f64>,
    /// The first row that stood there last.
    first: Cell<usize>,
    rest: Pause,
}

pub(super) fn view(paper: &Rc<Paper>) -> View {
    let (desk, each) = (paper.desk, Rc::clone(paper));
    let dir = paper.edition.masthead().language.as_ref().map(|it| it.direction().as_str());
    // Columns fill in the edition's direction; each row has its own.
    let list = el("ol.rows").attr("role", "list").attr_of("dir", dir);
    let below = el("div");
    let rows = Rc::new(Rows {
        paper: Rc::clone(paper),
        list: list.node().clone(),
        below: below.node().clone(),
        row: Cell::default(),
        first: Cell::new(desk.address.shown.peek().first),
        rest: Pause::default(),
    });
    let changing = Rc::clone(&rows);
    let list = list.each(
        move || {
            let numbers = changing.paper.rows.get();
            changing.change();
            numbers
        },
        move |place| row::view(&each, Place::at(place)),
    );
    for event in ["scroll", "resize"] {
        let rows = Rc::clone(&rows);
        listen(desk.surroundings.window().clone().into(), event, Box::new(move |_| rows.look()));
    }
    let more = rows.more();
    effect::follow(Box::new(move || {
        rows.paper.rows.with(|_| ());
        drop(rows.paper.results());
        let rows = Rc::clone(&rows);
        // When everything has its place, and before it is painted.
        request_animation_frame(move || rows.measure());
    }));
    [list.into(), more, below.into()].into_iter().collect()
}

impl Rows {
    fn stretch(&self) -> Stretch {
        self.paper.desk.address.shown.peek()
    }

    fn set(&self, next: Stretch) {
        if next != self.stretch() {
            self.paper.desk.address.shown.set(next);
        }
    }

    /// How many rows the list has in all.
    fn total(&self) -> usize {
        untrack(|| self.paper.results().rows.len())
    }

    fn step(&self) -> usize {
        rows_of(&self.paper.desk.address.peek())
    }

    /// How high the window is, in pixels.
    fn window(&self) -> f64 {
        number(self.paper.desk.surroundings.window(), "innerHeight")
    }

    /// Those that stand on the page.
    fn rows(&self) -> impl Iterator<Item = Element> {
        let first = self.list.first_child();
        successors(first, |row| row.next_sibling()).map(JsCast::unchecked_into)
    }

    /// When rows come or go above, whatever is being read is to stay where it is.
    fn change(self: &Rc<Self>) {
        let first = self.stretch().first;
        if self.first.replace(first) > 0 || first > 0 {
            let read = self
                .rows()
                .find(|row| side(row, "bottom") > 0.0)
                .map(|row| (side(&row, "top"), row))
                .filter(|(top, _)| *top < self.window());
            if let Some((top, row)) = read {
                let rows = Rc::clone(self);
                queue_microtask(move || rows.put_back(&row, top));
            }
        }
        self.leave_room();
    }

    /// Puts a row back to where it was: by the room above, and by scrolling where that is too little.
    fn put_back(&self, row: &Element, was: f64) {
        let mut stretch = self.stretch();
        if !contains(&self.list, row) {
            return;
        }
        let moved = side(row, "top") - was;
        let above = stretch.above as f64;
        let room = if stretch.first == 0 { 0.0 } else { f64::max(above - moved, 0.0) };
        stretch.above = room as u64;
        self.set(stretch);
        self.leave_room();
        let scroll = moved + room - above;
        if scroll != 0.0 {
            let window = self.paper.desk.surroundings.window();
            window.scroll_to_with_x_and_y(0.0, number(window, "scrollY") + scroll);
        }
    }

    /// Sees how high rows are, and whether further ones are needed.
    fn measure(self: &Rc<Self>) {
        let stretch = self.stretch();
        let rows = number(&self.list, "childElementCount");
        let height = side(&self.list, "height") - stretch.above as f64;
        if rows > 0.0 && height > 0.0 {
            self.row.set(height / rows);
        }
        self.leave_room();
        self.look();
    }

    /// Room for the rows that are not there.
    fn leave_room(&self) {
        let stretch = self.stretch();
        let below = self.total().saturating_sub(stretch.end) as f64 * self.row.get();
        style(&self.list, "padding-block-start:", stretch.above);
        // The first story of all leads; the first that stands here need not be it.
        match stretch.first {
            0 => remove_attribute(&self.list, "data-on"),
            _ => drop(self.list.set_attribute("data-on", "")),
        }
        style(&self.below, "block-size:", below as u64);
    }

    /// Sees which rows are near the window.
    fn look(self: &Rc<Self>) {
        let (stretch, window) = (self.stretch(), self.paper.desk.surroundings.window());
        let is_waiting = untrack(|| self.paper.is_waiting());
        let list = side(&self.list, "top");
        let top = list + stretch.above as f64;
        let bottom = match is_waiting {
            true => top + stretch.len() as f64 * self.row.get(),
            false => side(&self.list, "bottom"),
        };
        // None is fetched that nobody may want to see; each row of a search is fetched by itself.
        let ahead = match self.paper.desk.address.peek().asks() {
            _ if number(window, "scrollY") > 0.0 => NEAR,
            true => f64::MIN,
            false => 0.0,
        };
        let seen = Seen {
            list,
            top,
            bottom,
            window: self.window(),
            ahead,
            row: self.row.get(),
            total: self.total(),
            step: self.step(),
        };
        if seen.row <= 0.0 {
            return;
        }
        if stretch.is_away(&seen) {
            let rows = Rc::clone(self);
            self.rest.begin(set_timeout(move || rows.set(stretch.anew(&seen)), REST));
            return;
        }
        self.rest.begin(None);
        if !is_waiting {
            self.set(self.with_focus(stretch.near(&seen)));
        }
    }

    /// The stretch with the row in it that has the focus, if there is one.
    fn with_focus(&self, mut stretch: Stretch) -> Stretch {
        let Some(focused) = &self.paper.desk.surroundings.focused() else { return stretch };
        if let Some(at) = self.rows().position(|row| contains(&row, focused)) {
            let now = self.stretch();
            let at = now.first + at;
            if at < stretch.first {
                (stretch.first, stretch.above) = (now.first, now.above);
            }
            stretch.end = stretch.end.max(at + 1);
        }
        stretch
    }

    fn grow(&self) {
        let stretch = self.stretch();
        self.set(Stretch { end: stretch.end + self.step(), ..stretch });
    }

    /// The button for the rows that follow.
    fn more(self: &Rc<Self>) -> View {
        let (desk, paper) = (self.paper.desk, Rc::clone(&self.paper));
        let waiting = {
            let paper = Rc::clone(&paper);
            Derived::new(move |_| paper.is_waiting())
        };
        // While rows are on their way no further ones are asked for.
        let rest: Rc<dyn Fn() -> usize> = {
            let (paper, waiting) = (Rc::clone(&paper), waiting.clone());
            Rc::new(move || match waiting.get() && paper.is_answered() {
                true => 0,
                false => {
                    let end = desk.address.shown.get().end;
                    paper.results().rows.len().saturating_sub(end)
                }
            })
        };
        let (counted, left, hidden) = (Rc::clone(&rest), Rc::clone(&rest), rest);
        let label = move || {
            let step = rows_of(&desk.address.selection());
            desk.phrases.more_rows.of([&desk.calendar.number(counted().min(step))])
        };
        let rows = Rc::clone(self);
        let press = move || {
            let first = number(&rows.list, "childElementCount") as u64 + 1;
            let left = Rc::clone(&left);
            rows.grow();
            // With the last rows the button goes, and the focus on to the first of them.
            request_animation_frame(move || {
                if untrack(|| left()) == 0 {
                    let row = [".rows > li:nth-child(", &digits(first, 0), ") a"].concat();
                    focus(desk.surroundings.find(&row));
                }
            });
        };
        let more = button("", press).class("more").live_text(label);
        let more = more.flag("hidden", move || hidden() == 0);
        let coming = move || {
            (waiting.get() && paper.is_answered())
                .then(|| trouble::coming(&paper, desk.phrases.fetching_rows))
        };
        el("div").child(more).live(coming).into()
    }
}

/// A side or a measure of an element's box, in pixels, from the window's upper edge.
pub(super) fn side(element: &Element, name: &str) -> f64 {
    number(&call(element, "getBoundingClientRect", &JsValue::UNDEFINED), name)
}

/// Gives an element a length, if it has another: else the browser would lay out the page once more.
fn style(element: &HtmlElement, property: &str, pixels: u64) {
    let length = [property, &digits(pixels, 0), "px"].concat();
    if element.get_attribute("style").as_ref() == Some(&length) {
        return;
    }
    set_words(element, "style", &length);
}
