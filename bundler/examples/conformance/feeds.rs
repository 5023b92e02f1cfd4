//! Feeds: items, titles, links and dates, as two other parsers agree on them.

use crate::sheet::{Read, Sheet, Tally, is_moment, lines, member, plain, read};
use broadsheet_bundler::draft::{Draft, Said};
use serde_json::Value;
use std::path::Path;

pub(crate) fn measure(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let (mut end, mut items) = (Tally::default(), Tally::default());
    let mut fields = [Tally::default(), Tally::default(), Tally::default()];
    for expected in lines(&corpora.join("feeds-expected.jsonl"))? {
        let name = member(&expected, "path").unwrap_or_default();
        let path = corpora.join(name);
        let (drafts, ended) = match read(&path, name, None) {
            Read::Done(result) => (result.map(|it| it.drafts).unwrap_or_default(), true),
            Read::Beside => (Vec::new(), true),
            Read::Crashed | Read::Hung => (Vec::new(), false),
        };
        end.count(ended, || name.to_owned());
        let Some(count) = expected.get("n").and_then(Value::as_u64) else { continue };
        items
            .count(drafts.len() as u64 == count, || format!("{name}: {} of {count}", drafts.len()));
        let entries = expected.get("entries").and_then(Value::as_array);
        for (at, entry) in entries.into_iter().flatten().enumerate() {
            compare(name, entry, drafts.get(at), &mut fields);
        }
    }
    let [titles, links, dates] = fields;
    sheet.add("feeds: end by themselves", 1.0, end);
    sheet.add("feeds: count of items", 0.97, items);
    sheet.add("feeds: titles", 0.97, titles);
    sheet.add("feeds: links", 0.97, links);
    sheet.add("feeds: dates", 0.97, dates);
    Ok(())
}

fn compare(name: &str, entry: &Value, draft: Option<&Draft>, fields: &mut [Tally; 3]) {
    let of = |said: Option<&Option<Said<String>>>| {
        said.and_then(|said| said.as_ref()).map(|said| said.value.clone()).unwrap_or_default()
    };
    let values = [
        ("title", of(draft.map(|it| &it.title))),
        ("link", of(draft.map(|it| &it.url))),
        ("date", of(draft.map(|it| &it.published))),
    ];
    for ((member_name, value), tally) in values.iter().zip(fields) {
        let Some(expected) = member(entry, member_name) else { continue };
        let right = match *member_name {
            "date" => is_moment(value, expected),
            _ => same(value, expected),
        };
        tally.count(right, || format!("{name}: {value:?}, expected {expected:?}"));
    }
}

fn same(value: &str, expected: &str) -> bool {
    plain(value) == plain(expected)
}
