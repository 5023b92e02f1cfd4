//! Single items of a feed, as an archive keeps them in files of their own: whole, or in blocks of
//! headlines that say where the whole article is.

use super::json::Json;
use super::{Feed, FeedError, Problem, document, item};
use crate::article::Article;

/// Reads an item that is a file of its own. `feed` has what it does not repeat. An error is bytes
/// that are no item.
pub fn read_item(bytes: &[u8], feed: &Feed) -> Result<(Article, Vec<Problem>), FeedError> {
    let value = document::json(bytes, &mut |_| {})?;
    let read = item::read(1, value);
    let mut article = read.article.ok_or(FeedError::NotAFeed { member: "id" })?;
    article.whole = None;
    Ok((document::shared(article, feed), read.problems))
}

/// Reads a block of headlines, each with the file that has the whole article. An error is bytes that
/// are no such block.
pub fn read_headlines(bytes: &[u8], feed: &Feed) -> Result<Vec<Article>, FeedError> {
    let (mut count, mut listed) = (0, Vec::new());
    let mut take = |value: Json| {
        count += 1;
        let article = item::read(count, value).article.filter(|it| it.whole.is_some());
        listed.extend(article.map(|it| document::shared(it, feed)));
    };
    document::json(bytes, &mut take)?;
    if listed.len() == count { Ok(listed) } else { Err(FeedError::NotAFeed { member: "item" }) }
}
