//! Asks the reader's own index, in memory, how long it takes, for `cargo xtask bench search`.
//!
//! Arguments: the articles (JSON lines: title, text, section, tags, language), sorted by date, the undated
//! last; how many of them are dated; the queries, one a line. Prints one JSON object: `build`
//! (milliseconds), `files`, `bytes` (as the bundler writes them, deflated), and for each of `queries`
//! `found`, `took` (milliseconds, the files at hand), `files` and `bytes` that it needs from nothing.

use broadsheet::index::{Answer, Builder, Document, Query, Root, Sink, Weights, answer, write};
use broadsheet::store::Name;
use libdeflater::{CompressionLvl, Compressor};
use serde_json::{Value, from_str, json};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

/// How often a query is asked; the middle one counts.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [articles, dated, queries] = &arguments[..] else {
        return Err("three arguments: articles, how many are dated, queries".into());
    };
    let articles = std::fs::read_to_string(articles)?;
    let articles: Vec<Value> = articles.lines().map(from_str).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let index = Built::of(&articles, dated.parse()?)?;
    let build = start.elapsed();
    let mut asked = Vec::new();
    for query in std::fs::read_to_string(queries)?.lines() {
        asked.push(index.measure(query)?);
    }
    let files = index.files.0.len();
    let sizes = index.files.0.iter().map(|file| deflated(file));
    let bytes = sizes.sum::<std::io::Result<usize>>()?;
    let build = build.as_secs_f64() * 1e3;
    println!("{}", json!({"build": build, "files": files, "bytes": bytes, "queries": asked}));
    Ok(())
}

/// The files of an index, each named by its number.
#[derive(Default)]
struct Files(Vec<Arc<[u8]>>);

impl Sink for Files {
    type Fault = Infallible;

    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Infallible> {
        let name = Name::numbered(self.0.len() as u64);
        self.0.push(bytes.into());
        Ok(name)
    }
}

impl Files {
    fn file(&self, name: Name) -> Option<Arc<[u8]>> {
        self.0.get(usize::try_from(name.number()).ok()?).cloned()
    }
}

/// An index in memory.
struct Built {
    files: Files,
    root: Root,
}

impl Built {
    fn of(articles: &[Value], dated: u32) -> Result<Self, Box<dyn Error>> {
        let mut builder = Builder::default();
        let mut segments = Vec::new();
        for article in articles {
            let (title, body) = (text(article, "title"), text(article, "text"));
            let language = text(article, "language");
            let tags = article.get("tags").and_then(Value::as_array).into_iter().flatten();
            let mut labels = vec![text(article, "section")];
            labels.extend(tags.filter_map(Value::as_str));
            builder.add(&Document {
                title,
                labels: &labels,
                body,
                language,
                ..Document::default()
            });
            if builder.is_full() {
                segments.push(std::mem::take(&mut builder).finish());
            }
        }
        segments.push(builder.finish());
        let mut files = Files::default();
        let Ok(root) = write(segments, dated, &mut files);
        Ok(Self { files, root })
    }

    /// The answer; `needed` is told of each file that is asked for.
    fn ask(&self, query: &str, needed: &dyn Fn(Name)) -> Option<Answer> {
        let here = |name| {
            needed(name);
            self.files.file(name)
        };
        answer(&self.root, &Query::read(query), &Weights::TUNED, &here)
    }

    fn measure(&self, query: &str) -> Result<Value, Box<dyn Error>> {
        let names = RefCell::new(BTreeSet::new());
        let answer = self.ask(query, &|name| names.borrow_mut().extend([name.bytes()]));
        let found = answer.ok_or("a file of the index is missing")?.hits.len();
        let mut rounds = [0.0; ROUNDS];
        for took in &mut rounds {
            let start = Instant::now();
            black_box(self.ask(query, &|_| ()));
            *took = start.elapsed().as_secs_f64() * 1e3;
        }
        rounds.sort_by(f64::total_cmp);
        let took = rounds.get(ROUNDS / 2);
        let names = names.into_inner();
        let files = names.iter().filter_map(|name| self.files.file(Name::new(*name)));
        let bytes = files.map(|file| deflated(&file)).sum::<std::io::Result<usize>>()?;
        let mut root = Vec::new();
        self.root.write(&mut root);
        let bytes = bytes + deflated(&root)?;
        Ok(json!({"found": found, "took": took, "files": names.len(), "bytes": bytes}))
    }
}

/// The level that the bundler deflates most files with.
const LEVEL: i32 = 9;

/// How many bytes a file has as the bundler writes it.
fn deflated(file: &[u8]) -> std::io::Result<usize> {
    let mut packing = Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default());
    let mut packed = vec![0; packing.deflate_compress_bound(file.len())];
    packing.deflate_compress(file, &mut packed).map_err(std::io::Error::other)
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value.get(member).and_then(Value::as_str).unwrap_or_default()
}
