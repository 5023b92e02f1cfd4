//! A draft: what one source says of one article, before anything has been settled.
//!
//! Every kind of source gives drafts, and the passes make articles of them. All fields may be
//! absent, and all text stands as the source has it: dates unread, HTML unclean, links relative.
//! Where a claim came from goes with it, so that a report can name it. Knows nothing of kinds of
//! source, of passes or of the edition.

use crate::report::Note;
use broadsheet::article::{Attachment, Author, Body};
use std::path::PathBuf;
use std::sync::Arc;

/// Where a draft comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file itself.
    pub path: PathBuf,
    /// The folder that was given as the source: a link to `/a.png` is looked for in it.
    pub root: PathBuf,
    /// The file's path within the root, with `/` between its parts on every system: what the report
    /// calls it, and what an id is made of when there is nothing better.
    pub name: String,
}

/// A value, and what in the source says it, such as `og:title` or `front matter: date`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<T> {
    /// The value as it stands there.
    pub value: T,
    /// What says it, in the words of the source's own format.
    pub by: &'static str,
}

impl<T> Said<T> {
    /// A value, and what says it.
    pub fn new(value: impl Into<T>, by: &'static str) -> Self {
        Self { value: value.into(), by }
    }
}

/// What a source says of one article.
///
/// Texts are plain text, character references decoded, except for an HTML body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The file that it comes from.
    pub origin: Arc<Origin>,
    /// Its place among several articles of one file, from 1; `None` where the file is the article.
    pub place: Option<usize>,
    /// What the source itself calls it for good: a feed's `guid`, never a number made up here.
    pub id: Option<Said<String>>,
    /// Where the article is published; absolute, or relative to `base`.
    pub url: Option<Said<String>>,
    /// What the article is about, elsewhere.
    pub external_url: Option<Said<String>>,
    /// What links and images in the body are relative to, if that is a URL. Without it they are
    /// relative to the file.
    pub base: Option<Said<String>>,
    /// The headline.
    pub title: Option<Said<String>>,
    /// The standfirst.
    pub subtitle: Option<Said<String>>,
    /// A summary as published.
    pub summary: Option<Said<String>>,
    /// The one section that it stands in.
    pub section: Option<Said<String>>,
    /// The places that it stands under, from the top; the last is its own section.
    pub breadcrumb: Vec<String>,
    /// Further subjects.
    pub tags: Vec<String>,
    /// A language tag, in whatever form the source writes one.
    pub language: Option<Said<String>>,
    /// When it was published, as written.
    pub published: Option<Said<String>>,
    /// When it was last changed, as written.
    pub modified: Option<Said<String>>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// A picture for the article as a whole; absolute, or relative as links in the body are.
    pub image: Option<Said<String>>,
    /// Where it was taken from.
    pub source: Option<Said<String>>,
    /// Its own copyright line.
    pub copyright: Option<Said<String>>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
    /// Whether the source marks it as unfinished, not to be published yet.
    pub unfinished: bool,
    /// The text: HTML as found, or plain text with blank lines between paragraphs.
    pub body: Option<Body>,
    /// What the reading of it found worth reporting.
    pub notes: Vec<Note>,
}

impl Draft {
    /// A draft that says nothing yet.
    pub fn new(origin: &Arc<Origin>) -> Self {
        Self { origin: Arc::clone(origin), ..Self::default() }
    }

    /// How the report names it: the file, and the place in it if there are several.
    pub fn name(&self) -> String {
        match self.place {
            Some(place) => format!("{}#{place}", self.origin.name),
            None => self.origin.name.clone(),
        }
    }
}
