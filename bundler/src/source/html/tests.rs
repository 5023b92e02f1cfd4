//! Whole pages, and the drafts that they give.

use super::*;
use crate::draft::Said;

pub(super) fn read(bytes: &[u8]) -> Draft {
    let origin = Origin { name: "a.html".into(), ..Origin::default() };
    parse(&File::new(Arc::new(origin), bytes.to_vec())).unwrap().drafts.remove(0)
}

pub(super) fn value(said: &Option<Said<String>>) -> &str {
    said.as_ref().map_or("", |said| &said.value)
}

pub(super) fn html(draft: &Draft) -> &str {
    match &draft.body {
        Some(Body::Html(html) | Body::Text(html)) => html,
        None => "",
    }
}

const PARAGRAPH: &str = "<p>The village was two hours from the road when the first students came, with \
    seedlings, and it is two minutes now, because the county has paid for a new bridge.</p>";

pub(super) fn page(head: &str, above: &str, below: &str) -> String {
    let body = PARAGRAPH.repeat(6);
    format!(
        "<!DOCTYPE html><html lang='en'><head>{head}</head><body>{above}<article><h1>The \
             bridge</h1>{body}</article>{below}</body></html>"
    )
}

#[test]
fn the_article_is_found_among_what_is_beside_it() {
    let draft = read(page(
        "<title>The bridge | Paper</title>",
        "<nav><a href='/'>Front</a></nav>",
        "<div class='related-stories'><a href='/x'>Another story</a></div><footer>All rights</footer>",
    ).as_bytes());
    assert_eq!((value(&draft.title), value(&draft.language)), ("The bridge", "en"));
    assert_eq!(html(&draft).matches("two hours").count(), 6);
    assert!(html(&draft).starts_with("<p>"), "{}", html(&draft));
    for gone in ["Front", "Another story", "All rights", "<h1"] {
        assert!(!html(&draft).contains(gone), "{gone}");
    }
}

#[test]
fn what_the_page_declares_is_read() {
    let draft = read(page(
        r#"<link rel="canonical" href="https://a.example/1"><meta property="og:image" content="i.png">
        <meta name="keywords" content="a, b"><script type="application/ld+json">{"@graph":[
        {"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Roads"}}]},
        {"@type":["NewsArticle"],"headline":"The bridge","datePublished":"2020-11-16T09:29:11+08:00",
        "author":[{"name":"By Ann"},{"name":"Bo"}],"articleSection":"Roads"}]}</script>"#,
        "", "",
    ).as_bytes());
    assert_eq!((value(&draft.url), value(&draft.image)), ("https://a.example/1", "i.png"));
    assert_eq!(value(&draft.published), "2020-11-16T09:29:11+08:00");
    assert_eq!((draft.authors.len(), value(&draft.section)), (2, "Roads"));
    assert_eq!(draft.authors[0].name.as_deref(), Some("Ann"));
    assert_eq!(
        (draft.breadcrumb.join(">"), draft.tags.join(",")),
        ("Roads".to_owned(), "a,b".to_owned())
    );
}

#[test]
fn a_date_is_found_where_only_words_tell_it() {
    for (told, date) in [
        ("<span>发布时间：2020-11-16 09:29:11</span>", "2020-11-16 09:29:11"),
        ("<b>Release time</b>: 2020-11-16 09:29 views 3", "2020-11-16 09:29"),
        ("<time datetime='2020-11-16'>x</time>", "2020-11-16"),
    ] {
        assert!(value(&read(page("", told, "").as_bytes()).published).starts_with(date), "{told}");
    }
}

#[test]
fn the_page_s_encoding_is_told_by_its_head() {
    for (label, text) in
        [("gb2312", "首钢新闻"), ("Shift_JIS", "東京の新しい計画"), ("windows-1252", "“Café”")]
    {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let html = page(&format!("<meta charset={label}><title>{text}</title>"), "", "")
            .replace("The bridge", text);
        let (bytes, _, _) = encoding.encode(&html);
        assert_eq!(value(&read(&bytes).title), text);
    }
}

#[test]
fn the_address_that_a_browser_saved_from_is_kept() {
    let saved = page("", "", "")
        .replace("<html", "<!-- saved from url=(0020)https://a.example/1 -->\n<html");
    assert_eq!(value(&read(saved.as_bytes()).url), "https://a.example/1");
}

#[test]
fn deep_nesting_and_nonsense_end_in_some_draft() {
    for depth in [1_000, 300_000] {
        let deep = format!("<html><body>{}text", "<div>".repeat(depth));
        assert_eq!(html(&read(deep.as_bytes())), "text");
    }
    for text in [
        "",
        "<",
        "<html>",
        "<!DOCTYPE html><title>",
        "\u{0}<p>a",
        "<script type='application/ld+json'>{",
    ] {
        read(text.as_bytes());
    }
}

#[test]
fn a_page_s_own_site_stands_neither_in_its_headline_nor_as_its_section() {
    let head = r#"<title>The bridge - Digest</title><meta property="og:title" content="The bridge - Digest">
        <meta name="application-name" content="Digest"><meta property="article:section" content="digest.example.com">"#;
    let draft = read(page(head, "<h1>Digest</h1>", "").as_bytes());
    assert_eq!((value(&draft.title), value(&draft.section)), ("The bridge", ""));
}

