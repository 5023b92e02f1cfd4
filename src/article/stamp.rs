//! A moment as its publisher wrote it: date, time and the offset of the place.
//!
//! Kept in its own offset, so that no reader's time zone shifts it to another day.

use crate::text::digits;
use std::cmp::Ordering;
use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// A date and time with its offset from UTC (RFC 3339).
#[derive(Clone, Copy, Debug)]
pub struct Stamp(OffsetDateTime);

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Stamp {}

impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By the instant. Compared by the time crate itself, each moment would be laid out anew in the
/// other's offset: a kilobyte.
impl Ord for Stamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant())
    }
}

impl Stamp {
    /// Reads RFC 3339: a full date, a time and an offset. `None` for anything else, a bare date
    /// included.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest(text.as_bytes());
        let date = rest.date()?;
        // Of any kind: the `T` is a custom alone (RFC 3339, 5.6).
        rest.next()?;
        let (time, is_leap_second) = rest.time()?;
        let offset = rest.offset()?;
        let moment = OffsetDateTime::new_in_offset(date, time, offset);
        let allowed = !is_leap_second || can_be_leap_second(moment)?;
        (allowed && rest.0.is_empty()).then_some(Self(moment))
    }

    /// The stamp of a moment known already.
    pub fn new(moment: OffsetDateTime) -> Self {
        Self(moment)
    }

    /// The moment itself, in the article's own offset.
    pub fn moment(self) -> OffsetDateTime {
        self.0
    }

    /// Seconds and nanoseconds.
    fn instant(self) -> (i64, u32) {
        (self.0.unix_timestamp(), self.0.nanosecond())
    }

    /// The day on the calendar of the place that it was written in.
    pub fn day(self) -> Date {
        self.0.date()
    }

    /// The time of day there, or `None` at midnight sharp, which is how a bare date is written.
    pub fn time(self) -> Option<Time> {
        Some(self.0.time()).filter(|time| *time != Time::MIDNIGHT)
    }

    /// The offset from UTC in minutes.
    pub fn offset_minutes(self) -> i16 {
        self.0.offset().whole_minutes()
    }

    /// RFC 3339, as HTML's `datetime` and JSON Feed want it.
    pub fn to_rfc3339(self) -> String {
        let (date, time) = (self.0.date(), self.0.time());
        let (hour, minute, second) = time.as_hms();
        let offset = self.offset_minutes();
        let (hours, minutes) = (offset.unsigned_abs() / 60, offset.unsigned_abs() % 60);
        let two = |part: u16| digits(part.into(), 2);
        let mut text = digits(date.year().unsigned_abs().into(), 4);
        for (sign, part) in [
            ('-', u8::from(date.month())),
            ('-', date.day()),
            ('T', hour),
            (':', minute),
            (':', second),
        ] {
            text.push(sign);
            text.push_str(&two(part.into()));
        }
        if time.nanosecond() != 0 {
            text.push('.');
            text.push_str(digits(time.nanosecond().into(), 9).trim_end_matches('0'));
        }
        match offset {
            0 => return text + "Z",
            ..0 => text.push('-'),
            _ => text.push('+'),
        }
        text + &two(hours) + ":" + &two(minutes)
    }
}

/// Whether the second after a moment can be a leap second: at the end of a month, UTC.
fn can_be_leap_second(moment: OffsetDateTime) -> Option<bool> {
    let moment = OffsetDateTime::from_unix_timestamp(moment.unix_timestamp()).ok()?;
    let last = moment.day() == moment.month().length(moment.year());
    Some(last && moment.time().as_hms() == (23, 59, 59))
}

