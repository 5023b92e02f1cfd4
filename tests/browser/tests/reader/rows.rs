//! Long lists: the rows near the window stand on the page, and the scroll bar tells of all others.

use browser_tests::edition::Edition;
use browser_tests::page::{Find, Page};
use browser_tests::scenario::Scenario;
use serde_json::json;

use super::archived::open_list;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("of 2,000 articles the last is at the end of the page", last),
        Scenario::new("every row of an archived edition comes by as one scrolls", every_row),
        Scenario::new("the middle of the scroll bar is the middle of the list", middle),
        Scenario::new("what is read stays in its place as rows above it come", in_place),
        Scenario::new("back leads to a row in the middle of a long list", back),
        Scenario::new("a reload stays in the middle of a long list", reload),
        Scenario::new("rows follow at the press of a button, too", button),
    ]
}

/// More rows than these never stand on the page, whatever the list.
const MOST: u64 = 250;

/// The numbers of the reports whose rows are in the window.
const IN_WINDOW: &str = "const seen = rowsOf().filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
    }).map((row) => Number(/\\d+/.exec(nameOf(linkOf(row)))[0]));";

async fn scroll(page: &Page, to: &str) {
    page.run(&format!("scrollTo({{ top: {to}, behavior: 'instant' }})"), vec![]).await;
}

/// Scrolls and waits for a report to be in the window.
async fn scroll_to_report(page: &Page, to: &str, report: u32) {
    scroll(page, to).await;
    let seen = format!("{IN_WINDOW} return seen.includes({report})");
    page.until_script(&format!("report {report}"), &seen).await;
}

async fn few_rows(page: &Page) {
    let rows = page.run("return rowsOf().length", vec![]).await;
    assert!(rows.as_u64().is_some_and(|rows| rows <= MOST), "{rows} rows");
}

async fn last(page: &mut Page) {
    page.site.publish(&Edition::numbered(2000));
    let view = page.open_list("").await;
    assert!(view.counts("2000 of 2000 articles"), "{:?}", view.status);
    few_rows(page).await;
    // The heights of rows that have not been seen are not known: the end may move once.
    let end = "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
               return nameOf(linkOf(rowsOf().at(-1))) === 'Report 2000'
                   && rowsOf().at(-1).getBoundingClientRect().top < innerHeight";
    page.until_script("the last row", end).await;
    few_rows(page).await;
    scroll_to_report(page, "0", 1).await;
    let view = page.view().await;
    assert_eq!(view.rows[0].headline, "Report 1");
}

async fn every_row(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    let view = open_list(page, "").await;
    assert!(view.counts("500 of 500 articles"), "{:?}", view.status);
    // On as soon as the window is full, until nothing follows.
    let walk = format!(
        "const done = arguments[0], met = new Set();
         let most = 0, tries = 0;
         const step = () => {{
             {IN_WINDOW}
             seen.forEach((it) => met.add(it));
             most = Math.max(most, rowsOf().length);
             const last = rowsOf().at(-1)?.getBoundingClientRect().bottom ?? 0;
             if (met.has(500) || tries++ > 3000) done([met.size, most]);
             else {{
                 if (last >= innerHeight) scrollBy({{ top: innerHeight / 2, behavior: 'instant' }});
                 requestAnimationFrame(step);
             }}
         }};
         step();"
    );
    let script = format!("{}{walk}", browser_tests::page::WORDS);
    let walked = page.client.execute_async(&script, vec![]).await.unwrap();
    assert_eq!(walked[0], json!(500), "rows seen: {walked}");
    assert!(walked[1].as_u64().is_some_and(|most| most <= MOST), "{walked}");
}

async fn middle(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    open_list(page, "").await;
    let near = format!("{IN_WINDOW} return seen.some((it) => it > 230 && it < 270)");
    scroll(page, "document.documentElement.scrollHeight / 2 - innerHeight / 2").await;
    page.until_script("the middle", &near).await;
    few_rows(page).await;
}

