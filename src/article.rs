//! An article and its parts, as the reader shows them and the bundler makes them.
//!
//! Knows nothing of JSON, of the browser or of other articles. Every type here is valid once it
//! exists; what could be wrong was found out at the border that made it.

mod language;
mod stamp;

pub use language::{Direction, Language};
pub use stamp::Stamp;

use crate::store::Name;
use crate::text::plain;
use std::borrow::Cow;

/// What names an article for good, unique in its edition: never blank.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id, or `None` when there is nothing but white space in it.
    pub fn new(id: impl Into<String>) -> Option<Self> {
        let id = id.into();
        if id.trim().is_empty() { None } else { Some(Self(id)) }
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a list shows of an article: all that can be known without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Unique in the edition.
    pub id: ArticleId,
    /// Plain text. Absent for a note without a title.
    pub title: Option<String>,
    /// The standfirst, plain text.
    pub subtitle: Option<String>,
    /// Plain text, as published.
    pub summary: Option<String>,
    /// The first words of the body, for when there is no title or no summary; plain text.
    pub opening: String,
    /// The one section that the article stands in.
    pub section: Option<String>,
    /// Further subjects, without the section.
    pub tags: Vec<String>,
    /// The article's own language, or its edition's.
    pub language: Option<Language>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// When it was last changed.
    pub modified: Option<Stamp>,
}

impl Headline {
    /// What stands as the headline: the title, else the first words of the body, else the id.
    pub fn heading(&self) -> &str {
        match &self.title {
            Some(title) => title,
            None if !self.opening.is_empty() => &self.opening,
            None => self.id.as_str(),
        }
    }

    /// What stands under the headline in a list: subtitle, else summary, else the first words.
    pub fn standfirst(&self) -> Option<&str> {
        let opening = (self.title.is_some() && !self.opening.is_empty()).then_some(&self.opening);
        self.subtitle.as_ref().or(self.summary.as_ref()).or(opening).map(String::as_str)
    }
}

/// An article: all of it, or as much as is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What a list shows of it.
    pub headline: Headline,
    /// The text itself.
    pub body: Body,
    /// The places that it stands under, from the top; the last is its own.
    pub breadcrumb: Vec<String>,
    /// Where the article is published.
    pub url: Option<String>,
    /// What the article is about, elsewhere.
    pub external_url: Option<String>,
    /// A picture for the article as a whole.
    pub image: Option<String>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Where it was taken from, plain text.
    pub source: Option<String>,
    /// The article's own copyright line, where it differs from the edition's.
    pub copyright: Option<String>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// The file that has all of it, where this is only what a list shows.
    pub whole: Option<Name>,
}

/// An article's text in one of the two forms that JSON Feed has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Untrusted HTML (`content_html`).
    Html(String),
    /// Plain text, paragraphs set apart by blank lines (`content_text`).
    Text(String),
}

impl Body {
    /// The words alone, to be searched, measured and compared.
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Html(html) => Cow::Owned(plain(html, usize::MAX)),
            Self::Text(text) => Cow::Borrowed(text),
        }
    }
}

/// Someone who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Plain text.
    pub name: Option<String>,
    /// A page about them.
    pub url: Option<String>,
    /// A picture of them.
    pub avatar: Option<String>,
}

/// A file that belongs to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Where the file is.
    pub url: String,
    /// Its media type, such as `audio/mpeg`.
    pub mime_type: String,
    /// Its name, plain text.
    pub title: Option<String>,
    /// Its size in bytes.
    pub size_in_bytes: Option<u64>,
    /// How long it plays.
    pub duration_in_seconds: Option<u64>,
}
