//! Dates as publishers write them, in feeds, front matter and bylines, to moments.
//!
//! The standard forms are read by a library; the others word by word: numbers, names of months in
//! the languages that news is written in, a time, a zone. A text with anything else in it is not a
//! date. What cannot be understood stays undated: no moment is ever made up, least of all 1970 or
//! today.

mod calendar;
mod clock;
mod lexicon;
mod numerals;
mod token;
mod zero;

use broadsheet::article::Stamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use std::fmt;

/// What is to be supposed where a date leaves something open.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// The zone of a date that names none. Without one it is read as UTC, and said to be.
    pub zone: Option<TimeZone>,
    /// Whether `3/4/2014` is the third of April; otherwise it is the fourth of March.
    pub day_first: bool,
}

/// A date that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The moment, in the offset of its place; a bare date is midnight there.
    pub stamp: Stamp,
    /// Whether there is a time of day in it.
    pub timed: bool,
    /// Whether neither the date nor the habits named a zone, so that UTC was taken.
    pub zone_assumed: bool,
    /// Whether day and month could be the other way round.
    pub ambiguous: bool,
}

/// Why a text gives no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// There is nothing in it.
    Blank,
    /// It is not a date in any form known here, or no such day or time exists.
    NotADate,
    /// It is the zero of some program's calendar, which stands for "no date".
    Zero,
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "is blank",
            Self::NotADate => "is not a date that can be understood",
            Self::Zero => "is what a program writes when it has no date",
        })
    }
}

/// The longest text that is looked at: dates are short, and a headline is no date.
const LONGEST: usize = 100;

/// Reads a date.
pub fn read(text: &str, habits: &Habits) -> Result<Moment, Misread> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Misread::Blank);
    }
    let (moment, is_placed) = match Stamp::parse(text) {
        Some(stamp) => (certain(stamp), true),
        None if text.len() > LONGEST => return Err(Misread::NotADate),
        None => loose(text, habits).ok_or(Misread::NotADate)?,
    };
    if zero::is_zero(&moment, is_placed) { Err(Misread::Zero) } else { Ok(moment) }
}

/// A moment that leaves nothing open.
fn certain(stamp: Stamp) -> Moment {
    Moment { stamp, timed: true, zone_assumed: false, ambiguous: false }
}

/// The moment of a date in any other form, and whether the text itself names its zone.
fn loose(text: &str, habits: &Habits) -> Option<(Moment, bool)> {
    let tokens = token::tokens(text);
    if let [token::Token::Number { value, width }] = tokens.as_slice()
        && let Some(stamp) = epoch(*value, *width)
    {
        return Some((certain(stamp), true));
    }
    let chinese = habits.zone.as_ref().filter(|_| names_china(&tokens, habits));
    let clock = clock::take(tokens)?;
    let day = calendar::read(&clock.rest, habits.day_first)?;
    let time = clock.time.or(day.time);
    let civil = day.date.to_datetime(time.unwrap_or_default());
    let implied = token::is_korean(text).then(|| TimeZone::fixed(jiff::tz::offset(9)));
    let named = chinese.cloned().or(clock.zone).or(implied);
    let is_placed = named.is_some();
    let zone = named.or_else(|| habits.zone.clone());
    let moment = Moment {
        stamp: stamp(civil, zone.as_ref().unwrap_or(&TimeZone::UTC))?,
        timed: time.is_some(),
        zone_assumed: zone.is_none(),
        ambiguous: day.ambiguous,
    };
    Some((moment, is_placed))
}

/// Whether a date says `CST` where China's time is meant: America's central time has the same letters.
fn names_china(tokens: &[token::Token], habits: &Habits) -> bool {
    const CHINESE: [&str; 4] = ["Asia/Shanghai", "Asia/Taipei", "Asia/Macau", "Asia/Hong_Kong"];
    let name = habits.zone.as_ref().and_then(TimeZone::iana_name);
    let says_so =
        || tokens.iter().any(|it| matches!(it, token::Token::Word(word) if word == "cst"));
    name.is_some_and(|name| CHINESE.contains(&name)) && says_so()
}

/// Seconds, or thousandths, millionths or billionths of them, since 1970, told by their length.
fn epoch(value: u64, width: usize) -> Option<Stamp> {
    let nanoseconds = match width {
        10 => i128::from(value) * 1_000_000_000,
        13 => i128::from(value) * 1_000_000,
        16 => i128::from(value) * 1_000,
        19 => i128::from(value),
        _ => return None,
    };
    time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok().map(Stamp::new)
}

fn stamp(civil: DateTime, zone: &TimeZone) -> Option<Stamp> {
    let zoned = zone.to_ambiguous_zoned_datetime(civil).compatible().ok()?;
    let nanoseconds = zoned.timestamp().as_nanosecond();
    let moment = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()?;
    let offset = time::UtcOffset::from_whole_seconds(zoned.offset().seconds()).ok()?;
    // RFC 3339 has no seconds in an offset, as zones had before 1900.
    let offset = if offset.seconds_past_minute() == 0 { offset } else { time::UtcOffset::UTC };
    moment.checked_to_offset(offset).map(Stamp::new)
}

#[cfg(test)]
mod tests;
