//! The files of a folder, in a fixed order.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::failure::Failure;

/// A file and its bytes.
#[derive(Clone)]
pub(crate) struct Content {
    /// Its path within the folder.
    pub(crate) name: PathBuf,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

/// All files below a folder (or the one file that `start` is), sorted by name.
pub(crate) fn below(start: &Path) -> Result<Vec<Content>, Failure> {
    WalkDir::new(start)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.map_err(|error| Failure::file("read", start)(error.into())))
        .filter(|entry| entry.as_ref().map_or(true, |entry| entry.file_type().is_file()))
        .map(|entry| {
            let path = entry?.into_path();
            let bytes = fs::read(&path).map_err(Failure::file("read", &path))?;
            let name = path.strip_prefix(start).unwrap_or(&path).to_path_buf();
            Ok(Content { name, bytes })
        })
        .collect()
}
