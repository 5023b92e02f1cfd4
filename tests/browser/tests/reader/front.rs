//! The headlines that stand in the page before the reader is there, and how it takes their place.

use browser_tests::edition::{Edition, item};
use browser_tests::engine::{Engine, devtools};
use browser_tests::page::{Find, Page, View};
use browser_tests::scenario::Scenario;
use browser_tests::site::{ARTICLES, Disturbance, Gate};
use serde_json::{Value, json};

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("the list is there after the page, its styles and one script", first_bytes),
        Scenario::new("the reader takes the place of the headlines to the pixel", same_place),
        Scenario::new("nothing shifts when the reader comes", no_shift)
            .only_in(&[Engine::Chromium]),
        Scenario::new("an edition with an archive takes the place of its headlines, too", archived)
            .only_in(&[Engine::Chromium]),
        Scenario::new("the link in focus and the place on the page are kept", focus_and_scroll),
        Scenario::new("words typed before the reader came are searched for", typed_early),
        Scenario::new("a search before the reader came is one when it has come", asked_early),
        Scenario::new("a headline clicked before the reader came opens its article", clicked_early),
        Scenario::new("a headline that is being pressed stays until it is let go", pressed),
        Scenario::new("an address that asks for something else shows no headlines", asks_else),
        Scenario::new("a reload shows the same place before the reader and with it", reloaded),
        Scenario::new("without the program the headlines stay, and a notice says so", no_program),
        Scenario::new("without WebAssembly the headlines stay, and a notice says so", no_wasm),
        Scenario::new("without any script the headlines are a front page", no_scripts)
            .only_in(&[Engine::Chromium]),
        Scenario::new("headlines stay beside the message that the articles did not come", trouble),
        Scenario::new("a slow load says that it is slow beside the headlines", slow),
        Scenario::new("headlines of an edition edited by hand give way to its own", by_hand),
        Scenario::new("a policy without inline scripts and styles is kept", strict_policy),
        Scenario::new("hostile headlines are text before the reader, too", hostile),
    ]
}

/// The reader is there: it alone counts in a status.
async fn taken_over(page: &Page) -> View {
    page.until("the reader", |view| view.counts("15 of 15 articles")).await
}

fn program(page: &Page) -> String {
    page.site.file_with_extension("wasm")
}

/// The page as it stands before the reader, which waits for the gate.
async fn before(page: &Page, rest: &str) -> Gate {
    page.site.publish_bundled(&Edition::english());
    let gate = page.site.hold(&program(page));
    page.open(rest).await;
    gate
}

async fn headlines(page: &Page) -> View {
    page.until("the headlines", |view| view.rows.len() == 15).await
}

async fn first_bytes(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    assert_eq!(page.site.files_with_extension("js").len(), 1);
    let gates = [program(page).as_str(), ARTICLES].map(|path| page.site.hold(path));
    page.open("").await;
    let view = headlines(page).await;
    assert_eq!(view.title, "The Quay Courier");
    assert!(view.rows.iter().all(|row| row.datetime.is_some() || row.text.contains("Undated")));
    gates.iter().for_each(Gate::open);
    taken_over(page).await;
}

/// Where everything stands, and what it says; of the page's height only what is in sight.
const PLACES: &str = "const place = (it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        return [it.localName, flat(it.textContent), x, y, width, height].join(' | ');
    };
    return all('.nameplate, .motto, search input, .above h1, main .count, main li article *, fieldset, '
        + 'fieldset *, .filters button, .dates label, .imprint').map(place)";

async fn places(page: &Page) -> Vec<String> {
    serde_json::from_value(page.run(PLACES, vec![]).await).unwrap()
}

async fn same_place(page: &mut Page) {
    for (edition, rows) in
        [(Edition::english(), 15), (Edition::chinese(), 8), (Edition::arabic(), 8)]
    {
        page.site.publish_bundled(&edition);
        for width in [360, 768, 1200] {
            let gate = page.site.hold(&program(page));
            let frame = format!(
                "<!doctype html><title>Frame</title><link rel=icon href=\"data:,\">\
                 <iframe src=\"./\" width={width} height=700></iframe>"
            );
            page.site.put("frame.html", frame);
            page.open("frame.html").await;
            page.enter_frame().await;
            page.until("the headlines", |view| view.rows.len() == rows).await;
            let before = places(page).await;
            gate.open();
            let all = format!("{rows} of {rows} articles");
            page.until("the reader", |view| view.counts(&all)).await;
            let after = places(page).await;
            let moved: Vec<_> = before.iter().zip(&after).filter(|(it, that)| it != that).collect();
            assert!(moved.is_empty(), "{width}: {moved:#?}");
            assert!(before.len() == after.len() && before.len() > rows * 3, "{before:#?}");
            page.client.enter_parent_frame().await.unwrap();
        }
    }
}

