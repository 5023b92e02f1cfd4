//! Writing an edition into a folder, so that it is there whole or not at all.
//!
//! New content is staged in a folder of its own within the target, then every file is moved into its
//! place, and `articles.json` last: a run that is killed, or meets a full disk, leaves the old
//! edition as it was. A file that has not changed is not touched. What was written is recorded, and
//! only what is recorded is ever replaced or removed. Knows nothing of articles.

mod record;
mod staging;

pub use record::FILE as RECORD;
use record::Record;
use staging::Staging;
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// The content of a file to be.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// A copy of this file.
    Copy(PathBuf),
}

/// The file that makes the others visible, and so takes its place last. It may be larger than would
/// fit into memory twice, and is written as it is made.
pub struct Last<'a> {
    /// Its path within the folder.
    pub name: &'a str,
    /// Makes its content: the same bytes every time.
    pub make: &'a dyn Fn(&mut dyn io::Write) -> io::Result<()>,
}

/// Files by their path within the folder, with `/` between its parts.
pub type Files = BTreeMap<String, Content>;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    /// Files that are new or have changed.
    pub written: usize,
    /// Files that were the same already.
    pub unchanged: usize,
    /// Files of an earlier run that are not there any more.
    pub removed: usize,
}

/// Why the folder could not be written. The old edition is untouched in every case.
#[derive(Debug)]
pub enum OutputError {
    /// A file lies in the way that an earlier run did not write. Move it away, or allow it to be
    /// replaced.
    Foreign {
        /// Which file.
        path: PathBuf,
    },
    /// A file or folder cannot be read or written. Check permissions and room on the disk.
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The run was asked to end.
    Stopped,
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { path } => write!(
                f,
                "{} was not written by broadsheet; move it away, choose another folder, or replace \
                 it with --force",
                path.display()
            ),
            Self::Io { path, error } => {
                write!(f, "{}: {error}; the old edition is untouched", path.display())
            }
            Self::Stopped => write!(f, "stopped; the old edition is untouched"),
        }
    }
}

impl std::error::Error for OutputError {}

fn at(path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    let path = path.to_owned();
    move |error| OutputError::Io { path, error }
}

/// Writes the files into the folder. `force` allows files to be replaced that an earlier run did not
/// write.
pub fn write(
    folder: &Path,
    files: &Files,
    last: &Last<'_>,
    force: bool,
    stop: &AtomicBool,
) -> Result<Written, OutputError> {
    std::fs::create_dir_all(folder).map_err(at(folder))?;
    let before = Record::read(folder)?;
    let mut written = Written::default();
    let staging = Staging::open(folder)?;
    let mut changed: HashSet<&str> = HashSet::new();
    let mut take = |name, is_same| {
        if is_same {
            written.unchanged += 1;
            return Ok(());
        }
        let target = folder.join(name);
        if !force && !before.holds(name) && target.symlink_metadata().is_ok() {
            return Err(OutputError::Foreign { path: target });
        }
        written.written += 1;
        changed.insert(name);
        Ok(())
    };
    for (place, (name, content)) in files.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            return Err(OutputError::Stopped);
        }
        let target = folder.join(name);
        let is_same = is_same(&target, content).map_err(at(&target))?;
        take(name.as_str(), is_same)?;
        if !is_same {
            staging.add(place, content)?;
        }
    }
    staging.make(files.len(), last.make)?;
    if stop.load(Ordering::Relaxed) {
        return Err(OutputError::Stopped);
    }
    take(last.name, staging.is_same(files.len(), &folder.join(last.name))?)?;
    let names = || files.keys().map(String::as_str).chain([last.name]);
    let now = Record::of(names());
    if changed.is_empty() && before == now {
        return Ok(written);
    }
    // Should the run end from here on, the next one still knows what belongs to it.
    before.with(&now).write(folder, &staging)?;
    for (place, name) in names().enumerate().filter(|(_, name)| changed.contains(name)) {
        staging.move_to(place, &folder.join(name))?;
    }
    for name in before.without(&now) {
        written.removed += usize::from(remove(folder, name)?);
    }
    now.write(folder, &staging)?;
    Ok(written)
}

/// Whether a file has this content already.
fn is_same(target: &Path, content: &Content) -> io::Result<bool> {
    let size = match target.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    match content {
        Content::Bytes(bytes) => Ok(size == bytes.len() as u64 && std::fs::read(target)? == *bytes),
        // The name is made of the content.
        Content::Copy(path) => Ok(size == path.metadata()?.len()),
    }
}

/// Removes a file, and the folders that it leaves empty.
fn remove(folder: &Path, name: &str) -> Result<bool, OutputError> {
    let target = folder.join(name);
    match std::fs::remove_file(&target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(OutputError::Io { path: target, error }),
    }
    let mut above = target.parent();
    while let Some(parent) = above.filter(|parent| *parent != folder) {
        if std::fs::remove_dir(parent).is_err() {
            break;
        }
        above = parent.parent();
    }
    Ok(true)
}

#[cfg(test)]
mod tests;
