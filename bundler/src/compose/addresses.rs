//! The addresses that stand beside a text: those of the article, of its authors, of the feed. They are as
//! clean as those within a text, and what cannot be used is a line in the report.

use super::line;
use crate::report::Note;
use crate::settings::Settings;
use broadsheet::article::Author;
use broadsheet::feed::Feed;
use url::Url;

/// An address made absolute, if it is one that a browser opens.
fn absolute(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    let url = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    let url = url.ok().filter(|url| matches!(url.scheme(), "http" | "https" | "mailto" | "tel"))?;
    // An absolute address stays as it is written: some sites know it in that form only.
    Some(if Url::parse(address).is_ok() { address.to_owned() } else { url.into() })
}

/// The same of what may be said; what is said and is none is noted.
pub(super) fn clean(
    said: Option<String>,
    what: &str,
    base: Option<&Url>,
    notes: &mut Vec<Note>,
) -> Option<String> {
    let said = said.filter(|said| !said.trim().is_empty())?;
    let address = absolute(&said, base);
    if address.is_none() {
        let shown: String = said.chars().take(80).collect();
        let what = format!(
            "the address \"{shown}\" ({what}) is none that a browser opens, and is left out"
        );
        let remedy = "write the whole address, with https:// before it";
        notes.push(Note::doubted("address-left-out", what).remedy(remedy));
    }
    address
}

/// Authors with something to say of them.
pub(super) fn authors(
    authors: Vec<Author>,
    base: Option<&Url>,
    notes: &mut Vec<Note>,
) -> Vec<Author> {
    let mut author = |Author { name, url, avatar }| {
        let name = name.as_deref().and_then(line);
        let url = clean(url, "author's page", base, notes);
        let avatar = clean(avatar, "author's picture", base, notes);
        let says = name.is_some() || url.is_some() || avatar.is_some();
        says.then_some(Author { name, url, avatar })
    };
    authors.into_iter().filter_map(&mut author).collect()
}

/// Cleans what a feed says of all its articles.
pub fn clean_masthead(feed: &mut Feed, settings: &Settings, notes: &mut Vec<Note>) {
    let site = settings.url.as_ref();
    feed.home_page_url = clean(feed.home_page_url.take(), "home_page_url", site, notes);
    feed.feed_url = clean(feed.feed_url.take(), "feed_url", site, notes);
    let own = feed.home_page_url.as_ref().or(feed.feed_url.as_ref());
    let own = own.and_then(|own| Url::parse(own).ok()).filter(|it| !it.cannot_be_a_base());
    let base = own.as_ref().or(site);
    feed.icon = clean(feed.icon.take(), "icon", base, notes);
    feed.favicon = clean(feed.favicon.take(), "favicon", base, notes);
    feed.authors = authors(std::mem::take(&mut feed.authors), base, notes);
}
