//! An open article and its parts.

use browser_tests::edition::{Edition, item};
use browser_tests::page::{Find, Page};
use browser_tests::scenario::Scenario;
use serde_json::json;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("an article shows all of its parts", parts),
        Scenario::new("plain text keeps its paragraphs and lines", plain_text),
        Scenario::new("HTML keeps its headings, lists, tables and quotations", html),
        Scenario::new(
            "pictures load late, keep their place, and leave their words when missing",
            pictures,
        ),
        Scenario::new("previous and next follow the filtered list and end with it", neighbours),
        Scenario::new("the breadcrumb leads to the section's list", breadcrumb),
        Scenario::new("an address with a paragraph scrolls to it", paragraph),
        Scenario::new("a link to a place in the same article scrolls to it", link_within),
        Scenario::new("links to other sites open as the article has them", links),
    ]
}

async fn parts(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    page.click(Find::Headline("The lighthouse lamp burns again after 61 days")).await;
    let view = page.until("the article", |view| view.article.is_some()).await;
    let article = view.article.unwrap();
    let crumbs = article.crumbs.join(" > ");
    assert!(crumbs.contains("News Desk > Harbour"), "{crumbs}");
    assert_eq!(article.heading.as_deref(), Some("The lighthouse lamp burns again after 61 days"));
    assert_eq!(view.headings.len(), 1, "{:?}", view.headings);
    assert_eq!(article.datetime.as_deref(), Some("2020-11-16T09:29:11+08:00"));
    let date = article.date.unwrap();
    assert!(date.contains("2020") && date.contains("16") && date.contains("9:29"), "{date}");
    for part in [
        "A glassworker from the next valley cut the missing lens by hand",
        "Ines Calloway",
        "Harbour office, notice of 16 November 2020",
        "Engineering",
    ] {
        assert!(article.text.contains(part), "{part} is not in {}", article.text);
    }
    let ids: Vec<_> = article.paragraphs.iter().map(|paragraph| paragraph.id.as_str()).collect();
    assert_eq!(ids, ["p1", "p2", "p3", "p4", "p5"]);
    assert!(article.paragraphs[2].text.contains("38 kilograms"));
    let footer = page
        .run("return flat([...document.querySelectorAll('footer')].at(-1).textContent)", vec![])
        .await;
    assert!(footer.as_str().is_some_and(|it| it.contains("© 2020 The Quay Courier")), "{footer}");
    assert_eq!(view.title, "The lighthouse lamp burns again after 61 days – The Quay Courier");
}

async fn plain_text(page: &mut Page) {
    let text = "First line\nsecond line\n\nSecond <b>paragraph</b> & more\n\n\n\nThird";
    page.site.publish(&Edition::of([item("a", "Plain", text)]));
    let view = page.open_article("?article=a").await;
    let article = view.article.unwrap();
    let texts: Vec<_> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert_eq!(texts[1..], ["Second <b>paragraph</b> & more", "Third"]);
    let lines = "const range = document.createRange();
        range.selectNodeContents(document.getElementById('p1'));
        return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size";
    assert_eq!(page.run(lines, vec![]).await, 2, "the line break is kept");
}

async fn html(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.expect_note("pictures/");
    page.open_article("?article=ferry").await;
    let kept = "const article = bodyArticle();
        const count = (selector) => article.querySelectorAll(selector).length;
        return [count('em'), count('h2'), all('ul > li', article).filter((li) => /^(Length|Passengers)/.test(flat(li.textContent))).length, count('table th'), count('table td'),
                count('blockquote'), count('figure figcaption'),
                [...article.querySelectorAll('a[href]')].filter((a) => a.href === 'https://example.org/heron').length];";
    assert_eq!(page.run(kept, vec![]).await, json!([1, 1, 2, 2, 4, 1, 1, 1]));
    let one_h1 = page.run("return all('h1').length", vec![]).await;
    assert_eq!(one_h1, 1);
}

async fn pictures(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.site.put("pictures/heron.png", PICTURE);
    let gate = page.site.hold("pictures/heron.png");
    page.expect_note("pictures/lost.png");
    page.open_article("?article=ferry").await;
    let lazy = "return all('img', bodyArticle()).every((img) =>
        img.loading === 'lazy' && img.getAttribute('width') && img.getAttribute('height'))";
    assert_eq!(page.run(lazy, vec![]).await, true);
    page.run("document.querySelector('figure').scrollIntoView()", vec![]).await;
    page.until_true("asked for", || page.site.requests("pictures/heron.png") > 0).await;
    let room = "const img = [...document.images].find((img) => img.src.endsWith('heron.png'));
                const box = img.getBoundingClientRect();
                return box.width > 200 && Math.abs(box.width / box.height - 640 / 400) < 0.05";
    page.until_script("its place is kept in the announced shape", room).await;
    gate.open();
    let loaded = "const img = [...document.images].find((img) => img.src.endsWith('heron.png'));
                  return img.complete && img.naturalWidth === 8";
    page.until_script("the picture is there", loaded).await;
    page.until_script("its place has the same shape", room).await;
    page.until_true("the other was asked for", || page.site.requests("pictures/lost.png") > 0)
        .await;
    let words = "const words = 'A chart of the crossing that has been lost';
        const img = [...bodyArticle().querySelectorAll('img')].find((img) => img.alt === words);
        return Boolean(img && shown(img)) || bodyArticle().innerText.includes(words)";
    page.until_script("its words remain", words).await;
}

