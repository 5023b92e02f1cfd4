//! What a list can be narrowed by: order, facets with their counts, dates.

mod date;
mod histogram;

use super::masthead::value;
use super::{Paper, button};
use crate::selection::{Facet, Order};
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::leptos::untrack;
use crate::web::live::Live;
use date::Bound;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// How many values of a facet are shown before the reader asks for all.
const FEW: usize = 8;

pub(super) fn view(paper: &Rc<Paper>) -> El {
    let desk = paper.desk;
    let open = Rc::new(Live::new(false));
    let (turned, said) = (Rc::clone(&open), Rc::clone(&open));
    let fold = button(desk.phrases.filters, move || turned.set(!turned.peek())).class("fold");
    let fold = fold
        .bind("aria-expanded", move || Some(if said.get() { "true" } else { "false" }.to_owned()));
    let dates = el("div.dates").child(histogram::view(paper));
    let dates = dates.child(date::view(desk, Bound::From)).child(date::view(desk, Bound::To));
    let form = el("form").on("submit", |submit| submit.prevent_default());
    let form = form.bind("class", move || open.get().then(|| "open".to_owned()));
    let mut form = form.child(order(desk));
    for (it, name) in Facet::ALL.iter().zip(&desk.phrases.facets) {
        if paper.edition.is_told_apart_by(*it) {
            form = form.child(facet(paper, *it, name));
        }
    }
    let form = form.child(dates);
    el("section.filters").attr("aria-label", desk.phrases.filters).child(fold).child(form)
}

fn order(desk: Desk) -> El {
    // Made anew together, since what can be chosen and what is chosen change together.
    let options = move || {
        let selection = desk.address.selection();
        let chosen = selection.order();
        let option = |order: &Order| {
            let option = el("option").attr("value", order.as_str());
            let option = option.attr_of("selected", (*order == chosen).then_some(""));
            option.text(desk.phrases.orders.get(*order as usize).copied().unwrap_or_default())
        };
        Order::offered(selection.asks()).iter().map(option).collect::<View>()
    };
    let select = el("select").live_marked(options).on("change", move |change| {
        if let Some(order) = Order::parse(&value(&change)) {
            desk.address.narrow(desk.address.peek().ordered(order));
        }
    });
    el("label.order").child(el("span").text(desk.phrases.order_label)).child(select)
}

/// A facet: its values, of many the first few and those that are chosen. The others are made when they
/// are asked for: each follows every key.
fn facet(paper: &Rc<Paper>, facet: Facet, name: &str) -> El {
    let desk = paper.desk;
    let counted = untrack(|| paper.counted());
    let many = counted.counts(facet).len();
    let unfolded = Rc::new(Live::new(false));
    let (turned, said) = (Rc::clone(&unfolded), Rc::clone(&unfolded));
    let each = (Rc::clone(paper), Rc::clone(&counted));
    let shown = move || {
        let (selection, is_all) = (desk.address.selection(), unfolded.get());
        let mut shown = Vec::new();
        for (at, it) in counted.counts(facet).iter().enumerate() {
            if is_all || at < FEW || selection.chosen(facet).contains(&it.value) {
                shown.push(at);
            }
        }
        shown
    };
    let value = move |at: usize| {
        let (paper, counted) = &each;
        let name = counted.counts(facet).get(at).map(|it| it.value.clone()).unwrap_or_default();
        Rc::new(Value { paper: Rc::clone(paper), facet, at, name }).view()
    };
    let list = el("ul").each(shown, value);
    let all = desk.phrases.all_values.of([&desk.calendar.number(many)]);
    let label = move || if said.get() { desk.phrases.fewer_values.to_owned() } else { all.clone() };
    let unfold = (many > FEW).then(|| {
        let unfold = button("", move || turned.set(!turned.peek())).class("unfold");
        unfold.live_text(label)
    });
    let legend = el("legend").text(name);
    el("fieldset").child(legend).child(list).child(unfold)
}

/// One value of a facet, on the page.
struct Value {
    paper: Rc<Paper>,
    facet: Facet,
    /// Its place among the counts.
    at: usize,
    name: String,
}

impl Value {
    fn count(&self) -> usize {
        self.paper.counted().counts(self.facet).get(self.at).map_or(0, |it| it.count)
    }

    fn is_chosen(&self) -> bool {
        self.paper.desk.address.selection().chosen(self.facet).contains(&self.name)
    }

    /// A checkbox. It cannot be chosen where no article would be left: it leads nowhere.
    fn view(self: Rc<Self>) -> El {
        let desk = self.paper.desk;
        let label = match self.facet {
            Facet::Language => desk.calendar.language(&self.name),
            Facet::Section | Facet::Tag => self.name.clone(),
        };
        let own = || Rc::clone(&self);
        let (counted, checked, idle) = (own(), own(), own());
        let field = el("input").attr("type", "checkbox");
        let node = field.node().clone();
        // A focused box is left alone: one that is disabled loses the focus.
        let has_focus = move || desk.surroundings.focused().is_some_and(|it| *it == **node);
        let field = field
            .prop("checked", move || JsValue::from_bool(checked.is_chosen()))
            .flag("disabled", move || idle.count() == 0 && !idle.is_chosen() && !has_focus())
            .on("change", move |_| {
                desk.address.narrow(desk.address.peek().toggled(self.facet, &self.name))
            });
        let words = el("bdi").live_text(move || {
            desk.phrases.counted.of([&label, &desk.calendar.number(counted.count())])
        });
        el("li").child(el("label").child(field).child(words))
    }
}
