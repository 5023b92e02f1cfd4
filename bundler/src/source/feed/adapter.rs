//! From an item to a draft.

use super::media::{attachments, image};
use super::texts::{headline, plain, texts};
use super::tree::Element;
use super::wire::{Dialect, Document};
use crate::draft::{Draft, Origin, Said};
use broadsheet::article::Author;
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
/// The draft of an item.
pub(super) fn draft(document: &Document<'_>, item: &Element, origin: &Arc<Origin>) -> Draft {
    let mut draft = Draft::new(origin);
    draft.id = first(item, &["guid", "id", "atom:id", "dc:identifier"], plain);
    draft.url = address(item, document.dialect);
    draft.title = first(item, &["title", "dc:title", "media:title", "itunes:title"], headline);
    draft.subtitle = first(item, &["itunes:subtitle"], headline);
    draft.published = first(item, PUBLISHED, plain);
    draft.modified = first(item, MODIFIED, plain);
    draft.published = draft.published.or_else(|| draft.modified.clone());
    draft.language = language(item).or_else(|| language(document.channel));
    draft.authors = authors(item);
    if draft.authors.is_empty() {
        draft.authors = authors(document.channel);
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
    draft.base = base(document, item);
    texts(&mut draft, item, document.dialect);
    draft
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

fn address(item: &Element, dialect: Dialect) -> Option<Said<String>> {
    let of = |name: &'static str, wanted: &[&str]| {
        item.all(name).find_map(|link| {
            let relation = link.attribute("rel").unwrap_or("alternate");
            let href = link.attribute("href").filter(|_| wanted.contains(&relation))?;
            said(href.to_owned(), "link")
        })
    };
    let text = || item.all("link").find_map(|link| said(plain(link), "link"));
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

/// What addresses of an item are relative to: `xml:base`, each relative to the one around it, else
/// the site's own address.
fn base(document: &Document<'_>, item: &Element) -> Option<Said<String>> {
    let content = item.child("content").or_else(|| item.child("summary"));
    let given = [Some(document.root), Some(document.channel), Some(item), content];
    let bases = given.into_iter().flatten().filter_map(|it| it.attribute("xml:base"));
    let mut base: Option<String> = None;
    for next in bases {
        let joined = base.as_deref().and_then(|base| Url::parse(base).ok()?.join(next).ok());
        base = Some(joined.map_or_else(|| next.to_owned(), String::from));
    }
    base.map(|value| Said { value, by: "xml:base" })
        .or_else(|| address(document.channel, document.dialect))
}

pub(super) fn language(element: &Element) -> Option<Said<String>> {
    let own = element.attribute("xml:lang").map(|it| Said { value: it.to_owned(), by: "xml:lang" });
    own.or_else(|| first(element, &["dc:language", "language"], plain))
}

pub(super) fn authors(element: &Element) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for name in ["author", "atom:author", "dc:creator", "dc:author", "itunes:author"] {
        for element in element.all(name) {
            let part = |name| element.child(name).map(plain).filter(|it| !it.is_empty());
            let own = match element.elements().next() {
                Some(_) => part("name").or_else(|| part("email")).or_else(|| part("atom:name")),
                None => Some(person(&plain(element))).filter(|it| !it.is_empty()),
            };
            let url = part("uri").or_else(|| part("url")).filter(|it| it.starts_with("http"));
            if own.is_some() && authors.iter().all(|known| known.name != own) {
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
