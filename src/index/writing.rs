//! Segments joined into an index's files.

use super::bytes::{Bytes, push, push_word};
use super::files::{Block, Draft, Root};
use super::pace::Pace;
use super::segment::{Field, Read, STARTS, Segment};
use super::spelling::{backwards, is_spelt};
use super::store::Sink;
use super::vocabulary::Vocabulary;
use super::weights::{level, norm};
use crate::store::Name;
use crate::text::stem;

/// Writes the index of documents that were read in segments, in their order, and gives the name of
/// its root, which is written last. The first `dated` documents have dates, the latest last.
pub async fn write<S: Sink>(
    segments: &[Segment],
    dated: u32,
    sink: &mut S,
    pace: &impl Pace,
) -> Result<Name, S::Fault> {
    let mut lengths: Vec<u32> = Vec::new();
    segments.iter().for_each(|segment| lengths.extend(segment.lengths()));
    let total: f32 = lengths.iter().map(|length| *length as f32).sum();
    let average = (total / lengths.len().max(1) as f32).max(1.0);
    let norms: Vec<f32> = lengths.iter().map(|length| norm(*length, average)).collect();
    let (siblings, languages) = siblings(segments, pace).await;
    let size = segments.iter().map(Segment::size).sum::<usize>();
    let mut writing = Writing {
        sink,
        draft: Draft::default(),
        blocks: Vec::new(),
        block: block_size(size),
        number: 0,
    };
    let mut joined = Joined::of(segments);
    let mut lists = Lists::default();
    let (mut done, mut spelt) = (0, Vec::new());
    while joined.next() {
        done += lists.join(&joined, &norms);
        if is_spelt(joined.word(), 1) {
            spelt.push(joined.word().to_owned());
        }
        let sibling = siblings.get(writing.number as usize).copied().unwrap_or_default();
        writing.add(joined.word().as_bytes(), sibling, &lists)?;
        if done > STRETCH {
            done = 0;
            pace.breathe().await;
        }
    }
    writing.close()?;
    let (blocks, words) = (std::mem::take(&mut writing.blocks), writing.number);
    let block = block_size(spelt.iter().map(String::len).sum());
    let forwards = spelling(&spelt, block, writing.sink)?;
    pace.breathe().await;
    spelt.iter_mut().for_each(|word| *word = backwards(word));
    spelt.sort_unstable();
    pace.breathe().await;
    let spelling = [forwards, spelling(&spelt, block, writing.sink)?];
    let documents = lengths.len() as u32;
    sink.put(Root { documents, dated, languages, words, blocks, spelling }.write())
}

/// How many bytes of lists are joined between two breaths.
const STRETCH: usize = 200_000;

/// A block's length: such that the root, which grows with the number of blocks, and two blocks
/// together are small.
fn block_size(all: usize) -> usize {
    let mut size = 2_000;
    while size * size < all * 3 {
        size += size / 8;
    }
    size
}

/// Writes sorted words alone, in blocks.
fn spelling<S: Sink>(words: &[String], size: usize, sink: &mut S) -> Result<Vec<Block>, S::Fault> {
    let (mut blocks, mut rest) = (Vec::new(), words);
    while let Some(first) = rest.first() {
        let (mut bytes, mut before) = (Vec::new(), "");
        while let Some((word, others)) = rest.split_first()
            && bytes.len() < size * 2
        {
            push_word(&mut bytes, before.as_bytes(), word.as_bytes());
            (before, rest) = (word, others);
        }
        let start = (words.len() - rest.len()) as u32;
        blocks.push(Block { first: first.as_bytes().to_vec(), start, name: sink.put(bytes)? });
    }
    Ok(blocks)
}

/// The words of all segments in order, each once.
struct Joined<'a> {
    segments: &'a [Segment],
    /// For each segment the word that comes next, and whether it is the one that is read now.
    next: Vec<(usize, bool)>,
}

impl<'a> Joined<'a> {
    fn of(segments: &'a [Segment]) -> Self {
        Self { segments, next: segments.iter().map(|_| (0, false)).collect() }
    }

    /// Goes to the next word.
    fn next(&mut self) -> bool {
        let mut least: Option<&str> = None;
        for (segment, (number, now)) in self.segments.iter().zip(&mut self.next) {
            *number += usize::from(*now);
            *now = false;
            if let Some((word, ..)) = segment.word(*number)
                && least.is_none_or(|least| word < least)
            {
                least = Some(word);
            }
        }
        let Some(least) = least else { return false };
        for (segment, (number, now)) in self.segments.iter().zip(&mut self.next) {
            *now = segment.word(*number).is_some_and(|(word, ..)| word == least);
        }
        true
    }

    /// For each segment its number of documents and the word's language and list, if it has it.
    fn parts(&self) -> impl Iterator<Item = (u32, Option<Read<'a>>)> {
        self.segments.iter().zip(&self.next).map(|(segment, (number, now))| {
            let word = if *now { segment.word(*number) } else { None };
            (segment.lengths().len() as u32, word)
        })
    }

    fn word(&self) -> &'a str {
        self.parts().find_map(|(_, word)| word).map_or("", |(word, ..)| word)
    }
}

