//! Hostile HTML and naughty strings in every place that takes text: nothing executes, everything
//! is shown as it is written.

use browser_tests::corpora::{Corpora, Payload};
use browser_tests::edition::{Edition, item};
use browser_tests::page::Page;
use browser_tests::scenario::Scenario;
use serde_json::{Value, json};

pub(super) fn scenarios() -> Vec<Scenario> {
    if Corpora::find().is_none() {
        println!("skipped: no corpora");
        return Vec::new();
    }
    vec![
        Scenario::new("nothing in a hostile article's HTML executes or reaches the page", bodies),
        Scenario::new("nothing in hostile titles, tags, authors and addresses executes", fields),
        Scenario::new("naughty strings stand verbatim in every field", naughty_fields),
        Scenario::new(
            "naughty strings stand verbatim in the search field and the address",
            naughty_queries,
        ),
    ]
}

/// An address can be changed so often within some seconds before a browser refuses.
const STRIDE: usize = 90;

const INSPECT: &str = include_str!("hostile/inspect.js");
const WALK: &str = include_str!("hostile/walk.js");

fn payloads() -> Vec<Payload> {
    Corpora::find().map_or_else(Vec::new, |corpora| corpora.payloads())
}

fn expect_lost_pictures(page: &mut Page) {
    // Pictures, which an article may name anywhere, are not to be had here; some payloads name
    // odd schemes for them.
    for text in
        ["not loaded: img", "net::ERR", "status of 404", "no title", "neither content", "log: "]
    {
        page.expect_note(text);
    }
    page.expect_note("console.warn: ");
}

/// Walks through all articles by their links to the next one, and returns what was found wrong.
async fn walk(page: &Page, count: usize, expected: &Value) -> Vec<Value> {
    let mut faults = Vec::new();
    for start in (0..count).step_by(STRIDE) {
        page.open_article(&format!("?article=case-{start}")).await;
        let steps = STRIDE.min(count - start);
        let script = format!("{}{INSPECT}{WALK}", browser_tests::page::WORDS);
        let found = page.client.execute_async(&script, vec![json!(steps), expected.clone()]).await;
        let found = found.unwrap_or_else(|error| panic!("walking from {start}: {error}"));
        assert_eq!(found["seen"], steps, "from {start}: {found}");
        faults.extend(found["faults"].as_array().cloned().unwrap_or_default());
        page.paint(10).await;
        nothing_executed(page).await;
    }
    faults
}

async fn nothing_executed(page: &Page) {
    let notes = page.notes().await;
    let bad: Vec<_> = notes
        .iter()
        .filter(|note| {
            ["executed", "uncaught", "unhandled", "policy"]
                .iter()
                .any(|kind| note.starts_with(kind))
        })
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

async fn bodies(page: &mut Page) {
    let payloads = payloads();
    assert!(payloads.len() > 400, "{} payloads", payloads.len());
    expect_lost_pictures(page);
    page.site.publish(&Edition::of(payloads.iter().enumerate().map(|(number, payload)| {
        json!({ "id": format!("case-{number}"), "title": payload.id, "content_html": payload.payload })
    })));
    let titles: Vec<_> = payloads.iter().map(|payload| json!({ "h1": payload.id })).collect();
    let faults = walk(page, payloads.len(), &json!(titles)).await;
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}

async fn fields(page: &mut Page) {
    let payloads = payloads();
    expect_lost_pictures(page);
    page.site.publish(&Edition::of(payloads.iter().enumerate().map(|(number, payload)| {
        let hostile = &payload.payload;
        json!({
            "id": format!("case-{number}"), "title": hostile, "summary": hostile,
            "content_text": hostile, "tags": [hostile], "language": hostile,
            "url": hostile, "external_url": hostile, "image": hostile,
            "authors": [{ "name": hostile, "url": hostile, "avatar": hostile }],
            "attachments": [{ "url": hostile, "mime_type": hostile, "title": hostile }],
            "_broadsheet": { "section": hostile, "subtitle": hostile, "source": hostile,
                             "copyright": hostile, "breadcrumb": [hostile, hostile] },
        })
    })));
    page.open_list("").await;
    let script =
        format!("{}{INSPECT} return rowsOf().flatMap(faultsOf)", browser_tests::page::WORDS);
    let found = page.client.execute(&script, vec![]).await.unwrap();
    assert_eq!(found, json!([]), "in the list");
    let shown: Vec<_> =
        payloads.iter().map(|it| json!({ "h1": it.payload, "text": it.payload })).collect();
    let faults = walk(page, payloads.len(), &json!(shown)).await;
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}

async fn naughty_fields(page: &mut Page) {
    let strings = naughty_strings();
    expect_lost_pictures(page);
    page.site.publish(&Edition::of(strings.iter().enumerate().map(|(number, naughty)| {
        let mut item = item(&format!("case-{number}"), naughty, naughty);
        item["tags"] = json!([naughty]);
        item["summary"] = json!(naughty);
        item["authors"] = json!([{ "name": naughty }]);
        item["_broadsheet"] = json!({ "section": naughty, "subtitle": naughty, "source": naughty });
        item
    })));
    let shown: Vec<_> =
        strings.iter().map(|naughty| json!({ "h1": naughty, "text": naughty })).collect();
    let faults = walk(page, strings.len(), &json!(shown)).await;
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}

async fn naughty_queries(page: &mut Page) {
    page.site.publish(&Edition::english());
    let strings = naughty_strings();
    for some in strings.chunks(STRIDE) {
        page.open_list("").await;
        let script =
            format!("{}{}", browser_tests::page::WORDS, include_str!("hostile/queries.js"));
        let faults = page.client.execute_async(&script, vec![json!(some)]).await.unwrap();
        assert_eq!(faults, json!([]));
        nothing_executed(page).await;
    }
    // And in earnest, by loading the page, for the oddest of them.
    for naughty in
        strings.iter().filter(|it| it.contains(['<', '%', '&', '\u{202e}', '\0'])).step_by(12)
    {
        let encode = "return '?q=' + encodeURIComponent(arguments[0])";
        let query =
            page.run(encode, vec![json!(naughty)]).await.as_str().unwrap_or_default().to_owned();
        page.open(&query).await;
        let view = page
            .until("the search stands", |view| view.query.is_some() && !view.status.is_empty())
            .await;
        let one_line: String = naughty.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        assert_eq!(view.query.as_deref(), Some(one_line.as_str()));
        nothing_executed(page).await;
    }
}

/// All but the blank ones, which are no text.
fn naughty_strings() -> Vec<String> {
    let strings = Corpora::find().map_or_else(Vec::new, |corpora| corpora.naughty_strings());
    assert!(strings.len() > 500, "{} strings", strings.len());
    strings
}
