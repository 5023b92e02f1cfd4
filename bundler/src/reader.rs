//! The built reader: the files that make a site of an edition.

use crate::bundle::ARTICLES;
use crate::front::{self, Front};
use crate::output::{Content, Files};
use std::io;
use std::path::Path;

/// The page that the reader is opened by.
pub const PAGE: &str = "index.html";

/// The reader that this command was built with, if it was; `build.rs` writes the table.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/reader.rs"));

/// What lies in the folder of a built reader, but is an edition's: the sample.
fn is_edition(name: &str) -> bool {
    let first = name.split('/').next().unwrap_or_default();
    name == ARTICLES || matches!(first, "archive" | "images" | "media") || first.starts_with('.')
}

/// The reader within this command, or `None` when it was built without one.
pub fn built_in() -> Option<Files> {
    let files = FILES.iter().filter(|(name, _)| !is_edition(name));
    let files: Files =
        files.map(|(name, bytes)| ((*name).to_owned(), Content::Bytes(bytes.to_vec()))).collect();
    whole(files)
}

/// A reader that lies in a folder. `None` when there is no `index.html` in it.
pub fn in_folder(folder: &Path) -> io::Result<Option<Files>> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner)? {
            let path = entry?.path();
            let name =
                path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if !is_edition(&name) {
                files.insert(name, Content::Bytes(std::fs::read(&path)?));
            }
        }
    }
    Ok(whole(files))
}

/// A reader without the front page of the edition that it was built with, if it has a page at all.
fn whole(mut files: Files) -> Option<Files> {
    change_page(&mut files, front::clear).then_some(files)
}

/// Puts the newest headlines into the reader's page, if the page is among the files.
pub fn put_front(files: &mut Files, front: &Front) {
    change_page(files, |page| front.write(page));
}

/// A page that is no text stays as it is.
fn change_page(files: &mut Files, change: impl FnOnce(&str) -> String) -> bool {
    let Some(page) = files.get_mut(PAGE) else { return false };
    if let Content::Bytes(bytes) = page
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        *page = Content::Bytes(change(text).into_bytes());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_edition_is_no_part_of_the_reader() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("archive")).unwrap();
        for file in ["index.html", "reader.js", "articles.json", "archive/1.json"] {
            std::fs::write(folder.path().join(file), "x").unwrap();
        }
        let files = in_folder(folder.path()).unwrap().unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["index.html", "reader.js"]);
    }
}
