//! What stands in the page before the reader does: a notice, or the newest headlines as plain HTML.
//!
//! It stays until there is something to put in its place. Then whoever was reading there reads on:
//! at the same height, with the focus on the same link, and with what was typed into the search
//! field searched for.

use super::focus::{find_link, focus};
use crate::web::address::Arrival;
use crate::web::desk::Desk;
use crate::web::later::queue_microtask;
use crate::web::leptos::*;
use crate::web::surroundings::{call, number, object, remove_attribute, words};
use web_sys::{Element, HtmlElement, Node};

/// The parts that have a counterpart in the reader, other than links to articles.
const PARTS: [&str; 4] = ["[type=search]", ".nameplate a", ".skip", "main"];

/// The attribute that hides controls that do nothing; boot.js sets it, too.
const STILL: &str = "data-still";

/// All that stands in the reader's element before the reader's own part of it.
#[derive(Clone)]
pub(super) struct Standing {
    desk: Desk,
    own: HtmlElement,
}

impl Standing {
    pub(super) fn before(own: &HtmlElement, desk: Desk) -> Self {
        Self { desk, own: own.clone() }
    }

    /// The last thing that stands there.
    fn last(&self) -> Option<Node> {
        object(&self.own, "previousSibling")
    }

    /// Whether anything stands there.
    pub(super) fn is_there(&self) -> bool {
        self.last().is_some()
    }

    /// Whether headlines are to be seen there.
    pub(super) fn is_front(&self) -> bool {
        let front: Option<HtmlElement> = self.desk.surroundings.find(".standing");
        front.is_some_and(|it| number(&it, "offsetHeight") > 0.0)
    }

    /// Hides the controls there that do nothing without the reader.
    pub(super) fn still(&self) {
        let _ = self.desk.surroundings.root().set_attribute(STILL, "");
    }

    /// How many headlines are to be seen there.
    pub(super) fn rows(&self) -> usize {
        if !self.is_front() {
            return 0;
        }
        let rows: Option<Element> = self.desk.surroundings.find(".standing .rows");
        let mut next = rows.and_then(|it| it.first_child());
        let mut count = 0;
        while let Some(row) = next {
            count += usize::from(row.node_type() == Node::ELEMENT_NODE);
            next = row.next_sibling();
        }
        count
    }

    /// Whether a link there is being pressed: it must stay until it is let go, or leads nowhere.
    pub(super) fn is_pressed(&self) -> bool {
        self.desk.surroundings.find::<Element>(".standing a:active").is_some()
    }

    /// Makes room for what is being made, as soon as it stands.
    pub(super) fn give_way(self) {
        let link = if self.is_front() { self.stay() } else { None };
        queue_microtask(move || self.leave(link.as_deref()));
    }

    /// Whoever has come somewhere already stays there. Gives the link that had the focus when the
    /// page was left, if it is to have it again.
    fn stay(&self) -> Option<String> {
        let (address, surroundings) = (&self.desk.address, &self.desk.surroundings);
        let scroll = number(surroundings.window(), "scrollY") as u64;
        let (_, arrival) = untrack(|| address.arrival());
        let Arrival::Loaded(position) = &*arrival else { return None };
        let window = number(surroundings.window(), "innerHeight");
        // The headlines may not reach down to where one was.
        let height = number(surroundings.root(), "clientHeight");
        let is_out_of_reach = |to: u64| to as f64 > height - window;
        if position.as_ref().is_some_and(|it| is_out_of_reach(it.scroll))
            || (scroll == 0 && surroundings.focused().is_none())
        {
            return None;
        }
        address.stay();
        position.as_ref()?.focus.clone()
    }

    fn leave(&self, link: Option<&str>) {
        let surroundings = &self.desk.surroundings;
        let typed: Option<Element> = surroundings.find("[type=search]");
        let typed = typed.map(|field| words(&field, "value")).filter(|typed| !typed.is_empty());
        let focused = surroundings.focused();
        while let Some(node) = self.last() {
            let _ = surroundings.root().remove_child(&node);
        }
        let heir = match &focused {
            Some(focused) => self.counterpart(focused),
            None => link.and_then(|link| find_link(surroundings, link)),
        };
        focus(heir);
        remove_attribute(surroundings.root(), STILL);
        if let Some(typed) = typed {
            self.desk.address.type_in(self.desk.address.peek().typed(&typed));
        }
    }

    /// What the reader has in place of an element.
    fn counterpart(&self, element: &Element) -> Option<HtmlElement> {
        let surroundings = &self.desk.surroundings;
        let is = |part: &&str| call(element, "matches", &(*part).into()).is_truthy();
        let part = PARTS.into_iter().find(is);
        match part {
            Some(part) => surroundings.find(part),
            None => find_link(surroundings, element.get_attribute("href")?.strip_prefix('?')?),
        }
    }
}
