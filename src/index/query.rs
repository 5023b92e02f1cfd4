//! What a reader typed, read: words, "phrases", `-word`, `title:word`, `this OR that`, and the
//! filters `section:`, `tag:`, `before:`, `after:`, which the catalog answers.
//!
//! Nothing is an error: what is no operator is text.

use crate::selection::Span;
use crate::text::{Kind, Tokens, is_han, variants};

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What is looked for in the texts.
    pub clauses: Vec<Clause>,
    /// What the catalog is asked for.
    pub filters: Vec<Filter>,
    /// The words that the clauses are made of, each once.
    pub(super) terms: Vec<Term>,
}

/// One thing that an article must have or must not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// As it was typed, operators and all.
    pub text: String,
    /// Whether an article must not have it.
    pub without: bool,
    /// Whether it is looked for in titles alone.
    pub(super) title: bool,
    /// Any of these will do (`this OR that`).
    pub(super) units: Vec<Unit>,
    /// Whether its parts may be looked for one by one.
    pub(super) loose: bool,
    /// How often it was asked for.
    pub(super) times: u32,
}

/// A word or a phrase: the numbers of its terms, and how many places behind the first each stands.
pub(super) type Unit = Vec<(usize, u32)>;

/// A word that is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded.
    pub(super) form: String,
    /// As it was typed, the whole of its part for a pair of characters.
    pub(super) typed: String,
    /// All ways to write it, if there are several.
    pub(super) forms: Vec<String>,
    /// Whether it is the beginning of what is looked for: the reader is still typing it, or it is a
    /// single Chinese character.
    pub(super) open: bool,
    /// Whether nothing but the word itself will do.
    pub(super) strict: bool,
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
    /// Whether it or the one before will do (`OR`).
    pub or: bool,
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
        let mut rest = text.trim_start();
        let (mut or, mut is_filter) = (false, false);
        while !rest.is_empty() {
            let part = Part::read(rest);
            let more = part.rest.trim_start();
            if part.written == "OR" && !(query.clauses.is_empty() && query.filters.is_empty()) {
                or = true;
            } else {
                // Between words and filters, and at the end, it is nothing.
                let filters = matches!(part.scope, Some(Scope::Catalog(_)));
                query.add(&part, or && filters == is_filter);
                (or, is_filter) = (false, filters);
            }
            rest = more;
        }
        query
    }

    /// Looks for simplified and traditional characters alike, by the table of [`variants`]. Tells
    /// whether it would, if the table were here.
    pub fn widen(&mut self, table: Option<&str>) -> bool {
        let mut wants = false;
        for term in &mut self.terms {
            if term.form.chars().any(is_han) {
                wants |= table.is_none();
                term.forms = variants(&term.form, table.unwrap_or_default());
            }
        }
        wants
    }

    fn add(&mut self, part: &Part<'_>, or: bool) {
        let Part { without, value, quoted, .. } = *part;
        if value.is_empty() {
            // A filter in the making is none yet.
            return;
        }
        if let Some(Scope::Catalog(by)) = part.scope {
            return self.filters.push(Filter { by, value: value.to_owned(), without, or });
        }
        let unit = self.unit(part);
        if unit.is_empty() {
            return;
        }
        if let Some(last) = self.clauses.last_mut()
            && or
            && !(without || last.without)
        {
            last.text.push_str(" OR ");
            last.text.push_str(part.written);
            last.units.push(unit);
            last.loose = false;
            return;
        }
        let loose = !quoted && unit.len() > 1;
        let (text, title, units) = (part.written.to_owned(), part.scope.is_some(), vec![unit]);
        self.clauses.push(Clause { text, without, title, loose, units, times: 1 });
    }

    /// The terms of a part that follow each other.
    fn unit(&mut self, part: &Part<'_>) -> Unit {
        let (mut unit, mut first, mut end) = (Vec::new(), None, 0);
        let strict = part.quoted || part.without;
        let mut tokens = Tokens::of(part.value);
        let mut next = tokens.read();
        while let Some(token) = next {
            let of_amount = !part.quoted && token.range.end <= end;
            let of_pair = token.kind == Kind::Single && token.range.end == end;
            let form = tokens.form().to_owned();
            next = tokens.read();
            if of_amount || of_pair || (part.quoted && token.kind == Kind::Amount) {
                continue;
            }
            end = token.range.end;
            let is_last = part.is_begun() && end == part.value.len();
            let own = part.value.get(token.range).filter(|_| token.kind != Kind::Pair);
            // Whoever sets its thousands apart means the whole number.
            let is_whole = token.kind == Kind::Amount
                || is_number(&form) && own.is_some_and(|own| own.len() > form.len());
            let open = token.kind == Kind::Single || is_last && !is_whole;
            let typed = own.unwrap_or(part.value).to_owned();
            let term = Term { form, typed, open, strict, ..Term::default() };
            let number = self.terms.iter().position(|known| known.is_like(&term));
            let number = number.unwrap_or_else(|| {
                self.terms.push(term);
                self.terms.len() - 1
            });
            unit.push((number, token.position - *first.get_or_insert(token.position)));
        }
        unit
    }
}

