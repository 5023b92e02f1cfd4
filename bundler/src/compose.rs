//! From a draft to an article: the passes, in their order.

mod addresses;
mod body;
mod dating;

use crate::draft::{Draft, Origin, Said};
use crate::pass::duplicates::Identity;
use crate::pass::ids::{self, Basis};
use crate::pass::language::{self, Guess};
use crate::pass::length::Length;
use crate::pass::{references, sections};
use crate::report::Note;
use crate::settings::Settings;
use broadsheet::article::{Article, Body, Headline, Language};
use broadsheet::feed;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use url::Url;

pub use addresses::clean_masthead;
pub use body::LOCAL;

/// A file that an article brings along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Where it is.
    pub path: PathBuf,
    /// Its path within the edition.
    pub name: String,
}

/// An article, and what else its making gave.
#[derive(Clone, Debug)]
pub struct Composed<A = Article> {
    /// The article. A link to another file of the source still begins with [`LOCAL`].
    pub article: A,
    /// The file that it comes from.
    pub origin: Arc<Origin>,
    /// How the report names it.
    pub name: String,
    /// What tells it from others.
    pub identity: Identity,
    /// Files that it brings along.
    pub media: Vec<Media>,
    /// Whether there are links to other files of the source in it.
    pub has_local_links: bool,
    /// The language that it may be in, where neither the source nor its text tells.
    pub likely_language: Option<Language>,
    /// How long it is.
    pub length: Length,
    /// What is to be reported of it.
    pub notes: Vec<Note>,
}

impl<A> Composed<A> {
    /// The same with the article in another form.
    pub fn with<B, E>(self, form: impl FnOnce(A) -> Result<B, E>) -> Result<Composed<B>, E> {
        let Self { article, origin, name, identity, media, notes, .. } = self;
        let Self { has_local_links, likely_language, length, .. } = self;
        Ok(Composed {
            article: form(article)?,
            origin,
            name,
            identity,
            media,
            has_local_links,
            likely_language,
            length,
            notes,
        })
    }
}

/// Makes an article of a draft. An error is what leaves it out, after the other notes.
pub fn compose(mut draft: Draft, settings: &Settings) -> Result<Composed, Vec<Note>> {
    let mut notes = std::mem::take(&mut draft.notes);
    let name = draft.name();
    if draft.unfinished && !settings.drafts {
        notes.push(
            Note::left_out("draft", "it is marked as a draft").remedy("--drafts takes drafts too"),
        );
        return Err(notes);
    }
    let path = path(&draft);
    let base = base(&draft, settings);
    let body = body::clean(&mut draft, base.as_ref(), settings.largest, &mut notes);
    let plain = body.body.words();
    let title = title(draft.title.take(), settings, &mut notes);
    let length = Length::of(&plain);
    if title.is_none() && length.is_blank() && draft.image.is_none() && draft.attachments.is_empty()
    {
        notes.push(Note::left_out("blank", "there is neither a headline nor a text in it"));
        return Err(notes);
    }
    if length.is_blank() {
        notes.push(Note::doubted("no-text", "there is a headline, but no text"));
    }
    let (language, likely_language) =
        settle_language(draft.language.take(), title.as_deref(), &plain, settings, &mut notes);
    let dates = dating::settle(&draft, settings, language.as_ref(), &mut notes);
    let rank = draft.id.as_ref().map_or(0, |id| ids::rank(id.by));
    let url = draft.url.take().map(|url| url.value);
    let url = addresses::clean(url, "url", base.as_ref(), &mut notes);
    let external_url = draft.external_url.take().map(|url| url.value);
    let external_url = addresses::clean(external_url, "external_url", base.as_ref(), &mut notes);
    let authors = std::mem::take(&mut draft.authors);
    let authors = addresses::authors(authors, base.as_ref(), &mut notes);
    let Some(id) = ids::id(draft.id.as_ref().map(|id| id.value.as_str()), url.as_deref(), &path)
    else {
        notes.push(Note::left_out("no-id", "there is nothing to name it by"));
        return Err(notes);
    };
    if id.1 == Basis::Path && draft.place.is_some() {
        let what = "the feed gives it neither an id nor an address; its id is made of its headline and date";
        let remedy = "give it a guid or a link, or its id changes with them";
        notes.push(Note::doubted("id-of-content", what).remedy(remedy));
    }
    let identity = Identity {
        id: (id.0.as_str().to_owned(), id.1),
        rank,
        address: url.as_deref().and_then(ids::address_key).filter(|_| id.1 != Basis::Path),
        newest: dates.modified.or(dates.published),
    };
    let said = draft.section.take().and_then(|section| line(&section.value));
    let breadcrumb = each_once(&draft.breadcrumb);
    let section =
        sections::section(said.as_deref(), &breadcrumb, &draft.origin.name, &settings.sections);
    let plain_text = |said: Option<Said<String>>| said.and_then(|said| line(&said.value));
    let subtitle = plain_text(draft.subtitle);
    let mut tags = each_once(&draft.tags);
    tags.retain(|tag| Some(tag) != section.as_ref());
    let article = Article {
        headline: Headline {
            id: id.0,
            title,
            // One that says the same stands once, as it is read back.
            summary: plain_text(draft.summary).filter(|it| Some(it) != subtitle.as_ref()),
            subtitle,
            opening: feed::opening(&body.body),
            section,
            tags,
            language,
            published: dates.published,
            modified: dates.modified,
        },
        body: body.body,
        breadcrumb,
        external_url,
        url,
        image: body.image,
        authors,
        source: plain_text(draft.source),
        copyright: plain_text(draft.copyright),
        attachments: draft.attachments,
        whole: None,
    };
    Ok(Composed {
        article,
        origin: draft.origin,
        name,
        identity,
        media: body.media,
        has_local_links: body.has_local_links,
        likely_language,
        length,
        notes,
    })
}

