//! What was measured, as a table in Markdown beside its bounds.

use std::fmt;

use super::{Cold, Measured, Stage, percentile};

/// So many articles have the stricter bounds.
const SMALL: usize = 2_084;

/// One table, for one size.
pub(super) struct Table {
    articles: usize,
    rows: Vec<Row>,
    notes: Vec<String>,
}

/// What was measured of each site, ours first.
struct Row {
    what: &'static str,
    unit: &'static str,
    digits: usize,
    /// Nothing where there is none.
    bound: Option<f64>,
    values: Vec<Option<f64>>,
}

/// Takes a value from what was measured.
type Value = fn(&Measured) -> Option<f64>;

impl Table {
    /// The table of ours and its peers, over so many articles.
    pub(super) fn of(articles: usize, ours: &Measured, peers: &[Measured]) -> Self {
        let is_small = articles <= SMALL;
        let either = |small: f64, large: f64| Some(if is_small { small } else { large });
        let small = |bound: f64| is_small.then_some(bound);
        let rows: [(&'static str, &'static str, usize, Option<f64>, Value); 22] = [
            ("until the list is visible", "kB", 0, Some(35.0), |it| {
                kilobytes(&it.slow, |it| &it.list)
            }),
            ("the same", "requests", 0, Some(4.0), |it| requests(&it.slow, |it| &it.list)),
            ("until ten first results", "kB", 0, either(170.0, 200.0), |it| {
                kilobytes(&it.slow, |it| &it.first)
            }),
            ("the same", "requests", 0, small(16.0), |it| requests(&it.slow, |it| &it.first)),
            ("the next search", "kB", 0, small(40.0), |it| kilobytes(&it.slow, |it| &it.next)),
            ("the same", "requests", 0, None, |it| requests(&it.slow, |it| &it.next)),
            ("... on a fast line", "kB", 0, None, |it| kilobytes(&it.fast, |it| &it.next)),
            ("the same", "requests", 0, None, |it| requests(&it.fast, |it| &it.next)),
            ("list visible, slow", "s", 2, small(0.7), |it| seconds(&it.slow, |it| &it.list)),
            ("list visible", "s", 2, None, |it| seconds(&it.fast, |it| &it.list)),
            ("first results, slow", "s", 2, small(2.5), |it| seconds(&it.slow, |it| &it.first)),
            ("first results", "s", 2, None, |it| seconds(&it.fast, |it| &it.first)),
            ("last key to settled results", "ms", 0, None, |it| percentile(&it.quick.typed, 50)),
            ("the same, p95", "ms", 0, either(32.0, 50.0), |it| percentile(&it.quick.typed, 95)),
            ("filter ticked to settled list", "ms", 0, None, |it| percentile(&it.quick.ticked, 50)),
            ("the same, p95", "ms", 0, small(32.0), |it| percentile(&it.quick.ticked, 95)),
            ("filter ticked to counts, processor / 4", "ms", 0, Some(50.0), |it| {
                percentile(&it.throttled.all, 50)
            }),
            ("... within a search", "ms", 0, None, |it| percentile(&it.throttled.found, 50)),
            ("article clicked to headline", "ms", 0, small(35.0), |it| {
                percentile(&it.quick.opened, 50)
            }),
            ("the same, most", "ms", 0, None, |it| percentile(&it.quick.opened, 100)),
            ("ten requests, and nothing else", "ms", 0, None, |it| percentile(&it.quick.alone, 50)),
            ("memory of the page", "MB", 0, either(50.0, 150.0), |it| Some(it.quick.memory / 1e6)),
        ];
        let all = || [ours].into_iter().chain(peers);
        let row = |(what, unit, digits, bound, value): (_, _, _, _, Value)| Row {
            what,
            unit,
            digits,
            bound,
            values: all().map(value).collect(),
        };
        let note = |what, count: fn(&Measured) -> usize| {
            let counts: Vec<String> = all().map(|it| count(it).to_string()).collect();
            format!("Queries {what}: {}.", counts.join(", "))
        };
        let notes = vec![
            note("whose last key changed nothing more", |it| it.quick.silent.len()),
            note("after which the page never came to rest", |it| it.quick.restless.len()),
        ];
        Self { articles, rows: rows.into_iter().map(row).collect(), notes }
    }

