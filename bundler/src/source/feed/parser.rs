//! From the bytes of a feed to drafts.

use super::wire::Document;
use super::{adapter, masthead, tree};
use crate::pass::encoding;
use crate::report::Note;
use crate::source::{File, Reading};

/// Reads a feed.
pub fn parse(file: &File) -> Result<Reading, Note> {
    let decoded = encoding::decode(&file.bytes, declared(&file.bytes).as_deref());
    let (root, broken) = tree::read(&decoded.text);
    let Some(root) = root else {
        let why = broken.unwrap_or_else(|| "there is no element in it".to_owned());
        return Err(Note::left_out("not-a-feed", why)
            .remedy("mend the file, or keep it out with a line in .ignore"));
    };
    let Some(document) = Document::of(&root) else {
        let what = format!("its outermost element is <{}>, which is no feed's", root.name);
        return Err(Note::left_out("not-a-feed", what).remedy("keep it out with a line in .ignore"));
    };
    let mut reading =
        Reading { masthead: Some(masthead::masthead(&document)), ..Reading::default() };
    let shared = adapter::Shared::of(&document);
    for (item, place) in document.items().into_iter().zip(1..) {
        let mut draft = adapter::draft(&document, &shared, item, &file.origin);
        draft.place = Some(place);
        reading.drafts.push(draft);
    }
    reading.notes = decoded.notes();
    reading.notes.extend(broken.map(|why| {
        Note::doubted("xml-broken", format!("{why}; the items above are taken"))
            .remedy("fetch the feed again")
    }));
    Ok(reading)
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(value.get(1..)?.split(quote).next()?.to_owned())
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
