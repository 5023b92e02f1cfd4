//! A page as its text has it: every block in the part that it plays.

use crate::source::page::labels::{Label, is_continued};

/// The parts of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) headline: Option<String>,
    /// Whether the headline looks like something that stands around one.
    pub(super) is_doubtful: bool,
    pub(super) subtitle: Option<String>,
    /// From the top, without "home" and without the page itself.
    pub(super) breadcrumb: Vec<String>,
    pub(super) labels: Vec<(Label, String)>,
    pub(super) paragraphs: Vec<String>,
    pub(super) copyright: Option<String>,
    /// What may be text, and was taken for something around it.
    pub(super) left_out: Vec<String>,
    /// What was injected, as it stood there.
    pub(super) spam: Vec<String>,
}

impl Page {
    /// The value behind a label, the first if there are several.
    pub(super) fn labelled(&self, label: Label) -> Option<&str> {
        let found = self.labels.iter().find(|(known, _)| *known == label);
        found.map(|(_, value)| value.as_str())
    }
}

/// The blocks of a text: what is set apart by blank lines, or by lines where there are none.
pub(super) fn blocks(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let mut blocks: Vec<String> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().chain([""]) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let line =
            line.trim_matches(|c| matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}'));
        if !line.is_empty() {
            lines.push(line.to_owned());
        } else if is_wrapped(&lines) {
            blocks.push(joined(&lines));
            lines.clear();
        } else {
            blocks.append(&mut lines);
        }
    }
    blocks
}

/// The blocks, with a label alone on its line made one with its value on the next.
pub(super) fn with_values(blocks: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match joined.last_mut().filter(|label| is_continued(label, &block)) {
            Some(label) => *label = format!("{label} {block}"),
            None => joined.push(block),
        }
    }
    joined
}

/// Whether lines are one paragraph that was broken at a width: all but the last about as long.
fn is_wrapped(lines: &[String]) -> bool {
    let Some((_, full)) = lines.split_last() else { return false };
    let lengths = || full.iter().map(|line| line.chars().count());
    let longest = lengths().max().unwrap_or_default();
    let last = lines.last().map_or(0, |line| line.chars().count());
    let even = lengths().all(|length| length + 20 >= longest);
    full.len() >= 2 && (50..=100).contains(&longest) && even && last <= longest
}

/// Lines made one; Chinese and Japanese lines are joined without a space.
fn joined(lines: &[String]) -> String {
    let mut joined = String::new();
    for line in lines {
        let unspaced = |c: Option<char>| c.is_some_and(broadsheet::text::is_unspaced);
        let spaced = !unspaced(joined.chars().next_back()) || !unspaced(line.chars().next());
        if !joined.is_empty() && spaced {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_that_was_broken_at_a_width_is_made_whole() {
        let wrapped = "The village was two hours from the road when the first students came\n\
                       with seedlings, and it is two minutes now. The county has paid for a\n\
                       new bridge.\n\nNext.";
        let blocks = blocks(wrapped);
        assert_eq!(blocks.len(), 2);
        assert!(blocks[0].contains("came with seedlings") && blocks[0].ends_with("new bridge."));
    }

    #[test]
    fn short_lines_stay_apart() {
        assert_eq!(blocks("Home\r\nNews\r\n\r\nTitle\u{A0}x\n"), ["Home", "News", "Title x"]);
    }
}
