//! Searching: what is found, in which order, how it is shown, and what is said of it.

use super::archived::open_list;
use browser_tests::edition::{Edition, item};
use browser_tests::page::{Find, Page, View};
use browser_tests::scenario::Scenario;
use browser_tests::site::{Disturbance, Gate};
use serde_json::json;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("what answers a search best comes first, the newest when asked for", ranked),
        Scenario::new("a slip of the keyboard is made good, and said, with a way back", slip),
        Scenario::new("words, phrases and what is left out are understood", grammar),
        Scenario::new("what was found is marked in titles, excerpts and the article", marked),
        Scenario::new("a search in Chinese is marked in Chinese", chinese),
        Scenario::new("the help with searching opens with the keyboard", help),
        Scenario::new("a year is chosen on its bar and a stretch with Shift", bars),
        Scenario::new("without a part of the index the rest is found, and that is said", lost_part),
        Scenario::new("an archived edition's search opens at its first hit", archived_hit),
        Scenario::new("a found article that is opened by its address is marked", addressed),
        Scenario::new("an article that does not come leaves the others of a search", lost_article),
        Scenario::new("what was found stays, and its marks, while more is on its way", kept),
        Scenario::new(
            "a search is not said to find nothing before its answer is there",
            unanswered,
        ),
        Scenario::new("without the table of Chinese characters that is said", lost_table),
        Scenario::new("a stretch is dragged though the pointer leaves the bars", dragged),
    ]
}

/// Four articles about roads, of which the oldest is the most about them.
fn roads() -> Edition {
    let dated = |id: &str, title: &str, text: &str, date: &str, section: &str| {
        let mut item = item(id, title, text);
        item["date_published"] = date.into();
        item["_broadsheet"] = json!({ "section": section });
        item
    };
    let aside = "Of the harbour and its cranes there is much to tell. ".repeat(20);
    Edition::of([
        dated(
            "paths",
            "Paths",
            &format!("{aside}A road ends here."),
            "2021-05-01T08:00:00Z",
            "Parks",
        ),
        dated("bridge", "The bridge", "The bridge was repaired.", "2020-04-01T08:00:00Z", "Works"),
        dated(
            "road",
            "The road to school",
            "The road to school is repaired. Poverty is less. The road was bad.",
            "2018-03-01T08:00:00Z",
            "Works",
        ),
        dated(
            "zh",
            "脱贫攻坚",
            "首钢集团投入帮扶资金，村里修了新路。",
            "2019-03-01T08:00:00Z",
            "Works",
        ),
    ])
}

async fn open(page: &Page, rest: &str) -> View {
    page.site.publish(&roads());
    page.open_list(rest).await
}

async fn finds(page: &Page, query: &str, headlines: &[&str]) {
    let query = page.run("return '?q=' + encodeURIComponent(arguments[0])", vec![query.into()]);
    let query = query.await.as_str().unwrap_or_default().to_owned();
    page.open(&query).await;
    page.until(&query, |view| view.headlines() == headlines && !view.status.is_empty()).await;
}

async fn ranked(page: &mut Page) {
    open(page, "").await;
    page.type_query("road").await;
    let view = page
        .until("the best first", |view| view.headlines() == ["The road to school", "Paths"])
        .await;
    assert_eq!(view.order.as_deref(), Some("best"));
    page.choose("Order", "newest").await;
    let view = page
        .until("the newest first", |view| view.headlines() == ["Paths", "The road to school"])
        .await;
    assert_eq!(view.address, "?q=road&sort=newest");
    page.click(Find::Button("Remove filter: “road”")).await;
    page.until("the order needs no word", |view| view.address.is_empty() && view.rows.len() == 4)
        .await;
}

