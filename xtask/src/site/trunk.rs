//! Calling Trunk with all that it needs.

use std::env;
use std::process::Command;

use super::front;
use crate::failure::Failure;
use crate::tools::wasm::{self, Purpose, Toolchain};
use crate::tools::{cargo_tool, npm, path, wasm_opt};
use crate::versions::ESBUILD;
use crate::{place, program};

/// Sees to the tools that a build of this purpose needs; returns the toolchain.
fn set_up(purpose: Purpose) -> Result<Toolchain, Failure> {
    let toolchain = wasm::provide()?;
    cargo_tool::trunk()?;
    cargo_tool::wasm_bindgen()?;
    if purpose == Purpose::Release {
        wasm_opt::provide()?;
        provide_esbuild()?;
    }
    Ok(toolchain)
}

/// Without it the release works all the same, so that it is not worth a failure.
fn provide_esbuild() -> Result<(), Failure> {
    if npm::is_here() {
        return npm::package(&ESBUILD).map(|_| ());
    }
    if path::find("esbuild").is_none() {
        eprintln!(
            "Note: npm is not here, so the JavaScript is not made smaller (about 1 kB as sent)."
        );
    }
    Ok(())
}

/// Trunk as a command, after set-up; the caller adds the verb and its arguments.
pub(crate) fn command(purpose: Purpose) -> Result<Command, Failure> {
    let toolchain = set_up(purpose)?;
    eprintln!("Compiling for the browser with {}.", toolchain.describe());
    let mut trunk = toolchain.command(&cargo_tool::trunk()?, purpose);
    trunk.current_dir(place::root()).env("TRUNK_SKIP_VERSION_CHECK", "true");
    trunk.env(front::VARIABLE, front::provide()?);
    // What it cannot minify, the seal does; see xtask/src/site/script.rs.
    if env::var_os("RUST_LOG").is_none() {
        trunk.env("RUST_LOG", "info,trunk::processing::minify=error");
    }
    // Trunk takes NO_COLOR for a switch and refuses the usual NO_COLOR=1.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    Ok(trunk)
}

/// Builds the release into `dist/`.
pub(crate) fn build() -> Result<(), Failure> {
    program::run(
        command(Purpose::Release)?.args(["build", "--release", "--dist"]).arg(place::dist()),
    )
}
