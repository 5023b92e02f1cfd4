//! A part of an index, while it is made: consecutive documents, their words and where these stand.
//!
//! A large edition is read in parts, one for each worker; [`super::Writing`] joins them.

use crate::store::bytes::put;
use crate::text::{Kind, Tokens};
use crate::text::{Packed, Vocabulary};

/// The field that a word stands in. Fields lie one behind the other in a document's places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    /// Subtitle and summary.
    Deck,
    /// Section and tags.
    Labels,
    Body,
}

/// Where each field begins. What does not fit into a field's room is found all the same, but at the
/// field's last place.
pub(super) const STARTS: [u32; 4] = [0, 128, 1024, 2048];

impl Field {
    pub(super) const ALL: [Self; 4] = [Self::Title, Self::Deck, Self::Labels, Self::Body];

    /// The field of a place.
    pub(super) fn at(place: u32) -> Self {
        match place {
            0..128 => Self::Title,
            128..1024 => Self::Deck,
            1024..2048 => Self::Labels,
            _ => Self::Body,
        }
    }

    /// The first place that is not in the field.
    fn end(self) -> u32 {
        STARTS.get(self as usize + 1).copied().unwrap_or(1 << 30)
    }

    /// The field's bit in a mask.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What is searched of an article, all as plain text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Document<'a> {
    /// The headline.
    pub title: &'a str,
    /// Subtitle and summary.
    pub deck: &'a [&'a str],
    /// Section and tags.
    pub labels: &'a [&'a str],
    /// The text.
    pub body: &'a str,
    /// The language's tag, or nothing.
    pub language: &'a str,
}

/// Reads documents, one after the other.
#[derive(Default)]
pub struct Builder {
    vocabulary: Vocabulary,
    words: Vec<Word>,
    lengths: Vec<u32>,
    language: Vote,
}

#[derive(Default)]
struct Word {
    list: Vec<u8>,
    /// The number plus one of the document that the list ends with, and the place in it.
    document: u32,
    place: u32,
    language: Vote,
}

/// The language of most documents, so far, and by how many more than another it is theirs (Boyer and
/// Moore, "MJRTY", 1991).
#[derive(Clone, Copy, Default)]
pub(super) struct Vote {
    pub(super) language: [u8; 2],
    pub(super) lead: u32,
}

impl Vote {
    /// Counts further votes.
    pub(super) fn add(&mut self, other: Self) {
        if self.language == other.language {
            self.lead += other.lead;
        } else if self.lead < other.lead {
            *self = Self { lead: other.lead - self.lead, ..other };
        } else {
            self.lead -= other.lead;
        }
    }
}

/// Consecutive documents, read.
#[derive(Default)]
pub struct Segment {
    /// Sorted.
    pub(super) words: Packed,
    /// For each word where it stands.
    pub(super) lists: Packed,
    /// The language of each word, by the documents that hold it.
    pub(super) languages: Vec<Vote>,
    /// That of the documents.
    pub(super) language: Vote,
    /// The number of words in each document's body.
    pub(super) lengths: Vec<u32>,
}

impl Builder {
    /// Reads a document; its number is that of those before it.
    pub fn add(&mut self, document: &Document<'_>) {
        let language = match document.language.as_bytes() {
            [a, b, ..] => [a.to_ascii_lowercase(), b.to_ascii_lowercase()],
            _ => [0; 2],
        };
        let language = Vote { language, lead: 1 };
        self.language.add(language);
        self.lengths.push(0);
        for field in Field::ALL {
            let parts = match field {
                Field::Title => &[document.title],
                Field::Deck => document.deck,
                Field::Labels => document.labels,
                Field::Body => &[document.body],
            };
            let mut place = STARTS.get(field as usize).copied().unwrap_or_default();
            for part in parts {
                place = self.read(part, place, field, language);
            }
        }
    }

    /// Reads a text whose first word has this place; gives the first place behind it.
    fn read(&mut self, text: &str, start: u32, field: Field, language: Vote) -> u32 {
        let document = self.lengths.len() as u32;
        let (mut next, mut length) = (start, 0);
        let mut tokens = Tokens::of(text);
        while let Some(token) = tokens.read() {
            let number = self.vocabulary.number(tokens.form());
            if number == self.words.len() {
                self.words.push(Word::default());
            }
            let place = start.saturating_add(token.position);
            next = place + 1;
            if let Some(word) = self.words.get_mut(number) {
                if word.document != document {
                    word.language.add(language);
                }
                word.add(document, place.min(field.end() - 1));
            }
            length += u32::from(token.kind != Kind::Amount);
        }
        if field == Field::Body
            && let Some(last) = self.lengths.last_mut()
        {
            *last = length;
        }
        next
    }

    /// Whether so much was read that a worker should hand it over and begin anew.
    pub fn is_full(&self) -> bool {
        self.lengths.iter().sum::<u32>() > 2_000_000
    }

    /// What was read, sorted.
    pub fn finish(self) -> Segment {
        let Self { lengths, language, .. } = self;
        let mut segment = Segment { lengths, language, ..Segment::default() };
        let words = &self.vocabulary.words;
        let mut order: Vec<&[u8]> = (0..words.len()).filter_map(|at| words.get(at)).collect();
        order.sort_unstable();
        for word in order {
            let number = self.vocabulary.find(word).1.unwrap_or_default();
            if let Some(own) = self.words.get(number) {
                segment.words.push(word);
                segment.lists.push(&own.list);
                segment.languages.push(own.language);
            }
        }
        segment
    }
}

impl Word {
    /// A new document is twice the way to it, then the first place; a further place in the same is
    /// twice the way to it and one.
    fn add(&mut self, document: u32, place: u32) {
        if self.document == document {
            put(&mut self.list, (place - self.place) << 1 | 1);
        } else {
            put(&mut self.list, (document - self.document) << 1);
            put(&mut self.list, place);
        }
        self.document = document;
        self.place = place;
    }
}
