//! Names each script, style sheet and wasm module of a built page by its own content, so that a
//! cache may keep it for ever. Trunk names the JavaScript by the hash of the *wasm*: the same name
//! can come to hold something else. Files that the page does not load are left as they are.

mod mention;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{files, pair, script, wasm};
use crate::failure::Failure;

const PAGE: &str = "index.html";
const HASH_LENGTH: usize = 16;

/// Seals a folder that holds a built page.
pub(crate) fn seal(folder: &Path) -> Result<(), Failure> {
    let mut sealing = Sealing::read(folder)?;
    let page =
        fs::read_to_string(folder.join(PAGE)).map_err(Failure::file("read", &folder.join(PAGE)))?;
    sealing.fit_pairs(&page)?;
    let page = sealing.follow(&page)?;
    sealing.write(folder)?;
    fs::write(folder.join(PAGE), page).map_err(Failure::file("write", &folder.join(PAGE)))
}

struct Sealing {
    /// By the old name; what has been sealed is no longer here.
    open: BTreeMap<String, Vec<u8>>,
    done: Vec<Sealed>,
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
        Ok(Self { open, done: Vec::new() })
    }

    /// Fits each module that the page loads and the script that wasm-bindgen wrote for it.
    fn fit_pairs(&mut self, page: &str) -> Result<(), Failure> {
        let loaded = |name: &String| mention::is_in(page, name);
        let modules: Vec<String> = self.open.keys().filter(|name| loaded(name)).cloned().collect();
        for module_name in modules {
            let Some(stem) = module_name.strip_suffix("_bg.wasm") else { continue };
            let script_name = format!("{stem}.js");
            let (Some(module), Some(script)) =
                (self.open.get(&module_name), self.open.get(&script_name))
            else {
                continue;
            };
            let fitted = pair::fit(Path::new(&module_name), module, script)?;
            self.open.insert(module_name, fitted.module);
            self.open.insert(script_name, fitted.script);
        }
        Ok(())
    }

    /// Seals all that the text mentions, and returns the text with the new names.
    fn follow(&mut self, text: &str) -> Result<String, Failure> {
        let names: Vec<String> = self.open.keys().cloned().collect();
        for name in names.into_iter().filter(|name| mention::is_in(text, name)) {
            self.seal_one(name)?;
        }
        Ok(self.done.iter().fold(text.to_owned(), |text, sealed| {
            mention::replace(&text, &sealed.old, &sealed.new)
        }))
    }

    fn seal_one(&mut self, old: String) -> Result<(), Failure> {
        // Not open any more: sealed on the way, by a script that mentions it too.
        let Some(mut bytes) = self.open.remove(&old) else { return Ok(()) };
        match extension(&old) {
            // A script's name depends on its content, and so on the names that it mentions.
            "js" => {
                let text = self.follow(&String::from_utf8_lossy(&bytes))?;
                bytes = script::minify(text.into_bytes())?;
            }
            "wasm" => bytes = wasm::finish(Path::new(&old), &bytes)?,
            _ => {}
        }
        let new = name_by_content(&old, &bytes);
        self.done.push(Sealed { old, new, bytes });
        Ok(())
    }

    fn write(&self, folder: &Path) -> Result<(), Failure> {
        for Sealed { old, new, bytes } in &self.done {
            let (old, new) = (folder.join(old), folder.join(new));
            fs::remove_file(&old).map_err(Failure::file("remove", &old))?;
            fs::write(&new, bytes).map_err(Failure::file("write", &new))?;
        }
        Ok(())
    }
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
