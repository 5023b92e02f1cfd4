//! `cargo xtask bench`: how long, how large, how much; measured, and held against the bounds.

mod articles;
mod bundler;
mod edition;
mod engine;
mod newsroom;
mod reader;
mod relevance;
mod search;

use std::path::PathBuf;

use clap::Subcommand;

use crate::failure::Failure;

/// What is measured.
#[derive(Subcommand)]
pub(crate) enum What {
    /// Bundle newsrooms of several sizes: afresh, again unchanged, and with one article changed
    ///
    /// They are made of a newsroom of the corpora (BROADSHEET_CORPORA, else ../shared/corpora), with
    /// other names, titles and dates, in target/bench, and stay there for the next time.
    Bundler {
        /// How many articles each of them has
        #[arg(long, value_delimiter = ',', default_values_t = [2_084, 20_000, 100_000])]
        articles: Vec<usize>,
    },
    /// Measure a bundled newsroom in Chromium, beside MiniSearch and Pagefind over the same articles
    ///
    /// Bytes, requests and times from nothing to the list, to the first results and the next; how
    /// quickly keys, filters and clicks are answered; memory. Once as it is, once on a slow line with
    /// a slow processor. The tables are Markdown.
    Reader {
        /// The folder of a bundled site, instead of newsrooms made for it
        #[arg(long)]
        edition: Option<PathBuf>,
        /// How many articles each newsroom has
        #[arg(long, value_delimiter = ',', default_values_t = [200, 2_084, 20_000])]
        articles: Vec<usize>,
    },
    /// Score what is found, and in which order, beside MiniSearch and Pagefind
    ///
    /// A collection is a folder with corpus.jsonl, queries.jsonl and qrels.tsv; folders are looked
    /// through for them. It fails where a peer is ahead.
    Relevance {
        /// Folders to look in [default: relevance in BROADSHEET_CORPORA, else ../shared/corpora]
        folders: Vec<PathBuf>,
        /// Of each collection ask at most so many questions, evenly chosen
        #[arg(long, default_value_t = 400)]
        questions: usize,
        /// Ask ours alone
        #[arg(long)]
        alone: bool,
    },
    /// Build the index in memory and ask it, beside MiniSearch and Pagefind, at several sizes
    ///
    /// The articles are those of the newsrooms of `bench bundler`.
    Search {
        /// How many articles each newsroom has
        #[arg(long, value_delimiter = ',', default_values_t = [200, 2_084, 20_000, 100_000])]
        articles: Vec<usize>,
    },
}

/// Measures.
pub(crate) fn run(what: What) -> Result<(), Failure> {
    match what {
        What::Bundler { articles } => bundler::run(&articles),
        What::Reader { edition, articles } => reader::run(edition.as_deref(), &articles),
        What::Relevance { folders, questions, alone } => relevance::run(&folders, questions, alone),
        What::Search { articles } => search::run(&articles),
    }
}
