//! An edition that is too large for one file: what is written, and that nothing of it is lost.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod desk;

use desk::{Desk, err};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// `count` files of Markdown, together far more than one file is to hold.
fn newsroom(count: usize) -> Desk {
    let desk = Desk::new();
    for number in 0..count {
        let date = match number % 11 {
            0 => String::new(),
            _ => format!("date: 20{:02}-0{}-17T08:00:00+08:00\n", number % 24, number % 9 + 1),
        };
        let text = if number == 5 { String::new() } else { "Words of it. ".repeat(80) };
        let page =
            format!("---\ntitle: Report {number}\n{date}tags: [t{}]\n---\n{text}", number % 3);
        desk.write(&format!("news/{number}.md"), page);
    }
    desk
}

/// Every file of a folder, by its path within.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

const LINE: &str = "--title T --language en --timezone +08:00";

#[test]
fn the_newest_stay_in_the_feed_and_all_others_are_in_the_archive() {
    let desk = newsroom(300);
    let report = desk.bundle(LINE);
    assert_eq!(report["articles"], 300);
    let feed = desk.edition();
    let items = feed["items"].as_array().unwrap();
    assert!(items.len() > 10 && items.len() < 300, "{}", items.len());
    assert!(items[0]["date_published"].as_str() >= items[1]["date_published"].as_str());
    assert!(feed["_broadsheet"]["archive"]["contents"].is_string());
    let whole = files(&desk.path("site")).into_iter().filter(|(name, bytes)| {
        name.ends_with(".json")
            && serde_json::from_slice::<Value>(bytes).unwrap().get("id").is_some()
    });
    assert_eq!(whole.count(), 300);
}

#[test]
fn what_fits_into_one_file_needs_no_archive() {
    let desk = newsroom(20);
    desk.bundle(LINE);
    assert!(desk.edition()["_broadsheet"].get("archive").is_none());
    assert!(!desk.path("site/archive").exists());
}

#[test]
fn an_archived_edition_that_is_bundled_again_is_the_same_edition() {
    let desk = newsroom(300);
    desk.bundle(LINE);
    let again = desk.run(&format!("bundle site --out again --data-only --quiet {LINE}"));
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    assert_eq!(files(&desk.path("site")), files(&desk.path("again")));
}

#[test]
fn one_changed_article_changes_few_files_and_the_old_ones_stay_once_more() {
    let desk = newsroom(300);
    desk.bundle(LINE);
    let before = files(&desk.path("site"));
    desk.write("news/8.md", "---\ntitle: Anew\ndate: 2008-09-17T08:00:00+08:00\n---\nOther words.");
    let report = desk.bundle(LINE);
    assert!(report["written"].as_u64().unwrap() < 40);
    let after = files(&desk.path("site"));
    let gone = before.keys().filter(|name| !after.contains_key(*name)).count();
    assert_eq!(gone, 0, "someone may be reading the edition before");
}

#[test]
fn check_reads_the_whole_archive_and_names_what_is_damaged() {
    let desk = newsroom(300);
    desk.bundle(LINE);
    let fine = desk.run("check site --report json");
    let report: Value = serde_json::from_slice(&fine.stdout).unwrap();
    assert_eq!(report["articles"], 300);
    let (broken, _) = files(&desk.path("site"))
        .into_iter()
        .find(|(name, bytes)| {
            name.starts_with("archive") && String::from_utf8_lossy(bytes).contains("\"Report 77\"")
        })
        .unwrap();
    desk.write(&format!("site/{broken}"), "{\"id\":\"x\"}");
    let said = desk.run("check site --strict");
    assert_eq!(said.status.code(), Some(1));
    assert!(err(&said).contains(&broken), "{}", err(&said));
}

#[test]
fn check_did_not_miss_files_of_the_index_nor_a_byte_more_in_one() {
    let desk = newsroom(300);
    desk.bundle(LINE);
    let feed = desk.edition();
    let named = feed["_broadsheet"]["archive"].to_string();
    let packed: Vec<_> =
        files(&desk.path("site")).into_iter().filter(|(name, _)| name.ends_with(".bin")).collect();
    let stem = |name: &str| Path::new(name).file_stem().unwrap().to_string_lossy().into_owned();
    let (mut count, mut told) = (0, 0);
    for (name, bytes) in packed.iter().filter(|(name, _)| !named.contains(&stem(name))) {
        count += 1;
        desk.write(&format!("site/{name}"), [bytes, &b"x"[..]].concat());
        let said = err(&desk.run("check site"));
        told += usize::from(said.contains(&stem(name)) && said.contains("not what its name says"));
        std::fs::remove_file(desk.path(&format!("site/{name}"))).unwrap();
        let said = err(&desk.run("check site"));
        told += usize::from(said.contains(&stem(name)));
        desk.write(&format!("site/{name}"), bytes);
    }
    assert!(count > 5, "{count}");
    assert_eq!(told, count * 2);
}

#[test]
fn an_archive_with_a_part_missing_is_not_bundled_again_as_if_it_were_whole() {
    let desk = newsroom(300);
    desk.bundle(LINE);
    std::fs::remove_dir_all(desk.path("site/archive")).unwrap();
    let again = desk.run(&format!("bundle site --out again --data-only {LINE}"));
    assert_eq!(again.status.code(), Some(2), "{}", err(&again));
    assert!(err(&again).contains("archive/"), "{}", err(&again));
}

#[test]
fn an_article_that_names_no_language_is_in_the_editions_language() {
    let desk = newsroom(300);
    desk.write("news/5.md", "---\ntitle: \"2019\"\n---\n");
    desk.bundle(LINE);
    let again = desk.run(&format!("bundle site --out again --data-only --quiet {LINE}"));
    assert_eq!(again.status.code(), Some(0), "{}", err(&again));
    assert_eq!(files(&desk.path("site")), files(&desk.path("again")));
}
