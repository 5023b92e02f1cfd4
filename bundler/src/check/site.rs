//! The files of the reader beside an edition. Scripts, style sheets and wasm carry a hash of their content in
//! their names, and `index.html` names them: so each can be told from what it was when it was built.

use crate::bundle::ARTICLES;
use crate::output::RECORD;
use crate::reader::PAGE;
use crate::report::{Note, Report};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

/// So many digits of a hash stand in a name.
const DIGITS: usize = 16;

/// Looks them over, where there are any.
pub(super) fn look_over(folder: &Path, report: &mut Report) {
    let recorded = recorded(folder);
    let sealed = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let has_reader = || {
        let mut names = sealed.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.any(|name| hash(&name).is_some())
    };
    let page = match std::fs::read(folder.join(PAGE)) {
        Ok(page) => String::from_utf8_lossy(&page).into_owned(),
        // An edition alone has none.
        Err(_) if !recorded.contains(PAGE) && !has_reader() => return,
        Err(_) => String::new(),
    };
    let mut wanted = named(&page);
    // A page of the publisher's own needs no reader.
    if wanted.is_empty() && has_place(&page) {
        let what = "has a place for a reader, and names none of its files";
        report.add(PAGE, damaged(what));
    }
    wanted.extend(recorded);
    if page.is_empty() {
        wanted.insert(PAGE.to_owned());
    }
    let mut looked_at = BTreeSet::new();
    while let Some(name) = wanted.pop_first() {
        if !looked_at.insert(name.clone()) {
            continue;
        }
        let Ok(bytes) = std::fs::read(folder.join(&name)) else {
            report.add(name, damaged("is not there, and the reader needs it"));
            continue;
        };
        if hash(&name).is_some_and(|hash| hash != of(&bytes)) {
            report.add(name, damaged("is not what its name says: its content has changed"));
        } else if name.ends_with(".js") {
            wanted.extend(named(&String::from_utf8_lossy(&bytes)));
        }
    }
}

fn damaged(what: &'static str) -> Note {
    Note::doubted("site-damaged", what)
        .remedy("bundle again, or copy the site anew to where it is served from")
}

/// The files of the folder itself that the last run wrote. Those of the edition are looked over with it.
fn recorded(folder: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(folder.join(RECORD)).unwrap_or_default();
    let names = text.lines().take_while(|name| !name.is_empty());
    let names = names.filter(|name| !name.contains(['/', '\\']) && *name != ARTICLES);
    names.map(str::to_owned).collect()
}

fn has_place(page: &str) -> bool {
    page.contains("data-feed=")
}

/// The names with a hash in a text.
fn named(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let words = text.split(|c: char| !is_part(c)).map(|word| word.trim_start_matches("./"));
    let is_within = |word: &&str| !word.starts_with('/') && !word.split('/').any(|it| it == "..");
    let words = words.filter(is_within).filter(|word| hash(word).is_some());
    words.map(str::to_owned).collect()
}

/// The hash in a file's name: `reader_bg-0123456789abcdef.wasm`.
fn hash(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    let (_, hash) = stem.rsplit_once('-')?;
    let is_digit = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
    let is_hash = hash.len() == DIGITS && hash.bytes().all(is_digit);
    (is_hash && matches!(ending, "js" | "css" | "wasm")).then_some(hash)
}

fn of(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits.iter().take(DIGITS / 2).map(|byte| format!("{byte:02x}")).collect()
}