async fn in_place(page: &mut Page) {
    page.site.publish(&Edition::numbered(1000));
    page.open_list("").await;
    scroll(page, "document.documentElement.scrollHeight / 2").await;
    page.until_script("the middle", &format!("{IN_WINDOW} return seen[0] > 400")).await;
    // Each step moves what is in the window by just that step.
    let climb = "const done = arguments[0], slips = [];
        let steps = 0;
        const step = () => {
            const row = rowsOf().find((it) => it.getBoundingClientRect().top > 0);
            const before = row.getBoundingClientRect().top;
            scrollBy({ top: -150, behavior: 'instant' });
            requestAnimationFrame(() => requestAnimationFrame(() => {
                const moved = row.getBoundingClientRect().top - before;
                if (Math.abs(moved - 150) > 2) slips.push(moved);
                if (++steps < 80) step();
                else done(slips);
            }));
        };
        step();";
    let script = format!("{}{climb}", browser_tests::page::WORDS);
    let slips = page.client.execute_async(&script, vec![]).await.unwrap();
    assert_eq!(slips, json!([]));
    scroll_to_report(page, "0", 1).await;
    let top = page.run("return rowsOf()[0].closest('ol').style.paddingBlockStart", vec![]).await;
    assert_eq!(top, "0px");
}

/// Opens the report in the middle of the window; gives its number and how far the page is scrolled.
async fn open_one(page: &Page) -> (String, i64) {
    scroll(page, "document.documentElement.scrollHeight / 2").await;
    page.until_script("the middle", &format!("{IN_WINDOW} return seen[0] > 400")).await;
    let name = format!("{IN_WINDOW} return 'Report ' + seen[Math.floor(seen.length / 2)]");
    let name = page.run(&name, vec![]).await.as_str().unwrap_or_default().to_owned();
    page.run(
        "rowsOf().map(linkOf).find((it) => nameOf(it) === arguments[0])
            .scrollIntoView({ block: 'center', behavior: 'instant' })",
        vec![json!(name)],
    )
    .await;
    page.paint(3).await;
    let scrolled = page.run("return Math.round(scrollY)", vec![]).await;
    (name, scrolled.as_i64().unwrap_or_default())
}

async fn back(page: &mut Page) {
    page.site.publish(&Edition::numbered(1000));
    page.open_list("").await;
    let (name, scrolled) = open_one(page).await;
    page.click(Find::Headline(&name)).await;
    page.until("the article", |view| view.open_article() == Some(name.as_str())).await;
    page.back().await;
    let focus = format!("a: {name}");
    page.until("the row", |view| view.focus == focus && (view.scroll - scrolled).abs() <= 3).await;
    page.paint(3).await;
    let view = page.view().await;
    assert!((view.scroll - scrolled).abs() <= 3, "{} {scrolled}", view.scroll);
    few_rows(page).await;
}

async fn reload(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(1000));
    open_list(page, "").await;
    let (name, scrolled) = open_one(page).await;
    page.reload().await;
    let there = format!("{IN_WINDOW} return seen.includes({})", &name["Report ".len()..]);
    page.until_script("the row", &there).await;
    let view = page.view().await;
    assert!((view.scroll - scrolled).abs() <= 3, "{} {scrolled}", view.scroll);
}

async fn button(page: &mut Page) {
    page.site.publish(&Edition::numbered(130));
    let view = page.open_list("").await;
    assert_eq!(view.rows.len(), 50);
    // Nobody scrolls, so that rows do not come by themselves.
    page.run("all('button').find((it) => nameOf(it) === 'Show 50 more').click()", vec![]).await;
    page.until("some more", |view| view.rows.len() == 100).await;
    page.run("all('button').find((it) => nameOf(it) === 'Show 30 more').click()", vec![]).await;
    let view = page.until("all", |view| view.rows.len() == 130).await;
    assert_eq!(view.headlines().last(), Some(&"Report 130"));
    page.until("the first of the last", |view| view.focus == "a: Report 101").await;
    assert!(!page.view().await.buttons.iter().any(|it| it.contains("more")));
}
