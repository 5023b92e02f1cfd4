//! Goes through a page's elements and makes lines of them, as a browser would show them.

use super::declared::line;
use super::lines::{Kind, Line, Mark};
use dom_query::{Document, NodeRef, Selection};
use std::sync::Arc;

/// The lines of a page, and the elements in them that are made for a date.
pub(super) fn lines(document: &Document) -> (Vec<Line>, Vec<Mark>) {
    let mut walk = Walk::default();
    if let Some(body) = document.body() {
        walk.whole = length(&body.text());
        walk.children(&body, &Context::default());
        walk.end_line(&Context::default());
    }
    (walk.lines, walk.marks)
}

/// Elements within a line; any other begins one of its own.
const INLINE: &str = " a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label \
    mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr ";

/// Elements without a word of the page.
const SILENT: &str =
    " head script style noscript template iframe svg textarea select object title ";

/// Parts of names that what is not the article has: others' words, and other stories.
const BESIDE: [&str; 12] = [
    "related",
    "comment",
    "sidebar",
    "tweet",
    "latest",
    "recent",
    "popular",
    "most-read",
    "mostread",
    "trending",
    "recommend",
    "disqus",
];

/// Parts of names that dates have, and whole names.
const DATES: [&str; 16] = [
    "publish-date",
    "published",
    "pubdate",
    "pub-date",
    "pub_date",
    "publish_date",
    "post-date",
    "entry-date",
    "article-date",
    "article_date",
    "story-date",
    "storydate",
    "dateline",
    "datetime",
    "timestamp",
    "__date",
];

#[derive(Clone, Debug, Default)]
struct Context {
    is_beside: bool,
    is_listed: bool,
    rank: u8,
    container: usize,
    item: Option<Arc<str>>,
}

#[derive(Default)]
struct Walk {
    lines: Vec<Line>,
    marks: Vec<Mark>,
    text: String,
    parts: Vec<String>,
    has_link: bool,
    /// Where in the text the last mark ends.
    marked: usize,
    containers: usize,
    /// How much text there is on the page.
    whole: usize,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, context: &Context) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text.push_str(&child.text());
            } else if child.is_element() {
                self.element(&child, context);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, outer: &Context) {
        let name = node.node_name().unwrap_or_default().to_ascii_lowercase();
        let is_of = |list: &str| list.contains(&format!(" {name} "));
        if is_of(SILENT) {
            return;
        }
        if is_of(INLINE) {
            self.has_link |= name == "a";
            self.inline(node, &name, outer);
            return;
        }
        self.end_line(outer);
        let mut inner = outer.clone();
        inner.rank = match name.as_str() {
            "h1" => 1,
            "h2" => 2,
            "h3" | "h4" | "h5" | "h6" => 3,
            _ => inner.rank,
        };
        if name == "article" {
            self.containers += 1;
            inner.container = self.containers;
        }
        if matches!(name.as_str(), "li" | "dd" | "dt") {
            inner.is_listed = true;
            inner.item = line(&node.text()).map(Arc::from);
        }
        inner.is_beside = inner.is_beside || is_beside(node, &name, self.whole);
        self.mark(node, &name, &inner);
        self.children(node, &inner);
        self.end_line(&inner);
    }

    fn inline(&mut self, node: &NodeRef<'_>, name: &str, context: &Context) {
        // Boxes side by side are shown apart, though nothing stands between them.
        if name == "span" && !self.text.ends_with(char::is_whitespace) {
            let is_box = |it: NodeRef<'_>| it.has_name("span");
            if node.prev_sibling().is_some_and(is_box) {
                self.text.push(' ');
            }
        }
        self.mark(node, name, context);
        let before = self.text.len();
        self.children(node, context);
        if name == "span" {
            self.parts.extend(self.text.get(before..).and_then(line));
        }
        if name == "time" {
            self.marked = self.text.len();
        }
    }

    fn mark(&mut self, node: &NodeRef<'_>, name: &str, context: &Context) {
        let is_said = node.attr("itemprop").is_some_and(|it| &*it == "datePublished");
        let kind = match name {
            _ if is_said || name == "time" && node.has_attr("pubdate") => Kind::Published,
            "time" => Kind::Time,
            _ if is_called_date(node) => Kind::Called,
            _ => return,
        };
        let attributes = ["datetime", "content"].into_iter().filter_map(|name| node.attr(name));
        let own = attributes.filter(|_| kind != Kind::Called).filter_map(|it| line(&it));
        let shown = line(&node.text());
        let lead = self.text.get(self.marked..).and_then(line).unwrap_or_default();
        // What is written for programs may be no date, and what is shown may be one.
        for value in own.chain(shown.clone()) {
            self.marks.push(Mark {
                kind,
                line: self.lines.len(),
                value,
                shown: shown.clone().unwrap_or_default(),
                lead: lead.clone(),
                item: context.item.clone(),
                is_beside: context.is_beside,
                container: context.container,
            });
        }
    }

    fn end_line(&mut self, context: &Context) {
        let text = line(&std::mem::take(&mut self.text));
        let parts = std::mem::take(&mut self.parts);
        let has_link = std::mem::take(&mut self.has_link);
        self.marked = 0;
        let Some(text) = text else { return };
        self.lines.push(Line {
            text,
            parts: if parts.len() > 1 { parts } else { Vec::new() },
            is_beside: context.is_beside,
            is_listed: context.is_listed,
            has_link,
            rank: context.rank,
            container: context.container,
        });
    }
}

fn names(node: &NodeRef<'_>) -> impl Iterator<Item = String> {
    let names = [node.class(), node.id_attr()];
    names.into_iter().flatten().map(|it| it.to_ascii_lowercase())
}

/// Whether an element says of itself that it is no part of the article.
fn is_beside(node: &NodeRef<'_>, name: &str, whole: usize) -> bool {
    let Some(part) = names(node).find_map(|it| BESIDE.iter().find(|part| it.contains(**part)))
    else {
        return matches!(name, "aside" | "nav" | "footer");
    };
    // Some pages name the box around all of the article after what stands beside it.
    let is_small = || *part == "comment" || length(&node.text()) * 4 < whole;
    name != "body" && !Selection::from(*node).select("h1").exists() && is_small()
}

fn length(text: &str) -> usize {
    text.split_whitespace().map(str::len).sum()
}

fn is_called_date(node: &NodeRef<'_>) -> bool {
    let is_part = |it: &String| {
        DATES.iter().any(|part| it.contains(part)) || matches!(it.trim(), "date" | "time")
    };
    node.class().is_some_and(|it| is_part(&it.to_ascii_lowercase()))
        || node.id_attr().is_some_and(|it| matches!(&*it, "date" | "pubdate"))
}
