//! An edition, or any JSON Feed: read by the reader's own code, with all that lies beside it.

use super::{facts, large};
use crate::archive::{Archive, ArchiveError};
use crate::bundle::ARTICLES;
use crate::pass::attributes::{self, Change};
use crate::pass::length::Length;
use crate::pass::sanitise;
use crate::report::{Note, Report};
use crate::source::{File, json_feed};
use broadsheet::article::{Article, ArticleId, Body};
use broadsheet::feed::Feed;
use broadsheet::selection::Address;
use broadsheet::store::Name;
use rayon::prelude::*;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Looks it over. An error is a file that is no JSON Feed.
pub(super) fn look_over(file: &File, report: &mut Report) -> Result<(), Note> {
    let (feed, problems) = json_feed::read(&file.bytes)?;
    let name = file.origin.name.as_str();
    for problem in problems {
        let note = match problem.fault.leaves_out() {
            true => Note::left_out("feed-fault", problem.to_string()),
            false => Note::doubted("feed-fault", problem.to_string()),
        };
        report.add(name, note);
    }
    large(file).into_iter().for_each(|note| report.add(name, note));
    match feed.archive {
        None => look_over_articles(&feed.articles, &file.origin.root, report),
        Some(contents) => look_over_archive(contents, &feed, &file.origin.root, report),
    }
    Ok(())
}

/// Every article of an archive, and every file of it.
fn look_over_archive(contents: Name, feed: &Feed, folder: &Path, report: &mut Report) {
    let read = || {
        let archive = Archive::open(folder, contents)?;
        let items = archive.items()?;
        Ok::<_, ArchiveError>((archive, items))
    };
    let (archive, items) = match read() {
        Ok(read) => read,
        Err(error) => return report.add(ARTICLES, error.note()),
    };
    archive.damaged().iter().for_each(|error| report.add(ARTICLES, error.note()));
    let mut articles = Vec::with_capacity(items.len());
    let read: Vec<_> = items.par_iter().map(|name| archive.article(*name, feed)).collect();
    for read in read {
        match read {
            Ok(article) => articles.push(article),
            Err(error) => report.add(ARTICLES, error.note()),
        }
    }
    look_over_articles(&articles, folder, report);
}

fn look_over_articles(articles: &[Article], folder: &Path, report: &mut Report) {
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
