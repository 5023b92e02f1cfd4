//! The way to further rows: a button, and they come by themselves when it is nearly in sight.

use super::focus::focus;
use super::{Paper, button, trouble};
use crate::web::desk::ROWS;
use crate::web::element::{El, el, hold};
use crate::web::leptos::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window the button may be when it is pressed by itself.
const NEAR: &str = "1200px 0px";

pub(super) fn view(paper: &Paper) -> El {
    let Paper { desk, results, .. } = paper.clone();
    let waiting = {
        let paper = paper.clone();
        Memo::new(move |_| paper.is_waiting())
    };
    // While rows are on their way no further ones are asked for.
    let rest = move || match waiting.get() {
        true => 0,
        false => results.with(|it| it.rows.len().saturating_sub(desk.shown.get())),
    };
    let grow = move || desk.shown.update(|shown| *shown += ROWS);
    let label = move || (desk.phrases.more_rows)(&desk.calendar.number(rest().min(ROWS)));
    let press = move || {
        let first = desk.shown.get_untracked() + 1;
        grow();
        // With the last rows the button goes, and the focus on to the first of them.
        request_animation_frame(move || {
            if untrack(rest) == 0 {
                let row = [".rows > li:nth-child(", &first.to_string(), ") a"].concat();
                focus(desk.surroundings().find(&row));
            }
        });
    };
    let more = button("", press).class("more").live_text(label).flag("hidden", move || rest() == 0);
    let watch = Watch::new(more.node(), move || {
        if rest() > 0 {
            grow();
        }
    });
    hold(watch);
    let coming = paper.clone();
    let coming =
        move || waiting.get().then(|| trouble::coming(&coming, coming.desk.phrases.fetching_rows));
    el("div").child(more).live(coming)
}

type Seen = dyn FnMut(Vec<IntersectionObserverEntry>, IntersectionObserver);

/// An observer that calls out each time an element comes near; it ends when dropped.
struct Watch {
    observer: IntersectionObserver,
    _call: Closure<Seen>,
}

impl Watch {
    fn new(element: &Element, call: impl Fn() + 'static) -> Option<Self> {
        let target = element.clone();
        let seen = move |entries: Vec<IntersectionObserverEntry>,
                         observer: IntersectionObserver| {
            if entries.iter().any(IntersectionObserverEntry::is_intersecting) {
                call();
                // Asked anew, it answers anew: the new rows may not fill the window yet.
                observer.unobserve(&target);
                observer.observe(&target);
            }
        };
        let call = Closure::<Seen>::new(seen);
        let options = IntersectionObserverInit::new();
        options.set_root_margin(NEAR);
        let observer =
            IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _call: call })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
