//! What a feed says of all its items.

use super::adapter::{authors, language};
use super::texts::{headline, plain};
use super::tree::Element;
use super::wire::Document;
use broadsheet::article::Language;
use broadsheet::feed::Feed;

/// The feed without its items.
pub(super) fn masthead(document: &Document<'_>) -> Feed {
    let channel = document.channel;
    let first = |names: &[&str], read: fn(&Element) -> String| {
        let mut found = names.iter().filter_map(|name| channel.child(name)).map(read);
        found.find(|text| !text.is_empty())
    };
    let link = |relation: &str| {
        let mut links = channel.all("link").chain(channel.all("atom:link"));
        let found = links.find(|link| link.attribute("rel").unwrap_or("alternate") == relation);
        found.and_then(|link| link.attribute("href")).map(str::to_owned)
    };
    let absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    Feed {
        title: first(&["title", "dc:title"], headline).unwrap_or_default(),
        description: first(&["description", "subtitle", "tagline", "itunes:summary"], headline),
        home_page_url: first(&["link"], plain).or_else(|| link("alternate")).filter(absolute),
        feed_url: link("self").filter(absolute),
        icon: first(&["icon", "logo"], plain).filter(absolute),
        language: language(channel).and_then(|said| Language::parse(&said.value)),
        authors: authors(channel),
        copyright: first(&["copyright", "rights", "dc:rights"], headline),
        ..Feed::default()
    }
}