const OBSERVE: &str = "window.shifts = [];
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map((it) => [it.value,
        ...it.sources.map((source) => `${source.node?.nodeName}.${source.node?.className}`)])))
        .observe({ type: 'layout-shift', buffered: true });";

async fn no_shift(page: &mut Page) {
    page.site.run_first(OBSERVE);
    for (edition, rows) in [(Edition::english(), 15), (Edition::of([item("a", "One", "Text.")]), 1)]
    {
        page.site.publish_bundled(&edition);
        for width in [360, 768, 1440] {
            let size =
                json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
            devtools(&page.client, "Emulation.setDeviceMetricsOverride", size).await.unwrap();
            let gate = page.site.hold(&program(page));
            page.open("").await;
            page.until("the headlines", |view| view.rows.len() == rows).await;
            page.paint(2).await;
            gate.open();
            page.until("the reader", |view| view.status.iter().any(|it| it.contains(" of "))).await;
            page.paint(2).await;
            assert_eq!(page.run("return shifts", vec![]).await, json!([]), "{width}");
        }
    }
    // The observer does see shifts.
    page.run("document.querySelector('main').style.marginTop = '300px'", vec![]).await;
    page.until_script("a shift", "return shifts.length > 0").await;
}

/// The headlines are more than `articles.json` has: the reader waits for the rest of them.
async fn archived(page: &mut Page) {
    page.site.run_first(OBSERVE);
    page.site.publish_bundled(&Edition::numbered(400));
    let gate = page.site.hold(&program(page));
    page.open("").await;
    page.until("the headlines", |view| view.rows.len() > 10).await;
    let before = places(page).await;
    gate.open();
    page.until("the reader", |view| view.counts("400 of 400 articles")).await;
    let after = places(page).await;
    // Further rows come below; the foot goes down with them.
    let is_foot = |place: &String| place.starts_with("footer");
    let lost: Vec<_> = before.iter().filter(|it| !is_foot(it) && !after.contains(it)).collect();
    assert!(lost.is_empty() && before.len() > 50, "{lost:#?}");
    assert_eq!(page.run("return shifts", vec![]).await, json!([]));
}

async fn focus_and_scroll(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(60));
    let gate = page.site.hold(&program(page));
    page.open("").await;
    page.until("the headlines", |view| view.rows.len() > 10).await;
    page.run("rowsOf().map(linkOf)[11].focus({ preventScroll: true })", vec![]).await;
    page.scroll_to(160).await;
    page.until("scrolled", |view| view.scroll == 160 && view.focus == "a: Report 12").await;
    gate.open();
    let in_place = |view: &View| (view.scroll, view.focus.as_str()) == (160, "a: Report 12");
    let view = page.until("the reader", |view| view.counts("60 of 60 articles")).await;
    assert!(in_place(&view), "{} {}", view.scroll, view.focus);
    page.paint(3).await;
    let view = page.view().await;
    assert!(in_place(&view), "{} {}", view.scroll, view.focus);
    // It is the reader's own link that has the focus.
    page.press_enter().await;
    page.until("the article", |view| view.open_article() == Some("Report 12")).await;
    page.back().await;
    page.until("the list", |view| view.rows.len() > 10 && in_place(view)).await;
}

async fn typed_early(page: &mut Page) {
    let gate = before(page, "").await;
    headlines(page).await;
    page.type_query("len").await;
    gate.open();
    page.until("the results", |view| view.counts("3 of 15 articles")).await;
    let view = page.view().await;
    assert_eq!(view.query.as_deref(), Some("len"));
    assert!(view.focus.starts_with("input"), "{}", view.focus);
    let focused = page.client.active_element().await.unwrap();
    focused.send_keys("s").await.unwrap();
    page.until("typed on", |view| view.query.as_deref() == Some("lens")).await;
    page.until("the address", |view| view.address == "?q=lens").await;
}

async fn asked_early(page: &mut Page) {
    let gate = before(page, "").await;
    headlines(page).await;
    page.type_query("lens").await;
    page.press_enter().await;
    let view = page.until("the question", |view| view.address == "?q=lens").await;
    assert!(view.rows.is_empty());
    gate.open();
    page.until("the results", |view| view.counts("1 of 15 articles")).await;
}

