//! `cargo xtask conformance`: the sources of the bundler, measured against real material.
//!
//! The measuring itself is an example of the bundler, so that the project's commands stay small.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::{place, program};

/// Prints the table, and fails when a bound is missed.
pub(crate) fn run(
    corpora: Option<&Path>,
    only: Option<&str>,
    verbose: bool,
) -> Result<(), Failure> {
    let corpora = place::corpora(corpora);
    if !corpora.is_dir() {
        return Err(Failure::Missing {
            what: format!("there are no corpora in {}", corpora.display()),
            remedy: format!("name their folder with --corpora or {}", place::CORPORA),
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
