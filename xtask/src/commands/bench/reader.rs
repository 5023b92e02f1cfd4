//! `cargo xtask bench reader`: a bundled newsroom in Chromium, from nothing to the open article,
//! beside a page with MiniSearch and pages with Pagefind, of the same articles.
//!
//! `reader/measure.mjs` measures one site in a browser of its own; what it says becomes a table here.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use self::table::Table;
use super::articles::{self, Articles};
use super::engine::{self, percentile};
use super::{bundler, edition, search};
use crate::commands::build;
use crate::failure::Failure;
use crate::tools::{browsers, npm};
use crate::{place, program, versions};

/// The programs, put beside the packages that they use.
const PROGRAMS: [(&str, &str); 7] = [
    ("sites.mjs", include_str!("reader/sites.mjs")),
    ("minisearch.html", include_str!("reader/minisearch.html")),
    ("minisearch.js", include_str!("reader/minisearch.js")),
    ("host.mjs", include_str!("reader/host.mjs")),
    ("browser.mjs", include_str!("reader/browser.mjs")),
    ("probe.js", include_str!("reader/probe.js")),
    ("measure.mjs", include_str!("reader/measure.mjs")),
];

/// Beyond so many articles the peers are not measured: to build them takes many minutes.
const MOST: usize = 20_000;

/// Written last into the peers' sites, so that they need not be made again.
const FINISHED: &str = "finished";

/// What was measured of a site.
#[derive(Deserialize)]
struct Measured {
    /// On this machine, as fast as it is: visits with one first query each.
    fast: Vec<Cold>,
    /// The same on a slow line, with a slow processor.
    slow: Vec<Cold>,
    /// On this machine, once the page is there.
    quick: Quick,
    /// On a fast line, with a slow processor.
    throttled: Counted,
}

/// Milliseconds from a filter's tick to the numbers beside the filters.
#[derive(Deserialize)]
struct Counted {
    /// In the list of all articles.
    all: Vec<f64>,
    /// Among those that a query finds.
    found: Vec<f64>,
}

/// From nothing; nothing where it did not come.
#[derive(Deserialize)]
struct Cold {
    /// Until the list was visible.
    list: Option<Stage>,
    /// Until ten results stood there with excerpts, all in all.
    first: Option<Stage>,
    /// What the search after that needed.
    next: Option<Stage>,
}

/// Milliseconds since the navigation, and what was fetched.
#[derive(Deserialize)]
struct Stage {
    time: f64,
    requests: usize,
    bytes: usize,
}

/// All that is measured when it need not take long.
#[derive(Deserialize)]
struct Quick {
    /// Milliseconds from the last key of a query to the settled results.
    typed: Vec<f64>,
    /// Queries whose last key changed nothing.
    silent: Vec<String>,
    /// Queries after which the page went on writing what stood there already.
    restless: Vec<String>,
    /// Milliseconds from a filter's tick to the settled list.
    ticked: Vec<f64>,
    /// Milliseconds from a click on a result to the article's headline.
    opened: Vec<f64>,
    /// Milliseconds for ten requests at once, with nothing else to do.
    alone: Vec<f64>,
    /// Bytes that the page holds after all the queries.
    memory: f64,
}

/// Prints a table for the edition in a folder, or for newsrooms of these sizes.
pub(super) fn run(folder: Option<&Path>, sizes: &[usize]) -> Result<(), Failure> {
    let chromium = browsers::chromium()?.browser;
    let home = prepare()?;
    let mut missed = Vec::new();
    if let Some(folder) = folder {
        let articles = articles::of(folder, &place::bench().join("articles-edition.jsonl"))?;
        missed.extend(measure(&home, &chromium, folder, &articles, "edition")?);
    } else if let Some(corpus) = edition::corpus() {
        build::run()?;
        let bundler = bundler::build()?;
        for &size in sizes {
            let reader = edition::of(size, &corpus, &bundler, Some(&place::dist()))?;
            let lines = place::bench().join(format!("articles-{size}.jsonl"));
            let articles = articles::of(&reader, &lines)?;
            missed.extend(measure(&home, &chromium, &reader, &articles, &size.to_string())?);
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(Failure::Bound { what: missed.join("\n") }) }
}

/// Installs the peers and puts the programs beside them; returns their folder.
fn prepare() -> Result<PathBuf, Failure> {
    for package in [&versions::MINISEARCH, &versions::PAGEFIND, &versions::ESBUILD] {
        npm::package(package)?;
    }
    let home = place::tools().join("node/bench");
    for folder in [&home, &place::bench()] {
        fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
    }
    for (name, text) in PROGRAMS {
        let path = home.join(name);
        fs::write(&path, text).map_err(Failure::file("write", &path))?;
    }
    let queries = home.join("queries.txt");
    fs::write(&queries, search::QUERIES).map_err(Failure::file("write", &queries))?;
    Ok(home)
}

/// Measures and prints; returns the bounds that were missed.
fn measure(
    home: &Path,
    chromium: &Path,
    reader: &Path,
    articles: &Articles,
    name: &str,
) -> Result<Vec<String>, Failure> {
    let ours = site(home, chromium, "broadsheet", reader)?;
    let mut peers = Vec::new();
    if articles.count <= MOST {
        let sites = place::bench().join(format!("peers-{name}"));
        make(home, articles, &sites, name)?;
        for peer in ["minisearch", "pagefind"] {
            peers.push(site(home, chromium, peer, &sites.join(peer))?);
        }
    }
    let table = Table::of(articles.count, &ours, &peers);
    print!("{table}");
    Ok(table.missed().collect())
}

/// Makes the peers' sites, unless they are there. An edition by hand may have changed.
fn make(home: &Path, articles: &Articles, sites: &Path, name: &str) -> Result<(), Failure> {
    let finished = sites.join(FINISHED);
    if finished.is_file() && name != "edition" {
        return Ok(());
    }
    eprintln!("Making pages of {} articles with MiniSearch and Pagefind", articles.count);
    let mut node = Command::new("node");
    node.arg("--max-old-space-size=8192").arg(home.join("sites.mjs"));
    program::run(node.arg(&articles.lines).arg(sites).arg(home).current_dir(home))?;
    fs::write(&finished, "").map_err(Failure::file("write", &finished))
}

/// Measures one site.
fn site(home: &Path, chromium: &Path, name: &str, folder: &Path) -> Result<Measured, Failure> {
    eprintln!("Measuring {name}");
    let mut node = Command::new("node");
    node.arg(home.join("measure.mjs")).arg(name).arg(folder).arg(home.join("queries.txt"));
    engine::ask(node.arg(chromium))
}
