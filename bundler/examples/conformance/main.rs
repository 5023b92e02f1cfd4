//! Measures the sources against real material with known results, and prints a table.
//!
//! `cargo xtask conformance` runs it. The material lies in one folder for each set; any folder of
//! the same layout does.

mod dates;
mod extraction;
mod feeds;
mod json;
mod markdown;
mod sheet;

use clap::Parser;
use sheet::Sheet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "conformance")]
struct Arguments {
    /// The folder with the sets
    #[arg(long)]
    corpora: PathBuf,
    /// Only the sets whose name contains this
    #[arg(long)]
    only: Option<String>,
    /// Name every file that is not as expected
    #[arg(long)]
    verbose: bool,
}

/// A set measures itself into the sheet, or says what it cannot read.
type Measure = fn(&Path, &mut Sheet) -> Result<(), String>;

const SETS: [(&str, Measure); 7] = [
    ("feeds", feeds::measure),
    ("md-digitalgov", markdown::known),
    ("md-gray-matter", markdown::odd),
    ("dates", dates::measure),
    ("extract-scrapinghub", extraction::measure),
    ("json-jsontestsuite", json::measure),
    ("json-wrapped", json::wrapped),
];

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut sheet = Sheet::default();
    for (name, measure) in SETS {
        if arguments.only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        if let Err(why) = measure(&arguments.corpora, &mut sheet) {
            println!("skipped {name}: {why}");
        }
    }
    sheet.print(arguments.verbose);
    if sheet.holds() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
