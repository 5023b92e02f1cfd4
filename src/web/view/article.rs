//! One article, opened.

use super::{Paper, body, colophon, hits, link, published};
use crate::article::{Article, Author, Body};
use crate::edition::Place;
use crate::selection::{Facet, Selection};
use crate::text::position;
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::leptos::untrack;
use crate::web::live::Derived;
use std::rc::Rc;

pub(super) fn view(paper: &Rc<Paper>, place: Place, article: &Article) -> View {
    let (desk, headline) = (paper.desk, &article.headline);
    let opened = el("article.opened")
        .in_language(headline.language.as_ref())
        .child(breadcrumb(paper.desk, article))
        .child(el("h1").attr("tabindex", "-1").prose(headline.heading()))
        .child(headline.subtitle.as_ref().map(|it| el("p.subtitle").prose(it)))
        .child(about(paper.desk, article))
        .child(picture(paper.desk, article))
        .child(body::view(paper.desk, article))
        .child(colophon::view(paper.desk, article))
        .on("error", move |error| body::replace_missing(desk, &error))
        .on("load", |load| body::fit_picture(&load));
    // Their headlines may be yet to come, and the article is not made anew for them.
    let (hit, paper) = (Rc::clone(paper), Rc::clone(paper));
    let beside = el("div").live(move || neighbours(&paper, place));
    // The answer may be yet to come, too.
    let (asked, marked) = (Rc::clone(&hit), opened.clone());
    let answered = Derived::new(move |_| asked.is_answered());
    let hits = el("div").live(move || answered.get().then(|| hits::view(&hit, &marked)).flatten());
    [opened.into(), hits.into(), beside.into()].into()
}

/// The way back to the list, the places above, and the article's own section.
fn breadcrumb(desk: Desk, article: &Article) -> El {
    let section = article.headline.section.as_ref();
    let mut crumbs = article.breadcrumb.clone();
    crumbs.extend(section.filter(|it| !crumbs.contains(it)).cloned());
    let crumb = |name: &String| {
        let words = el("bdi").text(name);
        let linked = section == Some(name);
        let linked = linked.then(|| link(desk, Selection::only(Facet::Section, name)));
        el("li").child(match linked {
            Some(link) => link.child(words),
            None => words,
        })
    };
    let list = desk.address.peek().closed();
    let back = el("a").attr("href", &desk.address.href(&list)).text(desk.phrases.back_to_list);
    let back = back.follow(move || desk.address.go_back_to(list.clone()));
    // Of its own direction, so that it does not decide the article's.
    let back = el("li").attr("dir", "ltr").attr("lang", desk.phrases.language).child(back);
    let back = back.class("back");
    let trail = el("ol").child(back).child(crumbs.iter().map(crumb).collect::<View>());
    el("nav.breadcrumb").attr("aria-label", desk.phrases.breadcrumb).child(trail)
}

/// When and by whom.
fn about(desk: Desk, article: &Article) -> El {
    let headline = &article.headline;
    let updated = headline.modified.filter(|it| Some(*it) != headline.published).map(|stamp| {
        let updated = desk.phrases.updated.of([&desk.calendar.moment(stamp)]);
        el("span").attr("lang", desk.calendar.locale()).text(&updated)
    });
    let authors = article.authors.iter().map(|it| author(desk, it));
    let about = el("p.about").child(published(desk, headline, true)).child(updated);
    about.child(authors.collect::<View>())
}

fn author(desk: Desk, author: &Author) -> El {
    let name = author.name.as_ref().or(author.url.as_ref()).map_or("", String::as_str);
    let url = author.url.as_ref().and_then(|it| desk.surroundings.link(it));
    let words = el("bdi").text(name);
    match url {
        Some(url) => away(&url).child(words),
        None => words,
    }
}

/// A link that leads out of the reader.
pub(super) fn away(url: &str) -> El {
    el("a").attr("href", url).attr("rel", "noopener noreferrer")
}

/// The article's own picture, unless its text has it already.
fn picture(desk: Desk, article: &Article) -> Option<El> {
    let (Body::Html(body) | Body::Text(body)) = &article.body;
    let shown = |image: &&String| position(body, &["\"", image.as_str(), "\""].concat()).is_some();
    let image = article.image.as_ref().filter(|image| !shown(image))?;
    let src = desk.surroundings.picture(image)?;
    let picture = el("img.unsized").attr("src", &src).attr("alt", "");
    Some(picture.attr("decoding", "async").attr("referrerpolicy", "no-referrer"))
}

/// The articles before and after this one in the list that it was opened from.
fn neighbours(paper: &Paper, place: Place) -> Option<El> {
    let (desk, phrases) = (paper.desk, paper.desk.phrases);
    let neighbour = |place: Option<Place>, class: &'static str, label: &str, end: &str| {
        let Some(place) = place else { return el("p").class(class).text(end) };
        let Some(article) = paper.courier.headline(place) else { return el("p").class(class) };
        let headline = &article.headline;
        let title = el("bdi").in_language(headline.language.as_ref()).text(headline.heading());
        let next = link(desk, desk.address.peek().opened(&headline.id)).class(class);
        next.attr("rel", class).child(el("span").text(label)).text(" ").child(title)
    };
    let (before, after) = untrack(|| paper.results().neighbours(place));
    (before.is_some() || after.is_some()).then(|| {
        el("nav.neighbours")
            .attr("aria-label", phrases.neighbours)
            .child(neighbour(before, "prev", phrases.previous, phrases.first_of_list))
            .child(neighbour(after, "next", phrases.next, phrases.last_of_list))
    })
}