    /// The bounds that ours misses, each as a sentence.
    pub(super) fn missed(&self) -> impl Iterator<Item = String> {
        let mut named = "";
        self.rows.iter().filter_map(move |row| {
            let more = row.what.strip_prefix("the same");
            named = if more.is_some() { named } else { row.what };
            let bound = row.bound?;
            let value = row.values.first().copied().flatten();
            value.is_none_or(|it| it > bound).then(|| {
                let (articles, unit, said) = (self.articles, row.unit, row.said(value));
                let more = more.unwrap_or_default();
                format!("{articles} articles: {named}{more}: {said}, the bound is {bound} {unit}")
            })
        })
    }
}

impl Row {
    fn said(&self, value: Option<f64>) -> String {
        value.map_or("not there".to_owned(), |it| format!("{it:.*} {}", self.digits, self.unit))
    }

    /// Ours with a cross where it misses its bound; a peer's bold where it is ahead of ours.
    fn cells(&self) -> impl Iterator<Item = String> {
        let ours = self.values.first().copied().flatten();
        self.values.iter().enumerate().map(move |(n, value)| {
            let said = self.said(*value);
            let is_ahead = n > 0 && value.is_some_and(|it| ours.is_none_or(|ours| it < ours));
            let misses =
                n == 0 && self.bound.is_some_and(|it| value.is_none_or(|value| value > it));
            match (is_ahead, misses) {
                (true, _) => format!("**{said}**"),
                (_, true) => format!("{said} ✗"),
                _ => said,
            }
        })
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = ["Broadsheet", "MiniSearch", "Pagefind"];
        let columns = self.rows.first().map_or(0, |row| row.values.len());
        writeln!(
            out,
            "\n{} articles; bold: a peer is ahead; ✗: the bound is missed.\n",
            self.articles
        )?;
        let names = names.get(..columns).unwrap_or_default().join(" | ");
        writeln!(out, "| what | bound | {names} |")?;
        writeln!(out, "| --- | ---: |{}", " ---: |".repeat(columns))?;
        for row in &self.rows {
            let bound = row.bound.map_or(String::new(), |it| format!("{it} {}", row.unit));
            let cells = row.cells().collect::<Vec<_>>().join(" | ");
            writeln!(out, "| {} | {bound} | {cells} |", row.what)?;
        }
        self.notes.iter().try_for_each(|note| writeln!(out, "\n{note}"))
    }
}

/// Takes what was measured of one part of a visit.
type Part = fn(&Cold) -> &Option<Stage>;

/// The median of the visits; nothing where most of them did not come so far.
fn median(visits: &[Cold], part: Part, value: fn(&Stage) -> f64) -> Option<f64> {
    let came = visits.iter().filter_map(|visit| part(visit).as_ref().map(value));
    let values: Vec<f64> = came.collect();
    percentile(&values, 50).filter(|_| values.len() * 2 > visits.len())
}

fn kilobytes(visits: &[Cold], part: Part) -> Option<f64> {
    median(visits, part, |it| it.bytes as f64 / 1e3)
}

fn requests(visits: &[Cold], part: Part) -> Option<f64> {
    median(visits, part, |it| it.requests as f64)
}

fn seconds(visits: &[Cold], part: Part) -> Option<f64> {
    median(visits, part, |it| it.time / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[Option<f64>]) -> Row {
        Row { what: "a", unit: "ms", digits: 0, bound: Some(32.0), values: values.to_vec() }
    }

    #[test]
    fn a_peer_that_is_ahead_is_bold_and_a_missed_bound_has_a_cross() {
        let cells = |values: &[Option<f64>]| row(values).cells().collect::<Vec<_>>();
        assert_eq!(cells(&[Some(40.0), Some(50.0), Some(30.0)]), ["40 ms ✗", "50 ms", "**30 ms**"]);
        assert_eq!(cells(&[None, Some(50.0), None]), ["not there ✗", "**50 ms**", "not there"]);
        assert_eq!(cells(&[Some(32.0)]), ["32 ms"]);
    }

    #[test]
    fn the_95th_percentile_of_twenty_is_the_second_greatest() {
        let values: Vec<f64> = (1..=20).rev().map(f64::from).collect();
        assert_eq!(percentile(&values, 95), Some(19.0));
        assert_eq!(percentile(&[], 95), None);
    }
}
