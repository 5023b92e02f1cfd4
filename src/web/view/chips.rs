//! The filters in force, each a button that removes it.

use super::button;
use super::focus::focus;
use crate::selection::{Facet, Filter};
use crate::text::digits;
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::later::request_animation_frame;

/// A filter, as people name it.
pub(super) fn name(desk: Desk, filter: &Filter) -> String {
    let phrases = desk.phrases;
    match filter {
        Filter::Query(query) => phrases.quoted.of([query]),
        Filter::Value(Facet::Language, tag) => desk.calendar.language(tag),
        Filter::Value(_, value) => value.clone(),
        Filter::From(span) => phrases.since.of([&span.written()]),
        Filter::To(span) => phrases.until.of([&span.written()]),
    }
}

pub(super) fn view(desk: Desk) -> El {
    let filters = move || desk.address.selection().filters();
    let chips = el("ul").attr("role", "list");
    let chips = chips.live(move || {
        let chips = filters().into_iter().map(|filter| chip(desk, filter));
        chips.collect::<View>()
    });
    let clear = button(desk.phrases.clear_all, move || {
        desk.address.narrow(desk.address.peek().cleared());
        focus_after(desk, 0);
    });
    el("div.chips")
        .attr("role", "group")
        .attr("aria-label", desk.phrases.filters_in_force)
        .flag("hidden", move || filters().is_empty())
        .child(chips)
        .child(clear.class("clear"))
}

fn chip(desk: Desk, filter: Filter) -> El {
    let name = name(desk, &filter);
    let label = desk.phrases.remove.of([&name]);
    let remove = button("", move || {
        let at = desk.address.peek().filters().iter().position(|it| *it == filter);
        desk.address.narrow(desk.address.peek().without(&filter));
        focus_after(desk, at.unwrap_or_default());
    });
    el("li").child(remove.attr("aria-label", &label).child(el("bdi").text(&name)))
}

/// The focus goes to the chip that took the place of the one removed, else to the list's title.
fn focus_after(desk: Desk, at: usize) {
    request_animation_frame(move || {
        let surroundings = &desk.surroundings;
        let chip = [".chips li:nth-child(", &digits(at as u64 + 1, 0), ") button"].concat();
        let all = [&chip, ".chips:not([hidden]) .clear", "main h1"];
        focus(all.into_iter().find_map(|it| surroundings.find(it)));
    });
}
