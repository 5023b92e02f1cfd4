//! The only place that makes DOM from an article's HTML.
//!
//! The HTML is parsed into a document of its own, in which nothing runs and nothing loads
//! (HTML Standard, DOMParser). What is on the list is built anew from there, element by element;
//! what is not stays behind: scripts, handlers, frames, forms, styles and odd addresses never
//! reach the page.

mod allowed;

use super::element::{element, prose, text};
use super::surroundings::{Surroundings, make, member, object, words};
use crate::text::digits;
use allowed::{Fate, attributes, fate};
use js_sys::{Array, Function};
use web_sys::{Element, Node};

/// How deep elements may lie within each other; what lies deeper becomes text.
const DEPTH: usize = 60;

/// What the article's own ids are prefixed with, so that they meet none of the page's.
const OWN_ID: &str = "in-";

/// Fills an element with what an article's HTML may show. Paragraphs get the ids `p1`, `p2`, ….
pub fn build(html: &str, into: &Element, surroundings: &Surroundings, table: &str) {
    let parsed = make(surroundings.window(), "DOMParser", &Array::new()).and_then(|parser| {
        let parse = Function::from(member(&parser, "parseFromString"));
        parse.call2(&parser, &html.into(), &"text/html".into())
    });
    if let Some(body) = parsed.ok().and_then(|document| object::<Node>(&document, "body")) {
        Builder { surroundings, table, paragraphs: 0, heading: 1 }.children(&body, into, 0);
    }
}

struct Builder<'a> {
    surroundings: &'a Surroundings,
    /// What a wide table is called.
    table: &'a str,
    paragraphs: u64,
    /// The level of the last heading, so that none is skipped.
    heading: u8,
}

impl Builder<'_> {
    fn children(&mut self, from: &Node, into: &Element, depth: usize) {
        let mut next = from.first_child();
        while let Some(node) = next {
            self.node(&node, into, depth);
            next = node.next_sibling();
        }
    }

    fn node(&mut self, node: &Node, into: &Element, depth: usize) {
        if node.node_type() == Node::TEXT_NODE {
            prose(&words(node, "nodeValue")).put(into);
            return;
        }
        let Some(element) = element(node) else { return };
        let name = words(element, "localName");
        match fate(&name) {
            Fate::Drop => {}
            Fate::Unwrap => self.children(element, into, depth),
            Fate::Keep if depth < DEPTH => {
                self.element(element, &name, into, depth);
            }
            Fate::Keep => {
                text(&words(element, "textContent")).put(into);
            }
        }
    }

    fn element(&mut self, from: &Element, name: &str, into: &Element, depth: usize) -> Option<()> {
        let name = match heading(name) {
            Some(level) => self.level(level),
            None => name.to_owned(),
        };
        let made = self.make(&name)?;
        for attribute in attributes(&name) {
            if let Some(value) = from.get_attribute(attribute) {
                self.attribute(&made, attribute, &value);
            }
        }
        match name.as_str() {
            "p" => {
                self.paragraphs += 1;
                if let Some(own) = made.get_attribute("id") {
                    // What the article itself calls this paragraph, for its own links.
                    let anchor = self.make("span")?;
                    set(&anchor, "id", &own);
                    let _ = made.append_child(&anchor);
                }
                set(&made, "id", &["p", &digits(self.paragraphs, 0)].concat());
            }
            "a" => set(&made, "rel", "noopener noreferrer"),
            "img" => self.picture(&made)?,
            "table" => {
                let frame = self.frame()?;
                let _ = into.append_child(&frame);
                let _ = frame.append_child(&made);
                self.children(from, &made, depth + 1);
                return Some(());
            }
            _ => {}
        }
        let _ = into.append_child(&made);
        self.children(from, &made, depth + 1);
        Some(())
    }

    fn make(&self, name: &str) -> Option<Element> {
        self.surroundings.document().create_element(name).ok()
    }

    /// The article's headline is the page's `h1`, so its own begin at `h2` and skip no level.
    fn level(&mut self, level: u8) -> String {
        self.heading = level.clamp(2, self.heading + 1);
        ["h", &digits(self.heading.into(), 0)].concat()
    }

    fn attribute(&self, made: &Element, name: &str, value: &str) {
        match name {
            "href" => match value.trim().strip_prefix('#') {
                Some(id) if is_paragraph(id) => set(made, name, &["#", id].concat()),
                Some(id) => set(made, name, &["#", OWN_ID, id].concat()),
                None => {
                    self.surroundings.link(value).into_iter().for_each(|it| set(made, name, &it))
                }
            },
            "cite" => self.surroundings.link(value).into_iter().for_each(|it| set(made, name, &it)),
            "src" => {
                self.surroundings.picture(value).into_iter().for_each(|it| set(made, name, &it))
            }
            "id" | "name" => set(made, "id", &[OWN_ID, value].concat()),
            "width" | "height" if !value.bytes().all(|byte| byte.is_ascii_digit()) => {}
            _ => set(made, name, value),
        }
    }

    /// A picture loads when it is near, tells nobody where it is shown, and has its room reserved.
    /// One without an address stays out.
    fn picture(&self, made: &Element) -> Option<()> {
        made.get_attribute("src")?;
        set(made, "loading", "lazy");
        set(made, "decoding", "async");
        set(made, "referrerpolicy", "no-referrer");
        if made.get_attribute("alt").is_none() {
            set(made, "alt", "");
        }
        if made.get_attribute("width").and(made.get_attribute("height")).is_none() {
            set(made, "class", "unsized");
        }
        Some(())
    }

    /// What a table wider than the page scrolls in, with the keyboard too.
    fn frame(&self) -> Option<Element> {
        let frame = self.make("div")?;
        set(&frame, "class", "wide");
        set(&frame, "role", "region");
        set(&frame, "aria-label", self.table);
        set(&frame, "tabindex", "0");
        Some(frame)
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Fails only for names that are no attribute names, and all of ours are.
    let _ = element.set_attribute(name, value);
}

/// Whether an id is one that we give to paragraphs.
fn is_paragraph(id: &str) -> bool {
    id.strip_prefix('p').is_some_and(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
}

/// The level of a heading element.
fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
