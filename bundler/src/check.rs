//! Looking over an edition, or any JSON Feed: what its readers would stumble on.

use crate::archive::{Archive, ArchiveError};
use crate::bundle::ARTICLES;
use crate::pass::attributes::{self, Change};
use crate::pass::dates::{self, Habits};
use crate::pass::length::Length;
use crate::pass::{language, sanitise};
use crate::report::{Note, Report};
use broadsheet::article::{Article, ArticleId, Body};
use broadsheet::feed::{self, Feed};
use broadsheet::selection::Address;
use rayon::prelude::*;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// A plain edition is loaded whole before the first headline shows.
const LARGE: usize = 2_000_000;

/// An article beyond this is more than most readers wait for.
const LARGE_ARTICLE: usize = 500_000;

/// Looks over the edition in a folder, or the feed in a file. An error is a file that cannot be read.
pub fn check(path: &Path, report: &mut Report) -> io::Result<()> {
    let (file, folder) = match path.is_dir() {
        true => (path.join(ARTICLES), path.to_owned()),
        false => (path.to_owned(), path.parent().unwrap_or(Path::new(".")).to_owned()),
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(&file)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))?;
    report.files = 1;
    match feed::read(&bytes) {
        Err(error) => report.add(name, Note::left_out("not-a-feed", error.to_string())),
        Ok((feed, problems)) => {
            for problem in problems {
                let note = match problem.fault.leaves_out() {
                    true => Note::left_out("feed-fault", problem.to_string()),
                    false => Note::doubted("feed-fault", problem.to_string()),
                };
                report.add(name.clone(), note);
            }
            if bytes.len() > LARGE {
                let what = format!(
                    "is {} kB, all of it loaded before the first headline",
                    bytes.len() / 1000
                );
                report.add(name.clone(), Note::doubted("large", what).remedy("bundle it"));
            }
            match feed.archive {
                None => look_over(&feed.articles, &folder, report),
                Some(names) => look_over_archive(names, &feed, &folder, report),
            }
        }
    }
    Ok(())
}

/// Every article of an archive, and every file of it.
fn look_over_archive(names: feed::Archive, feed: &Feed, folder: &Path, report: &mut Report) {
    let read = || {
        let archive = Archive::open(folder, names)?;
        let items = archive.items()?;
        Ok((archive, items))
    };
    let (archive, items) = match read() {
        Ok(read) => read,
        Err(error) => return report.add(ARTICLES, unread(&error)),
    };
    archive.damaged().iter().for_each(|error| report.add(ARTICLES, unread(error)));
    let mut articles = Vec::with_capacity(items.len());
    let read: Vec<_> = items.par_iter().map(|name| archive.article(*name, feed)).collect();
    for read in read {
        match read {
            Ok(article) => articles.push(article),
            Err(error) => report.add(ARTICLES, unread(&error)),
        }
    }
    look_over(&articles, folder, report);
}

fn unread(error: &ArchiveError) -> Note {
    Note::left_out("archive-unread", error.to_string())
        .remedy("copy the edition again, with its folder archive/, or bundle it anew")
}

fn look_over(articles: &[Article], folder: &Path, report: &mut Report) {
    let ids: HashSet<&ArticleId> = articles.iter().map(|it| &it.headline.id).collect();
    for article in articles {
        let plain = article.body.words();
        report.articles += 1;
        report.length = report.length.and(Length::of(&plain));
        let mut notes = facts(article, &plain);
        notes.extend(links(article, &ids, folder));
        for note in notes {
            report.add(article.headline.id.as_str(), note);
        }
    }
}

