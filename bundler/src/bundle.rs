//! `broadsheet bundle`, from its sources to the folder it writes.

use crate::edition::{self, Edition};
use crate::gather::{self, Watch};
use crate::output::{self, Content, Files, Last, OutputError};
use crate::report::Report;
use crate::settings::Settings;
use crate::walk;
use std::fmt;
use std::io;
use std::path::PathBuf;
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
    /// The size in bytes beyond which a file is left out.
    pub largest: u64,
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
    let walked = walk::walk(&request.sources, Some(&request.out), request.ignore_rules);
    (steps.found)(walked.files.len());
    let gathered = gather::gather(walked, &request.settings, request.largest, report, &steps.watch);
    if steps.watch.stop.load(Ordering::Relaxed) {
        return Err(BundleError::Stopped);
    }
    let edition = edition::assemble(gathered, &request.settings, report);
    if edition.feed.articles.is_empty() {
        return Err(BundleError::NothingUsable);
    }
    let Edition { feed, media } = edition;
    let mut files = request.reader.clone();
    files.extend(media.into_iter().map(|(name, path)| (name, Content::Copy(path))));
    let make = |mut to: &mut dyn io::Write| {
        serde_json::to_writer_pretty(&mut to, &feed)?;
        to.write_all(b"\n")
    };
    let last = Last { name: ARTICLES, make: &make };
    let written = output::write(&request.out, &files, &last, request.force, steps.watch.stop);
    let written = written.map_err(|error| match error {
        OutputError::Stopped => BundleError::Stopped,
        error => BundleError::Output(error),
    })?;
    report.output = Some(written);
    Ok(())
}
