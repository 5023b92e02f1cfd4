//! The front page of a built site: the newest headlines, written into it by the `broadsheet` command,
//! as for any publisher.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::{place, program};

/// Tells the hooks of a build where the command is.
pub(crate) const VARIABLE: &str = "BROADSHEET_COMMAND";

/// Builds the command, without a reader inside: it is to be quick.
pub(crate) fn provide() -> Result<PathBuf, Failure> {
    program::run(
        Command::new("cargo")
            .args(["build", "--quiet", "--package", "broadsheet-bundler", "--bin", "broadsheet"])
            .env("CARGO_TARGET_DIR", place::native_target())
            .current_dir(place::root()),
    )?;
    let name = format!("broadsheet{}", env::consts::EXE_SUFFIX);
    Ok(place::native_target().join("debug").join(name))
}

/// Writes the front page of the site in a folder.
pub(crate) fn write(command: &Path, folder: &Path) -> Result<(), Failure> {
    program::run(Command::new(command).arg("front").arg(folder))
}

/// Takes it out again.
pub(crate) fn clear(command: &Path, folder: &Path) -> Result<(), Failure> {
    program::run(Command::new(command).arg("front").arg(folder).arg("--plain"))
}