async fn clicked_early(page: &mut Page) {
    let gate = before(page, "").await;
    let view = headlines(page).await;
    let name = view.rows[2].headline.clone();
    page.click(Find::Headline(&name)).await;
    let view = page.until("the address", |view| view.address.starts_with("?article=")).await;
    assert!(view.rows.is_empty(), "{:?}", view.rows);
    gate.open();
    page.until("the article", |view| view.open_article() == Some(&name)).await;
    page.back().await;
    page.until("the list", |view| view.rows.len() == 15).await;
}

async fn pressed(page: &mut Page) {
    use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
    let gate = before(page, "").await;
    let view = headlines(page).await;
    let name = view.rows[1].headline.clone();
    let element = page.find(Find::Headline(&name)).await;
    let press = MouseActions::new("mouse".into())
        .then(PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 })
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
    page.client.perform_actions(press).await.unwrap();
    page.until_script("it is pressed", "return document.querySelector('a:active') !== null").await;
    gate.open();
    // The reader is started once it has a part of its own in the page.
    let started =
        "return document.querySelector('[data-feed]').lastElementChild.localName === 'div'";
    page.until_script("the reader has started", started).await;
    page.paint(20).await;
    let release =
        MouseActions::new("mouse".into()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    page.client.perform_actions(release).await.unwrap();
    page.until("the article", |view| view.open_article() == Some(&name)).await;
}

/// Looks at every frame from the first on.
const WATCH: &str = "window.flashed = [];
    const look = () => {
        const rows = document.querySelectorAll('main li > article');
        if ([...rows].some((row) => row.getClientRects().length)) flashed.push(rows.length);
        requestAnimationFrame(look);
    };
    look();";

async fn asks_else(page: &mut Page) {
    page.site.run_first(WATCH);
    for rest in ["?article=ferry", "?utm=x&article=ferry"] {
        let gate = before(page, rest).await;
        let view = page.until("a notice", |view| view.text.contains("Fetching")).await;
        assert_eq!(view.title, "The Quay Courier");
        gate.open();
        page.until("the article", |view| view.article.is_some()).await;
        assert_eq!(page.run("return flashed", vec![]).await, json!([]), "{rest}");
    }
    let gate = before(page, "?q=lens").await;
    page.until("a notice", |view| view.text.contains("Fetching")).await;
    gate.open();
    page.until("the results", |view| view.counts("1 of 15 articles")).await;
    assert!(!page.run("return flashed", vec![]).await.to_string().contains("15"));
    // What is not ours asks for nothing.
    let gate = before(page, "?utm_source=letter").await;
    headlines(page).await;
    gate.open();
    taken_over(page).await;
}

async fn reloaded(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(60));
    page.open_list("").await;
    page.until("the reader", |view| view.counts("60 of 60 articles")).await;
    page.scroll_to(160).await;
    page.until("scrolled", |view| view.scroll == 160).await;
    let gate = page.site.hold(&program(page));
    page.reload().await;
    page.until("the same place", |view| view.rows.len() > 10 && view.scroll == 160).await;
    gate.open();
    let view = page.until("the reader", |view| view.counts("60 of 60 articles")).await;
    assert_eq!(view.scroll, 160);
    // Farther down than the headlines reach.
    page.site.mend(&program(page));
    page.run("scrollTo(0, document.documentElement.scrollHeight)", vec![]).await;
    page.until("the last", |view| view.headlines().last() == Some(&"Report 60")).await;
    page.paint(3).await;
    let seen = page.view().await.scroll;
    assert!(seen > 2000, "{seen}");
    page.reload().await;
    page.until("the same place", |view| view.rows.len() > 10 && view.scroll == seen).await;
}

const FEED_LINK: &str =
    "return all('a[href]').some((a) => a.href === new URL('articles.json', document.baseURI).href)";

/// The headlines stand, the notice beside them leads to the feed, and nothing offers what cannot be.
async fn stands_alone(page: &Page, view: &View) {
    assert_eq!(view.rows.len(), 15);
    assert_eq!(page.run(FEED_LINK, vec![]).await, true);
    let dead = "return all('input, select, button').filter((it) => it.checkVisibility?.({ visibilityProperty: true })
        ?? getComputedStyle(it).visibility === 'visible').map(nameOf)";
    assert_eq!(page.run(dead, vec![]).await, json!([]));
}

async fn no_program(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    page.site.disturb(&program(page), Disturbance::Status(404));
    let program = program(page);
    for text in [program.as_str(), "console.error: ", "log: "] {
        page.expect_note(text);
    }
    page.open("").await;
    let view = page.until("a notice", |view| view.alert.is_some()).await;
    assert!(view.alert.as_deref().is_some_and(|it| it.contains("do not open")), "{view:?}");
    stands_alone(page, &view).await;
    // The notice hides nothing for good.
    let at_the_end = "scrollTo(0, document.documentElement.scrollHeight);
        const notice = document.querySelector('[role=alert]').getBoundingClientRect();
        return all('.imprint').every((it) => it.getBoundingClientRect().bottom <= notice.top + 1)";
    page.until_script("the foot is above the notice", at_the_end).await;
}

