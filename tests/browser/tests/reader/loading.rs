//! Before the articles are there, and without the program that shows them.

use browser_tests::edition::Edition;
use browser_tests::page::{Page, View};
use browser_tests::scenario::Scenario;
use browser_tests::site::{ARTICLES, Disturbance};

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new(
            "the articles are asked for while the program is still on its way",
            in_parallel,
        ),
        Scenario::new("the articles and the program are fetched once in a visit", once),
        Scenario::new("the page shows its frame and a notice before the program is there", frame),
        Scenario::new("there is no white flash in the dark", no_flash).in_the_dark(),
        Scenario::new("a slow load says that it is slow", slow),
        Scenario::new("without WebAssembly a notice leads to the feed", no_webassembly),
        Scenario::new("a damaged program ends in a notice that leads to the feed", damaged_program),
        Scenario::new("a missing program ends in a notice that leads to the feed", missing_program),
        Scenario::new("after a new deployment took the files away a notice leads on", redeployed),
        Scenario::new("a crash inside the program ends in a notice that leads to the feed", crash),
        Scenario::new("a program sent under another media type works", other_media_type),
        Scenario::new("a page that stays open lives through a new deployment", stays_open),
    ]
}

fn program(page: &Page) -> String {
    page.site.file_with_extension("wasm")
}

async fn in_parallel(page: &mut Page) {
    page.site.publish(&Edition::english());
    let gate = page.site.hold(&program(page));
    page.open("").await;
    page.until_true("the articles were asked for", || page.site.requests(ARTICLES) == 1).await;
    gate.open();
    page.until("the list", |view| view.rows.len() == 15).await;
    assert_eq!(page.site.requests(ARTICLES), 1);
}

async fn once(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    page.click(browser_tests::page::Find::Headline("Peonies open three weeks early")).await;
    page.until("the article", |view| view.article.is_some()).await;
    page.back().await;
    page.until("the list", |view| view.rows.len() == 15).await;
    let requests = [ARTICLES, &program(page)].map(|path| page.site.requests(path));
    assert_eq!(requests, [1, 1], "articles and program");
}

async fn frame(page: &mut Page) {
    page.site.publish(&Edition::english());
    let gate = page.site.hold(&program(page));
    page.open("").await;
    let view = page.until("a notice", |view| !view.text.trim().is_empty()).await;
    assert!(view.rows.is_empty());
    assert!(view.text.to_lowercase().contains("articles"), "{}", view.text);
    assert!(view.alert.is_none(), "{:?}", view.alert);
    gate.open();
    page.until("the list", |view| view.rows.len() == 15).await;
}

async fn no_flash(page: &mut Page) {
    page.site.publish(&Edition::english());
    let gate = page.site.hold(&program(page));
    page.open("").await;
    page.until("a notice", |view| !view.text.trim().is_empty()).await;
    let dark = "const colours = [document.body, document.documentElement]
            .map((it) => getComputedStyle(it).backgroundColor)
            .filter((it) => !/^rgba\\(.*, 0\\)$/.test(it));
        const parts = colours[0]?.match(/[\\d.]+/g)?.slice(0, 3).map(Number) ?? [255, 255, 255];
        return /^rgb/.test(colours[0] ?? '') ? Math.max(...parts) < 80 : Number(parts[0]) < 0.4";
    page.until_script("the ground is dark", dark).await;
    gate.open();
    page.until("the list", |view| view.rows.len() == 15).await;
    page.until_script("the ground is still dark", dark).await;
}

async fn slow(page: &mut Page) {
    page.site.publish(&Edition::english());
    let gate = page.site.hold(ARTICLES);
    page.open("").await;
    page.until("it is slow", |view| view.text.contains("longer than usual")).await;
    gate.open();
    let view = page.until("the list", |view| view.rows.len() == 15).await;
    assert!(!view.text.contains("longer than usual"));
}

const FEED_LINK: &str =
    "return all('a[href]').some((a) => a.href === new URL('articles.json', document.baseURI).href)";

/// A notice in words that does not depend on the program, with a link to the articles' file.
async fn notice(page: &Page) -> View {
    page.until_script("there is a link to the feed", FEED_LINK).await;
    let in_words = |view: &View| view.alert.is_some() && view.text.trim().len() > 40;
    let view = page.until("a notice in words", in_words).await;
    assert!(view.rows.is_empty());
    view
}

async fn no_webassembly(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.site.run_first("delete window.WebAssembly;");
    page.expect_note("WebAssembly");
    page.open("").await;
    notice(page).await;
}

async fn damaged_program(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.site.disturb(&program(page), Disturbance::Half);
    expect_broken_program(page);
    page.open("").await;
    notice(page).await;
}

async fn missing_program(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.site.disturb(&program(page), Disturbance::Status(404));
    expect_broken_program(page);
    page.open("").await;
    notice(page).await;
}

/// Browsers differ in their words for it.
fn expect_broken_program(page: &mut Page) {
    let program = program(page);
    for text in [program.as_str(), "console.error: ", "preload", "integrity", "log: "] {
        page.expect_note(text);
    }
}

async fn redeployed(page: &mut Page) {
    page.site.publish(&Edition::english());
    // The page and its script are still in the reader's cache.
    expect_broken_program(page);
    let program = program(page);
    page.site.remove(&program);
    page.open("").await;
    notice(page).await;
}

/// The smallest program with a trap in it, run in the page: how a crash inside the reader arrives.
const TRAP: &str = "const script = document.createElement('script');
    script.textContent = `const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96,
        0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
        const trap = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.f;
        setTimeout(() => trap());`;
    document.head.append(script)";

async fn crash(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.expect_note("RuntimeError");
    page.open_list("").await;
    page.run(TRAP, vec![]).await;
    let view = page.until("a notice", |view| view.alert.is_some()).await;
    assert!(view.alert.is_some_and(|alert| alert.contains("stopped")));
    assert_eq!(page.run(FEED_LINK, vec![]).await, true);
}

async fn other_media_type(page: &mut Page) {
    page.site.publish(&Edition::english());
    let other = Disturbance::MediaType("application/octet-stream");
    page.site.disturb(&program(page), other);
    page.expect_note("MIME");
    let view = page.open_list("").await;
    assert_eq!(view.rows.len(), 15);
}

async fn stays_open(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("").await;
    for path in page.site.files_with_extension("js") {
        page.site.remove(&path);
    }
    page.site.remove(&program(page));
    page.site.publish(&Edition::chinese());
    page.click(browser_tests::page::Find::Headline("Peonies open three weeks early")).await;
    page.until("the article", |view| view.article.is_some()).await;
    page.back().await;
    page.type_query("lens").await;
    page.until("the old edition", |view| view.counts("1 of 15 articles")).await;
}
