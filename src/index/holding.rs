//! Which documents hold all words of a text, in no order: for lists that are ordered by date.
//!
//! Words are found from their beginnings, as in a plain edition; Chinese and its like by overlapping
//! pairs. Operators and other forms of a word are the matter of a query.

use super::documents::documents;
use super::files::{Block, List, Root, words};
use super::lookup::starting;
use super::shelf::Here;
use crate::store::Name;
use crate::text::Tokens;

/// The documents that hold all words of a text, a bit each, the lowest first; all of them if there is
/// no word in it. `None` while files are missing, or where the root is none: those asked for in vain
/// are what is needed next.
pub fn holding(root: Name, text: &str, here: &mut Here<'_>) -> Option<Vec<u64>> {
    let root = Root::read(&here(root)?)?;
    let mut lists = Vec::new();
    let mut is_whole = true;
    for form in forms(text) {
        let mut own = Vec::new();
        for block in starting(&root.blocks, &form) {
            match here(block.name) {
                Some(file) => beginning_with(block, &file, &form, &mut own),
                None => is_whole = false,
            }
        }
        lists.push(own);
    }
    let mut matching = vec![u64::MAX; root.documents.div_ceil(64) as usize];
    for lists in &lists {
        let mut own = vec![0_u64; matching.len()];
        for list in lists {
            let Some(file) = here(list.file) else {
                is_whole = false;
                continue;
            };
            documents(list.of(&file), &mut |document, _, _| {
                let word = own.get_mut(document as usize / 64);
                word.into_iter().for_each(|word| *word |= 1 << (document % 64));
            });
        }
        matching.iter_mut().zip(own).for_each(|(matching, own)| *matching &= own);
    }
    is_whole.then_some(matching)
}

/// The documents of each word of a block that begins so.
fn beginning_with(block: &Block, file: &[u8], form: &str, lists: &mut Vec<List>) {
    words(block, file, &mut |word, entry| {
        if word.starts_with(form) {
            lists.push(entry.documents);
        }
        word < form || word.starts_with(form)
    });
}

/// The folded words of a text, each once.
fn forms(text: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let (mut tokens, mut end) = (Tokens::of(text), 0);
    while let Some(token) = tokens.read() {
        // A pair says what its last character says, and an amount what its words do.
        let is_said = token.range.end <= end;
        end = end.max(token.range.end);
        if !is_said && !forms.iter().any(|form| form == tokens.form()) {
            forms.push(tokens.form().to_owned());
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use crate::index::{Builder, Document, Memory, Unhurried, at_once, write};
    use crate::text::{fold, has_word, words};
    use proptest::prelude::*;

    /// The numbers of the texts that an index of them holds the words in.
    fn held(texts: &[String], query: &str) -> Vec<usize> {
        let mut builder = Builder::default();
        texts.iter().for_each(|body| builder.add(&Document { body, ..Document::default() }));
        let mut files = Memory::default();
        let Ok(root) = at_once(write(&[builder.finish()], 0, &mut files, &Unhurried)).unwrap();
        let matching = super::holding(root, query, &mut |name| files.file(name)).unwrap();
        let has = |at: &usize| matching[at / 64] >> (at % 64) & 1 == 1;
        (0..texts.len()).filter(has).collect()
    }

    #[test]
    fn words_are_found_from_their_beginnings_and_all_are_needed() {
        let texts = ["Peony seedlings went out", "A peony", "seeds", "投入3300万元", "Café"];
        let texts = texts.map(str::to_owned);
        for (query, found) in [
            ("peony", vec![0, 1]),
            ("PEONY seed", vec![0]),
            ("eony", vec![]),
            ("投入", vec![3]),
            ("万元 投", vec![3]),
            ("入投", vec![]),
            ("cafe", vec![4]),
            ("", vec![0, 1, 2, 3, 4]),
            ("...", vec![0, 1, 2, 3, 4]),
        ] {
            assert_eq!(held(&texts, query), found, "{query}");
        }
    }

    #[test]
    fn what_is_missing_is_asked_for_until_it_is_there() {
        let mut builder = Builder::default();
        builder.add(&Document { body: "Peony seedlings", ..Document::default() });
        let mut files = Memory::default();
        let Ok(root) = at_once(write(&[builder.finish()], 0, &mut files, &Unhurried)).unwrap();
        let mut here = Vec::new();
        let mut rounds = 0;
        let found = loop {
            let mut missing = None;
            let found = super::holding(root, "seed", &mut |name| {
                let file = here.contains(&name).then(|| files.file(name)).flatten();
                if file.is_none() {
                    missing = Some(name);
                }
                file
            });
            let Some(name) = missing else { break found };
            here.push(name);
            rounds += 1;
        };
        assert_eq!((found.map(|bits| bits[0] & 1), rounds), (Some(1), 2));
        assert_eq!(super::holding(root, "seed", &mut |_| Some(b"odd".as_slice().into())), None);
    }

    proptest! {
        #[test]
        fn every_text_with_the_words_is_found(
            texts in proptest::collection::vec("[a-c投入万]{1,3}( [a-c投入万]{1,4}){0,5}", 1..80),
            query in "[a-c投入万]{1,2}( [a-c投入万]{1,2}){0,2}",
        ) {
            let folded = fold(&query);
            let found = held(&texts, &query);
            for (at, text) in texts.iter().enumerate() {
                let text = fold(text);
                if words(&folded).all(|word| has_word(&text, word)) {
                    prop_assert!(found.contains(&at), "{text} has {query}");
                }
            }
        }
    }
}
