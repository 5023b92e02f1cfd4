//! From the articles of all sources to one edition: each once, linked to each other, in order.

mod links;

use crate::compose::{Composed, Media};
use crate::gather::Gathered;
use crate::pass::duplicates::{self, Fate, Identity};
use crate::report::{Note, Report};
use crate::settings::Settings;
use broadsheet::article::{Article, ArticleId};
use broadsheet::feed::Feed;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// An edition that is ready to be written.
#[derive(Debug, Default)]
pub struct Edition {
    /// The articles, the newest first, with what is said of all of them.
    pub feed: Feed,
    /// The files that they bring along, by their path within the edition.
    pub media: BTreeMap<String, PathBuf>,
}

/// Makes the edition.
pub fn assemble(gathered: Gathered, settings: &Settings, report: &mut Report) -> Edition {
    let Gathered { articles, mastheads } = gathered;
    let mut articles = settle(articles, report);
    links::lead(&mut articles);
    let mut media = BTreeMap::new();
    let mut feed = masthead(mastheads, settings);
    for composed in articles {
        let Composed { article, media: own, name, notes, length, .. } = composed;
        report.articles += 1;
        report.length = report.length.and(length);
        for note in notes {
            report.add(name.clone(), note);
        }
        media.extend(own.into_iter().map(|Media { path, name }| (name, path)));
        feed.articles.push(shared(article, &feed));
    }
    feed.articles.sort_by(|a, b| {
        let key = |article: &Article| {
            let headline = &article.headline;
            (Reverse(headline.published), headline.id.clone())
        };
        key(a).cmp(&key(b))
    });
    lift_copyright(&mut feed);
    // A feed has one language; most articles then need not repeat it.
    feed.language = feed.language.take().or_else(|| most_frequent_language(&feed.articles));
    if feed.title.is_empty() {
        let what = "the edition has no title";
        report.add("the edition", Note::doubted("no-title", what).remedy("name it with --title"));
    }
    Edition { feed, media }
}

/// Each article once, and each under an id of its own.
fn settle(articles: Vec<Composed>, report: &mut Report) -> Vec<Composed> {
    let identities: Vec<Identity> = articles.iter().map(|it| it.identity.clone()).collect();
    let names: Vec<String> = articles.iter().map(|it| it.name.clone()).collect();
    let fates = duplicates::settle(&identities);
    let mut kept = Vec::with_capacity(articles.len());
    for (mut composed, fate) in articles.into_iter().zip(fates) {
        match fate {
            Fate::Kept => kept.push(composed),
            Fate::SameAs(other) => {
                let other = names.get(other).map_or("another", String::as_str);
                let what = format!("is the same article as {other}, which is newer or comes first");
                report.add(composed.name, Note::left_out("duplicate", what));
            }
            Fate::Renamed(id) => {
                let what = format!("another source has a file of this path; its id is \"{id}\"");
                let note = Note::doubted("path-twice", what);
                composed.notes.push(note.remedy("rename one, or give the article an id or a URL"));
                if let Some(id) = ArticleId::new(id) {
                    composed.article.headline.id = id;
                }
                kept.push(composed);
            }
        }
    }
    kept
}

/// What is said once for all articles: by the settings, else by the one feed there is.
fn masthead(mut mastheads: Vec<Feed>, settings: &Settings) -> Feed {
    let own = mastheads.pop().filter(|_| mastheads.is_empty()).unwrap_or_default();
    let said = |setting: &Option<String>| setting.clone();
    Feed {
        title: said(&settings.title).unwrap_or(own.title),
        description: said(&settings.description).or(own.description),
        home_page_url: settings.url.as_ref().map(|url| url.to_string()).or(own.home_page_url),
        language: settings.language.clone().or(own.language),
        copyright: said(&settings.copyright).or(own.copyright),
        next_url: None,
        articles: Vec::new(),
        ..own
    }
}

/// The article without what the edition says for all.
fn shared(mut article: Article, feed: &Feed) -> Article {
    if article.authors == feed.authors {
        article.authors.clear();
    }
    article.copyright = article.copyright.filter(|own| Some(own) != feed.copyright.as_ref());
    article
}

/// A copyright line that stands under every article is the edition's.
fn lift_copyright(feed: &mut Feed) {
    let first = feed.articles.first().and_then(|article| article.copyright.clone());
    if feed.copyright.is_none() && feed.articles.iter().all(|article| article.copyright == first) {
        feed.copyright = first;
        feed.articles.iter_mut().for_each(|article| article.copyright = None);
    }
}

fn most_frequent_language(articles: &[Article]) -> Option<broadsheet::article::Language> {
    let mut counts = BTreeMap::new();
    for language in articles.iter().filter_map(|article| article.headline.language.as_ref()) {
        *counts.entry(language).or_insert(0_usize) += 1;
    }
    // Of two that are as frequent, the first by name.
    counts
        .into_iter()
        .max_by_key(|(language, count)| (*count, Reverse(*language)))
        .map(|(it, _)| it.clone())
}
