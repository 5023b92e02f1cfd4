use super::*;
use std::sync::atomic::AtomicBool;

static GO: AtomicBool = AtomicBool::new(false);

fn files(files: &[(&str, &str)]) -> Files {
    let content = |text: &str| Content::Bytes(text.as_bytes().to_vec());
    files.iter().map(|(name, text)| ((*name).to_owned(), content(text))).collect()
}

/// Writes files as an edition of which `articles.json` comes last.
fn publish(
    folder: &Path,
    mut files: Files,
    force: bool,
    stop: &AtomicBool,
) -> Result<Written, OutputError> {
    let Some(Content::Bytes(bytes)) = files.remove("articles.json") else { panic!("no articles") };
    let make = |to: &mut dyn io::Write| to.write_all(&bytes);
    let press = Press::open(folder, force, stop)?;
    press.add_all(&files)?;
    press.publish(&Last { name: "articles.json", make: &make })
}

/// Every file of a folder with its text, those of the record and of staging left out.
fn seen(folder: &Path) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(inner).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
                continue;
            }
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            if name != record::FILE {
                seen.push((name, std::fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    seen.sort();
    seen
}

fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn only_what_changed_is_written_and_only_what_was_written_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let first = [("articles.json", "1"), ("media/a.png", "a"), ("media/b.png", "b")];
    let done = publish(&out, files(&first), false, &GO).unwrap();
    assert_eq!(done, Written { written: 3, unchanged: 0, removed: 0 });
    std::fs::write(out.join("robots.txt"), "mine").unwrap();
    std::fs::write(out.join("media/mine.png"), "mine").unwrap();
    let time = |name| out.join(name).metadata().unwrap().modified().unwrap();
    let old = time("media/a.png");
    let second = [("articles.json", "2"), ("media/a.png", "a")];
    let done = publish(&out, files(&second), false, &GO).unwrap();
    assert_eq!(done, Written { written: 1, unchanged: 1, removed: 0 });
    assert_eq!(time("media/a.png"), old);
    let record = time(record::FILE);
    let done = publish(&out, files(&second), false, &GO).unwrap();
    assert_eq!(done, Written { written: 0, unchanged: 2, removed: 0 });
    assert_eq!(time(record::FILE), record);
    let third = [("articles.json", "3"), ("media/a.png", "a")];
    let done = publish(&out, files(&third), false, &GO).unwrap();
    assert_eq!(done, Written { written: 1, unchanged: 1, removed: 1 });
    assert_eq!(
        seen(&out),
        owned(&[
            ("articles.json", "3"),
            ("media/a.png", "a"),
            ("media/mine.png", "mine"),
            ("robots.txt", "mine"),
        ])
    );
}

#[test]
fn what_the_edition_before_had_stays_until_there_is_another() {
    let out = tempfile::tempdir().unwrap();
    let has = |name: &str| out.path().join(name).exists();
    let edition = |files: &[(&str, &str)]| {
        publish(out.path(), self::files(files), false, &GO).unwrap().removed
    };
    edition(&[("articles.json", "1"), ("archive/1.json", "1"), ("archive/both.json", "b")]);
    edition(&[("articles.json", "2"), ("archive/2.json", "2"), ("archive/both.json", "b")]);
    assert!(has("archive/1.json") && has("archive/2.json"));
    // Going back to the one before finds its file, and keeps the other.
    assert_eq!(edition(&[("articles.json", "1"), ("archive/1.json", "1")]), 0);
    assert!(has("archive/1.json") && has("archive/2.json") && has("archive/both.json"));
    assert_eq!(edition(&[("articles.json", "3"), ("archive/1.json", "1")]), 2);
    assert!(has("archive/1.json") && !has("archive/2.json") && !has("archive/both.json"));
    assert_eq!(edition(&[("articles.json", "4")]), 0);
    assert_eq!(edition(&[("articles.json", "5")]), 1);
    assert!(!has("archive"));
}

#[test]
fn a_file_named_by_its_content_is_not_read_to_be_compared() {
    let out = tempfile::tempdir().unwrap();
    let lasting = |text: &str| {
        let mut files = files(&[("articles.json", text)]);
        files.insert("archive/a.json".into(), Content::Lasting(b"four".to_vec()));
        files
    };
    publish(out.path(), lasting("1"), false, &GO).unwrap();
    // Of another length, it is whatever a full disk left; of the same, its name is believed.
    for (found, left) in [("cut", "four"), ("FOUR", "FOUR")] {
        std::fs::write(out.path().join("archive/a.json"), found).unwrap();
        publish(out.path(), lasting(found), false, &GO).unwrap();
        assert_eq!(std::fs::read_to_string(out.path().join("archive/a.json")).unwrap(), left);
    }
}

#[test]
fn a_run_that_ends_between_any_two_steps_leaves_the_old_edition_or_the_new() {
    let old = [
        ("articles.json", "old: archive/1.json media/a.png"),
        ("archive/1.json", "1"),
        ("index.html", "old"),
        ("media/a.png", "a"),
    ];
    let new = [
        ("articles.json", "new: archive/2.json media/b.png"),
        ("archive/2.json", "2"),
        ("index.html", "new"),
        ("media/b.png", "b"),
    ];
    let gone = [("articles.json", "older"), ("archive/0.json", "0")];
    for steps_done in 0.. {
        let out = tempfile::tempdir().unwrap();
        publish(out.path(), files(&gone), false, &GO).unwrap();
        publish(out.path(), files(&old), false, &GO).unwrap();
        let press = Press::open(out.path(), false, &GO).unwrap();
        for (name, content) in &files(new.get(1..).unwrap()) {
            press.add(name, content).unwrap();
        }
        let make = |to: &mut dyn io::Write| to.write_all(new[0].1.as_bytes());
        let (steps, _) = press.plan(&Last { name: "articles.json", make: &make }).unwrap();
        steps.iter().take(steps_done).for_each(|step| _ = press.take(step).unwrap());
        // As after a kill, what was staged is still there.
        std::mem::forget(press);
        let text = std::fs::read_to_string(out.path().join("articles.json")).unwrap();
        for name in text.split(' ').skip(1) {
            assert!(out.path().join(name).exists(), "{name} after {steps_done} steps");
        }
        publish(out.path(), files(&new), false, &GO).unwrap();
        // A third one, so that nothing is there any more but what the last two have.
        let last = [("articles.json", "3"), ("index.html", "3")];
        publish(out.path(), files(&last), false, &GO).unwrap();
        publish(out.path(), files(&last[..1]), false, &GO).unwrap();
        assert_eq!(seen(out.path()), owned(&[("articles.json", "3"), ("index.html", "3")]));
        if steps_done > steps.len() {
            return;
        }
    }
}

#[test]
fn a_file_of_someone_elses_is_not_replaced_unless_asked() {
    let out = tempfile::tempdir().unwrap();
    std::fs::write(out.path().join("index.html"), "mine").unwrap();
    let new = files(&[("articles.json", "1"), ("index.html", "x")]);
    let error = publish(out.path(), new.clone(), false, &GO).unwrap_err();
    assert!(matches!(error, OutputError::Foreign { .. }));
    assert_eq!(seen(out.path()), owned(&[("index.html", "mine")]));
    publish(out.path(), new.clone(), true, &GO).unwrap();
    assert_eq!(seen(out.path()), owned(&[("articles.json", "1"), ("index.html", "x")]));
}

#[test]
fn a_run_that_is_stopped_or_fails_leaves_the_old_edition() {
    let out = tempfile::tempdir().unwrap();
    let old = [("articles.json", "1"), ("media/a.png", "a")];
    publish(out.path(), files(&old), false, &GO).unwrap();
    let mut new = files(&[("articles.json", "2")]);
    let stopped = publish(out.path(), new.clone(), false, &AtomicBool::new(true));
    assert!(matches!(stopped.unwrap_err(), OutputError::Stopped));
    assert_eq!(seen(out.path()), owned(&old));
    new.insert("media/z.png".into(), Content::Copy(out.path().join("gone.png")));
    let failed = publish(out.path(), new.clone(), false, &GO);
    assert!(matches!(failed.unwrap_err(), OutputError::Vanished { .. }));
    assert_eq!(seen(out.path()), owned(&old));
}

#[test]
fn what_a_killed_run_left_behind_is_cleared_away() {
    let out = tempfile::tempdir().unwrap();
    std::fs::create_dir(out.path().join(".broadsheet-staging-x")).unwrap();
    std::fs::write(out.path().join(".broadsheet-staging-x/0"), "x").unwrap();
    let new = [("articles.json", "1")];
    publish(out.path(), files(&new), false, &GO).unwrap();
    assert_eq!(seen(out.path()), owned(&new));
}

#[test]
fn a_record_that_was_tampered_with_removes_nothing_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(folder.path().join("precious"), "x").unwrap();
    std::fs::write(out.join(record::FILE), "../precious\n/etc/hosts\n").unwrap();
    publish(&out, files(&[("articles.json", "1")]), false, &GO).unwrap();
    assert!(folder.path().join("precious").exists());
}
