//! The line below a headline that says in words when a page was published, and by whom: "Posted by Jane Doe
//! on November 16, 2020", "Publié le 16 novembre 2020".

use super::byline;
use crate::source::page::labels::{Label, date_at_start};
use broadsheet::text::fold;

/// What such a line says.
pub(super) struct Posted {
    pub(super) date: String,
    pub(super) author: Option<String>,
    /// Whether it says nothing else.
    pub(super) is_whole: bool,
}

/// Words that such a line begins with, folded.
const FIRST: &str = "posted published written publie publiee publicado publicada veroffentlicht erschienen \
    pubblicato gepubliceerd geplaatst publicerad publisert publiceret udgivet opublikowano опубликовано";

/// Words before a name, and words before a date.
const BY: &str = "by par von por di da door av af przez";
const ON: &str = "on at le am el il op den em en the";

/// The longest line of that kind, in characters.
const LONGEST: usize = 120;

/// What a line says, if it is of that kind.
pub(super) fn read(text: &str) -> Option<Posted> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let first = fold(first.trim_end_matches([':', ',']));
    if !is_in(FIRST, &first) || text.chars().count() > LONGEST {
        return None;
    }
    let starts = std::iter::once(0).chain(rest.match_indices(' ').map(|(at, _)| at + 1));
    let (start, date, behind) = starts.take(12).find_map(|start| {
        let (date, behind) = date_at_start(rest.get(start..)?)?;
        Some((start, date, behind))
    })?;
    let before: Vec<&str> = rest.get(..start)?.split_whitespace().collect();
    let behind: Vec<&str> = behind.split_whitespace().collect();
    let is_small = before.iter().all(|word| is_in(ON, &fold(word)));
    let author = if is_small { name(&behind) } else { Some(name(&before)?) };
    let is_whole = match author {
        Some(_) => is_small || behind.is_empty(),
        None => behind.is_empty(),
    };
    Some(Posted { date: date.to_owned(), author, is_whole })
}

impl Posted {
    /// The same as labels would say it.
    pub(super) fn facts(self) -> Vec<(Label, String)> {
        let author = self.author.map(|author| (Label::Author, author));
        [(Label::Published, self.date)].into_iter().chain(author).collect()
    }
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// The name behind a "by", without the "on" of the date that follows.
fn name(words: &[&str]) -> Option<String> {
    let (by, name) = words.split_first()?;
    let end = name.iter().rposition(|word| !is_in(ON, &fold(word))).map_or(0, |last| last + 1);
    let name = name.get(..end)?;
    let is_name = is_in(BY, &fold(by.trim_end_matches(':'))) && (1..=6).contains(&name.len());
    byline::name(&name.join(" ")).filter(|_| is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_says_when_and_by_whom_is_read_in_several_languages() {
        let jane = Some("Jane Doe");
        for (line, date, author) in [
            ("Posted by Jane Doe on November 16, 2020", "November 16, 2020", jane),
            ("Published: November 16, 2020 by Jane Doe", "November 16, 2020", jane),
            ("Publié le 16 novembre 2020", "16 novembre 2020", None),
            ("Publié le 16 novembre 2020 par Jane Doe", "16 novembre 2020", jane),
            ("Veröffentlicht am 16. November 2020", "16. November 2020", None),
            ("Publicado el 16 de noviembre de 2020", "16 de noviembre de 2020", None),
        ] {
            let posted = read(line).unwrap();
            assert_eq!((posted.author.as_deref(), posted.is_whole), (author, true), "{line}");
            assert!(posted.date.ends_with(date), "{line}: {}", posted.date);
        }
    }

    #[test]
    fn a_sentence_that_begins_so_is_none() {
        for line in
            ["Published authors meet on November 16, 2020", "Posted", "On November 16, 2020"]
        {
            assert!(read(line).is_none(), "{line}");
        }
    }
}
