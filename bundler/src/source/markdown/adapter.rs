//! From front matter and text to a draft, by the names that Hugo, Zola and Jekyll use.

use super::parser::Rendered;
use super::wire::{Matter, text, texts};
use crate::draft::{Draft, Origin, Said};
use crate::pass::references::decoded;
use broadsheet::article::{Author, Body};
use serde_json::Value;
use std::sync::Arc;

const SUBTITLE: &[&str] = &["subtitle", "deck", "dek", "standfirst", "subheadline", "tagline"];
const SUMMARY: &[&str] = &["summary", "description", "excerpt", "abstract", "teaser", "lead"];
const PUBLISHED: &[&str] = &[
    "date",
    "publishdate",
    "pubdate",
    "datepublished",
    "publishedat",
    "publishedon",
    "publicationdate",
    "published",
    "created",
    "createdat",
    "posted",
];
const MODIFIED: &[&str] = &[
    "lastmod",
    "updated",
    "modified",
    "lastmodified",
    "lastmodifiedat",
    "datemodified",
    "updatedat",
    "updatedon",
    "modifieddate",
    "lastupdated",
];
const LANGUAGE: &[&str] = &["language", "lang", "locale", "languagecode"];
const URL: &[&str] = &["canonicalurl", "canonical", "url", "permalink"];
const EXTERNAL: &[&str] = &["externalurl", "externallink", "sourceurl", "link", "redirectto"];
const IMAGE: &[&str] = &[
    "image",
    "cover",
    "featuredimage",
    "coverimage",
    "ogimage",
    "socialimage",
    "images",
    "thumbnail",
    "banner",
    "hero",
    "picture",
    "photo",
];

/// The draft of a page.
pub(super) fn draft(matter: &Matter, rendered: Rendered, origin: &Arc<Origin>) -> Draft {
    let said = |names| matter.text(names).map(|(value, by)| Said { value, by });
    // Front matter is often written by programs that made codes of quotation marks and dashes. The
    // headline stays as it is written until the publisher asks for another.
    let told = |names| said(names).map(|it| Said { value: decoded(&it.value), ..it });
    let name = file_name(origin);
    let mut draft = Draft::new(origin);
    draft.id = said(&["id", "guid", "uuid"]);
    draft.url = said(URL).filter(|url| is_address(&url.value));
    draft.external_url = said(EXTERNAL).filter(|url| url.value.contains("://"));
    draft.title = said(&["title", "headline"]);
    draft.subtitle = told(SUBTITLE);
    draft.summary = told(SUMMARY);
    draft.language = said(LANGUAGE)
        .or_else(|| name.language.map(|value| Said { value: value.to_owned(), by: "file name" }));
    // `published` is a switch in Jekyll, and a date elsewhere: only texts are looked at.
    draft.published = said(PUBLISHED)
        .or_else(|| name.date.map(|value| Said { value: value.to_owned(), by: "file name" }))
        .or_else(|| said(MODIFIED));
    draft.modified = said(MODIFIED);
    draft.image = image(matter);
    draft.source = told(&["source", "publisher"]);
    draft.copyright = told(&["copyright", "rights"]);
    draft.authors = ["authors", "author", "byline", "by"]
        .into_iter()
        .map(|name| matter.get(name).map(authors).unwrap_or_default())
        .find(|authors| !authors.is_empty())
        .unwrap_or_default();
    filed(matter, is_jekyll(matter, origin, &name), &mut draft);
    draft.unfinished = matter.flag("draft") == Some(true)
        || matter.flag("published") == Some(false)
        || origin.name.split('/').any(|folder| folder == "_drafts");
    head(&mut draft, rendered, &name);
    draft
}

/// Whether a page is one of Jekyll's, which parts a text of several words at its spaces.
fn is_jekyll(matter: &Matter, origin: &Origin, name: &FileName<'_>) -> bool {
    let is_room = |folder| matches!(folder, "_posts" | "_drafts");
    origin.name.split('/').any(is_room) || name.date.is_some() && matter.get("layout").is_some()
}

