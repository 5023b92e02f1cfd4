//! Real material, where it lies beside the repository: `BROADSHEET_CORPORA`, by default
//! `../shared/corpora`. Every test says so and passes where there is none.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use broadsheet::article::Body;
use broadsheet_bundler::compose::compose;
use broadsheet_bundler::draft::{Draft, Origin, Said};
use broadsheet_bundler::pass::attributes::{self, Change};
use broadsheet_bundler::pass::dates::{self, Habits};
use broadsheet_bundler::pass::{language, sanitise};
use broadsheet_bundler::settings::Settings;
use broadsheet_bundler::source::{self, File, Kind};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder of the corpora, if it is there.
fn corpus(name: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora");
    let root = std::env::var_os("BROADSHEET_CORPORA").map_or(beside, PathBuf::from);
    let folder = Some(root.join(name)).filter(|folder| folder.exists());
    if folder.is_none() {
        println!("skipped: no corpora");
    }
    folder
}

#[test]
fn of_the_curated_dates_85_in_100_are_understood() {
    let Some(folder) = corpus("dates") else { return };
    let cases = std::fs::read(folder.join("cases.json")).unwrap();
    let cases: Vec<serde_json::Value> = serde_json::from_slice(&cases).unwrap();
    // Some inputs stand in it twice, with and without their zone being believed.
    let mut answers: BTreeMap<&str, Vec<Option<&str>>> = BTreeMap::new();
    for case in &cases {
        answers
            .entry(case["input"].as_str().unwrap())
            .or_default()
            .push(case["expected_utc"].as_str());
    }
    let (mut right, mut wrong) = (0, Vec::new());
    for (input, expected) in &answers {
        let read = dates::read(input, &Habits::default()).ok();
        let utc = read.map(|read| read.stamp.moment().to_offset(time::UtcOffset::UTC));
        let is = |expected: &Option<&str>| match (expected, utc) {
            (None, None) | (Some("any-valid"), Some(_)) => true,
            (Some(expected), Some(utc)) => {
                let expected = broadsheet::article::Stamp::parse(expected).map(|it| it.moment());
                expected.is_some_and(|it| (it - utc).whole_seconds() == 0)
            }
            _ => false,
        };
        if expected.iter().any(is) {
            right += 1;
        } else {
            wrong.push(format!("{input:?}: {utc:?}, expected {expected:?}"));
        }
    }
    println!("{right} of {} dates\n{}", answers.len(), wrong.join("\n"));
    // What is left are contradictions within the set: letters of zones that one parser believes and
    // another passes over.
    assert!(right * 100 >= answers.len() * 92, "{right} of {}", answers.len());
}

fn lines(path: &Path) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_language_of_97_in_100_articles_is_told() {
    let Some(folder) = corpus("news-kurdistan-en-ar-ku") else { return };
    let articles = lines(&folder.join("articles.jsonl"));
    let mut wrong = BTreeMap::new();
    for article in &articles {
        let text = |member: &str| article[member].as_str().unwrap_or_default();
        let text = (text("language"), format!("{}\n{}", text("title"), text("content_text")));
        // Some of those that are said to be Sorani have not a letter of it.
        let (named, text) = match text {
            ("ckb", text) if text.matches(['ێ', 'ۆ', 'ڕ']).count() < 5 => continue,
            (named, text) => (named.to_owned(), text),
        };
        let guessed = language::guess(&text);
        let guessed = guessed.map_or_else(String::new, |it| it.language().as_str().to_owned());
        if named != guessed {
            *wrong.entry((named, guessed)).or_insert(0) += 1;
        }
    }
    println!("{wrong:?} of {}", articles.len());
    assert!(wrong.values().sum::<usize>() * 100 <= articles.len() * 3);
}

#[test]
fn json_that_is_none_is_refused_with_its_place() {
    let Some(folder) = corpus("json-jsontestsuite") else { return };
    let mut seen = 0;
    for (inner, accepts) in [("test_parsing", false), ("wrapped", true)] {
        for entry in std::fs::read_dir(folder.join(inner)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let origin = Origin { name: name.clone(), ..Origin::default() };
            let file = File::new(Arc::new(origin), std::fs::read(&path).unwrap());
            let read = source::read(Kind::JsonFeed, &file);
            seen += 1;
            match read {
                Ok(reading) => {
                    assert!(!name.starts_with("n_"), "{name} was accepted");
                    assert!(!name.starts_with("y_") || !reading.drafts.is_empty(), "{name}");
                }
                Err(note) => {
                    assert!(!name.starts_with("y_") || !accepts, "{name}: {}", note.what);
                    assert!(!note.what.is_empty());
                }
            }
        }
    }
    println!("{seen} files");
}

#[test]
fn hostile_html_leaves_without_anything_that_runs() {
    for set in ["xss-ammonia", "xss-bluemonday"] {
        let Some(folder) = corpus(set) else { return };
        let cases: Vec<serde_json::Value> =
            serde_json::from_slice(&std::fs::read(folder.join("cases.json")).unwrap()).unwrap();
        for case in &cases {
            let html = case["payload"].as_str().unwrap();
            let clean = sanitise::clean(html);
            attributes::change(&clean, |element, attribute, value| {
                assert!(!element.contains("script") && !attribute.starts_with("on"), "{clean}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript"), "{clean}");
                Change::Keep
            });
            assert!(sanitise::active(&clean).is_empty(), "{clean}");
            assert_eq!(sanitise::clean(&clean), clean, "{html}");
        }
        println!("{} cases", cases.len());
    }
}

#[test]
fn naughty_strings_are_kept_as_they_are() {
    let Some(folder) = corpus("strings-blns") else { return };
    let strings: Vec<String> =
        serde_json::from_slice(&std::fs::read(folder.join("blns.json")).unwrap()).unwrap();
    for string in &strings {
        let origin = Arc::new(Origin { name: "a.txt".into(), ..Origin::default() });
        let mut draft = Draft::new(&origin);
        draft.title = Some(Said::new(string.as_str(), "title"));
        draft.body = Some(Body::Text(format!("a {string}")));
        let composed = compose(draft, &Settings::default()).unwrap();
        let plain = |text: &str| text.replace(char::is_control, " ").replace('\u{FEFF}', " ");
        let one = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let title = composed.article.headline.title.unwrap_or_default();
        assert_eq!(title, one(string));
        // As the text of a page, too, nothing falls over.
        let _ = source::read(Kind::Text, &File::new(origin, string.as_bytes().to_vec()));
    }
    println!("{} strings", strings.len());
}
