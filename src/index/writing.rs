//! Segments joined into an index's files.

use super::files::{Block, Draft, Root, Sink, put_blocks};
use super::segment::{Field, STARTS, Segment, Vote};
use super::spelling::{Reach, WAYS, is_spelt, turned};
use super::weights::{level, norm};
use crate::store::bytes::{Bytes, put, put_word};
use crate::text::{Vocabulary, stem};

/// Writes the index of documents that were read in segments, in their order, and gives its root. The
/// first `dated` documents have dates, the latest last.
pub fn write<S: Sink>(segments: Vec<Segment>, dated: u32, sink: &mut S) -> Result<Root, S::Fault> {
    let mut writing = Writing::of(segments, dated);
    loop {
        if let Some(root) = writing.step(sink)? {
            return Ok(root);
        }
    }
}

/// About how many bytes are read in a step.
const STRETCH: usize = 100_000;

/// How many bytes a word costs beside its lists: as long as it takes to stem it or write it.
const WORD: usize = 50;

/// An index's files, while they are written.
pub struct Writing {
    segments: Vec<Segment>,
    /// For each segment the word that comes next, and whether it is the one that is read now.
    next: Vec<(usize, bool)>,
    word: String,
    /// Whether the words' families are known, so that their lists are written.
    is_second: bool,
    norms: Vec<f32>,
    stems: Vocabulary,
    /// For each stem its first word and its last.
    ends: Vec<(u32, u32)>,
    /// For each word the next of the same stem, the first again for the last.
    siblings: Vec<u32>,
    draft: Draft,
    block: usize,
    /// The number of the next word.
    number: u32,
    /// The words that a slip may be in.
    spelt: Vec<String>,
    /// That of most documents.
    language: Vote,
    root: Root,
}

impl Writing {
    /// Before the first step.
    pub fn of(segments: Vec<Segment>, dated: u32) -> Self {
        let (mut size, mut total, mut lengths) = (0, 0.0, Vec::new());
        let mut language = Vote::default();
        for segment in &segments {
            language.add(segment.language);
            size += segment.words.size() + segment.lists.size();
            for length in &segment.lengths {
                total += *length as f32;
                lengths.push(*length);
            }
        }
        let documents = lengths.len() as u32;
        let average = (total / documents.max(1) as f32).max(1.0);
        Self {
            next: vec![(0, false); segments.len()],
            segments,
            word: String::new(),
            is_second: false,
            norms: lengths.iter().map(|length| norm(*length, average)).collect(),
            stems: Vocabulary::default(),
            ends: Vec::new(),
            siblings: Vec::new(),
            draft: Draft::default(),
            block: block_size(size),
            number: 0,
            spelt: Vec::new(),
            language,
            root: Root { documents, dated, ..Root::default() },
        }
    }

    /// Goes on for a few milliseconds; gives the root at the end.
    pub fn step<S: Sink>(&mut self, sink: &mut S) -> Result<Option<Root>, S::Fault> {
        let mut done = 0;
        while done < STRETCH {
            done += WORD;
            if self.advance() {
                if self.is_second {
                    done += self.add(sink)?;
                } else {
                    self.relate();
                }
            } else if self.is_second {
                return self.finish(sink).map(Some);
            } else {
                self.is_second = true;
                self.next.fill((0, false));
            }
        }
        Ok(None)
    }

    /// Goes to the next word of all segments, in their order, each once.
    fn advance(&mut self) -> bool {
        let mut least: Option<&[u8]> = None;
        for (segment, (number, now)) in self.segments.iter().zip(&mut self.next) {
            *number += usize::from(*now);
            if let Some(word) = segment.words.get(*number)
                && least.is_none_or(|least| word < least)
            {
                least = Some(word);
            }
        }
        let Some(least) = least else { return false };
        for (segment, (number, now)) in self.segments.iter().zip(&mut self.next) {
            *now = segment.words.get(*number) == Some(least);
        }
        self.word.clear();
        self.word.push_str(std::str::from_utf8(least).unwrap_or_default());
        true
    }

    /// Puts the word behind the others of its stem.
    fn relate(&mut self) {
        let mut own = Vote::default();
        for (segment, (number, now)) in self.segments.iter().zip(&self.next) {
            if *now {
                own.add(segment.languages.get(*number).copied().unwrap_or_default());
            }
        }
        // A word of two languages alike is one of the edition's.
        let Vote { language, .. } = if own.lead > 0 { own } else { self.language };
        if !self.root.languages.contains(&language) {
            self.root.languages.push(language);
        }
        let stem = self.stems.number(&stem(&self.word, &language));
        let number = self.siblings.len() as u32;
        let mut first = number;
        if let Some(ends) = self.ends.get_mut(stem) {
            if let Some(last) = self.siblings.get_mut(ends.1 as usize) {
                *last = number;
            }
            first = ends.0;
            ends.1 = number;
        } else {
            self.ends.push((number, number));
        }
        self.siblings.push(first);
    }

