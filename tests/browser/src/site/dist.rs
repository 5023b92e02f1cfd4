//! The built files, read once, and what a publisher's command makes of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use crate::edition::Edition;

use super::ARTICLES;

/// The page that the site is opened by.
const PAGE: &str = "index.html";

/// Every file of the built site by its path, with `/` between the folders.
pub struct Dist(BTreeMap<String, Vec<u8>>);

impl Dist {
    /// The folder that `BROADSHEET_DIST` names, if it names one; without the headlines of the
    /// edition that it was built with.
    pub fn from_environment() -> Option<Self> {
        let folder = PathBuf::from(env::var_os("BROADSHEET_DIST")?);
        match Self::read(&folder).and_then(Self::without_headlines) {
            Ok(dist) => Some(dist),
            Err(error) => panic!("BROADSHEET_DIST={}: {error}", folder.display()),
        }
    }

    fn without_headlines(mut self) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let page = folder.path().join(PAGE);
        fs::write(&page, self.0.get(PAGE).cloned().unwrap_or_default())?;
        run(command().arg("front").arg(folder.path()).arg("--plain"))?;
        self.0.insert(PAGE.to_owned(), fs::read(&page)?);
        Ok(self)
    }

    /// The files of a site that a publisher makes of an edition: the command bundles it.
    pub(super) fn bundled(edition: &Edition) -> io::Result<BTreeMap<String, Vec<u8>>> {
        let folder = tempfile::tempdir()?;
        let (source, site) = (folder.path().join(ARTICLES), folder.path().join("site"));
        fs::write(&source, edition.bytes())?;
        let reader = env::var_os("BROADSHEET_DIST").unwrap_or_default();
        let mut bundle = command();
        bundle.args(["bundle", "--quiet"]).arg(&source).arg("--out").arg(&site);
        run(bundle.arg("--reader").arg(reader))?;
        Self::read(&site).map(|dist| dist.0)
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

/// The publisher's command.
fn command() -> Command {
    Command::new(env::var_os("BROADSHEET_COMMAND").unwrap_or_else(|| "broadsheet".into()))
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?}: {status}"))) }
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