/// What names a draft that has neither an id nor an address: its file, and for one of several in it what
/// it says. Its place there changes with every item that comes before it.
fn path(draft: &Draft) -> String {
    if draft.place.is_none() {
        return draft.name();
    }
    let value = |said: &Option<Said<String>>| {
        said.as_ref().map_or("", |it| it.value.as_str()).trim().to_owned()
    };
    let (title, date) = (value(&draft.title), value(&draft.published));
    let text = match &draft.body {
        Some(Body::Html(text) | Body::Text(text)) if title.is_empty() => text.as_str(),
        _ => "",
    };
    format!("{}#{}", draft.origin.name, ids::digest(&[&title, &date, text]))
}

/// What relative addresses of a draft are relative to.
fn base(draft: &Draft, settings: &Settings) -> Option<Url> {
    let own = draft.base.as_ref().or(draft.url.as_ref());
    let own = own.and_then(|own| match &settings.url {
        Some(site) => site.join(&own.value).ok(),
        None => Url::parse(&own.value).ok(),
    });
    own.filter(|url| !url.cannot_be_a_base()).or_else(|| settings.url.clone())
}

/// A text in one line, without control characters; `None` when there is nothing in it.
fn line(text: &str) -> Option<String> {
    let text = text.replace(|c: char| c.is_control() || c == '\u{FEFF}', " ");
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// Texts in one line each, and each once: in a list that names the same thing twice, the second says
/// nothing, and is not read back.
fn each_once(texts: &[String]) -> Vec<String> {
    let mut seen = HashSet::new();
    let lines = texts.iter().filter_map(|text| line(text));
    lines.filter(|text| seen.insert(text.clone())).collect()
}

/// The headline as the source has it, and otherwise only where that is asked for.
fn title(said: Option<Said<String>>, settings: &Settings, notes: &mut Vec<Note>) -> Option<String> {
    let written = line(&said?.value)?;
    let decoded = line(&references::decoded(&written))?;
    let title = match settings.decode_titles {
        true => decoded,
        false => {
            if decoded != written {
                let what = "its headline holds codes of HTML, which stand as they are";
                notes.push(
                    Note::noted("title-codes", what)
                        .remedy("--decode-titles writes what they stand for"),
                );
            }
            written
        }
    };
    let lower = !title.chars().any(char::is_uppercase) && title.chars().any(char::is_lowercase);
    Some(if settings.titlecase && lower { titlecase::titlecase(&title) } else { title })
}

/// What the source says, or the text tells, or the publisher says of all articles; and where none of
/// them does, what the text lets one guess.
fn settle_language(
    said: Option<Said<String>>,
    title: Option<&str>,
    plain: &str,
    settings: &Settings,
    notes: &mut Vec<Note>,
) -> (Option<Language>, Option<Language>) {
    if let Some(said) = said.filter(|said| !said.value.trim().is_empty()) {
        if let Some(language) = Language::parse(&said.value) {
            return (Some(language), None);
        }
        let what = format!("language \"{}\" ({}) is not a language tag", said.value, said.by);
        notes.push(
            Note::doubted("language-not-understood", what)
                .remedy("write a tag such as en or zh-Hans"),
        );
    }
    let text = format!("{}\n{plain}", title.unwrap_or_default());
    let own = settings.language.as_ref();
    match language::guess(&text) {
        Some(Guess::Told(told)) => match own.filter(|own| own.primary() == told.primary()) {
            Some(own) => (Some(own.clone()), None),
            None => {
                notes.push(language::guessed(format!("by its text it is {}", told.as_str())));
                (Some(told), None)
            }
        },
        Some(Guess::Likely(likely)) if !own.is_some_and(language::is_latin) => (None, Some(likely)),
        Some(Guess::Likely(_)) | None => (own.cloned(), None),
    }
}

#[cfg(test)]
mod tests;
