//! The folder that new files wait in until all of them are there.

use super::{Content, OutputError, at};
use std::io::{self, BufRead, Write};
use std::path::Path;
use tempfile::TempDir;

/// How the names of these folders begin. One that a killed run left behind is removed by the next.
const PREFIX: &str = ".broadsheet-staging-";

/// A folder within the target, and so on the same disk. It goes when this value does.
pub(super) struct Staging(TempDir);

impl Staging {
    pub(super) fn open(folder: &Path) -> Result<Self, OutputError> {
        for entry in std::fs::read_dir(folder).map_err(at(folder))?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                std::fs::remove_dir_all(entry.path()).map_err(at(&entry.path()))?;
            }
        }
        let staging = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder);
        staging.map(Self).map_err(at(folder))
    }

    /// Stages the content of the first, second, … file.
    pub(super) fn add(&self, place: usize, content: &Content) -> Result<(), OutputError> {
        let path = self.0.path().join(place.to_string());
        match content {
            Content::Bytes(bytes) | Content::Lasting(bytes) => {
                std::fs::write(&path, bytes).map_err(at(&path))
            }
            Content::Copy(from) => {
                let mut open = std::fs::File::open(from)
                    .map_err(|error| OutputError::Vanished { path: from.clone(), error })?;
                let copied =
                    std::fs::File::create(&path).and_then(|mut to| io::copy(&mut open, &mut to));
                copied.map(|_| ()).map_err(at(from))
            }
        }
    }

    /// Stages content as it is made.
    pub(super) fn make(
        &self,
        place: usize,
        make: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let path = self.0.path().join(place.to_string());
        let made = std::fs::File::create(&path).and_then(|file| {
            let mut file = io::BufWriter::new(file);
            make(&mut file)?;
            file.flush()
        });
        made.map_err(at(&path))
    }

    /// Whether a file has the content that is staged.
    pub(super) fn is_same(&self, place: usize, target: &Path) -> Result<bool, OutputError> {
        let staged = self.0.path().join(place.to_string());
        let same = match std::fs::File::open(target) {
            Ok(target) => std::fs::File::open(&staged).and_then(|staged| same(staged, target)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        };
        same.map_err(at(target))
    }

    /// Stages what is staged already at another place.
    pub(super) fn rename(&self, place: usize, other: usize) -> Result<(), OutputError> {
        let to = self.0.path().join(other.to_string());
        std::fs::rename(self.0.path().join(place.to_string()), &to).map_err(at(&to))
    }

    /// Waits until staged content is on the disk: a file that replaces another before its own content
    /// is there would, after a power cut, have cost both.
    pub(super) fn sync(&self, place: usize) -> Result<(), OutputError> {
        let path = self.0.path().join(place.to_string());
        // To be synced, a file must on some systems be open for writing.
        let file = std::fs::OpenOptions::new().append(true).open(&path);
        file.and_then(|file| file.sync_all()).map_err(at(&path))
    }

    /// Moves staged content to its place, in a folder that is there.
    pub(super) fn move_to(&self, place: usize, target: &Path) -> Result<(), OutputError> {
        std::fs::rename(self.0.path().join(place.to_string()), target).map_err(at(target))
    }

    /// Replaces one file at once.
    pub(super) fn replace(&self, target: &Path, bytes: &[u8]) -> io::Result<()> {
        let path = self.0.path().join("replacement");
        let mut file = std::fs::File::create(&path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(path, target)
    }
}

/// Whether two files have the same content.
fn same(one: std::fs::File, other: std::fs::File) -> io::Result<bool> {
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (io::BufReader::new(one), io::BufReader::new(other));
    loop {
        let (a, b) = (one.fill_buf()?, other.fill_buf()?);
        let length = a.len().min(b.len());
        if a.get(..length) != b.get(..length) {
            return Ok(false);
        }
        if length == 0 {
            return Ok(true);
        }
        one.consume(length);
        other.consume(length);
    }
}
