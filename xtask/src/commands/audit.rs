//! `cargo xtask audit`: cargo-deny's judgement of the dependencies, by deny.toml.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::tools::cargo_tool;
use crate::{place, program};

/// Judges licences, doubles and sources always, and advisories where their database can be had.
pub(crate) fn run() -> Result<(), Failure> {
    let deny = cargo_tool::cargo_deny()?;
    program::run(command(&deny).args(["check", "licenses", "bans", "sources"]))?;
    if !has_advisories(&deny) {
        eprintln!(
            "Skipped: known vulnerabilities. The database at https://github.com/rustsec/advisory-db cannot be reached from here."
        );
        return Ok(());
    }
    program::run(command(&deny).args(["check", "advisories"]))
}

fn has_advisories(deny: &Path) -> bool {
    let status =
        command(deny).args(["fetch", "db"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

fn command(deny: &Path) -> Command {
    let mut command = Command::new(deny);
    command.args(["--workspace", "--all-features"]).current_dir(place::root());
    command
}
