//! From an item to a draft.

use super::tree::Element;
use super::wire::{Dialect, Document};
use crate::draft::{Draft, Origin, Said};
use broadsheet::article::{Attachment, Author, Body};
use broadsheet::text;
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
const RSS_TEXTS: &[&str] =
    &["content:encoded", "xhtml:body", "body", "description", "content", "itunes:summary"];
const ATOM_TEXTS: &[&str] = &["content", "summary", "content:encoded", "description"];

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

fn said(value: String, by: &'static str) -> Option<Said<String>> {
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

/// The text of an element that holds no markup.
pub(super) fn plain(element: &Element) -> String {
    element.text().trim().to_owned()
}

/// The text of an element that may hold markup, though it should not.
pub(super) fn headline(element: &Element) -> String {
    let own = element.text();
    let is_html = match element.attribute("type") {
        Some("html" | "text/html") => true,
        Some("xhtml" | "application/xhtml+xml" | "text" | "text/plain") => false,
        _ => is_markup(&own),
    };
    let mut own = encoded(element).unwrap_or(own);
    if is_html {
        own = text::plain(&own, usize::MAX);
    }
    // Markup that was escaped once too often, or stands where there should be none.
    if has_tags(&own) {
        own = text::plain(&own, usize::MAX);
    }
    own.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text holds both ends of an element as headlines have them: `<entry>` may be meant.
fn has_tags(text: &str) -> bool {
    const INLINE: [&str; 12] =
        ["p", "b", "i", "em", "strong", "span", "a", "u", "h1", "h2", "sup", "code"];
    let text = text.to_lowercase();
    INLINE.iter().any(|name| {
        text.contains(&format!("</{name}>"))
            && (text.contains(&format!("<{name}>")) || text.contains(&format!("<{name} ")))
    })
}

/// Whether a text holds a tag or a reference, rather than a sign of comparison or an "and".
fn is_markup(text: &str) -> bool {
    let tag = |at: usize| {
        let inside = text.get(at + 1..).unwrap_or_default().trim_start_matches('/');
        inside.starts_with(|c: char| c.is_ascii_alphabetic()) && inside.contains('>')
    };
    let reference = |at: usize| {
        let inside = text.get(at + 1..).unwrap_or_default();
        inside.find(';').is_some_and(|end| {
            let name = inside.get(..end).unwrap_or_default();
            (1..=10).contains(&end) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        })
    };
    text.char_indices().any(|(at, c)| (c == '<' && tag(at)) || (c == '&' && reference(at)))
}

/// The text of an element of Atom 0.3 that is written in base 64.
fn encoded(element: &Element) -> Option<String> {
    if element.attribute("mode") != Some("base64") {
        return None;
    }
    let digits: Vec<u8> = element.text().bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let mut bytes = Vec::new();
    for group in digits.split(|b| *b == b'=').next()?.chunks(4) {
        let mut bits = 0_u32;
        for digit in group {
            let value = match digit {
                b'A'..=b'Z' => digit - b'A',
                b'a'..=b'z' => digit - b'a' + 26,
                b'0'..=b'9' => digit - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        let [_, a, b, c] = (bits << (6 * (4 - group.len()))).to_be_bytes();
        bytes.extend([a, b, c].into_iter().take(group.len().saturating_sub(1)));
    }
    String::from_utf8(bytes).ok()
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

/// The body, and the summary where both are there.
fn texts(draft: &mut Draft, item: &Element, dialect: Dialect) {
    let names = if dialect == Dialect::Atom { ATOM_TEXTS } else { RSS_TEXTS };
    let mut found = names.iter().filter_map(|name| {
        let element = item.all(name).find(|element| !element.children.is_empty())?;
        Some((*name, content(element)?))
    });
    let body = found.next();
    let summary =
        found.find(|(name, _)| matches!(*name, "description" | "summary" | "itunes:summary"));
    draft.summary = summary.and_then(|(by, body)| {
        let plain = body.words();
        said(plain.split_whitespace().collect::<Vec<_>>().join(" "), by)
    });
    draft.body = body.map(|(_, body)| body).or_else(|| {
        let group = item.child("media:group").unwrap_or(item);
        Some(Body::Text(group.child("media:description")?.text()))
    });
}

/// A text with its markup, in whichever of the ways the formats have it was put in.
fn content(element: &Element) -> Option<Body> {
    let kind = element.attribute("type").unwrap_or_default();
    let own = encoded(element);
    let body = if element.elements().next().is_some() {
        Body::Html(element.markup())
    } else {
        let text = own.unwrap_or_else(|| element.text());
        match kind {
            "text" | "text/plain" => Body::Text(text),
            _ if is_markup(&text) => Body::Html(text),
            _ => Body::Text(text),
        }
    };
    let (Body::Html(text) | Body::Text(text)) = &body;
    (!text.trim().is_empty()).then_some(body)
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

fn attachments(item: &Element) -> Vec<Attachment> {
    let attachment = |element: &Element, url: &str, size: &str| {
        let url = element.attribute(url)?.to_owned();
        let guessed = mime_guess::from_path(url.split('?').next().unwrap_or_default());
        let mime_type = element.attribute("type").map(str::to_owned);
        let mime_type = mime_type.unwrap_or_else(|| guessed.first_or_octet_stream().to_string());
        let size_in_bytes = element.attribute(size).and_then(|it| it.parse().ok());
        let title = element.attribute("title").map(str::to_owned);
        Some(Attachment { url, mime_type, title, size_in_bytes, duration_in_seconds: None })
    };
    let enclosures = item.all("enclosure").filter_map(|it| attachment(it, "url", "length"));
    let links = item.all("link").filter(|link| link.attribute("rel") == Some("enclosure"));
    let mut found: Vec<Attachment> =
        enclosures.chain(links.filter_map(|it| attachment(it, "href", "length"))).collect();
    found.retain(|it| it.url.contains(['/', '.']));
    found
}

fn image(item: &Element) -> Option<Said<String>> {
    let group = item.child("media:group");
    let places = || std::iter::once(item).chain(group);
    let url = |element: &Element| element.attribute("url").map(str::to_owned);
    let is_picture = |element: &&Element| {
        element.attribute("medium") == Some("image")
            || element.attribute("type").is_some_and(|it| it.starts_with("image/"))
    };
    let content = places().flat_map(|it| it.all("media:content")).find(is_picture).and_then(url);
    let thumbnail = || places().flat_map(|it| it.all("media:thumbnail")).find_map(url);
    let podcast = || item.child("itunes:image")?.attribute("href").map(str::to_owned);
    let own = || item.child("image")?.child("url").map(plain);
    let found = content.or_else(thumbnail).or_else(podcast).or_else(own)?;
    said(found, "media")
}
