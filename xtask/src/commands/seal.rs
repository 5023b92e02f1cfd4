//! `xtask seal`: what Trunk calls after each build, as Trunk.toml says. Not meant to be typed.

use std::env;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::site::seal;

/// Seals the folder in which Trunk puts a release together; a debug build is left as it is.
pub(crate) fn run() -> Result<(), Failure> {
    if env::var("TRUNK_PROFILE").as_deref() == Ok("debug") {
        return Ok(());
    }
    let folder =
        env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| Failure::Missing {
            what: "the folder to seal is not named: TRUNK_STAGING_DIR is not set".to_owned(),
            remedy: "let Trunk call this command: run `cargo xtask build`".to_owned(),
        })?;
    seal::seal(&folder)
}
