//! Tools from npm, under `target/tools/node`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{debian, path};
use crate::failure::Failure;
use crate::place;
use crate::step::Step;
use crate::versions::Pin;

/// The folder of a package, after installing it if it is not there at this version.
pub(crate) fn package(pin: &Pin) -> Result<PathBuf, Failure> {
    if let Some(folder) = installed(pin) {
        return Ok(folder);
    }
    let npm = program(pin)?;
    let home = home();
    fs::create_dir_all(&home).map_err(Failure::file("create", &home))?;
    let Pin { name, version, why } = pin;
    Step {
        what: &format!("Installing {name} {version}"),
        why,
        limit: None,
        remedy: &format!(
            "see that npm's registry can be reached, then run `npm install --prefix target/tools/node {name}@{version}`"
        ),
    }
    .run(
        Command::new(npm)
            .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact"])
            .arg("--prefix")
            .arg(&home)
            .arg(format!("{name}@{version}")),
    )?;
    Ok(home.join("node_modules").join(name))
}

/// The folder of a package that is there at this version.
pub(crate) fn installed(pin: &Pin) -> Option<PathBuf> {
    #[derive(serde::Deserialize)]
    struct Manifest {
        version: String,
    }
    let folder = home().join("node_modules").join(pin.name);
    let text = fs::read_to_string(folder.join("package.json")).ok()?;
    let manifest: Manifest = serde_json::from_str(&text).ok()?;
    (manifest.version == pin.version).then_some(folder)
}

/// Whether npm is on the machine.
pub(crate) fn is_here() -> bool {
    path::find("npm").is_some()
}

fn program(pin: &Pin) -> Result<PathBuf, Failure> {
    if !is_here() {
        let what = format!("npm is needed for {} ({}) and is not here", pin.name, pin.why);
        debian::install(
            &["nodejs", "npm"],
            "Node.js and npm",
            &what,
            "install Node.js from https://nodejs.org/en/download",
        )?;
    }
    path::find("npm").ok_or_else(|| Failure::Missing {
        what: "npm is still not on the PATH after it was installed".to_owned(),
        remedy: "install Node.js from https://nodejs.org/en/download".to_owned(),
    })
}

fn home() -> PathBuf {
    place::tools().join("node")
}
