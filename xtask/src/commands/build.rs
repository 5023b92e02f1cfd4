//! `cargo xtask build`: the release, into `dist/`.

use std::time::Instant;

use crate::failure::Failure;
use crate::site::{freshness, trunk};
use crate::step::clock;

/// Builds the release, unless `dist/` already is what the sources give.
pub(crate) fn run() -> Result<(), Failure> {
    if freshness::is_fresh()? {
        eprintln!("The site in dist/ is what the sources give: nothing to build.");
        return Ok(());
    }
    let start = Instant::now();
    trunk::build()?;
    freshness::mark()?;
    eprintln!("The site is in dist/ (built in {}).", clock(start.elapsed()));
    Ok(())
}
