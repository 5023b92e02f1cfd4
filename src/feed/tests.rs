use super::*;
use crate::article::Body;

fn feed(items: &str) -> (Feed, Vec<Problem>) {
    let json = format!(r#"{{"version":"{VERSION}","title":"T","language":"en","items":{items}}}"#);
    read(json.as_bytes()).unwrap()
}

fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_that_is_no_feed_is_refused_with_its_reason() {
    let cases: &[(&str, &str)] = &[
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("<!doctype html><title>Sign in</title>", "an HTML page came in place of the feed"),
        ("{\"version\":", "the file breaks off at line 1, column 11"),
        ("{\n\"version\": nope}", "not valid JSON at line 2, column 13: expected ident"),
        ("[]", "not a JSON Feed: \"version\" is missing"),
        ("[1,]", "not valid JSON at line 1, column 4: trailing comma"),
        ("42", "not a JSON Feed: \"version\" is missing"),
        ("{}", "not a JSON Feed: \"version\" is missing"),
        (r#"{"version":"1.1","items":[]}"#, "not a JSON Feed: \"version\" is missing"),
        (
            r#"{"version":"https://jsonfeed.org/version/1.1","title":"T"}"#,
            "not a JSON Feed: \"items\" is missing",
        ),
        (
            r#"{"version":"https://jsonfeed.org/version/1.1","items":{}}"#,
            "not a JSON Feed: \"items\" is missing",
        ),
        (
            r#"{"version":"https://jsonfeed.org/version/2","items":[]}"#,
            "made for a later version of the reader (https://jsonfeed.org/version/2)",
        ),
        (
            r#"{"version":"https://jsonfeed.org/version/1.1","_broadsheet":{"about":"urn:broadsheet:edition-format:2"},"items":[]}"#,
            "made for a later version of the reader (urn:broadsheet:edition-format:2)",
        ),
    ];
    for (json, reason) in cases {
        assert_eq!(read(json.as_bytes()).unwrap_err().to_string(), *reason, "{json}");
    }
}

#[test]
fn a_fault_of_one_item_does_not_spoil_the_others() {
    let (feed, problems) = feed(
        r#"[7, {"title":"No id","content_text":"x"}, {"id":" ","content_text":"x"},
        {"id":"a","title":"A","content_text":"x"}, {"id":"a","title":"Again","content_text":"x"},
        {"id":5,"content_text":"a number"}, {"id":"b","date_published":"2017-05-12","content_text":"x"},
        {"id":"c","title":{},"tags":"x","language":"?","content_text":"x"}, {"id":"d"}]"#,
    );
    let ids: Vec<&str> = feed.articles.iter().map(|it| it.headline.id.as_str()).collect();
    assert_eq!(ids, ["a", "5", "b", "c", "d"]);
    assert_eq!(
        said(&problems),
        [
            "item 1 is not an object; left out",
            "item 2 (No id) has no id; left out",
            "item 3 has no id; left out",
            "item 5 (a) has the same id as an earlier item; left out",
            "item 7 (b) date_published \"2017-05-12\" is not a date with time and offset; undated",
            "item 8 (c) title is of the wrong kind; passed over",
            "item 8 (c) tags is of the wrong kind; passed over",
            "item 8 (c) language \"?\" is not a language tag",
            "item 9 (d) has neither content_html nor content_text",
        ]
    );
}

#[test]
fn our_own_members_are_read_and_said_once() {
    let (feed, problems) = feed(
        r#"[{"id":"a","title":"A","summary":"Sub","tags":["Villages","Peonies"],"content_html":"<p>x",
        "_broadsheet":{"section":"Villages","subtitle":"Sub","source":"S","breadcrumb":["N","Villages"]}}]"#,
    );
    assert_eq!(problems, []);
    let article = feed.articles.first().unwrap();
    assert_eq!(article.headline.tags, ["Peonies"]);
    assert_eq!(article.headline.summary, None);
    assert_eq!(article.headline.standfirst(), Some("Sub"));
    assert_eq!(article.breadcrumb, ["N", "Villages"]);
    assert_eq!(article.body, Body::Html("<p>x".into()));
    assert_eq!(article.headline.language.as_ref().unwrap().as_str(), "en");
}

#[test]
fn the_feeds_authors_are_those_of_every_item_that_names_none() {
    let json = format!(
        r#"{{"version":"{VERSION}","title":"T","authors":[{{"name":"All"}}],"items":[
        {{"id":"a","content_text":"x"}},{{"id":"b","content_text":"x","author":{{"name":"One"}}}}]}}"#
    );
    let (feed, _) = read(json.as_bytes()).unwrap();
    let names = feed.articles.iter().flat_map(|it| &it.authors).filter_map(|it| it.name.clone());
    assert_eq!(names.collect::<Vec<_>>(), ["All", "One"]);
    assert_eq!(read(write(&feed).unwrap().as_bytes()).unwrap().0, feed);
}

#[test]
fn of_several_members_of_one_name_the_last_counts() {
    let (feed, _) = feed(r#"[{"id":"x","title":"A","content_text":"t","title":"B"}]"#);
    assert_eq!(feed.articles.first().unwrap().headline.heading(), "B");
}

#[test]
fn a_note_without_a_title_is_headed_by_its_first_words() {
    let (feed, _) = feed(r#"[{"id":"a","content_html":"<p>First <b>words</b>.</p><p>More.</p>"}]"#);
    let headline = &feed.articles.first().unwrap().headline;
    assert_eq!(headline.heading(), "First words. More.");
    assert_eq!(headline.standfirst(), None);
}

#[test]
fn a_written_feed_says_section_and_subtitle_to_plain_readers_too() {
    let (feed, _) = feed(
        r#"[{"id":"a","title":"A","tags":["Peonies"],"content_text":"x\n\ny","language":"zh-Hans",
        "date_published":"2018-07-01T00:00:00+08:00","authors":[{"name":"N"}],
        "_broadsheet":{"section":"Villages","subtitle":"Sub"}}]"#,
    );
    let written = write(&feed).unwrap();
    insta::assert_snapshot!(written);
    assert_eq!(read(written.as_bytes()).unwrap().0, feed);
}

proptest::proptest! {
    #[test]
    fn any_bytes_end_in_a_feed_or_a_reason(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = read(&bytes);
    }
}

#[test]
fn an_article_that_is_a_headline_alone_is_no_fault() {
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[
        {"id":"a","title":"A","content_text":""},{"id":"b","title":"B","content_html":" "}]}"#;
    let (feed, problems) = read(json.as_bytes()).unwrap();
    assert_eq!((feed.articles.len(), problems), (2, vec![]));
}
