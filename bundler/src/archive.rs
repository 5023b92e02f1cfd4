//! An edition as it is published: small enough for one file, or with an archive beside it.
//!
//! `articles.json` keeps the newest articles. Where there are more, every article goes into a file of
//! its own, its headline into a block, its words into the index; each file is named by its content,
//! and `articles.json` names the first of them. See `docs/edition-format.md`.

mod naming;
mod packing;
mod reading;

pub use reading::{Archive, ArchiveError};

use crate::edition::Edition;
use crate::front;
use crate::output::{Content, OutputError, Press};
use broadsheet::article::Article;
use broadsheet::edition::archive::{Contents, HEADLINES, Names, lookup};
use broadsheet::edition::{Catalog, index_article};
use broadsheet::feed::{self, Feed};
use broadsheet::index::{Builder, Root, Segment, Sink};
use broadsheet::store::{Form, Name};
use naming::Naming;
use packing::Packing;
use std::io;

/// How many bytes of articles `articles.json` keeps: all of a small edition, and what feed readers are
/// to have of a larger one.
const NEWEST: usize = 100_000;

/// How many articles are written, and read into one part of the index, at a time.
const RUN: usize = HEADLINES * 32;

/// Hands the archive's files to the press, if the edition needs one, and gives the feed that is to be
/// published last.
pub fn write(edition: &Edition, press: &Press<'_>) -> Result<Feed, OutputError> {
    let newest = newest(edition).map_err(failed(press))?;
    let mut feed = Feed { articles: newest, ..edition.feed.clone() };
    if feed.articles.len() < edition.len() {
        let (names, packing) = (Naming::default(), Packing::default());
        let writer = Writer { edition, press, names, packing };
        feed.archive = Some(writer.write()?);
    }
    Ok(feed)
}

fn failed(press: &Press<'_>) -> impl Fn(io::Error) -> OutputError {
    let path = press.folder().to_owned();
    move |error| OutputError::Io { path: path.clone(), error }
}

/// The newest articles, as many as have room.
fn newest(edition: &Edition) -> io::Result<Vec<Article>> {
    let mut room = NEWEST;
    let mut newest = Vec::new();
    for article in edition.newest() {
        let article = article?;
        let size = feed::write_item(&article, &edition.feed)?.len();
        let Some(left) = room.checked_sub(size) else { break };
        room = left;
        newest.push(article);
    }
    Ok(newest)
}

struct Writer<'a> {
    edition: &'a Edition,
    press: &'a Press<'a>,
    names: Naming,
    packing: Packing,
}

/// What came of one run of articles.
struct Run {
    items: Vec<Name>,
    headlines: Vec<Name>,
    segments: Vec<Segment>,
}

impl Writer<'_> {
    /// Writes all files; gives the name of the contents.
    fn write(&self) -> Result<Name, OutputError> {
        let (mut items, mut headlines, mut segments) = (Vec::new(), Vec::new(), Vec::new());
        let streamed = self.edition.stream(
            RUN,
            |_, articles| self.run(articles).map_err(io::Error::other),
            |run| {
                items.extend(run.items);
                headlines.extend(run.headlines);
                segments.extend(run.segments);
                Ok(())
            },
        );
        streamed.map_err(|error| match error.downcast::<OutputError>() {
            Ok(own) => own,
            Err(error) => failed(self.press)(error),
        })?;
        let feed = self.front(&items).map_err(failed(self.press))?;
        if let Some(each) = Names::table(items.len()) {
            let table = |names: &[Name]| {
                self.packed(&names.iter().flat_map(|name| name.bytes()).collect::<Vec<_>>())
            };
            items = items.chunks(each).map(table).collect::<Result<_, _>>()?;
        }
        let contents = Contents {
            feed,
            catalog: Catalog::of(self.edition.places()),
            names: Names { headlines, items, ids: self.ids()? },
            root: self.index(segments)?,
        };
        let bytes = contents.write().map_err(io::Error::from);
        let packed = bytes.and_then(|bytes| packing::pack_best(&bytes));
        self.put(packed.map_err(failed(self.press))?, Form::Packed)
    }

    /// The feed with what the front page shows of the newest articles, whose files have these names.
    fn front(&self, items: &[Name]) -> io::Result<Feed> {
        let names = self.edition.latest_of(items);
        let listed = |(article, name): (io::Result<Article>, &Name)| {
            article.map(|article| Article { whole: Some(*name), ..article })
        };
        let articles = self.edition.newest().zip(names).take(front::NEWEST).map(listed);
        Ok(Feed { articles: articles.collect::<io::Result<_>>()?, ..self.edition.feed.clone() })
    }

    /// Writes the files of consecutive articles, and reads their words.
    fn run(&self, articles: &[Article]) -> Result<Run, OutputError> {
        let shared = &self.edition.feed;
        let json = |json: Result<String, serde_json::Error>| {
            json.map(String::into_bytes).map_err(|error| failed(self.press)(error.into()))
        };
        let item =
            |article: &Article| self.put(json(feed::write_item(article, shared))?, Form::Json);
        let items: Vec<Name> = articles.iter().map(item).collect::<Result<_, _>>()?;
        let blocks = articles.chunks(HEADLINES).zip(items.chunks(HEADLINES));
        let headlines = blocks.map(|(articles, names)| {
            let listed = articles.iter().zip(names.iter().copied());
            self.put(json(feed::write_headlines(listed, shared))?, Form::Json)
        });
        let headlines = headlines.collect::<Result<_, _>>()?;
        Ok(Run { items, headlines, segments: segments(articles) })
    }

    fn ids(&self) -> Result<Vec<Name>, OutputError> {
        let count = lookup::files(self.edition.len());
        let mut files = vec![Vec::new(); count];
        for (place, headline) in self.edition.places().enumerate() {
            if let Some(file) = files.get_mut(lookup::file(&headline.id, count)) {
                file.push((&headline.id, place));
            }
        }
        files.into_iter().map(|file| self.packed(&lookup::write(file.into_iter()))).collect()
    }

    fn index(&self, segments: Vec<Segment>) -> Result<Root, OutputError> {
        let dated = u32::try_from(self.edition.dated()).unwrap_or(u32::MAX);
        broadsheet::index::write(segments, dated, &mut Shelve(self))
    }

    /// Hands over a file that is deflated.
    fn packed(&self, bytes: &[u8]) -> Result<Name, OutputError> {
        self.put(self.packing.pack(bytes).map_err(failed(self.press))?, Form::Packed)
    }

    fn put(&self, bytes: Vec<u8>, form: Form) -> Result<Name, OutputError> {
        let (name, bytes) = self.names.give(bytes, form);
        self.press.add(&name.path(form.ending()), &Content::Lasting(bytes))?;
        Ok(name)
    }
}

/// Where the index's files go.
struct Shelve<'a>(&'a Writer<'a>);

impl Sink for Shelve<'_> {
    type Fault = OutputError;

    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, OutputError> {
        self.0.packed(&bytes)
    }
}

/// The words of consecutive articles.
fn segments(articles: &[Article]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut builder = Builder::default();
    for article in articles {
        index_article(article, &mut builder);
        if builder.is_full() {
            segments.push(std::mem::take(&mut builder).finish());
        }
    }
    segments.push(builder.finish());
    segments
}
