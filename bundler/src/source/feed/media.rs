//! What an item brings along: its picture, and files that belong to it.

use super::adapter::said;
use super::texts::plain;
use super::tree::Element;
use crate::draft::Said;
use broadsheet::article::Attachment;

pub(super) fn attachments(item: &Element) -> Vec<Attachment> {
    let attachment = |element: &Element, url: &str, size: &str| {
        let url = element.attribute(url)?.to_owned();
        let guessed = mime_guess::from_path(url.split('?').next().unwrap_or_default());
        let mime_type = element.attribute("type").map(str::to_owned);
        let mime_type = mime_type.unwrap_or_else(|| guessed.first_or_octet_stream().to_string());
        let size_in_bytes = element.attribute(size).and_then(|it| it.parse().ok());
        let title = element.attribute("title").map(str::to_owned);
        Some(Attachment { url, mime_type, title, size_in_bytes, duration_in_seconds: None })
    };
    let enclosures = item.all("enclosure").filter_map(|it| attachment(it, "url", "length"));
    let links = item.all("link").filter(|link| link.attribute("rel") == Some("enclosure"));
    let mut found: Vec<Attachment> =
        enclosures.chain(links.filter_map(|it| attachment(it, "href", "length"))).collect();
    found.retain(|it| it.url.contains(['/', '.']));
    found
}

pub(super) fn image(item: &Element) -> Option<Said<String>> {
    let group = item.child("media:group");
    let places = || std::iter::once(item).chain(group);
    let url = |element: &Element| element.attribute("url").map(str::to_owned);
    let is_picture = |element: &&Element| {
        element.attribute("medium") == Some("image")
            || element.attribute("type").is_some_and(|it| it.starts_with("image/"))
    };
    let content = places().flat_map(|it| it.all("media:content")).find(is_picture).and_then(url);
    let thumbnail = || places().flat_map(|it| it.all("media:thumbnail")).find_map(url);
    let podcast = || item.child("itunes:image")?.attribute("href").map(str::to_owned);
    let own = || item.child("image")?.child("url").map(plain);
    let found = content.or_else(thumbnail).or_else(podcast).or_else(own)?;
    said(found, "media")
}
