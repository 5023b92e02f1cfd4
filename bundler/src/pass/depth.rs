//! HTML that is nested no deeper than a browser bears: what lies deeper keeps its text.
//!
//! Works on the text of the HTML, since a parser's time grows with the square of the depth. Knows nothing
//! of what the elements mean.

use std::borrow::Cow;
use std::collections::HashMap;

/// How many elements may stand within each other.
pub const DEEPEST: usize = 100;

/// Elements that need no end or close each other, and so do not nest of themselves.
const UNENDED: &str =
    "p li br img input meta link hr td tr th dd dt option source wbr area col param base";

/// Elements whose content is no markup.
const RAW: [&str; 2] = ["script", "style"];

/// The HTML without the tags of elements that stand too deep; as it is when there are none.
pub fn bounded(html: &str) -> Cow<'_, str> {
    let mut nesting = Nesting::default();
    let mut out: Option<String> = None;
    let (mut at, mut copied) = (0, 0);
    while let Some(start) = html.get(at..).and_then(|rest| rest.find('<')).map(|it| at + it) {
        let rest = html.get(start..).unwrap_or_default();
        let length = length(rest);
        at = start + length;
        let keeps = nesting.keeps(rest.get(..length).unwrap_or_default());
        if !keeps {
            let out = out.get_or_insert_default();
            out.push_str(html.get(copied..start).unwrap_or_default());
            // Of tags on lines of their own no blank lines stay.
            let is_line =
                out.ends_with('\n') && html.get(at..).is_some_and(|it| it.starts_with('\n'));
            copied = at + usize::from(is_line);
        }
    }
    match out {
        None => Cow::Borrowed(html),
        Some(out) => Cow::Owned(out + html.get(copied..).unwrap_or_default()),
    }
}

/// The elements that are open.
#[derive(Default)]
struct Nesting {
    open: Vec<String>,
    /// How many of a name were opened too deep.
    deeper: HashMap<String, usize>,
}

impl Nesting {
    /// Whether a piece of markup stays.
    fn keeps(&mut self, piece: &str) -> bool {
        let Some((name, ends)) = tag(piece) else { return true };
        if UNENDED.split(' ').any(|it| it == name) || RAW.contains(&name.as_str()) {
            return true;
        }
        if !ends {
            let keeps = self.open.len() < DEEPEST;
            match keeps {
                true => self.open.push(name),
                false => *self.deeper.entry(name).or_default() += 1,
            }
            return keeps;
        }
        if let Some(count) = self.deeper.get_mut(&name).filter(|count| **count > 0) {
            *count -= 1;
            return false;
        }
        if let Some(place) = self.open.iter().rposition(|it| *it == name) {
            self.open.truncate(place);
            self.deeper.clear();
        }
        true
    }
}

/// The name of a tag, and whether it ends an element.
fn tag(piece: &str) -> Option<(String, bool)> {
    let name = piece.strip_prefix('<')?;
    let (name, ends) = name.strip_prefix('/').map_or((name, false), |name| (name, true));
    let name = name.get(..name.find(ends_name).unwrap_or(name.len()))?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| (name.to_ascii_lowercase(), ends))
}

fn ends_name(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '/' | '>')
}

/// The length of the piece of markup that a text starts with: a tag, a comment, a script whole.
fn length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let Some((name, ends)) = tag(text) else { return 1 };
    let length = tag_length(text);
    if ends || !RAW.contains(&name.as_str()) {
        return length;
    }
    let behind = text.get(length..).unwrap_or_default();
    let mut ends = behind.match_indices("</").map(|(at, _)| at);
    let is_end = |at: &usize| {
        let found = behind.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(&name))
    };
    length + ends.find(is_end).unwrap_or(behind.len())
}

/// The length of a tag; a `>` within a quoted value does not end it.
fn tag_length(text: &str) -> usize {
    let (mut quote, mut before) = (None, ' ');
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '>') => return at + 1,
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (None, _) => {}
        }
        if !c.is_ascii_whitespace() {
            before = c;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_thousand_quotations_within_each_other_hung_the_browser() {
        let html = format!("{}x{}", "<blockquote>".repeat(50_000), "</blockquote>".repeat(50_000));
        let quotations = bounded(&html);
        assert_eq!(quotations.matches("<blockquote>").count(), DEEPEST);
        assert_eq!(quotations.matches("</blockquote>").count(), DEEPEST);
        assert_eq!(quotations.matches('x').count(), 1);
        assert_eq!(bounded(&"<div>\n".repeat(5_000)).len(), "<div>\n".len() * DEEPEST);
    }

    #[test]
    fn what_stands_beside_deep_elements_keeps_its_own() {
        let deep = |inner: &str| {
            format!("{}{inner}{}<p><b>y</b>", "<div>".repeat(100), "</div>".repeat(100))
        };
        assert_eq!(bounded(&deep("<i>x<i>x</i>")), deep("xx"));
        assert_eq!(bounded(&deep("<p>x<br>")), deep("<p>x<br>"));
    }

    #[test]
    fn what_is_not_deep_is_left_as_it_is() {
        let script = format!("<script>'{}'</script>", "<div>".repeat(200));
        for html in [
            "<li>x".repeat(300),
            "<b>x</b>".repeat(300),
            "<img alt='<div>'>".repeat(300),
            "<!-- <div> -->".repeat(300),
            script,
            "1 < 2 <".to_owned(),
            "<a title=\"".to_owned(),
        ] {
            assert_eq!(bounded(&html), html);
        }
    }
}
