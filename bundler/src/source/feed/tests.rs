//! Whole feeds, and the drafts that they give.

use super::*;
use crate::draft::{Draft, Origin, Said};
use broadsheet::article::Body;
use proptest::prelude::*;
use std::sync::Arc;

fn read(bytes: &[u8]) -> Result<Reading, Note> {
    let origin = Origin { name: "a.xml".into(), ..Origin::default() };
    parse(&File::new(Arc::new(origin), bytes.to_vec()))
}

fn only(text: &str) -> Draft {
    read(text.as_bytes()).unwrap().drafts.remove(0)
}

fn value(said: &Option<Said<String>>) -> &str {
    said.as_ref().map_or("", |said| &said.value)
}

#[test]
fn rss_is_read() {
    let draft = only(
        "<rss version='2.0' xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel>\
         <link>https://a.example/</link><language>en-GB</language><item>\
         <title>A &amp; B</title><guid isPermaLink='true'>https://a.example/1</guid>\
         <pubDate>Mon, 16 Nov 2020 09:29:11 +0800</pubDate><category>c</category>\
         <author>x@a.example (Ann)</author><description>short</description>\
         <c:encoded><![CDATA[<p>long</p>]]></c:encoded>\
         <enclosure url='/a.mp3' length='5' type='audio/mpeg'/></item></channel></rss>",
    );
    assert_eq!((value(&draft.title), value(&draft.url)), ("A & B", "https://a.example/1"));
    assert_eq!(value(&draft.published), "Mon, 16 Nov 2020 09:29:11 +0800");
    assert_eq!((value(&draft.summary), value(&draft.language)), ("short", "en-GB"));
    assert_eq!(draft.body, Some(Body::Html("<p>long</p>".into())));
    assert_eq!(
        (draft.authors[0].name.as_deref(), draft.tags.as_slice()),
        (Some("Ann"), &["c".to_owned()][..])
    );
    assert_eq!(
        (draft.attachments[0].size_in_bytes, value(&draft.base)),
        (Some(5), "https://a.example/")
    );
}

#[test]
fn atom_is_read_with_its_bases() {
    let draft = only(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/' xml:lang='de'>\
         <entry xml:base='y/'><title type='html'>A &amp;lt; &lt;b>B&lt;/b></title><id>urn:1</id>\
         <link rel='self' href='s'/><link href='z'/><updated>2020-11-16T09:29:11Z</updated>\
         <author><name>Ann</name></author><category term='t'/><content type='xhtml'>\
         <div xmlns='http://www.w3.org/1999/xhtml'><p>1 &lt; 2<br/></p></div></content></entry></feed>",
    );
    assert_eq!((value(&draft.title), value(&draft.url)), ("A < B", "z"));
    assert_eq!((value(&draft.base), value(&draft.language)), ("https://a.example/x/y/", "de"));
    let Some(Body::Html(html)) = &draft.body else { panic!("{:?}", draft.body) };
    assert!(html.contains("<p>1 &lt; 2<br></p>"), "{html}");
}

#[test]
fn rdf_keeps_its_items_beside_the_channel() {
    let draft = only(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'\
         xmlns:d='http://purl.org/dc/elements/1.1/'><channel><items/></channel><item rdf:about='u'>\
         <title>A</title><link>l</link><d:date>2020-11-16</d:date><d:creator>Ann</d:creator></item></rdf:RDF>",
    );
    assert_eq!((value(&draft.title), value(&draft.url)), ("A", "l"));
    assert_eq!((value(&draft.published), draft.authors.len()), ("2020-11-16", 1));
}

#[test]
fn a_headline_s_markup_goes_however_often_it_was_escaped() {
    for (title, told) in [
        ("<title><![CDATA[&lt;p&gt;A&lt;/p&gt;]]></title>", "A"),
        ("<title type='xhtml'><div>&lt;p>A&lt;/p></div></title>", "A"),
        (
            "<title type='html'>the &lt;code>&amp;lt;entry>&lt;/code> element</title>",
            "the <entry> element",
        ),
        ("<title>1 &lt; 2 &amp; 3</title>", "1 < 2 & 3"),
    ] {
        let draft = only(&format!("<rss><channel><item>{title}</item></channel></rss>"));
        assert_eq!(value(&draft.title), told, "{title}");
    }
}

#[test]
fn a_feed_that_breaks_off_keeps_its_items() {
    let reading =
        read(b"<rss><channel><item><title>A</title></item><item><title>B &nbsp;&foo; & c").unwrap();
    assert_eq!((reading.drafts.len(), reading.notes.len()), (2, 1));
    assert_eq!(value(&reading.drafts[1].title), "B &foo; & c");
}

