//! Hostile and odd material kept beside the repository: hostile HTML, naughty strings, broken
//! JSON. Read where it lies; nothing of it is part of this repository.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Deserialize;

/// The folder with the material.
pub struct Corpora(PathBuf);

/// A piece of hostile HTML.
#[derive(Deserialize)]
pub struct Payload {
    /// Its name.
    pub id: String,
    /// The HTML.
    pub payload: String,
}

/// A file that may or may not be JSON.
pub struct JsonFile {
    /// Its name: `y_…` is JSON, `n_…` is not, `i_…` is for the reader to decide.
    pub name: String,
    /// Its bytes, not always UTF-8.
    pub bytes: Vec<u8>,
}

impl Corpora {
    /// The folder that `BROADSHEET_CORPORA` names, else the usual one, if it is there.
    pub fn find() -> Option<Self> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora");
        let folder = env::var_os("BROADSHEET_CORPORA").map_or_else(beside, PathBuf::from);
        folder.is_dir().then_some(Self(folder))
    }

    /// All hostile HTML.
    pub fn payloads(&self) -> Vec<Payload> {
        ["xss-ammonia", "xss-bluemonday"]
            .iter()
            .flat_map(|folder| self.json::<Vec<Payload>>(&format!("{folder}/cases.json")))
            .collect()
    }

    /// All naughty strings.
    pub fn naughty_strings(&self) -> Vec<String> {
        self.json("strings-blns/blns.json")
    }

    /// The files of JSONTestSuite: as they are, or each inside an otherwise good edition.
    pub fn json_files(&self, folder: &str) -> Vec<JsonFile> {
        let folder = self.0.join("json-jsontestsuite").join(folder);
        let entries = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let mut files: Vec<_> = entries
            .filter_map(Result::ok)
            .map(|entry| JsonFile {
                name: entry.file_name().to_string_lossy().into_owned(),
                bytes: fs::read(entry.path()).unwrap_or_default(),
            })
            .collect();
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files
    }

    fn json<T: for<'a> Deserialize<'a>>(&self, path: &str) -> T {
        let path = self.0.join(path);
        let read = fs::read(&path).map_err(|error| error.to_string());
        let parsed = read.and_then(|b| serde_json::from_slice(&b).map_err(|e| e.to_string()));
        parsed.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}
