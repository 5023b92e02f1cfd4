//! The texts of an item, in whichever of the ways the formats have them they were put in.

use super::adapter::said;
use super::tree::Element;
use super::wire::Dialect;
use crate::draft::Draft;
use broadsheet::article::Body;
use broadsheet::text;

const RSS_TEXTS: &[&str] =
    &["content:encoded", "xhtml:body", "body", "description", "content", "itunes:summary"];
const ATOM_TEXTS: &[&str] = &["content", "summary", "content:encoded", "description"];

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
    let last = text.rfind('>').unwrap_or_default();
    let tag = |at: usize| {
        let inside = text.get(at + 1..).unwrap_or_default();
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        at < last && inside.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let reference = |at: usize| {
        let inside = text.get(at + 1..).unwrap_or_default();
        // No further than a name is long, or a text of nothing but "and" signs takes for ever.
        inside.bytes().take(11).position(|byte| byte == b';').is_some_and(|end| {
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

/// The body, and the summary where both are there. Gives the element that the body was taken from.
pub(super) fn texts<'a>(
    draft: &mut Draft,
    item: &'a Element,
    dialect: Dialect,
) -> Option<&'a Element> {
    let names = if dialect == Dialect::Atom { ATOM_TEXTS } else { RSS_TEXTS };
    let mut found = names.iter().filter_map(|name| {
        let element = item.all(name).find(|element| !element.children.is_empty())?;
        Some((*name, element, content(element)?))
    });
    let body = found.next();
    let summary =
        found.find(|(name, ..)| matches!(*name, "description" | "summary" | "itunes:summary"));
    draft.summary = summary.and_then(|(by, _, body)| {
        let plain = body.words();
        said(plain.split_whitespace().collect::<Vec<_>>().join(" "), by)
    });
    let (element, body) = body.map(|(_, element, body)| (element, body)).unzip();
    draft.body = body.or_else(|| {
        let group = item.child("media:group").unwrap_or(item);
        Some(Body::Text(group.child("media:description")?.text()))
    });
    element
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
