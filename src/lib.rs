//! Broadsheet's reader: a newsroom's archive as plain files, listed, filtered and read in the browser.
//!
//! ```text
//! articles.json --(feed)--> Edition
//! address bar <--> Selection --+
//!                              +--> Results --> views --> the reader's next move --> Selection
//!                     Edition -+
//! ```
//!
//! One direction, one copy of each fact. The rooms, in the order in which they may know of each
//! other (each knows only those above it):
//!
//! - [`text`]: folding, tokens, stems, figures
//! - [`store`]: what an archive's files are named by
//! - [`index`]: what is searched, written into and read from a store of named files
//! - [`article`]: an article and its parts
//! - [`feed`]: JSON Feed 1.1, read strictly and written exactly
//! - [`selection`]: what the reader has chosen, its moves, its query string
//! - [`edition`]: all articles published together, and their answer to a selection
//! - `web`: everything that knows of Leptos or the browser (feature `web`)

pub mod article;
pub mod edition;
pub mod feed;
pub mod index;
pub mod selection;
pub mod store;
pub mod text;
#[cfg(feature = "web")]
pub mod web;
