//! The project's own commands: `cargo xtask <command>`.
//!
//! [`commands`] are what one types, [`site`] is the built page, [`tools`] are what must be on the
//! machine. Each may know of those that follow it, not of those before.

mod commands;
mod failure;
mod place;
mod program;
mod site;
mod step;
mod tools;
mod versions;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::commands::{
    audit, bench, build, check, conformance, dist, fuzz, seal, serve, size, test,
};

/// Builds, serves, tests and examines Broadsheet.
///
/// Each command installs what it needs when it is first used, under target/tools, and says so.
/// Only Rust toolchains, browsers and Debian packages go where the system keeps them.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the reader and show it in a browser at http://127.0.0.1:8080
    ///
    /// It is the release, just as a web server would send it, and is built anew when a source
    /// changes (reload the page to see it).
    Serve {
        /// The port of 127.0.0.1 to serve on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// A debug build instead, which compiles faster, says what panics, and reloads the page
        #[arg(long)]
        dev: bool,
    },
    /// Run every test: native, components in Chromium, the built site in three browser engines
    ///
    /// It stops at the first kind that fails. The first use installs browsers and their drivers,
    /// which needs root on Debian; elsewhere it says what to install.
    Test {
        /// Run only the tests whose name contains this
        filter: Option<String>,
        /// Run only one kind of tests
        #[arg(long)]
        only: Option<test::Kind>,
    },
    /// Build the release into dist/
    Build,
    /// Build the `broadsheet` command with the reader inside, into target/dist/
    Dist,
    /// Show the bytes of the release by file, raw and compressed; fail over the bound
    Size,
    /// Check layout, lints, documentation, and that the core compiles without Leptos
    Check,
    /// Measure the bundler's sources against real material with known results
    ///
    /// The material is one folder for each set: feeds, Markdown, dates, saved pages, JSON. Any
    /// folder of the same layout will do; sets that are not there are skipped.
    Conformance {
        /// The folder with the sets [default: BROADSHEET_CORPORA, else ../shared/corpora]
        #[arg(long)]
        corpora: Option<PathBuf>,
        /// Measure only the sets whose name contains this
        #[arg(long)]
        only: Option<String>,
        /// Name every file that is not as expected
        #[arg(long)]
        verbose: bool,
    },
    /// Feed the bundler's parsers with whatever comes, until one crashes or hangs
    ///
    /// What is found lies in target/fuzz/found, and belongs into a test. The first use compiles
    /// everything anew, watched, which takes minutes.
    Fuzz {
        /// How long each target is run
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// The targets, files of fuzz/targets; all of them when none is named
        targets: Vec<String>,
    },
    /// Measure how long things take and how much they need, and fail when a bound is missed
    #[command(subcommand)]
    Bench(bench::What),
    /// Judge the dependencies: licences, sources, doubles, and known vulnerabilities
    Audit,
    /// Name the files of a built page by their content, and write its headlines (called by Trunk)
    #[command(hide = true)]
    Seal,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Task::Serve { port, dev } => serve::run(port, dev),
        Task::Test { filter, only } => test::run(filter.as_deref(), only),
        Task::Build => build::run(),
        Task::Dist => dist::run(),
        Task::Size => size::run(),
        Task::Check => check::run(),
        Task::Conformance { corpora, only, verbose } => {
            conformance::run(corpora.as_deref(), only.as_deref(), verbose)
        }
        Task::Fuzz { seconds, targets } => fuzz::run(seconds, &targets),
        Task::Bench(what) => bench::run(what),
        Task::Audit => audit::run(),
        Task::Seal => seal::run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}
