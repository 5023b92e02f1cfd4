//! The day that a date's tokens name, once time and zone have been taken out.

use super::lexicon;
use super::token::Token;
use jiff::civil::{Date, Time};

/// A day, and what else its tokens said.
pub(super) struct Day {
    pub(super) date: Date,
    /// The time that stood in the same run of digits.
    pub(super) time: Option<Time>,
    /// Whether day and month could be the other way round.
    pub(super) ambiguous: bool,
}

/// A number of a date, and the sign that stood before it.
#[derive(Clone, Copy)]
struct Part {
    value: i64,
    width: usize,
    before: Option<char>,
}

impl Part {
    fn is_year(self) -> bool {
        self.width == 4 || self.before == Some('\'')
    }

    /// The year that the number stands for: two digits are those of a year from 1970 to 2069.
    fn year(self) -> i64 {
        match (self.width, self.value) {
            (1..=2, 0..70) => self.value + 2000,
            (1..=2, _) => self.value + 1900,
            _ => self.value,
        }
    }
}

/// Reads the day. Every token must have a part in it.
pub(super) fn read(tokens: &[Token], day_first: bool) -> Option<Day> {
    let mut parts = Vec::new();
    let (mut month, mut weekday, mut before) = (None, None, None);
    for token in tokens {
        match token {
            Token::Number { value, width } => {
                parts.push(Part { value: i64::try_from(*value).ok()?, width: *width, before });
                before = None;
            }
            Token::Word(word) => match (lexicon::month(word), lexicon::weekday(word)) {
                // `mar` is a month and, in French, a day of the week.
                (Some(found), None) if month.is_none() => month = Some(found),
                (Some(found), Some(_)) if month.is_none() && !parts.is_empty() => {
                    month = Some(found);
                }
                (_, Some(found)) if weekday.is_none() => weekday = Some(found),
                _ if lexicon::is_filler(word) => {}
                _ => return None,
            },
            Token::Sign(sign @ ('-' | '/' | '.' | ':' | '\'' | '’' | ',' | '|')) => {
                before = Some(*sign);
            }
            Token::Sign(_) => return None,
            Token::Gap => {}
        }
    }
    match month {
        Some(month) => named(&parts, month),
        None => numbered(&parts, weekday, day_first),
    }
}

fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn certain(date: Date) -> Day {
    Day { date, time: None, ambiguous: false }
}

/// With the month's name: a day and a year in some order, or a year alone.
fn named(parts: &[Part], month: i8) -> Option<Day> {
    let month = i64::from(month);
    let date = match parts {
        [year] if year.is_year() => day(year.year(), month, 1),
        [year, date] if year.is_year() && !date.is_year() => day(year.year(), month, date.value),
        [date, year] => day(year.year(), month, date.value),
        _ => None,
    };
    date.map(certain)
}

/// With numbers alone.
fn numbered(parts: &[Part], weekday: Option<usize>, day_first: bool) -> Option<Day> {
    match parts {
        [digits] => run(*digits),
        [year, month] if year.is_year() && month.width == 3 => {
            let first = Date::new(i16::try_from(year.value).ok()?, 1, 1).ok()?;
            let days = jiff::Span::new().try_days(month.value.checked_sub(1)?).ok()?;
            let date = first.checked_add(days).ok().filter(|it| it.year() == first.year())?;
            Some(certain(date))
        }
        [year, month] if year.is_year() => day(year.value, month.value, 1).map(certain),
        [month, year] if year.is_year() => day(year.value, month.value, 1).map(certain),
        // ISO 8601 once allowed a century to be left out: `-03-12`.
        [year, month] if year.before == Some('-') && year.width == 2 && month.width == 2 => {
            day(year.year(), month.value, 1).map(certain)
        }
        [a, b, c] if a.is_year() => day(a.value, b.value, c.value).map(certain),
        [a, b, c] if c.is_year() || c.width <= 2 => either(*a, *b, *c, weekday, day_first),
        _ => None,
    }
}

/// Three numbers whose order is open.
fn either(a: Part, b: Part, c: Part, weekday: Option<usize>, day_first: bool) -> Option<Day> {
    let sign = b.before.unwrap_or(' ');
    let year_first = (!c.is_year()).then(|| day(a.year(), b.value, c.value)).flatten();
    let by_day = day(c.year(), b.value, a.value);
    let by_month = day(c.year(), a.value, b.value);
    if sign == '-' && year_first.is_some() {
        return year_first.map(certain);
    }
    let fits = |date: &Date| {
        weekday.is_none_or(|it| usize::try_from(date.weekday().to_monday_zero_offset()) == Ok(it))
    };
    let day_first = day_first || sign == '.' || sign == '-';
    let [first, second] = if day_first { [by_day, by_month] } else { [by_month, by_day] };
    let date = match (first, second) {
        (Some(first), Some(second)) if !fits(&first) && fits(&second) => second,
        (Some(first), _) => first,
        (None, second) => second.or(year_first)?,
    };
    let open = matches!((by_day, by_month), (Some(x), Some(y)) if x != y);
    Some(Day { date, time: None, ambiguous: open && sign != '.' && weekday.is_none() })
}

/// One run of digits: a year, or a whole date without signs, with or without its time.
fn run(digits: Part) -> Option<Day> {
    let value = digits.value;
    let ymd = |value: i64| day(value / 10_000, value / 100 % 100, value % 100);
    match digits.width {
        4 if digits.before == Some('-') => day(2000 + value / 100, value % 100, 1).map(certain),
        4 => day(value, 1, 1).map(certain),
        6 => ymd(value + 20_000_000).map(certain),
        8 => ymd(value).map(certain),
        12 | 14 => {
            let value = if digits.width == 12 { value.checked_mul(100)? } else { value };
            let part = |value: i64| i8::try_from(value % 100).ok();
            let time =
                Time::new(part(value / 10_000)?, part(value / 100)?, part(value)?, 0).ok()?;
            Some(Day { date: ymd(value / 1_000_000)?, time: Some(time), ambiguous: false })
        }
        _ => None,
    }
}
