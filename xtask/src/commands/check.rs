//! `cargo xtask check`: what can be said of the sources without running them.

use std::env;
use std::process::Command;

use crate::failure::Failure;
use crate::{place, program};

/// Each check, from the quickest to the slowest.
const CHECKS: [(&str, &[&str]); 4] = [
    ("Layout of the sources", &["fmt", "--all", "--check"]),
    (
        "Lints, all of the workspace",
        &["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"],
    ),
    (
        "Lints, the reader's core without Leptos",
        &[
            "clippy",
            "--package",
            "broadsheet",
            "--no-default-features",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ],
    ),
    ("Documentation", &["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"]),
];

/// Runs the checks, up to the first that fails.
pub(crate) fn run() -> Result<(), Failure> {
    need("fmt", "rustfmt")?;
    need("clippy", "clippy")?;
    for (what, arguments) in CHECKS {
        eprintln!("{what}: cargo {}", arguments.join(" "));
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(place::root()).env("RUSTDOCFLAGS", "--deny warnings");
        program::run(&mut cargo)?;
    }
    eprintln!("All checks passed.");
    Ok(())
}

fn need(command: &str, component: &str) -> Result<(), Failure> {
    if program::ask("cargo", &[command, "--version"]).is_some() {
        return Ok(());
    }
    let toolchain =
        env::var("RUSTUP_TOOLCHAIN").map(|name| format!(" --toolchain {name}")).unwrap_or_default();
    Err(Failure::Missing {
        what: format!("`cargo {command}` is not part of this toolchain"),
        remedy: format!("run `rustup component add {component}{toolchain}`"),
    })
}
