//! Parts of the page, each alone in a real browser.
//!
//! `cargo xtask test --only components` runs these; what a whole page does is told in
//! `tests/browser`.
#![cfg(all(target_arch = "wasm32", feature = "web"))]
#![allow(clippy::unwrap_used, missing_docs)]

use broadsheet::web::{Surroundings, build_markup, mount};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// A place of its own for a test, with an edition as a `data:` address.
fn place(feed: &str) -> (Surroundings, HtmlElement) {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("section").unwrap().unchecked_into();
    let url = format!("data:application/json,{}", js_sys::encode_uri_component(feed));
    root.set_attribute("data-feed", &url).unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    (Surroundings::of(root.clone()).unwrap(), root)
}

fn edition(items: &str) -> String {
    format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{items}]}}"#)
}

/// Waits until something is to be seen.
async fn seen<T>(root: &Element, look: impl Fn() -> Option<T>) -> T {
    for _ in 0..500 {
        if let Some(it) = look() {
            return it;
        }
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
    unreachable!("not in {}", root.inner_html());
}

/// Waits until a part of the page is there.
async fn found(root: &Element, selector: &str) -> Element {
    seen(root, || root.query_selector(selector).unwrap()).await
}

/// The HTML that is shown of an article's HTML.
fn shown(html: &str) -> String {
    let (surroundings, root) = place("");
    build_markup(html, &root, &surroundings, "Table");
    root.remove();
    root.inner_html()
}

#[wasm_bindgen_test]
fn what_is_allowed_is_built_anew_and_the_rest_stays_behind() {
    for (html, expected) in [
        ("<p class=x style='color:red' onclick=a()>One</p>", r#"<p id="p1">One</p>"#),
        ("a<script>alert(1)</script><style>p{}</style><iframe src=x></iframe>b", "ab"),
        ("<form action=/x><p>In<input></p></form>", r#"<p id="p1">In</p>"#),
        ("<blink>unknown</blink>", "unknown"),
        ("<a href='javascript:alert(1)'>odd</a>", r#"<a rel="noopener noreferrer">odd</a>"#),
        (
            "<a href='https://example.org/a'>good</a>",
            r#"<a href="https://example.org/a" rel="noopener noreferrer">good</a>"#,
        ),
        ("<img src=x onerror=alert(1) alt=words>", ""),
        ("<h1>Top</h1><h4>Deep</h4>", "<h2>Top</h2><h3>Deep</h3>"),
        ("<svg><script>alert(1)</script></svg><math><mi>x</mi></math>", ""),
        ("<p>1<p>2", r#"<p id="p1">1</p><p id="p2">2</p>"#),
    ] {
        let shown = shown(html);
        if html.starts_with("<img") {
            assert!(!shown.contains("onerror") && shown.contains("loading=\"lazy\""), "{shown}");
        } else {
            assert_eq!(shown, expected, "{html}");
        }
    }
}

#[wasm_bindgen_test]
fn a_wide_table_scrolls_in_a_frame_of_its_own() {
    let shown = shown("<table><tr><th scope=row>a<td>1</table>");
    assert!(shown.contains(r#"role="region""#) && shown.contains(r#"tabindex="0""#), "{shown}");
    assert!(shown.contains(r#"<th scope="row">a</th><td>1</td>"#), "{shown}");
}

#[wasm_bindgen_test]
fn html_nested_a_thousand_deep_ends_as_text() {
    let shown = shown(&format!("{}deep", "<div>".repeat(1000)));
    assert!(shown.contains("deep"));
}

#[wasm_bindgen_test]
async fn two_readers_stand_on_one_page_and_each_goes_when_it_is_unmounted() {
    let (one, first) = place(&edition(r#"{"id":"a","title":"One","content_text":"x"}"#));
    let (two, second) = place(&edition(r#"{"id":"b","title":"Two","content_text":"x"}"#));
    let (reader, other) = (mount(one.clone()), mount(two.clone()));
    assert_eq!(found(&first, "h2 a").await.text_content().unwrap(), "One");
    assert_eq!(found(&second, "h2 a").await.text_content().unwrap(), "Two");
    reader.unmount(&one);
    assert_eq!(first.inner_html(), "");
    assert_eq!(found(&second, "h2 a").await.text_content().unwrap(), "Two");
    other.unmount(&two);
    first.remove();
    second.remove();
}

#[wasm_bindgen_test]
async fn a_checkbox_narrows_the_list_and_its_chip_widens_it_again() {
    let items = r#"{"id":"a","title":"A","content_text":"x","_broadsheet":{"section":"S"}},
        {"id":"b","title":"B","content_text":"x","_broadsheet":{"section":"T"}}"#;
    let (surroundings, root) = place(&edition(items));
    let reader = mount(surroundings.clone());
    let checkbox: HtmlInputElement =
        found(&root, "fieldset input[type=checkbox]").await.unchecked_into();
    checkbox.click();
    let chip: HtmlElement =
        found(&root, "button[aria-label='Remove filter: S']").await.unchecked_into();
    assert_eq!(root.query_selector_all("li article").unwrap().length(), 1);
    chip.click();
    found(&root, ".chips[hidden]").await;
    assert_eq!(root.query_selector_all("li article").unwrap().length(), 2);
    reader.unmount(&surroundings);
    root.remove();
}

#[wasm_bindgen_test]
async fn an_impossible_date_is_said_and_changes_nothing() {
    let (surroundings, root) = place(&edition(r#"{"id":"a","title":"A","content_text":"x"}"#));
    let reader = mount(surroundings.clone());
    let field: HtmlInputElement = found(&root, ".dates input").await.unchecked_into();
    field.set_value("2018-13");
    field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    field.dispatch_event(&Event::new("change").unwrap()).unwrap();
    found(&root, ".dates input[aria-invalid=true]").await;
    assert_eq!(root.query_selector_all("li article").unwrap().length(), 1);
    reader.unmount(&surroundings);
    root.remove();
}

/// The titles of the rows, once each shows that it has this word.
async fn order(root: &Element, word: &str) -> String {
    let field: HtmlInputElement = found(root, "input[type=search]").await.unchecked_into();
    field.set_value(word);
    field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    let texts = |selector: &str| -> Vec<String> {
        let all = root.query_selector_all(selector).unwrap();
        (0..all.length()).filter_map(|at| all.get(at)?.text_content()).collect()
    };
    let is_marked = || {
        let marks = texts(".rows mark");
        marks.len() >= 5 && marks.iter().all(|mark| mark == word)
    };
    seen(root, || is_marked().then_some(())).await;
    texts(".rows h2").concat()
}

#[wasm_bindgen_test]
async fn rows_that_stay_come_into_the_order_of_the_next_answer() {
    let words = ["alpha", "bravo", "carol", "delta", "echo"];
    let item = |at: usize| {
        let times = |word: usize| 1 << ((at * 3 + word * (word + at)) % 5);
        let text = |word: usize| [words[word], " "].concat().repeat(times(word));
        let text: String = (0..words.len()).map(text).collect();
        format!(r#"{{"id":"{at}","title":"{at}","content_text":"{text}"}}"#)
    };
    let items = (0..5).map(item).collect::<Vec<_>>().join(",");
    let cleared = async |root: &Element| {
        let clear: HtmlElement = found(root, ".clear").await.unchecked_into();
        clear.click();
        found(root, ".chips[hidden]").await;
    };
    let mut orders = Vec::new();
    for word in words {
        let (surroundings, root) = place(&edition(&items));
        let reader = mount(surroundings.clone());
        orders.push(order(&root, word).await);
        cleared(&root).await;
        reader.unmount(&surroundings);
        root.remove();
    }
    assert!(orders.iter().collect::<std::collections::BTreeSet<_>>().len() > 2, "{orders:?}");
    let (surroundings, root) = place(&edition(&items));
    let reader = mount(surroundings.clone());
    for turn in [0, 1, 0, 2, 3, 1, 4, 2, 0, 4, 1, 3, 4, 3, 2, 1] {
        assert_eq!(order(&root, words[turn]).await, orders[turn]);
    }
    cleared(&root).await;
    reader.unmount(&surroundings);
    root.remove();
}
