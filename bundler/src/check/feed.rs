//! RSS or Atom: read as `bundle` reads it, so that what one says of a feed the other says, too.

use super::{facts, large};
use crate::compose;
use crate::draft::Draft;
use crate::pass::duplicates::{self, Fate, Identity};
use crate::pass::length::Length;
use crate::report::{Note, Report, Weight};
use crate::settings::Settings;
use crate::source::{File, Kind, Reading, read};
use broadsheet::article::Language;
use rayon::prelude::*;

/// Looks it over. An error is a file that is no feed.
pub(super) fn look_over(file: &File, report: &mut Report) -> Result<(), Note> {
    let Reading { drafts, masthead, notes, .. } = read(Kind::Feed, file)?;
    let name = file.origin.name.as_str();
    let untitled = masthead.is_some_and(|masthead| masthead.title.is_empty());
    let untitled = untitled.then(|| Note::doubted("no-title", "the feed has no title"));
    let empty = drafts.is_empty().then(|| Note::doubted("no-item", "the feed has no item"));
    for note in notes.into_iter().chain(untitled).chain(empty).chain(large(file)) {
        report.add(name, note);
    }
    let items: Vec<(String, Item)> =
        drafts.into_par_iter().map(|draft| (draft.name(), item(draft))).collect();
    let twice = twice(&items);
    for ((name, item), twice) in items.into_iter().zip(twice) {
        report.articles += usize::from(item.identity.is_some());
        report.length = report.length.and(item.length);
        for note in item.notes.into_iter().chain(twice) {
            report.add(name.as_str(), note);
        }
    }
    Ok(())
}

/// What was found in an item.
struct Item {
    /// What tells it from others; `None` when there is no article in it.
    identity: Option<Identity>,
    length: Length,
    notes: Vec<Note>,
}

fn item(draft: Draft) -> Item {
    let nameless = draft.id.is_none().then(|| {
        let what = match &draft.url {
            Some(_) => "it has no id; readers know it by its address",
            None => "it has neither an id nor an address; readers cannot know it again",
        };
        Note::doubted("no-id", what).remedy("give every item a guid (RSS) or an id (Atom)")
    });
    let language = draft.language.as_ref().and_then(|said| Language::parse(&said.value));
    let mut notes: Vec<Note> = nameless.into_iter().collect();
    match compose::compose(draft, &Settings::default()) {
        Ok(mut composed) => {
            composed.article.headline.language = language;
            // Nothing is to be guessed here of what it does not say itself.
            composed
                .notes
                .retain(|note| note.weight != Weight::Noted && note.code != "id-of-content");
            let plain = composed.article.body.words();
            let known: Vec<&str> = composed.notes.iter().map(|note| note.code).collect();
            let is_told = |code: &str| {
                known.contains(&code) || code == "undated" && known.contains(&"date-not-understood")
            };
            let facts = facts(&composed.article, &plain).into_iter();
            let facts: Vec<Note> = facts.filter(|it| !is_told(it.code)).collect();
            notes.extend(composed.notes.into_iter().chain(facts));
            Item { identity: Some(composed.identity), length: composed.length, notes }
        }
        Err(left_out) => {
            notes.extend(left_out);
            Item { identity: None, length: Length::default(), notes }
        }
    }
}

/// For every item the note of another with its id or address.
fn twice(items: &[(String, Item)]) -> Vec<Option<Note>> {
    let known: Vec<(usize, &Identity)> = items
        .iter()
        .enumerate()
        .filter_map(|(place, (_, item))| Some((place, item.identity.as_ref()?)))
        .collect();
    let identities: Vec<&Identity> = known.iter().map(|(_, identity)| *identity).collect();
    let mut notes = vec![None; items.len()];
    for ((place, _), fate) in known.iter().zip(duplicates::settle(&identities)) {
        let (Fate::SameAs(other) | Fate::Apart(other, _)) = fate else { continue };
        let other = known.get(other).and_then(|(place, _)| items.get(*place));
        let other = other.map_or("another", |(name, _)| name);
        if let Some(note) = notes.get_mut(*place) {
            let what = format!("has the id or address of {other}, and readers show one of the two");
            *note =
                Some(Note::doubted("duplicate", what).remedy("give every item an id of its own"));
        }
    }
    notes
}
