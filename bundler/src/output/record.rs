//! What earlier runs wrote into a folder: the one thing that may be replaced or removed there.

use super::staging::Staging;
use super::{OutputError, at};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// The file that the record is kept in: where it lies, there is an edition that was made here.
pub const FILE: &str = ".broadsheet-files";

/// Paths within the folder, one on a line: those of the edition, and behind an empty line those that
/// only the edition before it had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    edition: BTreeSet<String>,
    before: BTreeSet<String>,
}

impl Record {
    /// The record of an edition of these files that follows another.
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>, before: &Self) -> Self {
        let edition = names.into_iter().map(str::to_owned).collect();
        let before = before.edition.difference(&edition).cloned().collect();
        Self { edition, before }
    }

    /// The record of a folder; an empty one where there is none.
    pub(super) fn read(folder: &Path) -> Result<Self, OutputError> {
        let path = folder.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(OutputError::Io { path, error }),
        };
        // A path that leads out of the folder was not written here.
        let is_own = |name: &&str| !name.split(['/', '\\']).any(|it| matches!(it, "" | "." | ".."));
        let names = |text: &str| text.lines().filter(is_own).map(str::to_owned).collect();
        let (edition, before) = text.split_once("\n\n").unwrap_or((&text, ""));
        Ok(Self { edition: names(edition), before: names(before) })
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.edition.contains(name) || self.before.contains(name)
    }

    /// Whether both are of editions with the same files.
    pub(super) fn is_of_the_same(&self, other: &Self) -> bool {
        self.edition == other.edition
    }

    /// The record while one edition gives way to the next: what either has is known, and this
    /// edition is still the one that is shown.
    pub(super) fn with(&self, next: &Self) -> Self {
        let others = self.before.union(&next.edition);
        let before = others.filter(|name| !self.edition.contains(*name)).cloned().collect();
        Self { edition: self.edition.clone(), before }
    }

    /// What only this one knows.
    pub(super) fn without<'a>(&'a self, next: &'a Self) -> impl Iterator<Item = &'a String> {
        self.edition.iter().chain(&self.before).filter(|name| !next.holds(name))
    }

    pub(super) fn write(&self, folder: &Path, staging: &Staging) -> Result<(), OutputError> {
        let mut text = String::new();
        // Writing to a string cannot fail.
        self.edition.iter().for_each(|name| _ = writeln!(text, "{name}"));
        if !self.before.is_empty() {
            text.push('\n');
        }
        self.before.iter().for_each(|name| _ = writeln!(text, "{name}"));
        let path = folder.join(FILE);
        staging.replace(&path, text.as_bytes()).map_err(at(&path))
    }
}
