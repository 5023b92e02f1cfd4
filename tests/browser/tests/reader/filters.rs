//! Filters, their counts, and the way out of a dead end.

use browser_tests::edition::Edition;
use browser_tests::page::{Find, Page, View};
use browser_tests::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("every value of a filter is offered with its count", all_counts),
        Scenario::new("ticking a section shows its articles", section),
        Scenario::new("ticking two sections shows the articles of either", two_sections),
        Scenario::new("ticking a tag shows its articles", tag),
        Scenario::new("ticking a language shows its articles", language),
        Scenario::new("dates are a year, a month or a day, the last one included", dates),
        Scenario::new("what is no date is said to be none and filters nothing", no_date),
        Scenario::new("typing words shows the articles that have them all", words),
        Scenario::new("words are found without regard to case, accents and width", folded_words),
        Scenario::new("Chinese words are found", chinese_words),
        Scenario::new("half-composed letters do not filter", composition),
        Scenario::new("pressing Enter in the search field does not load the page anew", enter),
        Scenario::new("the counts follow the other filters", counts_follow),
        Scenario::new("removing a filter moves the focus to the next one", chips),
        Scenario::new("clearing all shows everything again", clear_all),
        Scenario::new("without results the filter to drop is named and offered", dead_end),
    ]
}

async fn open(page: &Page, rest: &str) -> View {
    page.site.publish(&Edition::english());
    page.open_list(rest).await
}

/// The choices that lead to something, in alphabetical order.
fn live(view: &View, legend: &str) -> Vec<String> {
    let mut choices = view.choices(legend);
    choices.retain(|choice| !choice.ends_with(" 0"));
    choices.sort_by_key(|choice| choice.trim_start_matches('*').to_owned());
    choices
}

async fn count(page: &Page, sentence: &str) -> View {
    page.until(sentence, |view| view.counts(sentence)).await
}

async fn all_counts(page: &mut Page) {
    let view = open(page, "").await;
    assert_eq!(live(&view, "Section"), ["Gardens 4", "Harbour 6", "Letters 2", "Markets 3"]);
    let tags = ["Engineering 3", "Prices 2", "Repairs 3", "Volunteers 5", "Weather 5"];
    assert_eq!(live(&view, "Tag"), tags);
    assert_eq!(live(&view, "Language"), ["Arabic 1", "Chinese 2", "English 12"]);
}

async fn section(page: &mut Page) {
    open(page, "").await;
    page.click(Find::Choice("Section", "Markets")).await;
    let view = count(page, "3 of 15 articles").await;
    let titles = [
        "The market hall gets its roof back",
        "Bread holds its price, fish does not",
        "The night market moves indoors",
    ];
    assert_eq!(view.headlines(), titles);
    assert_eq!(view.address, "?section=Markets");
    assert_eq!(view.chips, ["Remove filter: Markets"]);
    assert_eq!(view.focus.split(':').next(), Some("input"), "focus went to {}", view.focus);
}

async fn two_sections(page: &mut Page) {
    open(page, "").await;
    page.click(Find::Choice("Section", "Markets")).await;
    count(page, "3 of 15 articles").await;
    page.click(Find::Choice("Section", "Letters")).await;
    let view = count(page, "5 of 15 articles").await;
    assert_eq!(view.address, "?section=Letters&section=Markets");
    page.click(Find::Choice("Section", "Markets")).await;
    let view = count(page, "2 of 15 articles").await;
    assert_eq!(view.address, "?section=Letters");
}

async fn tag(page: &mut Page) {
    open(page, "").await;
    page.click(Find::Choice("Tag", "Engineering")).await;
    let view = count(page, "3 of 15 articles").await;
    assert_eq!(view.address, "?tag=Engineering");
    assert_eq!(view.headlines()[2], "The dredger leaves, the channel stays");
}

async fn language(page: &mut Page) {
    open(page, "").await;
    page.click(Find::Choice("Language", "Chinese")).await;
    let view = count(page, "2 of 15 articles").await;
    assert_eq!(view.address, "?lang=zh");
    assert_eq!(view.headlines(), ["熄灭六十一天后灯塔重新点亮", "牡丹提前三周开放"]);
}

