//! The bundler: from what publishers have (saved pages, Markdown, feeds, text) to an edition.
//!
//! ```text
//! files --(walk)--> kind --(source)--> Draft --(pass)--> Article --(output)--> articles.json
//!                                        |                 |  ^
//!                                        |                 v  |
//!                                        |                shelf
//!                                        +---- notes ------+--(report)--> lines, exit code
//! ```
//!
//! - [`draft`]: what one source says of one article
//! - [`source`]: from a file's bytes to drafts, one folder for each kind
//! - [`pass`]: from a draft to an article, one small matter at a time
//! - [`shelf`]: the texts of all articles, outside memory until they are written
//! - [`front`]: the newest headlines, written into the reader's page
//! - [`report`]: what was done with every file

pub mod archive;
pub mod bundle;
pub mod check;
pub mod command;
pub mod compose;
pub mod draft;
pub mod edition;
pub mod front;
pub mod gather;
pub mod output;
pub mod pass;
pub mod reader;
pub mod report;
pub mod server;
pub mod settings;
pub mod shelf;
pub mod source;
pub mod walk;
