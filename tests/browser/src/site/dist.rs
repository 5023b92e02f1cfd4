//! The built files, read once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Every file of the built site by its path, with `/` between the folders.
pub struct Dist(BTreeMap<String, Vec<u8>>);

impl Dist {
    /// The folder that `BROADSHEET_DIST` names, if it names one.
    pub fn from_environment() -> Option<Self> {
        let folder = PathBuf::from(env::var_os("BROADSHEET_DIST")?);
        match Self::read(&folder) {
            Ok(dist) => Some(dist),
            Err(error) => panic!("BROADSHEET_DIST={}: {error}", folder.display()),
        }
    }

    /// Reads a folder with all its folders.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files)?;
        Ok(Self(files))
    }

    pub(super) fn files(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.0
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}
