//! One row of a list.

use super::{Paper, published};
use crate::edition::Place;
use crate::web::element::{El, el};

pub(super) fn view(paper: &Paper, place: Place) -> El {
    let row = el("li");
    let Some(headline) = paper.edition.headline(place) else { return row };
    let address = &paper.desk.address;
    let (id, opened) = (headline.id.clone(), headline.id.clone());
    // The list around it changes while the row stays, and with it the link.
    let link = el("a")
        .bind("href", move || Some(address.href(&address.selection().opened(&id))))
        .prose(headline.heading())
        .follow(move || address.go(address.peek().opened(&opened)));
    let section = headline.section.as_ref().map(|it| el("span").class("section").text(it));
    let about =
        el("p").class("about").child(section).child(published(paper.desk, &headline, false));
    let article = el("article")
        .in_language(headline.language.as_ref())
        .child(el("h2").child(link))
        .child(headline.standfirst().map(|it| el("p").class("standfirst").prose(it)))
        .child(about);
    row.child(article)
}
