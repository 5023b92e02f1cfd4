//! Which rows of a list stand on the page: those near the window. Room is left for all others, so
//! that the scroll bar tells the truth.
//!
//! Reckons in rows and pixels; knows nothing of the page.

/// How far beyond the window's edges rows stand, in pixels.
pub(super) const NEAR: f64 = 1200.0;

/// So many rows may stand on the page before those that are far from the window go.
const MANY: usize = 150;

/// The first row has a line of its own, and whatever number of columns the others have, up to four,
/// a stretch begins with a whole line.
const LINES: usize = 12;

/// The rows of a list that stand on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Stretch {
    /// The first of them, counted from 0.
    pub(super) first: usize,
    /// The one behind the last.
    pub(super) end: usize,
    /// The room that is left above for those before it, in pixels.
    pub(super) above: u64,
}

/// A stretch as it stands on the page. Heights are relative to the window's upper edge.
pub(super) struct Seen {
    /// Where the room above begins.
    pub(super) list: f64,
    /// Where the rows begin.
    pub(super) top: f64,
    /// Where the rows end.
    pub(super) bottom: f64,
    /// How high the window is.
    pub(super) window: f64,
    /// How far beyond it rows are wanted below.
    pub(super) ahead: f64,
    /// How much a row takes, on an average.
    pub(super) row: f64,
    /// How many rows the list has.
    pub(super) total: usize,
    /// How many rows come at once.
    pub(super) step: usize,
}

impl Stretch {
    /// The beginning of a list.
    pub(super) fn of(end: usize) -> Self {
        Self { end, ..Self::default() }
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.end.saturating_sub(self.first)
    }

    /// Whether the window shows none of it.
    pub(super) fn is_away(&self, seen: &Seen) -> bool {
        (seen.bottom < 0.0 && self.end < seen.total) || (seen.top > seen.window && self.first > 0)
    }

    /// The stretch that begins where the window does.
    pub(super) fn anew(&self, seen: &Seen) -> Self {
        let passed = (-seen.list / seen.row) as usize;
        // The last step is shown whole.
        let first = line(passed.min(seen.total.saturating_sub(seen.step)));
        let end = (first + seen.step + LINES).min(seen.total);
        Self { first, end, above: (first as f64 * seen.row) as u64 }
    }

    /// The stretch that reaches far enough beyond the window's edges, and not much farther.
    pub(super) fn near(&self, seen: &Seen) -> Self {
        let mut next = *self;
        if seen.bottom < seen.window + seen.ahead {
            next.end = (self.end + seen.step).min(seen.total).max(self.end);
        } else if self.len() > MANY {
            let spare = ((seen.bottom - seen.window - 2.0 * NEAR) / seen.row) as usize;
            next.end -= spare.min(self.len() - MANY);
        }
        let room = |rows: usize| (rows as f64 * seen.row) as u64;
        if seen.top > -NEAR {
            next.first = line(self.first.saturating_sub(seen.step));
            next.above = self.above.saturating_sub(room(self.first - next.first));
        } else if self.len() > MANY {
            let spare = ((-seen.top - 2.0 * NEAR) / seen.row) as usize;
            next.first = line(self.first + spare.min(self.len() - MANY)).max(self.first);
            next.above = self.above + room(next.first - self.first);
        }
        next
    }
}

/// The first row of the lines that a row is in.
fn line(row: usize) -> usize {
    row.saturating_sub(1) / LINES * LINES + row.min(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: f64 = 100.0;
    const TOTAL: usize = 10_000;

    /// What is seen of a stretch when the window is scrolled so far.
    fn seen(stretch: &Stretch, scrolled: f64) -> Seen {
        let top = stretch.above as f64 - scrolled;
        let bottom = top + stretch.len() as f64 * ROW;
        let (list, window) = (-scrolled, 900.0);
        Seen { list, top, bottom, window, ahead: NEAR, row: ROW, total: TOTAL, step: 50 }
    }

    #[test]
    fn rows_come_before_they_are_seen_and_go_when_they_are_far() {
        let mut stretch = Stretch::of(50);
        let mut most = 0;
        let last = TOTAL as f64 * ROW - 900.0;
        let down = (0..).map(|step| f64::from(step) * 300.0).take_while(|it| *it < last);
        let ways: Vec<f64> = down.chain([last]).collect();
        for scrolled in ways.iter().chain(ways.iter().rev()) {
            stretch = stretch.near(&seen(&stretch, *scrolled));
            let seen = seen(&stretch, *scrolled);
            assert!(!stretch.is_away(&seen));
            assert!(seen.top <= 0.0 && seen.bottom >= seen.window, "{scrolled}: {stretch:?}");
            assert_eq!(stretch.above as f64, stretch.first as f64 * ROW);
            assert!(stretch.first == 0 || stretch.first % LINES == 1, "{stretch:?}");
            most = most.max(stretch.len());
        }
        assert!(most <= MANY + 2 * 50, "{most}");
        assert_eq!((stretch.first, stretch.above), (0, 0));
    }

    #[test]
    fn a_jump_leads_to_the_rows_that_are_there() {
        let stretch = Stretch::of(50);
        for (scrolled, first) in [(500_000.0, 4_993), (999_100.0, 9_949), (5e6, 9_949)] {
            let away = seen(&stretch, scrolled);
            assert!(stretch.is_away(&away));
            let next = stretch.anew(&away);
            assert_eq!(next.first, first);
            assert!(next.end <= TOTAL && next.len() >= 50);
        }
        let back = Stretch { first: 4_993, end: 5_043, above: 499_300 };
        assert!(back.is_away(&seen(&back, 0.0)));
        assert_eq!(back.anew(&seen(&back, 0.0)).first, 0);
    }

    #[test]
    fn a_list_without_rows_has_nowhere_to_go() {
        let none = Seen { total: 0, ..seen(&Stretch::default(), 0.0) };
        assert_eq!(Stretch::default().near(&none), Stretch::default());
        assert!(!Stretch::default().is_away(&none));
    }
}
