//! From a page to a draft: the most exact of its declarations goes first.

use super::declared::line;
use super::wire::Page;
use crate::draft::{Draft, Origin, Said};
use broadsheet::article::{Author, Body};
use broadsheet::text;
use serde_json::Value;
use std::sync::Arc;

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date",
    "pub_date",
];
const MODIFIED: &[&str] =
    &["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod"];
const AUTHOR: &[&str] = &["author", "article:author", "byl", "parsely-author", "dc.creator"];

/// The draft of a page.
pub(super) fn draft(page: Page, origin: &Arc<Origin>) -> Draft {
    let meta = |names| page.meta(names).map(|(value, by)| Said { value, by });
    let linked = |member, by| {
        let value = page.linked(member).and_then(words)?;
        Some(Said { value, by })
    };
    let mut draft = Draft::new(origin);
    draft.title = title(&page);
    draft.subtitle = linked("alternativeHeadline", "JSON-LD: alternativeHeadline");
    draft.summary = meta(&["og:description", "description", "twitter:description"])
        .or_else(|| linked("description", "JSON-LD: description"));
    draft.published = linked("datePublished", "JSON-LD: datePublished")
        .or_else(|| meta(PUBLISHED))
        .or_else(|| said(page.time.clone(), "<time>"))
        .or_else(|| said(page.labelled_time.clone(), "label: published"));
    draft.modified = linked("dateModified", "JSON-LD: dateModified").or_else(|| meta(MODIFIED));
    draft.language = said(page.language.clone(), "html lang")
        .or_else(|| linked("inLanguage", "JSON-LD: inLanguage"))
        .or_else(|| meta(&["og:locale", "content-language", "language"]))
        .map(|said| Said { value: said.value.replace('_', "-"), ..said });
    draft.url = address(&page);
    draft.base =
        said(page.base.clone(), "base").or_else(|| said(page.saved_from.clone(), "saved from"));
    draft.section = linked("articleSection", "JSON-LD: articleSection")
        .or_else(|| meta(&["article:section", "og:article:section", "parsely-section"]));
    draft.tags = tags(&page);
    draft.authors = authors(&page);
    draft.image = meta(&["og:image", "og:image:url", "twitter:image"])
        .or_else(|| linked("image", "JSON-LD: image"));
    draft.copyright = meta(&["copyright", "dc.rights", "dcterms.rights", "rights"]);
    draft.breadcrumb = page.breadcrumb.clone();
    draft.body = Some(body(&page));
    draft
}

fn said(value: Option<String>, by: &'static str) -> Option<Said<String>> {
    value.map(|value| Said { value, by })
}

/// The words of a JSON-LD value: a text, the first of several, or the name of a thing.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => line(&text::plain(words, usize::MAX)),
        Value::Array(values) => values.iter().find_map(words),
        Value::Object(members) => {
            ["name", "url", "@id", "@value"].iter().find_map(|it| words(members.get(*it)?))
        }
        _ => None,
    }
}

fn title(page: &Page) -> Option<Said<String>> {
    let site = page.meta(&["og:site_name"]).map(|(name, _)| name).unwrap_or_default();
    let heading = page.heading.clone();
    let linked = || page.linked("headline").and_then(words);
    let social =
        || page.meta(&["og:title", "twitter:title"]).map(|(it, _)| without_site(&it, &site));
    // A site that puts its own name into its one heading of the first rank repeats it in every title.
    let agreed = heading.clone().filter(|heading| {
        let all = [page.title.clone(), social(), linked()];
        *heading != site && all.into_iter().flatten().any(|it| it.contains(heading.as_str()))
    });
    said(agreed, "h1")
        .or_else(|| said(linked(), "JSON-LD: headline"))
        .or_else(|| said(social(), "og:title"))
        .or_else(|| said(page.article.title.clone(), "title"))
        .or_else(|| said(heading, "h1"))
        .or_else(|| said(page.title.clone(), "title"))
}

/// A headline without the site's name behind it.
fn without_site(title: &str, site: &str) -> String {
    let cut = title.strip_suffix(site).filter(|_| !site.is_empty()).map(str::trim_end);
    let cut = cut.and_then(|it| it.strip_suffix(['-', '|', '–', '—', '·', '_', ':', '»']));
    cut.map(str::trim_end).filter(|it| !it.is_empty()).unwrap_or(title).to_owned()
}

fn address(page: &Page) -> Option<Said<String>> {
    let absolute = |url: &String| url.starts_with("http");
    let linked = || {
        let place = page.linked("mainEntityOfPage").or_else(|| page.linked("url"))?;
        match place {
            Value::Object(members) => members.get("@id").and_then(words),
            other => words(other),
        }
    };
    let social = || page.meta(&["og:url"]).map(|(url, _)| url);
    // A relative canonical address is relative to where the page was saved from.
    said(page.canonical.clone().filter(|it| absolute(it) || page.saved_from.is_some()), "canonical")
        .or_else(|| said(social().filter(absolute), "og:url"))
        .or_else(|| said(page.saved_from.clone(), "saved from"))
        .or_else(|| said(linked().filter(absolute), "JSON-LD: url"))
}

fn tags(page: &Page) -> Vec<String> {
    let mut tags: Vec<String> = page.metas("article:tag").map(str::to_owned).collect();
    if tags.is_empty() {
        tags = match page.linked("keywords") {
            Some(Value::Array(words)) => {
                words.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(Value::String(words)) => vec![words.clone()],
            _ => ["news_keywords", "keywords"]
                .iter()
                .find_map(|name| page.metas(name).next())
                .map(str::to_owned)
                .into_iter()
                .collect(),
        };
    }
    let parts = tags.iter().flat_map(|tag| tag.split([',', '，', ';', '；', '、']));
    parts.filter_map(line).filter(|tag| tag.chars().count() <= 60).collect()
}

fn authors(page: &Page) -> Vec<Author> {
    let named = |name: String| Author { name: Some(without_by(name)), url: None, avatar: None };
    let person = |value: &Value| {
        let name = words(value).filter(|name| !name.starts_with("http"))?;
        let url = value.get("url").and_then(Value::as_str).filter(|url| url.starts_with("http"));
        Some(Author { url: url.map(str::to_owned), ..named(name) })
    };
    let linked: Vec<Author> = match page.linked("author").or_else(|| page.linked("creator")) {
        Some(Value::Array(people)) => people.iter().filter_map(person).collect(),
        Some(one) => person(one).into_iter().collect(),
        None => Vec::new(),
    };
    if !linked.is_empty() {
        return linked;
    }
    let meta = AUTHOR.iter().find_map(|name| page.metas(name).find(|it| !it.starts_with("http")));
    let byline = page.article.byline.as_deref().filter(|it| it.chars().count() < 80);
    let name = meta.or(byline).and_then(line);
    name.filter(|name| !name.is_empty()).map(named).into_iter().collect()
}

/// A name without the "by" that stands before it in print.
fn without_by(name: String) -> String {
    match name.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => name.get(3..).unwrap_or_default().to_owned(),
        _ => name,
    }
}

/// The article's text, or what JSON-LD says it is where next to nothing was found on the page.
fn body(page: &Page) -> Body {
    let html = page.article.html.clone();
    let stated = page.linked("articleBody").and_then(Value::as_str).unwrap_or_default();
    let found = text::plain(&html, 400).trim().len();
    if found < 200 && stated.len() > found * 3 {
        return match stated.contains("</") {
            true => Body::Html(stated.to_owned()),
            false => Body::Text(stated.to_owned()),
        };
    }
    Body::Html(html)
}
