//! `broadsheet check`.

use super::arguments::Check;
use super::{Ending, bundle, fail};
use crate::check;
use crate::report::Report;

/// Runs it.
pub(super) fn run(arguments: &Check) -> Ending {
    let mut report = Report::default();
    if let Err(error) = check::check(&arguments.edition, &mut report) {
        return fail(error);
    }
    if let Err(error) = bundle::tell(&report, arguments.report) {
        return fail(error);
    }
    let unusable = report.entries.iter().any(|entry| entry.note.code == "not-a-feed");
    if unusable { Ending::Unusable } else { bundle::ending(&report, arguments.report) }
}