/// For each word the next of the same stem, the first again for the last; and the languages met.
async fn siblings(segments: &[Segment], pace: &impl Pace) -> (Vec<u32>, Vec<[u8; 2]>) {
    let mut stems = Vocabulary::default();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    let mut siblings: Vec<u32> = Vec::new();
    let mut languages: Vec<[u8; 2]> = Vec::new();
    let mut joined = Joined::of(segments);
    while joined.next() {
        let number = siblings.len() as u32;
        siblings.push(number);
        if number.is_multiple_of(4096) {
            pace.breathe().await;
        }
        let Some((word, language, _)) = joined.parts().find_map(|(_, word)| word) else { continue };
        if !languages.contains(&language) {
            languages.push(language);
        }
        let tag = std::str::from_utf8(&language).unwrap_or_default().trim_end_matches('\0');
        let stem = stems.number(&stem(word, tag));
        match ends.get_mut(stem) {
            None => ends.push((number, number)),
            Some((first, last)) => {
                siblings.get_mut(*last as usize).into_iter().for_each(|it| *it = number);
                siblings.last_mut().into_iter().for_each(|it| *it = *first);
                *last = number;
            }
        }
    }
    (siblings, languages)
}

/// A word's lists.
#[derive(Default)]
struct Lists {
    holding: u32,
    documents: Vec<u8>,
    places: Vec<u8>,
}

impl Lists {
    /// Joins the lists of a word from all segments; gives how many bytes were read.
    fn join(&mut self, joined: &Joined<'_>, norms: &[f32]) -> usize {
        *self = Self::default();
        let (mut base, mut last, mut done) = (0, 0, 0);
        let mut found = Vec::new();
        for (documents, word) in joined.parts() {
            let (_, _, list) = word.unwrap_or_default();
            done += list.len() + 20;
            let (mut list, mut document) = (Bytes(list), base);
            while let Some(way) = list.number() {
                if way & 1 == 0 {
                    self.add(document, &mut last, &found, norms);
                    found.clear();
                    document += way >> 1;
                    found.extend(list.number());
                } else {
                    found.push(found.last().copied().unwrap_or_default() + (way >> 1));
                }
            }
            self.add(document, &mut last, &found, norms);
            found.clear();
            base += documents;
        }
        done
    }

    /// Adds a document (its number plus one) with its places.
    fn add(&mut self, document: u32, last: &mut u32, places: &[u32], norms: &[f32]) {
        if places.is_empty() {
            return;
        }
        let fields = places.iter().fold(0, |mask, place| mask | Field::at(*place).bit());
        let often = places.iter().filter(|place| Field::at(**place) == Field::Body).count();
        let norm = norms.get(document as usize - 1).copied().unwrap_or(1.0);
        let level = if often == 0 { 0 } else { level(often as u32, norm) };
        let body = fields == Field::Body.bit();
        push(&mut self.documents, (document - *last - 1) << 4 | if body { level } else { 0 });
        if !body {
            self.documents.push((fields & 7) << 4 | level as u8);
        }
        *last = document;
        self.holding += 1;
        let mut before = if body { STARTS.last().copied().unwrap_or_default() } else { 0 };
        for (place, more) in places.iter().zip((0..places.len()).rev()) {
            push(&mut self.places, (place - before) << 1 | u32::from(more > 0));
            before = *place;
        }
    }
}

/// The files, while they are written.
struct Writing<'a, S> {
    sink: &'a mut S,
    draft: Draft,
    blocks: Vec<Block>,
    block: usize,
    /// The number of the next word.
    number: u32,
}

impl<S: Sink> Writing<'_, S> {
    fn add(&mut self, word: &[u8], sibling: u32, lists: &Lists) -> Result<(), S::Fault> {
        let documents = self.lodge(&lists.documents)?;
        let places = self.lodge(&lists.places)?;
        if places.is_none() && !self.draft.has_room(lists.places.len()) {
            self.close_places()?;
        }
        let (documents, places) = ((&lists.documents[..], documents), (&lists.places[..], places));
        self.draft.add(word, self.number, sibling, lists.holding, documents, places);
        self.number += 1;
        if self.draft.size() > self.block {
            self.close()?;
        }
        Ok(())
    }

    /// A long list gets a file of its own.
    fn lodge(&mut self, list: &[u8]) -> Result<Option<Name>, S::Fault> {
        if list.len() < self.block / 2 {
            return Ok(None);
        }
        self.sink.put(list.to_vec()).map(Some)
    }

    fn close_places(&mut self) -> Result<(), S::Fault> {
        let name = self.sink.put(std::mem::take(&mut self.draft.places))?;
        self.draft.close(name);
        Ok(())
    }

    fn close(&mut self) -> Result<(), S::Fault> {
        if self.draft.words == 0 {
            return Ok(());
        }
        if !self.draft.places.is_empty() {
            self.close_places()?;
        }
        let draft = std::mem::take(&mut self.draft);
        let name = self.sink.put(draft.bytes())?;
        self.blocks.push(Block { first: draft.first, start: self.number - draft.words, name });
        Ok(())
    }
}
