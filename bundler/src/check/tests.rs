//! What is found in editions and feeds.

use super::*;
use crate::report::{Entry, Weight};
use sha2::Digest as _;

#[test]
fn what_readers_would_stumble_on_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[
        {"id":"a","title":"A","date_published":"1970-01-01T00:00:00Z","language":"en",
         "content_html":"<a href='?article=b'>b</a><a href='?article=c'>c</a><img src='x.png'><script>1</script>"},
        {"id":"b","title":"B","date_published":"2020-01-02T00:00:00Z",
         "date_modified":"2020-01-01T00:00:00Z","content_text":"B"},
        {"id":"b","title":"B","content_text":"B"}]}"#;
    std::fs::write(folder.path().join(ARTICLES), feed).unwrap();
    let mut report = Report::default();
    check(folder.path(), &mut report).unwrap();
    let found: Vec<_> = report.entries.iter().map(|it| (it.name.as_str(), it.note.code)).collect();
    assert_eq!(
        found,
        [
            ("articles.json", "feed-fault"),
            ("a", "date-zero"),
            ("a", "link-broken"),
            ("a", "image-missing"),
            ("a", "html-active"),
            ("b", "date-order"),
            ("b", "no-language"),
        ]
    );
}

#[test]
fn a_file_that_is_no_feed_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "{").unwrap();
    let mut report = Report::default();
    check(file.path(), &mut report).unwrap();
    assert_eq!(report.entries[0].note.code, "not-a-feed");
    assert!(check(Path::new("gone.json"), &mut report).is_err());
    let folder = tempfile::tempdir().unwrap();
    let error = check(folder.path(), &mut report).unwrap_err().to_string();
    assert!(error.contains("name the folder"), "{error}");
}

fn found(name: &str, content: impl AsRef<[u8]>) -> Report {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), content).unwrap();
    let mut report = Report::default();
    check(&folder.path().join(name), &mut report).unwrap();
    report
}

fn codes(report: &Report) -> Vec<(&str, &str)> {
    report.entries.iter().map(|it| (it.name.as_str(), it.note.code)).collect()
}

#[test]
fn rss_and_atom_are_looked_over_too() {
    let rss = "<rss><channel><title>T</title><link>https://a.example/</link><language>en</language>\
        <item><title>A</title><guid>1</guid><pubDate>Mon, 16 Nov 2020 09:29:11 GMT</pubDate>\
        <description>The committee has put it into practice.</description></item>\
        <item><title>B</title><guid>1</guid><pubDate>someday</pubDate>\
        <description>&lt;script&gt;1&lt;/script&gt;It has put more.</description></item>\
        <item><description>Neither a title nor a date nor an id.</description></item></channel></rss>";
    let report = found("a.xml", rss);
    assert_eq!(
        codes(&report),
        [
            ("a.xml#2", "html-removed"),
            ("a.xml#2", "date-not-understood"),
            ("a.xml#2", "duplicate"),
            ("a.xml#3", "no-id"),
            ("a.xml#3", "undated"),
            ("a.xml#3", "no-title"),
        ]
    );
    assert_eq!(report.articles, 3);
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><id>1</id>\
        <updated>2020-11-16T09:29:11Z</updated><published>2020-11-17T09:29:11Z</published>\
        <content>The committee has put it into practice.</content></entry></feed>";
    assert_eq!(
        codes(&found("feed", atom)),
        [("feed", "no-title"), ("feed#1", "date-order"), ("feed#1", "no-language")]
    );
}

#[test]
fn a_feed_in_sixteen_bits_or_under_a_strange_name_is_looked_over() {
    let rss = "\u{FEFF}<rss><channel><title>T</title></channel></rss>";
    let bytes: Vec<u8> = rss.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(codes(&found("a.php", bytes)), [("a.php", "no-item")]);
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
        xmlns='http://purl.org/rss/1.0/'><channel><title>T</title></channel></rdf:RDF>";
    assert_eq!(codes(&found("a.svg", rdf)), [("a.svg", "no-item")]);
}

