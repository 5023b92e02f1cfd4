//! Writing an edition into a folder, so that it is there whole or not at all.
//!
//! New content is staged in a folder of its own within the target, then every file is moved into its
//! place, and `articles.json` last: a run that is killed, or meets a full disk, leaves the old
//! edition as it was. A file that has not changed is not touched. What was written is recorded, and
//! only what is recorded is ever replaced or removed. What the edition before had and this one has
//! not stays until there is another, for those who are reading it. Knows nothing of articles.

mod press;
mod record;
mod staging;

pub use press::Press;
pub use record::FILE as RECORD;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// The content of a file to be.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes, under a name that is made of them: a file of that name is not read to be compared.
    Lasting(Vec<u8>),
    /// A copy of this file, under a name that is made of its content.
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
    /// A file that was to be copied cannot be opened any more. Run again when nothing else is at work
    /// in its folder.
    Vanished {
        /// Which file.
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
            Self::Io { path, error } | Self::Vanished { path, error } => {
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

#[cfg(test)]
mod tests;
