//! `broadsheet serve`.

use super::arguments::Serve;
use super::{Ending, fail, say};
use crate::server;

/// Runs it, until it is stopped.
pub(super) fn run(arguments: &Serve) -> Ending {
    match server::serve(&arguments.edition, arguments.port, |address| {
        say(format!("the edition is at http://{address}/ (Ctrl-C ends)"));
    }) {
        Ok(()) => Ending::Stopped,
        Err(error) => fail(error),
    }
}
