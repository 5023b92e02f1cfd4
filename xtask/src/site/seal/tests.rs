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

fn build(folder: &Path, snippet: &str) {
    fs::create_dir_all(folder.join("snippets/x")).unwrap();
    fs::create_dir_all(folder.join("media")).unwrap();
    let files: [(&str, &[u8]); 7] = [
        ("index.html", br#"<link rel=stylesheet href=./main-0123456789abcdef.css>
<script type=module src="./boot.js" data-js="./reader-0123456789abcdef.js" data-wasm="./reader-0123456789abcdef_bg.wasm"></script>"#),
        ("main-0123456789abcdef.css", b"body{}"),
        ("boot.js", b"import(document.currentScript.dataset.js)"),
        ("reader-0123456789abcdef.js", b"import './snippets/x/inline0.js'; fetch('reader_bg.wasm')"),
        ("reader-0123456789abcdef_bg.wasm", &WASM),
        ("articles.json", br#"{"home_page_url": "./boot.js"}"#),
        ("media/boot.js", b"not ours"),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    fs::write(folder.join("snippets/x/inline0.js"), snippet).unwrap();
}

#[test]
fn each_file_that_the_page_loads_is_named_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), "export {}");
    seal(folder.path()).unwrap();

    let page = page(folder.path());
    for name in names(folder.path()) {
        let sealed =
            matches!(extension(&name), "js" | "css" | "wasm") && !name.starts_with("media");
        assert_eq!(
            sealed && !name.starts_with("snippets"),
            page.contains(&format!("./{name}")),
            "{name}"
        );
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
    build(folder.path(), "export {}");
    seal(folder.path()).unwrap();
    assert_eq!(fs::read(folder.path().join("media/boot.js")).unwrap(), b"not ours");
    assert_eq!(
        fs::read_to_string(folder.path().join("articles.json")).unwrap(),
        r#"{"home_page_url": "./boot.js"}"#
    );
}

#[test]
fn a_script_gets_another_name_when_only_what_it_imports_has_changed() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(one.path(), "export {}");
    build(two.path(), "export default 1");
    seal(one.path()).unwrap();
    seal(two.path()).unwrap();

    let reader =
        |folder: &Path| names(folder).into_iter().find(|name| name.starts_with("reader-")).unwrap();
    assert_ne!(reader(one.path()), reader(two.path()));
    let snippet = names(one.path()).into_iter().find(|name| name.starts_with("snippets")).unwrap();
    let script = fs::read_to_string(one.path().join(reader(one.path()))).unwrap();
    assert!(script.contains(&format!("./{snippet}")), "{script}");
}

#[test]
fn sealing_the_same_twice_gives_the_same() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [one.path(), two.path()] {
        build(folder, "export {}");
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
