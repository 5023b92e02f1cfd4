//! A year, a month or a day, as the date fields and the address write it.

use crate::text::{digits, number};
use std::fmt;
use time::{Date, Month};

/// A stretch of the calendar: `2018`, `2018-07` or `2018-07-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// A whole year.
    Year(u16),
    /// A whole month.
    Month(u16, Month),
    /// One day.
    Day(Date),
}

impl Span {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and what people type for it: one digit for month or
    /// day, `/` or `.` for the hyphen, `2018年7月1日`, full-width digits. `None` for what is on no calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().filter_map(typed).collect();
        let text = text.trim_end_matches('-');
        let mut parts = text.split('-');
        let year = parts.next()?;
        if year.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        let year = u16::try_from(number(year, 10)?).ok().filter(|year| *year > 0)?;
        let Some(month) = parts.next() else { return Some(Self::Year(year)) };
        let month = Month::try_from(u8::try_from(number(month, 10)?).ok()?).ok()?;
        let Some(day) = parts.next() else { return Some(Self::Month(year, month)) };
        let day =
            Date::from_calendar_date(year.into(), month, u8::try_from(number(day, 10)?).ok()?)
                .ok()?;
        parts.next().is_none().then_some(Self::Day(day))
    }

    /// As the address writes it: `2018`, `2018-07` or `2018-07-01`.
    pub fn written(self) -> String {
        let (year, month, day) = match self {
            Self::Year(year) => (year.into(), None, None),
            Self::Month(year, month) => (year.into(), Some(month), None),
            Self::Day(day) => (day.year(), Some(day.month()), Some(day.day())),
        };
        let mut written = digits(year.unsigned_abs().into(), 4);
        for part in month.map(u8::from).into_iter().chain(day) {
            written.push('-');
            written.push_str(&digits(part.into(), 2));
        }
        written
    }

    /// The first day of the span.
    pub fn first(self) -> Date {
        let (year, month, day) = match self {
            Self::Year(year) => (year, Month::January, 1),
            Self::Month(year, month) => (year, month, 1),
            Self::Day(day) => return day,
        };
        // Every year of four digits has these days.
        Date::from_calendar_date(year.into(), month, day).unwrap_or(Date::MIN)
    }

    /// The last day of the span.
    pub fn last(self) -> Date {
        let (year, month) = match self {
            Self::Year(year) => (year, Month::December),
            Self::Month(year, month) => (year, month),
            Self::Day(day) => return day,
        };
        let day = month.length(year.into());
        Date::from_calendar_date(year.into(), month, day).unwrap_or(Date::MAX)
    }
}

/// A character of a date as it is typed, in the form that is read; `日` closes a date and goes.
fn typed(c: char) -> Option<char> {
    match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        '/' | '.' | '年' | '月' => Some('-'),
        '日' => None,
        _ => Some(c),
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_span_reaches_from_its_first_to_its_last_day() {
        for (text, first, last) in [
            ("2020", "2020-01-01", "2020-12-31"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2019-2", "2019-02-01", "2019-02-28"),
            ("2018/7/1", "2018-07-01", "2018-07-01"),
            ("２０１８年７月", "2018-07-01", "2018-07-31"),
            ("2019年12月31日", "2019-12-31", "2019-12-31"),
        ] {
            let span = Span::parse(text).unwrap();
            assert_eq!(
                (span.first().to_string(), span.last().to_string()),
                (first.into(), last.into())
            );
        }
    }

    #[test]
    fn what_is_on_no_calendar_is_refused() {
        for odd in ["", "20", "0000", "2020-13", "2020-02-30", "2020-1-1-1", "+020", "-2020"] {
            assert_eq!(Span::parse(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn a_span_is_read_as_it_was_written(year in 1u16..=9999, month in 0u8..=12, day in 0u8..=28) {
            let text = match (month, day) {
                (0, _) => format!("{year:04}"),
                (_, 0) => format!("{year:04}-{month:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}"),
            };
            prop_assert_eq!(Span::parse(&text).unwrap().to_string(), text);
        }

        #[test]
        fn any_text_is_read_without_a_crash(text in any::<String>()) {
            Span::parse(&text);
        }
    }
}