#[test]
fn a_headline_that_json_ld_has_in_other_words_is_not_left_above_the_text() {
    let head = r#"<meta property="og:title" content="A bridge for the village">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"The new bridge"}</script>"#;
    for heading in ["A bridge for the village", "The new bridge"] {
        let page =
            page(head, "", "").replace("<h1>The bridge</h1>", &format!("<h2>{heading}</h2>"));
        let draft = read(page.as_bytes());
        assert!(!html(&draft).contains(heading), "{}", html(&draft));
    }
    let other = page(head, "", "").replace("<h1>The bridge</h1>", "<h2>How it began</h2>");
    assert!(html(&read(other.as_bytes())).contains("How it began"));
}

#[test]
fn a_date_that_is_none_does_not_hide_one_that_is_shown() {
    let zero = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}</script>"#;
    for (told, date) in [
        (
            "<div class='publish-date'>Published 11:11 PM EST Nov 19, 2019</div>",
            "11:11 PM EST Nov 19, 2019",
        ),
        (
            "<span class='article_date'>November 20, 2019 - 11:28</span>",
            "November 20, 2019 - 11:28",
        ),
        ("<p>기사입력 :[ 2018-08-25 15:24 ]</p>", "2018-08-25 15:24"),
    ] {
        let draft = read(page(zero, told, "").as_bytes());
        assert_eq!(value(&draft.published), date, "{told}");
    }
}

#[test]
fn a_saved_page_kept_the_injected_name_and_the_lines_around_its_article() {
    let title = "the bridge of the village -j9九游会网址";
    let above = "<p>works news</p><p>the bridge of the village</p><p>news center&gt; works news</p><p>release time:2020-11-16 09:29:11</p>";
    let below = "<p>previous: the road</p><p>next: the school</p>\
        <p>九游会j9官网 copyright © 2003, all rights reserved</p>";
    let body = PARAGRAPH.repeat(6);
    let draft = read(format!(
        "<html><head><title>{title}</title></head><body><h1>{title}</h1>{above}{body}{below}</body></html>"
    ).as_bytes());
    assert_eq!(value(&draft.title), "the bridge of the village");
    assert_eq!(value(&draft.section), "works news");
    assert_eq!(value(&draft.published), "2020-11-16 09:29:11");
    assert_eq!(value(&draft.copyright), "copyright © 2003, all rights reserved");
    assert!(draft.notes.iter().any(|note| note.code == "spam-removed"));
    for gone in [
        "works news",
        "the bridge",
        "news center",
        "release time",
        "previous",
        "next:",
        "copyright",
        "九游会",
    ] {
        assert!(!html(&draft).contains(gone), "{gone}: {}", html(&draft));
    }
    assert_eq!(html(&draft).matches("two hours").count(), 6);
}

#[test]
fn a_date_below_the_headline_was_cut_and_not_read() {
    for (told, date) in [
        ("<div>2021-03-05 10:22:33 来源:首钢日报</div>", "2021-03-05 10:22:33"),
        ("<div>2021年3月5日</div>", "2021年3月5日"),
        ("<p>March 2, 2021</p>", "March 2, 2021"),
        ("<p>Published on 2 March 2021 by Jane</p>", "2 March 2021"),
    ] {
        let body = PARAGRAPH.repeat(6);
        let page = format!(
            "<html><head><title>The bridge</title></head><body><div>Friday, March 5, 2010</div>\
             <h1>The bridge</h1>{told}{body}</body></html>"
        );
        let draft = read(page.as_bytes());
        assert_eq!(value(&draft.published), date, "{told}");
        assert_eq!(html(&draft).matches("two hours").count(), 6, "{told}");
    }
    let declared = "<meta name=date content='2020-01-01'>";
    let page = page(declared, "<h1>The bridge</h1><p>March 2, 2021</p>", "");
    assert_eq!(value(&read(page.as_bytes()).published), "2020-01-01");
}

#[test]
fn a_declared_date_that_is_none_ended_the_search_for_another() {
    let none = "0001-01-01T00:00:00";
    let linked = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{none}"}}</script>"#
    );
    let metas = format!(
        "{linked}<meta property='article:published_time' content='{none}'><meta name=pubdate content='2020-11-16'>"
    );
    assert_eq!(value(&read(page(&metas, "", "").as_bytes()).published), "2020-11-16");
    let times = format!("<time datetime='{none}'>x</time><time datetime='2020-11-17'>y</time>");
    assert_eq!(value(&read(page(&linked, &times, "").as_bytes()).published), "2020-11-17");
}

#[test]
fn the_news_centre_went_from_a_breadcrumb_as_if_it_were_the_site() {
    let way = "<div class=breadcrumb><a href=/>首页</a> &gt; <a href=/n>新闻中心</a> &gt; <a href=/n/1>首钢要闻</a></div>";
    let draft = read(page("", way, "").as_bytes());
    assert_eq!(
        (draft.breadcrumb.join(">").as_str(), value(&draft.section)),
        ("新闻中心>首钢要闻", "首钢要闻")
    );
}

#[test]
fn the_address_of_the_whole_site_was_taken_for_the_page_s() {
    let head = "<link rel=canonical href='https://e.example/'><meta property='og:url' content='https://e.example/a'>";
    assert_eq!(value(&read(page(head, "", "").as_bytes()).url), "https://e.example/a");
}
