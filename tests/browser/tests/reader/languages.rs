//! Languages, directions, and dates wherever the reader is.

use browser_tests::edition::{Edition, item};
use browser_tests::page::Page;
use browser_tests::scenario::Scenario;
use serde_json::{Value, json};

pub(super) fn scenarios() -> Vec<Scenario> {
    let zones = ["Pacific/Auckland", "Pacific/Honolulu"];
    let mut all = vec![
        Scenario::new("each headline in the list says its language and direction", list),
        Scenario::new("an article says its language and runs in its direction", articles),
        Scenario::new("a Chinese edition says that its words are Chinese", chinese_edition),
        Scenario::new("an Arabic edition runs from right to left", arabic_edition),
        Scenario::new("words of the other direction do not disturb the line around them", mixed),
    ];
    all.extend(zones.map(|zone| {
        Scenario::new(&format!("no date shifts by a day for a reader in {zone}"), no_shift)
            .in_zone(zone)
    }));
    all
}

async fn list(page: &mut Page) {
    page.site.publish(&Edition::english());
    let view = page.open_list("").await;
    for (id, lang, direction) in
        [("lamp-zh", "zh-Hans", "ltr"), ("pilots-ar", "ar", "rtl"), ("lamp", "en", "ltr")]
    {
        let href = format!("?article={id}");
        let row = view.rows.iter().find(|row| row.href.as_deref() == Some(&href)).unwrap();
        assert_eq!((row.lang.as_str(), row.direction.as_str()), (lang, direction), "{id}");
    }
}

async fn articles(page: &mut Page) {
    page.site.publish(&Edition::english());
    for (id, lang, direction) in
        [("lamp-zh", "zh-Hans", "ltr"), ("pilots-ar", "ar", "rtl"), ("lamp", "en", "ltr")]
    {
        page.open_article(&format!("?article={id}")).await;
        let said = page
            .run(
                "return ['h1', '#p1'].map((selector) => {
                     const part = bodyArticle().querySelector(selector);
                     return [part.closest('[lang]').lang, getComputedStyle(part).direction];
                 })",
                vec![],
            )
            .await;
        assert_eq!(said, json!([[lang, direction], [lang, direction]]), "{id}");
    }
}

/// The language and direction of the edition's title in the header.
async fn masthead(page: &Page) -> Value {
    let script = "const title = document.querySelector('header a');
        return [title.closest('[lang]').lang, getComputedStyle(title).direction, nameOf(title)]";
    page.run(script, vec![]).await
}

async fn chinese_edition(page: &mut Page) {
    page.site.publish(&Edition::chinese());
    let view = page.open_list("").await;
    assert_eq!(masthead(page).await, json!(["zh-Hans", "ltr", "码头日报"]));
    assert!(view.rows.iter().all(|row| row.lang == "zh-Hans"), "{:?}", view.rows);
    let view = page.open_article("?article=deng").await;
    assert!(view.title.contains("熄灭六十一天后灯塔重新点亮"), "{}", view.title);
}

async fn arabic_edition(page: &mut Page) {
    page.site.publish(&Edition::arabic());
    let view = page.open_list("").await;
    assert_eq!(masthead(page).await, json!(["ar", "rtl", "بريد الرصيف"]));
    assert!(
        view.rows.iter().all(|row| row.lang == "ar" && row.direction == "rtl"),
        "{:?}",
        view.rows
    );
    let view = page.open_article("?article=misbah").await;
    let article = view.article.unwrap();
    assert!(article.crumbs.ends_with(&["مركز الأخبار".into(), "الميناء".into()]), "{article:?}");
}

async fn mixed(page: &mut Page) {
    page.site.publish(&Edition::english());
    page.open_list("?q=سفن").await;
    // The Arabic query in an English chip: set apart, or it pulls the punctuation along.
    let apart = "const chip = all('button').find((b) => nameOf(b).startsWith('Remove filter:'));
        const texts = document.createTreeWalker(chip, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) if (texts.currentNode.data.includes('سفن'))
            return Boolean(texts.currentNode.parentElement.closest('bdi, [dir=auto]'))
                || /[\\u2066-\\u2069]/.test(texts.currentNode.data);
        return false";
    assert_eq!(page.run(apart, vec![]).await, true, "the query in its chip is not set apart");
}

async fn no_shift(page: &mut Page) {
    let at = |id: &str, date: &str| {
        let mut item = item(id, id, "Text.");
        item["date_published"] = date.into();
        item
    };
    page.site.publish(&Edition::of([
        at("first", "2020-11-16T00:30:00+14:00"),
        at("last", "2020-11-16T23:30:00-11:00"),
        at("bare", "2020-11-16T00:00:00+08:00"),
        at("noon", "2020-11-16T12:00:00Z"),
    ]));
    let view = page.open_list("").await;
    for row in &view.rows {
        assert!(row.date.contains("November 16, 2020"), "{}: {}", row.headline, row.date);
        assert!(row.datetime.as_ref().is_some_and(|it| it.starts_with("2020-11-16")), "{row:?}");
    }
    let view = page.open_list("?from=2020-11-16&to=2020-11-16").await;
    assert_eq!(view.rows.len(), 4);
    for id in ["first", "last", "bare", "noon"] {
        let view = page.open_article(&format!("?article={id}")).await;
        let date = view.article.unwrap().date.unwrap();
        assert!(date.contains("November 16, 2020"), "{id}: {date}");
    }
}
