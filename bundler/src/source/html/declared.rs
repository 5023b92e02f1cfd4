//! What a page declares of itself: JSON-LD, OpenGraph, `<time>`, canonical address, language.

use super::wire::Page;
use dom_query::{Document, Selection};
use serde_json::Value;

/// The facts of a page, without its article.
pub(super) fn read(document: &Document) -> Page {
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
        time: time(document),
        labelled_time: labelled_time(document),
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
fn find(value: &Value, wanted: fn(&str) -> bool, depth: usize) -> Option<&Value> {
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

fn time(document: &Document) -> Option<String> {
    let places = [
        ("[itemprop=datePublished]", &["datetime", "content"][..]),
        ("time[pubdate]", &["datetime"]),
        ("article time[datetime]", &["datetime"]),
        ("time[datetime]", &["datetime"]),
    ];
    places.iter().find_map(|(selector, names)| {
        names.iter().find_map(|name| attribute(document, selector, name))
    })
}

/// Words that stand before the time of an article, where nothing else tells it.
const LABELS: &[&str] = &[
    "release time",
    "published on",
    "published",
    "posted on",
    "publish time",
    "publication date",
    "date",
    "time",
    "发布时间",
    "发表时间",
    "发布日期",
    "時間",
    "时间",
    "日期",
    "公開日",
    "更新日",
    "게시일",
    "입력",
];

fn labelled_time(document: &Document) -> Option<String> {
    let body = document.body()?.text();
    let text = line(&body)?;
    let lower = text.to_lowercase();
    // Some letters change their length with their case; then places do not agree.
    let lower = if lower.len() == text.len() { lower.as_str() } else { text.as_str() };
    LABELS.iter().find_map(|label| {
        lower.match_indices(label).take(20).find_map(|(at, _)| {
            let behind = text.get(at + label.len()..)?.trim_start();
            let behind = behind.strip_prefix([':', '：'])?.trim_start();
            let is_part = |c: char| c.is_ascii_digit() || " :-/.年月日时分秒T+".contains(c);
            let date: String = behind.chars().take(40).take_while(|c| is_part(*c)).collect();
            let date = date.trim().trim_end_matches(['.', '-', '/', ':']);
            (date.chars().filter(char::is_ascii_digit).count() >= 6).then(|| date.to_owned())
        })
    })
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
        let selector = "nav[aria-label=breadcrumb] a, nav[aria-label=Breadcrumb] a, \
                        [class*=breadcrumb] a, [id*=breadcrumb] a, [class*=Breadcrumb] a";
        let links = document.select(selector);
        parts = links.iter().filter_map(|link| line(&link.text())).collect();
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
