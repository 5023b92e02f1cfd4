//! What earlier runs wrote into a folder: the one thing that may be replaced or removed there.

use super::staging::Staging;
use super::{OutputError, at};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// The file that the record is kept in: where it lies, there is an edition that was made here.
pub const FILE: &str = ".broadsheet-files";

/// Paths within the folder, one on a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record(BTreeSet<String>);

impl Record {
    pub(super) fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// The record of a folder; an empty one where there is none.
    pub(super) fn read(folder: &Path) -> Result<Self, OutputError> {
        let path = folder.join(FILE);
        match std::fs::read_to_string(&path) {
            // A path that leads out of the folder was not written here.
            Ok(text) => {
                let own =
                    |name: &&str| !name.split('/').any(|part| part.is_empty() || part == "..");
                Ok(Self(text.lines().filter(own).map(str::to_owned).collect()))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(OutputError::Io { path, error }),
        }
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    pub(super) fn with(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    pub(super) fn without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a String> {
        self.0.difference(&other.0)
    }

    pub(super) fn write(&self, folder: &Path, staging: &Staging) -> Result<(), OutputError> {
        let text: String = self.0.iter().map(|name| format!("{name}\n")).collect();
        let path = folder.join(FILE);
        staging.replace(&path, text.as_bytes()).map_err(at(&path))
    }
}
