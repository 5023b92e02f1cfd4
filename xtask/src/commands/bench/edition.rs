//! Editions to measure with: newsrooms of any size, bundled.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::newsroom;
use crate::failure::Failure;
use crate::{place, program};

/// The newsroom of the corpora, or nothing, said, where there is none.
pub(super) fn corpus() -> Option<PathBuf> {
    let corpus = place::corpora(None).join("md-digitalgov/content");
    if corpus.is_dir() {
        return Some(corpus);
    }
    eprintln!("Skipped: there is no newsroom to measure with in {}.", corpus.display());
    None
}

/// Bundles a newsroom of so many articles, with the reader in this folder or without one.
pub(super) fn of(
    size: usize,
    corpus: &Path,
    command: &Path,
    reader: Option<&Path>,
) -> Result<PathBuf, Failure> {
    let newsroom = newsroom::of(size, corpus)?;
    let kind = if reader.is_some() { "reader" } else { "edition" };
    let out = place::bench().join(format!("{kind}-{size}"));
    let mut bundle = Command::new(command);
    bundle.arg("bundle").arg(&newsroom.articles).arg("--out").arg(&out);
    bundle.args(["--quiet", "--title", "News", "--language", "en", "--drafts"]);
    match reader {
        Some(reader) => bundle.arg("--reader").arg(reader),
        None => bundle.arg("--data-only"),
    };
    program::run(&mut bundle)?;
    Ok(out)
}
