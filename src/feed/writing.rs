//! A feed, written as JSON for people to read too: members in a steady order, two spaces deep,
//! no escapes that JSON does not need. The same feed always gives the same bytes.
//!
//! What a plain feed reader ought to see is said twice, as the edition format asks: the section
//! also stands first in `tags`, the subtitle also in `summary`.

use super::{ABOUT, ARCHIVE, Feed, VERSION};
use crate::article::{Article, Attachment, Author, Body, Stamp};
use crate::store::Name;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The feed as the text of a file, ending in a line break.
pub fn write(feed: &Feed) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(feed).map(|json| json + "\n")
}

/// A feed in one line, without a line break.
pub fn write_short(feed: &Feed) -> Result<String, serde_json::Error> {
    serde_json::to_string(feed)
}

/// An article as a file of its own: an item of the feed, in one line.
pub fn write_item(article: &Article, feed: &Feed) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Item { article, feed, whole: None })
}

/// The headlines of articles, each with the file that holds the whole article, in one line.
pub fn write_headlines<'a>(
    articles: impl Iterator<Item = (&'a Article, Name)>,
    feed: &Feed,
) -> Result<String, serde_json::Error> {
    let item = |(article, name)| Item { article, feed, whole: Some(name) };
    let items: Vec<Item<'_>> = articles.map(item).collect();
    serde_json::to_string(&Headlines(&items))
}

struct Headlines<'a>(&'a [Item<'a>]);

impl Serialize for Headlines<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("items", self.0)?;
        map.end()
    }
}

/// Writes one member, if there is anything to say.
fn member<M: SerializeMap, T: Serialize + ?Sized>(
    map: &mut M,
    name: &str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(name, value))
}

/// A list, or nothing when there is nothing in it.
fn listed<T>(values: &[T]) -> Option<&[T]> {
    Some(values).filter(|values| !values.is_empty())
}

impl Serialize for Feed {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("version", VERSION)?;
        map.serialize_entry("title", &self.title)?;
        member(&mut map, "description", self.description.as_ref())?;
        member(&mut map, "home_page_url", self.home_page_url.as_ref())?;
        member(&mut map, "feed_url", self.feed_url.as_ref())?;
        member(&mut map, "next_url", self.next_url.as_ref())?;
        member(&mut map, "icon", self.icon.as_ref())?;
        member(&mut map, "favicon", self.favicon.as_ref())?;
        member(&mut map, "language", self.language.as_ref().map(|it| it.as_str()))?;
        member(&mut map, "authors", listed(&self.authors))?;
        map.serialize_entry("_broadsheet", &FeedMembers(self))?;
        let item = |article| Item { article, feed: self, whole: article.whole };
        map.serialize_entry("items", &self.articles.iter().map(item).collect::<Vec<_>>())?;
        map.end()
    }
}

/// The feed's own members of ours.
struct FeedMembers<'a>(&'a Feed);

impl Serialize for FeedMembers<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("about", ABOUT)?;
        member(&mut map, "copyright", self.0.copyright.as_ref())?;
        member(&mut map, "archive", self.0.archive.map(Archive).as_ref())?;
        map.end()
    }
}

/// The archive, by the name of its contents.
struct Archive(Name);

impl Serialize for Archive {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("about", ARCHIVE)?;
        map.serialize_entry("contents", &self.0.digits())?;
        map.end()
    }
}

/// An article within its feed, whose language it need not repeat.
struct Item<'a> {
    article: &'a Article,
    feed: &'a Feed,
    /// Where the whole article is, if this is to be only what a list shows of it.
    whole: Option<Name>,
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let article = self.article;
        let headline = &article.headline;
        let stamp = |stamp: Option<Stamp>| stamp.map(Stamp::to_rfc3339);
        let language =
            headline.language.as_ref().filter(|it| Some(*it) != self.feed.language.as_ref());
        let tags: Vec<&String> = headline.section.iter().chain(&headline.tags).collect();
        let whole = Some(article).filter(|_| self.whole.is_none());
        let authors = whole.and_then(|it| listed(&it.authors));
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("id", headline.id.as_str())?;
        member(&mut map, "url", whole.and_then(|it| it.url.as_ref()))?;
        member(&mut map, "external_url", whole.and_then(|it| it.external_url.as_ref()))?;
        member(&mut map, "title", headline.title.as_ref())?;
        member(&mut map, "summary", self.summary())?;
        member(&mut map, "date_published", stamp(headline.published).as_ref())?;
        member(&mut map, "date_modified", stamp(headline.modified).as_ref())?;
        member(&mut map, "language", language.map(|it| it.as_str()))?;
        member(&mut map, "tags", listed(&tags))?;
        member(&mut map, "authors", authors.filter(|it| *it != self.feed.authors.as_slice()))?;
        member(&mut map, "image", whole.and_then(|it| it.image.as_ref()))?;
        map.serialize_entry("_broadsheet", &ItemMembers(self))?;
        match whole.map(|it| &it.body) {
            Some(Body::Html(html)) => map.serialize_entry("content_html", html)?,
            Some(Body::Text(text)) => map.serialize_entry("content_text", text)?,
            None => {}
        }
        member(&mut map, "attachments", whole.and_then(|it| listed(&it.attachments)))?;
        map.end()
    }
}

impl Item<'_> {
    /// The summary, or for plain feed readers the subtitle.
    fn summary(&self) -> Option<&String> {
        let headline = &self.article.headline;
        let for_others = headline.subtitle.as_ref().filter(|_| self.whole.is_none());
        headline.summary.as_ref().or(for_others)
    }
}

/// An item's own members of ours.
struct ItemMembers<'a>(&'a Item<'a>);

impl Serialize for ItemMembers<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Item { article, whole, .. } = self.0;
        let (headline, is_whole) = (&article.headline, whole.is_none());
        // Shown only where there is no title, or nothing else to stand under it.
        let shown =
            headline.title.is_none() || headline.standfirst() == Some(headline.opening.as_str());
        let opening = Some(&headline.opening).filter(|it| !is_whole && shown && !it.is_empty());
        let mut map = to.serialize_map(None)?;
        member(&mut map, "about", Some(ABOUT).filter(|_| is_whole))?;
        member(&mut map, "section", headline.section.as_ref())?;
        member(&mut map, "breadcrumb", listed(&article.breadcrumb).filter(|_| is_whole))?;
        member(&mut map, "subtitle", headline.subtitle.as_ref())?;
        member(&mut map, "source", article.source.as_ref().filter(|_| is_whole))?;
        member(&mut map, "copyright", article.copyright.as_ref().filter(|_| is_whole))?;
        member(&mut map, "opening", opening)?;
        member(&mut map, "item", whole.map(Name::digits).as_ref())?;
        map.end()
    }
}

impl Serialize for Author {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        member(&mut map, "name", self.name.as_ref())?;
        member(&mut map, "url", self.url.as_ref())?;
        member(&mut map, "avatar", self.avatar.as_ref())?;
        map.end()
    }
}

impl Serialize for Attachment {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("url", &self.url)?;
        map.serialize_entry("mime_type", &self.mime_type)?;
        member(&mut map, "title", self.title.as_ref())?;
        member(&mut map, "size_in_bytes", self.size_in_bytes.as_ref())?;
        member(&mut map, "duration_in_seconds", self.duration_in_seconds.as_ref())?;
        map.end()
    }
}