async fn slip(page: &mut Page) {
    open(page, "").await;
    page.type_query("povrety").await;
    let view =
        page.until("what was meant", |view| view.headlines() == ["The road to school"]).await;
    assert!(view.text.contains("Results for poverty (searched: povrety)."), "{}", view.text);
    page.click(Find::Button("Only “povrety”")).await;
    let view = page.until("what was typed", |view| view.rows.is_empty()).await;
    assert_eq!(view.query.as_deref(), Some("\"povrety\""));
    page.back().await;
    page.until("back", |view| view.headlines() == ["The road to school"]).await;
}

async fn grammar(page: &mut Page) {
    open(page, "").await;
    finds(page, "repair road", &["The road to school"]).await;
    finds(page, "\"to school\" ", &["The road to school"]).await;
    finds(page, "\"school to\" ", &[]).await;
    finds(page, "repaired -bridge", &["The road to school"]).await;
    finds(page, "cranes OR bridge", &["Paths", "The bridge"]).await;
    finds(page, "title:road", &["The road to school"]).await;
    finds(page, "road section:parks", &["Paths"]).await;
    finds(page, "road before:2019", &["The road to school"]).await;
    finds(page, "road after:2018", &["Paths"]).await;
    finds(page, ") ( \" - road", &["The road to school", "Paths"]).await;
}

const MARKS: &str = "return all('mark').map((mark) => mark.textContent).join('|')";

async fn marks(page: &Page) -> String {
    page.run(MARKS, vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn marked(page: &mut Page) {
    open(page, "").await;
    page.type_query("repair roads").await;
    page.until("a result", |view| view.headlines() == ["The road to school"]).await;
    assert_eq!(marks(page).await, "road|road|repaired|road");
    page.click(Find::Headline("The road to school")).await;
    page.until("the article", |view| view.open_article().is_some()).await;
    page.until_script("where one is", "return document.body.innerText.includes('1 of 4')").await;
    assert_eq!(marks(page).await, "road|road|repaired|road");
    let at = "return all('mark').findIndex((mark) => mark.matches('[class=\"current\"]'))";
    assert_eq!(page.run(at, vec![]).await.as_i64(), Some(0));
    let press = "dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], altKey: true }))";
    page.run(press, vec!["ArrowDown".into()]).await;
    page.until_script("the next", "return document.body.innerText.includes('2 of 4')").await;
    page.run(press, vec!["ArrowUp".into()]).await;
    page.run(press, vec!["ArrowUp".into()]).await;
    page.until_script("round", "return document.body.innerText.includes('4 of 4')").await;
    assert_eq!(page.run(at, vec![]).await.as_i64(), Some(3));
}

async fn chinese(page: &mut Page) {
    open(page, "").await;
    page.type_query("帮扶资金").await;
    page.until("a result", |view| view.headlines() == ["脱贫攻坚"]).await;
    assert_eq!(marks(page).await, "帮扶资金");
    page.type_query("幫扶資金").await;
    page.until("a result", |view| view.headlines() == ["脱贫攻坚"]).await;
    assert_eq!(marks(page).await, "帮扶资金");
}

async fn help(page: &mut Page) {
    open(page, "").await;
    let shown = "return all('dt').length > 0";
    assert_eq!(page.run(shown, vec![]).await, json!(false));
    page.run("only('summary[aria-label=\"How to search\"]').focus()", vec![]).await;
    page.press_enter().await;
    page.until_script("the help", shown).await;
    let press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: 'Escape', bubbles: true }))";
    page.run(press, vec![]).await;
    page.until_script("no help", "return all('dt').length === 0").await;
}

async fn bars(page: &mut Page) {
    open(page, "").await;
    let names = "return all('[role=\"group\"] button[value]').map(nameOf).join('|')";
    let names = page.run(names, vec![]).await.as_str().unwrap_or_default().to_owned();
    assert_eq!(names, "2018 (1)|2019 (1)|2020 (1)|2021 (1)");
    page.click(Find::Button("2019 (1)")).await;
    let view = page.until("a year", |view| view.headlines() == ["脱贫攻坚"]).await;
    assert_eq!(view.address, "?from=2019&to=2019");
    let press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: 'ArrowRight', shiftKey: true, bubbles: true, cancelable: true }))";
    page.run(press, vec![]).await;
    let view = page.until("two years", |view| view.rows.len() == 2).await;
    assert_eq!(view.address, "?from=2019&to=2020");
    assert_eq!(view.focus, "button: 2020 (1)");
}

