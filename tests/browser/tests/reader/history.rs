//! Back, forward, reload, another tab: one returns to where one was.

use browser_tests::edition::Edition;
use browser_tests::engine::Engine;
use browser_tests::page::{Find, Page};
use browser_tests::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new(
            "back from an article lands on the same place with the same card focused",
            back,
        ),
        Scenario::new("back lands deep in a long list too", back_deep),
        Scenario::new("forward lands where the article was left", forward),
        Scenario::new("an article opens at its top with the focus on its headline", opens_at_top),
        Scenario::new(
            "the focus stays on the page when an article is opened by its address",
            first_load,
        ),
        Scenario::new("reloading shows the same list at the same place", reload_list),
        Scenario::new("reloading shows the same article at the same place", reload_article),
        Scenario::new("back works after a reload", back_after_reload),
        Scenario::new("a link to an article opens in a new tab", new_tab)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
        Scenario::new("a click meant for a new tab is left to the browser", click_left_alone),
        Scenario::new("the title changes with the view", titles),
    ]
}

/// Scrolled to within what rounding may change.
fn near(a: i64, b: i64) -> bool {
    (a - b).abs() <= 3
}

async fn back(page: &mut Page) {
    page.site.publish(&Edition::numbered(60));
    page.open_list("?section=North").await;
    page.scroll_to(400).await;
    let before = page.until("scrolled", |view| view.scroll > 200).await;
    page.click(Find::Headline("Report 30")).await;
    page.until("the article", |view| view.open_article() == Some("Report 30")).await;
    page.back().await;
    let view = page.until("the list", |view| view.rows.len() == 12).await;
    assert_eq!(view.address, "?section=North");
    page.until("the same card", |view| view.focus == "a: Report 30").await;
    // Clicking may have scrolled the card into view first.
    page.until("the same place", |view| {
        (view.scroll - before.scroll).abs() < 400 && view.scroll > 0
    })
    .await;
    let shown = "const box = document.activeElement.getBoundingClientRect();
                 return box.top >= 0 && box.bottom <= innerHeight";
    page.until_script("the card is in view", shown).await;
}

/// Opens a card that is in view already, so that clicking it scrolls nothing. A click by a script
/// would not do: WebKit skips what was not the reader's own doing when going back.
async fn open_in_view(page: &Page) -> (String, i64) {
    let script = "const card = rowsOf().map(linkOf).find((a) => {
            const box = a.getBoundingClientRect();
            return box.top > innerHeight / 3 && box.bottom < innerHeight * 0.9;
        });
        return [nameOf(card), Math.round(scrollY)];";
    let answer = page.run(script, vec![]).await;
    let name = answer[0].as_str().unwrap_or_default().to_owned();
    page.click(Find::Headline(&name)).await;
    page.until("the article", |view| view.open_article() == Some(name.as_str())).await;
    (name, answer[1].as_i64().unwrap_or_default())
}

async fn back_deep(page: &mut Page) {
    page.site.publish(&Edition::numbered(400));
    page.open_list("").await;
    for rows in [50, 100] {
        let more = "all('button').find((b) => /^Show \\d+ more/.test(nameOf(b))).click();";
        page.run(more, vec![]).await;
        page.until_script("more rows", &format!("return rowsOf().length > {rows}")).await;
    }
    page.run("rowsOf()[130].scrollIntoView({ block: 'center', behavior: 'instant' })", vec![])
        .await;
    let (name, scroll) = open_in_view(page).await;
    page.back().await;
    page.until("the same card", |view| view.focus == format!("a: {name}")).await;
    page.until("the same place", |view| near(view.scroll, scroll)).await;
}

async fn forward(page: &mut Page) {
    page.site.publish(&Edition::numbered(60));
    page.open_list("").await;
    page.click(Find::Headline("Report 3")).await;
    page.until("the article", |view| view.open_article() == Some("Report 3")).await;
    page.scroll_to(500).await;
    let left = page.until("scrolled", |view| view.scroll > 300).await;
    page.back().await;
    page.until("the list", |view| !view.rows.is_empty()).await;
    page.forward().await;
    page.until("the article", |view| view.open_article() == Some("Report 3")).await;
    page.until("the same place", |view| near(view.scroll, left.scroll)).await;
}

