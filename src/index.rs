//! The full-text index of an edition: written into named files, and asked through a [`Here`].
//!
//! Knows text and what a date is: nothing of articles' files, JSON, catalogs or the browser. One code writes an
//! index, into memory or onto a disk, and one code answers from it:
//!
//! ```
//! use broadsheet::index::{Builder, Document, Memory, Query, Weights, answer, write};
//!
//! // Documents come in the order of their dates, the undated last, and are numbered in that order.
//! let mut builder = Builder::default();
//! builder.add(&Document { title: "Peonies", body: "1,200 seedlings went out.", ..Document::default() });
//! builder.add(&Document { title: "Roads", body: "A road was built.", ..Document::default() });
//! let mut files = Memory::default();
//! let Ok(root) = write(vec![builder.finish()], 2, &mut files);
//!
//! let query = Query::read("seedling ");
//! let answer = answer(&root, &query, &Weights::TUNED, &|name| files.file(name)).ok_or("missing")?;
//! assert_eq!(answer.hits.first().map(|hit| hit.document), Some(0));
//! let excerpt = answer.marker.excerpt("1,200 seedlings went out.", 100);
//! assert_eq!(excerpt.marks, [6..15]);
//! # Ok::<(), &str>(())
//! ```
//!
//! **Writing.** [`Builder::add`] reads a document (a millisecond or so: take a breath between two),
//! [`Builder::finish`] makes a [`Segment`]. One segment does for an edition in memory; a bundler
//! makes one for every [`Builder::is_full`] of consecutive documents, several at a time, and gives
//! them to [`write()`] in their order. Each file is handed to a [`Sink`]; the root, which names them,
//! is given back. Where others wait for their turn, [`Writing::step`] does the same in steps of a few milliseconds.
//!
//! **Asking.** [`Query::read`] reads what was typed; [`Query::filters`] is for the catalog.
//! [`answer()`] asks for the files that it needs; whoever has them fetches what is missing, all that
//! was asked for at the same time, and asks again: in two or three rounds nothing is missing. A file
//! that cannot be had is given as an empty one, and the rest is answered. [`Answer::marker`] then
//! marks titles, excerpts and whole articles.
//!
//! Rooms: `segment` (documents read), `writing` (segments joined into files), `files` (the files as
//! bytes), `query` (the grammar), `lookup` (words found), `search` (documents found and ranked),
//! `set` (documents by number), `marks` and `excerpt` (shown).

mod answer;
mod documents;
mod excerpt;
mod files;
mod lookup;
mod marks;
mod nearness;
mod query;
mod search;
mod segment;
mod set;
mod spelling;
mod tally;
mod weights;
mod writing;

pub use answer::{Answer, Hit};
pub use excerpt::Excerpt;
pub use files::{Here, Memory, Root, Sink, led_to, spellings};
pub use marks::Marker;
pub use query::{By, Clause, Filter, Query};
pub use search::answer;
pub use segment::{Builder, Document, Segment};
pub use set::Set;
pub use weights::Weights;
pub use writing::{Writing, write};

#[cfg(test)]
mod tests;
