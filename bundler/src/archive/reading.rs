//! An archive on disk, read back: to bundle an edition again, and to look it over.

use crate::report::Note;
use broadsheet::article::Article;
use broadsheet::edition::archive::{Contents, Names};
use broadsheet::feed::{self, Feed};
use broadsheet::index;
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
    /// What there is in it.
    pub contents: Contents,
}

impl Archive {
    /// Opens the archive that a feed in this folder names.
    pub fn open(folder: &Path, contents: Name) -> Result<Self, ArchiveError> {
        let read = Contents::read(&file(folder, contents, Form::Packed)?);
        let damaged = || ArchiveError::Damaged(folder.join(contents.path("bin")));
        Ok(Self { folder: folder.to_owned(), contents: read.ok_or_else(damaged)? })
    }

    /// The names of the files that hold whole articles, in the edition's order.
    pub fn items(&self) -> Result<Vec<Name>, ArchiveError> {
        let (len, items) = (self.contents.catalog.len(), &self.contents.names.items);
        let Some(each) = Names::table(len) else { return Ok(items.clone()) };
        let mut names = Vec::with_capacity(len);
        for table in items {
            let bytes = file(&self.folder, *table, Form::Packed)?;
            let rest = (len - names.len()).min(each);
            let (read, _) = bytes.as_chunks();
            names.extend(read.iter().copied().map(Name::new));
            if bytes.len() != rest * Name::LENGTH {
                return Err(ArchiveError::Damaged(self.folder.join(table.path("bin"))));
            }
        }
        Ok(names)
    }

    /// What is wrong with the files that lists, look-ups and searches need.
    pub fn damaged(&self) -> Vec<ArchiveError> {
        let names = &self.contents.names;
        let headlines = names.headlines.iter().map(|name| (name, Form::Json));
        let ids = names.ids.iter().map(|name| (name, Form::Packed));
        let all = headlines.chain(ids);
        let damaged = all.filter_map(|(name, form)| file(&self.folder, *name, form).err());
        damaged.chain(self.damaged_index()).collect()
    }

    /// What is wrong with the files of the index, and all that those lead to.
    fn damaged_index(&self) -> Vec<ArchiveError> {
        let root = &self.contents.root;
        let led_to = |name: Name, read: &dyn Fn(&[u8]) -> Option<Vec<Name>>| {
            let bytes = file(&self.folder, name, Form::Packed)?;
            let damaged = || ArchiveError::Damaged(self.folder.join(name.path("bin")));
            read(&bytes).ok_or_else(damaged)
        };
        let blocks: Vec<Name> = root.words().collect();
        let blocks = blocks.into_par_iter();
        let mut all: Vec<_> =
            blocks.map(|name| led_to(name, &|bytes| index::led_to(name, bytes))).collect();
        all.extend(root.spelling.map(|name| led_to(name, &index::spellings)));
        let (mut damaged, mut names) = (Vec::new(), BTreeSet::new());
        for led_to in all {
            match led_to {
                Ok(led_to) => names.extend(led_to.iter().map(|name| name.bytes())),
                Err(error) => damaged.push(error),
            }
        }
        let rest = names.into_par_iter().map(Name::new);
        damaged.par_extend(rest.filter_map(|name| file(&self.folder, name, Form::Packed).err()));
        damaged
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
    if super::naming::name(&bytes).0 != name {
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
