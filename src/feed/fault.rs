//! What can be wrong with a feed: with the file as a whole, or with one item of it.
//!
//! Says what happened as values. The sentences here are for logs and the command line; the page
//! words them in the reader's language.

use std::fmt;

/// Why a file cannot be read as a feed at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedError {
    /// There are no bytes. Publish the file again.
    Blank,
    /// It is an HTML page: a sign-in or "not found" page that the server sent in place of the file.
    Html,
    /// It breaks off in the middle: the transfer, or the upload, was cut short.
    Truncated {
        /// Where it ends, from 1.
        line: usize,
        /// Where it ends, from 1.
        column: usize,
    },
    /// It is not JSON (RFC 8259). Mend the file at this place.
    Syntax {
        /// What the parser says.
        reason: &'static str,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// It is JSON, but lacks what makes a JSON Feed. Name the member in the file.
    NotAFeed {
        /// The member that is missing or of the wrong kind.
        member: &'static str,
    },
    /// It is of a later version than this reader knows. Use a newer reader.
    Future {
        /// What the file says.
        version: String,
    },
}

impl fmt::Display for FeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => write!(f, "the file is empty"),
            Self::Html => write!(f, "an HTML page came in place of the feed"),
            Self::Truncated { line, column } => {
                write!(f, "the file breaks off at line {line}, column {column}")
            }
            Self::Syntax { reason, line, column } => {
                write!(f, "not valid JSON at line {line}, column {column}: {reason}")
            }
            Self::NotAFeed { member } => write!(f, "not a JSON Feed: \"{member}\" is missing"),
            Self::Future { version } => {
                write!(f, "made for a later version of the reader ({version})")
            }
        }
    }
}

impl std::error::Error for FeedError {}

/// Something wrong with one item, or with the feed's own members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which item, counted from 1 in the order of the file; `None` for the feed itself.
    pub item: Option<usize>,
    /// The item's id or title, to find it by.
    pub name: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with an item, and so what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not a JSON object: left out.
    NotAnObject,
    /// No `id`, or a blank one: left out, as the specification asks.
    NoId,
    /// An earlier item has the same `id`: left out.
    SameId,
    /// Neither `content_html` nor `content_text`: shown without a body.
    NoContent,
    /// A date that is not RFC 3339 with an offset: shown, undated.
    BadDate {
        /// Which member.
        member: &'static str,
        /// What it says.
        value: String,
    },
    /// A language that is not a BCP 47 tag: the edition's is taken.
    BadLanguage {
        /// What it says.
        value: String,
    },
    /// A member of the wrong kind, such as a number for a title: the member is passed over.
    WrongKind {
        /// Which member.
        member: &'static str,
    },
    /// The feed itself has no `title`.
    NoTitle,
}

impl Fault {
    /// Whether the item was left out because of it.
    pub fn leaves_out(&self) -> bool {
        matches!(self, Self::NotAnObject | Self::NoId | Self::SameId)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => write!(f, "is not an object; left out"),
            Self::NoId => write!(f, "has no id; left out"),
            Self::SameId => write!(f, "has the same id as an earlier item; left out"),
            Self::NoContent => write!(f, "has neither content_html nor content_text"),
            Self::BadDate { member, value } => {
                write!(f, "{member} \"{value}\" is not a date with time and offset; undated")
            }
            Self::BadLanguage { value } => write!(f, "language \"{value}\" is not a language tag"),
            Self::WrongKind { member } => write!(f, "{member} is of the wrong kind; passed over"),
            Self::NoTitle => write!(f, "has no title"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.item, &self.name) {
            (Some(item), Some(name)) => write!(f, "item {item} ({name}) ")?,
            (Some(item), None) => write!(f, "item {item} ")?,
            (None, _) => write!(f, "the feed ")?,
        }
        self.fault.fmt(f)
    }
}
