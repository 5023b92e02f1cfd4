//! The plain text of a news page, as saved from a browser or taken out of one by a program.
//!
//! Such a text holds everything that stood on the page, in its order: the window's title,
//! navigation, where the page stands, headline, release time, the article, neighbours, copyright,
//! and whatever was injected into it.

mod adapter;
mod headline;
mod parser;
mod region;
mod wire;

pub use parser::parse;
