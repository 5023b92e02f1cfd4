use super::*;
use crate::draft::Origin;
use crate::settings::Written;
use broadsheet::article::Body;

fn draft(title: &str, body: Body) -> Draft {
    let origin = Origin { name: "news/a.txt".into(), ..Origin::default() };
    let mut draft = Draft::new(&Arc::new(origin));
    draft.title = Some(Said::new(title, "title"));
    draft.body = Some(body);
    draft
}

fn text(text: &str) -> Body {
    Body::Text(text.to_owned())
}

fn html(html: &str) -> Body {
    Body::Html(html.to_owned())
}

fn codes(composed: &Composed) -> Vec<&str> {
    composed.notes.iter().map(|note| note.code).collect()
}

const CHINESE: &str = "首钢集团党委认真贯彻落实中央和北京市委市政府关于脱贫攻坚的部署要求。";

#[test]
fn a_chinese_page_is_dated_in_china() {
    let mut draft = draft("首钢红旗飘扬", text(CHINESE));
    draft.published = Some(Said::new("2020-11-16 09:29:11", "label"));
    let composed = compose(draft, &Settings::default()).unwrap();
    let published = composed.article.headline.published.unwrap();
    assert_eq!(published.to_rfc3339(), "2020-11-16T09:29:11+08:00");
    assert_eq!(codes(&composed), ["language-guessed"]);
    assert_eq!(composed.article.headline.section.as_deref(), Some("news"));
}

#[test]
fn another_page_is_dated_as_asked_or_else_in_utc_with_a_warning() {
    let settings = |timezone: Option<&str>| {
        let written = Written {
            timezone: timezone.map(str::to_owned),
            language: Some("en".into()),
            ..Written::default()
        };
        written.check().unwrap()
    };
    let mut draft =
        draft("A flag", text("The committee has put the plan into practice in the village."));
    draft.published = Some(Said::new("2020-11-16 09:29:11", "label"));
    let asked = compose(draft.clone(), &settings(Some("+08:00"))).unwrap();
    assert_eq!(asked.article.headline.published.unwrap().to_rfc3339(), "2020-11-16T09:29:11+08:00");
    assert!(codes(&asked).is_empty(), "{:?}", asked.notes);
    let open = compose(draft, &settings(None)).unwrap();
    assert_eq!(open.article.headline.published.unwrap().to_rfc3339(), "2020-11-16T09:29:11Z");
    assert_eq!(codes(&open), ["date-zone"]);
}

#[test]
fn a_date_that_is_none_leaves_the_article_undated() {
    let mut draft = draft("A flag", text("x"));
    draft.published = Some(Said::new("yesterday", "label"));
    let composed = compose(draft, &Settings::default()).unwrap();
    assert_eq!(composed.article.headline.published, None);
    assert!(codes(&composed).contains(&"date-not-understood"));
    assert!(!codes(&composed).contains(&"undated"), "{composed:?}");
}

#[test]
fn html_leaves_clean_and_its_links_lead_somewhere() {
    let body =
        html("<p>a <a href=\"/b?c#d\">b</a> <a href=\"gone.html\">c</a><script>x</script></p>");
    let mut draft = draft("A", body);
    draft.base = Some(Said::new("https://a.example/x/", "link"));
    let composed = compose(draft.clone(), &Settings::default()).unwrap();
    assert_eq!(
        composed.article.body,
        html(
            "<p>a <a href=\"https://a.example/b?c#d\">b</a> <a href=\"https://a.example/x/gone.html\">c</a></p>"
        )
    );
    assert!(codes(&composed).contains(&"html-removed"));
    draft.base = None;
    let composed = compose(draft, &Settings::default()).unwrap();
    assert_eq!(composed.article.body, html("<p>a <a>b</a> <a>c</a></p>"));
    assert!(codes(&composed).contains(&"link-broken"));
}

#[test]
fn a_headline_gets_its_capitals_only_where_asked_and_where_it_has_none() {
    let titled = |title: &str, titlecase| {
        let settings = Settings { titlecase, ..Settings::default() };
        compose(draft(title, text("x")), &settings).unwrap().article.headline.title.unwrap()
    };
    assert_eq!(titled("a flag on the road", false), "a flag on the road");
    assert_eq!(titled("a flag on the road", true), "A Flag on the Road");
    assert_eq!(titled("iPhone on the road", true), "iPhone on the road");
}

