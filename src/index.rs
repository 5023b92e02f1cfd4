//! The full-text index of an edition: written into named files, and asked through a [`Store`].
//!
//! Knows text alone: nothing of articles' files, JSON, catalogs or the browser. One code writes an
//! index, into memory or onto a disk, and one code answers from it:
//!
//! ```
//! use broadsheet::index::{Builder, Document, Index, Memory, Query, Unhurried, Weights, at_once, write};
//! use std::sync::Arc;
//!
//! // Documents come in the order of their dates, the undated last, and are numbered in that order.
//! let mut builder = Builder::default();
//! builder.add(&Document { title: "Peonies", body: "1,200 seedlings went out.", ..Document::default() });
//! builder.add(&Document { title: "Roads", body: "A road was built.", ..Document::default() });
//! let mut files = Memory::default();
//! let written = at_once(write(&[builder.finish()], 2, &mut files, &Unhurried));
//! let Some(Ok(root)) = written else { return };
//!
//! let opened = at_once(Index::open(Arc::new(files), root, 2));
//! let Some(Ok(index)) = opened else { return };
//! let query = Query::read("seedling ");
//! let answer = at_once(index.search(&query, &Weights::TUNED, &Unhurried)).unwrap_or_default();
//! assert_eq!(answer.hits.first().map(|hit| hit.document), Some(0));
//! let excerpt = answer.marker.excerpt("1,200 seedlings went out.", 100);
//! assert_eq!(excerpt.marks, [6..15]);
//! ```
//!
//! **Writing.** [`Builder::add`] reads a document (a millisecond or so: take a breath between two),
//! [`Builder::finish`] makes a [`Segment`]. One segment does for an edition in memory; a bundler
//! makes one for every [`Builder::is_full`] of consecutive documents, several at a time, and gives
//! them to [`write()`] in their order. `write` hands each file to a [`Sink`], the root last.
//!
//! **Asking.** [`Index::open`] fetches the root. [`Query::read`] reads what was typed;
//! [`Query::filters`] is for the catalog. [`Index::search`] fetches what it needs, all that can be at
//! the same time, in two or three rounds. A file that cannot be had or is broken is named in
//! [`Answer::lost`], and the rest is answered. To cancel, drop the future. [`Answer::marker`] then
//! marks titles, excerpts and whole articles.
//!
//! [`answer()`] is the same without futures, for whoever keeps the files and fetches them in a way of
//! their own: it is asked again until nothing was missing.
//!
//! Rooms: `segment` (documents read), `writing` (segments joined into files), `files` (the files as
//! bytes), `query` (the grammar), `lookup` (words found), `search` (documents found and ranked),
//! `marks` and `excerpt` (shown).

mod answer;
mod bytes;
mod documents;
mod excerpt;
mod files;
mod holding;
mod lookup;
mod marks;
mod nearness;
mod pace;
mod query;
mod search;
mod segment;
mod shelf;
mod spelling;
mod store;
mod tally;
mod vocabulary;
mod weights;
mod writing;

use crate::store::Name;
pub use answer::{Answer, Hit};
pub use excerpt::Excerpt;
pub use holding::holding;
pub use marks::Marker;
pub use pace::{Pace, Unhurried, at_once};
pub use query::{By, Clause, Filter, Piece, Query, Unit};
pub use search::answer;
pub use segment::{Builder, Document, Segment};
pub use shelf::Here;
pub use store::{Memory, Sink, Store, StoreError};
pub use weights::Weights;
pub use writing::write;

/// An index, open for questions.
pub struct Index<S> {
    store: S,
    root: files::Root,
}

/// An index cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexError {
    /// Its root cannot be had: try again later.
    Store(StoreError),
    /// Its root is not one of this format's version: reload the page, or bundle the edition anew.
    Format(Name),
    /// It is of another edition, with another number of documents: reload the page.
    Edition(Name),
}

impl<S: Store> Index<S> {
    /// Opens the index with this root, of an edition of so many documents.
    pub async fn open(store: S, root: Name, documents: u32) -> Result<Self, IndexError> {
        let bytes = match store.get(root).await {
            Err(_) => store.get(root).await.map_err(IndexError::Store)?,
            Ok(bytes) => bytes,
        };
        let read = files::Root::read(&bytes).ok_or(IndexError::Format(root))?;
        if read.documents != documents {
            return Err(IndexError::Edition(root));
        }
        Ok(Self { store, root: read })
    }
}

#[cfg(test)]
mod tests;
