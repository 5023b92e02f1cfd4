//! What a reader typed, read: words, "phrases", `-word`, `title:word`, `this OR that`, and the
//! filters `section:`, `tag:`, `before:`, `after:`, which the catalog answers.
//!
//! Nothing is an error: what is no operator is text.

use crate::text::{Kind, Tokens};

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What is looked for in the texts.
    pub clauses: Vec<Clause>,
    /// What the catalog is asked for.
    pub filters: Vec<Filter>,
}

/// One thing that an article must have or must not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must not.
    pub without: bool,
    /// Whether it is looked for in titles alone.
    pub title: bool,
    /// Any of these will do (`this OR that`).
    pub any: Vec<Unit>,
}

/// A word or a phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// As it was typed, without quotes.
    pub text: String,
    /// Whether it stood in quotes.
    pub quoted: bool,
    /// What it is made of: tokens that follow each other.
    pub pieces: Vec<Piece>,
}

/// A token of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its folded form.
    pub form: String,
    /// How many places behind the first it stands.
    pub offset: u32,
    /// Whether it is the beginning of what is looked for: the reader is still typing it, or it is a
    /// single Chinese character.
    pub open: bool,
}

/// A filter within a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What is filtered by.
    pub by: By,
    /// As it was typed, without quotes.
    pub value: String,
    /// Whether it is to be left out (`-section:Sport`).
    pub without: bool,
}

/// What a filter within a query looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// `section:`
    Section,
    /// `tag:`
    Tag,
    /// `before:` a year, month or day
    Before,
    /// `after:` a year, month or day
    After,
}

impl Query {
    /// Reads a query. Its last word counts as begun unless a space or a quote ends it.
    pub fn read(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = text;
        let mut or = false;
        while let Some(part) = Part::next(&mut rest) {
            let more = !rest.trim().is_empty();
            if part.is_or && more && query.clauses.last().is_some_and(|last| !last.without) {
                or = true;
                continue;
            }
            query.add(&part, std::mem::take(&mut or));
        }
        query
    }

    fn add(&mut self, part: &Part<'_>, or: bool) {
        let Part { without, value, quoted, .. } = *part;
        if let Some(Scope::Catalog(by)) = part.scope {
            return self.filters.push(Filter { by, value: value.to_owned(), without });
        }
        let unit = Unit::read(value, quoted, part.ends_text);
        if unit.pieces.is_empty() {
            return;
        }
        match self.clauses.last_mut() {
            Some(last) if or && !without => last.any.push(unit),
            _ => {
                self.clauses.push(Clause { without, title: part.scope.is_some(), any: vec![unit] })
            }
        }
    }
}

impl Unit {
    fn read(text: &str, quoted: bool, open: bool) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut first, mut end) = (None, 0);
        let mut tokens = Tokens::of(text);
        while let Some(token) = tokens.read() {
            let of_amount = !quoted && token.range.end <= end;
            let of_pair = token.kind == Kind::Single && token.range.end == end;
            if of_amount || of_pair || (quoted && token.kind == Kind::Amount) {
                continue;
            }
            let offset = token.position - *first.get_or_insert(token.position);
            let open = token.kind == Kind::Single;
            pieces.push(Piece { form: tokens.form().to_owned(), offset, open });
            end = token.range.end;
        }
        if let Some(last) = pieces.last_mut().filter(|_| open && end == text.len()) {
            last.open = true;
        }
        Self { text: text.to_owned(), quoted, pieces }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Title,
    Catalog(By),
}

const SCOPES: [(&str, Scope); 5] = [
    ("title", Scope::Title),
    ("section", Scope::Catalog(By::Section)),
    ("tag", Scope::Catalog(By::Tag)),
    ("before", Scope::Catalog(By::Before)),
    ("after", Scope::Catalog(By::After)),
];

/// A part of a query between spaces, or in quotes.
struct Part<'a> {
    without: bool,
    scope: Option<Scope>,
    value: &'a str,
    quoted: bool,
    is_or: bool,
    /// Whether the query ends right behind it.
    ends_text: bool,
}

impl<'a> Part<'a> {
    fn next(text: &mut &'a str) -> Option<Self> {
        let whole = text.trim_start();
        if whole.is_empty() {
            return None;
        }
        let behind = |sign: char| {
            let rest = whole.strip_prefix(sign)?;
            rest.starts_with(|c: char| !c.is_whitespace() && c != sign).then_some(rest)
        };
        let unsigned = behind('-');
        let named = unsigned.unwrap_or(whole);
        let (mut scope, plain) = scope(named).map_or((None, named), |(it, rest)| (Some(it), rest));
        let (mut value, quoted, mut rest) = self::value(plain, scope.is_none());
        if matches!(scope, Some(Scope::Catalog(By::Before | By::After))) && !is_date(value) {
            // No date: it is text, colon and all.
            scope = None;
            (value, _, rest) = self::value(named, false);
        }
        *text = rest;
        let without = unsigned.is_some();
        let is_or = value == "OR" && !quoted && scope.is_none() && !without;
        Some(Self { without, scope, value, quoted, is_or, ends_text: !quoted && rest.is_empty() })
    }
}

