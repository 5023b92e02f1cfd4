//! An article's text: plain paragraphs, or what its HTML may show.

use crate::article::{Article, Body};
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::markup;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

pub(super) fn view(desk: Desk, article: &Article) -> El {
    match &article.body {
        Body::Text(text) => {
            // A name in other letters does not turn a paragraph round where the language is known.
            let dir = article.headline.language.is_none().then_some("auto");
            let paragraph = |(at, text): (usize, String)| {
                el("p").attr("id", &format!("p{}", at + 1)).attr_of("dir", dir).prose(&text)
            };
            let paragraphs = paragraphs(text).into_iter().enumerate().map(paragraph);
            el("div").class("body text").child(paragraphs.collect::<View>())
        }
        Body::Html(html) => {
            let body = el("div").class("body");
            markup::build(html, body.node(), &desk.surroundings, desk.phrases.table);
            body
        }
    }
}

/// The paragraphs of a plain text: set apart by blank lines, or, where there is none, by lines.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
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
    let picture = load.target().and_then(|it| it.dyn_into::<HtmlImageElement>().ok());
    if let Some(picture) = picture {
        let _ = picture.class_list().remove_1("unsized");
    }
}

/// Puts words in the place of a picture that cannot be had.
pub(super) fn replace_missing(desk: Desk, error: &Event) {
    let picture = error.target().and_then(|it| it.dyn_into::<HtmlImageElement>().ok());
    let Some((picture, parent)) = picture.and_then(|it| Some((it.clone(), it.parent_node()?)))
    else {
        return;
    };
    let Ok(words) = desk.surroundings.document().create_element("span") else { return };
    let alternative = Some(picture.alt()).filter(|it| !it.trim().is_empty());
    words.set_text_content(Some(alternative.as_deref().unwrap_or(desk.phrases.picture_missing)));
    words.set_class_name("missing");
    let _ = parent.replace_child(&words, &picture);
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
