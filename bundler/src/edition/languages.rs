//! The edition's language, and that of articles that do not tell theirs.

use crate::compose::Composed;
use crate::pass::language::{guessed, is_latin};
use crate::report::Note;
use crate::shelf::Shelved;
use broadsheet::article::Language;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Settles the language of every article, and gives the edition's: the one that is said for all, else
/// the most frequent one of those that are told. A feed has one language; most articles then need not
/// repeat it. What a short text lets one guess never becomes the language of all.
pub(super) fn settle(
    articles: &mut [Composed<Shelved>],
    said: Option<Language>,
) -> Option<Language> {
    let own = |it: &Composed<Shelved>| it.article.card.headline.language.clone();
    let edition = said.or_else(|| most_frequent(articles.iter().filter_map(own)));
    let edition = edition?;
    for composed in articles.iter_mut().filter(|it| own(it).is_none()) {
        let likely = composed.likely_language.take();
        // What is too short to be told by its words still shows its script.
        let taken = likely.filter(|_| !is_latin(&edition)).unwrap_or_else(|| edition.clone());
        let what = format!("its text does not tell it, and it is taken for {}", taken.as_str());
        composed.notes.push(guessed(what));
        composed.article.card.headline.language = Some(taken);
    }
    Some(edition)
}

/// What is reported of an edition whose language nothing tells.
pub(super) fn untold() -> Note {
    let what = "its language is not said, and its texts are too short to tell it; it names none";
    Note::noted("no-language", what).remedy("name it with --language")
}

/// Of two that are as frequent, the first by name.
fn most_frequent(languages: impl Iterator<Item = Language>) -> Option<Language> {
    let mut counts = BTreeMap::new();
    languages.for_each(|language| *counts.entry(language).or_insert(0_usize) += 1);
    let most =
        counts.into_iter().max_by_key(|(language, count)| (*count, Reverse(language.clone())));
    most.map(|(language, _)| language)
}
