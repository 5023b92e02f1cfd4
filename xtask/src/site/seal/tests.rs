use super::*;

const WASM: [u8; 8] = [0, b'a', b's', b'm', 1, 0, 0, 0];

fn page(folder: &Path) -> String {
    fs::read_to_string(folder.join(PAGE)).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    files::below(folder)
        .unwrap()
        .into_iter()
        .map(|file| file.name.to_string_lossy().into_owned())
        .collect()
}

fn build(folder: &Path, script: &str) {
    fs::create_dir_all(folder.join("media")).unwrap();
    let files: [(&str, &[u8]); 7] = [
        (
            "index.html",
            br#"<link rel=stylesheet href=./main-0123456789abcdef.css>
<script src="./boot.js" data-wasm="./reader-0123456789abcdef_bg.wasm"></script>"#,
        ),
        ("main-0123456789abcdef.css", b"body{}"),
        ("boot.js", b"start();\nconst { init } = await import('./reader.js');\ninit();\n"),
        ("reader-0123456789abcdef.js", script.as_bytes()),
        ("reader-0123456789abcdef_bg.wasm", &WASM),
        ("articles.json", br#"{"home_page_url": "./boot.js"}"#),
        ("media/boot.js", b"not ours"),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

#[test]
fn each_file_that_the_page_loads_is_named_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), "let wasm;");
    seal(folder.path()).unwrap();

    let page = page(folder.path());
    for name in names(folder.path()) {
        let sealed =
            matches!(extension(&name), "js" | "css" | "wasm") && !name.starts_with("media");
        assert_eq!(sealed, page.contains(&format!("./{name}")), "{name}");
        if sealed {
            let bytes = fs::read(folder.path().join(&name)).unwrap();
            assert_eq!(name_by_content(&name, &bytes), name);
        }
    }
    assert!(!page.contains("0123456789abcdef"), "{page}");
}

#[test]
fn files_that_the_page_does_not_load_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), "let wasm;");
    seal(folder.path()).unwrap();
    assert_eq!(fs::read(folder.path().join("media/boot.js")).unwrap(), b"not ours");
    assert_eq!(
        fs::read_to_string(folder.path().join("articles.json")).unwrap(),
        r#"{"home_page_url": "./boot.js"}"#
    );
}

#[test]
fn the_pages_script_gets_another_name_when_only_what_it_takes_in_has_changed() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(one.path(), "console.log(1);");
    build(two.path(), "console.log(2);");
    seal(one.path()).unwrap();
    seal(two.path()).unwrap();

    let script =
        |folder: &Path| names(folder).into_iter().find(|name| name.ends_with(".js")).unwrap();
    assert_ne!(script(one.path()), script(two.path()));
    let text = fs::read_to_string(one.path().join(script(one.path()))).unwrap();
    assert!(text.contains("console.log(1)") && text.contains("start()"), "{text}");
    assert!(!text.contains("import("), "{text}");
    assert!(!names(one.path()).iter().any(|name| name.starts_with("reader-")));
}

#[test]
fn sealing_the_same_twice_gives_the_same() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [one.path(), two.path()] {
        build(folder, "let wasm;");
        seal(folder).unwrap();
    }
    assert_eq!(names(one.path()), names(two.path()));
    assert_eq!(page(one.path()), page(two.path()));

    seal(one.path()).unwrap();
    assert_eq!(names(one.path()), names(two.path()));
    assert_eq!(page(one.path()), page(two.path()));
}

#[test]
fn only_trunks_own_hash_leaves_a_name() {
    assert_eq!(without_hash("reader-0123456789abcdef_bg"), "reader_bg");
    assert_eq!(without_hash("high-contrast-0123456789abcde"), "high-contrast");
    assert_eq!(without_hash("high-contrast"), "high-contrast");
    assert_eq!(without_hash("boot"), "boot");
}
