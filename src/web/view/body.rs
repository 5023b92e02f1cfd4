//! An article's text: plain paragraphs, or what its HTML may show.

use crate::article::{Article, Body};
use crate::text::digits;
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::markup;
use crate::web::surroundings::{object, remove_attribute, words};
use web_sys::{Element, Event, Node};

pub(super) fn view(desk: Desk, article: &Article) -> El {
    match &article.body {
        Body::Text(text) => {
            // A name in other letters does not turn a paragraph round where the language is known.
            let dir = article.headline.language.is_none().then_some("auto");
            let paragraph = |(at, text): (usize, String)| {
                el("p")
                    .attr("id", &["p", &digits(at as u64 + 1, 0)].concat())
                    .attr_of("dir", dir)
                    .prose(&text)
            };
            let paragraphs = paragraphs(text).into_iter().enumerate().map(paragraph);
            el("div.body text").child(paragraphs.collect::<View>())
        }
        Body::Html(html) => {
            let body = el("div.body");
            markup::build(html, body.node(), &desk.surroundings, desk.phrases.table);
            body
        }
    }
}

/// The paragraphs of a plain text: set apart by blank lines, or, where there is none, by lines.
fn paragraphs(text: &str) -> Vec<String> {
    let mut last = None;
    let line_feeds = |c| match (last.replace(c), c) {
        (Some('\r'), '\n') => None,
        (_, '\r') => Some('\n'),
        _ => Some(c),
    };
    let text: String = text.chars().filter_map(line_feeds).collect();
    let mut paragraphs = vec![String::new()];
    let by_blank_lines = text.trim().lines().any(|line| line.trim().is_empty());
    for line in text.lines() {
        let Some(last) = paragraphs.last_mut() else { continue };
        let ends = line.trim().is_empty() || !by_blank_lines;
        if line.trim().is_empty() || (ends && !last.is_empty()) {
            paragraphs.push(String::new());
        }
        if let Some(last) = paragraphs.last_mut().filter(|_| !line.trim().is_empty()) {
            if !last.is_empty() {
                last.push('\n');
            }
            last.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// Gives up the room kept for a picture of unknown size, once it is there.
pub(super) fn fit_picture(load: &Event) {
    if let Some(picture) = picture(load) {
        remove_attribute(&picture, "class");
    }
}

/// Puts words in the place of a picture that cannot be had.
pub(super) fn replace_missing(desk: Desk, error: &Event) {
    let found = picture(error).and_then(|it| Some((object::<Node>(&it, "parentNode")?, it)));
    let Some((parent, picture)) = found else { return };
    let alternative = picture.get_attribute("alt").filter(|it| !it.trim().is_empty());
    let alternative = alternative.as_deref().unwrap_or(desk.phrases.picture_missing);
    View::from(el("span.missing").text(alternative)).put_before(&picture, &parent);
    let _ = parent.remove_child(&picture);
}

/// The picture that an event comes from.
fn picture(event: &Event) -> Option<Element> {
    let target: Element = object(event, "target")?;
    (words(&target, "localName") == "img").then_some(target)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn a_plain_text_keeps_its_paragraphs() {
        assert_eq!(paragraphs("One\ntwo\n\n\nthree\r\n \r\nfour\n"), ["One\ntwo", "three", "four"]);
        assert_eq!(paragraphs("One\ntwo"), ["One", "two"]);
        assert_eq!(paragraphs(" \n"), Vec::<String>::new());
    }
}
