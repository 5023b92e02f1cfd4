//! A feed as its dialects have it in common: what is said of all, and the items.

use super::tree::Element;

/// A document that is a feed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Document<'a> {
    /// The outermost element.
    pub(super) root: &'a Element,
    /// `channel`, or the outermost element where there is none.
    pub(super) channel: &'a Element,
    pub(super) dialect: Dialect,
}

/// The two families of formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    Rss,
    Atom,
}

impl<'a> Document<'a> {
    /// The document, or `None` when it is no feed.
    pub(super) fn of(root: &'a Element) -> Option<Self> {
        let dialect = match root.name.as_str() {
            "rss" | "rdf" | "rdf:rdf" | "channel" => Dialect::Rss,
            "feed" | "entry" => Dialect::Atom,
            _ => return None,
        };
        let channel = root.child("channel").unwrap_or(root);
        Some(Self { root, channel, dialect })
    }

    /// The items, wherever a dialect puts them.
    pub(super) fn items(&self) -> Vec<&'a Element> {
        let mut items = Vec::new();
        if self.root.name == "entry" {
            items.push(self.root);
        } else {
            collect(self.root, &mut items);
        }
        items
    }
}

fn collect<'a>(element: &'a Element, items: &mut Vec<&'a Element>) {
    for child in element.elements() {
        match child.name.as_str() {
            "item" | "entry" | "atom:entry" => items.push(child),
            _ => collect(child, items),
        }
    }
}
