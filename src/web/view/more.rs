//! The way to further rows: a button, and they come by themselves when it is nearly in sight.

use super::focus::focus;
use super::watch::Watch;
use super::{Paper, button, trouble};
use crate::text::digits;
use crate::web::address::rows_of;
use crate::web::element::{El, el, hold};
use crate::web::leptos::*;
use crate::web::live::Derived;
use std::rc::Rc;

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
    let step = move || rows_of(&desk.address.selection());
    let grow = move || desk.address.shown.set(desk.address.shown.peek() + step());
    let counted = rest.clone();
    let label = move || (desk.phrases.more_rows)(&desk.calendar.number(counted.get().min(step())));
    let (left, near, hidden) = (rest.clone(), rest.clone(), rest);
    let press = move || {
        let first = desk.address.shown.peek() + 1;
        let left = left.clone();
        grow();
        // With the last rows the button goes, and the focus on to the first of them.
        request_animation_frame(move || {
            if untrack(|| left.get()) == 0 {
                let row = [".rows > li:nth-child(", &digits(first as u64, 0), ") a"].concat();
                focus(desk.surroundings.find(&row));
            }
        });
    };
    let more =
        button("", press).class("more").live_text(label).flag("hidden", move || hidden.get() == 0);
    let call = move || {
        if near.get() > 0 {
            grow();
        }
        true
    };
    let watch = Watch::new(more.node(), NEAR, Box::new(call));
    hold(watch);
    let coming = Rc::clone(paper);
    let coming =
        move || waiting.get().then(|| trouble::coming(&coming, coming.desk.phrases.fetching_rows));
    el("div").child(more).live(coming)
}
