//! Valid, invalid and doubtful JSON as the file of articles: never a blank page.

use browser_tests::corpora::{Corpora, JsonFile};
use browser_tests::engine::Engine;
use browser_tests::page::Page;
use browser_tests::scenario::Scenario;
use browser_tests::site::ARTICLES;
use serde_json::{Value, json};

pub(super) fn scenarios() -> Vec<Scenario> {
    if Corpora::find().is_none() {
        return Vec::new();
    }
    vec![
        Scenario::new("a file of any JSON or none ends in a list or a message", bare),
        Scenario::new(
            "an edition with any JSON or none inside is read or refused, as JSON wants it",
            wrapped,
        ),
    ]
}

/// All files in the quickest engine, a part of them in the others.
fn files(page: &Page, folder: &str) -> Vec<JsonFile> {
    let files = Corpora::find().map_or_else(Vec::new, |corpora| corpora.json_files(folder));
    assert!(files.len() > 300, "{} files", files.len());
    let step = if page.engine == Engine::Chromium { 1 } else { 5 };
    files.into_iter().step_by(step).collect()
}

/// Loads the site in a frame with each of the files, and says what it came to.
async fn load_each(page: &mut Page, files: &[JsonFile]) -> Vec<Value> {
    for text in ["console.warn", "log: ", ARTICLES] {
        page.expect_note(text);
    }
    page.site.put(
        "frame.html",
        "<!doctype html><title>Frame</title><link rel=icon href=data:,><iframe width=900 height=600></iframe>",
    );
    page.open("frame.html").await;
    let mut outcomes = Vec::new();
    for file in files {
        page.site.put(ARTICLES, file.bytes.clone());
        let outcome = page.client.execute_async(include_str!("damaged/load.js"), vec![]).await;
        outcomes.push(outcome.unwrap_or_else(|error| panic!("{}: {error}", file.name)));
    }
    outcomes
}

async fn bare(page: &mut Page) {
    let files = files(page, "test_parsing");
    let outcomes = load_each(page, &files).await;
    for (file, outcome) in files.iter().zip(&outcomes) {
        let alert = outcome["alert"].as_str().unwrap_or_default();
        assert!(alert.len() > 40, "{}: {outcome}", file.name);
    }
}

async fn wrapped(page: &mut Page) {
    let files = files(page, "wrapped");
    let outcomes = load_each(page, &files).await;
    for (file, outcome) in files.iter().zip(&outcomes) {
        let read = outcome["rows"] == json!(1);
        let refused = outcome["alert"].as_str().is_some_and(|alert| alert.len() > 40);
        assert!(read != refused, "{}: {outcome}", file.name);
        match file.name.as_bytes().first() {
            Some(b'y') => assert!(read, "{}: {outcome}", file.name),
            Some(b'n') => assert!(refused, "{}: {outcome}", file.name),
            _ => {}
        }
    }
}
