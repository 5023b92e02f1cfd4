//! Packages of Debian and its kin: asked for by name, installed when we are root.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::failure::Failure;
use crate::program;
use crate::step::Step;

/// Whether this is a machine with Debian's package tools.
pub(crate) fn is_here() -> bool {
    Path::new("/etc/debian_version").exists() && which::which("apt-get").is_ok()
}

/// Whether we may install packages.
pub(crate) fn is_root() -> bool {
    program::ask("id", &["-u"]).as_deref() == Some("0")
}

/// Whether all these packages are installed.
pub(crate) fn has(packages: &[&str]) -> bool {
    missing(packages).is_empty()
}

/// Installs what is missing of these packages, or ends with how a person would.
pub(crate) fn install(
    packages: &[&str],
    what: &str,
    why: &str,
    elsewhere: &str,
) -> Result<(), Failure> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let by_hand =
        format!("sudo apt-get update && sudo apt-get install --no-install-recommends {names}");
    if !is_here() {
        return Err(Failure::Missing { what: why.to_owned(), remedy: elsewhere.to_owned() });
    }
    if !is_root() {
        return Err(Failure::Missing {
            what: format!("{why}; only root can install {what}"),
            remedy: format!("run `{by_hand}`, then this command again"),
        });
    }
    update()?;
    Step {
        what: &format!("Installing {what} (Debian: {names})"),
        why,
        limit: None,
        remedy: &format!("run `{by_hand}`; where Debian has no such package: {elsewhere}"),
    }
    .run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(&missing))
}

/// Brings the lists of packages up to date, once for each of our runs.
fn update() -> Result<(), Failure> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_some() {
        return Ok(());
    }
    Step {
        what: "Updating Debian's lists of packages",
        why: "the packages that follow must be of the versions that the mirrors have",
        limit: None,
        remedy: "see that Debian's mirrors can be reached, then run `sudo apt-get update`",
    }
    .run(apt_get().arg("update"))?;
    let _ = DONE.set(());
    Ok(())
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let said = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${db:Status-Status}\\n"])
        .args(packages)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    not_installed(packages, &said)
}

/// Which of the packages dpkg-query does not call installed.
fn not_installed<'a>(packages: &[&'a str], said: &str) -> Vec<&'a str> {
    let is_installed = |package: &str| {
        said.lines().any(|line| line.split_once(' ') == Some((package, "installed")))
    };
    packages.iter().copied().filter(|package| !is_installed(package)).collect()
}

#[cfg(test)]
mod tests {
    use super::not_installed;

    #[test]
    fn a_package_that_was_removed_or_never_known_counts_as_missing() {
        let said = "xvfb installed\nchromium config-files\n";
        assert_eq!(not_installed(&["xvfb", "chromium", "lld-22"], said), ["chromium", "lld-22"]);
    }
}
