//! Excerpts: the part of a text that shows best what a query has found.

use super::marks::{Mark, Marker};
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
        cut(text, part, &self.marks(text))
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
    let least = group.start.saturating_sub(spare * 2 / 3);
    let before = text.get(boundary(text, least)..group.start).unwrap_or_default();
    let opening = text.len() - text.trim_start().len();
    let start = if least <= opening {
        opening
    } else {
        let sentence = ends(before).next();
        let word = before.find(char::is_whitespace).map_or(0, |at| at + 1);
        group.start - before.len() + sentence.unwrap_or(word)
    };
    let most = boundary(text, start.saturating_add(room.max(group.end - start)));
    let after = text.get(group.end..most).unwrap_or_default();
    if most >= text.trim_end().len() {
        return start..text.trim_end().len().max(start);
    }
    let long = (most - start) * 3 / 5;
    let sentence = ends(after).last().filter(|at| group.end + at - start > long);
    let word = after.rfind(char::is_whitespace);
    let end = group.end + sentence.or(word).unwrap_or(after.len());
    start..end
}

/// Where sentences end: behind the sign and the space that follow them.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let mut signs = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, c)) = signs.next() {
            let next = signs.peek();
            let end = at + c.len_utf8();
            if matches!(c, '。' | '！' | '？' | '\n') {
                return Some(end);
            }
            if matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔')
                && let Some((_, space)) = next.filter(|(_, c)| c.is_whitespace())
            {
                return Some(end + space.len_utf8());
            }
        }
        None
    })
}

/// The place or the nearest before it that does not part a character.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (at.saturating_sub(3)..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Copies a part in one line, with its marks.
fn cut(text: &str, part: Range<usize>, marks: &[Range<usize>]) -> Excerpt {
    let mut excerpt = Excerpt::default();
    let Some(copied) = text.get(part.clone()) else { return excerpt };
    let before = text.get(..part.start).unwrap_or_default();
    if !before.trim().is_empty() && ends(before).last() != Some(part.start) {
        excerpt.text.push('…');
    }
    let shift = excerpt.text.len();
    excerpt
        .text
        .extend(copied.trim_end().chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }));
    let end = excerpt.text.len();
    for mark in marks {
        let (from, to) = (mark.start.max(part.start), mark.end.min(part.end));
        if from < to {
            let range = from - part.start + shift..(to - part.start + shift).min(end);
            excerpt.marks.push(range);
        }
    }
    let whole = copied.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '…', '؟', '۔']);
    if !whole && !text.get(part.end..).unwrap_or_default().trim().is_empty() {
        excerpt.text.push('…');
    }
    excerpt
}
