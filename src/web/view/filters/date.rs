//! A date field: a year, a month or a day.

use crate::selection::{Selection, Span};
use crate::web::desk::Desk;
use crate::web::element::{self, View, el};
use crate::web::leptos::*;
use crate::web::view::masthead::value;
use wasm_bindgen::JsValue;

/// Which end of a stretch of time.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    From,
    To,
}

impl Bound {
    fn of(self, selection: &Selection) -> Option<Span> {
        match self {
            Self::From => selection.from,
            Self::To => selection.to,
        }
    }

    fn moved(self, selection: &Selection, span: Option<Span>) -> Selection {
        match self {
            Self::From => selection.since(span),
            Self::To => selection.until(span),
        }
    }
}

/// A date is followed while it is typed; what is none is said on leaving the field.
pub(super) fn field(desk: Desk, bound: Bound) -> View {
    let label = match bound {
        Bound::From => desk.phrases.from,
        Bound::To => desk.phrases.to,
    };
    let written = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    // Whether this field itself is about to drop its date, and is not being cleared.
    let dropping = RwSignal::new(false);
    // The field follows the selection, but not so as to rewrite what is being typed for it.
    element::follow(Box::new(move || {
        let selection = desk.address.selection();
        let span = bound.of(&selection);
        let cleared = wrong.get_untracked() && selection.filters().is_empty();
        let dropped = cleared && !dropping.get_untracked();
        dropping.set(false);
        if dropped || Span::parse(&written.get_untracked()) != span {
            written.set(span.map(|it| it.to_string()).unwrap_or_default());
            wrong.set(false);
        }
    }));
    let follow = move |text: String| {
        let span = Span::parse(&text);
        let blank = text.trim().is_empty();
        if span.is_some() || blank {
            written.set(text);
            wrong.set(false);
            follow_to(desk, bound, span);
        }
        span.is_none() && !blank
    };
    let leave = move |text: String| {
        let is_wrong = follow(text.clone());
        if is_wrong {
            // No older date stays in force behind the words, which stay to be mended.
            dropping.set(bound.of(&desk.address.peek()).is_some());
            follow_to(desk, bound, None);
            written.set(text);
        }
        wrong.set(is_wrong);
    };
    let input = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", "12")
        .attr("placeholder", desk.phrases.date_hint)
        .bind("aria-invalid", move || wrong.get().then(|| "true".to_owned()))
        .prop("value", move || JsValue::from_str(&written.get()))
        .on("input", move |input| {
            follow(value(&input));
        })
        .on("change", move |change| leave(value(&change)));
    // Two readers on a page may have the same id here: they have the same words.
    let id = match bound {
        Bound::From => "broadsheet-from-wrong",
        Bound::To => "broadsheet-to-wrong",
    };
    let input = input.bind("aria-describedby", move || wrong.get().then(|| id.to_owned()));
    let label = el("label").child(el("span").text(label)).child(input);
    let error = el("div").attr("id", id).live(move || {
        wrong
            .get()
            .then(|| el("p").class("wrong").attr("role", "alert").text(desk.phrases.date_wrong))
    });
    [label, error].into_iter().collect()
}

/// A first date, or none any more, is a choice; what is typed on is the same choice.
fn follow_to(desk: Desk, bound: Bound, span: Option<Span>) {
    let here = desk.address.peek();
    let next = bound.moved(&here, span);
    match bound.of(&here) {
        now if now == span => {}
        now if now.is_some() == span.is_some() => desk.address.type_in(next),
        _ => desk.address.narrow(next),
    }
}
