//! From a page to a draft: the most exact of its declarations goes first.

use super::declared::line;
use super::site::Site;
use super::wire::Page;
use super::{article, byline, rubric, site};
use crate::draft::{Draft, Origin, Said};
use crate::pass::dates::{self, Habits};
use crate::pass::ids;
use broadsheet::article::{Author, Body};
use broadsheet::text;
use serde_json::Value;
use std::sync::Arc;
use url::Url;

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
    let site = Site::of(&page);
    draft.title = title(&page, &site);
    let headline = draft.title.as_ref().map_or("", |title| title.value.as_str()).to_owned();
    draft.subtitle = linked("alternativeHeadline", "JSON-LD: alternativeHeadline");
    draft.summary = meta(&["og:description", "description", "twitter:description"])
        .or_else(|| linked("description", "JSON-LD: description"));
    let stated = linked("datePublished", "JSON-LD: datePublished").into_iter();
    let stated = stated.chain(all_metas(&page, PUBLISHED)).chain(page.times.iter().cloned());
    draft.published = first_date(stated);
    let changed = linked("dateModified", "JSON-LD: dateModified").into_iter();
    draft.modified = first_date(changed.chain(all_metas(&page, MODIFIED)));
    draft.language = said(page.language.clone(), "html lang")
        .or_else(|| linked("inLanguage", "JSON-LD: inLanguage"))
        .or_else(|| meta(&["og:locale", "content-language", "language"]))
        .map(|said| Said { value: said.value.replace('_', "-"), ..said });
    draft.url = address(&page);
    draft.base =
        said(page.base.clone(), "base").or_else(|| said(page.saved_from.clone(), "saved from"));
    let sections = [
        linked("articleSection", "JSON-LD: articleSection"),
        meta(&["article:section", "og:article:section", "parsely-section"]),
    ];
    let section =
        |it: Said<String>| Some(Said { value: rubric::name(&it.value, &headline)?, ..it });
    draft.section = sections.into_iter().flatten().find_map(section);
    draft.tags = tags(&page);
    draft.authors = authors(&page);
    draft.image = meta(&["og:image", "og:image:url", "twitter:image"])
        .or_else(|| linked("image", "JSON-LD: image"));
    draft.copyright = meta(&["copyright", "dc.rights", "dcterms.rights", "rights"]);
    let breadcrumb = page.breadcrumb.iter().filter(|it| !site.is_whole(it));
    draft.breadcrumb = breadcrumb.filter_map(|it| rubric::name(it, &headline)).collect();
    draft.body = Some(body(&page, &headlines(&page, &site, headline)));
    draft
}

/// All that `<meta>` says under several names: what is first may be no date.
fn all_metas<'a>(
    page: &'a Page,
    names: &'static [&'static str],
) -> impl Iterator<Item = Said<String>> + 'a {
    names.iter().flat_map(|name| page.metas(name).map(|value| Said::new(value, name)))
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

/// The first date that is one: some programs write the zero of their calendar where they have none.
fn first_date(said: impl Iterator<Item = Said<String>>) -> Option<Said<String>> {
    let mut first = None;
    for said in said {
        if dates::read(&said.value, &Habits::default()).is_ok() {
            return Some(said);
        }
        first = first.or(Some(said));
    }
    first
}

fn title(page: &Page, site: &Site) -> Option<Said<String>> {
    let told = |title: String| Some(site.taken_off(&title)).filter(|it| !it.is_empty());
    let heading = page.heading.clone();
    let linked = || page.linked("headline").and_then(words).and_then(told);
    let social = || page.meta(&["og:title", "twitter:title"]).and_then(|(it, _)| told(it));
    // A site that puts its own name into its one heading of the first rank repeats it in every title.
    let agreed = heading.clone().filter(|heading| {
        let all = [page.title.clone(), social(), linked()];
        let own = |title: String| {
            let length = site.taken_off(&title).chars().count();
            let is_most = || heading.chars().count() * 3 >= length;
            let is_first = || title.strip_prefix(heading.as_str()).is_some_and(site::is_apart);
            title.contains(heading.as_str()) && (is_most() || is_first())
        };
        !site.is_name(heading) && all.into_iter().flatten().any(own)
    });
    said(agreed, "h1")
        .or_else(|| said(linked(), "JSON-LD: headline"))
        .or_else(|| said(social(), "og:title"))
        .or_else(|| said(page.article.title.clone().and_then(told), "title"))
        .or_else(|| said(heading, "h1"))
        .or_else(|| said(page.title.clone().and_then(told), "title"))
}

/// The headline in all the forms that the page has it in.
fn headlines(page: &Page, site: &Site, chosen: String) -> Vec<String> {
    let metas = ["og:title", "twitter:title"].into_iter().flat_map(|name| page.metas(name));
    let linked = page.linked("headline").and_then(words);
    let others = [linked, page.title.clone(), page.heading.clone(), page.article.title.clone()];
    let others = others.into_iter().flatten().chain(metas.map(str::to_owned));
    others.map(|it| site.taken_off(&it)).chain([chosen]).collect()
}

fn address(page: &Page) -> Option<Said<String>> {
    // Some pages name their whole site where they should name themselves.
    let absolute = |url: &String| url.starts_with("http") && !ids::is_site(url);
    let linked = || {
        let place = page.linked("mainEntityOfPage").or_else(|| page.linked("url"))?;
        match place {
            Value::Object(members) => members.get("@id").and_then(words),
            other => words(other),
        }
    };
    let social = || page.meta(&["og:url"]).map(|(url, _)| url);
    // A relative canonical address is relative to where the page was saved from.
    let canonical = |url: &String| match &page.saved_from {
        Some(from) => joined(from, url).is_some_and(|url| absolute(&url)),
        None => absolute(url),
    };
    said(page.canonical.clone().filter(canonical), "canonical")
        .or_else(|| said(social().filter(absolute), "og:url"))
        .or_else(|| said(page.saved_from.clone().filter(absolute), "saved from"))
        .or_else(|| said(linked().filter(absolute), "JSON-LD: url"))
}

fn joined(base: &str, address: &str) -> Option<String> {
    Some(Url::parse(base).ok()?.join(address).ok()?.into())
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
    let named = |name: String| Author { name: Some(name), url: None, avatar: None };
    let person = |value: &Value| {
        let name = words(value).filter(|name| !name.starts_with("http"))?;
        let url = value.get("url").and_then(Value::as_str).filter(|url| url.starts_with("http"));
        Some(Author { url: url.map(str::to_owned), ..named(byline::name(&name)?) })
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
    let found = page.article.byline.as_deref().filter(|it| it.chars().count() < 80);
    let name = meta.and_then(byline::name).or_else(|| found.and_then(byline::name));
    name.as_deref().and_then(line).map(named).into_iter().collect()
}

/// The article's text, or what JSON-LD says it is where next to nothing was found on the page.
fn body(page: &Page, headlines: &[String]) -> Body {
    let html = article::without_headline(&page.article.html, headlines);
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
