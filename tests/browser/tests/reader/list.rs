//! The list of articles, long and short.

use browser_tests::edition::{Edition, item};
use browser_tests::page::{Find, Page};
use browser_tests::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new(
            "the list shows the newest article first and the undated one last",
            newest_first,
        ),
        Scenario::new("the oldest come first when asked for, the undated still last", oldest_first),
        Scenario::new("a row shows headline, standfirst, section and date", a_row),
        Scenario::new("a list of one article counts one of one", one_article),
        Scenario::new("an article without a title goes by its first words", untitled),
        Scenario::new("the skip link comes first and leads past the header", skip_link),
        Scenario::new("the edition's title leads back to the front", title_leads_home),
    ]
}

async fn newest_first(page: &mut Page) {
    page.site.publish(&Edition::english());
    let view = page.open_list("").await;
    assert!(view.counts("15 of 15 articles"), "{:?}", view.status);
    assert_eq!(view.rows.len(), 15);
    assert_eq!(view.rows[0].headline, "The lighthouse lamp burns again after 61 days");
    assert_eq!(view.rows[14].headline, "To the editor: thanks for the umbrella");
    let dates: Vec<_> = view.rows[..14].iter().map(|row| row.datetime.clone()).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
    assert!(view.rows[14].text.contains("Undated"), "{:?}", view.rows[14]);
    assert_eq!(view.headings.len(), 1, "{:?}", view.headings);
    assert!(view.title.contains("The Quay Courier"), "{}", view.title);
}

async fn oldest_first(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    page.choose("Order", "oldest").await;
    let view = page.until("the address says so", |view| view.address == "?sort=oldest").await;
    assert_eq!(view.rows[0].headline, "To the editor: let the bell rest");
    assert_eq!(view.rows[14].headline, "To the editor: thanks for the umbrella");
    page.choose("Order", "newest").await;
    page.until("the default is left out", |view| view.address.is_empty()).await;
}

async fn a_row(page: &mut Page) {
    page.site.publish(&Edition::english());
    let view = page.open_list("").await;
    let row = &view.rows[0];
    assert_eq!(row.href.as_deref(), Some("?article=lamp"));
    assert_eq!(row.datetime.as_deref(), Some("2020-11-16T09:29:11+08:00"));
    assert!(row.date.contains("16") && row.date.contains("2020"), "{}", row.date);
    assert!(row.text.contains("A glassworker from the next valley"), "{}", row.text);
    assert!(row.text.to_lowercase().contains("harbour"), "{}", row.text);
}

async fn one_article(page: &mut Page) {
    page.site.publish(&Edition::of([item("only", "The only one", "It stands alone.")]));
    let view = page.open_list("").await;
    assert!(view.counts("1 of 1 article") || view.counts("1 of 1 articles"), "{:?}", view.status);
    assert_eq!(view.headlines(), ["The only one"]);
    page.click(Find::Headline("The only one")).await;
    let view = page.until("the article", |view| view.article.is_some()).await;
    let article = view.article.unwrap();
    assert!(article.prev.is_none() && article.next.is_none(), "{article:?}");
}

async fn untitled(page: &mut Page) {
    let mut note = item("note", "", "The ferry is late today. It waits for the tide.");
    note.as_object_mut().unwrap().remove("title");
    page.site.publish(&Edition::of([note, item("other", "Other", "Text.")]));
    page.expect_note("no title");
    let view = page.open_list("").await;
    let row = view.rows.iter().find(|row| row.href.as_deref() == Some("?article=note")).unwrap();
    assert!(row.headline.starts_with("The ferry is late today"), "{}", row.headline);
}

async fn skip_link(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    let first = "const first = document.querySelector('a[href], button, input, select, summary');
                 return first.matches('a[href^=\"#\"]') ? nameOf(first) : null";
    let name = page.run(first, vec![]).await;
    assert!(name.as_str().is_some_and(|name| name.starts_with("Skip")), "{name}");
    page.run("document.querySelector('a[href^=\"#\"]').focus()", vec![]).await;
    let link = page.client.active_element().await.unwrap();
    link.send_keys("\u{e007}").await.unwrap();
    let inside = "const main = document.querySelector('main');
                  return document.activeElement === main || main.contains(document.activeElement)";
    page.until_script("the focus is in the main part", inside).await;
    page.until("the list still stands", |view| view.rows.len() == 15).await;
}

async fn title_leads_home(page: &mut Page) {
    page.expect_note("pictures/");
    page.site.publish(&Edition::english());
    page.open_article("?section=Harbour&article=ferry").await;
    page.run("window.same = true", vec![]).await;
    page.click(Find::Selector("header a[href]")).await;
    let view = page.until("the front", |view| view.rows.len() == 15).await;
    assert_eq!(view.address, "");
    assert_eq!(page.run("return window.same", vec![]).await, true, "the page was loaded anew");
}
