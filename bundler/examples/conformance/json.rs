//! JSON that is none must be refused with its place and reason; what is JSON must not be.

use crate::sheet::{Sheet, Tally};
use broadsheet::feed;
use std::path::Path;

/// Files of bare JSON. None of them is a feed, so that only refusals can be measured.
pub(crate) fn measure(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let (refused, _) = gone_through(&corpora.join("json-jsontestsuite/test_parsing"))?;
    sheet.add("JSON: refused, with the place", 1.0, refused);
    Ok(())
}

/// The same within a feed that is otherwise in order.
pub(crate) fn wrapped(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let (refused, accepted) = gone_through(&corpora.join("json-jsontestsuite/wrapped"))?;
    sheet.add("JSON in a feed: refused", 1.0, refused);
    sheet.add("JSON in a feed: accepted", 1.0, accepted);
    Ok(())
}

fn gone_through(folder: &Path) -> Result<(Tally, Tally), String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (mut refused, mut accepted) = (Tally::default(), Tally::default());
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = std::fs::read(entry.path()).map_err(|error| error.to_string())?;
        let read = feed::read(&bytes);
        match (name.split('_').next(), read) {
            (Some("n"), Err(error)) => {
                let why = error.to_string();
                // A file that is empty, or another thing altogether, has no place to be named.
                let whole = ["is empty", "in place of the feed"];
                let placed = why.contains("line") || whole.iter().any(|it| why.contains(it));
                refused.count(placed, || format!("{name}: {why}"));
            }
            (Some("n"), Ok(_)) => refused.count(false, || format!("{name}: accepted")),
            (Some("y"), read) => {
                let why = read.err().map(|error| error.to_string());
                accepted.count(why.is_none(), || format!("{name}: {}", why.unwrap_or_default()));
            }
            _ => {}
        }
    }
    Ok((refused, accepted))
}