async fn no_wasm(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    page.site.run_first("delete window.WebAssembly;");
    page.expect_note("WebAssembly");
    page.open("").await;
    let view = page.until("a notice", |view| view.alert.is_some()).await;
    stands_alone(page, &view).await;
}

async fn no_scripts(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    let off = |off: bool| json!({ "value": off });
    devtools(&page.client, "Emulation.setScriptExecutionDisabled", off(true)).await.unwrap();
    page.client.goto(&page.site.address("")).await.unwrap();
    let view = headlines(page).await;
    assert!(view.text.contains("needs JavaScript"), "{}", view.text);
    assert!(!view.text.contains("Fetching"), "{}", view.text);
    assert_eq!(view.rows[0].date.len(), "2020-01-01".len(), "{}", view.rows[0].date);
    stands_alone(page, &view).await;
    let on = devtools(&page.client, "Emulation.setScriptExecutionDisabled", off(false)).await;
    on.unwrap();
}

async fn trouble(page: &mut Page) {
    page.expect_note(ARTICLES);
    for (disturbance, words) in
        [(Disturbance::Status(404), "404"), (Disturbance::Half, "breaks off")]
    {
        page.site.publish_bundled(&Edition::english());
        page.site.disturb(ARTICLES, disturbance);
        page.open("").await;
        let view = page.until("an alert", |view| view.alert.is_some()).await;
        assert!(view.alert.as_deref().is_some_and(|it| it.contains(words)), "{view:?}");
        assert_eq!(view.rows.len(), 15);
        page.site.mend(ARTICLES);
        page.click(Find::Button("Try again")).await;
        let view = taken_over(page).await;
        assert!(view.alert.is_none() && view.rows.len() == 15, "{view:?}");
    }
}

async fn slow(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    let gate = page.site.hold(ARTICLES);
    page.open("").await;
    page.until("it is slow", |view| view.text.contains("longer than usual")).await;
    gate.open();
    let view = taken_over(page).await;
    assert!(!view.text.contains("longer than usual"));
}

async fn by_hand(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    page.site.publish(&Edition::numbered(3));
    page.open("").await;
    let view = page.until("the reader", |view| view.counts("3 of 3 articles")).await;
    assert_eq!(view.headlines(), ["Report 1", "Report 2", "Report 3"]);
    let left = page.run("return document.body.textContent.includes('Quay')", vec![]).await;
    assert_eq!(left, false);
}

async fn strict_policy(page: &mut Page) {
    page.site.publish_bundled(&Edition::english());
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                  connect-src 'self'; img-src data:; base-uri 'none'; form-action 'self'";
    let meta = format!("<meta http-equiv=\"content-security-policy\" content=\"{policy}\">");
    let html = page.site.text("index.html").replacen("<head>", &format!("<head>{meta}"), 1);
    assert!(html.contains(policy));
    page.site.put("index.html", html);
    let gate = page.site.hold(&program(page));
    page.open("").await;
    headlines(page).await;
    gate.open();
    taken_over(page).await;
}

async fn hostile(page: &mut Page) {
    let texts = [
        "</h2></article><script>evil('title')</script>",
        "<img src=x onerror=\"evil('img')\">",
        "\"><svg onload=evil('svg')>",
        "&lt;b&gt; & \u{202E}backwards",
    ];
    let items = texts.iter().enumerate().map(|(number, text)| {
        let mut item = item(&format!("{number}{text}"), text, "Text.");
        item["_broadsheet"] = json!({ "section": text, "subtitle": text });
        item["tags"] = json!([text]);
        item
    });
    let mut edition = Edition::of(items);
    edition.0["title"] = json!("</title><script>evil('page')</script>");
    edition.0["description"] = json!("\"><script>evil('description')</script>");
    page.site.publish_bundled(&edition);
    let gate = page.site.hold(&program(page));
    page.open("").await;
    let before = page.until("the headlines", |view| view.rows.len() == 4).await;
    let names: Vec<String> = before.rows.iter().map(|row| row.headline.clone()).collect();
    assert_eq!(names, texts);
    let links = |view: &View| view.rows.iter().map(|it| it.href.clone()).collect::<Vec<_>>();
    gate.open();
    let after = page.until("the reader", |view| view.counts("4 of 4 articles")).await;
    assert_eq!(links(&before), links(&after));
    assert_eq!(page.run("return document.title", vec![]).await, Value::from(after.title));
}
