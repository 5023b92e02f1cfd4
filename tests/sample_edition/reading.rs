//! The edition and its source page as they lie on the disk, and the parts of an article. Judges
//! nothing.

use serde_json::Value;
use std::path::{Path, PathBuf};

pub(crate) const ENGLISH: &str = "en";
pub(crate) const CHINESE: &str = "zh-Hans";

/// A file that is published.
pub(crate) fn public(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name)
}

/// The edition's file, letter by letter.
pub(crate) fn raw() -> String {
    std::fs::read_to_string(public("articles.json")).expect("public/articles.json can be read")
}

pub(crate) fn edition() -> Value {
    serde_json::from_str(&raw()).expect("public/articles.json is JSON")
}

/// The source page, in the lower case that it is written in, if it is at hand: the one file in the
/// folder of seeds that has this release time.
pub(crate) fn page(release: &str) -> Option<String> {
    let folder = std::env::var_os("BROADSHEET_SEEDS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds"),
        PathBuf::from,
    );
    let page = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
        .map(|page| page.to_lowercase())
        .find(|page| page.contains(release));
    if page.is_none() {
        println!("skipped: no seeds");
    }
    page
}

pub(crate) fn items(edition: &Value) -> &[Value] {
    edition["items"].as_array().expect("items is a list")
}

pub(crate) fn in_language<'a>(
    edition: &'a Value,
    wanted: &'a str,
) -> impl Iterator<Item = &'a Value> {
    items(edition).iter().filter(move |item| language(item) == wanted)
}

pub(crate) fn item<'a>(edition: &'a Value, wanted: &str) -> &'a Value {
    let found = items(edition).iter().find(|item| id(item) == wanted);
    found.unwrap_or_else(|| panic!("there is no article {wanted}"))
}

/// A member that is a string; empty where there is none.
pub(crate) fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

pub(crate) fn id(item: &Value) -> &str {
    text(item, "id")
}

pub(crate) fn section(item: &Value) -> &str {
    text(&item["_broadsheet"], "section")
}

pub(crate) fn language(item: &Value) -> &str {
    item["language"].as_str().unwrap_or(ENGLISH)
}

/// The parts of some markup that follow an opening and end before a closing.
pub(crate) fn between<'a>(markup: &'a str, opening: &str, closing: &str) -> Vec<&'a str> {
    markup.split(opening).skip(1).filter_map(|part| Some(part.split_once(closing)?.0)).collect()
}

/// The text of an article, a line for each block of its markup and each row of its tables.
pub(crate) fn body(item: &Value) -> String {
    match item["content_html"].as_str() {
        Some(html) => {
            let inline = ["<strong>", "</strong>", "<em>", "</em>"];
            let html = inline
                .iter()
                .fold(html.replace("</th><td>", ": "), |html, tag| html.replace(tag, ""));
            let texts = html.split('<').filter_map(|part| Some(part.split_once('>')?.1.trim()));
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
        }
        None => text(item, "content_text").to_owned(),
    }
}

/// All that a reader sees of an article, the source, the tags and the alternative texts included.
pub(crate) fn everything(item: &Value) -> String {
    let own = &item["_broadsheet"];
    let mut all = vec![text(item, "title"), text(item, "summary")];
    all.extend([text(own, "section"), text(own, "subtitle"), text(own, "source")]);
    for list in [&item["tags"], &own["breadcrumb"]] {
        all.extend(list.as_array().into_iter().flatten().filter_map(Value::as_str));
    }
    all.extend(between(text(item, "content_html"), " alt=\"", "\""));
    format!("{}\n{}", all.join("\n"), body(item))
}

/// The rows of an article's tables: the head of each, and its figure.
pub(crate) fn rows(item: &Value) -> Vec<(&str, &str)> {
    between(text(item, "content_html"), "<tr><th scope=\"row\">", "</td></tr>")
        .into_iter()
        .map(|row| row.split_once("</th><td>").expect("a row is a head and a figure"))
        .collect()
}
