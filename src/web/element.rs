//! Elements of the page, made once and kept in step by Leptos's effects.
//!
//! In place of Leptos's `view!`: its types differ from view to view, and the code that the compiler
//! makes for each came to two thirds of the wasm (444 kB against 190 kB with this). Here every
//! element, attribute and handler is of one type, behind a box. What belongs to a part of the page
//! goes with the Leptos owner of that part.

use super::duty::{Duty, Handler};
use super::effect::{hold, keep};
use super::surroundings::{member, remove_attribute, set, set_words, window};
use crate::text::figures;
use crate::web::leptos::*;
use std::cell::RefCell;
use std::ops::Range;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Node};

/// An element in the making.
#[derive(Clone)]
pub(super) struct El(HtmlElement);

/// A part of the page: any number of nodes.
#[derive(Clone, Default)]
pub(super) struct View(Vec<Node>);

impl View {
    /// Puts all of it at the end of an element.
    pub(super) fn put(self, parent: &Node) {
        for node in self.0 {
            let _ = parent.append_child(&node);
        }
    }

    /// Puts all of it before a node.
    pub(super) fn put_before(self, node: &Node, parent: &Node) {
        for own in self.0 {
            let _ = parent.insert_before(&own, Some(node));
        }
    }

    /// Whether another would look the same.
    fn is_like(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        self.0.len() == other.0.len() && pairs.all(|(a, b)| a.is_equal_node(Some(b)))
    }

    /// The elements among its nodes.
    pub(super) fn elements(&self) -> impl Iterator<Item = Element> {
        self.0.iter().filter_map(element).cloned()
    }
}

/// A node as an element, if it is one.
pub(super) fn element(node: &Node) -> Option<&Element> {
    (node.node_type() == Node::ELEMENT_NODE).then(|| node.unchecked_ref())
}

impl From<El> for View {
    fn from(element: El) -> Self {
        Self(vec![element.0.into()])
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(part: Option<V>) -> Self {
        part.map(Into::into).unwrap_or_default()
    }
}

impl<V: Into<View>> FromIterator<V> for View {
    fn from_iter<I: IntoIterator<Item = V>>(parts: I) -> Self {
        let mut view = Self::default();
        for part in parts {
            view.0.append(&mut part.into().0);
        }
        view
    }
}

impl<const N: usize> From<[View; N]> for View {
    fn from(parts: [View; N]) -> Self {
        parts.into_iter().collect()
    }
}

thread_local! {
    /// The document that elements are made in: that of the page, which all readers in it share.
    // A page has one: without it there is no place to mount a reader in.
    static DOCUMENT: Document = member(&window(), "document").unchecked_into();
}

/// A new element of this name, and of the classes behind a point: `p`, `p.about`, `p.about first`.
pub(super) fn el(named: &'static str) -> El {
    let (name, class) = named.split_once('.').unwrap_or((named, ""));
    let made = DOCUMENT.with(|document| document.create_element(name));
    // Only a malformed name is refused, and ours stand in this program.
    let made = El(made.map_or_else(JsCast::unchecked_into, JsCast::unchecked_into));
    if class.is_empty() { made } else { made.class(class) }
}

/// A text.
pub(super) fn text(text: &str) -> View {
    View(vec![DOCUMENT.with(|document| document.create_text_node(text)).into()])
}

/// A text of an article, whose figures keep their units on the same line.
pub(super) fn prose(words: &str) -> View {
    let mut view = View::default();
    let mut from = 0;
    let part = |range: Range<usize>| words.get(range).map(text).unwrap_or_default().0;
    for figure in figures(words) {
        view.0.append(&mut part(from..figure.start));
        from = figure.end;
        let held = el("span.figure").child(View(part(figure)));
        view.0.push(held.0.into());
    }
    view.0.append(&mut part(from..words.len()));
    view
}

/// A text with these parts of it marked; they are in order and overlap nowhere.
pub(super) fn marked(words: &str, marks: &[Range<usize>]) -> View {
    let mut view = View::default();
    let mut from = 0;
    let part = |range: Range<usize>| words.get(range).map(text).unwrap_or_default();
    for mark in marks {
        view.0.append(&mut part(from..mark.start).0);
        view.0.push(el("mark").child(part(mark.clone())).0.into());
        from = mark.end;
    }
    view.0.append(&mut part(from..words.len()).0);
    view
}

/// A handler with what it listens to.
struct Listener {
    target: EventTarget,
    event: &'static str,
    handle: Closure<dyn FnMut(Event)>,
}

/// Listens for as long as the owner lives.
pub(super) fn listen(target: EventTarget, event: &'static str, mut handle: Box<dyn Handler>) {
    let handle = move |event| handle.handle(event);
    let handle = Closure::wrap(Box::new(handle) as Box<dyn FnMut(Event)>);
    let down = is_caught_on_the_way_down(event);
    let call = handle.as_ref().unchecked_ref();
    // Refused only for what is no function.
    let _ = target.add_event_listener_with_callback_and_bool(event, call, down);
    hold(Listener { target, event, handle });
}

/// What becomes of a picture does not rise from it.
fn is_caught_on_the_way_down(event: &str) -> bool {
    matches!(event, "error" | "load")
}

impl Drop for Listener {
    fn drop(&mut self) {
        let call = self.handle.as_ref().unchecked_ref();
        let down = is_caught_on_the_way_down(self.event);
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, call, down);
    }
}

impl El {
    /// Puts the element at the end of another.
    pub(super) fn put(&self, parent: &HtmlElement) {
        let _ = parent.append_child(&self.0);
    }

