//! Where things lie in the working tree. Knows only names.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// All that the commands install, apart from toolchains and browsers.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Cargo's target folder for wasm, apart from the native one: neither waits on the other's lock.
pub(crate) fn wasm_target() -> PathBuf {
    root().join("target/wasm")
}

/// Cargo's target folder for native code.
pub(crate) fn native_target() -> PathBuf {
    root().join("target")
}

/// Where the finished command is left.
pub(crate) fn finished() -> PathBuf {
    root().join("target/dist")
}

/// The site as it is sent to a web server.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The site of `serve --dev`, so that a debug build is never taken for the release.
pub(crate) fn dev_dist() -> PathBuf {
    root().join("target/dev-dist")
}

/// What is made to measure with, and kept for the next time.
pub(crate) fn bench() -> PathBuf {
    root().join("target/bench")
}

/// What fuzzing builds, finds and learns.
pub(crate) fn fuzz() -> PathBuf {
    root().join("target/fuzz")
}

/// Real material to measure with: the given folder, else that of `BROADSHEET_CORPORA`, else the one
/// beside the repository. Relative folders are relative to the repository.
pub(crate) fn corpora(given: Option<&Path>) -> PathBuf {
    let given = given.map(PathBuf::from);
    let named = given.or_else(|| std::env::var_os(CORPORA).map(PathBuf::from));
    root().join(named.unwrap_or_else(|| PathBuf::from("../shared/corpora")))
}

/// Names the folder of the corpora.
pub(crate) const CORPORA: &str = "BROADSHEET_CORPORA";
