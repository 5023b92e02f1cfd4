//! Binaryen's wasm-opt: from npm, else as its authors publish it.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::{debian, npm, path};
use crate::failure::Failure;
use crate::place;
use crate::program;
use crate::step::Step;
use crate::versions::BINARYEN;

/// Sees to it that a wasm-opt of the pinned version is the first on our path.
pub(crate) fn provide() -> Result<(), Failure> {
    if npm::installed(&BINARYEN).is_some() || is_first_on_path() {
        return Ok(());
    }
    // Where Debian's npm can be installed, it is; elsewhere Binaryen's own release needs no npm.
    if npm::is_here() || (debian::is_here() && debian::is_root()) {
        return npm::package(&BINARYEN).map(|_| ());
    }
    download()
}

fn is_first_on_path() -> bool {
    let said = path::find("wasm-opt")
        .and_then(|found| program::answer(Command::new(found).arg("--version")));
    said.is_some_and(|said| said.split_whitespace().any(|word| word == release()))
}

/// Binaryen's releases are plain numbers; npm's versions of them have three parts.
fn release() -> &'static str {
    BINARYEN.version.split('.').next().unwrap_or(BINARYEN.version)
}

fn download() -> Result<(), Failure> {
    let release = release();
    let system = if cfg!(target_os = "macos") { "macos" } else { env::consts::OS };
    let machine = if cfg!(target_os = "macos") && cfg!(target_arch = "aarch64") {
        "arm64"
    } else {
        env::consts::ARCH
    };
    let page = "https://github.com/WebAssembly/binaryen/releases";
    let archive = format!(
        "{page}/download/version_{release}/binaryen-version_{release}-{machine}-{system}.tar.gz"
    );
    let remedy = format!(
        "install Node.js (https://nodejs.org/en/download), or unpack Binaryen {release} from {page} so that `wasm-opt` is on the PATH"
    );
    let folder = place::tools().join("binaryen");
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    let file = folder.join("binaryen.tar.gz");
    Step {
        what: &format!("Downloading Binaryen {release}"),
        why: &format!("{}; npm, which also has it, is not here", BINARYEN.why),
        limit: None,
        remedy: &remedy,
    }
    .run(Command::new("curl").args(["--fail", "--location", "--output"]).arg(&file).arg(archive))?;
    unpack(&file, &folder, &remedy)
}

fn unpack(file: &Path, folder: &Path, remedy: &str) -> Result<(), Failure> {
    Step { what: "Unpacking Binaryen", why: BINARYEN.why, limit: None, remedy }.run(
        Command::new("tar")
            .args(["--extract", "--strip-components=1", "--file"])
            .arg(file)
            .arg("--directory")
            .arg(folder),
    )?;
    fs::remove_file(file).map_err(Failure::file("remove", file))
}
