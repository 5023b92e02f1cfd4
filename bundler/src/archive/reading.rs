//! An archive on disk, read back: to bundle an edition again, and to look it over.

use crate::report::Note;
use broadsheet::article::Article;
use broadsheet::edition::archive::{self, Manifest};
use broadsheet::edition::{Catalog, read_archive};
use broadsheet::feed::{self, Feed};
use broadsheet::index::{self, Root};
use broadsheet::store::{Form, Name};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why an archive cannot be read.
#[derive(Debug)]
pub enum ArchiveError {
    /// A file is missing or cannot be read: copy the edition again, with all of its folders.
    Io(PathBuf, io::Error),
    /// A file is not what its name says: copy the edition again, or bundle it anew.
    Damaged(PathBuf),
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Damaged(path) => write!(f, "{} is not what its name says", path.display()),
        }
    }
}

impl std::error::Error for ArchiveError {}

impl ArchiveError {
    /// What the report says of it.
    pub fn note(&self) -> Note {
        Note::left_out("archive-unread", self.to_string())
            .remedy("copy the edition again, with its folder archive/, or bundle it anew")
    }
}

/// An archive in the folder of its edition.
pub struct Archive {
    folder: PathBuf,
    /// The names of its files.
    pub manifest: Manifest,
    /// What filters know of every article.
    pub catalog: Catalog,
}

impl Archive {
    /// Opens the archive that a feed in this folder names.
    pub fn open(folder: &Path, names: feed::Archive) -> Result<Self, ArchiveError> {
        let manifest = file(folder, names.manifest, Form::Json)?;
        let catalog = file(folder, names.catalog, Form::Packed)?;
        let damaged = |_| ArchiveError::Damaged(folder.join(names.manifest.path("json")));
        let (manifest, catalog) = read_archive(&manifest, &catalog).map_err(damaged)?;
        Ok(Self { folder: folder.to_owned(), manifest, catalog })
    }

    /// The names of the files that hold whole articles, in the edition's order.
    pub fn items(&self) -> Result<Vec<Name>, ArchiveError> {
        let mut names = Vec::with_capacity(self.catalog.len());
        for table in &self.manifest.items {
            let bytes = file(&self.folder, *table, Form::Packed)?;
            let rest = (self.catalog.len() - names.len()).min(archive::items(self.catalog.len()));
            let read = bytes.chunks_exact(8).filter_map(|name| name.try_into().ok()).map(Name::new);
            names.extend(read);
            if bytes.len() != rest * 8 {
                return Err(ArchiveError::Damaged(self.folder.join(table.path("bin"))));
            }
        }
        Ok(names)
    }

    /// What is wrong with the files that lists, look-ups and searches need.
    pub fn damaged(&self) -> Vec<ArchiveError> {
        let headlines = self.manifest.headlines.iter().map(|name| (name, Form::Json));
        let ids = self.manifest.ids.iter().map(|name| (name, Form::Packed));
        let all = headlines.chain(ids);
        let damaged = all.filter_map(|(name, form)| file(&self.folder, *name, form).err());
        damaged
            .chain(self.manifest.index.into_iter().flat_map(|root| self.damaged_index(root)))
            .collect()
    }

    /// What is wrong with the files of the index: its root, and all that those lead to.
    fn damaged_index(&self, root: Name) -> Vec<ArchiveError> {
        let read = file(&self.folder, root, Form::Packed)
            .and_then(|bytes| Root::read(&bytes).ok_or_else(|| self.damaged_file(root)));
        let root = match read {
            Ok(root) => root,
            Err(error) => return vec![error],
        };
        let led_to = |name: Name| {
            let bytes = file(&self.folder, name, Form::Packed)?;
            index::led_to(name, &bytes).ok_or_else(|| self.damaged_file(name))
        };
        let blocks: Vec<Name> = root.words().collect();
        let blocks: Vec<_> = blocks.into_par_iter().map(led_to).collect();
        let (mut damaged, mut names) = (Vec::new(), BTreeSet::new());
        for block in blocks {
            match block {
                Ok(led_to) => names.extend(led_to.iter().map(|name| name.bytes())),
                Err(error) => damaged.push(error),
            }
        }
        names.extend(root.spellings().map(|name| name.bytes()));
        let rest = names.into_par_iter().map(Name::new);
        damaged.par_extend(rest.filter_map(|name| file(&self.folder, name, Form::Packed).err()));
        damaged
    }

    fn damaged_file(&self, name: Name) -> ArchiveError {
        ArchiveError::Damaged(self.folder.join(name.path("bin")))
    }

    /// The whole article in a file.
    pub fn article(&self, name: Name, feed: &Feed) -> Result<Article, ArchiveError> {
        let bytes = file(&self.folder, name, Form::Json)?;
        let damaged = |_| ArchiveError::Damaged(self.folder.join(name.path("json")));
        feed::read_item(&bytes, feed).map(|(article, _)| article).map_err(damaged)
    }
}

/// What is in a file of an archive; its name is checked against it.
fn file(folder: &Path, name: Name, form: Form) -> Result<Vec<u8>, ArchiveError> {
    let path = folder.join(name.path(form.ending()));
    let bytes = std::fs::read(&path).map_err(|error| ArchiveError::Io(path.clone(), error))?;
    if super::name(&bytes) != name {
        return Err(ArchiveError::Damaged(path));
    }
    match form {
        Form::Json => Ok(bytes),
        Form::Packed => {
            let mut unpacked = Vec::new();
            let read =
                flate2::read::DeflateDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked);
            read.map(|_| unpacked).map_err(|_| ArchiveError::Damaged(path))
        }
    }
}
