//! The front page: the newest headlines, written into the reader's `index.html` so that they can be
//! read before the reader has loaded, and where it cannot run.
//!
//! The markup is that of the reader's own list, so that the reader takes its place without a jump;
//! `tests/browser` compares the two. Knows headlines alone, in whatever order they come: no files,
//! and nothing of bodies, so that an edition of any size can be shown to it article by article.

mod facets;
mod markup;
mod page;
mod words;

use broadsheet::article::Headline;
use broadsheet::edition::Masthead;
use broadsheet::feed::Feed;
use broadsheet::store::Name;
use facets::Facets;
use std::cmp::Reverse;

/// How many headlines a front page has at the most: a leading one, and then whole lines of two, three or four.
const ROWS: usize = 25;

/// How many it has of an archived edition, which come once more with its contents.
pub const NEWEST: usize = 13;

/// The front page of an edition.
#[derive(Clone, Debug, Default)]
pub struct Front {
    masthead: Masthead,
    /// The newest, in the order of the reader's list.
    headlines: Vec<Headline>,
    /// How many of them there may be.
    rows: usize,
    /// How many articles there are.
    total: usize,
    facets: Facets,
    /// The file that an archive is read from, which the page asks for in place of the feed.
    contents: Option<Name>,
}

impl Front {
    /// The front page of an edition by its feed, and the headlines of all its articles. Of an archived
    /// one it has those that its contents have, so that the reader need not fetch any.
    pub fn of<'a>(feed: &Feed, headlines: impl IntoIterator<Item = &'a Headline>) -> Self {
        let masthead = Masthead {
            title: feed.title.clone(),
            description: feed.description.clone(),
            language: feed.language.clone(),
            copyright: feed.copyright.clone(),
        };
        let rows = if feed.archive.is_some() { NEWEST } else { ROWS };
        let mut front = Self { masthead, rows, contents: feed.archive, ..Self::default() };
        headlines.into_iter().for_each(|headline| front.add(headline));
        front
    }

    /// Takes note of a further article. Of two from the same moment the first comes first.
    fn add(&mut self, headline: &Headline) {
        self.total += 1;
        self.facets.add(headline);
        let key = |headline: &Headline| Reverse(headline.published);
        let at = self.headlines.partition_point(|earlier| key(earlier) <= key(headline));
        if at < self.rows {
            self.headlines.insert(at, headline.clone());
            self.headlines.truncate(self.rows);
        }
    }

    /// The reader's page with this front page in it, in place of one that it may have.
    pub fn write(&self, page: &str) -> String {
        page::write(page, self)
    }
}

/// The reader's page without a front page.
pub fn clear(page: &str) -> String {
    page::clear(page)
}

#[cfg(test)]
mod tests;