async fn neighbours(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.expect_note("pictures/");
    page.open_list("?section=Harbour&lang=en").await;
    page.click(Find::Headline("A ferry that runs on the tide")).await;
    let view = page.until("the article", |view| view.article.is_some()).await;
    let article = view.article.unwrap();
    let (prev, next) = (article.prev.unwrap(), article.next.unwrap());
    assert!(prev.text.contains("The lighthouse lamp burns again"), "{prev:?}");
    assert!(next.text.contains("The dredger leaves, the channel stays"), "{next:?}");
    page.click(Find::Next).await;
    let dredger = "The dredger leaves, the channel stays";
    let view = page.until("the next", |view| view.open_article() == Some(dredger)).await;
    assert_eq!(view.address, "?section=Harbour&lang=en&article=dredger");
    page.until("the focus", |view| view.focus == format!("h1: {dredger}")).await;
    page.click(Find::Next).await;
    let last = "Three women pass the pilots' examination";
    let view = page.until("the last", |view| view.open_article() == Some(last)).await;
    assert!(view.article.unwrap().next.is_none());
    for title in [dredger, "A ferry that runs on the tide"] {
        page.click(Find::Previous).await;
        page.until(title, |view| view.open_article() == Some(title)).await;
    }
    page.click(Find::Previous).await;
    let view = page.until("the first", |view| view.address.ends_with("article=lamp")).await;
    assert!(view.article.unwrap().prev.is_none());
}

async fn breadcrumb(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_article("?article=peonies").await;
    page.click(Find::Crumb("Gardens")).await;
    let view = page.until("the list", |view| view.counts("4 of 15 articles")).await;
    assert_eq!(view.address, "?section=Gardens");
    page.back().await;
    page.until("the article", |view| view.article.is_some()).await;
}

const IN_VIEW: &str = "const box = document.getElementById('p9').getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight / 2";

async fn paragraph(page: &mut Page) {
    page.site.publish(&Edition::numbered(20));
    let view = page.open_article("?article=report-5#p9").await;
    assert_eq!(view.address, "?article=report-5#p9");
    page.until_script("the ninth paragraph is in view", IN_VIEW).await;
}

async fn link_within(page: &mut Page) {
    let long = "<p>The field lies behind the mill and is cut in August.</p>".repeat(40);
    let mut article = item("a", "Far below", "");
    let html = format!("<p><a href=\"#end\">Below</a></p>{long}<h2 id=\"end\">The end</h2>{long}");
    article["content_html"] = json!(html);
    page.site.publish(&Edition::of([article, item("b", "Other", "Text.")]));
    page.open_list("").await;
    page.click(Find::Headline("Far below")).await;
    page.until("the article", |view| view.article.is_some()).await;
    page.run("window.same = true; window.scrollTo(0, 0)", vec![]).await;
    page.click(Find::Link("Below")).await;
    let in_view =
        "const box = all('h2').find((it) => nameOf(it) === 'The end').getBoundingClientRect();
        return box.top >= 0 && box.top < innerHeight / 2";
    page.until_script("the place is in view", in_view).await;
    let view = page.view().await;
    assert!(view.address.starts_with("?article=a#"), "{}", view.address);
    assert_eq!(view.open_article(), Some("Far below"));
    page.back().await;
    let view = page.until("back in the article", |view| view.address == "?article=a").await;
    assert_eq!(view.open_article(), Some("Far below"));
    page.back().await;
    page.until("back at the list", |view| view.rows.len() == 2).await;
    assert_eq!(page.run("return window.same", vec![]).await, true, "the page was loaded anew");
}

async fn links(page: &mut Page) {
    let mut article = item("a", "Links", "");
    article["content_html"] = json!(
        "<p><a href=\"https://example.org/x?a=1&amp;b=2\">far</a> <a href=\"other.html\">near</a> \
         <a href=\"mailto:desk@example.org\">mail</a> <a href=\"#p2\">below</a></p><p>Second</p>"
    );
    page.site.publish(&Edition::of([article]));
    page.open_article("?article=a").await;
    let hrefs = page
        .run(
            "const hrefs = Object.fromEntries(all('a[href]', bodyArticle()).map((a) => [nameOf(a), a.href]));
             return [hrefs.far, hrefs.near, hrefs.mail]",
            vec![],
        )
        .await;
    let near = page.site.address("other.html");
    assert_eq!(hrefs, json!(["https://example.org/x?a=1&b=2", near, "mailto:desk@example.org"]));
}

/// A grey picture, eight dots by five (PNG).
const PICTURE: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x05, 0x08, 0x00, 0x00, 0x00, 0x00, 0x5d, 0xfa, 0xf2,
    0x89, 0x00, 0x00, 0x00, 0x0e, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68, 0x80, 0x02, 0x06,
    0x22, 0x18, 0x00, 0xc2, 0x3c, 0x14, 0x01, 0x7c, 0xb5, 0x00, 0xf8, 0x00, 0x00, 0x00, 0x00, 0x49,
    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
