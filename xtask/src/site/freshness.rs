//! Whether `dist/` is still what the sources would give: a fingerprint of both, left at each build.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::files;
use crate::failure::Failure;
use crate::place;

/// All that the release is made of.
const SOURCES: [&str; 12] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "bundler/src/front",
    "bundler/src/front.rs",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/src/site",
    "xtask/src/tools/wasm.rs",
    "xtask/src/versions.rs",
];

/// Whether the release in `dist/` needs no building.
pub(crate) fn is_fresh() -> Result<bool, Failure> {
    if !place::dist().join("index.html").is_file() {
        return Ok(false);
    }
    let noted = fs::read_to_string(note()).unwrap_or_default();
    Ok(noted == fingerprint(&place::root(), &place::dist())?)
}

/// Notes that `dist/` has just been built from the sources.
pub(crate) fn mark() -> Result<(), Failure> {
    let note = note();
    fs::write(&note, fingerprint(&place::root(), &place::dist())?)
        .map_err(Failure::file("write", &note))
}

fn note() -> PathBuf {
    place::wasm_target().join("dist-fingerprint")
}

fn fingerprint(root: &Path, dist: &Path) -> Result<String, Failure> {
    let mut hash = Sha256::new();
    let sources = SOURCES.iter().map(|source| root.join(source)).filter(|source| source.exists());
    for start in sources.chain([dist.to_path_buf()]) {
        hash.update(start.to_string_lossy().as_bytes());
        for file in files::below(&start)? {
            hash.update(file.name.to_string_lossy().as_bytes());
            hash.update(file.bytes.len().to_le_bytes());
            hash.update(&file.bytes);
        }
    }
    Ok(format!("{:x}", hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_source_and_a_changed_dist_both_show() {
        let folder = tempfile::tempdir().unwrap();
        let (root, dist) = (folder.path().join("root"), folder.path().join("dist"));
        fs::create_dir_all(root.join("src")).unwrap();
        fs::create_dir_all(&dist).unwrap();
        fs::write(root.join("src/main.rs"), "fn main() {}").unwrap();
        let first = fingerprint(&root, &dist).unwrap();
        assert_eq!(fingerprint(&root, &dist).unwrap(), first);

        fs::write(root.join("src/main.rs"), "fn main() { }").unwrap();
        let second = fingerprint(&root, &dist).unwrap();
        assert_ne!(second, first);

        fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
        assert_ne!(fingerprint(&root, &dist).unwrap(), second);
    }
}