fn facts(article: &Article, plain: &str) -> Vec<Note> {
    let headline = &article.headline;
    let mut notes = Vec::new();
    if headline.title.is_none() {
        notes.push(Note::doubted("no-title", "it has no title"));
    }
    match headline.published {
        None => {
            notes.push(Note::doubted("undated", "it has no date, and stands behind all that have"))
        }
        // The zero of a calendar is well-formed, and still no date.
        Some(stamp) if dates::read(&stamp.to_rfc3339(), &Habits::default()).is_err() => {
            notes.push(Note::doubted(
                "date-zero",
                "its date is what a program writes when it has none",
            ));
        }
        Some(_) => {}
    }
    if headline
        .modified
        .zip(headline.published)
        .is_some_and(|(modified, published)| modified < published)
    {
        notes.push(Note::doubted("date-order", "it was changed before it was published"));
    }
    match (&headline.language, language::guess(plain)) {
        (None, _) => {
            notes.push(Note::doubted("no-language", "neither it nor the feed names a language"))
        }
        (Some(named), Some(guessed)) if named.direction() != guessed.direction() => {
            let what =
                format!("it says {}, and is written in {}", named.as_str(), guessed.as_str());
            notes.push(Note::doubted("language-wrong", what));
        }
        _ => {}
    }
    if plain.len() > LARGE_ARTICLE {
        notes.push(Note::doubted("large", format!("its text is {} kB", plain.len() / 1000)));
    }
    notes
}

/// Links within the edition and pictures beside it that lead nowhere, and HTML that would not stay.
fn links(article: &Article, ids: &HashSet<&ArticleId>, folder: &Path) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut look = |address: &str, is_picture: bool| {
        let here = |path: &str| {
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let written =
                percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
            folder.join(PathBuf::from(written)).is_file()
        };
        let elsewhere =
            address.contains("://") || address.starts_with("//") || address.starts_with(['#', '/']);
        let other = elsewhere || address.starts_with("mailto:") || address.starts_with("tel:");
        if let Some(query) = address.strip_prefix('?') {
            let article = Address::parse(query).selection.article;
            if article.is_some_and(|id| !ids.contains(&id)) {
                let what = format!("links to \"{address}\", which is not in the edition");
                notes.push(Note::doubted("link-broken", what));
            }
        } else if !other && !here(address) {
            let (code, what) = match is_picture {
                true => ("image-missing", "picture"),
                false => ("link-broken", "link"),
            };
            notes.push(Note::doubted(code, format!("{what} \"{address}\" is not there")));
        }
    };
    if let Some(image) = &article.image {
        look(image, true);
    }
    if let Body::Html(html) = &article.body {
        attributes::change(&sanitise::clean(html), |element, attribute, value| {
            match (element, attribute) {
                ("img", "src") => look(value, true),
                ("a", "href") => look(value, false),
                _ => {}
            }
            Change::Keep
        });
        let active = sanitise::active(html);
        if !active.is_empty() {
            let what = format!("readers take out of its HTML: {}", active.join(", "));
            notes.push(Note::doubted("html-active", what));
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_would_stumble_on_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[
            {"id":"a","title":"A","date_published":"1970-01-01T00:00:00Z","language":"en",
             "content_html":"<a href='?article=b'>b</a><a href='?article=c'>c</a><img src='x.png'><script>1</script>"},
            {"id":"b","title":"B","date_published":"2020-01-02T00:00:00Z",
             "date_modified":"2020-01-01T00:00:00Z","content_text":"B"},
            {"id":"b","title":"B","content_text":"B"}]}"#;
        std::fs::write(folder.path().join(ARTICLES), feed).unwrap();
        let mut report = Report::default();
        check(folder.path(), &mut report).unwrap();
        let found: Vec<_> =
            report.entries.iter().map(|it| (it.name.as_str(), it.note.code)).collect();
        assert_eq!(
            found,
            [
                ("articles.json", "feed-fault"),
                ("a", "date-zero"),
                ("a", "link-broken"),
                ("a", "image-missing"),
                ("a", "html-active"),
                ("b", "date-order"),
                ("b", "no-language"),
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_feed_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "{").unwrap();
        let mut report = Report::default();
        check(file.path(), &mut report).unwrap();
        assert_eq!(report.entries[0].note.code, "not-a-feed");
        assert!(check(Path::new("gone.json"), &mut report).is_err());
    }
}
