//! `cargo xtask bench search`: the index in memory, at several sizes, beside MiniSearch and Pagefind.
//!
//! Each engine is a program that is given the same articles and the same queries, and prints what it
//! measured.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use super::articles::{self, Articles};
use super::{bundler, edition, engine};
use crate::failure::Failure;
use crate::place;

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
    let ours = engine::example("searching")?;
    let peers = engine::peers("search-peers.mjs", PEERS)?;
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
        let measured = engine::ask(&mut command)?;
        print_row(size, "broadsheet", &measured);
        let bound = BOUNDS.iter().find(|(articles, _)| *articles >= size);
        let p95 = percentile(&measured, 95, |query| query.took);
        if let Some((_, bound)) = bound.filter(|(_, bound)| p95 > *bound) {
            missed.push(format!("{size} articles: a query took {p95:.1} ms, more than {bound}"));
        }
        for name in PEERS_MEASURED {
            if size <= MOST {
                let mut peer = peer(&peers, name, &articles, &queries);
                print_row(size, name, &engine::ask(&mut peer)?);
            } else {
                println!("| {size:>8} | {name:10} | not measured with more than {MOST} |");
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
    let values: Vec<f64> = measured.queries.iter().map(of).collect();
    engine::percentile(&values, percent).unwrap_or_default()
}

fn peer(script: &Path, engine: &str, articles: &Articles, queries: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg("--max-old-space-size=8192").arg(script).arg(engine);
    command.arg(&articles.lines).arg(queries);
    command.arg(place::bench().join(format!("pagefind-{}", articles.count)));
    command.current_dir(place::tools().join("node"));
    command
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
