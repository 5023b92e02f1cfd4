//! What stands in place of the articles before they are here, or when they cannot be had.

use super::{Paper, button, found, link};
use crate::selection::Selection;
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::load::{Loader, Trouble};
use std::rc::Rc;

fn notice(role: &str) -> El {
    el("div.notice").attr("role", role)
}

/// A page with nothing on it but a notice.
pub(super) fn page(notice: El) -> View {
    let main = el("main").attr("id", "main").attr("tabindex", "-1").child(notice);
    [el("header.masthead"), main].into_iter().collect()
}

pub(super) fn waiting(desk: Desk, slow: bool) -> View {
    let slow = slow.then(|| el("p").text(desk.phrases.slow));
    page(notice("status").child(el("h1").text(desk.phrases.loading)).child(slow))
}

/// What happened, what to do, and a way to try again.
pub(super) fn alert(desk: Desk, loader: &Rc<Loader>, trouble: &Trouble) -> El {
    let loader = Rc::clone(loader);
    told(desk, trouble, el("h1"), Box::new(move || loader.retry()))
}

fn told(desk: Desk, trouble: &Trouble, title: El, again: Box<dyn FnMut()>) -> El {
    let (what, advice) = desk.phrases.trouble(trouble);
    let label = match trouble {
        Trouble::Replaced => desk.phrases.load_anew,
        _ => desk.phrases.try_again,
    };
    let notice = notice("alert").child(title.text(&what)).child(el("p").text(advice));
    notice.child(el("p").child(button(label, again)))
}

/// What stands where something is yet to come from the archive: that it is on its way, or why it
/// does not come.
pub(super) fn coming(paper: &Rc<Paper>, what: &'static str) -> View {
    let (desk, paper) = (paper.desk, Rc::clone(paper));
    let part = el("div").live(move || match paper.courier.trouble() {
        None => notice("status").child(el("p").text(what)),
        Some(trouble) => {
            let (paper, is_gone) = (Rc::clone(&paper), trouble == Trouble::Replaced);
            let again = move || match is_gone {
                true => paper.loader.retry(),
                false => {
                    paper.courier.retry();
                    found::refocus(paper.desk);
                }
            };
            told(desk, &trouble, el("strong"), Box::new(again))
        }
    });
    part.into()
}

/// The address names an article that this edition does not have.
pub(super) fn not_here(desk: Desk) -> View {
    let front = link(desk, Selection::default()).text(desk.phrases.to_front);
    notice("alert")
        .child(el("h1").attr("tabindex", "-1").text(desk.phrases.not_here))
        .child(el("p").text(desk.phrases.not_here_advice))
        .child(el("p").child(front))
        .into()
}
