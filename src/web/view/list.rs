//! The list: its title, its count, what narrows it, its rows.

use super::{Paper, button, chips, filters, found, list_title, rows, trouble};
use crate::edition::{Results, Way};
use crate::selection::Selection;
use crate::text::joined;
use crate::web::desk::Desk;
use crate::web::effect;
use crate::web::element::{El, View, el};
use crate::web::later::{Timer, set_timeout};
use crate::web::live::Live;
use crate::web::surroundings::remove_attribute;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use web_sys::HtmlElement;

/// How long the count is left alone before it is read out, so that typing is not talked over.
pub(super) const PAUSE: Duration = Duration::from_millis(400);

/// How long an answer may take until the list says that it is the one before.
const WAIT: Duration = Duration::from_millis(200);

pub(super) fn view(paper: &Rc<Paper>) -> View {
    let desk = paper.desk;
    let title = el("h1").attr("tabindex", "-1");
    let title = title.live_text(move || list_title(desk, &desk.address.selection()));
    let above = el("div.above").child(title).child(count(paper));
    let above = above.child(chips::view(desk)).child(found::view(paper));
    let none = Rc::clone(paper);
    let lacking = Rc::clone(paper);
    // Where the rows are alone it stands below them.
    let above = above.live(move || {
        lacking.is_lacking().then(|| trouble::coming(&lacking, desk.phrases.fetching_rows))
    });
    let list = el("div.list").live(move || {
        let is_empty = none.results().rows.is_empty() && none.is_answered();
        (is_empty && !none.is_unknown()).then(|| nothing(desk, &none.results()))
    });
    let list = list.child(rows::view(paper));
    let filters = filters::view(paper);
    let front = el("div.front").child(above).child(filters).child(list);
    tell_when_busy(front.node(), Rc::clone(paper));
    front.into()
}

/// Says of the list that it is about to change, unless it does so at once: to say so takes time, which
/// is not to be spent on every key.
fn tell_when_busy(front: &HtmlElement, paper: Rc<Paper>) {
    let (front, pause) = (front.clone(), Pause::default());
    effect::follow(Box::new(move || {
        if paper.is_answered() {
            pause.begin(None);
            remove_attribute(&front, "aria-busy");
        } else {
            let front = front.clone();
            let say = move || drop(front.set_attribute("aria-busy", "true"));
            pause.begin(set_timeout(say, WAIT));
        }
    }));
}

fn sentence(paper: &Paper) -> String {
    if paper.is_unknown() {
        return String::new();
    }
    let (desk, results) = (paper.desk, paper.results());
    let number = |number| desk.calendar.number(number);
    desk.phrases.count.about(results.of).of([&number(results.rows.len()), &number(results.of)])
}

/// The count, shown at once, and read out when it has settled.
fn count(paper: &Rc<Paper>) -> View {
    let (shown, paper) = (Rc::clone(paper), Rc::clone(paper));
    let said = Rc::new(Live::new(String::new()));
    let (saying, pause) = (Rc::clone(&said), Pause::default());
    effect::follow(Box::new(move || {
        let (sentence, said) = (sentence(&paper), Rc::clone(&saying));
        pause.begin(set_timeout(move || said.set(sentence), PAUSE));
    }));
    let seen = el("p.count").attr("aria-hidden", "true").live_text(move || sentence(&shown));
    let heard = el("p.unseen").attr("role", "status").live_text(move || said.get());
    [seen, heard].into_iter().collect()
}

/// Something that is to be done after a while; nothing comes of it when this goes.
#[derive(Default)]
pub(super) struct Pause(Cell<Option<Timer>>);

impl Pause {
    pub(super) fn begin(&self, next: Option<Timer>) {
        self.0.replace(next).into_iter().for_each(|it| it.clear());
    }
}

impl Drop for Pause {
    fn drop(&mut self) {
        self.begin(None);
    }
}

/// No rows: which filter to drop.
fn nothing(desk: Desk, results: &Rc<Results>) -> El {
    let ways = &results.ways;
    let way = |(at, way): (usize, &Way)| {
        let total = desk.calendar.number(way.total);
        let names: Vec<String> = way.filters.iter().map(|it| chips::name(desk, it)).collect();
        let label = desk.phrases.way_out.about(way.total).of([&joined(&names, " + "), &total]);
        let results = Rc::clone(results);
        let press = move || {
            let mut next = Selection::clone(&desk.address.peek());
            for filter in results.ways.get(at).iter().flat_map(|way| &way.filters) {
                next = next.without(filter);
            }
            desk.address.go(next);
        };
        el("li").child(button(&label, press))
    };
    let clear = ways.is_empty().then(|| {
        el("li").child(button(desk.phrases.clear_all, move || {
            desk.address.go(desk.address.peek().cleared())
        }))
    });
    let ways: View = ways.iter().enumerate().map(way).collect();
    let ways = el("ul").child(ways).child(clear);
    el("div.nothing").child(el("p").text(desk.phrases.nothing)).child(ways)
}
