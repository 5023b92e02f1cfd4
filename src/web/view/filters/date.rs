//! A date field: a year, a month or a day.

use crate::selection::{Selection, Span};
use crate::web::desk::Desk;
use crate::web::effect;
use crate::web::element::{View, el};
use crate::web::live::Live;
use crate::web::view::masthead::value;
use std::cell::Cell;
use std::rc::Rc;
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

/// A date field: what is written in it, and whether that is none.
struct Field {
    desk: Desk,
    bound: Bound,
    written: Live<String>,
    wrong: Live<bool>,
    /// Whether this field itself is about to drop its date, and is not being cleared.
    dropping: Cell<bool>,
}

/// A date is followed while it is typed; what is none is said on leaving the field.
pub(super) fn view(desk: Desk, bound: Bound) -> View {
    let (written, wrong) = (Live::new(String::new()), Live::new(false));
    let field = Rc::new(Field { desk, bound, written, wrong, dropping: Cell::new(false) });
    let own = || Rc::clone(&field);
    let following = own();
    effect::follow(Box::new(move || following.follow_selection()));
    let (typed, left, shown, invalid) = (own(), own(), own(), own());
    let input = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("maxlength", "12")
        .attr("placeholder", desk.phrases.date_hint)
        .bind("aria-invalid", move || invalid.wrong.get().then(|| "true".to_owned()))
        .prop("value", move || JsValue::from_str(&shown.written.get()))
        .on("input", move |input| {
            typed.take(value(&input));
        })
        .on("change", move |change| left.leave(value(&change)));
    // Two readers on a page may have the same id here: they have the same words.
    let (label, id) = match bound {
        Bound::From => (desk.phrases.from, "broadsheet-from-wrong"),
        Bound::To => (desk.phrases.to, "broadsheet-to-wrong"),
    };
    let described = own();
    let input =
        input.bind("aria-describedby", move || described.wrong.get().then(|| id.to_owned()));
    let label = el("label").child(el("span").text(label)).child(input);
    let error = el("div").attr("id", id).live(move || {
        let wrong = || el("p.wrong").attr("role", "alert").text(desk.phrases.date_wrong);
        field.wrong.get().then(wrong)
    });
    [label, error].into_iter().collect()
}

impl Field {
    /// The field follows the selection, but not so as to rewrite what is being typed for it.
    fn follow_selection(&self) {
        let selection = self.desk.address.selection();
        let span = self.bound.of(&selection);
        let cleared = self.wrong.peek() && selection.filters().is_empty();
        let dropped = cleared && !self.dropping.replace(false);
        if dropped || Span::parse(&self.written.peek()) != span {
            self.written.set(span.map(Span::written).unwrap_or_default());
            self.wrong.set(false);
        }
    }

    /// Takes what was typed, if it is a date or nothing. Says whether it is wrong.
    fn take(&self, text: String) -> bool {
        let span = Span::parse(&text);
        let blank = text.trim().is_empty();
        if span.is_some() || blank {
            self.written.set(text);
            self.wrong.set(false);
            follow_to(self.desk, self.bound, span);
        }
        span.is_none() && !blank
    }

    fn leave(&self, text: String) {
        let is_wrong = self.take(text.clone());
        if is_wrong {
            // No older date stays in force behind the words, which stay to be mended.
            self.dropping.set(self.bound.of(&self.desk.address.peek()).is_some());
            follow_to(self.desk, self.bound, None);
            self.written.set(text);
        }
        self.wrong.set(is_wrong);
    }
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
