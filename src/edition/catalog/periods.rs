//! The stretches of time that an edition covers, one behind the other: months, or years where these
//! would be many.

use crate::index::Set;
use crate::selection::Span;
use time::Date;

/// More months than these are shown as years.
const MONTHS: usize = 36;

/// Years or months without a gap, from the earliest article to the latest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Periods {
    /// Each with the first place behind it: articles stand in the order of their days.
    pub(super) spans: Vec<(Span, usize)>,
}

impl Periods {
    /// The periods of days (Julian day numbers) in order.
    pub(super) fn of(days: &[i32]) -> Self {
        let date = |day: Option<&i32>| Date::from_julian_day(*day?).ok();
        let (Some(first), Some(last)) = (date(days.first()), date(days.last())) else {
            return Self::default();
        };
        let month = |date: Date| date.year() * 12 + i32::from(u8::from(date.month())) - 1;
        let (from, to) = (month(first), month(last));
        let by_month = usize::try_from(to - from).is_ok_and(|months| months < MONTHS);
        let step = if by_month { 1 } else { 12 };
        let (mut spans, mut at) = (Vec::new(), from - from.rem_euclid(step));
        while at <= to {
            let Ok(year) = u16::try_from(at / 12) else { break };
            let month = u8::try_from(at % 12 + 1).ok().and_then(|it| it.try_into().ok());
            let span = match month.filter(|_| by_month) {
                Some(month) => Span::Month(year, month),
                None => Span::Year(year),
            };
            let end = span.last().to_julian_day();
            spans.push((span, days.partition_point(|day| *day <= end)));
            at += step;
        }
        Self { spans }
    }

    /// How many of these places are in each.
    pub(super) fn counts(&self, places: &Set) -> Vec<(Span, usize)> {
        let mut times: Vec<_> = self.spans.iter().map(|(span, _)| (*span, 0)).collect();
        let mut period = 0;
        places.each(&mut |place| {
            while self.spans.get(period).is_some_and(|(_, end)| *end <= place) {
                period += 1;
            }
            times.get_mut(period).into_iter().for_each(|(_, count)| *count += 1);
        });
        times
    }
}

/// The years or months that days (Julian day numbers, in order) are of, without a gap, and how many
/// of the days each has.
pub fn times(days: &[i32]) -> Vec<(Span, usize)> {
    let mut start = 0;
    let count = |(span, end)| {
        let count = end - start;
        start = end;
        (span, count)
    };
    Periods::of(days).spans.into_iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(days: &[&str]) -> Vec<(String, usize)> {
        let day = |day: &&str| Span::parse(day).unwrap().first().to_julian_day();
        let periods = Periods::of(&days.iter().map(day).collect::<Vec<_>>());
        periods.spans.iter().map(|(span, end)| (span.written(), *end)).collect()
    }

    #[test]
    fn a_short_time_is_told_in_months_and_has_no_gap() {
        let expected = [("2019-12", 2), ("2020-01", 2), ("2020-02", 3)];
        let expected = expected.map(|(span, end)| (span.to_owned(), end));
        assert_eq!(periods(&["2019-12-01", "2019-12-31", "2020-02-29"]), expected);
    }

    #[test]
    fn a_long_time_is_told_in_years() {
        let expected = [("2016", 1), ("2017", 1), ("2018", 1), ("2019", 2)];
        assert_eq!(
            periods(&["2016-05-01", "2019-12-31"]),
            expected.map(|(span, end)| (span.to_owned(), end))
        );
        assert_eq!(periods(&[]), []);
    }
}