/// What is yet to be read of a stamp.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn pass(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    fn digit(&mut self) -> Option<u8> {
        let digit = self.0.first().filter(|byte| byte.is_ascii_digit())? - b'0';
        self.next();
        Some(digit)
    }

    fn two_digits(&mut self) -> Option<u8> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    fn date(&mut self) -> Option<Date> {
        let year = i32::from(self.two_digits()?) * 100 + i32::from(self.two_digits()?);
        self.pass(b'-')?;
        let month = Month::try_from(self.two_digits()?).ok()?;
        self.pass(b'-')?;
        Date::from_calendar_date(year, month, self.two_digits()?).ok()
    }

    /// The time of day, and whether it is a leap second: then it is the moment before that.
    fn time(&mut self) -> Option<(Time, bool)> {
        let hour = self.two_digits()?;
        self.pass(b':')?;
        let minute = self.two_digits()?;
        self.pass(b':')?;
        let second = self.two_digits()?;
        let nanosecond = if self.0.starts_with(b".") { self.fraction()? } else { 0 };
        let time = match second {
            60 => Time::from_hms_nano(hour, minute, 59, 999_999_999),
            _ => Time::from_hms_nano(hour, minute, second, nanosecond),
        };
        time.ok().map(|time| (time, second == 60))
    }

    /// The part of a second behind a point, in nanoseconds; what is smaller is cut off.
    fn fraction(&mut self) -> Option<u32> {
        self.next();
        let mut size = 100_000_000;
        let mut fraction = u32::from(self.digit()?) * size;
        while let Some(digit) = self.digit() {
            size /= 10;
            fraction += u32::from(digit) * size;
        }
        Some(fraction)
    }

    fn offset(&mut self) -> Option<UtcOffset> {
        let sign = match self.next()? {
            b'Z' | b'z' => return Some(UtcOffset::UTC),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let hours = self.two_digits()?.cast_signed();
        self.pass(b':')?;
        let minutes = self.two_digits()?.cast_signed();
        // It also takes 24 and 25 hours, RFC 3339 does not.
        let hours = Some(hours).filter(|hours| *hours < 24)?;
        UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::format_description::well_known::Rfc3339;

    #[test]
    fn the_day_is_the_publishers_own() {
        let stamp = Stamp::parse("2020-11-16T00:30:00+08:00").unwrap();
        assert_eq!(stamp.day().to_string(), "2020-11-16");
        assert_eq!(stamp.offset_minutes(), 480);
    }

    #[test]
    fn midnight_sharp_is_a_date_alone() {
        assert_eq!(Stamp::parse("2017-05-12T00:00:00+08:00").unwrap().time(), None);
        assert!(Stamp::parse("2017-05-12T00:00:01+08:00").unwrap().time().is_some());
    }

    #[test]
    fn what_has_no_offset_or_no_such_day_is_refused() {
        for odd in
            ["2017-05-12", "2017-05-12T10:00:00", "2017-02-30T10:00:00Z", "yesterday", "", "0"]
        {
            assert_eq!(Stamp::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn stamps_stand_in_the_order_of_their_instants() {
        let earlier = Stamp::parse("2020-01-01T23:00:00+08:00").unwrap();
        let later = Stamp::parse("2020-01-01T16:00:00Z").unwrap();
        assert!(earlier < later);
    }

    fn agrees_with_the_time_crate(text: &str) {
        let theirs = OffsetDateTime::parse(text, &Rfc3339).ok();
        let ours = Stamp::parse(text);
        // As written, and not only as the same instant.
        let parts = |it: OffsetDateTime| (it.date(), it.time(), it.offset());
        assert_eq!(ours.map(|it| parts(it.0)), theirs.map(parts), "{text}");
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            assert_eq!(ours.to_rfc3339(), theirs.format(&Rfc3339).unwrap(), "{text}");
        }
    }

    #[test]
    fn a_leap_second_stands_at_the_end_of_a_month_only() {
        assert!(Stamp::parse("2017-01-01T07:59:60+08:00").is_some());
        for text in [
            "2016-12-31T23:59:60Z",
            "2017-01-01T07:59:60.5+08:00",
            "2017-01-01T23:59:60Z",
            "2016-12-31T23:58:60Z",
            "2016-12-31T23:59:61Z",
            "0000-01-01T00:00:00+23:59",
            "9999-12-31T23:59:60-01:00",
        ] {
            agrees_with_the_time_crate(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_the_time_crate_reads_it(text in any::<String>()) {
            agrees_with_the_time_crate(&text);
        }

        #[test]
        fn what_looks_like_a_stamp_is_read_as_the_time_crate_reads_it(
            text in "[0-9]{3,4}[-/][01][0-9]-[0-3][0-9][Tt _é]?[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,11})?([Zz]|[+-][0-2][0-9]:?[0-6][0-9])? ?",
        ) {
            agrees_with_the_time_crate(&text);
        }

        #[test]
        fn a_stamp_is_written_as_it_was_read(
            year in 0i32..9999, month in 1u8..=12, day in 1u8..=28,
            hour in 0u8..24, minute in 0u8..60, second in 0u8..60, zone in -14i8..=14,
        ) {
            let sign = if zone < 0 { '-' } else { '+' };
            let text = format!(
                "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:00",
                zone.abs()
            );
            let stamp = Stamp::parse(&text).unwrap();
            prop_assert_eq!(Stamp::parse(&stamp.to_rfc3339()), Some(stamp));
            prop_assert_eq!(stamp.to_rfc3339().replace('Z', "+00:00"), text);
        }
    }
}