/// The file of the article that has these words.
fn file_of(page: &Page, words: &str) -> String {
    let files = page.site.archived("json");
    files.into_iter().find(|path| page.site.text(path).contains(words)).unwrap()
}

async fn lost_part(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    page.expect_note("archive/");
    page.expect_note("ERR_");
    page.expect_note("Failed to load resource");
    open_list(page, "").await;
    page.type_query("barley").await;
    page.until("a search", |view| view.counts("166 of 500 articles")).await;
    // That one is not there does not mean that the edition is another.
    page.expect_note("404");
    for (number, path) in page.site.archived("bin").iter().enumerate() {
        let ways = [Disturbance::HangUp, Disturbance::Status(404)];
        page.site.disturb(path, ways[number % 2].clone());
    }
    page.type_query(" 471").await;
    let missing = "could not be fetched: articles may be missing here";
    page.until("it is said", |view| view.text.contains(missing)).await;
    // What could not be looked up may well be there.
    paste(page, "471").await;
    let lost = "Could not be looked up everywhere: 471.";
    let view = page.until("no row", |view| view.rows.is_empty() && view.text.contains(lost)).await;
    assert!(!view.text.contains("No article fits") && !view.text.contains("0 of"), "{}", view.text);
    paste(page, "barley 471").await;
    for path in page.site.archived("bin") {
        page.site.mend(&path);
    }
    page.click(Find::Button("Try again")).await;
    let view = page.until("all of it", |view| view.counts("1 of 500 articles")).await;
    assert!(!view.text.contains(missing));
}

async fn archived_hit(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    open_list(page, "").await;
    page.type_query("\"paragraph 9 of report 300\"").await;
    page.until("its row", |view| view.headlines() == ["Report 300"]).await;
    page.until_script("its excerpt", "return all('mark').length > 0").await;
    page.click(Find::Headline("Report 300")).await;
    page.until("the article", |view| view.open_article() == Some("Report 300")).await;
    page.until("the hit in sight", |view| view.scroll > 0).await;
    // It was held in a part of the page that is no higher than it is, at the article's end.
    let bar = "const { top, bottom } = only('.hits').getBoundingClientRect();
        return top > 0 && bottom <= innerHeight";
    page.until_script("which of how many", bar).await;
    assert_eq!(marks(page).await, "Paragraph 9 of report 300");
}

async fn addressed(page: &mut Page) {
    open(page, "?q=repair+roads&article=road").await;
    page.until_script("where one is", "return document.body.innerText.includes('1 of 4')").await;
    assert_eq!(marks(page).await, "road|road|repaired|road");
    page.site.publish_bundled(&Edition::numbered(500));
    page.open("?q=%22paragraph+9+of+report+300%22&article=report-300").await;
    page.until_script("its marks", "return all('mark').length > 0").await;
    page.until("the hit in sight", |view| view.scroll > 0).await;
}

async fn lost_article(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    page.expect_note("archive/");
    page.expect_note("404");
    open_list(page, "").await;
    let article = file_of(page, "Paragraph 9 of report 300");
    page.site.disturb(&article, Disturbance::Status(404));
    page.type_query("\"report 300\" OR \"report 301\"").await;
    let is_told = |view: &View| view.rows.len() == 2 && view.alert.is_some();
    let view = page.until("both rows, and what is missing", is_told).await;
    assert!(view.headlines().contains(&"Report 300"));
    page.site.mend(&article);
    page.click(Find::Button("Try again")).await;
    page.until("all of it", |view| view.alert.is_none()).await;
    page.until_script("both excerpts", "return all('.rows mark').length > 3").await;
}