async fn dates(page: &mut Page) {
    open(page, "").await;
    page.type_date("From", "2018-07").await;
    let view = count(page, "9 of 15 articles").await;
    assert_eq!(view.address, "?from=2018-07");
    page.type_date("To", "2018").await;
    let view = count(page, "2 of 15 articles").await;
    assert_eq!(view.address, "?from=2018-07&to=2018");
    assert_eq!(view.chips.len(), 2, "{:?}", view.chips);
    let view = page.open_list("?from=2018-07-09&to=2018-07-09").await;
    assert_eq!(view.headlines(), ["The dredger leaves, the channel stays"]);
    assert_eq!(view.from.as_deref(), Some("2018-07-09"));
    assert_eq!(view.to.as_deref(), Some("2018-07-09"));
}

async fn no_date(page: &mut Page) {
    open(page, "").await;
    page.type_date("From", "soon").await;
    let view = page.until("the mistake is named", |view| view.text.contains("Not a date")).await;
    assert_eq!(view.rows.len(), 15);
    assert_eq!(view.address, "");
    // One that takes the place of the only filter stays to be mended, too.
    let view = open(page, "?from=2018-07").await;
    assert_eq!(view.chips.len(), 1);
    page.run("const field = all('input').find((it) => nameOf(it).startsWith('From')); field.value = ''; field.focus()", vec![]).await;
    page.type_date("From", "banana").await;
    let view = page.until("it is named, too", |view| view.text.contains("Not a date")).await;
    assert_eq!(view.from.as_deref(), Some("banana"));
    page.until("the old date is gone", |view| view.rows.len() == 15).await;
}

async fn words(page: &mut Page) {
    open(page, "").await;
    page.type_query("lens").await;
    let view = count(page, "1 of 15 articles").await;
    assert_eq!(view.headlines(), ["The lighthouse lamp burns again after 61 days"]);
    assert_eq!(view.address, "?q=lens");
    assert_eq!(view.query.as_deref(), Some("lens"));
    page.type_query(" peonies").await;
    let view = page
        .until("both are wanted", |view| view.text.contains("No article has all of these words"))
        .await;
    assert!(!view.rows.is_empty(), "the word that tells more is still searched for");
}

async fn folded_words(page: &mut Page) {
    open(page, "").await;
    for written in ["OTTILIE", "Ottílie", "ｏｔｔｉｌｉｅ"] {
        let query =
            page.run("return '?q=' + encodeURIComponent(arguments[0])", vec![written.into()]);
        let query = query.await.as_str().unwrap_or_default().to_owned();
        let view = page.open_list(&query).await;
        assert!(view.counts("1 of 15 articles"), "{written}: {:?}", view.status);
    }
}

async fn chinese_words(page: &mut Page) {
    open(page, "").await;
    page.type_query("牡丹").await;
    let view = count(page, "1 of 15 articles").await;
    assert_eq!(view.headlines(), ["牡丹提前三周开放"]);
}

async fn composition(page: &mut Page) {
    open(page, "").await;
    let compose = "const field = only('[role=\"search\"] input, search input');
        window.field = field;
        field.focus();
        window.compose = (type, text) => {
            if (type === 'input') {
                field.value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text,
                    inputType: 'insertCompositionText', isComposing: true }));
            } else field.dispatchEvent(new CompositionEvent(type, { bubbles: true, data: text }));
        };
        compose('compositionstart', '');
        compose('compositionupdate', 'z');
        compose('input', 'z');
        compose('compositionupdate', 'zzmudan');
        compose('input', 'zzmudan');
        field.dispatchEvent(new KeyboardEvent('keydown',
            { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }));";
    page.run(compose, vec![]).await;
    page.paint(40).await;
    let view = page.view().await;
    assert!(view.counts("15 of 15 articles"), "{:?}", view.status);
    assert_eq!(view.address, "");
    assert_eq!(view.query.as_deref(), Some("zzmudan"), "what is composed stays in the field");
    let end = "compose('compositionupdate', '牡丹');
        compose('input', '牡丹');
        compose('compositionend', '牡丹');";
    page.run(end, vec![]).await;
    let view = count(page, "1 of 15 articles").await;
    assert_eq!(view.query.as_deref(), Some("牡丹"));
}

