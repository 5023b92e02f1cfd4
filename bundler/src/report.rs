//! What was done with every file: the notes, their summary, and the two forms that they are printed
//! in.

mod json;
mod note;
mod text;

pub use note::{Note, Weight};

use crate::output::Written;
use crate::pass::length::Length;
use std::io;

/// A note, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file, with `#` and a place where it holds several articles.
    pub name: String,
    /// What is noted.
    pub note: Note,
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were read.
    pub files: usize,
    /// Files that lie beside articles and are none, such as pictures.
    pub beside: usize,
    /// Articles in the edition.
    pub articles: usize,
    /// How much there is to read in them.
    pub length: Length,
    /// What was written, if anything was to be.
    pub output: Option<Written>,
    /// The notes, in the order of the files.
    pub entries: Vec<Entry>,
}

impl Report {
    /// Adds a note about a file or an article.
    pub fn add(&mut self, name: impl Into<String>, note: Note) {
        self.entries.push(Entry { name: name.into(), note });
    }

    /// How many notes there are of a weight.
    pub fn count(&self, weight: Weight) -> usize {
        self.entries.iter().filter(|entry| entry.note.weight == weight).count()
    }

    /// For people: a line for each note, repeated ones cut short, and a summary.
    pub fn to_text(&self) -> String {
        text::write(self)
    }

    /// For machines: everything, as JSON.
    pub fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()> {
        json::write(self, to)
    }
}
