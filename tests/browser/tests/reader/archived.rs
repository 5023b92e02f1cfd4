//! An edition too large for one file: read, filtered and searched from its archive.

use browser_tests::edition::Edition;
use browser_tests::page::{Find, Page, View};
use browser_tests::scenario::Scenario;
use browser_tests::site::{ARTICLES, Disturbance};

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("an archived edition's list goes on to its last article", whole_list),
        Scenario::new("an archived edition's filters count all its articles", filters),
        Scenario::new("an archived edition is searched by words", words),
        Scenario::new("an article opens from the archive, by its address and by its row", articles),
        Scenario::new("an article that is not in the archive is said not to be", unknown),
        Scenario::new("back from an archived article leads to its row", back),
        Scenario::new("a part that does not come says so, and comes when tried again", unreachable),
        Scenario::new("a part of an edition that was replaced offers the new one", replaced),
        Scenario::new("a part that is damaged is said to be", damaged),
    ]
}

/// Five hundred articles, of which the feed has the first few.
fn publish(page: &Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    assert!(page.site.text(ARTICLES).len() < 130_000, "the feed is small");
}

pub(super) async fn open_list(page: &Page, rest: &str) -> View {
    page.open(rest).await;
    page.until("the list", |view| view.status.iter().any(|it| it.contains(" of "))).await
}

async fn whole_list(page: &mut Page) {
    publish(page);
    let view = open_list(page, "").await;
    assert!(view.counts("500 of 500 articles"), "{:?}", view.status);
    assert_eq!(view.rows[0].headline, "Report 1");
    // The heights of rows that have not been seen are not known: the end may move.
    let end = "scrollTo(0, document.documentElement.scrollHeight);
               return rowsOf().length > 0 && nameOf(linkOf(rowsOf().at(-1))) === 'Report 500'";
    page.until_script("the last row", end).await;
    let view = page.view().await;
    let row = &view.rows[view.rows.len() - 10];
    assert!(row.text.contains("What grew in field 491"), "{}", row.text);
}

async fn filters(page: &mut Page) {
    publish(page);
    open_list(page, "").await;
    page.click(Find::Choice("Section", "North")).await;
    page.until("a section", |view| view.counts("100 of 500 articles")).await;
    page.until("its rows", |view| view.rows.len() >= 10).await;
    page.click(Find::Choice("Tag", "barley")).await;
    let view = page.until("a crop too", |view| view.counts("33 of 500 articles")).await;
    assert_eq!(view.choices("Section")[0].split(' ').next(), Some("Centre"));
    page.run("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await;
    let view = page.until("all of them", |view| view.rows.len() == 33).await;
    assert!(view.rows.iter().all(|row| row.text.contains("North")));
    page.choose("Order", "oldest").await;
    page.until("the oldest first", |view| view.headlines().first() == Some(&"Report 495")).await;
}

async fn words(page: &mut Page) {
    publish(page);
    open_list(page, "").await;
    page.type_query("barley").await;
    page.until("a word of many", |view| view.counts("166 of 500 articles")).await;
    page.type_query(" 471").await;
    let view = page.until("a word of one", |view| view.counts("1 of 500 articles")).await;
    page.until("its row", |view| view.headlines() == ["Report 471"]).await;
    assert_eq!(view.query.as_deref(), Some("barley 471"));
    let pasted = open_list(page, &view.address).await;
    assert!(pasted.counts("1 of 500 articles"), "{:?}", pasted.status);
    assert_eq!(pasted.choices("Section").len(), 5, "{:?}", pasted.choices("Section"));
    page.click(Find::Button("Remove filter: “barley 471”")).await;
    page.until("all again", |view| view.counts("500 of 500 articles")).await;
    page.type_query("nowhere").await;
    page.until("none", |view| view.counts("0 of 500 articles")).await;
}

async fn articles(page: &mut Page) {
    publish(page);
    let view = page.open_article("?article=report-321").await;
    assert_eq!(view.open_article(), Some("Report 321"));
    assert_eq!(view.title, "Report 321 – The Test Sheet");
    let beside = |view: &View| {
        let article = view.article.as_ref();
        let text =
            |link: &Option<browser_tests::page::Link>| link.as_ref().map(|it| it.text.clone());
        article.and_then(|it| Some((text(&it.prev)?, text(&it.next)?)))
    };
    let view = page.until("its neighbours", |view| beside(view).is_some()).await;
    let (prev, next) = beside(&view).unwrap();
    assert!(prev.contains("Report 320") && next.contains("Report 322"), "{prev} {next}");
    page.click(Find::Next).await;
    page.until("the next", |view| view.open_article() == Some("Report 322")).await;
    page.until("the focus", |view| view.focus == "h1: Report 322").await;
}

async fn unknown(page: &mut Page) {
    publish(page);
    page.open("?article=report-999").await;
    let view = page.until("it is said", |view| view.text.contains("not here")).await;
    assert_eq!(view.headings.len(), 1);
}

async fn back(page: &mut Page) {
    publish(page);
    open_list(page, "?sort=oldest").await;
    page.until("rows", |view| view.rows.len() >= 10).await;
    page.scroll_to(2000).await;
    page.until("the row", |view| view.headlines().contains(&"Report 470")).await;
    page.click(Find::Headline("Report 470")).await;
    page.until("the article", |view| view.open_article() == Some("Report 470")).await;
    page.back().await;
    page.until("the row again", |view| view.focus == "a: Report 470" && view.scroll > 500).await;
}

async fn unreachable(page: &mut Page) {
    publish(page);
    page.expect_note("archive/");
    page.expect_note("ERR_");
    page.expect_note("Failed to load resource");
    open_list(page, "").await;
    disturb(page, &Disturbance::HangUp);
    page.choose("Order", "oldest").await;
    let view = page.until("it is said", |view| view.alert.is_some()).await;
    assert!(view.alert.unwrap().contains("connection"));
    mend(page);
    page.click(Find::Button("Try again")).await;
    let view = page.until("the rows", |view| view.rows.len() >= 10).await;
    assert_eq!(view.rows[0].headline, "Report 500");
    assert_eq!(view.alert, None);
}

async fn replaced(page: &mut Page) {
    publish(page);
    page.expect_note("archive/");
    page.expect_note("404");
    open_list(page, "").await;
    for path in archive(page) {
        page.site.remove(&path);
    }
    page.site.publish(&Edition::english());
    page.choose("Order", "oldest").await;
    let view = page.until("it is said", |view| view.alert.is_some()).await;
    assert!(view.alert.unwrap().contains("newer edition"));
    page.click(Find::Button("Load the new edition")).await;
    page.until("the new edition", |view| view.counts("15 of 15 articles")).await;
    page.until("its beginning", |view| view.focus.starts_with("main")).await;
}

async fn damaged(page: &mut Page) {
    publish(page);
    open_list(page, "").await;
    disturb(page, &Disturbance::HtmlPage);
    page.choose("Order", "oldest").await;
    let view = page.until("it is said", |view| view.alert.is_some()).await;
    assert!(view.alert.unwrap().contains("damaged"));
}

/// Every file of the archive.
fn archive(page: &Page) -> Vec<String> {
    ["json", "bin"].into_iter().flat_map(|it| page.site.archived(it)).collect()
}

fn disturb(page: &Page, disturbance: &Disturbance) {
    archive(page).iter().for_each(|path| page.site.disturb(path, disturbance.clone()));
}

fn mend(page: &Page) {
    archive(page).iter().for_each(|path| page.site.mend(path));
}
