//! What a page declares of itself: JSON-LD, OpenGraph, `<time>`, canonical address, language.

use super::lines::Lines;
use super::moment;
use super::wire::Page;
use dom_query::{Document, Selection};
use serde_json::Value;

/// The facts of a page, without its article.
pub(super) fn read(document: &Document, lines: &Lines) -> Page {
    let blocks = linked_data(document);
    let linked = blocks.iter().find_map(|block| find(block, is_article, 0)).cloned();
    let headings = document.select("h1");
    let heading = (headings.length() == 1).then(|| line(&headings.text())).flatten();
    Page {
        language: attribute(document, "html", "lang")
            .or_else(|| attribute(document, "html", "xml:lang")),
        title: line(&document.select_single("title").text()),
        heading,
        canonical: attribute(document, "link[rel~=canonical]", "href"),
        base: attribute(document, "base[href]", "href"),
        saved_from: None,
        meta: metas(document),
        linked,
        times: moment::times(lines, &blocks),
        breadcrumb: breadcrumb(document, &blocks),
        article: super::wire::Article::default(),
    }
}

/// A text in one line, if there is something in it.
pub(super) fn line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    document.try_select(selector)?.iter().find_map(|it| line(&it.attr(name)?))
}

fn metas(document: &Document) -> Vec<(String, String)> {
    let read = |element: Selection<'_>| {
        let names = ["property", "name", "itemprop", "http-equiv"];
        let name = names.iter().find_map(|name| element.attr(name))?;
        Some((name.trim().to_lowercase(), element.attr("content")?.to_string()))
    };
    document.select("meta[content]").iter().filter_map(read).collect()
}

fn linked_data(document: &Document) -> Vec<Value> {
    let scripts = document.select("script[type=\"application/ld+json\"]");
    let read = |script: Selection<'_>| {
        let text = script.text();
        // Line breaks within texts are against the format, and frequent.
        let text = text.replace(|c: char| c.is_control(), " ");
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
        serde_json::from_str(text.trim().trim_end_matches(';')).ok()
    };
    scripts.iter().filter_map(read).collect()
}

/// The first object of a kind, wherever it stands in a block.
pub(super) fn find(value: &Value, wanted: fn(&str) -> bool, depth: usize) -> Option<&Value> {
    let is_wanted = |kind: &Value| match kind {
        Value::String(kind) => wanted(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(wanted),
        _ => false,
    };
    match value {
        _ if depth > 8 => None,
        Value::Object(members) if members.get("@type").is_some_and(is_wanted) => Some(value),
        Value::Object(members) => members.values().find_map(|it| find(it, wanted, depth + 1)),
        Value::Array(items) => items.iter().find_map(|it| find(it, wanted, depth + 1)),
        _ => None,
    }
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Report" | "LiveBlogPosting")
}

fn breadcrumb(document: &Document, blocks: &[Value]) -> Vec<String> {
    let listed = blocks.iter().find_map(|block| find(block, |kind| kind == "BreadcrumbList", 0));
    let items = listed.and_then(|list| list.get("itemListElement")?.as_array());
    let named = |item: &Value| {
        let name = item.get("name").or_else(|| item.get("item")?.get("name"))?;
        line(name.as_str()?)
    };
    let mut parts: Vec<String> = items.into_iter().flatten().filter_map(named).collect();
    if parts.is_empty() {
        let selector = "nav[aria-label=breadcrumb], nav[aria-label=Breadcrumb], [class*=breadcrumb], \
                        [id*=breadcrumb], [class*=Breadcrumb]";
        // Some pages call the article itself so; a way through the site is short.
        let is_short =
            |it: &Selection<'_>| it.text().split_whitespace().map(str::len).sum::<usize>() < 300;
        let ways = document.select(selector);
        let way = ways.iter().find(|it| is_short(it) && it.select("a").length() > 0);
        let links = way.map(|way| way.select("a"));
        parts = links.iter().flat_map(Selection::iter).filter_map(|it| line(&it.text())).collect();
        parts.dedup();
    }
    let title = document.select_single("title").text().to_lowercase();
    let is_home = |part: &str| {
        matches!(
            part,
            "home"
                | "homepage"
                | "首页"
                | "主页"
                | "ホーム"
                | "start"
                | "startseite"
                | "accueil"
                | "inicio"
        )
    };
    parts.retain(|part| {
        let part = part.to_lowercase();
        let is_page = part.chars().count() > 15 && title.contains(&part);
        !(is_home(&part) || is_page || part.chars().count() >= 60)
    });
    parts.truncate(6);
    parts
}
