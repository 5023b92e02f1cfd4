//! The line of author, date and source as papers print it, without labels: "By Jane Doe | 3 August 2019",
//! "2020-11-16 09:29 The Daily". Nearly all of such a line is date and names; a sentence that begins
//! with a date is text.

use super::form::{compared, listed};
use super::labels::{Label, date_at_start, is_loose, unlabelled};
use super::sentence::{is_sentence, reads_on};
use crate::pass::dates::{self, Habits};
use broadsheet::text::is_unspaced;

type Fact = (Label, String);

/// What such a line says; `None` for any other text. Next to labels, an author may stand without a date.
pub(super) fn read(line: &str, is_labelled: bool) -> Option<Vec<Fact>> {
    if let Some((sign, behind)) = split_by(line) {
        return signed(sign, behind).filter(|facts| is_labelled || facts.iter().any(is_date));
    }
    let (label, dated) = unlabelled(line);
    let (date, _) = date_at_start(dated)?;
    // An article is a name's, though a date may have one within.
    let date = [" The", " the"].iter().find_map(|word| date.strip_suffix(word)).unwrap_or(date);
    let (_, after) = dated.split_once(date)?;
    let mut facts = vec![(label, date.to_owned())];
    let is_led = date.ends_with([':', '：']) && after.contains(char::is_alphanumeric);
    facts.extend(beside(after).filter(|_| !is_led)?);
    Some(facts)
}

/// The author of "By Jane Doe", and what else such a line says.
pub(crate) fn byline(block: &str) -> Option<Vec<Fact>> {
    let (sign, behind) = split_by(block)?;
    signed(sign, behind)
}

fn is_date((label, _): &Fact) -> bool {
    *label == Label::Published
}

fn split_by(line: &str) -> Option<(&str, &str)> {
    ["By ", "by ", "BY "].iter().find_map(|sign| Some((*sign, line.strip_prefix(sign)?)))
}

/// "Jane Doe, The Daily, 3 August 2019".
fn signed(sign: &str, behind: &str) -> Option<Vec<Fact>> {
    let (names, date) = match date_at_end(behind) {
        Some((names, date)) => (names, Some(date)),
        None => (behind, None),
    };
    let names = without_verb(names.trim_matches(is_edge));
    let mut parts = parts(names).into_iter();
    let author = parts.next()?;
    let (author, paper) = match author.rsplit_once(", ") {
        Some((author, paper)) if is_paper(paper) => (author.to_owned(), Some(paper.to_owned())),
        _ => (author, None),
    };
    if !is_signature(sign, &author) {
        return None;
    }
    let mut facts = vec![(Label::Author, author)];
    facts.extend(paper.into_iter().chain(parts).map(|source| (Label::Source, source)));
    facts.extend(date.map(|date| (Label::Published, date.to_owned())));
    Some(facts)
}

fn is_edge(c: char) -> bool {
    is_loose(c) || matches!(c, '–' | '—' | '•')
}

/// Names without the word that stands between them and a date.
fn without_verb(names: &str) -> &str {
    const BETWEEN: [&str; 6] = [" on", " at", " published", " updated", " posted", " released"];
    let folded = compared(names);
    let word = BETWEEN.iter().find(|word| folded.ends_with(**word));
    let end = word.map_or(names.len(), |word| names.len().saturating_sub(word.len()));
    let names = names.get(..end).unwrap_or(names).trim_matches(is_edge);
    if word.is_some() { without_verb(names) } else { names }
}

/// The parts of a line between bars, dots and dashes.
fn parts(line: &str) -> Vec<String> {
    let line = [" - ", " – ", " — ", "｜", "·", "•"]
        .iter()
        .fold(line.to_owned(), |line, sign| line.replace(sign, "|"));
    let parts = line.split('|').map(|part| part.trim_matches(is_edge));
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether words are names of people. A page in small letters has them so, too.
fn is_signature(sign: &str, names: &str) -> bool {
    const SMALL: &str = "the|a|an|this|that|then|far|now|all|in|on|at|to|it|its|no|any";
    let words = || names.split_whitespace();
    let is_small = sign == "by " && names.chars().all(|c| !c.is_uppercase());
    let named = match is_small {
        true => words().all(|word| listed(SMALL).all(|small| small != word)),
        false => is_titled(names),
    };
    named
        && (1..=8).contains(&words().count())
        && !names.contains(|c: char| c.is_ascii_digit())
        && !is_sentence(names)
}

/// Whether words are written as a name is.
fn is_titled(name: &str) -> bool {
    const SMALL: &str = "and|of|the|for|de|la|van|der|von|den|di|da|al|bin|y|et|und|at|in";
    let is_small = |word: &str| listed(SMALL).any(|small| small == word);
    let capital = |word: &str| !word.starts_with(char::is_lowercase);
    capital(name) && name.split_whitespace().all(|word| capital(word) || is_small(word))
}

/// Whether a name is one as papers, agencies and sites have it.
pub(crate) fn is_paper(name: &str) -> bool {
    const NAMES: &str = "网|网站|官网|集团|公司|日报|晚报|新闻|新闻中心|频道|在线|中心|news|times|post|daily|\
        herald|gazette|tribune|journal|press|group|online|network|magazine|today|inc|ltd|\
        university|government|official site|website|home|.com|.org|.net|.cn|.gov";
    let folded = compared(name);
    listed(NAMES).any(|known| folded.ends_with(known))
}

/// What stands behind a date, if that is no text.
fn beside(after: &str) -> Option<Vec<Fact>> {
    if after.starts_with([':', '：', '，', '。', '、']) {
        return None;
    }
    let is_apart = after.trim_start().starts_with(['|', '｜', '·', '•', '-', '–', '—', '/']);
    let fact = |part: String| match split_by(&part) {
        Some((sign, author)) if is_signature(sign, author) => {
            Some((Label::Author, author.to_owned()))
        }
        _ if is_source(&part, is_apart) => Some((Label::Source, part)),
        _ if is_count(&part) => Some((Label::Other, part)),
        _ => None,
    };
    parts(after.trim_matches(is_edge)).into_iter().map(fact).collect()
}

/// "5 min read", "123 views".
fn is_count(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_digit())
        && part.split_whitespace().count() <= 3
        && !part.ends_with(['.', '。'])
}

