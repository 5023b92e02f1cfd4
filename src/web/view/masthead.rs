//! What stands above and below every view: skip link, title, search field, copyright.

use super::focus::{bring_into_sight, focus};
use super::{Paper, found, link, problems};
use crate::edition::Edition;
use crate::selection::Selection;
use crate::web::desk::Desk;
use crate::web::element::{El, el};
use crate::web::surroundings::{is, member, words};
use wasm_bindgen::JsValue;
use web_sys::{Event, HtmlElement};

/// The edition's title, or what stands for it.
pub(super) fn edition_title(desk: Desk, edition: &Edition) -> String {
    let title = edition.masthead().title.trim();
    if title.is_empty() { desk.phrases.untitled_edition.to_owned() } else { title.to_owned() }
}

pub(super) fn skip_link(desk: Desk) -> El {
    el("a.skip").attr("href", "#main").text(desk.phrases.skip).on("click", move |click| {
        // Without a trace in the address.
        click.prevent_default();
        if let Some(main) = desk.surroundings.find::<HtmlElement>("main") {
            bring_into_sight(&main);
            focus(Some(main));
        }
    })
}

/// The header.
pub(super) fn view(paper: &Paper) -> El {
    let desk = paper.desk;
    let masthead = paper.edition.masthead();
    let front = link(desk, Selection::default()).text(&edition_title(desk, &paper.edition));
    let name = el("div").in_language(masthead.language.as_ref());
    let name = name.child(el("p.nameplate").child(front));
    let motto = masthead.description.as_ref().map(|it| el("p.motto").text(it));
    el("header.masthead").child(name.child(motto)).child(search(desk))
}

fn search(desk: Desk) -> El {
    let phrases = desk.phrases;
    let field = el("input").attr("type", "search").attr("placeholder", phrases.search_hint);
    let field =
        field.attr("autocomplete", "off").attr("enterkeyhint", "search").attr("dir", "auto");
    let field = field
        .prop("value", move || JsValue::from_str(&desk.address.selection().query))
        .on("input", move |input| {
            // Half-composed Chinese, Japanese or Korean is not yet a word.
            if !is(&input, "isComposing") {
                type_in(desk, &value(&input));
            }
        })
        .on("compositionend", move |input| type_in(desk, &value(&input)));
    let typed = field.node().clone();
    let label = el("label").child(el("span").text(phrases.search)).child(field);
    // Some keyboards compose every word and end it only with Enter.
    let form = el("form").child(label).on("submit", move |submit| {
        submit.prevent_default();
        type_in(desk, &words(&typed, "value"));
    });
    el("search").attr("role", "search").child(form).child(found::help(desk))
}

fn type_in(desk: Desk, query: &str) {
    let selection = desk.address.peek();
    if query != selection.query {
        desk.address.type_in(selection.typed(query));
    }
}

/// What stands in the field that an event comes from.
pub(super) fn value(event: &Event) -> String {
    words(&member(event, "target"), "value")
}

/// The footer.
pub(super) fn foot(paper: &Paper) -> El {
    let masthead = paper.edition.masthead();
    let line = |it: &String| el("p").in_language(masthead.language.as_ref()).text(it);
    el("footer.imprint").child(problems::notice(paper)).child(masthead.copyright.as_ref().map(line))
}
