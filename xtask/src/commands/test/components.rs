//! Tests of parts of the page, compiled to wasm and run inside headless Chromium.

use crate::failure::Failure;
use crate::tools::wasm::{self, Purpose};
use crate::tools::{browsers, cargo_tool};
use crate::{place, program};

/// Runs `tests/components.rs`.
pub(super) fn run(filter: Option<&str>) -> Result<(), Failure> {
    let toolchain = wasm::provide()?;
    let runner = cargo_tool::wasm_bindgen()?
        .with_file_name(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX));
    let chromium = browsers::chromium()?;
    eprintln!("Component tests, in Chromium");
    let mut cargo = toolchain.command(&toolchain.cargo(), Purpose::Development);
    cargo
        .args(["test", "--package", "broadsheet", "--test", "components"])
        .args(["--target", "wasm32-unknown-unknown"])
        .args(filter)
        .current_dir(place::root())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", chromium.driver);
    program::run(&mut cargo)
}
