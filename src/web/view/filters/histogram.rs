//! How many articles each year or month has, as bars on which a stretch of time is chosen: with the
//! pointer from one bar to another, or with the arrow keys, which extend it with Shift.

use crate::selection::{Selection, Span};
use crate::text::{digits, number};
use crate::web::element::{El, View, el};
use crate::web::leptos::untrack;
use crate::web::live::Live;
use crate::web::surroundings::{call, is, member, object, words};
use crate::web::view::{Paper, focus};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

struct Histogram {
    paper: Rc<Paper>,
    /// The bar that a stretch begins at.
    from: Cell<usize>,
    /// The bar that it ends at, which the keyboard is at.
    to: Live<usize>,
}

/// The bars, if there are several.
pub(super) fn view(paper: &Rc<Paper>) -> Option<El> {
    let results = untrack(|| paper.results.get());
    let times = &results.times;
    if times.len() < 2 {
        return None;
    }
    let (from, to) = (Cell::new(0), Live::new(0));
    let own = Rc::new(Histogram { paper: Rc::clone(paper), from, to });
    let bars = times.iter().enumerate().map(|(at, (span, _))| own.bar(at, *span));
    let bars = el("div.histogram")
        .attr("role", "group")
        .attr("aria-label", paper.desk.phrases.times)
        .child(bars.collect::<View>());
    let (down, over, press) = (own.clone(), own.clone(), own.clone());
    let bars = bars
        .on("pointerdown", move |event| down.begin(&event))
        .on("pointermove", move |event| over.drag(&event))
        .on("click", move |event| press.press(&event));
    Some(bars.on("keydown", move |event| own.step(&event)))
}

/// The bar that an event comes from, and its number.
fn bar_of(event: &Event) -> Option<(Element, usize)> {
    let bar: Element = object(event, "target")?;
    let at = number(&bar.get_attribute("value")?, 10)?;
    Some((bar, at as usize))
}

impl Histogram {
    fn bar(self: &Rc<Self>, at: usize, span: Span) -> El {
        let own = || Rc::clone(self);
        let (label, size, reach, pressed) = (own(), own(), own(), own());
        let is = |is: bool| Some(if is { "true" } else { "false" }.to_owned());
        let named = span.written();
        el("button")
            .attr("type", "button")
            .attr("value", &digits(at as u64, 0))
            .bind("aria-label", move || {
                let desk = label.paper.desk;
                Some((desk.phrases.counted)(&named, &desk.calendar.number(label.count(at).0)))
            })
            .bind("aria-pressed", move || is(pressed.is_chosen(span)))
            .bind("tabindex", move || {
                Some(if reach.to.get() == at { "0" } else { "-1" }.to_owned())
            })
            .prop("style", move || {
                let (count, most) = size.count(at);
                let share = digits((count * 100 / most.max(1)) as u64, 0);
                JsValue::from_str(&["--share:", &share, "%"].concat())
            })
    }

    /// How many articles a period has, and how many the one with the most.
    fn count(&self, at: usize) -> (usize, usize) {
        self.paper.results.with(|it| {
            let most = it.times.iter().map(|(_, count)| *count).max();
            (it.times.get(at).map_or(0, |(_, count)| *count), most.unwrap_or_default())
        })
    }

    /// Whether a period lies in the stretch that is chosen.
    fn is_chosen(&self, span: Span) -> bool {
        let Selection { from, to, .. } = *self.paper.desk.address.selection();
        (from.is_some() || to.is_some())
            && from.is_none_or(|from| from.first() <= span.first())
            && to.is_none_or(|to| span.last() <= to.last())
    }

    fn begin(&self, event: &Event) {
        if let Some((bar, at)) = bar_of(event)
            && !is(event, "shiftKey")
        {
            // A finger belongs to the bar that it came down on, until it is let go.
            call(&bar, "releasePointerCapture", &member(event, "pointerId"));
            self.from.set(at);
            self.to.set(at);
        }
    }

    /// While the pointer is pressed, the stretch reaches to the bar that it is over.
    fn drag(&self, event: &Event) {
        if let Some((_, at)) = bar_of(event)
            && is(event, "buttons")
            && at != self.to.peek()
        {
            self.to.set(at);
            let (from, to) = self.stretch();
            let address = &self.paper.desk.address;
            address.type_in(address.peek().since(from).until(to));
        }
    }

    /// One bar, or with Shift all from the last one to this; one that is chosen alone is dropped.
    fn press(&self, event: &Event) {
        let Some((_, at)) = bar_of(event) else { return };
        if !is(event, "shiftKey") {
            self.from.set(at);
        }
        self.to.set(at);
        self.choose();
    }

    fn step(&self, event: &Event) {
        let to = self.to.peek();
        let to = match words(event, "key").as_str() {
            "ArrowLeft" => to.saturating_sub(1),
            "ArrowRight" => to + 1,
            _ => return,
        };
        let Some(bar) = self.bar_at(to) else { return };
        event.prevent_default();
        self.to.set(to);
        focus::focus(Some(bar));
        if is(event, "shiftKey") {
            self.choose();
        } else {
            self.from.set(to);
        }
    }

    fn bar_at(&self, at: usize) -> Option<web_sys::HtmlElement> {
        let bar = [".histogram [value=\"", &digits(at as u64, 0), "\"]"].concat();
        self.paper.desk.surroundings.find(&bar)
    }

    /// The first and the last period of the stretch.
    fn stretch(&self) -> (Option<Span>, Option<Span>) {
        let (a, b) = (self.from.get(), self.to.peek());
        let span = |at: usize| self.paper.results.with(|it| it.times.get(at).map(|it| it.0));
        (span(a.min(b)), span(a.max(b)))
    }

    /// Chooses the stretch, or drops it if it is chosen already.
    fn choose(&self) {
        let (from, to) = self.stretch();
        let address = &self.paper.desk.address;
        let here = address.peek();
        let is_chosen = (here.from, here.to) == (from, to);
        let (from, to) = if is_chosen { (None, None) } else { (from, to) };
        address.narrow(here.since(from).until(to));
    }
}
