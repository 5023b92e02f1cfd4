//! How many articles each year or month has, as bars on which a stretch of time is chosen: with the
//! pointer from one bar to another, or with the arrow keys, which extend it with Shift.

use crate::selection::{Selection, Span};
use crate::text::{digits, number};
use crate::web::element::{El, View, el};
use crate::web::leptos::untrack;
use crate::web::live::Live;
use crate::web::surroundings::{call, is, member, number as figure, object, words};
use crate::web::view::rows::side;
use crate::web::view::{Paper, focus};
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{Element, Event};

struct Histogram {
    paper: Rc<Paper>,
    /// The bar that a stretch begins at.
    from: Cell<usize>,
    /// The bar that it ends at, which the keyboard is at.
    to: Live<usize>,
    /// Whether the pointer has chosen another bar since it came down.
    is_dragged: Cell<bool>,
}

/// The bars, if there are several.
pub(super) fn view(paper: &Rc<Paper>) -> Option<El> {
    let results = untrack(|| paper.counted());
    let times = &results.times;
    if times.len() < 2 {
        return None;
    }
    let (from, to, is_dragged) = (Cell::new(0), Live::new(0), Cell::default());
    let own = Rc::new(Histogram { paper: Rc::clone(paper), from, to, is_dragged });
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
    let bars = bars.on("keydown", move |event| own.step(&event));
    let end = |end: Option<&(Span, usize)>| {
        el("span").text(&end.map(|(span, _)| span.written()).unwrap_or_default())
    };
    let ends = el("p.ends").attr("aria-hidden", "true");
    Some(el("div").child(bars).child(ends.child(end(times.first())).child(end(times.last()))))
}

/// The number of the bar that an event comes from.
fn bar_of(event: &Event) -> Option<usize> {
    let bar: Element = object(event, "target")?;
    Some(number(&bar.get_attribute("value")?, 10)? as usize)
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
            .bind("title", move || {
                let desk = label.paper.desk;
                Some(desk.phrases.counted.of([&named, &desk.calendar.number(label.count(at).0)]))
            })
            .bind("aria-pressed", move || is(pressed.is_chosen(span)))
            .bind("tabindex", move || {
                Some(if reach.to.get() == at { "0" } else { "-1" }.to_owned())
            })
            .bind("style", move || {
                let (count, most) = size.count(at);
                let share = digits((count * 100 / most.max(1)) as u64, 0);
                Some(["--share:", &share, "%"].concat())
            })
    }

    /// How many articles a period has, and how many the one with the most.
    fn count(&self, at: usize) -> (usize, usize) {
        let results = self.paper.counted();
        let most = results.times.iter().map(|(_, count)| *count).max();
        (results.times.get(at).map_or(0, |(_, count)| *count), most.unwrap_or_default())
    }

    /// Whether a period lies in the stretch that is chosen.
    fn is_chosen(&self, span: Span) -> bool {
        let Selection { from, to, .. } = *self.paper.desk.address.selection();
        (from.is_some() || to.is_some())
            && from.is_none_or(|from| from.first() <= span.first())
            && to.is_none_or(|to| span.last() <= to.last())
    }

    fn begin(&self, event: &Event) {
        self.is_dragged.set(false);
        if let Some(at) = bar_of(event)
            && !is(event, "shiftKey")
        {
            // The bars hear of the pointer wherever it goes, until it is let go.
            call(&member(event, "currentTarget"), "setPointerCapture", &member(event, "pointerId"));
            self.from.set(at);
            self.to.set(at);
        }
    }

    /// The bar that the pointer is above, below or on.
    fn under(&self, event: &Event) -> Option<usize> {
        let bars: Element = object(event, "currentTarget")?;
        let last = self.paper.counted().times.len().saturating_sub(1);
        let share = (figure(event, "clientX") - side(&bars, "left")) / side(&bars, "width");
        Some(((share * (last + 1) as f64) as usize).min(last))
    }

    /// While the pointer is pressed, the stretch reaches to the bar that it is at. All of it is one
    /// choice.
    fn drag(&self, event: &Event) {
        if is(event, "buttons")
            && let Some(at) = self.under(event)
            && at != self.to.peek()
        {
            self.to.set(at);
            let (from, to) = self.stretch();
            let address = &self.paper.desk.address;
            let next = address.peek().since(from).until(to);
            match self.is_dragged.replace(true) {
                true => address.type_in(next),
                false => address.narrow(next),
            }
        }
    }

    /// One bar, or with Shift all from the last one to this; one that is chosen alone is dropped.
    fn press(&self, event: &Event) {
        if self.is_dragged.replace(false) {
            return;
        }
        let Some(at) = bar_of(event).or_else(|| self.under(event)) else { return };
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
        let span = |at: usize| self.paper.counted().times.get(at).map(|it| it.0);
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