async fn enter(page: &mut Page) {
    open(page, "?section=Harbour&utm_source=mail").await;
    page.run("window.same = true", vec![]).await;
    page.type_query("lens\u{e007}").await;
    let view = count(page, "1 of 15 articles").await;
    assert_eq!(view.address, "?utm_source=mail&q=lens&section=Harbour");
    assert_eq!(page.run("return window.same", vec![]).await, true, "the page was loaded anew");
}

async fn counts_follow(page: &mut Page) {
    open(page, "").await;
    page.click(Find::Choice("Section", "Harbour")).await;
    let view = count(page, "6 of 15 articles").await;
    // The group's own choice does not narrow its own counts: another tick adds to it.
    let sections = ["Gardens 4", "*Harbour 6", "Letters 2", "Markets 3"];
    assert_eq!(live(&view, "Section"), sections);
    assert_eq!(live(&view, "Tag"), ["Engineering 3", "Repairs 2", "Volunteers 2", "Weather 1"]);
    assert_eq!(live(&view, "Language"), ["Arabic 1", "Chinese 1", "English 4"]);
    page.type_query("lens").await;
    let view = count(page, "1 of 15 articles").await;
    assert_eq!(live(&view, "Tag"), ["Engineering 1", "Repairs 1"]);
    assert_eq!(live(&view, "Language"), ["English 1"]);
}

async fn chips(page: &mut Page) {
    let view = open(page, "?q=the&section=Harbour&tag=Engineering").await;
    let chips = ["Remove filter: “the”", "Remove filter: Harbour", "Remove filter: Engineering"];
    assert_eq!(view.chips, chips);
    page.click(Find::Button(chips[1])).await;
    let view = page.until("the filter is gone", |view| view.chips.len() == 2).await;
    assert_eq!(view.address, "?q=the&tag=Engineering");
    page.until("the next has the focus", |view| view.focus.contains(chips[2])).await;
    page.press_enter().await;
    page.until("and is gone", |view| view.address == "?q=the").await;
    // There is no next one any more: its neighbour, or the button behind it.
    page.until("the focus is on a button beside it", |view| view.focus.starts_with("button: "))
        .await;
    page.click(Find::Button(chips[0])).await;
    page.until("the last one too", |view| view.chips.is_empty() && view.rows.len() == 15).await;
    page.until("the focus is not lost", |view| view.focus != "body").await;
}

async fn clear_all(page: &mut Page) {
    let view = open(page, "?q=the&section=Harbour&tag=Engineering&from=2018&sort=oldest").await;
    assert!(!view.counts("15 of 15 articles"));
    page.click(Find::Button("Clear all")).await;
    let view = count(page, "15 of 15 articles").await;
    assert_eq!(view.address, "?sort=oldest");
    assert_eq!(view.query.as_deref(), Some(""));
    assert!(view.chips.is_empty());
    page.until("the focus is not lost", |view| view.focus != "body").await;
}

async fn dead_end(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open("?q=lens&section=Markets").await;
    let view = count(page, "0 of 15 articles").await;
    assert!(view.alert.is_none(), "no result is no alarm: {:?}", view.alert);
    let offer = |name: &str| {
        let mut offers = view.buttons.iter().filter(|it| !it.starts_with("Remove filter"));
        offers.find(|it| it.contains(name) && it.contains("article")).cloned()
    };
    let markets = offer("Markets").unwrap_or_else(|| panic!("no offer in {:?}", view.buttons));
    assert!(markets.contains('1'), "{markets}");
    assert!(offer("lens").is_some_and(|offer| offer.contains('3')), "{:?}", view.buttons);
    page.click(Find::Button(&markets)).await;
    let view = count(page, "1 of 15 articles").await;
    assert_eq!(view.address, "?q=lens");
    page.until("the focus is not lost", |view| view.focus != "body").await;
}
