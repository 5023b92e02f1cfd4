//! Narrow windows, large text, strange colours, paper.

use browser_tests::edition::{Edition, item};
use browser_tests::engine::{Engine, devtools};
use browser_tests::page::{Find, Page};
use browser_tests::scenario::Scenario;
use serde_json::json;

pub(super) fn scenarios() -> Vec<Scenario> {
    vec![
        Scenario::new("a window of 320 pixels needs no scrolling sideways", narrow),
        Scenario::new(
            "a window of 320 pixels holds words, tables and code wider than itself",
            narrow_unwieldy,
        ),
        Scenario::new("text of twice the size needs no scrolling sideways", large_text),
        Scenario::new("a narrow window still offers the filters", narrow_filters),
        Scenario::new("the text's measure is 60 to 75 characters, 30 to 40 in Chinese", measure),
        Scenario::new("forced colours leave everything to be seen", forced_colours)
            .only_in(&[Engine::Chromium]),
        Scenario::new("on paper there is the article and nothing to click", paper)
            .only_in(&[Engine::Chromium]),
    ]
}

const SIDEWAYS: &str = "const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const over = all('body *').filter((it) => it.getBoundingClientRect().right > root.clientWidth + 1);
    // The innermost that stick out.
    const inner = over.filter((it) => !over.some((other) => other !== it && it.contains(other)));
    return [`${root.scrollWidth} > ${root.clientWidth}`,
        ...inner.slice(0, 8).map((it) => `${it.localName} ${it.className}: ${flat(it.textContent).slice(0, 60)}`)]";

/// An edition with what is hard to fit: a word without a break, a wide table, long code.
fn unwieldy() -> Edition {
    let mut edition = Edition::english();
    let mut wide =
        item("wide", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "");
    let cells = "<td>unbreakable-and-long-enough</td>".repeat(9);
    wide["content_html"] = json!(format!(
        "<p>https://example.org/{}</p><table><tr>{cells}</tr></table><pre>{}</pre>",
        "a-long-way-down/".repeat(12),
        "let code = long; ".repeat(20)
    ));
    wide["tags"] = json!(["Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"]);
    if let Some(items) = edition.0["items"].as_array_mut() {
        items.push(wide);
    }
    edition
}

/// Shows the site in a frame of the page: the same in all engines, whatever their windows allow.
async fn in_frame(page: &Page, width: u32, rest: &str) {
    let frame = format!(
        "<!doctype html><title>Frame</title><link rel=icon href=\"data:,\"><iframe src=\"./{rest}\" width={width} height=700 \
         style=\"border:0\"></iframe>"
    );
    page.site.put("frame.html", frame);
    page.open("frame.html").await;
    page.enter_frame().await;
}

async fn leave_frame(page: &Page) {
    page.client.enter_parent_frame().await.unwrap_or_else(|error| panic!("the page: {error}"));
}

async fn fits_sideways(page: &mut Page, width: u32, before: &str) {
    page.expect_note("pictures/");
    let views = ["", "?q=the&section=Harbour&from=2018", "?article=ferry", "?article=lamp-zh"];
    for rest in views {
        no_sideways(page, width, rest, before).await;
    }
}

async fn no_sideways(page: &Page, width: u32, rest: &str, before: &str) {
    in_frame(page, width, rest).await;
    page.until("the view", |view| !view.rows.is_empty() || view.article.is_some()).await;
    page.run(before, vec![]).await;
    page.paint(2).await;
    let over = page.run(SIDEWAYS, vec![]).await;
    assert_eq!(over, json!([]), "{rest} at {width}");
    leave_frame(page).await;
}

async fn narrow(page: &mut Page) {
    page.site.publish(&Edition::english());
    fits_sideways(page, 320, "").await;
}

async fn narrow_unwieldy(page: &mut Page) {
    page.site.publish(&unwieldy());
    for rest in ["", "?article=wide"] {
        no_sideways(page, 320, rest, "").await;
    }
}

async fn large_text(page: &mut Page) {
    page.site.publish(&Edition::english());
    fits_sideways(page, 640, "document.documentElement.style.fontSize = '200%'").await;
}

