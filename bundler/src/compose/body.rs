//! An article's text and picture: cleaned, its links led somewhere, its pictures brought along.

use super::Media;
use crate::draft::{Draft, Origin};
use crate::pass::attributes::{self, Change};
use crate::pass::links::{self, Target};
use crate::pass::{depth, images, sanitise};
use crate::report::Note;
use broadsheet::article::Body;
use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use url::Url;

/// What a link to another file of the source begins with until it is known what became of that
/// file; a path and, behind `#`, a fragment follow. No address of a source can begin so, since the
/// cleaning lets no such scheme through.
pub const LOCAL: &str = "broadsheet-file:";

pub(super) struct Cleaned {
    pub(super) body: Body,
    pub(super) image: Option<String>,
    pub(super) media: Vec<Media>,
    pub(super) has_local_links: bool,
}

/// `largest` is the size in bytes beyond which a picture is not brought along.
pub(super) fn clean(
    draft: &mut Draft,
    base: Option<&Url>,
    largest: Option<u64>,
    notes: &mut Vec<Note>,
) -> Cleaned {
    let origin = draft.origin.clone();
    let (media, lost) = (Vec::new(), Vec::new());
    let mut leading = Leading { origin: &origin, base, largest, media, lost, local: false };
    let body = match draft.body.take() {
        Some(Body::Html(html)) => {
            notes.extend(active(&html));
            let bounded = depth::bounded(&html);
            notes.extend(matches!(bounded, Cow::Owned(_)).then(too_deep));
            let clean = sanitise::clean(&bounded);
            let html = attributes::change(&clean, |element, attribute, value| {
                leading.lead(element, attribute, value)
            });
            // A feed cannot tell HTML without anything in it from no text.
            match html.trim() {
                "" => Body::Text(String::new()),
                html => Body::Html(html.to_owned()),
            }
        }
        Some(Body::Text(text)) => Body::Text(tidy(&text)),
        None => Body::Text(String::new()),
    };
    let image =
        draft.image.take().and_then(|image| match leading.lead("img", "src", &image.value) {
            Change::Keep => Some(image.value),
            Change::Set(image) => Some(image),
            Change::Drop => None,
        });
    draft.attachments.retain_mut(|it| match leading.lead_to(What::File, &it.url) {
        Change::Keep => true,
        Change::Set(url) => {
            it.url = url;
            true
        }
        Change::Drop => false,
    });
    let Leading { mut media, lost, local, .. } = leading;
    media.sort_by(|a, b| a.name.cmp(&b.name));
    media.dedup_by(|a, b| a.name == b.name);
    notes.extend(lost);
    Cleaned { body, image, media, has_local_links: local }
}

/// Text with plain line ends and without control characters, blank lines between paragraphs.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), "");
    text.trim().to_owned()
}

fn active(html: &str) -> Option<Note> {
    let active = sanitise::active(html);
    (!active.is_empty()).then(|| {
        Note::changed("html-removed", format!("taken out of its HTML: {}", active.join(", ")))
    })
}

fn too_deep() -> Note {
    let what = format!(
        "its elements stand more than {} deep within each other; what lies deeper keeps its text alone",
        depth::DEEPEST
    );
    Note::doubted("too-deep", what).remedy("look whether its markup is what was meant")
}

/// What an address is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Link,
    Picture,
    File,
}

impl What {
    /// What is reported of an address that leads nowhere.
    fn lost(self, address: &str) -> Note {
        let (code, name, rest) = match self {
            Self::Link => ("link-broken", "link", "its words stay"),
            Self::Picture => ("image-missing", "picture", "it is left out"),
            Self::File => ("link-broken", "attachment", "it is left out"),
        };
        // An address with a scheme names no file: it is one that no reader should open.
        let (why, remedy) = match Url::parse(address.trim()) {
            Ok(_) => ("has an address that browsers are not to open", "write one of the web"),
            Err(_) if self == Self::Link => ("leads nowhere", BESIDE),
            Err(_) => ("is not there", BESIDE),
        };
        let what = format!("{name} \"{}\" {why}; {rest}", shown(address));
        Note::doubted(code, what).remedy(remedy)
    }
}

const BESIDE: &str = "put the file beside the page, or name the site with --url";

/// Leads the links of one article.
struct Leading<'a> {
    origin: &'a Origin,
    base: Option<&'a Url>,
    largest: Option<u64>,
    media: Vec<Media>,
    lost: Vec<Note>,
    local: bool,
}

impl Leading<'_> {
    fn lead(&mut self, element: &str, attribute: &str, value: &str) -> Change {
        match (element, attribute) {
            ("a", "href") | (_, "cite") => self.lead_to(What::Link, value),
            ("img", "src") => self.lead_to(What::Picture, value),
            _ => Change::Keep,
        }
    }

    fn lead_to(&mut self, what: What, value: &str) -> Change {
        let is_link = what == What::Link;
        match links::target(value, self.base, self.origin) {
            Target::Within => Change::Keep,
            Target::World(url) if url == value => Change::Keep,
            Target::World(url) => Change::Set(url),
            Target::File(path, fragment) if is_link && !images::comes_along(&path) => {
                self.local = true;
                let fragment = fragment.map(|it| format!("#{it}")).unwrap_or_default();
                Change::Set(format!("{LOCAL}{}{fragment}", path.to_string_lossy()))
            }
            Target::File(path, _) => self.bring(path, value),
            // A link without an address leads to its own page, and says nothing.
            Target::Nowhere if is_link && value.trim().is_empty() => Change::Drop,
            // An edition that is bundled again has its pictures beside it.
            Target::Nowhere => {
                self.lost.push(what.lost(value));
                Change::Drop
            }
        }
    }

    fn bring(&mut self, path: PathBuf, value: &str) -> Change {
        match bring(path, self.largest) {
            Ok(media) => {
                let name = media.name.clone();
                self.media.push(media);
                Change::Set(name)
            }
            Err(why) => {
                let what = format!("\"{}\" {why}, and is left out", shown(value));
                self.lost.push(Note::doubted("image-missing", what));
                Change::Drop
            }
        }
    }
}

fn bring(path: PathBuf, largest: Option<u64>) -> Result<Media, String> {
    let unread = |error: io::Error| format!("cannot be read: {error}");
    let size = path.metadata().map_err(unread)?.len();
    match largest.filter(|largest| size > *largest) {
        Some(largest) => {
            Err(format!("is larger than {} MB (--max-file-size)", largest / 1_000_000))
        }
        None => Ok(Media { name: images::name(&path).map_err(unread)?, path }),
    }
}

/// The beginning of an address, for a report: some hold a whole picture.
fn shown(address: &str) -> String {
    match address.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", address.get(..at).unwrap_or_default()),
        None => address.to_owned(),
    }
}
