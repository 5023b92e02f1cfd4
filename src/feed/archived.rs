//! Single items of a feed, as an archive keeps them in files of their own: whole, or in blocks of
//! headlines that say where the whole article is.

use super::json::Json;
use super::{Feed, FeedError, Problem, document, item};
use crate::article::{Article, Headline};
use crate::store::Name;

/// A headline, and the file that holds the whole article.
pub type Listed = (Headline, Name);

/// Reads an item that is a file of its own. `feed` has what it does not repeat. An error is bytes
/// that are no item.
pub fn read_item(bytes: &[u8], feed: &Feed) -> Result<(Article, Vec<Problem>), FeedError> {
    let value = document::json(bytes, &mut |_| {})?;
    let read = item::read(1, value);
    let article = read.article.ok_or(FeedError::NotAFeed { member: "id" })?;
    Ok((document::shared(article, feed), read.problems))
}

/// Reads a block of headlines. An error is bytes that are no such block.
pub fn read_headlines(bytes: &[u8], feed: &Feed) -> Result<Vec<Listed>, FeedError> {
    let mut headlines = Vec::new();
    let mut whole = true;
    let mut take = |value: Json| {
        let read = item::read(headlines.len() + 1, value);
        match read.article.zip(read.whole) {
            Some((article, name)) => {
                headlines.push((document::shared(article, feed).headline, name));
            }
            None => whole = false,
        }
    };
    document::json(bytes, &mut take)?;
    if whole { Ok(headlines) } else { Err(FeedError::NotAFeed { member: "item" }) }
}
