//! JSON Feed 1.1 (jsonfeed.org/version/1.1) with Broadsheet's own members under `_broadsheet`:
//! read strictly, written exactly.
//!
//! The border between bytes and articles. A fault of the file as a whole ends the reading with a
//! [`FeedError`]; a fault of one item never spoils the others and becomes a [`Problem`]. Knows
//! nothing of where the bytes came from, nor of how faults are worded on the page.

mod archived;
mod document;
mod fault;
mod item;
mod json;
mod members;
mod writing;

pub use archived::{read_headlines, read_item};
pub use fault::{Fault, FeedError, Problem};
pub use item::opening;
pub use writing::{write, write_headlines, write_item, write_short};

use crate::article::{Article, Author, Language};
use crate::store::Name;

/// What `about` says of the `_broadsheet` members.
pub const ABOUT: &str = "urn:broadsheet:edition-format:1";

/// What `about` says of the archives written here.
pub const ARCHIVE: &str = "urn:broadsheet:archive:3";

/// The `version` of the feeds written here.
pub const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A feed: what is said once for all articles, and the articles in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Plain text; blank when the file has none.
    pub title: String,
    /// Plain text.
    pub description: Option<String>,
    /// The site that the articles belong to.
    pub home_page_url: Option<String>,
    /// Where the feed itself is published.
    pub feed_url: Option<String>,
    /// The further page of a feed in several pages.
    pub next_url: Option<String>,
    /// A large square picture.
    pub icon: Option<String>,
    /// A small square picture.
    pub favicon: Option<String>,
    /// The language of every article that does not name its own.
    pub language: Option<Language>,
    /// The authors of every article that does not name its own.
    pub authors: Vec<Author>,
    /// The copyright line under every page.
    pub copyright: Option<String>,
    /// The contents of the archive beside it, if not all articles are in the feed itself.
    pub archive: Option<Name>,
    /// The articles.
    pub articles: Vec<Article>,
}

/// Reads a feed, and names what was wrong with single items of it.
pub fn read(bytes: &[u8]) -> Result<(Feed, Vec<Problem>), FeedError> {
    let document = document::parse(bytes)?;
    Ok(document.into_feed())
}

#[cfg(test)]
mod tests;
