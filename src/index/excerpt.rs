//! Excerpts: the part of a text that shows best what a query has found.

use super::marks::{Mark, Marker, join};
use crate::text::is_unspaced;
use std::ops::Range;

/// A part of a text, in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, with an ellipsis at an end that is not a sentence's.
    pub text: String,
    /// What to mark in it, in bytes.
    pub marks: Vec<Range<usize>>,
}

impl Marker {
    /// The part of a text around the best group of what was found, about so many characters long
    /// (half as many in scripts that are twice as wide); its beginning where nothing was found.
    pub fn excerpt(&self, text: &str, room: usize) -> Excerpt {
        let marks = self.all(text);
        let sample = text.chars().take(200);
        let wide = sample.clone().filter(|c| is_unspaced(*c)).count() * 3 > sample.count();
        // In bytes, which are characters in most spaced scripts and three to a wide character.
        let room = if wide { room * 3 / 2 } else { room };
        let group = self.best(&marks, room);
        let part = part(text, group, room);
        cut(text, part, &join(&marks))
    }

    /// The group of marks within so many bytes that tells most; of equals the first.
    fn best(&self, marks: &[Mark], room: usize) -> Range<usize> {
        let (mut best, mut most) = (0..0, 0.0);
        for (at, first) in marks.iter().enumerate() {
            let group = marks.get(at..).unwrap_or_default();
            let within = group.iter().take_while(|it| it.range.end <= first.range.start + room);
            let (mut seen, mut tells) = (0u64, 0.0);
            let mut end = first.range.end;
            for mark in within {
                let bit = 1u64 << (mark.unit % 64);
                // A word again tells little more.
                let share = if seen & bit == 0 { 1.0 } else { 0.05 };
                tells += self.telling(mark.unit) * share;
                seen |= bit;
                end = end.max(mark.range.end);
            }
            if tells > most {
                (best, most) = (first.range.start..end, tells);
            }
        }
        best
    }
}

/// The group with what stands around it: from the beginning of its sentence, if that is near, to
/// the end of one or as far as there is room.
fn part(text: &str, group: Range<usize>, room: usize) -> Range<usize> {
    let spare = room.saturating_sub(group.len());
    let mut start = boundary(text, group.start.saturating_sub(spare * 2 / 3));
    if start > 0 {
        let before = text.get(start..group.start).unwrap_or_default();
        start += border(before, false, 0);
    }
    let mut end = boundary(text, start.saturating_add(room).max(group.end));
    if end < text.len() {
        let after = text.get(group.end..end).unwrap_or_default();
        let long = (start + room * 3 / 5).saturating_sub(group.end);
        end = group.end + border(after, true, long);
    }
    start..end
}

/// Where a sentence begins, the first or the last from a place on; else where a word does; else the
/// near end of the text.
fn border(text: &str, last: bool, from: usize) -> usize {
    let (mut word, mut sentence) = (None, None);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let space = c.is_whitespace();
        if space && (last || word.is_none()) {
            word = Some(end);
        }
        if (matches!(c, '。' | '！' | '？' | '\n') || (space && is_full(before)))
            && end >= from
            && (last || sentence.is_none())
        {
            sentence = Some(end);
        }
        before = c;
    }
    sentence.or(word).unwrap_or(if last { text.len() } else { 0 })
}

/// Whether a sign ends a sentence.
fn is_full(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '。' | '！' | '？')
}

/// The place or the nearest before it that does not part a character.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Copies a part in one line, with its marks.
fn cut(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Excerpt {
    let mut excerpt = Excerpt::default();
    let copied = text.get(part.clone()).unwrap_or_default();
    let start = part.end - copied.trim_start().len();
    let copied = copied.trim();
    let before = text.get(..start).unwrap_or_default().trim_end();
    if !before.is_empty() && !before.ends_with(is_full) {
        excerpt.text.push('…');
    }
    let shift = excerpt.text.len();
    excerpt.text.extend(copied.chars().map(|c| if c < ' ' { ' ' } else { c }));
    let end = start + copied.len();
    for mark in marks {
        let (from, to) = (mark.start.max(start), mark.end.min(end));
        if from < to {
            excerpt.marks.push(from - start + shift..to - start + shift);
        }
    }
    if !copied.ends_with(is_full) && end < text.trim_end().len() {
        excerpt.text.push('…');
    }
    excerpt
}
