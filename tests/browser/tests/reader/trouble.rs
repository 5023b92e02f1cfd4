//! When the articles cannot be had, or not all of them.

use browser_tests::edition::{Edition, VERSION, item};
use browser_tests::page::{Find, Page, View};
use browser_tests::scenario::Scenario;
use browser_tests::site::{ARTICLES, Disturbance};
use serde_json::json;

pub(super) fn scenarios() -> Vec<Scenario> {
    let disturbed = [
        ("no answer from the server", Disturbance::HangUp, "connection"),
        ("an answer that breaks off", Disturbance::BreakOff, ""),
        ("status 404", Disturbance::Status(404), "404"),
        ("status 500", Disturbance::Status(500), "500"),
        ("an HTML page instead of JSON", Disturbance::HtmlPage, "web page"),
        ("half of the file", Disturbance::Half, "breaks off"),
    ];
    let published: [(&str, &str, &str); 6] = [
        ("an empty file", "", "empty"),
        ("JSON that is no feed", r#"{"name":"broadsheet"}"#, "not a JSON Feed"),
        ("a list instead of a feed", "[]", "not a JSON Feed"),
        ("damaged JSON", r#"{"version": oops}"#, "damaged"),
        ("a feed of a future version", FUTURE, "later version"),
        ("an edition without articles", EMPTY, "no articles"),
    ];
    let mut all: Vec<Scenario> = disturbed
        .into_iter()
        .map(|(what, disturbance, words)| {
            sentence(what, async move |page: &mut Page| {
                page.site.publish(&Edition::english());
                page.site.disturb(ARTICLES, disturbance.clone());
                alarmed(page, words).await;
                page.site.mend(ARTICLES);
                mended(page).await;
            })
        })
        .collect();
    all.extend(published.into_iter().map(|(what, file, words)| {
        sentence(what, async move |page: &mut Page| {
            page.site.put(ARTICLES, file);
            alarmed(page, words).await;
            page.site.publish(&Edition::english());
            mended(page).await;
        })
    }));
    all.push(Scenario::new("trying again while the fault lasts says so again", try_again_in_vain));
    all.push(Scenario::new("broken items are named and do not spoil the rest", broken_items));
    all.push(Scenario::new("a feed of version 1 is read", version_one));
    all
}

const FUTURE: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T",
    "_broadsheet":{"about":"urn:broadsheet:edition-format:9"},
    "items":[{"id":"1","title":"One","content_text":"One."}]}"#;
const EMPTY: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[]}"#;

fn sentence<F>(what: &str, script: F) -> Scenario
where
    F: for<'a> AsyncFn(&'a mut Page) + Send + Sync + 'static,
{
    Scenario::new(&format!("{what} ends in a message and a way to try again"), script)
}

async fn alarmed(page: &mut Page, words: &str) {
    page.expect_note(ARTICLES);
    page.open("").await;
    let again = |view: &View| view.buttons.iter().any(|button| button == "Try again");
    let view = page.until("an alert", |view| view.alert.is_some() && again(view)).await;
    let alert = view.alert.unwrap();
    assert!(alert.contains(words), "{alert}");
    assert!(view.rows.is_empty());
}

async fn mended(page: &Page) {
    page.click(Find::Button("Try again")).await;
    let view = page.until("the count", |view| view.counts("15 of 15 articles")).await;
    assert_eq!(view.rows.len(), 15);
    assert!(view.alert.is_none(), "{:?}", view.alert);
}

async fn try_again_in_vain(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.site.disturb(ARTICLES, Disturbance::Status(503));
    alarmed(page, "503").await;
    let asked = page.site.requests(ARTICLES);
    page.click(Find::Button("Try again")).await;
    page.until_true("asked again", || page.site.requests(ARTICLES) > asked).await;
    page.until("the alert again", |view| {
        view.alert.as_deref().is_some_and(|it| it.contains("503"))
    })
    .await;
    page.site.mend(ARTICLES);
    mended(page).await;
}

async fn broken_items(page: &mut Page) {
    let mut no_id = item("", "Without an id", "Text.");
    no_id.as_object_mut().unwrap().remove("id");
    let mut bad_date = item("bad-date", "With a broken date", "Text.");
    bad_date["date_published"] = json!("last Tuesday");
    page.site.publish(&Edition::of([
        item("good", "Good", "Text."),
        no_id,
        item("twice", "The first of that id", "Text."),
        item("twice", "The second of that id", "Text."),
        bad_date,
    ]));
    page.expect_note("console.warn: ");
    page.expect_note("log: ");
    let view = page.open_list("").await;
    assert_eq!(view.headlines(), ["Good", "The first of that id", "With a broken date"]);
    assert!(view.rows[2].text.contains("Undated"), "{:?}", view.rows[2]);
    assert!(view.text.contains("3 problems in this edition"), "{}", view.text);
    let notes = page.notes().await;
    assert_eq!(notes.len(), 1, "{notes:#?}");
    for said in ["has no id", "has the id of an earlier item", "last Tuesday"] {
        assert!(notes[0].contains(said), "{said} is not in {notes:?}");
    }
    page.click(Find::Button("3 problems in this edition")).await;
    page.until("the list of problems", |view| view.text.contains("last Tuesday")).await;
}

async fn version_one(page: &mut Page) {
    let mut edition = Edition::of([item("a", "One", "Text.")]);
    edition.0["version"] = VERSION.replace("1.1", "1").into();
    page.site.publish(&edition);
    let view = page.open_list("").await;
    assert_eq!(view.headlines(), ["One"]);
}
