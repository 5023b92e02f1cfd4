//! What stands under an article: source, original page, files, tags, copyright.

use super::article::away;
use super::link;
use crate::article::{Article, Attachment};
use crate::selection::{Facet, Selection};
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};

pub(super) fn view(desk: Desk, article: &Article) -> El {
    let phrases = desk.phrases;
    let mut list = Vec::new();
    let mut entry = |label: &str, part: El| {
        list.push(el("dt").attr("lang", phrases.language).text(label));
        list.push(el("dd").child(part));
    };
    if let Some(source) = article.source.as_ref().filter(|source| !ends_with(article, source)) {
        entry(phrases.source, el("span").text(source));
    }
    let urls = [&article.url, &article.external_url].into_iter().flatten();
    if let Some(url) = urls.filter_map(|it| desk.surroundings.link(it)).next() {
        entry(phrases.original, away(&url).attr("dir", "ltr").text(&url));
    }
    let files: Vec<El> = article.attachments.iter().filter_map(|it| file(desk, it)).collect();
    if !files.is_empty() {
        entry(phrases.attachments, listed(files));
    }
    let tag = |tag: &String| {
        let list = Selection::only(Facet::Tag, tag);
        el("li").child(link(desk, list).child(el("bdi").text(tag)))
    };
    if !article.headline.tags.is_empty() {
        entry(phrases.tags, listed(article.headline.tags.iter().map(tag).collect()).class("tags"));
    }
    let permalink = desk.address.permalink(&article.headline.id);
    let printed = el("p.permalink").attr("dir", "ltr").text(&permalink);
    let copyright = article.copyright.as_ref().map(|it| el("p").attr("dir", "auto").text(it));
    let list = (!list.is_empty()).then(|| el("dl").child(list.into_iter().collect::<View>()));
    el("footer.colophon").child(list).child(printed).child(copyright)
}

/// Whether the text itself ends by naming its source.
fn ends_with(article: &Article, source: &str) -> bool {
    let text = article.body.words();
    let stop = |c: char| c.is_whitespace() || matches!(c, '.' | '。');
    text.trim_end_matches(stop).ends_with(source.trim_end_matches(stop))
}

fn listed(items: Vec<El>) -> El {
    el("ul").child(items.into_iter().collect::<View>())
}

fn file(desk: Desk, attachment: &Attachment) -> Option<El> {
    let url = desk.surroundings.link(&attachment.url)?;
    let name = attachment.title.as_ref().unwrap_or(&attachment.url);
    Some(el("li").child(away(&url).child(el("bdi").text(name))))
}
