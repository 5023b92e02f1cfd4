//! The article in a page, found by `dom_smoothie`, Mozilla's Readability in Rust; before that, what
//! by its own name is no part of one is taken out, and after it, what is left of that kind.

use super::declared::line;
use super::wire::Article;
use broadsheet::text::{self, fold};
use dom_query::{Document, Selection};
use dom_smoothie::Readability;

/// Elements that say of themselves that they are not the article.
const BESIDE: &str = "aside, nav, footer, [role=navigation], [role=complementary], \
    [aria-hidden=true], [hidden], [class*=related], [class*=newsletter], [class*=share], \
    [class*=social], [class*=promo], [class*=recirc], [class*=byline], [class*=tags], \
    [class*=author-bio], [class*=comments], [class*=advert], [class*=read-more], \
    [class*=readmore], [class*=also-like], [class*=most-read], [class*=trending]";

/// How deep elements may stand within each other before the finding would take too long.
const DEEPEST: usize = 400;

/// How many elements may be left open before the reading itself would take too long: its time
/// grows with the square of them.
const MOST_OPEN: usize = 3_000;

/// Whether a text can be read as HTML at all, as far as can be told without reading it.
pub(super) fn is_readable(html: &str) -> bool {
    // Elements that need no end, or are often left without one.
    const UNENDED: &str =
        " p li br img input meta link hr td tr th dd dt option source wbr area col param base ";
    let mut open = 0_usize;
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
            let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
            open += usize::from(!UNENDED.contains(&format!(" {name} ")));
        }
        if open > MOST_OPEN {
            return false;
        }
    }
    true
}

/// Whether a page can be searched: no more deeply nested than any that was written for readers.
pub(super) fn is_searchable(document: &Document) -> bool {
    let mut depths = vec![0_usize];
    let mut deepest = 0;
    let mut nodes = vec![document.root()];
    while let (Some(node), Some(depth)) = (nodes.pop(), depths.pop()) {
        deepest = deepest.max(depth);
        if deepest > DEEPEST {
            return false;
        }
        for child in node.children_it(false) {
            nodes.push(child);
            depths.push(depth + 1);
        }
    }
    true
}

/// Finds the article.
pub(super) fn find(document: Document) -> Option<Article> {
    take_out_beside(&document);
    let mut readability = Readability::with_document(document, None, None).ok()?;
    let found = readability.parse().ok()?;
    Some(Article {
        html: mended(&found.content),
        title: line(&found.title),
        byline: found.byline.as_deref().and_then(line),
    })
}

fn take_out_beside(document: &Document) {
    let length = |text: &str| text.split_whitespace().map(str::len).sum::<usize>();
    let Some(body) = document.body() else { return };
    let whole = length(&body.text());
    for element in document.select(BESIDE).iter() {
        // Some pages call the article itself by such a name.
        let small = length(&element.text()) * 4 < whole;
        if small && element.select("p").length() < 6 {
            element.remove();
        }
    }
}

/// The article without what its finding leaves in it: its own headline, buttons, and lines that
/// are nothing but links elsewhere.
fn mended(html: &str) -> String {
    let fragment = Document::fragment(html);
    fragment.select("h1, button, form, input, select, textarea").remove();
    for element in fragment.select("p, li, ul, ol, h2, h3, h4, div").iter() {
        if is_links_only(&element) {
            element.remove();
        }
    }
    inside(&fragment)
}

/// The article without a heading at its beginning that says the headline again.
pub(super) fn without_headline(html: &str, headlines: &[String]) -> String {
    let compared = |text: &str| fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let headlines: Vec<String> = headlines.iter().map(|it| compared(it)).collect();
    let fragment = Document::fragment(html);
    let heading = fragment.select("h1, h2, h3, h4, h5, h6").iter().next();
    let Some(heading) = heading else { return html.to_owned() };
    let told = compared(&heading.text());
    let whole = compared(&fragment.root().text());
    // A line above it may be a date or a section.
    let is_above = whole.find(&told).is_some_and(|at| at <= 60);
    if told.is_empty() || !is_above || !headlines.contains(&told) {
        return html.to_owned();
    }
    heading.remove();
    inside(&fragment)
}

pub(super) fn inside(fragment: &Document) -> String {
    let roots = ["body", "html"].map(|root| fragment.select_single(root));
    match roots.into_iter().find(|root| root.length() > 0) {
        Some(root) => unwrapped(root),
        None => fragment.root().inner_html().to_string(),
    }
}

/// What is within, without the boxes that hold nothing but one more box.
fn unwrapped(outer: Selection<'_>) -> String {
    let mut outer = outer;
    loop {
        let html = outer.inner_html();
        let inner = outer.children();
        let is_box = inner.length() == 1 && inner.is("div, article, section, main");
        let is_alone = html.trim_start().starts_with('<') && html.trim_end().ends_with('>');
        if !is_box || !is_alone || inner.text().trim().is_empty() {
            return html.to_string();
        }
        outer = inner;
    }
}

fn is_links_only(element: &Selection<'_>) -> bool {
    let length = |text: &str| text.trim().chars().count();
    let whole = length(&element.text());
    if whole == 0 || whole >= 200 || element.select("img, figure, video").length() > 0 {
        return false;
    }
    let links: usize = element.select("a").iter().map(|link| length(&link.text())).sum();
    links * 10 >= whole * 9
}

/// The text of a page that no article is found in.
pub(super) fn whole(html: &str) -> String {
    text::plain(html, usize::MAX).split_whitespace().collect::<Vec<_>>().join(" ")
}
