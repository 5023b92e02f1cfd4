use super::*;
use broadsheet::feed;

/// The reader's page, as it stands in the repository.
const PAGE: &str = include_str!("../../../index.html");

fn front(feed: &str) -> Front {
    let (feed, _) = feed::read(feed.as_bytes()).unwrap();
    Front::of(&feed, feed.articles.iter().map(|it| &it.headline))
}

fn edition(items: &str) -> Front {
    front(&format!(
        r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{items}]}}"#
    ))
}

/// What stands between the body's tags, one element on a line.
fn body(page: &str) -> String {
    let body = page.split("<body>").nth(1).unwrap().split("<!-- Shown").next().unwrap();
    body.replace("><", ">\n<")
}

const SMALL: &str = r#"{
  "version": "https://jsonfeed.org/version/1.1",
  "title": "The <Harbour> & \"Town\"",
  "description": "News of </p><script>alert(1)</script> the town",
  "language": "ar",
  "_broadsheet": { "about": "urn:broadsheet:edition-format:1", "copyright": "© <b>Harbour</b>" },
  "items": [
    { "id": "a/1 &?\"", "title": "<img src=x onerror=alert(1)>", "content_text": "Body.",
      "language": "en", "date_published": "2020-11-16T09:29:11+08:00", "tags": ["</bdi>"],
      "_broadsheet": { "section": "a\"b'c", "subtitle": "投入 500 & 33 million yuan" } },
    { "id": "zh", "title": "港口投入500万元", "content_text": "正文。", "language": "zh-Hans",
      "date_published": "2021-01-02T00:30:00+08:00" },
    { "id": "misbah", "title": "المصباح", "content_text": "نص.", "summary": "خبر" },
    { "id": "note", "content_text": "A note\u0000 without a title", "language": "en" }
  ]
}"#;

#[test]
fn the_newest_headlines_stand_in_the_page() {
    let page = front(SMALL).write(PAGE);
    insta::assert_snapshot!("front", body(&page));
    let head = page.split("<body>").next().unwrap();
    assert!(head.contains(r#"<html lang="ar" dir="rtl">"#), "{head}");
    assert!(head.contains(r"<title>The &lt;Harbour&gt; &amp;"), "{head}");
    assert!(head.contains(r#"<meta name="description" content="News of "#), "{head}");
}

#[test]
fn nothing_of_an_edition_becomes_an_element() {
    let document = dom_query::Document::from(front(SMALL).write(PAGE));
    assert!(!document.select("body script, img, [onerror], .imprint b").exists());
    let link = document.select(".rows li:nth-child(2) a");
    assert_eq!(link.text().as_ref(), "<img src=x onerror=alert(1)>");
    assert_eq!(link.attr("href").unwrap().as_ref(), "?article=a%2F1+%26%3F%22");
}

#[test]
fn a_front_page_is_replaced_by_the_next_and_taken_out_without_a_trace() {
    let plain = clear(PAGE);
    let first = front(SMALL).write(PAGE);
    let second = edition(r#"{"id":"a","content_text":"Text."}"#);
    assert_eq!(second.write(&first), second.write(PAGE));
    assert_eq!(front(SMALL).write(&first), first);
    assert_eq!(clear(&first), plain);
    assert_eq!(clear(&plain), plain);
}

#[test]
fn of_an_archived_edition_the_page_has_what_the_contents_have_and_names_them() {
    let items: Vec<String> =
        (0..40).map(|at| format!(r#"{{"id":"{at}","content_text":"x"}}"#)).collect();
    let front = front(&format!(
        r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{}],"_broadsheet":
        {{"archive":{{"about":"urn:broadsheet:archive:3","contents":"0f3a000001"}}}}}}"#,
        items.join(",")
    ));
    assert_eq!(front.headlines.len(), NEWEST);
    let page = front.write(PAGE);
    assert!(page.contains("data-contents=\"0f3a000001\""), "{page}");
    assert_eq!(clear(&page), clear(PAGE));
}

#[test]
fn a_page_of_the_publishers_own_stays_as_it_is() {
    let page = "<!doctype html><title>Ours</title><p>Soon.";
    assert_eq!(edition("").write(page), page);
    assert_eq!(clear(page), page);
}

#[test]
fn a_front_page_has_the_newest_whatever_their_order() {
    let item = |day: usize| {
        format!(
            r#"{{"id":"{day}","title":"Day {day}","content_text":"x","date_published":"2020-01-{day:02}T00:00:00Z"}}"#
        )
    };
    let undated = r#"{"id":"u","title":"Undated","content_text":"x"}"#.to_owned();
    let days: Vec<String> = [undated].into_iter().chain((1..=28).map(item)).collect();
    let front = edition(&days.join(","));
    let titles: Vec<&str> = front.headlines.iter().map(Headline::heading).collect();
    assert_eq!(titles.len(), ROWS);
    assert_eq!((titles[0], titles[24]), ("Day 28", "Day 4"));
    assert!(front.write(PAGE).contains("29 of 29 articles"));
}

#[test]
fn articles_of_the_same_moment_stay_in_the_order_of_the_file() {
    let front = edition(r#"{"id":"b","content_text":"x"},{"id":"a","content_text":"x"}"#);
    let ids: Vec<&str> = front.headlines.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["b", "a"]);
}
