//! From a file's bytes to drafts: one folder for each kind of source.
//!
//! In each folder the same three files: `wire`, what the format has, in its own words; `adapter`,
//! from there to a [`Draft`]; `parser`, the bytes read into the wire form, and the one public
//! function. A kind knows nothing of the other kinds, nor of what becomes of its drafts.

pub mod feed;
pub mod html;
pub mod json_feed;
mod kind;
pub mod markdown;
mod page;
pub mod text;

pub use kind::{HEAD, Kind, is_claimed, is_paper, is_section_page};

use crate::draft::{Draft, Origin};
use crate::report::Note;
use broadsheet::feed::Feed;
use std::path::PathBuf;
use std::sync::Arc;

/// A file that has been read from disk, or from the standard input.
#[derive(Clone, Debug)]
pub struct File {
    /// Where it comes from.
    pub origin: Arc<Origin>,
    /// All of it.
    pub bytes: Vec<u8>,
    /// The size in bytes beyond which a file that it leads to is not read, if there is a bound.
    pub largest: Option<u64>,
}

impl File {
    /// A file that may lead to others of any size.
    pub fn new(origin: Arc<Origin>, bytes: Vec<u8>) -> Self {
        Self { origin, bytes, largest: None }
    }
}

/// What a file was found to hold.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles in it, in its order.
    pub drafts: Vec<Draft>,
    /// What it says of all its articles together: a feed's title, language, copyright and the like.
    /// Its `articles` are empty.
    pub masthead: Option<Feed>,
    /// Files beside it that belong to it, such as a feed's further pages, and are not to be read
    /// again for themselves.
    pub companions: Vec<PathBuf>,
    /// What is to be reported of the file as a whole.
    pub notes: Vec<Note>,
}

/// What each kind offers: its `parser::parse`. An error is a note of the weight "left out".
pub type Parse = fn(&File) -> Result<Reading, Note>;

/// Reads a file as one kind of source.
pub fn read(kind: Kind, file: &File) -> Result<Reading, Note> {
    let parse: Parse = match kind {
        Kind::Text => text::parse,
        Kind::JsonFeed => json_feed::parse,
        Kind::Markdown => markdown::parse,
        Kind::Feed => feed::parse,
        Kind::Html => html::parse,
    };
    let mut reading = parse(file)?;
    reading.drafts.iter_mut().for_each(page::spam::take_out_of_names);
    Ok(reading)
}