impl Term {
    fn is_like(&self, other: &Self) -> bool {
        self.form == other.form && self.open == other.open && self.strict == other.strict
    }
}

impl Clause {
    /// Adds it to others; what is there already counts once more.
    pub(super) fn add_to(self, others: &mut Vec<Self>) {
        for other in others.iter_mut() {
            if other.units == self.units
                && other.title == self.title
                && other.without == self.without
            {
                other.times += self.times;
                return;
            }
        }
        others.push(self);
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

/// What goes on behind a date in the making, from where that ends.
const SOME_DAY: &str = "2001-01-01";

/// A part of a query between spaces, or in quotes.
struct Part<'a> {
    without: bool,
    scope: Option<Scope>,
    value: &'a str,
    quoted: bool,
    /// All of it.
    written: &'a str,
    /// What stands behind it.
    rest: &'a str,
}

impl<'a> Part<'a> {
    /// Reads the part that a text begins with.
    fn read(text: &'a str) -> Self {
        let unsigned = text.strip_prefix('-').filter(|rest| !ends(rest) && !rest.starts_with('-'));
        let named = unsigned.unwrap_or(text);
        // Chinese keyboards have a colon of their own.
        let (own, colon) = split(named, |c| matches!(c, ':' | '：'));
        let behind = shortened(colon);
        let is_own = |(name, _): &&(&str, Scope)| own.eq_ignore_ascii_case(name);
        let known = SCOPES.iter().find(is_own).filter(|_| {
            // What is still to come is nothing yet.
            !colon.is_empty() && !behind.starts_with(char::is_whitespace)
        });
        let mut scope = known.map(|(_, scope)| *scope);
        let plain = if scope.is_some() { behind } else { named };
        let (mut value, quoted, mut rest) = value(plain, scope.is_none());
        if matches!(scope, Some(Scope::Catalog(By::Before | By::After)))
            && Span::parse(value).is_none()
        {
            let missing = SOME_DAY.get(value.len()..).unwrap_or_default();
            if rest.is_empty() && Span::parse(&[value, missing].concat()).is_some() {
                value = "";
            } else {
                // No date: it is text, colon and all.
                scope = None;
                (value, rest) = split(named, char::is_whitespace);
            }
        }
        let written = text.get(..text.len() - rest.len()).unwrap_or_default();
        Self { without: unsigned.is_some(), scope, value, quoted, written, rest }
    }

