//! What is measured or asked: a program of our own or a script beside its packages, run for what it
//! says in its last line.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::de::DeserializeOwned;

use crate::failure::Failure;
use crate::tools::npm;
use crate::{place, program, versions};

/// An example of the library, compiled as a release with every language.
pub(super) fn example(name: &str) -> Result<PathBuf, Failure> {
    program::run(
        Command::new("cargo")
            .args(["build", "--quiet", "--release", "--package", "broadsheet"])
            .args(["--example", name, "--no-default-features", "--features", "languages"])
            .env("CARGO_TARGET_DIR", place::native_target())
            .current_dir(place::root()),
    )?;
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Ok(place::native_target().join("release/examples").join(name))
}

/// A script that asks the peers, put beside them.
pub(super) fn peers(name: &str, script: &str) -> Result<PathBuf, Failure> {
    npm::package(&versions::MINISEARCH)?;
    npm::package(&versions::PAGEFIND)?;
    let path = place::tools().join("node").join(name);
    fs::write(&path, script).map_err(Failure::file("write", &path))?;
    Ok(path)
}

/// Runs it; gives what its last line says, as JSON.
pub(super) fn ask<T: DeserializeOwned>(command: &mut Command) -> Result<T, Failure> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|source| Failure::Start { program: program::name(command), source })?;
    let said = String::from_utf8_lossy(&output.stdout);
    let answer = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
    answer.filter(|_| output.status.success()).ok_or_else(|| Failure::Program {
        command: program::sentence(command),
        ending: output.status.to_string(),
    })
}

/// The value that so many of a hundred do not exceed.
pub(super) fn percentile(values: &[f64], percent: usize) -> Option<f64> {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get((values.len() * percent).div_ceil(100).saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_answer() {
        let said = |text: &str| ask::<f64>(Command::new("printf").arg(text));
        assert!((said("so far\n12.5\n").unwrap() - 12.5).abs() < 1e-9);
        assert!((said("7").unwrap() - 7.0).abs() < 1e-9);
        assert!(said("no number\n").is_err());
    }
}
