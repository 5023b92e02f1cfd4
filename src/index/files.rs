//! The files of an index as bytes: the root, which names all others, and the blocks of words.
//!
//! `docs/edition-format.md` describes them. What is read here may be anything: a file that is not
//! what it should be gives nothing, and never more than its own length.

use super::bytes::{Bytes, push, push_word, unzigzag, zigzag};
use crate::store::Name;

/// How the root begins. The last letter is the version.
pub(super) const MARK: &[u8] = b"BSI1";

/// How long a file of places may grow before the next list begins another.
pub(super) const PLACES: u32 = 3_000;

/// A block of words, as the root knows it.
pub(super) struct Block {
    /// Its first word.
    pub(super) first: Vec<u8>,
    /// The number of its first word.
    pub(super) start: u32,
    pub(super) name: Name,
}

/// The root.
pub(super) struct Root {
    pub(super) documents: u32,
    /// How many documents have a date; they come first, the latest last.
    pub(super) dated: u32,
    /// The languages of the documents, by their first two letters.
    pub(super) languages: Vec<[u8; 2]>,
    pub(super) words: u32,
    pub(super) blocks: Vec<Block>,
    /// Blocks of words alone, from their beginnings and from their ends.
    pub(super) spelling: [Vec<Block>; 2],
}

impl Root {
    pub(super) fn write(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        push(&mut bytes, self.documents);
        push(&mut bytes, self.dated);
        push(&mut bytes, self.languages.len() as u32);
        bytes.extend(self.languages.as_flattened());
        push(&mut bytes, self.words);
        for blocks in std::iter::once(&self.blocks).chain(&self.spelling) {
            push(&mut bytes, blocks.len() as u32);
            let (mut before, mut start) = (&[][..], 0);
            for block in blocks {
                push_word(&mut bytes, before, &block.first);
                push(&mut bytes, block.start - start);
                bytes.extend(block.name.bytes());
                (before, start) = (&block.first, block.start);
            }
        }
        bytes
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes.strip_prefix(MARK)?);
        let documents = bytes.number()?;
        let dated = bytes.number()?.min(documents);
        let count = bytes.number()?;
        let (languages, _) = bytes.take(count.checked_mul(2)?)?.as_chunks();
        let languages = languages.to_vec();
        let words = bytes.number()?;
        let blocks = read_blocks(&mut bytes)?;
        let spelling = [read_blocks(&mut bytes)?, read_blocks(&mut bytes)?];
        Some(Self { documents, dated, languages, words, blocks, spelling })
    }
}

fn read_blocks(bytes: &mut Bytes<'_>) -> Option<Vec<Block>> {
    let (mut blocks, mut word, mut start) = (Vec::new(), Vec::new(), 0u32);
    for _ in 0..bytes.number()? {
        bytes.word(&mut word)?;
        start = start.wrapping_add(bytes.number()?);
        blocks.push(Block { first: word.clone(), start, name: name(bytes)? });
    }
    Some(blocks)
}

fn name(bytes: &mut Bytes<'_>) -> Option<Name> {
    Some(Name::new(bytes.take(8)?.try_into().ok()?))
}

/// A list: the file that it is in, where it begins there, and how long it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) file: Name,
    pub(super) start: u32,
    pub(super) length: u32,
}

impl List {
    /// The list's bytes in its file.
    pub(super) fn of(self, file: &[u8]) -> Bytes<'_> {
        let file = file.get(self.start as usize..).unwrap_or_default();
        Bytes(file.get(..self.length as usize).unwrap_or_default())
    }
}

/// What a block says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) number: u32,
    /// The number of the next word of the same stem; the last names the first.
    pub(super) sibling: u32,
    /// How many documents hold it.
    pub(super) holding: u32,
    /// In which, and how strongly.
    pub(super) documents: List,
    /// Where in them.
    pub(super) places: List,
}

