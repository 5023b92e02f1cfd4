//! `broadsheet bundle`, from its sources to the folder it writes.

use crate::archive;
use crate::edition;
use crate::front::Front;
use crate::gather::{self, Watch};
use crate::output::{Content, Files, Last, OutputError, Press};
use crate::reader;
use crate::report::{Note, Report};
use crate::settings::Settings;
use crate::shelf::Shelf;
use crate::walk;
use broadsheet::feed;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

/// The file that an edition is opened by.
pub const ARTICLES: &str = "articles.json";

/// What is to be bundled.
#[derive(Clone, Debug)]
pub struct Request {
    /// Files and folders; `-` is the standard input.
    pub sources: Vec<PathBuf>,
    /// The folder to write.
    pub out: PathBuf,
    /// The files of the reader, if the folder is to be a whole site.
    pub reader: Files,
    /// Whether `.gitignore` and `.ignore` are honoured.
    pub ignore_rules: bool,
    /// Whether files that an earlier run did not write may be replaced.
    pub force: bool,
    /// How the edition is to be made.
    pub settings: Settings,
}

/// Why nothing was bundled. The report says what was found until then.
#[derive(Debug)]
pub enum BundleError {
    /// There is no article in the sources. The report says why of each file.
    NothingUsable,
    /// The run was asked to end.
    Stopped,
    /// The folder cannot be written.
    Output(OutputError),
}

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingUsable => {
                write!(f, "there is no article in the sources; nothing is written")
            }
            Self::Stopped => write!(f, "stopped; the old edition is untouched"),
            Self::Output(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BundleError {}

impl From<OutputError> for BundleError {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Stopped => Self::Stopped,
            error => Self::Output(error),
        }
    }
}

/// What is called as a run goes on.
pub struct Steps<'a> {
    /// So many files were found.
    pub found: &'a dyn Fn(usize),
    /// How the reading of them is watched and stopped.
    pub watch: Watch<'a>,
}

/// Bundles. The report is filled in either case.
pub fn bundle(
    request: &Request,
    report: &mut Report,
    steps: &Steps<'_>,
) -> Result<(), BundleError> {
    let out = &request.out;
    let is_new = !out.exists();
    let bundled = std::fs::create_dir_all(out)
        .map_err(failed(out))
        .and_then(|()| bundle_into(request, report, steps));
    if bundled.is_err() && is_new {
        // Not if something was written there by someone else.
        let _ = std::fs::remove_dir(out);
    }
    bundled
}

fn bundle_into(
    request: &Request,
    report: &mut Report,
    steps: &Steps<'_>,
) -> Result<(), BundleError> {
    let Request { out, settings, .. } = request;
    let walked = walk::walk(&request.sources, Some(out), request.ignore_rules);
    (steps.found)(walked.files.len());
    let shelf = Shelf::within(out);
    let gathered = gather::gather(walked, settings, shelf, report, &steps.watch);
    if steps.watch.stop.load(Ordering::Relaxed) {
        return Err(BundleError::Stopped);
    }
    let edition = gathered.and_then(|gathered| edition::assemble(gathered, settings, report));
    let edition = edition.map_err(failed(out))?;
    if edition.is_empty() {
        return Err(BundleError::NothingUsable);
    }
    let press = Press::open(out, request.force, steps.watch.stop)?;
    let feed = archive::write(&edition, &press)?;
    let mut files = request.reader.clone();
    reader::put_front(&mut files, &Front::of(&feed, edition.headlines()));
    press.add_all(&files)?;
    bring(&edition.media, &press, report)?;
    let make = |to: &mut dyn io::Write| to.write_all(feed::write(&feed)?.as_bytes());
    report.output = Some(press.publish(&Last { name: ARTICLES, make: &make })?);
    Ok(())
}

/// Copies what the articles bring along. A file that has vanished since they were read is a line in the
/// report, and no reason to end.
fn bring(
    media: &BTreeMap<String, PathBuf>,
    press: &Press<'_>,
    report: &mut Report,
) -> Result<(), OutputError> {
    let brought =
        media.par_iter().map(|(name, path)| match press.add(name, &Content::Copy(path.clone())) {
            Err(OutputError::Vanished { path, error }) => Ok(Some((path, error))),
            added => added.map(|()| None),
        });
    let brought: Vec<Option<(PathBuf, io::Error)>> = brought.collect::<Result<_, _>>()?;
    for (path, error) in brought.into_iter().flatten() {
        let what = format!("was there when the articles were read, and cannot be copied: {error}");
        let note = Note::doubted("image-missing", what);
        let note = note.remedy("bundle again when nothing else is at work in the folder");
        report.add(path.display().to_string(), note);
    }
    Ok(())
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> BundleError {
    let path = path.to_owned();
    move |error| BundleError::Output(OutputError::Io { path, error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn a_picture_that_vanishes_before_it_is_copied_is_a_line_and_the_others_come_along() {
        let folder = tempfile::tempdir().unwrap();
        let go = AtomicBool::new(false);
        let press = Press::open(folder.path(), false, &go).unwrap();
        std::fs::write(folder.path().join("a.png"), "a").unwrap();
        let media = ["a.png", "gone.png"].map(|it| (format!("media/{it}"), folder.path().join(it)));
        let mut report = Report::default();
        bring(&media.into(), &press, &mut report).unwrap();
        assert_eq!(report.entries.len(), 1);
        assert!(report.entries[0].name.ends_with("gone.png"), "{report:?}");
        let make = |to: &mut dyn io::Write| to.write_all(b"{}");
        press.publish(&Last { name: ARTICLES, make: &make }).unwrap();
        assert!(folder.path().join("media/a.png").is_file());
        assert!(!folder.path().join("media/gone.png").exists());
    }
}
