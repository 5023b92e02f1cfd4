//! Dates as feeds have them; where nothing is expected, nothing may be made up.

use crate::sheet::{Sheet, Tally};
use broadsheet::article::Stamp;
use broadsheet_bundler::pass::dates::{self, Habits};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

pub(crate) fn measure(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let path = corpora.join("dates/cases.json");
    let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let cases: Vec<Value> = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
    // A text that stands in it twice, with different results, may have either.
    let mut expected: BTreeMap<&str, Vec<Option<&str>>> = BTreeMap::new();
    for case in &cases {
        let Some(input) = case.get("input").and_then(Value::as_str) else { continue };
        let answer = case.get("expected_utc").and_then(Value::as_str);
        expected.entry(input).or_default().push(answer);
    }
    let mut tally = Tally::default();
    for (input, answers) in expected {
        let moment = dates::read(input, &Habits::default()).ok().map(|it| it.stamp.moment());
        let is = |answer: &Option<&str>| match (answer, moment) {
            (None, None) | (Some("any-valid"), Some(_)) => true,
            (Some(answer), Some(moment)) => {
                Stamp::parse(answer).is_some_and(|it| (it.moment() - moment).whole_seconds() == 0)
            }
            _ => false,
        };
        tally.count(answers.iter().any(is), || format!("{input:?}: {moment:?}, {answers:?}"));
    }
    sheet.add("dates: understood", 0.85, tally);
    Ok(())
}
