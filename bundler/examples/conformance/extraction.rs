//! Saved pages: how much of an article that was marked by hand is found, and how little else.
//!
//! The F1 is that of the set's own evaluation: over runs of four words, page by page; the table has
//! the mean of the pages.

use crate::sheet::{Read, Sheet, Tally, bytes_read};
use broadsheet::article::Body;
use broadsheet::text;
use broadsheet_bundler::pass::sanitise;
use broadsheet_bundler::source::Kind;
use flate2::read::GzDecoder;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;

pub(crate) fn measure(corpora: &Path, sheet: &mut Sheet) -> Result<(), String> {
    let folder = corpora.join("extract-scrapinghub");
    let path = folder.join("ground-truth.json");
    let truth = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let truth: Map<String, Value> =
        serde_json::from_slice(&truth).map_err(|error| error.to_string())?;
    let (mut runs, mut words) = (Tally::default(), Tally::default());
    for (id, expected) in &truth {
        let path = folder.join(format!("html/{id}.html.gz"));
        let Ok(file) = std::fs::File::open(&path) else { continue };
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        let body = match bytes_read(&path, "a.html", Some(Kind::Html), bytes) {
            Read::Done(result) => (*result).ok().and_then(|it| it.drafts.into_iter().next()?.body),
            _ => None,
        };
        let found = match body {
            Some(Body::Html(html)) => text::plain(&sanitise::clean(&html), usize::MAX),
            Some(Body::Text(text)) => text,
            None => String::new(),
        };
        let expected = expected.get("articleBody").and_then(Value::as_str).unwrap_or_default();
        for (tally, length) in [(&mut runs, 4), (&mut words, 1)] {
            let f1 = f1(&counted(expected, length), &counted(&found, length));
            tally.score(f1, || format!("{id}: {f1:.3}"));
        }
    }
    sheet.add("pages: mean F1, runs of 4 words", 0.94, runs);
    sheet.add("pages: mean F1, single words", 0.94, words);
    Ok(())
}

fn counted(text: &str, length: usize) -> HashMap<Vec<&str>, usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let words: Vec<&str> = text.split(|c| !is_part(c)).filter(|it| !it.is_empty()).collect();
    let mut counts = HashMap::new();
    if words.is_empty() {
        return counts;
    }
    for run in words.windows(length.min(words.len())) {
        *counts.entry(run.to_vec()).or_default() += 1;
    }
    counts
}

fn f1(expected: &HashMap<Vec<&str>, usize>, found: &HashMap<Vec<&str>, usize>) -> f64 {
    let total = |counts: &HashMap<Vec<&str>, usize>| counts.values().sum::<usize>();
    let shared: usize = expected
        .iter()
        .map(|(run, count)| found.get(run).map_or(0, |other| *count.min(other)))
        .sum();
    let all = total(expected) + total(found);
    if all == 0 { 1.0 } else { 2.0 * shared as f64 / all as f64 }
}
