//! Making JavaScript smaller, for the browsers that we support. Trunk's own way to do so does not
//! understand what wasm-bindgen writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::tools::path;

const BROWSERS: &str = "--target=chrome111,edge111,firefox115,safari16.4";
/// What script and module call each other by; nothing of the browser has such a name.
const SHARED: &str = "--mangle-props=^(_?_wbg_|__wbindgen_|__externref_|wasm_bindgen_)";

/// What script and module call each other by: from the long names to the short.
pub(super) type Names = BTreeMap<String, String>;

/// The script without what it declares and does not use; as it is where esbuild could not be had.
pub(super) fn prune(script: String) -> Result<String, Failure> {
    let Some(esbuild) = path::find("esbuild") else { return Ok(script) };
    let pruned = Workshop::open()?.run(&esbuild, script.as_bytes(), &["--format=esm"])?;
    Ok(String::from_utf8_lossy(&pruned).into_owned())
}

/// The same script in fewer bytes, within a scope of its own, and with short names for what it shares with
/// its module. As long as it is where esbuild could not be had.
pub(super) fn minify_shared(script: String) -> Result<(String, Names), Failure> {
    let Some(esbuild) = path::find("esbuild") else {
        return Ok((format!("(() => {{\n{script}}})();\n"), Names::new()));
    };
    let workshop = Workshop::open()?;
    let list = workshop.file("names.json");
    fs::write(&list, "{}").map_err(Failure::file("write", &list))?;
    let cache = format!("--mangle-cache={}", list.display());
    let options = ["--minify", "--format=iife", SHARED, cache.as_str()];
    let minified = workshop.run(&esbuild, script.as_bytes(), &options)?;
    let names = fs::read(&list).map_err(Failure::file("read", &list))?;
    let names = serde_json::from_slice(&names).map_err(|error| Failure::Content {
        path: list,
        problem: format!("esbuild's list of names is not as expected: {error}"),
        remedy: "compare xtask/src/site/script.rs with esbuild's manual (mangle-cache)".to_owned(),
    })?;
    Ok((String::from_utf8_lossy(&minified).into_owned(), names))
}

/// A folder for esbuild's files, gone when it is done.
struct Workshop(tempfile::TempDir);

impl Workshop {
    fn open() -> Result<Self, Failure> {
        tempfile::tempdir().map(Self).map_err(Failure::file("create", &std::env::temp_dir()))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, esbuild: &Path, script: &[u8], options: &[&str]) -> Result<Vec<u8>, Failure> {
        let (input, output) = (self.file("in.js"), self.file("out.js"));
        fs::write(&input, script).map_err(Failure::file("write", &input))?;
        let status = Command::new(esbuild)
            // Its settings are these, and not those of a folder above the workshop.
            .args(["--tree-shaking=true", "--log-level=warning", "--tsconfig-raw={}", BROWSERS])
            .args(options)
            .arg(format!("--outfile={}", output.display()))
            .arg(&input)
            .stdin(Stdio::null())
            .status()
            .map_err(|source| Failure::Start { program: "esbuild".to_owned(), source })?;
        if status.success() {
            return fs::read(&output).map_err(Failure::file("read", &output));
        }
        Err(Failure::Program {
            command: format!("esbuild {}", options.join(" ")),
            ending: status.to_string(),
        })
    }
}
