//! A moment as its publisher wrote it: date, time and the offset of the place.
//!
//! Kept in its own offset, so that no reader's time zone shifts it to another day.

use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, Time};

/// A date and time with its offset from UTC (RFC 3339).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(OffsetDateTime);

impl Stamp {
    /// Reads RFC 3339: a full date, a time and an offset. `None` for anything else, a bare date
    /// included.
    pub fn parse(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text, &Rfc3339).ok().map(Self)
    }

    /// The stamp of a moment known already.
    pub fn new(moment: OffsetDateTime) -> Self {
        Self(moment)
    }

    /// The moment itself, in the article's own offset.
    pub fn moment(self) -> OffsetDateTime {
        self.0
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
        // Only a year past 9999 cannot be written, and such a year cannot be read either.
        self.0.format(&Rfc3339).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
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
