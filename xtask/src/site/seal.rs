//! Names each script, style sheet and wasm module of a built page by its own content, so that a
//! cache may keep it for ever. Trunk names the JavaScript by the hash of the *wasm*: the same name
//! can come to hold something else. Files that the page does not load are left as they are.

mod mention;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{files, pair, style, wasm};
use crate::failure::Failure;

const PAGE: &str = "index.html";
/// The page's own script, which starts the module.
const BOOT: &str = "boot.js";
const HASH_LENGTH: usize = 16;

/// Seals a folder that holds a built page.
pub(crate) fn seal(folder: &Path) -> Result<(), Failure> {
    let mut sealing = Sealing::read(folder)?;
    let page =
        fs::read_to_string(folder.join(PAGE)).map_err(Failure::file("read", &folder.join(PAGE)))?;
    sealing.fit_pair(&page)?;
    let page = sealing.follow(&page)?;
    sealing.write(folder)?;
    fs::write(folder.join(PAGE), page).map_err(Failure::file("write", &folder.join(PAGE)))
}

struct Sealing {
    /// By the old name.
    open: BTreeMap<String, Vec<u8>>,
    done: Vec<Sealed>,
    /// What has become part of another.
    spare: Vec<String>,
}

struct Sealed {
    old: String,
    new: String,
    bytes: Vec<u8>,
}

impl Sealing {
    fn read(folder: &Path) -> Result<Self, Failure> {
        let mut open = BTreeMap::new();
        for file in files::below(folder)? {
            let name = file.name.to_string_lossy().replace('\\', "/");
            if matches!(extension(&name), "js" | "css" | "wasm") {
                open.insert(name, file.bytes);
            }
        }
        Ok(Self { open, done: Vec::new(), spare: Vec::new() })
    }

    /// Fits the module that the page loads and the script that wasm-bindgen wrote for it, which the
    /// page's own takes in.
    fn fit_pair(&mut self, page: &str) -> Result<(), Failure> {
        let is_module = |name: &&String| name.ends_with("_bg.wasm") && mention::is_in(page, name);
        let Some(module_name) = self.open.keys().find(is_module).cloned() else { return Ok(()) };
        let script_name = module_name.replace("_bg.wasm", ".js");
        let (Some(module), Some(script), Some(boot)) =
            (self.open.get(&module_name), self.open.get(&script_name), self.open.get(BOOT))
        else {
            return Ok(());
        };
        let fitted = pair::fit(Path::new(&module_name), module, script, boot)?;
        self.open.insert(module_name, fitted.module);
        self.open.insert(BOOT.to_owned(), fitted.script);
        self.spare.push(script_name);
        Ok(())
    }

    /// Seals all that the page mentions, and returns the page with the new names.
    fn follow(&mut self, page: &str) -> Result<String, Failure> {
        for (old, bytes) in self.open.iter().filter(|(name, _)| mention::is_in(page, name)) {
            self.done.push(seal_one(old, bytes)?);
        }
        Ok(self.done.iter().fold(page.to_owned(), |page, sealed| {
            mention::replace(&page, &sealed.old, &sealed.new)
        }))
    }

    fn write(&self, folder: &Path) -> Result<(), Failure> {
        for old in self.done.iter().map(|sealed| &sealed.old).chain(&self.spare) {
            let old = folder.join(old);
            fs::remove_file(&old).map_err(Failure::file("remove", &old))?;
        }
        for Sealed { new, bytes, .. } in &self.done {
            let new = folder.join(new);
            fs::write(&new, bytes).map_err(Failure::file("write", &new))?;
        }
        Ok(())
    }
}

fn seal_one(old: &str, bytes: &[u8]) -> Result<Sealed, Failure> {
    let bytes = match extension(old) {
        "wasm" => wasm::finish(Path::new(old), bytes)?,
        "css" => style::shorten(&String::from_utf8_lossy(bytes)).into_bytes(),
        _ => bytes.to_vec(),
    };
    Ok(Sealed { old: old.to_owned(), new: name_by_content(old, &bytes), bytes })
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// "reader-0123456789abcdef_bg.wasm" becomes "reader_bg-", the hash of the content, ".wasm".
fn name_by_content(old: &str, bytes: &[u8]) -> String {
    let hash: String = format!("{:x}", Sha256::digest(bytes)).chars().take(HASH_LENGTH).collect();
    let (stem, extension) = old.rsplit_once('.').unwrap_or((old, ""));
    format!("{}-{hash}.{extension}", without_hash(stem))
}

/// Leaves out Trunk's hash: a dash and up to sixteen hexadecimal digits, before "_" or the end.
fn without_hash(stem: &str) -> String {
    for (dash, _) in stem.match_indices('-') {
        let (head, tail) = stem.split_at(dash);
        let rest = tail
            .trim_start_matches('-')
            .trim_start_matches(|letter: char| letter.is_ascii_hexdigit());
        let digits = tail.len() - rest.len() - 1;
        // Trunk leaves out leading zeros. A word as long as that has other letters than a to f.
        if (12..=HASH_LENGTH).contains(&digits) && (rest.is_empty() || rest.starts_with('_')) {
            return format!("{head}{rest}");
        }
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests;
