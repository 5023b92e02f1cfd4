//! What Cargo.lock says: the wasm-bindgen command must be of exactly the library's version.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::failure::Failure;

#[derive(Deserialize)]
struct Lock {
    #[serde(default)]
    package: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

/// The version of a package in a lock file.
pub(crate) fn version(lock: &Path, package: &str) -> Result<String, Failure> {
    let text = fs::read_to_string(lock).map_err(Failure::file("read", lock))?;
    read(&text, package).map_err(|problem| Failure::Content {
        path: lock.to_path_buf(),
        problem,
        remedy: "run `cargo generate-lockfile`, or take the file from the last commit".to_owned(),
    })
}

fn read(text: &str, package: &str) -> Result<String, String> {
    let lock: Lock = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut found = lock.package.into_iter().filter(|candidate| candidate.name == package);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.version),
        (None, _) => Err(format!("it names no package `{package}`")),
        (Some(_), Some(_)) => Err(format!("it names `{package}` more than once")),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.131"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn the_version_is_that_of_the_exact_name() {
        assert_eq!(read(LOCK, "wasm-bindgen").as_deref(), Ok("0.2.130"));
    }

    #[test]
    fn a_missing_a_doubled_and_a_broken_entry_are_told_apart() {
        assert!(read(LOCK, "leptos").unwrap_err().contains("no package"));
        assert!(read(LOCK, "twice").unwrap_err().contains("more than once"));
        assert!(read("[[package", "leptos").is_err());
    }
}
