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
    let (what, advice) = desk.phrases.trouble(trouble);
    let loader = Rc::clone(loader);
    let again = button(desk.phrases.try_again, move || loader.retry());
    let notice = notice("alert").child(el("h1").text(&what)).child(el("p").text(advice));
    notice.child(el("p").child(again))
}

/// What stands where something is yet to come from the archive: that it is on its way, or why it
/// does not come.
pub(super) fn coming(paper: &Rc<Paper>, what: &'static str) -> View {
    let paper = Rc::clone(paper);
    let part = el("div").live(move || match paper.courier.trouble() {
        None => notice("status").child(el("p").text(what)),
        Some(trouble) => {
            let (phrases, paper) = (paper.desk.phrases, Rc::clone(&paper));
            let (what, advice) = phrases.trouble(&trouble);
            let is_gone = trouble == Trouble::Replaced;
            let label = if is_gone { phrases.load_anew } else { phrases.try_again };
            let again = button(label, move || match is_gone {
                true => paper.loader.retry(),
                false => {
                    paper.courier.retry();
                    found::refocus(paper.desk);
                }
            });
            let what = el("p").child(el("strong").text(&what));
            notice("alert").child(what).child(el("p").text(advice)).child(el("p").child(again))
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
