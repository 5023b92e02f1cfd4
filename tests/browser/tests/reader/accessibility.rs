//! Every view by the rules of axe-core, light and dark.

use std::{env, fs};

use browser_tests::edition::{Edition, item};
use browser_tests::page::{Find, Page};
use browser_tests::scenario::Scenario;
use browser_tests::site::{ARTICLES, Disturbance};
use serde_json::{Value, json};

pub(super) fn scenarios() -> Vec<Scenario> {
    let Some(axe) = env::var_os("BROADSHEET_AXE") else {
        println!("skipped: BROADSHEET_AXE is not set (run cargo xtask test)");
        return Vec::new();
    };
    let axe = fs::read_to_string(&axe).unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
    let views = async move |page: &mut Page| every_view(page, &axe).await;
    let light = "axe-core finds no fault in any view, light";
    let dark = "axe-core finds no fault in any view, dark";
    vec![Scenario::new(light, views.clone()), Scenario::new(dark, views).in_the_dark()]
}

async fn every_view(page: &mut Page, axe: &str) {
    page.expect_note("pictures/");
    page.expect_note("console.warn: ");
    page.expect_note(ARTICLES);
    let mut edition = Edition::english();
    if let Some(items) = edition.0["items"].as_array_mut() {
        items.push(json!({ "title": "Without an id", "content_text": "Text." }));
        items.push(item("lamp", "The same id again", "Text."));
    }
    page.site.publish(&edition);
    let mut faults = String::new();

    page.open_list("").await;
    faults += &faults_in(page, axe, "the list").await;
    page.click(Find::Button("2 problems in this edition")).await;
    faults += &faults_in(page, axe, "the report of problems").await;
    page.open_list("?q=the&section=Harbour&tag=Engineering&from=2018").await;
    faults += &faults_in(page, axe, "the filtered list").await;
    page.open("?q=lens&section=Markets").await;
    page.until("no result", |view| view.counts("0 of 15 articles")).await;
    faults += &faults_in(page, axe, "a list without results").await;
    for id in ["lamp", "ferry", "lamp-zh", "pilots-ar", "letter-undated"] {
        page.open_article(&format!("?section=Harbour&section=Letters&article={id}")).await;
        faults += &faults_in(page, axe, id).await;
    }
    page.open("?article=nowhere").await;
    page.until("it is said", |view| view.text.contains("not here")).await;
    faults += &faults_in(page, axe, "an article that is not there").await;
    page.site.disturb(ARTICLES, Disturbance::Status(500));
    page.open("").await;
    page.until("the alert", |view| view.alert.is_some()).await;
    faults += &faults_in(page, axe, "trouble").await;
    let gate = page.site.hold(ARTICLES);
    page.open("").await;
    page.until("a notice", |view| !view.text.is_empty() && view.alert.is_none()).await;
    faults += &faults_in(page, axe, "loading").await;
    gate.open();
    page.until("the list", |view| view.rows.len() == 15).await;
    for edition in [Edition::english(), Edition::arabic()] {
        page.site.mend(ARTICLES);
        page.site.publish_bundled(&edition);
        let program = page.site.file_with_extension("wasm");
        let gate = page.site.hold(&program);
        page.open("").await;
        page.until("the headlines", |view| view.rows.len() >= 8).await;
        faults += &faults_in(page, axe, "the headlines before the reader").await;
        gate.open();
        page.site.disturb(ARTICLES, Disturbance::Status(500));
        page.open("").await;
        page.until("the alert", |view| view.alert.is_some()).await;
        faults += &faults_in(page, axe, "the headlines and trouble").await;
    }
    for edition in [Edition::chinese(), Edition::arabic()] {
        page.site.mend(ARTICLES);
        page.site.publish(&edition);
        page.open_list("").await;
        faults += &faults_in(page, axe, "another language").await;
    }
    assert!(faults.is_empty(), "{faults}");
}

/// What axe-core has to say on the view; nothing where it has nothing to say.
async fn faults_in(page: &Page, axe: &str, view: &str) -> String {
    page.run(&format!("if (!window.axe) {{ {axe} }}"), vec![]).await;
    let run = "const [done] = arguments;
        axe.run(document, { resultTypes: ['violations'] }).then(
            ({ violations }) => done(violations.map((it) => ({
                rule: it.id, help: it.help,
                at: it.nodes.slice(0, 5).map((node) => `${node.target} ${node.html.slice(0, 160)} ${node.failureSummary}`),
            }))),
            (error) => done(String(error)))";
    let found = page.client.execute_async(run, vec![]).await;
    let found = found.unwrap_or_else(|error| panic!("axe on {view}: {error}"));
    if found == Value::Array(vec![]) { String::new() } else { format!("{view}: {found:#}\n") }
}
