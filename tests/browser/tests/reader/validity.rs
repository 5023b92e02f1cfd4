//! The page's HTML by the rules of the standard's checker, as built and as it stands in the
//! browser.

use std::env;
use std::ffi::OsString;
use std::process::Stdio;

use browser_tests::edition::{Edition, item};
use browser_tests::engine::Engine;
use browser_tests::page::Page;
use browser_tests::scenario::Scenario;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

pub(super) fn scenarios() -> Vec<Scenario> {
    let Some(checker) = env::var_os("BROADSHEET_VNU") else {
        println!("skipped: BROADSHEET_VNU is not set (run cargo xtask test)");
        return Vec::new();
    };
    let views = async move |page: &mut Page| every_view(page, &checker).await;
    // What the reader builds is the same in every engine.
    vec![Scenario::new("the HTML of every view is valid", views).only_in(&[Engine::Chromium])]
}

async fn every_view(page: &mut Page, checker: &OsString) {
    page.expect_note("pictures/");
    page.site.publish(&Edition::english());
    let mut faults = faults(checker, "index.html", &page.site.text("index.html")).await;
    page.site.publish_bundled(&Edition::english());
    faults.extend(self::faults(checker, "the front page", &page.site.text("index.html")).await);
    page.site.publish_bundled(&odd());
    faults.extend(self::faults(checker, "odd headlines", &page.site.text("index.html")).await);
    page.site.publish_bundled(&Edition::english());
    page.open_list("?q=the&section=Harbour").await;
    faults.extend(self::faults(checker, "the list", &standing(page).await).await);
    page.open("?q=lens&section=Markets").await;
    page.until("no result", |view| view.counts("0 of 15 articles")).await;
    faults.extend(self::faults(checker, "no result", &standing(page).await).await);
    page.open_article("?section=Harbour&article=ferry").await;
    faults.extend(self::faults(checker, "the article", &standing(page).await).await);
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Headlines with what HTML takes for its own, and with what no HTML may have.
fn odd() -> Edition {
    let title = "</h2><p title='\"'>&copy; \u{0}\u{1}\u{7f}\u{85}\u{fffe} \u{202e}-->";
    let mut item = item(title, title, title);
    item["_broadsheet"] = json!({ "section": title, "subtitle": title });
    item["date_published"] = "2020-11-16T09:29:11.5+08:00".into();
    item["language"] = "ar".into();
    let mut edition = Edition::of([item]);
    edition.0["title"] = title.into();
    edition.0["description"] = title.into();
    edition.0["_broadsheet"] =
        json!({ "about": "urn:broadsheet:edition-format:1", "copyright": title });
    edition
}

async fn standing(page: &Page) -> String {
    let html = page.run("return document.documentElement.outerHTML", vec![]).await;
    format!("<!DOCTYPE html>\n{}", html.as_str().unwrap_or_default())
}

async fn faults(checker: &OsString, view: &str, html: &str) -> Vec<String> {
    let messages = check(checker, html).await.unwrap_or_else(|error| panic!("{view}: {error}"));
    let report: Value = serde_json::from_slice(&messages)
        .unwrap_or_else(|error| panic!("{error} in {}", String::from_utf8_lossy(&messages)));
    report["messages"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        // Its warnings are opinions: a role of "list" is one, which VoiceOver needs for lists
        // without marks.
        .filter(|message| message["type"] == "error")
        .map(|message| format!("{view}: {} in {}", message["message"], message["extract"]))
        .collect()
}

async fn check(checker: &OsString, html: &str) -> std::io::Result<Vec<u8>> {
    let mut command = Command::new("java");
    command.arg("-jar").arg(checker).args([
        "--stdout",
        "--exit-zero-always",
        "--format",
        "json",
        "-",
    ]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut process = command.kill_on_drop(true).spawn()?;
    if let Some(mut input) = process.stdin.take() {
        input.write_all(html.as_bytes()).await?;
    }
    Ok(process.wait_with_output().await?.stdout)
}
