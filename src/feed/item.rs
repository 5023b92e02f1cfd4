//! One item of a feed, read into an article.

use super::json::Json;
use super::members::Members;
use super::{Fault, Problem};
use crate::article::{Article, ArticleId, Attachment, Body, Headline, Stamp};
use crate::text;
use crate::text::digits;

/// How many characters of the body a headline keeps as its opening.
const OPENING: usize = 200;

/// What an item gave.
pub(super) struct Read {
    /// The article that it holds, if it holds one.
    pub(super) article: Option<Article>,
    /// What is wrong with it.
    pub(super) problems: Vec<Problem>,
}

/// Reads an item, the first, second, … of its file.
pub(super) fn read(place: usize, value: Json) -> Read {
    let Json::Object(object) = value else {
        let problem = Problem { item: Some(place), name: None, fault: Fault::NotAnObject };
        return Read { article: None, problems: vec![problem] };
    };
    let mut members = Members::of(object);
    let id = id(&mut members);
    let title = members.text("title");
    let name = id.as_ref().map(|id| id.as_str().to_owned()).or_else(|| title.clone());
    let mut own = members.object("_broadsheet");
    let article = match id {
        Some(id) => Some(article(id, title, &mut members, &mut own)),
        None => {
            members.faults.push(Fault::NoId);
            None
        }
    };
    members.faults.append(&mut own.faults);
    let problem = |fault| Problem { item: Some(place), name: name.clone(), fault };
    Read { article, problems: members.faults.into_iter().map(problem).collect() }
}

/// The id; a whole number is taken as its digits, as the specification asks.
fn id(members: &mut Members) -> Option<ArticleId> {
    match members.take("id")? {
        Json::Text(id) => ArticleId::new(id),
        Json::Whole(id) => {
            let sign = if id < 0 { "-" } else { "" };
            ArticleId::new(sign.to_owned() + &digits(id.unsigned_abs(), 0))
        }
        _ => None,
    }
}

fn article(
    id: ArticleId,
    title: Option<String>,
    members: &mut Members,
    own: &mut Members,
) -> Article {
    let section = own.text("section");
    let mut tags = members.texts("tags");
    tags.retain(|tag| Some(tag) != section.as_ref());
    let subtitle = own.text("subtitle");
    let summary = members.text("summary");
    let body = body(members);
    Article {
        headline: Headline {
            id,
            title,
            // A plain feed reader is given the subtitle as the summary; here it stands once.
            summary: summary.filter(|summary| Some(summary) != subtitle.as_ref()),
            subtitle,
            opening: own.text("opening").unwrap_or_else(|| opening(&body)),
            section,
            tags,
            language: members.language(),
            published: stamp(members, "date_published"),
            modified: stamp(members, "date_modified"),
        },
        body,
        breadcrumb: own.texts("breadcrumb"),
        url: members.text("url"),
        external_url: members.text("external_url"),
        image: members.text("image").or_else(|| members.text("banner_image")),
        authors: members.authors(),
        source: own.text("source"),
        copyright: own.text("copyright"),
        attachments: members.objects("attachments", attachment),
        whole: own.name("item"),
    }
}

/// The HTML if there is any, else the text.
fn body(members: &mut Members) -> Body {
    // A blank one is said, too: there are articles that are a headline alone.
    if !members.has("content_html") && !members.has("content_text") {
        members.faults.push(Fault::NoContent);
    }
    let html = members.text("content_html").map(Body::Html);
    let text = members.text("content_text").map(Body::Text);
    html.or(text).unwrap_or_else(|| Body::Text(String::new()))
}

/// The first words of a body, cut between words and marked where cut.
pub fn opening(body: &Body) -> String {
    let text = match body {
        Body::Html(html) => text::plain(html, OPENING * 2),
        Body::Text(text) => text.chars().take(OPENING * 2).collect(),
    };
    text::clip(&text, OPENING)
}

fn stamp(members: &mut Members, member: &'static str) -> Option<Stamp> {
    let value = members.text(member)?;
    let stamp = Stamp::parse(&value);
    if stamp.is_none() {
        members.faults.push(Fault::BadDate { member, value });
    }
    stamp
}

fn attachment(members: &mut Members) -> Option<Attachment> {
    Some(Attachment {
        url: members.text("url")?,
        mime_type: members.text("mime_type").unwrap_or_default(),
        title: members.text("title"),
        size_in_bytes: members.number("size_in_bytes"),
        duration_in_seconds: members.number("duration_in_seconds"),
    })
}