/// Whether words behind a date name where an article was taken from.
fn is_source(part: &str, is_apart: bool) -> bool {
    let length = part.chars().count();
    let told = !part.contains(|c: char| c.is_ascii_digit())
        && !is_sentence(part)
        && !reads_on(part)
        && !part.ends_with(['.', '…', '!', '?', '！', '？'])
        && !part.contains(['，', '。', '；', '：', ':']);
    match part.chars().any(is_unspaced) {
        true => told && length <= 16,
        false => {
            let named = is_apart || is_titled(part) || is_paper(part);
            told && named && length <= 40 && part.split_whitespace().count() <= 6
        }
    }
}

/// The date that a text ends in, and what stands before it.
fn date_at_end(text: &str) -> Option<(&str, &str)> {
    let spaces = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '|' | '｜'));
    let mut starts: Vec<usize> = spaces.map(|(at, c)| at + c.len_utf8()).collect();
    starts.drain(..starts.len().saturating_sub(12));
    starts.into_iter().find_map(|start| {
        let (before, date) = text.split_at_checked(start)?;
        let date = date.trim_matches(is_edge);
        let date = date.strip_prefix("on ").unwrap_or(date);
        let is_one = date.chars().count() >= 8 && dates::read(date, &Habits::default()).is_ok();
        is_one.then_some((before, date))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Label::{Author, Other, Published, Source};

    #[track_caller]
    fn told(line: &str, facts: &[(Label, &str)]) {
        let read = read(line, false).unwrap_or_default();
        let read: Vec<_> = read.iter().map(|(label, value)| (*label, value.as_str())).collect();
        assert_eq!(read, facts, "{line}");
    }

    #[test]
    fn a_signed_line_keeps_its_date_apart_from_its_names() {
        let jane = (Author, "Jane Smith");
        told("By Jane Smith | August 3, 2019", &[jane, (Published, "August 3, 2019")]);
        told("By Jane Smith - 3 August 2019 10:15", &[jane, (Published, "3 August 2019 10:15")]);
        told("By Jane Smith on August 3, 2019", &[jane, (Published, "August 3, 2019")]);
        told(
            "By Jane Smith, Example Daily, Aug 3, 2019",
            &[jane, (Source, "Example Daily"), (Published, "Aug 3, 2019")],
        );
        told(
            "By Jane Smith and John Roe, Aug 3, 2019",
            &[(Author, "Jane Smith and John Roe"), (Published, "Aug 3, 2019")],
        );
        told("August 3, 2019 | By Jane Smith", &[(Published, "August 3, 2019"), jane]);
        told(
            "August 3, 2019 | 5 min read",
            &[(Published, "August 3, 2019"), (Other, "5 min read")],
        );
    }

    #[test]
    fn a_deadline_is_no_signature() {
        told("By August 3, 2019", &[]);
        told("By the time the council met on 3 August 2019", &[]);
        assert_eq!(byline("By then the council had met"), None);
        assert_eq!(byline("by the river"), None);
    }

    #[test]
    fn a_sentence_that_begins_with_a_date_is_text() {
        for text in [
            "On 2 March 2021, after a long debate, the council met and approved the budget.",
            "March 2, 2021 was the day when the council met…",
            "March 2, 2021 was the day",
            "At 10:30 on 5 May 2020 the council met and approved it.",
            "2021-03-02 was the day.",
            "15 June 2020: the council meets in the hall",
            "15 June 2020: Council",
            "2020年11月16日，首钢集团召开会议",
            "2020年11月16日 首钢集团召开年度工作会议，总结去年工作。",
            "3 August 2019 5 people came to the hall of the village",
        ] {
            told(text, &[]);
        }
    }

    #[test]
    fn a_source_may_stand_behind_a_date() {
        for (line, source) in [
            ("2020年11月16日 09:29 首钢日报", "首钢日报"),
            ("November 16, 2020 The Daily", "The Daily"),
            ("november 16, 2020 shougang daily", "shougang daily"),
            ("2020-11-16 | works and village", "works and village"),
        ] {
            let facts = read(line, false).unwrap_or_default();
            assert_eq!(facts.get(1), Some(&(Source, source.to_owned())), "{line}");
        }
    }
}
