//! From the articles of all sources to one edition: each once, linked to each other, in order.

mod languages;
mod links;

use crate::compose::{Composed, Media};
use crate::gather::Gathered;
use crate::pass::duplicates::{self, Apart, Fate, Identity};
use crate::report::{Note, Report};
use crate::settings::Settings;
use crate::shelf::{Shelf, Shelved};
use broadsheet::article::{Article, ArticleId, Headline};
use broadsheet::feed::Feed;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use url::Url;

/// An edition that is ready to be written.
#[derive(Debug)]
pub struct Edition {
    /// What is said of all articles. It holds none of them.
    pub feed: Feed,
    /// The files that they bring along, by their path within the edition.
    pub media: BTreeMap<String, PathBuf>,
    /// In the order of the archive's places: the earliest first, the undated last.
    articles: Vec<Shelved>,
    shelf: Shelf,
}

impl Edition {
    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// What a list shows of every article, in the order of the places: all of it is in memory.
    pub fn places(&self) -> impl ExactSizeIterator<Item = &Headline> {
        self.articles.iter().map(|shelved| &shelved.card.headline)
    }

    /// The same, the newest first.
    pub fn headlines(&self) -> impl ExactSizeIterator<Item = &Headline> {
        self.latest().map(|shelved| &shelved.card.headline)
    }

    /// Whole articles, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = io::Result<Article>> {
        self.latest().map(|shelved| self.shelf.whole(shelved))
    }

    fn latest(&self) -> impl ExactSizeIterator<Item = &Shelved> {
        self.latest_of(&self.articles)
    }

    /// What there is of each article, by the places, in the order of the list: the newest first.
    pub fn latest_of<'a, T>(
        &self,
        all: &'a [T],
    ) -> impl ExactSizeIterator<Item = &'a T> + use<'a, T> {
        let (dated, undated) = all.split_at(self.dated());
        dated.iter().rev().chain(undated).collect::<Vec<_>>().into_iter()
    }

    /// How many articles have a date.
    pub fn dated(&self) -> usize {
        self.articles.partition_point(|shelved| shelved.card.headline.published.is_some())
    }

    /// The whole articles at these places, as many as there are.
    pub fn articles(&self, places: Range<usize>) -> io::Result<Vec<Article>> {
        let shelved = self.articles.iter().skip(places.start).take(places.len());
        shelved.map(|shelved| self.shelf.whole(shelved)).collect()
    }

    /// Goes through all articles, in the order of the places, `size` at a time: `make` is given the first place
    /// and the whole articles of such a run, on all processors at once; what it makes is given to
    /// `take`, one run after the other. Only a few runs are in memory at a time.
    pub fn stream<T: Send>(
        &self,
        size: usize,
        make: impl Fn(usize, &[Article]) -> io::Result<T> + Sync,
        mut take: impl FnMut(T) -> io::Result<()>,
    ) -> io::Result<()> {
        let places: Vec<usize> = (0..self.len()).step_by(size.max(1)).collect();
        for at_once in places.chunks(rayon::current_num_threads() * 2) {
            let made: Vec<T> = at_once
                .par_iter()
                .map(|from| make(*from, &self.articles(*from..from + size.max(1))?))
                .collect::<io::Result<_>>()?;
            made.into_iter().try_for_each(&mut take)?;
        }
        Ok(())
    }
}

/// Makes the edition. An error is a shelf that gives or takes no text.
pub fn assemble(
    gathered: Gathered,
    settings: &Settings,
    report: &mut Report,
) -> io::Result<Edition> {
    let Gathered { articles: mut settled, shelf, mastheads } = gathered;
    settle(&mut settled, report);
    links::lead(&mut settled, &shelf)?;
    let mut media = BTreeMap::new();
    let mut feed = masthead(mastheads, settings);
    feed.language = languages::settle(&mut settled, feed.language.take());
    if feed.language.is_none() && !settled.is_empty() {
        report.add("the edition", languages::untold());
    }
    let mut articles = Vec::with_capacity(settled.len());
    for composed in settled {
        let Composed { article: mut shelved, media: own, name, notes, length, .. } = composed;
        report.articles += 1;
        report.length = report.length.and(length);
        for note in notes {
            report.add(name.clone(), note);
        }
        media.extend(own.into_iter().map(|Media { path, name }| (name, path)));
        share(&mut shelved.card, &feed);
        articles.push(shelved);
    }
    articles.sort_by(|a, b| {
        let (a, b) = (&a.card.headline, &b.card.headline);
        (Reverse(a.published), &a.id).cmp(&(Reverse(b.published), &b.id))
    });
    let dated = articles.partition_point(|it| it.card.headline.published.is_some());
    articles.get_mut(..dated).into_iter().for_each(<[Shelved]>::reverse);
    lift_copyright(&mut feed, &mut articles);
    if feed.title.is_empty() && !articles.is_empty() {
        feed.title = stand_in(&feed);
        let what = format!("the edition has no title, and is called \"{}\"", feed.title);
        report.add("the edition", Note::doubted("no-title", what).remedy("name it with --title"));
    }
    Ok(Edition { feed, media, articles, shelf })
}

