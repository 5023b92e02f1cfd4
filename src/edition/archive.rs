//! An archive: the files beside `articles.json` in which an edition of any size lies, so that it is
//! never loaded whole. `docs/edition-format.md` describes them.
//!
//! - [`manifest`]: the file that names all others
//! - [`catalog`]: what filters need to know of every article
//! - [`lookup`]: from an article's id to its place
//! - headlines, in blocks, and articles, one by one: see [`crate::feed`]
//!
//! Numbers of articles are places in the edition's order. Knows nothing of where files lie.

pub mod catalog;
pub mod lookup;
pub mod manifest;

pub use manifest::Manifest;

/// How many headlines stand in a block.
pub const HEADLINES: usize = 64;

/// For how many articles one file says where each whole article is, in an edition of so many: few for
/// many, where a search finds articles all over it; all for a few, whose names are one small file.
pub fn items(len: usize) -> usize {
    if len <= FEW { FEW } else { 256 }
}

/// So many names are 20 kB.
const FEW: usize = 2_560;
