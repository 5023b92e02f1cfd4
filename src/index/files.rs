//! The files of an index as bytes: the root, which names all others, and the blocks of words.
//!
//! `docs/edition-format.md` describes them. What is read here may be anything: a file that is not
//! what it should be gives nothing, and never more than its own length.

use super::spelling::WAYS;
use crate::store::Name;
use crate::store::bytes::{Bytes, put, put_len, put_signed, put_word};
use std::sync::Arc;

/// How the root begins. The last letter is the version.
pub(super) const MARK: &[u8] = b"BSI4";

/// How long a file of places may grow before the next list begins another.
pub(super) const PLACES: u32 = 2_000;

/// Files of an index, so far as they are here: asked by name, each as often as it is needed.
pub type Here<'a> = dyn Fn(Name) -> Option<Arc<[u8]>> + 'a;

/// Takes files and gives them names.
pub trait Sink {
    /// Why a file cannot be taken.
    type Fault;

    /// Keeps a file and says its name.
    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Self::Fault>;
}

/// Files in memory; each is named by its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory(Vec<Arc<[u8]>>);

impl Memory {
    /// The file of this name, if there is one.
    pub fn file(&self, name: Name) -> Option<Arc<[u8]>> {
        self.0.get(name.number() as usize).cloned()
    }
}

impl Sink for Memory {
    type Fault = std::convert::Infallible;

    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Self::Fault> {
        let name = Name::numbered(self.0.len() as u64);
        self.0.push(bytes.into());
        Ok(name)
    }
}

/// A block of words, as the root knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its first word.
    pub(super) first: Vec<u8>,
    /// The number of its first word.
    pub(super) start: u32,
    pub(super) name: Name,
}

/// The root of an index, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// How many documents there are.
    pub documents: u32,
    /// How many documents have a date; they come first, the latest last.
    pub(super) dated: u32,
    /// The languages of the documents, by their first two letters.
    pub(super) languages: Vec<[u8; 2]>,
    pub(super) words: u32,
    /// The blocks of words.
    pub(super) blocks: Vec<Block>,
    /// The file that names the blocks of words alone, if there are words that may be misspelt. It is
    /// needed for slips only.
    pub spelling: Option<Name>,
}

impl Root {
    /// Writes the root behind other bytes.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(MARK);
        put(bytes, self.documents);
        put(bytes, self.dated);
        put_len(bytes, self.languages.len());
        for language in &self.languages {
            bytes.extend_from_slice(language);
        }
        put(bytes, self.words);
        put_blocks(bytes, &self.blocks);
        put_len(bytes, self.spelling.iter().len());
        if let Some(name) = &self.spelling {
            bytes.extend_from_slice(&name.bytes());
        }
    }

    /// Reads a root; `None` where the bytes do not begin with one of this version.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        bytes.take(MARK.len()).filter(|mark| *mark == MARK)?;
        let documents = bytes.number()?;
        let dated = bytes.number()?.min(documents);
        let mut languages = Vec::new();
        for _ in 0..bytes.count()? {
            languages.push(bytes.take(2)?.try_into().ok()?);
        }
        let words = bytes.number()?;
        let blocks = read_blocks(bytes)?;
        let spelling = if bytes.number()? == 0 { None } else { Some(bytes.name()?) };
        Some(Self { documents, dated, languages, words, blocks, spelling })
    }

    /// The names of all blocks of words, which lead to further files.
    pub fn words(&self) -> impl Iterator<Item = Name> {
        self.blocks.iter().map(|block| block.name)
    }
}

pub(super) fn put_blocks(bytes: &mut Vec<u8>, blocks: &[Block]) {
    put_len(bytes, blocks.len());
    let (mut before, mut start) = (&[][..], 0);
    for block in blocks {
        put_word(bytes, before, &block.first);
        put(bytes, block.start - start);
        bytes.extend_from_slice(&block.name.bytes());
        (before, start) = (&block.first, block.start);
    }
}

fn read_blocks(bytes: &mut Bytes<'_>) -> Option<Vec<Block>> {
    let (mut blocks, mut word, mut start) = (Vec::new(), Vec::new(), 0u32);
    for _ in 0..bytes.count()? {
        bytes.word(&mut word)?;
        start = start.wrapping_add(bytes.number()?);
        blocks.push(Block { first: word.clone(), start, name: bytes.name()? });
    }
    Some(blocks)
}