/// The section, and all further subjects.
fn filed(matter: &Matter, spaced: bool, draft: &mut Draft) {
    let list = |name| if spaced { matter.words(name) } else { matter.list(name) };
    let mut categories = list("categories");
    categories.extend(matter.list("category"));
    let section = matter.text(&["section"]).map(|(value, by)| Said { value, by });
    draft.section = section.or_else(|| {
        let first = (!categories.is_empty()).then(|| categories.remove(0));
        first.map(|value| Said { value, by: "categories" })
    });
    draft.tags = categories;
    draft.tags.extend(list("tags"));
    for name in ["tag", "topics", "topic", "keywords"] {
        draft.tags.extend(matter.list(name));
    }
}

/// The headline, which is often the text's first line too, and the text below it.
fn head(draft: &mut Draft, rendered: Rendered, name: &FileName<'_>) {
    let Rendered { headline, html, below } = rendered;
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let body = match (&draft.title, headline) {
        (None, Some(headline)) => {
            draft.title = Some(Said { value: headline, by: "first heading" });
            below
        }
        (Some(title), Some(headline)) if plain(&title.value) == plain(&headline) => below,
        (None, None) => {
            let named = name.date.is_some().then(|| name.stem.replace(['-', '_'], " "));
            draft.title = named.map(|value| Said { value, by: "file name" });
            html
        }
        (Some(_), _) => html,
    };
    draft.body = Some(Body::Html(body));
}

fn image(matter: &Matter) -> Option<Said<String>> {
    let within = |value: &Value| match value {
        Value::Object(members) => ["src", "url", "image", "path", "file"]
            .into_iter()
            .find_map(|name| members.get(name).and_then(text)),
        other => text(other),
    };
    let found = |name: &&'static str| {
        let value = within(matter.get(name)?)?;
        // Some name a picture by a key of their own.
        value.contains(['/', '.']).then_some(Said { value, by: name })
    };
    IMAGE.iter().find_map(found)
}

fn authors(value: &Value) -> Vec<Author> {
    let named = |name: String| Author { name: Some(name), url: None, avatar: None };
    match value {
        Value::Object(members) => {
            let member =
                |names: &[&str]| names.iter().find_map(|name| members.get(*name)).and_then(text);
            let name = member(&["name", "display_name", "title", "id"]);
            name.map(|name| Author {
                name: Some(name),
                url: member(&["url", "link", "website", "homepage"])
                    .filter(|url| url.starts_with("http")),
                avatar: None,
            })
            .into_iter()
            .collect()
        }
        Value::Array(items) => items.iter().flat_map(authors).collect(),
        Value::String(text) if text.contains(" and ") => text
            .replace(" and ", ",")
            .split(',')
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .map(|name| named(name.to_owned()))
            .collect(),
        other => texts(other).into_iter().map(named).collect(),
    }
}

fn is_address(url: &str) -> bool {
    // Jekyll's `permalink: /:year/:title/` and its `pretty` are rules, not addresses.
    (url.starts_with('/') || url.contains("://")) && !url.contains("/:")
}

/// What a file's name says: Jekyll's `2020-11-16-title.md`, Hugo's and Zola's `title.fr.md`.
struct FileName<'a> {
    date: Option<&'a str>,
    stem: &'a str,
    language: Option<&'a str>,
}

fn file_name(origin: &Origin) -> FileName<'_> {
    let file = origin.name.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_tag = |tag: &&str| {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        (2..=3).contains(&primary.len())
            && primary.chars().all(|c| c.is_ascii_lowercase())
            && tag.len() <= 10
    };
    let (stem, language) = match stem.rsplit_once('.') {
        Some((rest, tag)) if is_tag(&tag) => (rest, Some(tag)),
        _ => (stem, None),
    };
    // The folder of a page whose file is only called `index` is its name.
    let folder = || origin.name.rsplit('/').nth(1).unwrap_or_default();
    let stem = if matches!(stem, "index" | "_index") { folder() } else { stem };
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let date = stem
        .get(..10)
        .filter(|date| digits(date) && date.get(4..5) == Some("-") && date.get(7..8) == Some("-"));
    let rest = date.and_then(|_| stem.get(10..)).map(|rest| rest.trim_start_matches(['-', '_']));
    match rest {
        Some(rest) if !rest.is_empty() => FileName { date, stem: rest, language },
        _ => FileName { date: None, stem, language },
    }
}