#[test]
fn what_is_blank_or_a_draft_is_left_out() {
    let left_out =
        |draft: Draft| compose(draft, &Settings::default()).unwrap_err().pop().unwrap().code;
    assert_eq!(left_out(draft(" ", text(" \n"))), "blank");
    assert_eq!(left_out(Draft { unfinished: true, ..draft("A", text("x")) }), "draft");
}

#[test]
fn a_breadcrumb_that_names_a_place_twice_and_a_section_with_control_characters_are_read_back() {
    let mut draft = draft("A flag", text("x"));
    let crumbs = ["News", "Roads\u{0}", "News", " "];
    draft.breadcrumb = crumbs.map(str::to_owned).to_vec();
    draft.authors = vec![broadsheet::article::Author {
        name: Some(" \u{0}".to_owned()),
        url: None,
        avatar: None,
    }];
    let crumbs = compose(draft.clone(), &Settings::default()).unwrap().article;
    assert_eq!(crumbs.breadcrumb, ["News", "Roads"]);
    assert_eq!(crumbs.headline.section.as_deref(), Some("Roads"));
    assert!(crumbs.authors.is_empty());
    draft.section = Some(Said::new("Ro\u{0}ads ", "section"));
    let said = compose(draft, &Settings::default()).unwrap().article.headline.section;
    assert_eq!(said.as_deref(), Some("Ro ads"));
}

#[test]
fn html_begins_with_what_is_in_it_as_a_feed_gives_it_back() {
    let spaced = html(" \n<p>Words of it.</p>\n");
    let composed = compose(draft("A", spaced), &Settings::default()).unwrap();
    assert_eq!(composed.article.body, html("<p>Words of it.</p>"));
}

#[test]
fn a_summary_that_is_the_subtitle_stands_once() {
    let mut draft = draft("A", text("Words."));
    draft.subtitle = Some(Said::new("Under it", "subtitle"));
    draft.summary = Some(Said::new("Under it", "summary"));
    let headline = compose(draft, &Settings::default()).unwrap().article.headline;
    assert_eq!((headline.subtitle.as_deref(), headline.summary), (Some("Under it"), None));
}

#[test]
fn a_date_that_is_of_publishing_and_of_change_is_doubted_once() {
    let mut draft =
        draft("A", text("The committee has put the plan into practice in the village."));
    draft.published = Some(Said::new("2020-11-16 09:29:11", "updated"));
    draft.modified.clone_from(&draft.published);
    let composed = compose(draft, &Settings::default()).unwrap();
    assert_eq!(codes(&composed).iter().filter(|code| **code == "date-zone").count(), 1);
    assert_eq!(composed.article.headline.modified, composed.article.headline.published);
}

#[test]
fn addresses_that_no_browser_opens_stayed_beside_the_text() {
    use broadsheet::article::{Attachment, Author};
    let mut draft = draft("A", text("The committee has put the plan into practice."));
    let bad = || Some("javascript:alert(1)".to_owned());
    let author = |url, avatar| Author { name: Some("Ann".into()), url, avatar };
    draft.authors = vec![author(bad(), bad()), author(Some("https://a.example/ann".into()), None)];
    let attachment = |url: &str| Attachment {
        url: url.to_owned(),
        mime_type: "audio/mpeg".into(),
        title: None,
        size_in_bytes: None,
        duration_in_seconds: None,
    };
    draft.attachments = vec![attachment("javascript:1"), attachment("https://a.example/a.mp3")];
    draft.url = Some(Said::new("data:text/html,x", "link"));
    let composed = compose(draft, &Settings::default()).unwrap();
    let kept = &composed.article;
    assert_eq!(kept.url, None);
    assert_eq!(
        kept.authors,
        [author(None, None), author(Some("https://a.example/ann".into()), None)]
    );
    assert_eq!(kept.attachments, [attachment("https://a.example/a.mp3")]);
    let told = |code: &str| codes(&composed).iter().filter(|it| **it == code).count();
    assert_eq!((told("address-left-out"), told("link-broken")), (3, 1), "{:?}", composed.notes);
    assert!(composed.notes.iter().all(|note| !note.what.contains("picture \"")));
    let mut feed = broadsheet::feed::Feed {
        home_page_url: bad(),
        feed_url: Some("https://a.example/feed".into()),
        icon: Some("/icon.png".into()),
        ..Default::default()
    };
    let mut notes = Vec::new();
    clean_masthead(&mut feed, &Settings::default(), &mut notes);
    assert_eq!((feed.home_page_url, notes.len()), (None, 1));
    assert_eq!(feed.icon.as_deref(), Some("https://a.example/icon.png"));
}