    /// The element itself.
    pub(super) fn node(&self) -> &HtmlElement {
        &self.0
    }

    /// With an attribute.
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        // Only a malformed name is refused.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// With an attribute, if there is a value for it.
    pub(super) fn attr_of(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With a class.
    pub(super) fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// With an attribute that follows the signals that it reads, and is absent for `None`.
    pub(super) fn bind(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + 'static,
    ) -> Self {
        self.follow_words(Some(name), Box::new(value))
    }

    /// An attribute of this name, or the text, that follows the signals.
    fn follow_words(
        self,
        name: Option<&'static str>,
        words: Box<dyn Duty<Option<String>>>,
    ) -> Self {
        let element = self.0.clone();
        let last = RefCell::new(None);
        keep(Box::new(move || {
            let next = words.perform();
            if next == *last.borrow() {
                return;
            }
            match (name, &next) {
                (None, words) => element.set_text_content(words.as_deref()),
                // Strict headers forbid the attribute, not the property.
                (Some("style"), Some(value)) => set_words(&element, "style", value),
                (Some(name), Some(value)) => drop(element.set_attribute(name, value)),
                (Some(name), None) => remove_attribute(&element, name),
            }
            last.replace(next);
        }));
        self
    }

    /// With an attribute that is there or not.
    pub(super) fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Self {
        self.bind(name, move || on().then(String::new))
    }

    /// With a property that follows the signals that it reads, such as the value of a field.
    pub(super) fn prop(self, name: &'static str, value: impl Fn() -> JsValue + 'static) -> Self {
        self.follow_property(name, Box::new(value))
    }

    fn follow_property(self, name: &'static str, value: Box<dyn Duty<JsValue>>) -> Self {
        let element = self.0.clone();
        keep(Box::new(move || {
            set(&element, name, &value.perform());
        }));
        self
    }

    /// With a handler, which lives as long as the owner.
    pub(super) fn on(self, event: &'static str, handle: impl FnMut(Event) + 'static) -> Self {
        listen(self.0.clone().into(), event, Box::new(handle));
        self
    }

    /// With a text.
    pub(super) fn text(self, words: &str) -> Self {
        self.child(text(words))
    }

    /// With a text of an article.
    pub(super) fn prose(self, words: &str) -> Self {
        self.child(prose(words))
    }

    /// With a text that follows the signals that it reads.
    pub(super) fn live_text(self, words: impl Fn() -> String + 'static) -> Self {
        self.follow_words(None, Box::new(move || Some(words())))
    }

    /// With further content.
    pub(super) fn child(self, part: impl Into<View>) -> Self {
        part.into().put(&self.0);
        self
    }

    /// With content that is made anew whenever a signal that it reads has changed.
    pub(super) fn live<V: Into<View>>(self, part: impl Fn() -> V + 'static) -> Self {
        self.renew(Box::new(move || part().into()), false)
    }

    /// With text that is made anew in that way, and stays as it stands where it would look the same:
    /// it hears nothing.
    pub(super) fn live_marked<V: Into<View>>(self, part: impl Fn() -> V + 'static) -> Self {
        self.renew(Box::new(move || part().into()), true)
    }

    fn renew(self, part: Box<dyn Duty<View>>, may_stay: bool) -> Self {
        let end: Node = DOCUMENT.with(|document| document.create_text_node("")).into();
        let _ = self.0.append_child(&end);
        let parent = self.0.clone();
        let shown = RefCell::new(View::default());
        keep(Box::new(move || {
            let next = part.perform();
            if may_stay && next.is_like(&shown.borrow()) {
                return;
            }
            for node in &shown.borrow().0 {
                let _ = parent.remove_child(node);
            }
            for node in &next.0 {
                let _ = parent.insert_before(node, Some(&end));
            }
            shown.replace(next);
        }));
        self
    }

    /// With one element for each number, in their order; an element stays while its number does.
    pub(super) fn each(
        self,
        numbers: impl Fn() -> Vec<usize> + 'static,
        make: impl Fn(usize) -> El + 'static,
    ) -> Self {
        self.each_of(Box::new(numbers), Box::new(make))
    }

    fn each_of(self, numbers: Box<dyn Duty<Vec<usize>>>, make: Box<dyn Fn(usize) -> El>) -> Self {
        let parent = self.0.clone();
        let owner = Owner::current().unwrap_or_default();
        let shown: RefCell<Vec<(usize, El, Owner)>> = RefCell::default();
        keep(Box::new(move || {
            let mut shown = shown.borrow_mut();
            let numbers = numbers.perform();
            shown.retain(|(number, element, own)| {
                let stays = numbers.contains(number);
                if !stays {
                    let _ = parent.remove_child(&element.0);
                    own.cleanup();
                }
                stays
            });
            let mut before = parent.first_child();
            let place = |number: usize| {
                let known = shown.iter().position(|(known, ..)| *known == number);
                // An element belongs to its number, not to this turn of the effect.
                let (element, own) = match known.map(|at| shown.swap_remove(at)) {
                    Some((_, element, own)) => (element, own),
                    None => {
                        let own = owner.with(Owner::new);
                        (own.with(|| untrack(|| make(number))), own)
                    }
                };
                // One that stands in the way has its turn later: it moves instead of all behind it.
                let after = before.as_ref().and_then(Node::next_sibling);
                let node: Option<&Node> = Some(&element.0);
                if before.as_ref() == node || after.as_ref() == node {
                    before = element.0.next_sibling();
                } else {
                    let _ = parent.insert_before(&element.0, before.as_ref());
                }
                (number, element, own)
            };
            *shown = numbers.into_iter().map(place).collect();
        }));
        self
    }
}