/// The field that a part names, and what follows the colon.
fn scope(part: &str) -> Option<(Scope, &str)> {
    let (name, rest) = part.split_once(':')?;
    let (_, scope) = SCOPES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known))?;
    rest.starts_with(|c: char| !c.is_whitespace()).then_some((*scope, rest))
}

/// What a part says, whether it is quoted, and what follows it. A number and the million behind it
/// stay together where that is asked for.
fn value(text: &str, amounts: bool) -> (&str, bool, &str) {
    let mut quotes = text.chars();
    if let Some('"' | '“' | '”' | '„') = quotes.next() {
        let inside = quotes.as_str();
        let (value, rest) = inside.split_once(['"', '”', '“']).unwrap_or((inside, ""));
        // What follows at once ("Model C"-Schulen) is a word of its own, and a hyphen no minus.
        return (value, true, rest.trim_start_matches('-'));
    }
    let mut end = text.find(char::is_whitespace).unwrap_or(text.len());
    if amounts
        && let Some(token) = Tokens::of(text).read()
        && token.kind == Kind::Amount
        && token.range.start == 0
    {
        end = end.max(token.range.end);
    }
    let (value, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (value, false, rest)
}

/// A year, a month or a day, as figures and hyphens.
fn is_date(value: &str) -> bool {
    let mut parts = value.split('-');
    let figures = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|year| year.len() == 4 && figures(year))
        && parts.clone().count() <= 2
        && parts.all(|part| part.len() == 2 && figures(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A query in short: `+` before what must be there, `…` behind what is begun.
    fn short(text: &str) -> Vec<String> {
        let query = Query::read(text);
        let piece = |piece: &Piece| format!("{}{}", piece.form, if piece.open { "…" } else { "" });
        let unit = |unit: &Unit| unit.pieces.iter().map(piece).collect::<Vec<_>>().join(" ");
        let clause = |clause: &Clause| {
            let any = clause.any.iter().map(unit).collect::<Vec<_>>().join("|");
            let title = if clause.title { "title:" } else { "" };
            format!("{}{title}{any}", if clause.without { "-" } else { "" })
        };
        let filter = |filter: &Filter| {
            format!("{}{:?}={}", if filter.without { "-" } else { "" }, filter.by, filter.value)
        };
        query.clauses.iter().map(clause).chain(query.filters.iter().map(filter)).collect()
    }

    #[test]
    fn words_and_the_one_that_is_begun() {
        assert_eq!(short("Peony seedlings"), ["peony", "seedlings…"]);
        assert_eq!(short("Peony peony seedlings "), ["peony", "peony", "seedlings"]);
        assert_eq!(short(""), Vec::<String>::new());
    }

    #[test]
    fn phrases_stand_anywhere() {
        assert_eq!(short("the \"Road out\" of"), ["the", "road out", "of…"]);
        assert_eq!(short("“open end"), ["open end"]);
        assert_eq!(short("„Model C“-Schulen "), ["model c", "schulen"]);
        assert_eq!(short("covid-19 x"), ["covid 19", "x…"]);
    }

    #[test]
    fn operators_are_read() {
        assert_eq!(
            short("-spam title:peony -title:\"a b\" x OR y OR z "),
            ["-spam", "title:peony", "-title:a b", "x|y|z"]
        );
        assert_eq!(
            short("section:\"Big Villages\" -tag:x before:2019 after:2018-07-01 w "),
            ["w", "Section=Big Villages", "-Tag=x", "Before=2019", "After=2018-07-01"]
        );
    }

    #[test]
    fn what_is_no_operator_is_text() {
        assert_eq!(short("OR x OR"), ["or", "x", "or…"]);
        assert_eq!(short("- -- a-b : title: before:noon "), ["a b", "title", "before noon"]);
        assert_eq!(short("http://xx.yy/ "), ["http xx yy"]);
        assert_eq!(short("\"\" \" ' ) ( * ? \\"), Vec::<String>::new());
    }

    #[test]
    fn amounts_are_one_word_however_they_are_written() {
        for text in ["33 million ", "33,000,000 ", "3300万 ", "33 Million"] {
            assert!(short(text)[0].starts_with("33000000"), "{text}");
        }
        assert_eq!(short("33 million yuan "), ["33000000", "yuan"]);
    }

    #[test]
    fn chinese_is_looked_for_as_it_stands() {
        assert_eq!(short("首钢集团 "), ["首钢 钢集 集团"]);
        assert_eq!(short("党 "), ["党…"]);
        assert_eq!(short("首钢ABC党 "), ["首钢 abc 党…"]);
    }

    proptest! {
        #[test]
        fn any_query_is_read(text in any::<String>()) {
            Query::read(&text);
        }

        #[test]
        fn odd_queries_are_read(text in "[-\"“:a-c1 ORtitle,.万党]{0,40}") {
            Query::read(&text);
        }
    }
}
