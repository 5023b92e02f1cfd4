//! The way to further rows: a button, and they come by themselves when it is nearly in sight.

use super::focus::focus;
use super::{Paper, button, trouble};
use crate::web::address::ROWS;
use crate::web::element::{El, el, hold};
use crate::web::leptos::*;
use crate::web::live::Derived;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far below the window the button may be when it is pressed by itself.
const NEAR: &str = "1200px 0px";

pub(super) fn view(paper: &Rc<Paper>) -> El {
    let desk = paper.desk;
    let waiting = {
        let paper = Rc::clone(paper);
        Derived::new(move |_| paper.is_waiting())
    };
    // While rows are on their way no further ones are asked for.
    let rest = {
        let (paper, waiting) = (Rc::clone(paper), waiting.clone());
        Derived::new(move |_| match waiting.get() {
            true => 0,
            false => {
                let shown = desk.address.shown.get();
                paper.results.with(|it| it.rows.len()).saturating_sub(shown)
            }
        })
    };
    let grow = move || desk.address.shown.set(desk.address.shown.peek() + ROWS);
    let counted = rest.clone();
    let label = move || (desk.phrases.more_rows)(&desk.calendar.number(counted.get().min(ROWS)));
    let (left, near, hidden) = (rest.clone(), rest.clone(), rest);
    let press = move || {
        let first = desk.address.shown.peek() + 1;
        let left = left.clone();
        grow();
        // With the last rows the button goes, and the focus on to the first of them.
        request_animation_frame(move || {
            if untrack(|| left.get()) == 0 {
                let row = [".rows > li:nth-child(", &first.to_string(), ") a"].concat();
                focus(desk.surroundings.find(&row));
            }
        });
    };
    let more =
        button("", press).class("more").live_text(label).flag("hidden", move || hidden.get() == 0);
    let watch = Watch::new(more.node(), move || {
        if near.get() > 0 {
            grow();
        }
    });
    hold(watch);
    let coming = Rc::clone(paper);
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