#[test]
fn the_declared_encoding_is_used() {
    let (bytes, _, _) = encoding_rs::GB18030.encode(
        "<?xml version=\"1.0\" encoding=\"gb2312\"?><rss><channel><item><title>首钢新闻</title></item></channel></rss>",
    );
    assert_eq!(value(&read(&bytes).unwrap().drafts[0].title), "首钢新闻");
}

#[test]
fn what_is_no_feed_is_refused() {
    assert!(read(b"<opml/>").unwrap_err().what.contains("<opml>"));
    assert_eq!(read(b"").unwrap_err().code, "not-a-feed");
}

#[test]
fn entities_that_multiply_and_deep_nesting_do_no_harm() {
    let bomb = "<!DOCTYPE r [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>\
                <rss><channel><item><title>&b;&f;</title></item></channel></rss>";
    assert_eq!(value(&only(bomb).title), "&b;&f;");
    let deep =
        format!("<rss><channel><item><title>A</title><description>{}", "<a>".repeat(200_000));
    assert_eq!(value(&only(&deep).title), "A");
}

proptest! {
    #[test]
    fn any_text_is_gone_through(text in "[<>/a-z=\"'&;!\\[\\]?# -]{0,60}") {
        let _ = read(format!("<rss>{text}").as_bytes());
    }
}

#[test]
fn the_base_of_a_text_was_applied_to_the_link_beside_it() {
    let draft = only(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/x/'><entry><id>1</id>\
         <link href='z'/><link rel='enclosure' href='a.mp3'/>\
         <content type='html' xml:base='https://b.example/y/'>&lt;a href='w'>w&lt;/a></content></entry></feed>",
    );
    assert_eq!(
        (value(&draft.url), value(&draft.base)),
        ("https://a.example/x/z", "https://b.example/y/")
    );
    assert_eq!(draft.attachments[0].url, "https://a.example/x/a.mp3");
}

#[test]
fn a_base_within_a_text_or_of_a_link_was_passed_over() {
    let entry = |inside: &str| {
        only(&format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://c.example/a/'><entry>\
             <id>urn:1</id><title>A</title>{inside}</entry></feed>"
        ))
    };
    let text = |draft: &Draft| match &draft.body {
        Some(Body::Html(html)) => html.clone(),
        other => panic!("{other:?}"),
    };
    let div = "<div xml:base=\"https://inner.example/q/\"><p><a href=\"k\">k</a></p></div>";
    let whole = "href=\"https://inner.example/q/k\"";
    let xhtml = entry(&format!("<content type='xhtml'>{div}</content>"));
    assert!(text(&xhtml).contains(whole), "{}", text(&xhtml));
    assert_eq!(value(&xhtml.base), "https://c.example/a/");
    let html = entry(&format!("<content type='html'><![CDATA[<a href='o'>o</a>{div}]]></content>"));
    assert!(text(&html).contains(whole) && text(&html).contains("href=\"o\""), "{}", text(&html));
    let relative = entry("<content type='xhtml'><div xml:base='r/'><a href='k'/></div></content>");
    assert!(text(&relative).contains("\"https://c.example/a/r/k\""), "{}", text(&relative));
    let link = entry("<link xml:base='https://linkbase.example/' href='e6'/>");
    assert_eq!(value(&link.url), "https://linkbase.example/e6");
    let rss = only(
        "<rss xml:base='https://c.example/a/'><channel><item xml:base='y/'><link>l</link>\
         <description xml:base='z/'>&lt;a href='k'>k&lt;/a></description></item></channel></rss>",
    );
    assert_eq!(value(&rss.base), "https://c.example/a/y/z/");
    assert_eq!(value(&rss.url), "https://c.example/a/y/l");
}

#[test]
fn many_bare_ands_or_authors_took_time_by_their_square() {
    let item = |inside: &str| only(&format!("<rss><channel><item>{inside}</item></channel></rss>"));
    let began = std::time::Instant::now();
    for sign in ["& ", "&amp;", "&lt;a ", "&amp;a", "&lt;"] {
        item(&format!("<description>{}</description>", sign.repeat(100_000)));
        item(&format!("<title>{}</title>", sign.repeat(100_000)));
    }
    let authors: String = (0..20_000).map(|it| format!("<author>{it}</author>")).collect();
    assert_eq!(item(&authors).authors.len(), 20_000);
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