async fn unanswered(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    open_list(page, "").await;
    let mut words = page.site.archived("bin");
    words.retain(|path| page.site.requests(path) == 0);
    let gates: Vec<Gate> = words.iter().map(|path| page.site.hold(path)).collect();
    page.open("?q=barley").await;
    let waits = |view: &View| view.text.contains("Fetching more articles");
    let view = page.until("that it is on its way", waits).await;
    let none = ["0 of", "(0)"];
    assert!(!none.iter().any(|it| view.text.contains(it)), "{}", view.text);
    assert!(!view.status.iter().any(|it| it.contains(" of ")), "{:?}", view.status);
    gates.iter().for_each(Gate::open);
    page.until("its answer", |view| view.counts("166 of 500 articles")).await;
}

async fn lost_table(page: &mut Page) {
    page.expect_note("variants.txt");
    page.expect_note("500");
    page.site.disturb("variants.txt", Disturbance::Status(500));
    open(page, "").await;
    page.type_query("脫貧攻堅").await;
    let missing = "could not be fetched: articles may be missing here";
    page.until("it is said", |view| view.text.contains(missing)).await;
    page.site.mend("variants.txt");
    page.click(Find::Button("Try again")).await;
    let view = page.until("what it is about", |view| view.rows.len() == 1).await;
    assert!(!view.text.contains(missing));
}

/// Writes a whole query at once.
async fn paste(page: &Page, query: &str) {
    let paste = "const field = only('input[type=\"search\"]');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.run(paste, vec![query.into()]).await;
}

async fn kept(page: &mut Page) {
    page.site.publish_bundled(&Edition::numbered(500));
    open_list(page, "").await;
    page.type_query("\"report 300\"").await;
    // Its marks alone may be those of its beginning.
    page.until("its row", |view| view.headlines() == ["Report 300"]).await;
    page.until_script("its excerpt", "return all('.rows mark').length > 1").await;
    let article = file_of(page, "Paragraph 9 of report 301");
    let gate = page.site.hold(&article);
    // At once: of what is only begun, too, the articles are fetched.
    paste(page, "\"report 300\" OR \"report 301\"").await;
    page.until_true("it is asked for", || page.site.requests(&article) > 0).await;
    let view = page.view().await;
    assert!(view.headlines().contains(&"Report 300"));
    assert!(marks(page).await.contains("report 300"), "its words are still marked");
    gate.open();
    page.until("both", |view| view.rows.len() == 2).await;
}

async fn dragged(page: &mut Page) {
    open(page, "").await;
    let drag = "const bars = all('[role=\"group\"] button[value]'), group = bars[0].parentElement;
        const middle = (bar) => { const { left, width } = bar.getBoundingClientRect(); return left + width / 2; };
        const fire = (target, type, bar) => target.dispatchEvent(new PointerEvent(type,
            { bubbles: true, cancelable: true, clientX: middle(bar), clientY: -50, buttons: 1 }));
        fire(bars[1], 'pointerdown', bars[1]);
        fire(group, 'pointermove', bars[2]);
        fire(group, 'pointermove', bars[3]);
        fire(group, 'click', bars[3]);";
    // In a script of the page's own: what a driver's script changes, Firefox shows to it alone.
    let count = "const script = document.createElement('script');
        script.textContent = `const push = history.pushState.bind(history), { dataset } = document.body;
            dataset.entries = 0;
            history.pushState = (...entry) => (dataset.entries++, push(...entry));`;
        document.body.append(script);";
    page.run(&[count, drag].concat(), vec![]).await;
    page.until("three years", |view| view.address == "?from=2019&to=2021").await;
    // All of it is one choice, which one way back undoes.
    assert_eq!(page.run("return document.body.dataset.entries", vec![]).await, json!("1"));
}
