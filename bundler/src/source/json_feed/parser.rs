//! From the bytes of a JSON Feed, and of its further pages that lie beside it, to drafts.

use super::adapter;
use crate::archive::{Archive, ArchiveError};
use crate::pass::encoding;
use crate::report::Note;
use crate::source::{File, Reading};
use broadsheet::article::Article;
use broadsheet::feed::{self, Feed, Problem};
use broadsheet::store::Name;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Reads a feed.
pub fn parse(file: &File) -> Result<Reading, Note> {
    let (mut feed, mut problems) = read(&file.bytes)?;
    let mut reading = Reading::default();
    if let Some(contents) = feed.archive.take() {
        feed.articles = archived(file, &feed, contents)?;
    }
    let mut drafts = adapter::drafts(&mut feed, &problems, &file.origin);
    let mut next = feed.next_url.take();
    while let Some(path) = next.take().and_then(|url| beside(file, &url)) {
        if reading.companions.contains(&path) || path == file.origin.path {
            break;
        }
        let page = bytes(&path, file.largest);
        let page = page.and_then(|bytes| read(&bytes).map_err(|note| note.what.into_owned()));
        reading.companions.push(path);
        match page {
            Ok((mut page, more)) => {
                drafts.extend(adapter::drafts(&mut page, &more, &file.origin));
                problems.extend(more);
                next = page.next_url.take();
            }
            Err(error) => {
                reading.notes.push(Note::doubted("page-unread", format!("its next page: {error}")));
            }
        }
    }
    for (draft, place) in drafts.iter_mut().zip(1..) {
        draft.place = Some(place);
    }
    let left_out = problems.iter().filter(|problem| problem.fault.leaves_out());
    let notes = left_out.map(|problem| {
        Note::left_out("item-left-out", problem.to_string())
            .remedy("give every item an id of its own")
    });
    reading.notes.extend(notes);
    reading.drafts = drafts;
    reading.masthead = Some(feed);
    Ok(reading)
}

/// A feed, and what is wrong with it.
pub fn read(bytes: &[u8]) -> Result<(Feed, Vec<Problem>), Note> {
    // JSON is UTF-8 (RFC 8259, 8.1); files in sixteen bits are still found.
    let sixteen =
        matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, _, 0, _, ..] | [_, 0, _, 0, ..]);
    let read = match sixteen {
        true => feed::read(encoding::decode(bytes, None).text.as_bytes()),
        false => feed::read(bytes),
    };
    read.map_err(|error| {
        Note::left_out("not-a-feed", error.to_string())
            .remedy("mend the file, or keep it out with a line in .ignore")
    })
}

/// What is in a further page, if it is not too large.
fn bytes(path: &Path, largest: Option<u64>) -> Result<Vec<u8>, String> {
    let largest = largest.unwrap_or(u64::MAX);
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    let read = file.take(largest.saturating_add(1)).read_to_end(&mut bytes);
    match read {
        Ok(size) if size as u64 > largest => {
            Err(format!("is larger than {} MB (--max-file-size)", largest / 1_000_000))
        }
        read => read.map(|_| bytes).map_err(|error| error.to_string()),
    }
}

/// Every article of an edition with an archive: those in the file itself lie there, too.
fn archived(file: &File, feed: &Feed, contents: Name) -> Result<Vec<Article>, Note> {
    let folder = file.origin.path.parent().unwrap_or(Path::new("."));
    let read = || -> Result<Vec<Article>, ArchiveError> {
        let archive = Archive::open(folder, contents)?;
        let names = archive.items()?;
        names.iter().rev().map(|name| archive.article(*name, feed)).collect()
    };
    read().map_err(|error| error.note())
}

/// The file beside this one that a page's address ends in.
fn beside(file: &File, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let name = path.rsplit('/').next().filter(|name| !name.is_empty() && *name != "..")?;
    let path = file.origin.path.parent()?.join(name);
    path.is_file().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Origin;
    use std::sync::Arc;

    fn feed(next: &str, items: &str) -> String {
        format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en",{next}
            "items":[{items}]}}"#
        )
    }

    fn reading(path: PathBuf, text: &str) -> Result<Reading, Note> {
        let origin = Origin { path, name: "f.json".into(), ..Origin::default() };
        parse(&File::new(Arc::new(origin), text.as_bytes().to_vec()))
    }

    #[test]
    fn pages_beside_the_file_are_followed_and_a_ring_of_them_ends() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("1.json"), folder.path().join("2.json"));
        let next = r#""next_url":"https://a.example/2.json","#;
        let ring = r#""next_url":"1.json","#;
        std::fs::write(&second, feed(ring, r#"{"id":"b","content_text":"B"}"#)).unwrap();
        std::fs::write(&first, "").unwrap();
        let reading = reading(first, &feed(next, r#"{"id":"a","content_text":"A"}"#)).unwrap();
        let ids: Vec<_> = reading.drafts.iter().map(|it| it.id.clone().unwrap().value).collect();
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(reading.companions, [second]);
        assert_eq!(reading.drafts[1].place, Some(2));
    }

    #[test]
    fn a_date_in_another_form_is_kept_for_the_passes() {
        let item = r#"{"id":"a","content_text":"A","date_published":"16 Nov 2020"}"#;
        let reading = reading(PathBuf::new(), &feed("", item)).unwrap();
        assert_eq!(reading.drafts[0].published.clone().unwrap().value, "16 Nov 2020");
    }

    #[test]
    fn what_is_no_feed_is_refused_with_its_place() {
        let note = reading(PathBuf::new(), "{\"version\":\n  x}").unwrap_err();
        assert!(note.what.contains("line 2, column 3"), "{}", note.what);
    }

    #[test]
    fn items_without_an_id_are_reported() {
        let reading = reading(PathBuf::new(), &feed("", r#"{"content_text":"A"}"#)).unwrap();
        assert_eq!((reading.drafts.len(), reading.notes[0].code), (0, "item-left-out"));
    }
}