#[test]
fn what_is_neither_an_edition_nor_a_feed_is_told_what_it_is() {
    for (name, content, says) in [
        ("a.html", "<!doctype html><title>A</title>", "web page"),
        ("a.md", "---\ntitle: A\n---\nbody", "Markdown"),
        ("a.txt", "A flag", "plain text"),
        ("a.xml", "<opml/>", "<opml>"),
        ("a.png", "\u{0}\u{1}", "neither JSON Feed nor RSS nor Atom"),
        ("a.json", "[1,", "line 1"),
    ] {
        let report = found(name, content);
        let Entry { note, .. } = report.entries.first().unwrap();
        assert_eq!((note.code, note.weight), ("not-a-feed", Weight::LeftOut), "{name}");
        assert!(note.what.contains(says) && !note.remedy.is_empty(), "{name}: {note:?}");
    }
}

#[test]
fn a_text_in_another_language_than_it_says_passed_where_both_run_the_same_way() {
    let chinese = "首钢集团党委认真贯彻落实中央和北京市委市政府关于脱贫攻坚的部署要求。".repeat(4);
    let english =
        "The committee has put the plan into practice and given the village a road. ".repeat(8);
    let german =
        "Die Regierung hat am Montag einen neuen Plan für die Stadt vorgestellt. ".repeat(8);
    let told = |language: &str, text: &str| {
        let feed = format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{{"id":"a","title":"A",
            "date_published":"2020-01-01T00:00:00Z","language":"{language}","content_text":"{text}"}}]}}"#
        );
        codes(&found("a.json", feed)).iter().any(|(_, code)| *code == "language-wrong")
    };
    for (language, text) in [("en", &chinese), ("zh", &english), ("en", &german)] {
        assert!(told(language, text), "{language}");
    }
    for (language, text) in
        [("zh-Hans", &chinese), ("yue", &chinese), ("en-GB", &english), ("de", &german)]
    {
        assert!(!told(language, text), "{language}");
    }
    assert!(!told("zh", "NBA"));
    let short =
        "首钢集团党委认真贯彻落实中央和北京市委市政府关于脱贫攻坚的部署要求，村里的新路通了。";
    assert!(told("en", short) && !told("en", "首钢集团党委"));
}

#[test]
fn a_site_without_a_file_of_its_reader_or_with_a_bit_changed_in_one_passed() {
    let named = |stem: &str, ending: &str, content: &str| {
        let hash: String =
            format!("{:x}", sha2::Sha256::digest(content)).chars().take(16).collect();
        format!("{stem}-{hash}.{ending}")
    };
    let (wasm, css) = (named("reader_bg", "wasm", "wasm"), named("main", "css", "css"));
    let script = format!("load('./{wasm}')");
    let js = named("boot", "js", &script);
    let page = format!("<link href=./{css}><script src=\"./{js}\"></script><div data-feed=a>");
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[]}"#;
    let files = [
        (wasm.as_str(), "wasm"),
        (&css, "css"),
        (&js, &script),
        ("index.html", &page),
        ("articles.json", feed),
    ];
    let check_with = |change: &dyn Fn(&Path)| {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        change(folder.path());
        let mut report = Report::default();
        check(folder.path(), &mut report).unwrap();
        let damaged = report.entries.iter().filter(|it| it.note.code == "site-damaged");
        damaged.map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(check_with(&|_| {}), [""; 0]);
    for name in [&wasm, &css, &js, &"index.html".to_owned()] {
        let gone = check_with(&|folder| std::fs::remove_file(folder.join(name)).unwrap());
        assert_eq!(gone, [name.as_str()]);
    }
    for name in [&wasm, &css, &js] {
        let changed = check_with(&|folder| std::fs::write(folder.join(name), "x").unwrap());
        assert_eq!(changed, [name.as_str()]);
    }
    let other = page.replace(&css, &css.replace("main-", "nain-"));
    let changed = check_with(&|folder| std::fs::write(folder.join("index.html"), &other).unwrap());
    assert_eq!(changed.len(), 1);
    // An edition alone needs no reader.
    let alone = check_with(&|folder| {
        for (name, _) in files.iter().filter(|(name, _)| *name != "articles.json") {
            std::fs::remove_file(folder.join(name)).unwrap();
        }
    });
    assert_eq!(alone, [""; 0]);
}
