//! The built site, driven as a reader would drive it.
//!
//! Knows the site only as files and as what stands on the page: nothing of the reader's code.
//!
//! - [`site`]: a web server for the built files, whose answers a scenario can disturb
//! - [`edition`]: small editions to publish on it
//! - [`engine`]: the three browser engines, their drivers and sessions
//! - [`page`]: what a reader sees and does
//! - [`scenario`]: a sentence about the site, and how it is tried in an engine
//! - [`corpora`]: hostile and odd material kept beside the repository

pub mod corpora;
pub mod edition;
pub mod engine;
pub mod page;
pub mod scenario;
pub mod site;
