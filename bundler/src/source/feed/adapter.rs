//! From an item to a draft.

use super::bases;
use super::media::{attachments, image};
use super::texts::{headline, plain, texts};
use super::tree::Element;
use super::wire::{Dialect, Document};
use crate::draft::{Draft, Origin, Said};
use broadsheet::article::{Author, Body};
use std::collections::HashSet;
use std::sync::Arc;
use url::Url;

const PUBLISHED: &[&str] = &[
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "created",
    "atom:published",
    "dc:date.issued",
    "date",
];
const MODIFIED: &[&str] =
    &["updated", "modified", "dcterms:modified", "atom:updated", "lastbuilddate"];
/// What a feed says of all its items, as far as drafts take it up. It is looked for once: in RSS the feed
/// has all items as its children.
pub(super) struct Shared {
    language: Option<Said<String>>,
    authors: Vec<Author>,
    address: Option<Said<String>>,
}

impl Shared {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let channel = document.channel;
        Self {
            language: language(channel),
            authors: authors(channel),
            address: address(channel, document.dialect, |_, address| address.to_owned()),
        }
    }
}

/// The draft of an item.
pub(super) fn draft(
    document: &Document<'_>,
    shared: &Shared,
    item: &Element,
    origin: &Arc<Origin>,
) -> Draft {
    let mut draft = Draft::new(origin);
    draft.id = first(item, &["guid", "id", "atom:id", "dc:identifier"], plain);
    let resolved = |link: &Element, address: &str| bases::joined(document, &[item, link], address);
    draft.url = address(item, document.dialect, resolved);
    draft.title = first(item, &["title", "dc:title", "media:title", "itunes:title"], headline);
    draft.subtitle = first(item, &["itunes:subtitle"], headline);
    draft.published = first(item, PUBLISHED, plain);
    draft.modified = first(item, MODIFIED, plain);
    draft.published = draft.published.or_else(|| draft.modified.clone());
    draft.language = language(item).or_else(|| shared.language.clone());
    draft.authors = authors(item);
    if draft.authors.is_empty() {
        draft.authors.clone_from(&shared.authors);
    }
    draft.tags = tags(item);
    draft.section = first(item, &["dc:type.section", "section"], plain);
    draft.source = item.child("source").and_then(|source| {
        let title = source.child("title").map_or_else(|| source.text(), Element::text);
        said(title.trim().to_owned(), "source")
    });
    draft.copyright =
        first(item, &["rights", "copyright", "dc:rights", "media:copyright"], headline);
    draft.attachments = attachments(item);
    draft.image = image(item);
    let outer = || shared.address.clone();
    draft.base = bases::base(document, &[item]).or_else(outer);
    let Some(text) = texts(&mut draft, item, document.dialect) else { return draft };
    if text.attribute("xml:base").is_some() {
        let base = draft.base.take();
        make_absolute(&mut draft, base.as_ref());
        draft.base = bases::base(document, &[item, text]);
    }
    if let Some(Body::Html(html)) = &mut draft.body {
        bases::lead(html, draft.base.as_ref().map(|base| base.value.as_str()));
    }
    draft
}

/// Joins what stands beside a text with its own base, for the text has another one.
fn make_absolute(draft: &mut Draft, base: Option<&Said<String>>) {
    let Some(base) = base.and_then(|base| Url::parse(&base.value).ok()) else { return };
    let said = [&mut draft.url, &mut draft.image].into_iter().flatten().map(|said| &mut said.value);
    for address in said.chain(draft.attachments.iter_mut().map(|it| &mut it.url)) {
        if let Ok(joined) = base.join(address)
            && Url::parse(address).is_err()
        {
            *address = joined.into();
        }
    }
}

pub(super) fn said(value: String, by: &'static str) -> Option<Said<String>> {
    (!value.is_empty()).then_some(Said { value, by })
}

/// The first of several elements that says something.
fn first(
    item: &Element,
    names: &[&'static str],
    read: fn(&Element) -> String,
) -> Option<Said<String>> {
    let say = |name: &&'static str| item.all(name).find_map(|element| said(read(element), name));
    names.iter().find_map(say)
}

/// `resolved` is an address within an element that has a base of its own.
fn address(
    item: &Element,
    dialect: Dialect,
    resolved: impl Fn(&Element, &str) -> String,
) -> Option<Said<String>> {
    let of = |name: &'static str, wanted: &[&str]| {
        item.all(name).find_map(|link| {
            let relation = link.attribute("rel").unwrap_or("alternate");
            let href = link.attribute("href").filter(|_| wanted.contains(&relation))?;
            said(resolved(link, href), "link")
        })
    };
    let text = || item.all("link").find_map(|link| said(resolved(link, &plain(link)), "link"));
    let permanent = || {
        let guid = item.child("guid")?;
        let is_link = guid.attribute("ispermalink") != Some("false")
            && guid.attribute("isPermaLink") != Some("false");
        let value = plain(guid);
        (is_link && value.starts_with("http")).then_some(Said { value, by: "guid" })
    };
    let found = match dialect {
        Dialect::Atom => of("link", &["alternate"]).or_else(|| of("link", &["self"])).or_else(text),
        Dialect::Rss => text()
            .or_else(|| of("link", &["alternate"]))
            .or_else(|| of("atom:link", &["alternate"]))
            .or_else(permanent),
    };
    found.or_else(|| said(item.attribute("rdf:about").unwrap_or_default().to_owned(), "rdf:about"))
}

pub(super) fn language(element: &Element) -> Option<Said<String>> {
    let own = element.attribute("xml:lang").map(|it| Said { value: it.to_owned(), by: "xml:lang" });
    own.or_else(|| first(element, &["dc:language", "language"], plain))
}

pub(super) fn authors(element: &Element) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for name in ["author", "atom:author", "dc:creator", "dc:author", "itunes:author"] {
        for element in element.all(name) {
            let part = |name| element.child(name).map(plain).filter(|it| !it.is_empty());
            let own = match element.elements().next() {
                Some(_) => part("name").or_else(|| part("email")).or_else(|| part("atom:name")),
                None => Some(person(&plain(element))).filter(|it| !it.is_empty()),
            };
            let url = part("uri").or_else(|| part("url")).filter(|it| it.starts_with("http"));
            if own.as_ref().is_some_and(|own| known.insert(own.clone())) {
                authors.push(Author { name: own, url, avatar: None });
            }
        }
        if !authors.is_empty() {
            break;
        }
    }
    authors
}

/// The name in `a@b.example (Name)`, as RSS asks for it.
fn person(text: &str) -> String {
    let within = text.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')'));
    match within {
        Some((name, _)) if text.contains('@') && !name.trim().is_empty() => name.trim().to_owned(),
        _ => text.to_owned(),
    }
}

fn tags(item: &Element) -> Vec<String> {
    let tag = |element: &Element| {
        let own = element.attribute("label").or_else(|| element.attribute("term"));
        own.map_or_else(|| headline(element), str::to_owned)
    };
    let mut tags: Vec<String> = item.all("category").map(tag).collect();
    tags.extend(item.all("dc:subject").map(headline));
    let keywords = item.child("itunes:keywords").or_else(|| item.child("media:keywords"));
    let keywords = keywords.map(plain).unwrap_or_default();
    tags.extend(keywords.split(',').map(|word| word.trim().to_owned()));
    tags.retain(|tag| !tag.is_empty());
    tags
}
