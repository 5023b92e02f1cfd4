//! Where the page is scrolled to and what has the focus, after the reader has come somewhere.
//!
//! A new view begins at its top, with its headline in focus so that a screen reader reads on from
//! there. Going back leads to where one was, with the focus on the link that was followed.

use super::Paper;
use crate::web::address::Arrival;
use crate::web::courier::Found;
use crate::web::desk::Desk;
use crate::web::effect;
use crate::web::later::request_animation_frame;
use crate::web::position::Position;
use crate::web::surroundings::{Surroundings, call, options};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

pub(super) fn follow(paper: &Rc<Paper>) {
    let (desk, paper) = (paper.desk, Rc::clone(paper));
    let (settled, came) = (Cell::new(None), RefCell::new((None, desk.address.peek())));
    effect::follow(Box::new(move || {
        let (count, arrival) = desk.address.arrival();
        if came.borrow().0 != Some(count) {
            came.replace((Some(count), desk.address.peek()));
        }
        // What arrives later does not move the reader again.
        if is_here(&paper) && settled.replace(Some(count)) != Some(count) {
            let selection = Rc::clone(&came.borrow().1);
            // After the frame in which the view is made, when it has its height. Whoever has gone on
            // meanwhile, or typed, is left where they are.
            request_animation_frame(move || {
                if Rc::ptr_eq(&selection, &desk.address.peek()) {
                    settle(desk, &arrival);
                }
            });
        }
    }));
}

/// Whether all that the view is to show has come from the archive.
fn is_here(paper: &Paper) -> bool {
    match &paper.desk.address.peek().article {
        Some(id) => match paper.courier.find(id) {
            Found::At(place) => {
                let is_marked = paper.is_answered() || paper.courier.trouble().is_some();
                paper.courier.article(place).is_some() && is_marked
            }
            Found::Unknown => false,
            Found::Nowhere => true,
        },
        None => !paper.is_waiting(),
    }
}

/// The focus to the beginning of what has just been made.
pub(super) fn begin(desk: Desk) {
    request_animation_frame(move || focus(desk.surroundings.find("main")));
}

fn settle(desk: Desk, arrival: &Arrival) {
    let surroundings = &desk.surroundings;
    match arrival {
        Arrival::Narrowed => {}
        Arrival::Moved => {
            bring_into_sight(surroundings.root());
            focus(surroundings.find("main h1"));
            first_hit(surroundings);
        }
        Arrival::Returned(position) => {
            scroll(surroundings, position);
            let link = position.focus.as_deref().and_then(|link| find_link(surroundings, link));
            // Forward again to an article: there is no link that one left by.
            let title = || surroundings.find(".opened h1");
            focus(link.or_else(title));
        }
        Arrival::Loaded(position) => {
            let paragraph = desk.address.fragment().and_then(|it| find_id(surroundings, &it));
            match (position, paragraph) {
                (Some(position), _) => {
                    scroll(surroundings, position);
                    let link = position.focus.as_deref();
                    focus(link.and_then(|link| find_link(surroundings, link)));
                }
                (None, Some(paragraph)) => bring_into_sight(&paragraph),
                (None, None) => first_hit(surroundings),
            }
        }
    }
}

/// What was searched for, in the opened article.
fn first_hit(surroundings: &Surroundings) {
    let hit: Option<Element> = surroundings.find(".opened .body .current");
    hit.iter().for_each(bring_into_sight);
}

pub(super) fn bring_into_sight(element: &Element) {
    call(element, "scrollIntoView", &JsValue::UNDEFINED);
}

fn scroll(surroundings: &Surroundings, position: &Position) {
    surroundings.window().scroll_to_with_x_and_y(0.0, position.scroll as f64);
}

pub(super) fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let options = options(&[("preventScroll", "true")]);
        call(&element, "focus", &options);
    }
}

/// The link with this address, or with pairs that are not ours in front of it.
pub(super) fn find_link(surroundings: &Surroundings, href: &str) -> Option<HtmlElement> {
    surroundings.find(&["main a[href$=\"", &quoted(href), "\"]"].concat())
}

fn find_id(surroundings: &Surroundings, id: &str) -> Option<Element> {
    surroundings.find(&["[id=\"", &quoted(id), "\"]"].concat())
}

/// A text within a quoted string of a CSS selector.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '"') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted
}
