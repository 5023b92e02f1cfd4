//! Names as they stand in a text: each with what is written in one with it, names next to each other as
//! one, and what sets them apart on either side.

use super::names::{Names, Tail, advertised_in_english, is_latin, tail_at_end, tail_at_start};
use broadsheet::text::is_unspaced;
use std::ops::Range;

/// Signs that set a part of a line apart.
const SIGNS: &str = "-–—－|｜_·•~()（）[]【】<>»›";

/// Signs that join the parts of a name.
const JOINTS: &str = "-–—|_·.()（）";

/// Stops of sentences.
const STOPS: &str = "。.!?！？；;";

/// A name, with the code and the words that advertise it.
pub(super) struct Name<'a> {
    /// The name itself.
    pub(super) own: &'a str,
    /// With what stands right around it, though the sentence may go on behind that.
    pub(super) glued: Range<usize>,
    /// Whether it is one of the list.
    pub(super) is_known: bool,
}

/// Names next to each other.
pub(super) struct Stand<'a> {
    pub(super) names: Vec<Name<'a>>,
    /// With all that is their own.
    pub(super) range: Range<usize>,
    /// The most telling of what is written in one with them.
    pub(super) tail: Tail,
    pub(super) is_chinese: bool,
    pub(super) left: Side,
    pub(super) right: Side,
}

/// What is next to a name on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The text's start or end, maybe behind signs.
    End,
    /// A dash, a bar or a bracket.
    Sign,
    /// The stop of a sentence.
    Stop,
    /// Another script without a space between.
    Script,
    /// A space.
    Space,
    /// The sentence that the name is a word of.
    Word,
}

impl Side {
    /// Whether it sets a name apart for sure.
    pub(super) fn is_firm(self) -> bool {
        !matches!(self, Self::Space | Self::Word)
    }
}

/// The names in a folded text, from the left, and whether the text around Chinese ones is of another
/// script.
pub(super) fn stands<'a>(text: &'a str, names: &Names) -> (Vec<Stand<'a>>, bool) {
    let mut stands: Vec<Stand<'a>> = Vec::new();
    for (start, end, is_known) in names.find(text) {
        let floor = stands.last().map_or(0, |stand| stand.range.end);
        if start < floor {
            continue;
        }
        let found = stand(text, floor, start..end, is_known);
        let between = text.get(floor..found.range.start).unwrap_or_default();
        match stands.last_mut() {
            Some(last) if between.chars().all(|c| c == ' ' || SIGNS.contains(c)) => {
                last.range.end = found.range.end;
                last.names.extend(found.names);
                // Several are a list of links.
                last.tail = last.tail.max(found.tail).max(Tail::Advertising);
                last.is_chinese |= found.is_chinese;
            }
            _ => stands.push(found),
        }
    }
    let is_foreign = is_foreign(text, &stands);
    for stand in &mut stands {
        let (before, after) = (text.get(..stand.range.start), text.get(stand.range.end..));
        let own = text.get(stand.range.clone()).unwrap_or_default();
        let is_foreign = is_foreign && stand.is_chinese;
        let (first, last) = (own.chars().next(), own.chars().next_back());
        stand.left = side(before.unwrap_or_default().chars().rev(), first, is_foreign);
        stand.right = side(after.unwrap_or_default().chars(), last, is_foreign);
    }
    (stands, is_foreign)
}

/// A name that starts behind `floor`, and what is its own.
fn stand(text: &str, floor: usize, own: Range<usize>, is_known: bool) -> Stand<'_> {
    let mut tail = Tail::Filling;
    let (mut range, mut glued) = (own.clone(), own.clone());
    let before = |start: usize| text.get(floor..start).unwrap_or_default();
    let mut start = own.start;
    while let Some((length, kind)) = tail_at_end(before(start)) {
        start -= length;
        if kind == Tail::Code {
            glued.start = start;
        }
        if !before(start).ends_with(is_unspaced) {
            range.start = start;
            tail = tail.max(kind);
        }
    }
    let after = |end: usize| text.get(end..).unwrap_or_default();
    let mut end = own.end;
    let mut told = tail;
    loop {
        let joint = after(end).find(|c| !JOINTS.contains(c)).unwrap_or(0);
        let Some((length, kind)) = tail_at_start(after(end + joint)) else { break };
        if joint == 0 && glued.end == end && kind > Tail::Filling {
            glued.end = end + length;
        }
        end += joint + length;
        told = told.max(kind);
        if !after(end).starts_with(is_unspaced) {
            range.end = end;
            tail = told;
        }
    }
    let english = advertised_in_english(after(range.end));
    if english > 0 {
        range.end += english;
        tail = tail.max(Tail::Advertising);
    }
    range = range.start.min(glued.start)..range.end;
    let is_chinese = text.get(range.clone()).is_some_and(|it| it.contains(is_unspaced));
    let own = text.get(own).unwrap_or_default();
    let names = vec![Name { own, glued, is_known }];
    Stand { names, range, tail, is_chinese, left: Side::Word, right: Side::Word }
}

/// Whether most letters beside the names are of a script with spaces.
fn is_foreign(text: &str, stands: &[Stand<'_>]) -> bool {
    let (mut latin, mut unspaced, mut from) = (0_usize, 0_usize, 0);
    let ends = stands.iter().map(|stand| (stand.range.start, stand.range.end));
    for (start, end) in ends.chain([(text.len(), text.len())]) {
        let beside = text.get(from..start).unwrap_or_default();
        latin += beside.chars().filter(|c| is_latin(*c)).count();
        unspaced += beside.chars().filter(|c| is_unspaced(*c)).count();
        from = end;
    }
    latin > unspaced
}

/// What stands next to a name whose own last character is given: outwards.
fn side(outwards: impl Iterator<Item = char>, own: Option<char>, is_foreign: bool) -> Side {
    let (mut signs, mut spaces) = (0, 0);
    for c in outwards {
        match c {
            _ if c.is_whitespace() => spaces += 1,
            _ if SIGNS.contains(c) => signs += 1,
            // "Betway-sponsored" is one word.
            _ if signs == 1 && spaces == 0 && is_latin(c) && own.is_some_and(is_latin) => {
                return Side::Word;
            }
            _ if signs > 0 => return Side::Sign,
            _ if STOPS.contains(c) => return Side::Stop,
            _ if spaces > 0 => return Side::Space,
            _ if is_foreign && is_latin(c) => return Side::Script,
            _ => return Side::Word,
        }
    }
    Side::End
}

/// The range with the signs and spaces that belong to it, so that the text closes up where it is taken
/// out.
pub(super) fn with_signs(text: &str, stand: &Stand<'_>) -> Range<usize> {
    let is_loose = |c: char| c.is_whitespace() || SIGNS.contains(c);
    let Range { start, end } = stand.range;
    let (before, after) =
        (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let to_left = before.trim_end_matches(is_loose).len();
    let to_right = text.len() - after.trim_start_matches(is_loose).len();
    match (stand.left, stand.right) {
        (Side::End, Side::End) => 0..text.len(),
        (Side::End, _) => 0..to_right,
        (_, Side::End) => to_left..text.len(),
        (Side::Sign, Side::Sign) => to_left..end,
        _ if after.starts_with(' ') => before.trim_end_matches(' ').len()..end,
        _ => start..end,
    }
}