    /// Writes the word and its lists; gives how many bytes were read.
    fn add<S: Sink>(&mut self, sink: &mut S) -> Result<usize, S::Fault> {
        let (lists, done) = self.lists();
        let word = self.word.as_bytes();
        if is_spelt(&self.word, Reach::One) {
            self.spelt.push(self.word.clone());
        }
        let sibling = self.siblings.get(self.number as usize).copied().unwrap_or_default();
        self.draft.add(word, sibling.wrapping_sub(self.number) as i32, lists.holding);
        for (is_places, list) in [(false, lists.documents), (true, lists.places)] {
            // A long list gets a file of its own.
            let is_long = list.len() >= self.block / 2;
            if is_places && !is_long && !self.draft.has_room(list.len()) {
                self.close_places(sink)?;
            }
            let name = if is_long { Some(sink.put(list.clone())?) } else { None };
            self.draft.add_list(is_places, &list, name);
        }
        self.number += 1;
        if self.draft.size() > self.block {
            self.close(sink)?;
        }
        Ok(done)
    }

    /// The lists of the word, joined from all segments.
    fn lists(&self) -> (Lists, usize) {
        let (mut lists, mut base, mut done) = (Lists::default(), 0, 0);
        for (segment, (number, now)) in self.segments.iter().zip(&self.next) {
            let list = segment.lists.get(*number).filter(|_| *now).unwrap_or_default();
            done += list.len();
            let (mut list, mut document) = (Bytes(list), base);
            while let Some(way) = list.number() {
                if way & 1 == 0 {
                    lists.end(document, &self.norms);
                    document += way >> 1;
                    lists.found.extend(list.number());
                } else {
                    let last = lists.found.last().copied().unwrap_or_default();
                    lists.found.push(last + (way >> 1));
                }
            }
            lists.end(document, &self.norms);
            base += segment.lengths.len() as u32;
        }
        (lists, done)
    }

    fn close_places<S: Sink>(&mut self, sink: &mut S) -> Result<(), S::Fault> {
        let name = sink.put(std::mem::take(&mut self.draft.places))?;
        self.draft.close(name);
        Ok(())
    }

    fn close<S: Sink>(&mut self, sink: &mut S) -> Result<(), S::Fault> {
        if self.draft.words == 0 {
            return Ok(());
        }
        if !self.draft.places.is_empty() {
            self.close_places(sink)?;
        }
        let draft = std::mem::take(&mut self.draft);
        let name = sink.put(draft.bytes())?;
        let start = self.number - draft.words;
        self.root.blocks.push(Block { first: draft.first, start, name });
        Ok(())
    }

    /// Writes what is left and the words for their spelling; gives the root.
    fn finish<S: Sink>(&mut self, sink: &mut S) -> Result<Root, S::Fault> {
        self.close(sink)?;
        self.root.words = self.number;
        let size = block_size(self.spelt.iter().map(String::len).sum()) * 2;
        let mut written = Vec::new();
        for way in 0..WAYS {
            let mut all: Vec<String> = Vec::new();
            for word in &self.spelt {
                if way < 2 || is_spelt(word, Reach::Ends) {
                    all.push(turned(word, way));
                }
            }
            let mut words: Vec<&[u8]> = all.iter().map(String::as_bytes).collect();
            words.sort_unstable();
            put_blocks(&mut written, &spelling(&words, size, sink)?);
        }
        if !self.spelt.is_empty() {
            self.root.spelling = Some(sink.put(written)?);
        }
        Ok(std::mem::take(&mut self.root))
    }
}

/// A block's length: such that the root, which grows with the number of blocks, and two blocks
/// together are small.
fn block_size(all: usize) -> usize {
    let mut size = 2_000;
    while size * size < all * 3 {
        size += size / 8;
    }
    size
}

/// Writes sorted words alone, in blocks of this size.
fn spelling<S: Sink>(words: &[&[u8]], size: usize, sink: &mut S) -> Result<Vec<Block>, S::Fault> {
    let (mut rest, mut blocks) = (words, Vec::new());
    while let Some(first) = rest.first() {
        let (mut bytes, mut before) = (Vec::new(), &[][..]);
        while let Some((word, others)) = rest.split_first()
            && bytes.len() < size
        {
            put_word(&mut bytes, before, word);
            (before, rest) = (word, others);
        }
        let start = (words.len() - rest.len()) as u32;
        blocks.push(Block { first: first.to_vec(), start, name: sink.put(bytes)? });
    }
    Ok(blocks)
}

/// A word's lists.
#[derive(Default)]
struct Lists {
    holding: u32,
    /// The number plus one of the last document.
    last: u32,
    documents: Vec<u8>,
    places: Vec<u8>,
    /// Where the word stands in the document that is read.
    found: Vec<u32>,
}

impl Lists {
    /// Adds a document (its number plus one) with the places that were found in it, if any.
    fn end(&mut self, document: u32, norms: &[f32]) {
        if self.found.is_empty() {
            return;
        }
        let (mut fields, mut often) = (0, 0);
        for place in &self.found {
            let field = Field::at(*place);
            fields |= field.bit();
            often += u32::from(field == Field::Body);
        }
        let norm = norms.get(document as usize - 1).copied().unwrap_or(1.0);
        let level = if often == 0 { 0 } else { level(often, norm) };
        let body = fields == Field::Body.bit();
        put(&mut self.documents, (document - self.last - 1) << 4 | if body { level } else { 0 });
        if !body {
            self.documents.push((fields & 7) << 4 | level as u8);
        }
        self.last = document;
        self.holding += 1;
        let mut before = if body { STARTS[3] } else { 0 };
        let mut more = self.found.len();
        for place in &self.found {
            more -= 1;
            put(&mut self.places, (place - before) << 1 | u32::from(more > 0));
            before = *place;
        }
        self.found.clear();
    }
}
