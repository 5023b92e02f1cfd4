//! Where an archive's files come from: a disk, a memory, a web server.
//!
//! A [`Store`] gives the bytes under a [`Name`] and knows nothing of what they mean; whoever asks
//! knows nothing of where they lie.

mod name;

pub use name::Name;

use std::collections::BTreeMap;
use std::fmt;

/// How a file lies in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// JSON, as it is; the web server may compress it on the way.
    Json,
    /// Binary and deflated (RFC 1951), since few servers compress what they have no type for.
    Packed,
}

impl Form {
    /// What the names of such files end in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Packed => "bin",
        }
    }
}

/// Why there are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no such file any more: a newer edition has come out. Load it.
    Gone,
    /// No answer. Try again.
    Unreachable,
    /// The file is not what its name says. Publish the edition again.
    Damaged,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gone => {
                "the file is not there; the edition may have been replaced by a newer one"
            }
            Self::Unreachable => "the file cannot be read; try again",
            Self::Damaged => "the file is damaged; publish the edition again",
        })
    }
}

impl std::error::Error for StoreError {}

/// A place that files are fetched from.
#[expect(async_fn_in_trait, reason = "a browser's futures never leave their thread")]
pub trait Store {
    /// What lies under a name, inflated where it was deflated.
    async fn get(&self, name: Name, form: Form) -> Result<Vec<u8>, StoreError>;
}

/// Files in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory(pub BTreeMap<Name, Vec<u8>>);

impl Store for Memory {
    async fn get(&self, name: Name, _: Form) -> Result<Vec<u8>, StoreError> {
        self.0.get(&name).cloned().ok_or(StoreError::Gone)
    }
}
