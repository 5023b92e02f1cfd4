//! What names an article for good: the source's own id, else its address, else its path.

use broadsheet::article::ArticleId;
use sha2::{Digest, Sha256};
use url::Url;

/// Where an id was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The source itself names the article.
    Own,
    /// The address that it is published at.
    Address,
    /// The path of its file: the same for another article in another folder.
    Path,
}

/// The id of an article. `path` is its file's path within the source, and its place in the file if
/// it is one of several; it is never blank. The address of a whole site names no article, even where a source
/// gives it as one's id.
pub fn id(own: Option<&str>, address: Option<&str>, path: &str) -> Option<(ArticleId, Basis)> {
    let one = |text: &str, basis| ArticleId::new(single(text)).map(|id| (id, basis));
    own.filter(|it| !is_site(it))
        .and_then(|own| one(own, Basis::Own))
        .or_else(|| one(address.filter(|it| !is_site(it))?, Basis::Address))
        .or_else(|| one(path, Basis::Path))
}

/// The place of an id among those that several sources give the same article, by what says it: of editions
/// and JSON feeds first, then of RSS, then of Atom, then of others.
pub fn rank(by: &str) -> u8 {
    match by {
        "JSON Feed: id" => 0,
        "guid" => 1,
        "id" | "atom:id" => 2,
        _ => 3,
    }
}

/// White space within an id is lost on its way through an address; it is made a single space here.
fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What names an article by its content, where nothing else does: 16 digits.
pub fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(single(part));
        hash.update([0]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether an id is made so that no one else in the world has it: an address, a tag, a long number.
/// Others, such as a count, are of their source alone.
pub fn is_worldwide(id: &str) -> bool {
    let scheme = id.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_name = scheme.is_some_and(|it| matches!(it.as_str(), "http" | "https" | "urn" | "tag"));
    let is_number = || id.len() >= 20 && id.bytes().all(|c| c.is_ascii_hexdigit() || c == b'-');
    is_name || is_number()
}

/// Whether an address is that of a whole site, and so of no article on it.
pub fn is_site(address: &str) -> bool {
    let is_page = |url: Url| {
        let path = url.path().trim_start_matches('/').to_ascii_lowercase();
        let is_first = || {
            let stem = path.split_once('.').map_or(path.as_str(), |(stem, _)| stem);
            matches!(stem, "" | "index" | "default" | "home") && !path.contains('/')
        };

        !is_first()
            || route(&url).is_some()
            || !url.query_pairs().all(|(name, _)| name.starts_with("utm_"))
    };
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.is_some_and(|url| !is_page(url))
}

/// A fragment that is a path: programs that run in the page know their articles by it.
fn route(url: &Url) -> Option<&str> {
    url.fragment().filter(|it| it.len() > 1 && it.starts_with(['/', '!']))
}

/// What two addresses of the same page have in common: no scheme, no fragment but a path, no counters of
/// campaigns, no slash at the end, no port but one of its own. The address of a whole site has nothing.
pub fn address_key(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    if is_site(address) {
        return None;
    }
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let kept = url.query_pairs().filter(|(name, _)| !name.starts_with("utm_"));
    let kept: Vec<String> = kept.map(|(name, value)| format!("{name}={value}")).collect();
    let path = url.path().trim_end_matches('/');
    let route = route(&url).map(|route| format!("#{route}")).unwrap_or_default();
    Some(format!("{host}{port}{path}?{}{route}", kept.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_name_there_is_names_the_article() {
        let chosen =
            |own, address| id(own, address, "a/b.txt#2").map(|(id, _)| id.as_str().to_owned());
        assert_eq!(chosen(Some("urn:1"), Some("https://a.example/")).unwrap(), "urn:1");
        assert_eq!(chosen(Some(" "), Some("https://a.example/x")).unwrap(), "https://a.example/x");
        assert_eq!(chosen(None, None).unwrap(), "a/b.txt#2");
    }

    #[test]
    fn addresses_of_one_page_are_the_same() {
        let key = address_key("https://www.a.example/b/?utm_source=x#top");
        assert_eq!(key, address_key("http://a.example/b"));
        assert_ne!(key, address_key("http://a.example/b?id=2"));
        assert_ne!(key, address_key("https://www.a.example/b/#!/x"));
        assert_eq!(address_key("b.html"), None);
    }

    #[test]
    fn two_sites_of_one_host_became_one_for_their_ports_were_dropped() {
        let key = |port| address_key(&format!("http://10.0.0.5{port}/news/1"));
        assert_ne!(key(":8080"), key(":9090"));
        assert_eq!(key(":80"), key(""));
    }

    #[test]
    fn all_items_whose_guid_was_the_site_s_own_address_became_one() {
        let own = |address| id(Some("https://b.example/"), address, "f.xml#1").map(|(_, it)| it);
        assert_eq!(own(Some("https://b.example/a")), Some(Basis::Address));
        assert_eq!(own(None), Some(Basis::Path));
    }

    #[test]
    fn the_address_of_a_whole_site_is_no_article_s() {
        for site in
            ["https://e.example", "https://e.example/", "http://e.example/index.html?utm_a=1"]
        {
            assert!(is_site(site) && address_key(site).is_none(), "{site}");
        }
        for page in ["https://e.example/?p=1", "https://e.example/#/news/1", "https://e.example/a"]
        {
            assert!(!is_site(page) && address_key(page).is_some(), "{page}");
        }
    }

    #[test]
    fn an_id_for_the_whole_world_is_told_from_a_count() {
        for id in ["urn:1", "tag:a.example,2020:1", "550e8400-e29b-41d4-a716-446655440000"] {
            assert!(is_worldwide(id), "{id}");
        }
        for id in ["0", "2020-11-16", "post:12", "a-bridge-for-the-village"] {
            assert!(!is_worldwide(id), "{id}");
        }
    }
}
