//! `cargo xtask test`: every test, from the quickest kind to the slowest.

mod browser;
mod components;
mod native;

use std::time::Instant;

use clap::ValueEnum;

use crate::failure::Failure;
use crate::step;

/// A kind of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// What needs no browser
    Native,
    /// Parts of the page, in headless Chromium
    Components,
    /// The built site, in Chromium, Firefox and WebKit
    Browser,
}

/// Runs the tests of one kind or of all, up to the first kind that fails.
pub(crate) fn run(filter: Option<&str>, only: Option<Kind>) -> Result<(), Failure> {
    let kinds = match &only {
        Some(kind) => std::slice::from_ref(kind),
        None => Kind::value_variants(),
    };
    let start = Instant::now();
    for kind in kinds {
        eprintln!("After {}:", step::clock(start.elapsed()));
        match kind {
            Kind::Native => native::run(filter)?,
            Kind::Components => components::run(filter)?,
            Kind::Browser => browser::run(filter)?,
        }
    }
    Ok(())
}