/// Leaves each article once, and each under an id of its own.
fn settle(articles: &mut Vec<Composed<Shelved>>, report: &mut Report) {
    let identities: Vec<&Identity> = articles.iter().map(|it| &it.identity).collect();
    let fates = duplicates::settle(&identities);
    let renamed: Vec<Option<(String, Option<Note>)>> =
        fates.iter().enumerate().map(|(place, fate)| renamed(articles, place, fate)).collect();
    for (place, fate) in fates.iter().enumerate() {
        if let (Fate::SameAs(other), Some(gone)) = (fate, articles.get(place)) {
            let (name, other) = told_apart(gone, articles.get(*other));
            let what = format!("is the same article as {other}, which is newer or comes first");
            report.add(name, Note::left_out("duplicate", what));
        }
    }
    let mut fates = fates.into_iter().zip(renamed);
    articles.retain_mut(|composed| match fates.next() {
        Some((Fate::SameAs(_), _)) => false,
        Some((_, Some((id, note)))) => {
            composed.notes.extend(note);
            if let Some(id) = ArticleId::new(id) {
                composed.article.card.headline.id = id;
            }
            true
        }
        _ => true,
    });
}

/// The id that an article has instead of its own, and what is to be reported of that.
fn renamed(
    articles: &[Composed<Shelved>],
    place: usize,
    fate: &Fate,
) -> Option<(String, Option<Note>)> {
    match fate {
        Fate::Kept | Fate::SameAs(_) => None,
        Fate::NamedAs(other) => Some((articles.get(*other)?.identity.id.0.clone(), None)),
        Fate::Apart(other, how) => {
            let id = match how {
                Apart::AddressOf(namer) => articles.get(*namer)?.article.card.url.clone()?,
                Apart::Id(id) => id.clone(),
            };
            let own = articles.get(place)?;
            let (_, other) = told_apart(own, articles.get(*other));
            let what = format!(
                "its id \"{}\" is that of {other}, too, which has another address; its id is \"{id}\"",
                own.identity.id.0
            );
            let remedy = "give the articles of one source ids that no other has";
            Some((id, Some(Note::doubted("id-twice", what).remedy(remedy))))
        }
        Fate::Renamed(id) => {
            let what = format!(
                "another article has this path, or this headline and date in one feed; its id is \"{id}\""
            );
            let note = Note::doubted("path-twice", what);
            let note = note.remedy("rename one, or give the article an id or a URL");
            Some((id.clone(), Some(note)))
        }
    }
}

/// The names of two articles; where they are alike, the whole paths of their files.
fn told_apart(one: &Composed<Shelved>, other: Option<&Composed<Shelved>>) -> (String, String) {
    let Some(other) = other else { return (one.name.clone(), "another".to_owned()) };
    if one.name != other.name {
        return (one.name.clone(), other.name.clone());
    }
    let whole = |it: &Composed<Shelved>| {
        let behind = it.name.strip_prefix(it.origin.name.as_str()).unwrap_or_default();
        format!("{}{behind}", it.origin.path.display())
    };
    (whole(one), whole(other))
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

/// The title of an edition that has none: that of its site, without which readers would find it faulty.
fn stand_in(feed: &Feed) -> String {
    let site = feed.home_page_url.as_deref().and_then(|url| Url::parse(url).ok());
    let host = site.and_then(|url| url.host_str().map(str::to_owned));
    host.map_or_else(
        || "Untitled".to_owned(),
        |host| host.strip_prefix("www.").map_or(host.clone(), str::to_owned),
    )
}

/// Takes out of an article what the edition says for all.
fn share(article: &mut Article, feed: &Feed) {
    if article.authors == feed.authors {
        article.authors.clear();
    }
    if article.copyright == feed.copyright {
        article.copyright = None;
    }
}

/// A copyright line that stands under every article is the edition's.
fn lift_copyright(feed: &mut Feed, articles: &mut [Shelved]) {
    let first = articles.first().and_then(|it| it.card.copyright.clone());
    if feed.copyright.is_none() && articles.iter().all(|it| it.card.copyright == first) {
        feed.copyright = first;
        articles.iter_mut().for_each(|it| it.card.copyright = None);
    }
}

#[cfg(test)]
mod tests;