    /// Whether its last word may still be in the making: in quotes, if they are not closed.
    fn is_begun(&self) -> bool {
        let closed = self.quoted && (self.without || !self.written.ends_with(self.value));
        self.rest.is_empty() && !closed
    }
}

/// Whether a folded word is a number.
pub(super) fn is_number(form: &str) -> bool {
    form.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word ends here.
fn ends(text: &str) -> bool {
    text.chars().next().is_none_or(char::is_whitespace)
}

/// A text without its first character.
fn shortened(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next();
    characters.as_str()
}

/// A text before and from the first character of a kind.
fn split(text: &str, is: fn(char) -> bool) -> (&str, &str) {
    text.split_at_checked(text.find(is).unwrap_or(text.len())).unwrap_or_default()
}

/// What a part says, whether it is quoted, and what follows it. A number and the million behind it
/// stay together where that is asked for.
fn value(text: &str, amounts: bool) -> (&str, bool, &str) {
    let is_quote = |c| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let mut quotes = text.chars();
    if quotes.next().is_some_and(is_quote) {
        let (value, rest) = split(quotes.as_str(), is_quote);
        // What follows at once ("Model C"-Schulen) is a word of its own, and a hyphen no minus.
        let mut rest = shortened(rest);
        while let Some(more) = rest.strip_prefix('-') {
            rest = more;
        }
        return (value, true, rest);
    }
    if amounts
        && let Some(token) = Tokens::of(text).read()
        && token.kind == Kind::Amount
        && let Some((amount, rest)) = text.split_at_checked(token.range.end)
    {
        let (_, rest) = split(rest, char::is_whitespace);
        return (text.get(..text.len() - rest.len()).unwrap_or(amount), false, rest);
    }
    let (value, rest) = split(text, char::is_whitespace);
    (value, false, rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A query in short: `+` before what must be there, `…` behind what is begun.
    fn short(text: &str) -> Vec<String> {
        let query = Query::read(text);
        let term = |(number, _): &(usize, u32)| {
            let term = &query.terms[*number];
            format!("{}{}", term.form, if term.open { "…" } else { "" })
        };
        let unit = |unit: &Unit| unit.iter().map(term).collect::<Vec<_>>().join(" ");
        let clause = |clause: &Clause| {
            let any = clause.units.iter().map(unit).collect::<Vec<_>>().join("|");
            let title = if clause.title { "title:" } else { "" };
            format!("{}{title}{any}", if clause.without { "-" } else { "" })
        };
        let filter = |filter: &Filter| {
            let or = if filter.or { "|" } else { "" };
            let minus = if filter.without { "-" } else { "" };
            format!("{or}{minus}{:?}={}", filter.by, filter.value)
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
    fn a_filter_that_is_being_typed_is_nothing_yet() {
        for text in
            ["a tag:", "a Title:", "a -section:", "a after:", "a after:20", "a before:2014-0"]
        {
            assert_eq!(short(text), ["a"], "{text}");
        }
        assert_eq!(short("after:2014-13 a"), ["after 2014 13", "a…"]);
        assert_eq!(short("tag: a"), ["tag", "a…"]);
    }

    #[test]
    fn a_colon_of_full_width_is_one() {
        assert_eq!(short("tag：扶贫"), ["Tag=扶贫"]);
        assert_eq!(short("标题：x"), ["标题 x…"]);
    }

    #[test]
    fn a_currency_before_a_number_parted_it_from_its_million() {
        assert_eq!(short("$1 million"), ["1000000"]);
        assert_eq!(short("cost €33 million now"), ["cost", "33000000", "now…"]);
    }

    #[test]
    fn an_amount_is_whole() {
        assert_eq!(short("33 million"), ["33000000"]);
        assert_eq!(short("33"), ["33…"]);
        assert_eq!(short("33,000,000"), ["33000000"]);
    }

    #[test]
    fn phrases_stand_anywhere() {
        assert_eq!(short("the \"Road out\" of"), ["the", "road out", "of…"]);
        assert_eq!(short("“open end"), ["open end…"]);
        assert_eq!(short("-“open end"), ["-open end"]);
        assert_eq!(short("„Model C“-Schulen "), ["model c", "schulen"]);
        assert_eq!(short("«Road out» of «an open"), ["road out", "of", "an open…"]);
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
    fn a_clause_is_said_as_it_was_typed() {
        let query = Query::read("a  -\"b c\" title:D x OR  \"y z\" ");
        let said: Vec<&str> = query.clauses.iter().map(|clause| clause.text.as_str()).collect();
        assert_eq!(said, ["a", "-\"b c\"", "title:D", "x OR \"y z\""]);
    }

    #[test]
    fn what_is_no_operator_is_text() {
        assert_eq!(short("OR x"), ["or", "x…"]);
        assert_eq!(short("- -- a-b : title: before:noon "), ["a b", "title", "before noon"]);
        assert_eq!(short("http://xx.yy/ "), ["http xx yy"]);
        assert_eq!(short("\"\" \" ' ) ( * ? \\"), Vec::<String>::new());
    }

    #[test]
    fn or_between_filters_asked_for_both_and_at_the_end_for_itself() {
        assert_eq!(
            short("section:a OR -tag:b OR before:2018 section:c"),
            ["Section=a", "|-Tag=b", "|Before=2018", "Section=c"]
        );
        assert_eq!(short("x OR section:a OR y OR z "), ["x", "y|z", "Section=a"]);
        assert_eq!(short("x section:a OR tag:b"), ["x", "Section=a", "|Tag=b"]);
        assert_eq!(short("poverty OR"), ["poverty"]);
        assert_eq!(short("poverty OR "), ["poverty"]);
        assert_eq!(short("section:a OR"), ["Section=a"]);
        assert_eq!(short("-a OR b "), ["-a", "b"]);
    }

    #[test]
    fn days_on_no_calendar_filtered_and_dates_of_the_date_field_were_text() {
        for odd in ["2018-13", "2018-02-30", "20180701", "0000", "2018-07-01-1", "noon"] {
            for end in ["", " "] {
                let query = Query::read(&["after:", odd, end].concat());
                assert_eq!((query.filters, query.clauses.len()), (vec![], 1), "{odd}");
            }
        }
        for date in ["2018-7", "2018/07", "2018年7月", "2018.7.1", "２０１８"] {
            let query = Query::read(&["x before:", date].concat());
            assert_eq!((query.clauses.len(), query.filters.len()), (1, 1), "{date}");
        }
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
