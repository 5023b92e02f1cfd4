//! `cargo xtask bench`: how long, how large, how much; measured, and held against the bounds.

mod bundler;
mod newsroom;

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
}

/// Measures.
pub(crate) fn run(what: What) -> Result<(), Failure> {
    match what {
        What::Bundler { articles } => bundler::run(&articles),
    }
}
