//! One row of a list.

use super::watch::Watch;
use super::{Paper, found, published};
use crate::edition::Place;
use crate::web::effect::hold;
use crate::web::element::{El, View, el, marked, prose};
use crate::web::later::set_timeout;
use crate::web::live::Live;
use std::rc::Rc;
use std::time::Duration;

/// How near to the window a row is when its text is fetched.
const NEAR: &str = "200px 0px";

/// How long a row must stand before that: while one types, rows come and go.
const REST: Duration = Duration::from_millis(100);

pub(super) fn view(paper: &Rc<Paper>, place: Place) -> El {
    let row = el("li");
    let Some(article) = paper.edition.headline(place) else { return row };
    let headline = &article.headline;
    let address = &paper.desk.address;
    let (id, opened) = (headline.id.clone(), headline.id.clone());
    // The list around it changes while the row stays, and with it the link.
    let link = el("a")
        .bind("href", move || Some(address.href(&address.selection().opened(&id))))
        .follow(move || address.go(address.peek().opened(&opened)));
    let (titled, title) = (Rc::clone(paper), article.clone());
    let link = link.live_marked(move || heading(&titled, title.headline.heading()));
    let section = headline.section.as_ref().map(|it| el("span.section").text(it));
    let about = el("p.about").child(section).child(published(paper.desk, headline, false));
    let near = Rc::new(Live::new(false));
    if paper.edition.article(place).is_none() {
        let near = Rc::clone(&near);
        let seen = move || {
            let near = Rc::clone(&near);
            set_timeout(move || near.set(true), REST);
            false
        };
        hold(Watch::new(row.node(), NEAR, Box::new(seen)));
    }
    let (paper, language) = (Rc::clone(paper), headline.language.clone());
    let beneath =
        el("div").live_marked(move || found::beneath(&paper, place, &article.headline, &near));
    let article = el("article")
        .in_language(language.as_ref())
        .child(el("h2").child(link))
        .child(beneath)
        .child(about);
    row.child(article)
}

/// A headline, with what was searched for marked.
fn heading(paper: &Paper, words: &str) -> View {
    match paper.matches().as_ref().and_then(|it| it.answer()) {
        Some(answer) => marked(words, &answer.marker.marks(words)),
        None => prose(words),
    }
}
