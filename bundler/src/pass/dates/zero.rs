//! The zeros of programs' calendars, which stand for "no date". Knows moments, not how they are written.

use super::Moment;
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// How many seconds a clock that started at zero may have gone, or have gone back.
const NEAR: i64 = 10;

/// Whether a moment is the zero of a calendar. `is_placed` says whether the text names its zone.
pub(super) fn is_zero(moment: &Moment, is_placed: bool) -> bool {
    let there = moment.stamp.moment();
    // At the end of the last year that there is, UTC has none.
    let universal = there.checked_to_offset(UtcOffset::UTC).unwrap_or(there);
    is_first_day(there.date())
        || universal.unix_timestamp().abs() < NEAR
        || [there, universal].into_iter().any(is_first_moment)
        || moment.timed && !is_placed && is_epoch_in_the_west(there)
}

/// The first days of calendars, all day long.
fn is_first_day(day: Date) -> bool {
    matches!((day.year(), day.ordinal()), (1970 | 1900 | 1601 | 1, 1) | (..=0, _))
}

/// Midnight of such a day, or of one on which articles appeared, too: the first of the Mac's calendar
/// and of OLE's.
fn is_first_moment(moment: OffsetDateTime) -> bool {
    let day = moment.date();
    let is_later_office = matches!((day.year(), day.ordinal()), (1904, 1) | (1899, 364));
    moment.time() == Time::MIDNIGHT && (is_first_day(day) || is_later_office)
}

/// Whether a time without a zone is what a clock west of Greenwich showed at the start of 1970: there
/// it was still 31 December, an hour or half an hour.
fn is_epoch_in_the_west(moment: OffsetDateTime) -> bool {
    let seconds = moment.time().duration_since(Time::MIDNIGHT).whole_seconds() + NEAR;
    (moment.year(), moment.ordinal()) == (1969, 365)
        && seconds >= 12 * 3600
        && seconds % 1800 < 2 * NEAR
}