async fn narrow_filters(page: &mut Page) {
    page.site.publish(&Edition::english());
    in_frame(page, 360, "").await;
    page.until("the list", |view| view.rows.len() == 15).await;
    // They may be folded away behind a button there.
    let open = "if (all('fieldset').length) return true;
        all('button, summary').find((it) => /filter/i.test(nameOf(it)))?.click();
        return all('fieldset').length > 0";
    page.until_script("the filters", open).await;
    page.click(Find::Choice("Section", "Markets")).await;
    page.until("filtered", |view| view.counts("3 of 15 articles")).await;
    leave_frame(page).await;
}

async fn measure(page: &mut Page) {
    // Counted where lines break of themselves: the characters of a long paragraph by its lines.
    let per_line = "const p = document.getElementById('p1');
        const range = document.createRange();
        const text = p.firstChild.nodeType === 3 ? p.firstChild : p.querySelector('*').firstChild;
        const tops = new Map();
        for (let i = 0; i < text.length; i += 1) {
            range.setStart(text, i); range.setEnd(text, i + 1);
            const top = Math.round(range.getBoundingClientRect().top);
            tops.set(top, (tops.get(top) ?? 0) + 1);
        }
        return Math.max(...tops.values())";
    let latin = "The harbour office says that the channel stays open for boats of every size. ";
    let chinese = "港务所说航道将对各种大小的船只开放直到明年春天为止镇上的人都很高兴";
    let mut zh = item("zh", "中文", &chinese.repeat(20));
    zh["language"] = json!("zh-Hans");
    page.site.publish(&Edition::of([item("en", "Latin", &latin.repeat(20)), zh]));
    for (id, least, most) in [("en", 55, 80), ("zh", 28, 42)] {
        page.open_article(&format!("?article={id}")).await;
        let longest = page.run(per_line, vec![]).await.as_u64().unwrap_or_default();
        assert!((least..=most).contains(&longest), "{id}: {longest} characters a line");
    }
}

async fn forced_colours(page: &mut Page) {
    page.site.publish(&Edition::english());
    let forced =
        json!({ "media": "", "features": [{ "name": "forced-colors", "value": "active" }] });
    devtools(&page.client, "Emulation.setEmulatedMedia", forced).await.unwrap();
    page.open_list("?section=Harbour").await;
    let seen = "const style = (it) => getComputedStyle(it);
        const ground = style(document.body).backgroundColor;
        return matchMedia('(forced-colors: active)').matches
            && rowsOf().map(linkOf).every((a) => style(a).color !== ground)
            && all('button').every((b) => style(b).color !== style(b).backgroundColor)
            && all('input[type=checkbox]').every((box) => box.getBoundingClientRect().width > 8)";
    assert_eq!(page.run(seen, vec![]).await, true);
    page.click(Find::Headline("The dredger leaves, the channel stays")).await;
    page.until("the article", |view| view.article.is_some()).await;
}

async fn paper(page: &mut Page) {
    page.site.publish(&Edition::english());
    let print = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    devtools(&page.client, "Emulation.setEmulatedMedia", print).await.unwrap();
    page.open("?article=lamp").await;
    page.until_script("the article", "return Boolean(document.querySelector('main article h1'))")
        .await;
    let clickable =
        "return all('button, input, select, summary, [rel=prev], [rel=next]').map(nameOf)";
    assert_eq!(page.run(clickable, vec![]).await, json!([]), "on paper nothing can be clicked");
    let article =
        page.run("return flat(document.querySelector('main article').innerText)", vec![]).await;
    for part in ["The lighthouse lamp", "2020", "38 kilograms", "Harbour office, notice"] {
        assert!(article.as_str().is_some_and(|it| it.contains(part)), "{part} is not in {article}");
    }
    let black = "const [r, g, b] = getComputedStyle(document.getElementById('p1')).color.match(/[\\d.]+/g).map(Number);
                 return Math.max(r, g, b) < 100";
    assert_eq!(page.run(black, vec![]).await, true, "the text is not dark on paper");
    page.open("").await;
    page.until_script("the list", "return rowsOf().length === 15").await;
    let filters = page.run("return all('fieldset, input, select').map(nameOf)", vec![]).await;
    assert_eq!(filters, json!([]), "the filters are printed");
}
