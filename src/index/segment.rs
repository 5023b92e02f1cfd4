//! A part of an index, while it is made: consecutive documents, their words and where these stand.
//!
//! A large edition is read in parts, one for each worker; [`super::write`] joins them.

use super::bytes::push;
use super::vocabulary::Vocabulary;
use crate::text::{Kind, Tokens};

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
}

#[derive(Default)]
struct Word {
    list: Vec<u8>,
    /// The number plus one of the document that the list ends with, and the place in it.
    document: u32,
    place: u32,
    language: [u8; 2],
}

/// Consecutive documents, read.
pub struct Segment {
    /// Sorted, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// The language in which each word was first met.
    languages: Vec<[u8; 2]>,
    /// For each word where it stands, and where that ends.
    lists: Vec<u8>,
    list_ends: Vec<u32>,
    /// The number of words in each document's body.
    lengths: Vec<u32>,
}

impl Builder {
    /// Reads a document; its number is that of those before it.
    pub fn add(&mut self, document: &Document<'_>) {
        let mut language = [0; 2];
        for (to, from) in language.iter_mut().zip(document.language.bytes()) {
            *to = from.to_ascii_lowercase();
        }
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
                place += self.read(part, place, field.end(), language);
            }
        }
    }

    /// Reads a text whose first word has this place; gives how many places it takes.
    fn read(&mut self, text: &str, start: u32, end: u32, language: [u8; 2]) -> u32 {
        let document = self.lengths.len() as u32;
        let mut tokens = Tokens::of(text);
        let mut length = 0;
        while let Some(token) = tokens.read() {
            let number = self.vocabulary.number(tokens.form());
            if number == self.words.len() {
                self.words.push(Word { language, ..Word::default() });
            }
            let place = start.saturating_add(token.position).min(end - 1);
            length = token.position + 1;
            if let Some(word) = self.words.get_mut(number) {
                word.add(document, place);
            }
            if token.kind != Kind::Amount && Field::at(place) == Field::Body {
                self.lengths.last_mut().into_iter().for_each(|length| *length += 1);
            }
        }
        length
    }

    /// Whether so much was read that a worker should hand it over and begin anew.
    pub fn is_full(&self) -> bool {
        self.lengths.iter().sum::<u32>() > 2_000_000
    }

    /// What was read, sorted.
    pub fn finish(self) -> Segment {
        let mut order: Vec<u32> = (0..self.words.len() as u32).collect();
        let word = |number: &u32| self.vocabulary.word(*number as usize);
        order.sort_unstable_by(|a, b| word(a).cmp(word(b)));
        let mut segment = Segment {
            text: String::new(),
            ends: Vec::new(),
            languages: Vec::new(),
            lists: Vec::new(),
            list_ends: Vec::new(),
            lengths: self.lengths,
        };
        for number in order {
            let Some(word) = self.words.get(number as usize) else { continue };
            segment.text.push_str(self.vocabulary.word(number as usize));
            segment.ends.push(segment.text.len() as u32);
            segment.languages.push(word.language);
            segment.lists.extend_from_slice(&word.list);
            segment.list_ends.push(segment.lists.len() as u32);
        }
        segment
    }
}

impl Word {
    /// A new document is twice the way to it, then the first place; a further place in the same is
    /// twice the way to it and one.
    fn add(&mut self, document: u32, place: u32) {
        if self.document == document {
            push(&mut self.list, (place - self.place) << 1 | 1);
        } else {
            push(&mut self.list, (document - self.document) << 1);
            push(&mut self.list, place);
        }
        self.document = document;
        self.place = place;
    }
}

/// A word of a segment, the language it was first met in, and its list.
pub(super) type Read<'a> = (&'a str, [u8; 2], &'a [u8]);

impl Segment {
    pub(super) fn lengths(&self) -> &[u32] {
        &self.lengths
    }

    /// The word of a number, its language, and its list.
    pub(super) fn word(&self, number: usize) -> Option<Read<'_>> {
        let bounds = |ends: &[u32]| {
            let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied();
            Some(start.unwrap_or_default() as usize..*ends.get(number)? as usize)
        };
        Some((
            self.text.get(bounds(&self.ends)?)?,
            *self.languages.get(number)?,
            self.lists.get(bounds(&self.list_ends)?)?,
        ))
    }

    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        self.text.len() + self.lists.len()
    }
}