async fn opens_at_top(page: &mut Page) {
    page.site.publish(&Edition::numbered(60));
    page.open_list("").await;
    page.run("rowsOf()[40].scrollIntoView({ block: 'center', behavior: 'instant' })", vec![]).await;
    let (name, _) = open_in_view(page).await;
    let focused = format!("h1: {name}");
    page.until("the headline has the focus", |view| view.focus == focused).await;
    let shown = "const box = document.activeElement.getBoundingClientRect();
                 return box.top >= 0 && box.bottom <= innerHeight";
    page.until_script("the headline is in view", shown).await;
}

async fn first_load(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_article("?article=lamp").await;
    page.paint(5).await;
    let view = page.view().await;
    assert_eq!(view.focus, "body");
    assert_eq!(view.scroll, 0);
}

async fn reload_list(page: &mut Page) {
    page.site.publish(&Edition::numbered(60));
    page.open_list("?section=North&section=South&sort=oldest").await;
    page.scroll_to(700).await;
    let before = page.until("scrolled", |view| view.scroll > 500).await;
    page.reload().await;
    let view = page.until("the list", |view| !view.rows.is_empty()).await;
    assert_eq!(view.address, before.address);
    assert_eq!(view.headlines(), before.headlines());
    page.until("the same place", |view| near(view.scroll, before.scroll)).await;
}

async fn reload_article(page: &mut Page) {
    page.site.publish(&Edition::numbered(60));
    page.open_article("?section=North&article=report-10").await;
    page.scroll_to(600).await;
    let before = page.until("scrolled", |view| view.scroll > 400).await;
    page.reload().await;
    let view = page.until("the article", |view| view.article.is_some()).await;
    assert_eq!(view.open_article(), Some("Report 10"));
    assert_eq!(view.address, before.address);
    page.until("the same place", |view| near(view.scroll, before.scroll)).await;
}

async fn back_after_reload(page: &mut Page) {
    page.site.publish(&Edition::numbered(60));
    page.open_list("").await;
    page.run("rowsOf()[25].scrollIntoView({ block: 'center', behavior: 'instant' })", vec![]).await;
    let (name, scroll) = open_in_view(page).await;
    page.reload().await;
    page.until("the article", |view| view.article.is_some()).await;
    page.back().await;
    page.until("the list", |view| !view.rows.is_empty()).await;
    page.until("the same place", |view| near(view.scroll, scroll)).await;
    page.until("the same card", |view| view.focus == format!("a: {name}")).await;
}

async fn new_tab(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    page.click_with_control(Find::Headline("Peonies open three weeks early")).await;
    let windows = page.until_windows(2).await;
    assert_eq!(page.view().await.rows.len(), 15, "the list stays where it was");
    page.client.switch_to_window(windows[1].clone()).await.unwrap();
    let view = page.until("the article", |view| view.article.is_some()).await;
    assert_eq!(view.open_article(), Some("Peonies open three weeks early"));
    assert_eq!(view.address, "?article=peonies");
}

async fn click_left_alone(page: &mut Page) {
    page.expect_note("pictures/");
    page.site.publish(&Edition::english());
    page.open_list("").await;
    let click = "const link = rowsOf().map(linkOf)[2];
        const left = {};
        window.addEventListener('click', (event) => {
            left.alone = !event.defaultPrevented;
            event.preventDefault();
        }, { once: true });
        link.dispatchEvent(new MouseEvent('click',
            { bubbles: true, cancelable: true, composed: true, ...arguments[0] }));
        return left.alone;";
    for keys in ["ctrlKey", "metaKey", "shiftKey"] {
        let alone = page.run(click, vec![serde_json::json!({ keys: true })]).await;
        assert_eq!(alone, true, "{keys}");
    }
    let alone = page.run(click, vec![serde_json::json!({})]).await;
    assert_eq!(alone, false, "a plain click is the reader's own");
}

async fn titles(page: &mut Page) {
    page.site.publish(&Edition::english());
    let front = page.open_list("").await;
    page.click(Find::Choice("Section", "Gardens")).await;
    let list = page.until("the list", |view| view.counts("4 of 15 articles")).await;
    assert_ne!(list.title, front.title);
    assert!(list.title.contains("Gardens"), "{}", list.title);
    page.click(Find::Headline("Peonies open three weeks early")).await;
    let article = page.until("the article", |view| view.article.is_some()).await;
    assert_eq!(article.title, "Peonies open three weeks early – The Quay Courier");
    page.back().await;
    page.until("the list's title", |view| view.title == list.title).await;
}
