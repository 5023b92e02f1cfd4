//! Tools that cargo builds from their source, into `target/tools/bin`.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::lockfile;
use crate::failure::Failure;
use crate::step::Step;
use crate::versions::{CARGO_DENY, CARGO_FUZZ, GECKODRIVER, Pin, TRUNK, WASM_BINDGEN_CLI};
use crate::{place, program};

/// A tool from the registry of Rust crates.
struct CargoTool<'a> {
    name: &'a str,
    version: &'a str,
    why: &'a str,
    /// The program that it brings.
    program: &'a str,
    /// With the exact dependencies that its authors tried.
    locked: bool,
}

/// Trunk, at the pinned version.
pub(crate) fn trunk() -> Result<PathBuf, Failure> {
    CargoTool::pinned(&TRUNK, "trunk", true).provide(&place::tools())
}

/// The driver for Firefox.
pub(crate) fn geckodriver() -> Result<PathBuf, Failure> {
    CargoTool::pinned(&GECKODRIVER, "geckodriver", true).provide(&place::tools())
}

/// The judge of dependencies.
pub(crate) fn cargo_deny() -> Result<PathBuf, Failure> {
    CargoTool::pinned(&CARGO_DENY, "cargo-deny", true).provide(&place::tools())
}

/// What drives the fuzz targets.
pub(crate) fn cargo_fuzz() -> Result<PathBuf, Failure> {
    CargoTool::pinned(&CARGO_FUZZ, "cargo-fuzz", true).provide(&place::tools())
}

/// wasm-bindgen's command, of exactly the library's version: any other refuses our wasm.
pub(crate) fn wasm_bindgen() -> Result<PathBuf, Failure> {
    let version = lockfile::version(&place::root().join("Cargo.lock"), "wasm-bindgen")?;
    CargoTool {
        name: WASM_BINDGEN_CLI,
        version: &version,
        why: "writes the JavaScript between the page and the wasm",
        program: "wasm-bindgen",
        // Its own lock file names a package that not every registry mirror still has.
        locked: false,
    }
    .provide(&place::tools())
}

impl<'a> CargoTool<'a> {
    fn pinned(pin: &Pin, program: &'a str, locked: bool) -> Self {
        Self { name: pin.name, version: pin.version, why: pin.why, program, locked }
    }

    /// The program's path, after installing it if it is not there at this version.
    fn provide(&self, tools: &Path) -> Result<PathBuf, Failure> {
        let own = tools.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        if own.is_file() && self.is_recorded(tools) {
            return Ok(own);
        }
        if let Some(found) = self.on_machine() {
            return Ok(found);
        }
        self.install(tools)?;
        Ok(own)
    }

    fn is_recorded(&self, tools: &Path) -> bool {
        let record = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
        installed_version(&record, self.name).as_deref() == Some(self.version)
    }

    fn on_machine(&self) -> Option<PathBuf> {
        let found = which::which(self.program).ok()?;
        let said = program::answer(Command::new(&found).arg("--version"))?;
        said.split_whitespace().any(|word| word == self.version).then_some(found)
    }

    fn install(&self, tools: &Path) -> Result<(), Failure> {
        let Self { name, version, .. } = self;
        let locked = if self.locked { " --locked" } else { "" };
        Step {
            what: &format!("Installing {name} {version}"),
            why: self.why,
            limit: None,
            remedy: &format!(
                "see that the registry of crates can be reached, then run `cargo install {name} --version {version}{locked} --root target/tools`"
            ),
        }
        .run(&mut self.cargo_install(tools))
    }

    fn cargo_install(&self, tools: &Path) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.args(["install", self.name, "--version", self.version, "--force"]);
        if self.locked {
            cargo.arg("--locked");
        }
        cargo.arg("--root").arg(tools).arg("--target-dir").arg(tools.join("build"));
        // A tool that runs for a second need not be compiled for minutes.
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        cargo
    }
}

/// The version of a crate in cargo's record of what it installed, `.crates.toml`.
fn installed_version(record: &str, name: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Record {
        v1: BTreeMap<String, Vec<String>>,
    }
    let record: Record = toml::from_str(record).ok()?;
    record.v1.into_keys().find_map(|key| {
        let mut words = key.split(' ');
        (words.next() == Some(name)).then(|| words.next().map(str::to_owned)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::installed_version;

    const RECORD: &str = r#"
[v1]
"trunk 0.21.14 (registry+https://example.org/index)" = ["trunk"]
"wasm-bindgen-cli 0.2.130 (registry+https://example.org/index)" = [
    "wasm-bindgen",
    "wasm2es6js",
]
"#;

    #[test]
    fn the_record_names_the_installed_version() {
        assert_eq!(installed_version(RECORD, "trunk").as_deref(), Some("0.21.14"));
        assert_eq!(installed_version(RECORD, "wasm-bindgen-cli").as_deref(), Some("0.2.130"));
        assert_eq!(installed_version(RECORD, "wasm-bindgen"), None);
        assert_eq!(installed_version("", "trunk"), None);
    }
}
