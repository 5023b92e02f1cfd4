//! An archive: the files beside `articles.json` in which an edition of any size lies, so that it is
//! never loaded whole. `docs/edition-format.md` describes them.
//!
//! - [`contents`]: the file that names all others
//! - [`catalog`]: what filters need to know of every article, a part of that file
//! - [`lookup`]: from an article's id to its place
//! - headlines, in blocks, and articles, one by one: see [`crate::feed`]
//!
//! Numbers of articles are places in the edition's order. Knows nothing of where files lie.

pub mod catalog;
pub mod contents;
pub mod lookup;

pub use contents::{Contents, Names};

/// How many headlines stand in a block.
pub const HEADLINES: usize = 64;

/// For how many articles one file says where each whole article is, where there are many: little is
/// read of it for each, and a search finds articles all over an edition.
pub const ITEMS: usize = 128;

/// Up to so many articles the contents themselves say it: 13 kB at the most.
pub const FEW: usize = 2_560;
