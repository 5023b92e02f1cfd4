//! The address bar says what the page shows, and the other way round.

use browser_tests::edition::Edition;
use browser_tests::page::{Find, Page, View};
use browser_tests::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("a pasted address shows the same view", pasted),
        Scenario::new("parameters of others stay untouched, ours stand in their order", canonical),
        Scenario::new("a value that means nothing is passed over", nonsense),
        Scenario::new("typing replaces the history entry, choosing adds one", pushes),
        Scenario::new("an article that is not there is said not to be", unknown_article),
        Scenario::new("an article keeps the list's filters in its address", article_keeps_filters),
        Scenario::new("two hundred moves in a row do no harm", many_moves),
        Scenario::new("the site works in a folder of its host", front).in_folder("/intranet/news/"),
    ]
}

async fn pasted(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    page.click(Find::Choice("Section", "Harbour")).await;
    page.until("filtered", |view| view.counts("6 of 15 articles")).await;
    page.click(Find::Choice("Tag", "Engineering")).await;
    page.until("filtered", |view| view.counts("3 of 15 articles")).await;
    page.type_query("tide").await;
    page.choose("Order", "oldest").await;
    let made = page
        .until("all of it", |view| {
            view.address.ends_with("sort=oldest") && view.address.contains("tide")
        })
        .await;
    assert_eq!(made.address, "?q=tide&section=Harbour&tag=Engineering&sort=oldest");
    let pasted = page.open_list(&made.address).await;
    assert_eq!(pasted.address, made.address);
    assert_eq!(pasted.headlines(), made.headlines());
    assert_eq!(pasted.chips, made.chips);
    assert_eq!(pasted.query, made.query);
    assert_eq!(pasted.order, made.order);
    assert_eq!(pasted.title, made.title);
    for legend in ["Section", "Tag", "Language"] {
        assert_eq!(pasted.choices(legend), made.choices(legend));
    }
}

async fn canonical(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("?sort=oldest&utm_source=mail%20x&section=Harbour&q=tide&embed").await;
    page.click(Find::Choice("Tag", "Engineering")).await;
    let wanted = "?utm_source=mail%20x&embed&q=tide&section=Harbour&tag=Engineering&sort=oldest";
    page.until("the order", |view| view.address == wanted).await;
    page.click(Find::Button("Clear all")).await;
    page.until("cleared", |view| view.address == "?utm_source=mail%20x&embed&sort=oldest").await;
}

async fn nonsense(page: &mut Page) {
    page.site.publish(&Edition::english());
    let view = page.open_list("?from=2018-13&to=soon&sort=sideways&section=").await;
    assert!(view.counts("15 of 15 articles"), "{:?}", view.status);
    assert!(view.chips.is_empty(), "{:?}", view.chips);
}

async fn pushes(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    page.click(Find::Choice("Section", "Harbour")).await;
    page.until("filtered", |view| view.address == "?section=Harbour").await;
    page.type_query("tide").await;
    page.until("typed", |view| view.address == "?q=tide&section=Harbour").await;
    page.back().await;
    // The count is read out a moment after the list stands.
    let back = |view: &View| view.address.is_empty() && view.counts("15 of 15 articles");
    let view = page.until("one step back", back).await;
    assert_eq!(view.query.as_deref(), Some(""));
    page.forward().await;
    let view = page.until("forward", |view| view.address == "?q=tide&section=Harbour").await;
    assert_eq!(view.query.as_deref(), Some("tide"));
    assert_eq!(view.chips.len(), 2);
}

async fn unknown_article(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open("?section=Harbour&article=nowhere").await;
    let view = page.until("it is said", |view| view.text.contains("not here")).await;
    assert_eq!(view.headings.len(), 1);
    page.click(Find::Link("To the front page")).await;
    page.until("the front", |view| view.rows.len() == 15).await;
}

async fn article_keeps_filters(page: &mut Page) {
    page.site.publish(&Edition::english());
    let view = page.open_list("?section=Harbour&sort=oldest&utm_source=mail").await;
    let href = view.rows[0].href.clone().unwrap();
    assert!(href.contains("section=Harbour") && href.contains("sort=oldest"), "{href}");
    let headline = view.rows[0].headline.clone();
    page.click(Find::Headline(&headline)).await;
    let view = page.until("the article", |view| view.article.is_some()).await;
    let wanted = "?utm_source=mail&section=Harbour&sort=oldest&article=pilots-ar";
    assert_eq!(view.address, wanted);
    let pasted = page.open_article(wanted).await;
    assert_eq!(pasted.open_article(), view.open_article());
}

/// Browsers limit how often a page may write the address; the page must live with that.
async fn many_moves(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.expect_note("Throttling navigation");
    page.expect_note("Too many calls to Location or History APIs");
    page.open_list("").await;
    let type_much = "const field = only('[role=\"search\"] input, search input');
        for (let i = 0; i < 250; i += 1) {
            field.value = 'tide '.repeat(i % 3 + 1).trim() + (i % 2 ? '' : 'zz');
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }
        field.value = 'lens';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.run(type_much, vec![]).await;
    page.until("the last word counts", |view| view.counts("1 of 15 articles")).await;
    page.click(Find::Button("Clear all")).await;
    page.until("the page lives", |view| view.rows.len() == 15).await;
}

async fn front(page: &mut Page) {
    page.site.publish(&Edition::english());
    let view = page.open_list("?section=Harbour").await;
    assert!(view.counts("6 of 15 articles"));
    page.click(Find::Headline("A ferry that runs on the tide")).await;
    let view = page.until("the article", |view| view.article.is_some()).await;
    assert_eq!(view.address, "?section=Harbour&article=ferry");
    page.reload().await;
    page.until("the article again", |view| view.article.is_some()).await;
    page.expect_note("pictures/");
}
