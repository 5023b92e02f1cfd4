//! Where one was on the page: kept for each history entry, so that back and forward return there.
//!
//! In memory while the page lives; in the session's storage while it is away. Storage may be
//! refused (a sandboxed frame, a private window): then a reload begins at the top.

use super::stretch::Stretch;
use crate::text::{digits, joined, number};

/// A place on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// How far the page was scrolled, in whole CSS pixels: fractions would bring 13 kB of tables.
    pub(super) scroll: u64,
    /// The rows that the list showed.
    pub(super) rows: Stretch,
    /// The link that had the focus, by its `href`.
    pub(super) focus: Option<String>,
}

/// The positions of a session by history entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Positions(Vec<(u64, Position)>);

impl Positions {
    pub(super) fn keep(&mut self, entry: u64, position: Position) {
        self.0.retain(|(earlier, _)| *earlier != entry);
        self.0.push((entry, position));
    }

    pub(super) fn of(&self, entry: u64) -> Option<Position> {
        self.0.iter().find(|(known, _)| *known == entry).map(|(_, position)| position.clone())
    }

    /// One line for each entry: number, scroll, first row, last, room above, focus.
    pub(super) fn store(&self) -> String {
        let line = |(entry, it): &(u64, Position)| {
            let Stretch { first, end, above } = it.rows;
            let numbers = [*entry, it.scroll, first as u64, end as u64, above];
            let numbers = numbers.map(|it| digits(it, 0));
            [&joined(&numbers, " "), " ", it.focus.as_deref().unwrap_or_default()].concat()
        };
        joined(&self.0.iter().map(line).collect::<Vec<_>>(), "\n")
    }

    /// Reads back what `store` gave; lines that it did not give are passed over.
    pub(super) fn recall(stored: &str) -> Self {
        let read = |line: &str| {
            let mut parts = line.splitn(6, ' ');
            let mut next = || number(parts.next()?, 10);
            let (entry, scroll) = (next()?, next()?);
            let (first, end, above) = (next()? as usize, next()? as usize, next()?);
            let rows = Stretch { first, end, above };
            let focus = parts.next().filter(|it| !it.is_empty()).map(str::to_owned);
            Some((entry, Position { scroll, rows, focus }))
        };
        Self(stored.lines().filter_map(read).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_outlive_the_page() {
        let rows = Stretch { first: 13, end: 113, above: 1_300 };
        let mut positions = Positions::default();
        positions.keep(7, Position { scroll: 812, rows, focus: Some("?article=a+b".into()) });
        positions.keep(8, Position::default());
        assert_eq!(Positions::recall(&positions.store()), positions);
        assert_eq!(Positions::recall("nonsense\n7 x y"), Positions::default());
    }
}
