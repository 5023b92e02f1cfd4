//! The files of an archive: what they are named by, how they lie there, and how binary ones are made.
//!
//! Knows nothing of what is in them, nor of where they are kept.

pub(crate) mod bytes;
mod name;

pub use name::Name;

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

/// A file is not what its name says. Publish the edition again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;
