//! The table, and how a file is read for it: on a thread of its own, with a bound on its time.

use broadsheet_bundler::draft::Origin;
use broadsheet_bundler::report::Note;
use broadsheet_bundler::source::{self, File, HEAD, Kind, Reading};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

/// Longer than this on one file is a hang.
const LONGEST: Duration = Duration::from_secs(20);

/// What was measured.
#[derive(Default)]
pub(crate) struct Sheet {
    rows: Vec<Row>,
}

struct Row {
    what: String,
    right: f64,
    of: f64,
    bound: f64,
    wrong: Vec<String>,
}

/// A count of what is as expected.
#[derive(Default)]
pub(crate) struct Tally {
    right: f64,
    of: f64,
    wrong: Vec<String>,
}

impl Tally {
    pub(crate) fn count(&mut self, right: bool, wrong: impl FnOnce() -> String) {
        self.score(f64::from(u8::from(right)), wrong);
    }

    /// Counts a part of one, such as an F1.
    pub(crate) fn score(&mut self, score: f64, wrong: impl FnOnce() -> String) {
        self.right += score;
        self.of += 1.0;
        if score < 0.9 {
            self.wrong.push(wrong());
        }
    }
}

impl Sheet {
    /// Adds a line; `bound` is the part of all that must be as expected.
    pub(crate) fn add(&mut self, what: &str, bound: f64, tally: Tally) {
        let Tally { right, of, wrong } = tally;
        self.rows.push(Row { what: what.to_owned(), right, of, bound, wrong });
    }

    pub(crate) fn print(&self, verbose: bool) {
        println!("| what                             |    of |  as expected |  bound |      |");
        println!("| -------------------------------- | ----: | -----------: | -----: | ---- |");
        for row in &self.rows {
            let share = 100.0 * row.share();
            let verdict = if row.holds() { "ok" } else { "MISS" };
            let bound = 100.0 * row.bound;
            println!(
                "| {:32} | {:>5} | {share:>10.2} % | {bound:>4.0} % | {verdict:4} |",
                row.what, row.of
            );
        }
        for row in self.rows.iter().filter(|_| verbose) {
            row.wrong.iter().for_each(|wrong| println!("{}: {wrong}", row.what));
        }
    }

    /// Whether something was measured, and every bound holds.
    pub(crate) fn holds(&self) -> bool {
        !self.rows.is_empty() && self.rows.iter().all(Row::holds)
    }
}

impl Row {
    fn share(&self) -> f64 {
        if self.of == 0.0 { 0.0 } else { self.right / self.of }
    }

    fn holds(&self) -> bool {
        self.share() >= self.bound
    }
}

/// What became of a file.
pub(crate) enum Read {
    Done(Box<Result<Reading, Note>>),
    Beside,
    Crashed,
    Hung,
}

/// Reads a file as the bundler does, or as one kind if that is given.
pub(crate) fn read(path: &Path, name: &str, kind: Option<Kind>) -> Read {
    let Ok(bytes) = std::fs::read(path) else { return Read::Beside };
    bytes_read(path, name, kind, bytes)
}

pub(crate) fn bytes_read(path: &Path, name: &str, kind: Option<Kind>, bytes: Vec<u8>) -> Read {
    let head = bytes.get(..HEAD).unwrap_or(&bytes);
    let Some(kind) = kind.or_else(|| Kind::of(name, head)) else { return Read::Beside };
    let root = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let origin = Origin { path: path.to_path_buf(), root, name: name.to_owned() };
    let file = File::new(Arc::new(origin), bytes);
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let _ = sender.send(Box::new(source::read(kind, &file)));
    });
    match receiver.recv_timeout(LONGEST) {
        Ok(result) => Read::Done(result),
        Err(mpsc::RecvTimeoutError::Timeout) => Read::Hung,
        Err(mpsc::RecvTimeoutError::Disconnected) => Read::Crashed,
    }
}

/// The lines of a file, each a JSON value.
pub(crate) fn lines(path: &Path) -> Result<Vec<Value>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let read = |line: &str| serde_json::from_str(line).map_err(|error| error.to_string());
    text.lines().filter(|line| !line.trim().is_empty()).map(read).collect()
}

pub(crate) fn member<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str)
}

/// Whether a date as written is the moment that is expected.
pub(crate) fn is_moment(written: &str, expected: &str) -> bool {
    use broadsheet_bundler::pass::dates::{self, Habits};
    let moment =
        |text: &str| dates::read(text, &Habits::default()).ok().map(|it| it.stamp.moment());
    match (moment(written), moment(expected)) {
        (Some(a), Some(b)) => (a - b).whole_seconds() == 0,
        _ => false,
    }
}

/// A text as it is compared: in one line.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
