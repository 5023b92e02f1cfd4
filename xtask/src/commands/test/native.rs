//! Tests that need no browser: the reader's core, and these commands themselves.

use std::process::Command;

use crate::failure::Failure;
use crate::{place, program};

/// The whole workspace, the pure parts of the web room among them. A new member is tested without
/// being named here. (That the core compiles without Leptos is for `check` to see.)
pub(super) fn run(filter: Option<&str>) -> Result<(), Failure> {
    eprintln!("Native tests");
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "--workspace", "--exclude", "browser-tests"])
        .args(filter)
        .current_dir(place::root());
    program::run(&mut cargo)
}
