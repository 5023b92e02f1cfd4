//! `cargo xtask dist`: the `broadsheet` command with the built reader inside, at
//! `target/dist/broadsheet`.

use std::fs;
use std::process::Command;
use std::time::Instant;

use crate::failure::Failure;
use crate::step::clock;
use crate::{place, program};

/// Builds the reader if need be, then the command around it.
pub(crate) fn run() -> Result<(), Failure> {
    let start = Instant::now();
    super::build::run()?;
    eprintln!("The command, with the reader inside");
    program::run(
        Command::new("cargo")
            .args(["build", "--release", "--package", "broadsheet-bundler", "--bin", "broadsheet"])
            .env("BROADSHEET_READER", place::dist())
            .env("CARGO_TARGET_DIR", place::native_target())
            .current_dir(place::root()),
    )?;
    let name = format!("broadsheet{}", std::env::consts::EXE_SUFFIX);
    let built = place::native_target().join("release").join(&name);
    let finished = place::finished().join(&name);
    fs::create_dir_all(place::finished()).map_err(Failure::file("make", &place::finished()))?;
    fs::copy(&built, &finished).map_err(Failure::file("copy", &built))?;
    eprintln!("{} is ready (built in {}).", finished.display(), clock(start.elapsed()));
    Ok(())
}
