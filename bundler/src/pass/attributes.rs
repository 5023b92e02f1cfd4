//! The attributes of HTML that has been cleaned, changed one by one.
//!
//! Not a parser of HTML: it relies on the canonical form that `sanitise` gives.

/// What becomes of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stays.
    Keep,
    /// It gets this value.
    Set(String),
    /// It goes; an `img` without its `src` goes as a whole.
    Drop,
}

/// The HTML with every attribute changed as asked; `change` is given element, attribute and value.
pub fn change(html: &str, mut change: impl FnMut(&str, &str, &str) -> Change) -> String {
    let mut changed = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        changed.push_str(text);
        let Some((tag, after)) = split_tag(tag) else {
            rest = tag;
            continue;
        };
        changed.push_str(&changed_tag(tag, &mut change));
        rest = after;
    }
    changed + rest
}

/// The inside of a tag, and what follows its `>`; one within quotes is no end.
fn split_tag(tag: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = tag.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })?;
    Some((tag.get(..end)?, tag.get(end + 1..)?))
}

fn changed_tag(tag: &str, change: &mut impl FnMut(&str, &str, &str) -> Change) -> String {
    let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut changed = format!("<{name}");
    let mut has_source = false;
    while let Some((attribute, value)) = attributes.split_once("=\"") {
        let (value, after) = value.split_once('"').unwrap_or((value, ""));
        let attribute = attribute.trim();
        let plain = unescaped(value);
        let new = match change(name, attribute, &plain) {
            Change::Keep => Some(value.to_owned()),
            Change::Set(new) => Some(escaped(&new)),
            Change::Drop => None,
        };
        if let Some(value) = new {
            has_source |= attribute == "src";
            changed.push_str(&format!(" {attribute}=\"{value}\""));
        }
        attributes = after;
    }
    if name == "img" && !has_source {
        return String::new();
    }
    changed + ">"
}

fn unescaped(value: &str) -> String {
    let entities =
        [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u{A0}"), ("&amp;", "&")];
    entities.iter().fold(value.to_owned(), |value, (from, to)| value.replace(from, to))
}

fn escaped(value: &str) -> String {
    let entities =
        [("&", "&amp;"), ("\u{A0}", "&nbsp;"), ("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;")];
    entities.iter().fold(value.to_owned(), |value, (from, to)| value.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::sanitise;
    use proptest::prelude::*;

    #[test]
    fn an_attribute_is_changed_in_its_place() {
        let html =
            "a <a href=\"x?a=1&amp;b=2\" title=\"1 &gt; 2\">b</a><img src=\"c\" alt=\"d\"><br>";
        let changed = change(html, |element, attribute, value| match (element, attribute) {
            ("a", "href") => Change::Set(format!("{value}&c=\"3\"")),
            ("img", "src") => Change::Drop,
            _ => Change::Keep,
        });
        assert_eq!(
            changed,
            "a <a href=\"x?a=1&amp;b=2&amp;c=&quot;3&quot;\" title=\"1 &gt; 2\">b</a><br>"
        );
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_to_the_byte(html in "[<>/a-z=\"' &;]{0,80}") {
            let clean = sanitise::clean(&html).replace("<img>", "");
            prop_assert_eq!(change(&clean, |_, _, _| Change::Keep), clean);
        }
    }
}