/// The blocks of words alone that are sorted in one of the ways, out of the file that names them; none
/// where the bytes are no such file.
pub(super) fn spelling(bytes: &[u8], way: usize) -> Vec<Block> {
    let mut bytes = Bytes(bytes);
    for _ in 0..way {
        read_blocks(&mut bytes);
    }
    read_blocks(&mut bytes).unwrap_or_default()
}

/// The names of the files that one with the blocks of words alone leads to; `None` where the bytes are no
/// such file.
pub fn spellings(bytes: &[u8]) -> Option<Vec<Name>> {
    let ways: Vec<Vec<Block>> = (0..WAYS).map(|way| spelling(bytes, way)).collect();
    let mut again = Vec::new();
    ways.iter().for_each(|blocks| put_blocks(&mut again, blocks));
    let names = ways.iter().flatten().map(|block| block.name).collect();
    (again == bytes).then_some(names)
}

/// The names of the files that a block of words leads to, which has a name itself; `None` where the bytes
/// are no such block.
pub fn led_to(name: Name, block: &[u8]) -> Option<Vec<Name>> {
    let mut files = Vec::new();
    words(&Block { first: Vec::new(), start: 0, name }, block, &mut |_, entry| {
        for list in [entry.documents, entry.places] {
            if list.file != name && files.last() != Some(&list.file) {
                files.push(list.file);
            }
        }
        true
    })?;
    Some(files)
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

    /// Begins a word.
    pub(super) fn add(&mut self, word: &[u8], way_to_sibling: i32, holding: u32) {
        if self.words == 0 {
            self.first = word.to_vec();
        }
        put_word(&mut self.entries, &self.last, word);
        self.last = word.to_vec();
        self.words += 1;
        put_signed(&mut self.entries, way_to_sibling);
        put(&mut self.entries, holding);
    }

    /// Adds a list of the word: its bytes, or the name of their file. First that of its documents,
    /// then that of its places, which [`Self::has_room`] was asked for.
    pub(super) fn add_list(&mut self, is_places: bool, bytes: &[u8], name: Option<Name>) {
        put(&mut self.entries, (bytes.len() as u32) << 1 | u32::from(name.is_some()));
        match name {
            Some(name) => self.entries.extend_from_slice(&name.bytes()),
            None if is_places => self.places.extend_from_slice(bytes),
            None => self.lists.extend_from_slice(bytes),
        }
    }

    /// Whether places of this length go into the file that is being filled.
    pub(super) fn has_room(&self, length: usize) -> bool {
        self.places.is_empty() || self.places.len() + length <= PLACES as usize
    }

    /// Names the file of places that is full.
    pub(super) fn close(&mut self, name: Name) {
        self.files.extend_from_slice(&name.bytes());
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        put_len(&mut bytes, self.files.len() / Name::LENGTH);
        bytes.extend_from_slice(&self.files);
        put_len(&mut bytes, self.entries.len());
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
    let count = rest.count()?;
    let mut names = Bytes(rest.take(count * Name::LENGTH)?);
    let length = rest.count()?;
    let mut entries = Bytes(rest.take(length)?);
    // A word's documents stand behind the entries; its places in files of their own.
    let mut documents =
        List { file: block.name, start: (bytes.len() - rest.0.len()) as u32, length: 0 };
    let mut places = documents;
    places.start = u32::MAX;
    let mut word = Vec::new();
    let mut number = block.start;
    while !entries.0.is_empty() {
        entries.word(&mut word)?;
        let sibling = number.wrapping_add(entries.signed()? as u32);
        let holding = entries.number()?;
        let entry = Entry {
            number,
            sibling,
            holding,
            documents: list(&mut entries, &mut documents, None)?,
            places: list(&mut entries, &mut places, Some(&mut names))?,
        };
        if !visit(std::str::from_utf8(&word).ok()?, entry) {
            break;
        }
        number = number.wrapping_add(1);
    }
    Some(())
}

/// Reads where a list is: in a file of its own, or behind the one before it. Where that file is full,
/// the next of the names says where it goes on.
fn list(entries: &mut Bytes<'_>, last: &mut List, names: Option<&mut Bytes<'_>>) -> Option<List> {
    let length = entries.number()?;
    let mut list = List { file: last.file, start: 0, length: length >> 1 };
    if length & 1 == 1 {
        list.file = entries.name()?;
        return Some(list);
    }
    list.start = last.start.wrapping_add(last.length);
    if let Some(names) = names
        && (last.start == u32::MAX
            || list.start > 0 && list.start.saturating_add(list.length) > PLACES)
    {
        (list.file, list.start) = (names.name()?, 0);
    }
    *last = list;
    Some(list)
}
