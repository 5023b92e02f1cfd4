//! `xtask seal`: what Trunk calls after each build, as Trunk.toml says: names by content, then the
//! front page. Not meant to be typed.

use std::env;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::site::{front, seal};

/// Finishes the folder in which Trunk puts a site together; a debug build keeps its files' names.
pub(crate) fn run() -> Result<(), Failure> {
    let folder = named("TRUNK_STAGING_DIR")?;
    if env::var("TRUNK_PROFILE").as_deref() != Ok("debug") {
        seal::seal(&folder)?;
    }
    front::write(&named(front::VARIABLE)?, &folder)
}

fn named(variable: &str) -> Result<PathBuf, Failure> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| Failure::Missing {
        what: format!("there is nothing to seal, or nothing to do it with: {variable} is not set"),
        remedy: "let Trunk call this command: run `cargo xtask build`".to_owned(),
    })
}
