//! The file as a whole: its bytes, its members, and its items one at a time, so that a large feed
//! is never held in memory twice.

use super::json::{self, Json, Object, Refusal};
use super::members::Members;
use super::{ABOUT, ARCHIVE, Fault, Feed, FeedError, Problem, item};
use crate::article::Article;
use crate::text::Vocabulary;

/// The versions of JSON Feed that can be read here.
const KNOWN: [&str; 2] = ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"];

/// What every version of JSON Feed begins with.
const FAMILY: &str = "https://jsonfeed.org/version/";

/// What every `about` of ours begins with.
const OURS: &str = "urn:broadsheet:";

/// The member that says what the file is.
const VERSION: &str = "version";

/// The member that holds the items.
const ITEMS: &str = "items";

/// A feed as the file has it.
pub(super) struct Document {
    members: Object,
    items: Items,
}

#[derive(Default)]
struct Items {
    articles: Vec<Article>,
    problems: Vec<Problem>,
    /// The ids of the items so far.
    ids: Vocabulary,
    count: usize,
}

/// Reads the bytes as JSON (RFC 8259) and makes sure that they are a feed of a known version.
pub(super) fn parse(bytes: &[u8]) -> Result<Document, FeedError> {
    let mut items = Items::default();
    match json(bytes, &mut |value| items.take(value))? {
        Json::Object(members) => Document { members, items }.checked(),
        _ => Err(FeedError::NotAFeed { member: VERSION }),
    }
}

/// Reads the bytes as JSON; the elements of the list `items` are handed over one by one.
pub(super) fn json(bytes: &[u8], each: &mut dyn FnMut(Json)) -> Result<Json, FeedError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => return Err(FeedError::Blank),
        Some(b'<') => return Err(FeedError::Html),
        Some(_) => {}
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let reason = error.error_len().map(|_| "no UTF-8");
        refusal(bytes, Refusal { at: error.valid_up_to(), reason })
    })?;
    json::read(text, ITEMS, each).map_err(|it| refusal(bytes, it))
}

/// A refusal with its place as editors count it.
fn refusal(bytes: &[u8], Refusal { at, reason }: Refusal) -> FeedError {
    let before = bytes.get(..at).unwrap_or_default();
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    match reason {
        None => FeedError::Truncated { line, column },
        Some(reason) => FeedError::Syntax { reason, line, column: column + 1 },
    }
}

impl Items {
    /// Takes the next item in.
    fn take(&mut self, value: Json) {
        self.count += 1;
        let read = item::read(self.count, value);
        self.problems.extend(read.problems);
        let Some(article) = read.article else { return };
        let id = article.headline.id.as_str().to_owned();
        let known = self.ids.words.len();
        if self.ids.number(&id) == known {
            self.articles.push(article);
        } else {
            let problem = Problem { item: Some(self.count), name: Some(id), fault: Fault::SameId };
            self.problems.push(problem);
        }
    }
}

impl Document {
    fn checked(self) -> Result<Self, FeedError> {
        let member = |name: &str| find(&self.members, name);
        match member(VERSION) {
            Some(Json::Text(version)) if KNOWN.contains(&version.as_str()) => {}
            Some(Json::Text(version)) if version.starts_with(FAMILY) => {
                return Err(FeedError::Future { version: version.clone() });
            }
            _ => return Err(FeedError::NotAFeed { member: VERSION }),
        }
        if !matches!(member(ITEMS), Some(Json::List(_))) {
            return Err(FeedError::NotAFeed { member: ITEMS });
        }
        let own = object(member("_broadsheet"));
        let archive = object(own.and_then(|own| find(own, "archive")));
        for (members, known) in [(own, ABOUT), (archive, ARCHIVE)] {
            match members.and_then(|members| find(members, "about")) {
                Some(Json::Text(about)) if about.starts_with(OURS) && about != known => {
                    return Err(FeedError::Future { version: about.clone() });
                }
                _ => {}
            }
        }
        Ok(self)
    }

    /// The feed, its articles in the feed's language where they name none, each id once.
    pub(super) fn into_feed(self) -> (Feed, Vec<Problem>) {
        let mut members = Members::of(self.members);
        let mut own = members.object("_broadsheet");
        let mut feed = Feed {
            title: members.text("title").unwrap_or_default(),
            description: members.text("description"),
            home_page_url: members.text("home_page_url"),
            feed_url: members.text("feed_url"),
            next_url: members.text("next_url"),
            icon: members.text("icon"),
            favicon: members.text("favicon"),
            language: members.language(),
            authors: members.authors(),
            copyright: own.text("copyright"),
            archive: own.object("archive").name("contents"),
            articles: self.items.articles,
        };
        if feed.title.is_empty() {
            members.faults.push(Fault::NoTitle);
        }
        let articles = std::mem::take(&mut feed.articles);
        feed.articles = articles.into_iter().map(|article| shared(article, &feed)).collect();
        members.faults.append(&mut own.faults);
        let whole = |fault| Problem { item: None, name: None, fault };
        let mut problems: Vec<Problem> = members.faults.into_iter().map(whole).collect();
        problems.extend(self.items.problems);
        (feed, problems)
    }
}

/// An article with what its feed says for all.
pub(super) fn shared(mut article: Article, feed: &Feed) -> Article {
    let language = &mut article.headline.language;
    *language = language.take().or_else(|| feed.language.clone());
    if article.authors.is_empty() {
        article.authors.clone_from(&feed.authors);
    }
    article
}

/// The archive that the feed's own members name.
fn object(value: Option<&Json>) -> Option<&Object> {
    match value {
        Some(Json::Object(members)) => Some(members),
        _ => None,
    }
}

/// A member by its name; of several of one name the last, as in JavaScript.
fn find<'a>(members: &'a Object, name: &str) -> Option<&'a Json> {
    members.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value)
}
