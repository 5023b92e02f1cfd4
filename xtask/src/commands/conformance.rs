//! `cargo xtask conformance`: the sources of the bundler, measured against real material.
//!
//! The measuring itself is an example of the bundler, so that the project's commands stay small.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::{place, program};

/// Prints the table, and fails when a bound is missed. Relative folders are relative to the
/// repository.
pub(crate) fn run(
    corpora: Option<&Path>,
    only: Option<&str>,
    verbose: bool,
) -> Result<(), Failure> {
    let corpora =
        corpora.map(PathBuf::from).or_else(|| std::env::var_os(VARIABLE).map(PathBuf::from));
    let corpora = place::root().join(corpora.unwrap_or_else(|| PathBuf::from(BESIDE)));
    if !corpora.is_dir() {
        return Err(Failure::Missing {
            what: format!("there are no corpora in {}", corpora.display()),
            remedy: format!("name their folder with --corpora or {VARIABLE}"),
        });
    }
    let mut cargo = Command::new("cargo");
    cargo
        .args(["run", "--quiet", "--release", "--package", "broadsheet-bundler"])
        .args(["--example", "conformance", "--", "--corpora"])
        .arg(&corpora)
        .current_dir(place::root());
    if let Some(only) = only {
        cargo.args(["--only", only]);
    }
    if verbose {
        cargo.arg("--verbose");
    }
    program::run(&mut cargo)
}

/// Names the folder of the corpora.
const VARIABLE: &str = "BROADSHEET_CORPORA";

/// Where the corpora lie by default, from the root of the repository.
const BESIDE: &str = "../shared/corpora";
