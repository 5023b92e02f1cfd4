//! What the commands need on the machine: each tool is looked for, and installed only when missing.
//! Knows nothing of the commands that use it.

pub(crate) mod browsers;
pub(crate) mod cargo_tool;
pub(crate) mod debian;
pub(crate) mod display;
pub(crate) mod java;
pub(crate) mod lockfile;
pub(crate) mod npm;
pub(crate) mod path;
pub(crate) mod wasm;
pub(crate) mod wasm_opt;
