//! XML as a tree, read leniently: ends that do not match, entities of HTML, and stray `&` are no
//! reason to stop.
//!
//! No entity that a document defines is ever expanded, and nothing outside of it is fetched.

use crate::pass::references::{decoded, referred};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashMap;

/// How deep elements may stand within each other. Deeper ones are left out, and their text stays:
/// a tree is gone through by functions that call themselves.
const DEEPEST: usize = 120;

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// In lower case, without a prefix in the format's own namespace, else with the usual one.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// Namespaces under the prefixes that they usually have, whatever prefix a document gives them.
const NAMESPACES: &[(&str, &str)] = &[
    ("http://purl.org/dc/elements/1.", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/rss/1.0/modules/", ""),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast", "itunes"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://www.w3.org/2005/atom", "atom"),
    ("http://purl.org/atom/ns#", "atom"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://purl.org/rss/1.0/", "rss"),
    ("http://my.netscape.com/rdf/simple/0.9", "rss"),
];

impl Element {
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    pub(super) fn child<'a>(&'a self, name: &'a str) -> Option<&'a Element> {
        self.all(name).next()
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// All text in it.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(own) => text.push_str(own),
                Node::Element(element) => element.gather(text),
            }
        }
    }

    /// What stands in it, written as HTML.
    pub(super) fn markup(&self) -> String {
        let mut html = String::new();
        self.children.iter().for_each(|node| write(node, &mut html));
        html
    }
}

fn write(node: &Node, html: &mut String) {
    match node {
        Node::Text(text) => html.push_str(&quick_xml::escape::escape(text.as_str())),
        Node::Element(element) => {
            let name = element.name.rsplit(':').next().unwrap_or_default();
            html.push_str(&format!("<{name}"));
            for (attribute, value) in &element.attributes {
                let value = quick_xml::escape::escape(value.as_str());
                html.push_str(&format!(" {attribute}=\"{value}\""));
            }
            html.push('>');
            element.children.iter().for_each(|node| write(node, html));
            if !matches!(name, "br" | "img" | "hr" | "wbr" | "source" | "col") {
                html.push_str(&format!("</{name}>"));
            }
        }
    }
}

/// A document's first element, and why the reading of it ended early, if it did.
pub(super) fn read(text: &str) -> (Option<Element>, Option<String>) {
    let start = text.find('<').unwrap_or(0);
    let mut reader = Reader::from_str(text.get(start..).unwrap_or_default());
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut builder = Builder::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => builder.open(&start),
            Ok(Event::Empty(start)) => {
                builder.open(&start);
                builder.close_last();
            }
            Ok(Event::End(end)) => builder.close(end.name().0),
            Ok(Event::Text(text)) => builder.text(&text),
            Ok(Event::CData(text)) => builder.text(&text),
            Ok(Event::GeneralRef(name)) => builder.text(&referred(&name)),
            Ok(Event::Eof) => {
                let open = (!builder.open.is_empty()).then(|| "it breaks off".to_owned());
                return (builder.finish(), open);
            }
            Ok(_) => {}
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or_default() + start;
                let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
                return (builder.finish(), Some(format!("it is broken in line {line}: {error}")));
            }
        }
    }
}

#[derive(Default)]
struct Builder {
    /// The elements that are open, each with the name that it has in the document.
    open: Vec<(String, Element)>,
    /// How many elements are open that are too deep to be kept.
    too_deep: usize,
    /// For every prefix the usual one; a document seldom gives one prefix to two namespaces.
    prefixes: HashMap<String, &'static str>,
    own: Option<String>,
    root: Option<Element>,
}

impl Builder {
    fn open(&mut self, start: &BytesStart<'_>) {
        if self.open.len() >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        let attributes: Vec<(String, String)> = start
            .html_attributes()
            .with_checks(false)
            .filter_map(Result::ok)
            .map(|attribute| (attribute.key.0.to_owned(), decoded(&attribute.value)))
            .collect();
        for (name, value) in &attributes {
            if let Some(prefix) = name.strip_prefix("xmlns") {
                let prefix = prefix.trim_start_matches(':').to_owned();
                self.prefixes.entry(prefix).or_insert(usual(value));
            }
        }
        let raw = start.name().0.to_owned();
        let name = self.named(&raw);
        if self.root.is_none() && self.open.is_empty() {
            self.own = raw.split_once(':').map(|(prefix, _)| prefix.to_owned());
        }
        let name = match (&self.own, raw.split_once(':')) {
            (Some(own), Some((prefix, local))) if own == prefix => local.to_lowercase(),
            _ => name,
        };
        self.open.push((raw, Element { name, attributes, children: Vec::new() }));
    }

    fn named(&self, raw: &str) -> String {
        let Some((prefix, local)) = raw.split_once(':') else { return raw.to_lowercase() };
        let usual = self.prefixes.get(prefix).copied().unwrap_or_default();
        match usual {
            "rss" => local.to_lowercase(),
            "" => raw.to_lowercase(),
            usual => format!("{usual}:{}", local.to_lowercase()),
        }
    }

    fn close(&mut self, raw: &str) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if let Some(at) = self.open.iter().rposition(|(name, _)| name == raw) {
            while self.open.len() > at {
                self.close_last();
            }
        }
    }

    fn close_last(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some((_, element)) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some((_, parent)) => parent.children.push(Node::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
    }

    fn text(&mut self, text: &str) {
        let Some((_, element)) = self.open.last_mut() else { return };
        match element.children.last_mut() {
            Some(Node::Text(own)) => own.push_str(text),
            _ => element.children.push(Node::Text(text.to_owned())),
        }
    }

    fn finish(mut self) -> Option<Element> {
        self.too_deep = 0;
        while !self.open.is_empty() {
            self.close_last();
        }
        self.root
    }
}

fn usual(namespace: &str) -> &'static str {
    let namespace = namespace.trim().to_lowercase();
    let known = NAMESPACES.iter().find(|(start, _)| namespace.starts_with(start));
    known.map_or("", |(_, prefix)| prefix)
}
