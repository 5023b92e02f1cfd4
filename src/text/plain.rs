//! The words of an HTML fragment, for excerpts and for searching.
//!
//! Not a sanitiser and not a parser: what it gives is text, and is only ever shown as text. HTML
//! is shown by `web::markup` alone.

use super::{number, position};

/// The text of an HTML fragment, up to about so many bytes; elements that stand apart are set apart
/// by a space. Scripts and styles are left out.
pub fn plain(html: &str, most: usize) -> String {
    let mut text = String::new();
    let mut rest = html;
    while text.len() < most {
        let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&')) else {
            text.push_str(rest);
            break;
        };
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        rest = match from.strip_prefix('&') {
            Some(entity) => decode(entity, &mut text),
            None => pass_tag(from, &mut text),
        };
    }
    text
}

/// Elements within a line of text: all others end the word before them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
];

/// Whether an element stands within a line of text.
pub fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Elements whose content is not text to read.
const UNREAD: &[&str] = &["script", "style", "template", "noscript", "iframe", "svg", "math"];

/// Passes over the tag, comment or stray `<` that the text starts with.
fn pass_tag<'a>(from: &'a str, text: &mut String) -> &'a str {
    let inside = from.get(1..).unwrap_or_default();
    if let Some(comment) = inside.strip_prefix("!--") {
        return after(comment, "-->");
    }
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    // A tag's name begins with a letter: "<5" is text (HTML Standard, 13.2.5.6).
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) && !inside.starts_with(['!', '?', '/'])
    {
        text.push('<');
        return inside;
    }
    let name = name.to_ascii_lowercase();
    if !is_inline(&name) && !text.ends_with(' ') {
        text.push(' ');
    }
    let rest = after_tag(inside);
    if inside.starts_with('/') || !UNREAD.contains(&name.as_str()) {
        return rest;
    }
    let end = ["</", &name].concat();
    let close = rest
        .as_bytes()
        .windows(end.len())
        .position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    close.and_then(|at| rest.get(at + 1..)).map_or("", after_tag)
}

/// What follows the `>` that ends a tag; a `>` within quotes does not.
fn after_tag(inside: &str) -> &str {
    let mut quote = None;
    for (at, byte) in inside.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return inside.get(at + 1..).unwrap_or_default(),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    ""
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    position(text, end).and_then(|at| text.get(at + end.len()..)).unwrap_or_default()
}

/// The characters that news texts name most often (HTML Standard, 13.5).
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{A0}"),
    ("shy", ""),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("middot", "·"),
    ("bull", "•"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("eacute", "é"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("auml", "ä"),
    ("szlig", "ß"),
];

/// Decodes the character reference behind an `&`, or writes the `&` as it is.
fn decode<'a>(entity: &'a str, text: &mut String) -> &'a str {
    let length = entity.bytes().take(10).position(|byte| byte == b';');
    let named = length.and_then(|length| entity.get(..length));
    let decoded = named.and_then(|name| match name.strip_prefix('#') {
        Some(number) => numbered(number).map(String::from),
        None => NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| (*c).to_owned()),
    });
    match (decoded, length) {
        (Some(decoded), Some(length)) => {
            text.push_str(&decoded);
            entity.get(length + 1..).unwrap_or_default()
        }
        _ => {
            text.push('&');
            entity
        }
    }
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => self::number(hex, 16),
        None => self::number(number, 10),
    };
    char::from_u32(u32::try_from(code?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(html: &str) -> String {
        plain(html, usize::MAX).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_go_and_words_stay_apart() {
        assert_eq!(read("<p>One <b>t</b>wo</p><p>three<br>four</p>"), "One two three four");
    }

    #[test]
    fn scripts_styles_and_comments_are_not_text() {
        assert_eq!(
            read("a<script>if (1 < 2) x()</SCRIPT>b<!-- c > d --><style>e</style>f"),
            "a b f"
        );
    }

    #[test]
    fn a_bracket_in_an_attribute_does_not_end_the_tag() {
        assert_eq!(read("<img alt=\"1 > 2\" src=x>after"), "after");
    }

    #[test]
    fn character_references_are_decoded() {
        assert_eq!(
            read("R&amp;D &#8220;a&#x201d; 3 &lt; 4 AT&T &unknown;"),
            "R&D “a” 3 < 4 AT&T &unknown;"
        );
    }

    #[test]
    fn a_lone_bracket_is_text() {
        assert_eq!(read("1 < 2 and <5 we <3 it <"), "1 < 2 and <5 we <3 it <");
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_crash(html in any::<String>(), most in 0usize..500) {
            plain(&html, most);
        }

        #[test]
        fn odd_markup_is_read_without_a_crash(html in "[<>/!&#;x\"' a-z-]{0,80}") {
            plain(&html, usize::MAX);
        }
    }
}
