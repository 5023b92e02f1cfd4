//! Markdown: a newsroom with known titles and moments, and odd front matter that must do no harm.

use crate::sheet::{Read, Sheet, Tally, lines, member, plain, read};
use broadsheet_bundler::pass::dates::{self, Habits};
use broadsheet_bundler::source::Kind;
use std::path::Path;

pub(crate) fn known(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let folder = corpora.join("md-digitalgov");
    let (mut titles, mut dates) = (Tally::default(), Tally::default());
    for expected in lines(&folder.join("expect.jsonl"))? {
        let name = member(&expected, "path").unwrap_or_default();
        let drafts = match read(&folder.join(name), name, None) {
            Read::Done(result) => result.map(|it| it.drafts).unwrap_or_default(),
            _ => Vec::new(),
        };
        let draft = drafts.first();
        let title = draft.and_then(|it| it.title.clone()).map(|it| it.value).unwrap_or_default();
        let date = draft.and_then(|it| it.published.clone()).map(|it| it.value).unwrap_or_default();
        if let Some(expected) = member(&expected, "title") {
            titles.count(plain(&title) == plain(expected), || {
                format!("{name}: {title:?}, {expected:?}")
            });
        }
        if let Some(expected) = member(&expected, "date") {
            dates.count(is_instant(&date, expected), || format!("{name}: {date:?}, {expected:?}"));
        }
    }
    sheet.add("Markdown: titles", 0.99, titles);
    sheet.add("Markdown: moments", 0.99, dates);
    Ok(())
}

pub(crate) fn odd(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let folder = corpora.join("md-gray-matter");
    let mut end = Tally::default();
    for expected in lines(&folder.join("expect.jsonl"))? {
        let name = member(&expected, "path").unwrap_or_default();
        let ended = matches!(read(&folder.join(name), name, Some(Kind::Markdown)), Read::Done(_));
        end.count(ended, || name.to_owned());
    }
    sheet.add("odd front matter: ends", 1.0, end);
    Ok(())
}

/// Whether a date as the bundler reads it is the instant that the digits of the expected one name.
/// They are taken apart here once more: read by the bundler's own code, they would prove nothing.
fn is_instant(found: &str, expected: &str) -> bool {
    let found = dates::read(found, &Habits::default()).ok();
    found.map(|it| it.stamp.moment().unix_timestamp()) == seconds(expected)
}

/// `2013-06-27 8:00:00 -4`, with or without the time and the offset, in seconds since 1970.
fn seconds(text: &str) -> Option<i64> {
    let (day, rest) = text.trim().split_at_checked(10)?;
    let number = |text: &str| text.parse::<i64>().ok();
    let mut parts = day.split('-').map(number);
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let rest = rest.trim_start_matches(['T', ' ']);
    let (time, offset) = rest.split_at(rest.find(['+', '-', 'Z', ' ']).unwrap_or(rest.len()));
    let mut parts = time.split(':').map(|part| number(part).unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    let of_day = next() * 3600 + next() * 60 + next();
    let offset = offset.trim();
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at(digits.len().min(if digits.len() == 3 { 1 } else { 2 }));
    let offset = sign * (number(hours).unwrap_or(0) * 3600 + number(minutes).unwrap_or(0) * 60);
    // The days since 1970 in the Gregorian calendar, with the year beginning in March.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days =
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469;
    Some(days * 86_400 + of_day - offset)
}