/// A block of words, while it is written.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) first: Vec<u8>,
    last: Vec<u8>,
    pub(super) words: u32,
    entries: Vec<u8>,
    lists: Vec<u8>,
    /// The names of the files of places, and what the next will hold.
    files: Vec<u8>,
    pub(super) places: Vec<u8>,
}

impl Draft {
    pub(super) fn size(&self) -> usize {
        self.entries.len() + self.lists.len()
    }

    /// Adds a word; its documents come as bytes or as the name of their file, as do its places,
    /// which [`Self::has_room`] was asked for.
    pub(super) fn add(
        &mut self,
        word: &[u8],
        number: u32,
        sibling: u32,
        holding: u32,
        documents: (&[u8], Option<Name>),
        places: (&[u8], Option<Name>),
    ) {
        if self.words == 0 {
            self.first = word.to_vec();
        }
        push_word(&mut self.entries, &self.last, word);
        self.last = word.to_vec();
        self.words += 1;
        push(&mut self.entries, zigzag(number, sibling));
        push(&mut self.entries, holding);
        for (list, (bytes, name)) in [(&mut self.lists, documents), (&mut self.places, places)] {
            push(&mut self.entries, (bytes.len() as u32) << 1 | u32::from(name.is_some()));
            match name {
                Some(name) => self.entries.extend(name.bytes()),
                None => list.extend_from_slice(bytes),
            }
        }
    }

    /// Whether places of this length go into the file that is being filled.
    pub(super) fn has_room(&self, length: usize) -> bool {
        self.places.is_empty() || self.places.len() + length <= PLACES as usize
    }

    /// Names the file of places that is full.
    pub(super) fn close(&mut self, name: Name) {
        self.files.extend(name.bytes());
        self.places.clear();
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push(&mut bytes, (self.files.len() / 8) as u32);
        bytes.extend_from_slice(&self.files);
        push(&mut bytes, self.entries.len() as u32);
        bytes.extend_from_slice(&self.entries);
        bytes.extend_from_slice(&self.lists);
        bytes
    }
}

/// Reads the words of a block as long as the visitor asks for more.
pub(super) fn words(
    block: &Block,
    bytes: &[u8],
    visit: &mut dyn FnMut(&str, Entry) -> bool,
) -> Option<()> {
    let mut rest = Bytes(bytes);
    let count = rest.number()?;
    let (names, _) = rest.take(count.checked_mul(8)?)?.as_chunks();
    let length = rest.number()?;
    let mut entries = Bytes(rest.take(length)?);
    let mut number = block.start;
    let mut within = (bytes.len() - rest.0.len()) as u32;
    let (mut file, mut place) = (0, 0u32);
    let mut word = Vec::new();
    while !entries.0.is_empty() {
        entries.word(&mut word)?;
        let sibling = unzigzag(number, entries.number()?);
        let holding = entries.number()?;
        let (length, own) = list(&mut entries)?;
        let mut documents = List { file: own.unwrap_or(block.name), start: 0, length };
        if own.is_none() {
            documents.start = within;
            within = within.wrapping_add(length);
        }
        let (length, own) = list(&mut entries)?;
        let mut places = List { file: own.unwrap_or(block.name), start: 0, length };
        if own.is_none() {
            if place > 0 && place.saturating_add(length) > PLACES {
                (file, place) = (file + 1, 0);
            }
            places = List { file: names.get(file).copied().map(Name::new)?, start: place, length };
            place = place.saturating_add(length);
        }
        let text = std::str::from_utf8(&word).ok()?;
        if !visit(text, Entry { number, sibling, holding, documents, places }) {
            break;
        }
        number = number.wrapping_add(1);
    }
    Some(())
}

fn list(entries: &mut Bytes<'_>) -> Option<(u32, Option<Name>)> {
    let length = entries.number()?;
    let own = if length & 1 == 1 { Some(name(entries)?) } else { None };
    Some((length >> 1, own))
}
