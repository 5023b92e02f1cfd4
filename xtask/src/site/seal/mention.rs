//! Where a text of the page (HTML or JavaScript) mentions a file beside it, as `x.js` or `./x.js`.

/// Whether the text mentions the file.
pub(super) fn is_in(text: &str, name: &str) -> bool {
    places(text, name).next().is_some()
}

/// The text with one file's name in place of the other's.
pub(super) fn replace(text: &str, old: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in places(text, old) {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(new);
        from = at + old.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

fn places<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).unwrap_or_default();
        let before = before.strip_suffix("./").unwrap_or(before);
        let after = text.get(at + name.len()..).unwrap_or_default();
        before.ends_with(opens) && (after.is_empty() || after.starts_with(closes))
    })
}

fn opens(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | '=' | '(')
}

fn closes(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | '>' | ')' | '?' | '#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_and_bare_mentions_are_replaced() {
        let text = r#"<script src=./a.js data-b="./a.js" data-c='a.js'></script>"#;
        assert_eq!(
            replace(text, "a.js", "b.js"),
            r#"<script src=./b.js data-b="./b.js" data-c='b.js'></script>"#
        );
    }

    #[test]
    fn a_longer_name_and_another_folder_are_not_meant() {
        for text in [
            "\"aa.js\"",
            "\"a.js.map\"",
            "\"other/a.js\"",
            "\"../a.js\"",
            "\"https://example.org/a.js\"",
        ] {
            assert!(!is_in(text, "a.js"), "{text}");
        }
    }
}
