//! `cargo xtask bench search`: the index in memory, at several sizes, beside MiniSearch and Pagefind.
//!
//! Each engine is a program that is given the same articles and the same queries, and prints what it
//! measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::articles::{self, Articles};
use super::{bundler, edition};
use crate::failure::Failure;
use crate::tools::npm;
use crate::{place, program, versions};

/// What is asked: words, phrases, beginnings, typos, exclusions; one a line.
pub(super) const QUERIES: &str = include_str!("queries.txt");

/// The program that measures the peers.
const PEERS: &str = include_str!("search/peers.mjs");

/// The peers' names, and up to how many articles they are measured: beyond, they take minutes.
const PEERS_MEASURED: [&str; 2] = ["minisearch", "pagefind"];
const MOST: usize = 20_000;

/// So many milliseconds are enough for 95 of 100 queries, at so many articles.
const BOUNDS: [(usize, f64); 2] = [(2_084, 5.0), (20_000, 16.0)];

/// What an engine measured.
#[derive(Deserialize)]
struct Measured {
    build: f64,
    files: usize,
    bytes: usize,
    queries: Vec<Asked>,
}

/// What came of one query: milliseconds once all is at hand; files and bytes that it needs from nothing.
#[derive(Deserialize)]
struct Asked {
    found: usize,
    took: f64,
    files: usize,
    bytes: usize,
}

/// Prints the table, and fails when a bound is missed.
pub(super) fn run(sizes: &[usize]) -> Result<(), Failure> {
    let Some(corpus) = edition::corpus() else { return Ok(()) };
    let ours = build()?;
    let peers = prepare()?;
    let bundler = bundler::build()?;
    let queries = place::bench().join("queries.txt");
    fs::create_dir_all(place::bench()).map_err(Failure::file("make", &place::bench()))?;
    fs::write(&queries, QUERIES).map_err(Failure::file("write", &queries))?;
    print_head();
    let mut missed = Vec::new();
    for &size in sizes {
        let lines = place::bench().join(format!("articles-{size}.jsonl"));
        let articles = articles::of(&edition::of(size, &corpus, &bundler, None)?, &lines)?;
        let mut command = Command::new(&ours);
        command.arg(&articles.lines).arg(articles.dated.to_string()).arg(&queries);
        let measured = measure(&mut command)?;
        print_row(size, "broadsheet", &measured);
        let bound = BOUNDS.iter().find(|(articles, _)| *articles >= size);
        let p95 = percentile(&measured, 95, |query| query.took);
        if let Some((_, bound)) = bound.filter(|(_, bound)| p95 > *bound) {
            missed.push(format!("{size} articles: a query took {p95:.1} ms, more than {bound}"));
        }
        for engine in PEERS_MEASURED {
            if size <= MOST {
                print_row(size, engine, &measure(&mut peer(&peers, engine, &articles, &queries))?);
            } else {
                println!("| {size:>8} | {engine:10} | not measured with more than {MOST} |");
            }
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(Failure::Bound { what: missed.join("; ") }) }
}

fn print_head() {
    println!(
        "\nFor {} queries, medians (p50) and 95th percentiles (p95); bytes from nothing, as sent.\n",
        QUERIES.lines().count()
    );
    println!(
        "| articles | engine     | build ms | index kB | files | query ms p50 | p95 | query kB p50 | p95 | files p50 | p95 | empty |"
    );
    println!(
        "| -------: | ---------- | -------: | -------: | ----: | -----------: | --: | -----------: | --: | --------: | --: | ----: |"
    );
}

fn print_row(size: usize, engine: &str, measured: &Measured) {
    let at = |percent, of: fn(&Asked) -> f64| percentile(measured, percent, of);
    let pair = |of: fn(&Asked) -> f64, digits: usize| {
        format!("{:.digits$} | {:.digits$}", at(50, of), at(95, of))
    };
    println!(
        "| {size:>8} | {engine:10} | {:>8.0} | {:>8.0} | {:>5} | {} | {} | {} | {} |",
        measured.build,
        measured.bytes as f64 / 1e3,
        measured.files,
        pair(|it| it.took, 2),
        pair(|it| it.bytes as f64 / 1e3, 0),
        pair(|it| it.files as f64, 0),
        measured.queries.iter().filter(|query| query.found == 0).count(),
    );
}

/// The value that so many of a hundred queries do not exceed.
fn percentile(measured: &Measured, percent: usize, of: fn(&Asked) -> f64) -> f64 {
    let mut values: Vec<f64> = measured.queries.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(rank).copied().unwrap_or_default()
}

/// The program that asks our own index.
fn build() -> Result<PathBuf, Failure> {
    program::run(
        Command::new("cargo")
            .args(["build", "--quiet", "--release", "--package", "broadsheet"])
            .args(["--example", "searching", "--no-default-features", "--features", "languages"])
            .env("CARGO_TARGET_DIR", place::native_target())
            .current_dir(place::root()),
    )?;
    let name = format!("searching{}", std::env::consts::EXE_SUFFIX);
    Ok(place::native_target().join("release/examples").join(name))
}

/// Installs the peers and puts the program beside them that asks them.
fn prepare() -> Result<PathBuf, Failure> {
    npm::package(&versions::MINISEARCH)?;
    npm::package(&versions::PAGEFIND)?;
    let script = place::tools().join("node/search-peers.mjs");
    fs::write(&script, PEERS).map_err(Failure::file("write", &script))?;
    Ok(script)
}

fn peer(script: &Path, engine: &str, articles: &Articles, queries: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg("--max-old-space-size=8192").arg(script).arg(engine);
    command.arg(&articles.lines).arg(queries);
    command.arg(place::bench().join(format!("pagefind-{}", articles.count)));
    command.current_dir(place::tools().join("node"));
    command
}

/// Runs an engine; it prints what it measured as its last line.
fn measure(command: &mut Command) -> Result<Measured, Failure> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Failure::Start { program: program::name(command), source })?;
    let said = String::from_utf8_lossy(&output.stdout);
    let measured = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
    measured.filter(|_| output.status.success()).ok_or_else(|| Failure::Program {
        command: program::sentence(command),
        ending: output.status.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_95th_percentile_of_twenty_is_the_second_greatest() {
        let asked = |took| Asked { found: 0, took, files: 0, bytes: 0 };
        let queries = (1..=20).rev().map(|it| asked(f64::from(it))).collect();
        let measured = Measured { build: 0.0, files: 0, bytes: 0, queries };
        assert!((percentile(&measured, 95, |it| it.took) - 19.0).abs() < 1e-9);
        assert!((percentile(&measured, 50, |it| it.took) - 10.0).abs() < 1e-9);
    }
}
