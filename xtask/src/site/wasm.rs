//! The wasm module as it is sent: only what every supported browser has, and nothing to spare.

pub(super) mod locals;
pub(super) mod names;
pub(super) mod order;

use std::fmt::Display;
use std::fs;
use std::path::Path;
use std::process::Command;

use wasmparser::{Validator, WasmFeatures};

use self::names::Renaming;
use crate::failure::Failure;
use crate::program;
use crate::tools::path;

/// In Chrome and Edge 111, Firefox 115 and Safari 16.4 alike, with wasm-opt's names for them; see
/// docs/maintenance.md.
const FEATURES: [(WasmFeatures, &[&str]); 6] = [
    (WasmFeatures::WASM1, &["--enable-mutable-globals"]),
    (WasmFeatures::BULK_MEMORY, &["--enable-bulk-memory", "--enable-bulk-memory-opt"]),
    (WasmFeatures::MULTI_VALUE, &["--enable-multivalue"]),
    (WasmFeatures::REFERENCE_TYPES, &["--enable-reference-types"]),
    (WasmFeatures::SATURATING_FLOAT_TO_INT, &["--enable-nontrapping-float-to-int"]),
    (WasmFeatures::SIGN_EXTENSION, &["--enable-sign-ext"]),
];

/// Low memory is the far end of the stack: no address that is computed past all memory means it.
/// Made flat and put together anew, the code is a hundredth smaller than without.
/// That reads do not trap may not be assumed (`--ignore-implicit-traps`): then wasm-opt also reads where
/// Rust has looked that it must not, and throws the value away, unless it lies beyond all memory.
/// What has many callers stands in none of them: calls that are alike compress better.
const OPTIMIZATIONS: [&str; 11] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Os",
    "--gufa-optimizing",
    "-Oz",
    "--merge-similar-functions",
    "-Oz",
    "--converge",
    "--always-inline-max-function-size",
    "0",
];

fn allowed() -> WasmFeatures {
    FEATURES.iter().fold(WasmFeatures::empty(), |all, (feature, _)| all | *feature)
}

/// The same module made small once more; as it is where wasm-opt could not be had.
pub(super) fn optimize(module: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let Some(wasm_opt) = path::find("wasm-opt") else { return Ok(module) };
    let folder = tempfile::tempdir().map_err(Failure::file("create", &std::env::temp_dir()))?;
    let (input, output) = (folder.path().join("in.wasm"), folder.path().join("out.wasm"));
    fs::write(&input, module).map_err(Failure::file("write", &input))?;
    program::run(
        Command::new(wasm_opt)
            .args(FEATURES.iter().flat_map(|(_, flags)| *flags))
            .args(OPTIMIZATIONS)
            .arg(&input)
            .arg("-o")
            .arg(&output),
    )?;
    fs::read(&output).map_err(Failure::file("read", &output))
}

/// The module without the sections that only tools read (names, producers, features). Fails when
/// a browser that we support would refuse the module.
pub(super) fn finish(path: &Path, module: &[u8]) -> Result<Vec<u8>, Failure> {
    let refused = |error: &dyn Display| Failure::Content {
        path: path.to_path_buf(),
        problem: format!("not every supported browser can load it: {error}"),
        remedy: "see \"Wasm features\" in docs/maintenance.md".to_owned(),
    };
    Validator::new_with_features(allowed())
        .validate_all(module)
        .map_err(|error| refused(&error))?;
    let same = |module: &str, name: &str| (module.to_owned(), name.to_owned());
    Renaming { import: &same, export: &|name| Some(name.to_owned()) }
        .of(module)
        .map_err(|error| refused(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: [u8; 8] = [0, b'a', b's', b'm', 1, 0, 0, 0];
    /// One function type, without parameters or results.
    const TYPES: [u8; 6] = [1, 4, 1, 0x60, 0, 0];
    const NAMES: [u8; 7] = [0, 5, 4, b'n', b'a', b'm', b'e'];
    /// One function of that type, and its empty body.
    const FUNCTION: [u8; 4] = [3, 2, 1, 0];
    const CODE: [u8; 6] = [10, 4, 1, 2, 0, 0x0b];

    fn module(sections: &[&[u8]]) -> Vec<u8> {
        [&HEADER, sections.concat().as_slice()].concat()
    }

    #[test]
    fn sections_for_tools_go_and_the_others_stay() {
        let whole = module(&[&NAMES, &TYPES, &NAMES, &FUNCTION, &CODE, &NAMES]);
        let finished = finish(Path::new("a.wasm"), &whole).unwrap();
        assert_eq!(finished, module(&[&TYPES, &FUNCTION, &CODE]));
        assert_eq!(finish(Path::new("a.wasm"), &finished).unwrap(), finished);
    }

    #[test]
    fn threads_are_too_new() {
        // A memory section with one shared memory, of one page at most.
        let shared = module(&[&[5, 4, 1, 3, 1, 1]]);
        let failure = finish(Path::new("a.wasm"), &shared).unwrap_err();
        assert!(failure.to_string().contains("supported browser"), "{failure}");
    }
}
