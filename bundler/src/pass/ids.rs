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
/// it is one of several; it is never blank.
pub fn id(own: Option<&str>, address: Option<&str>, path: &str) -> Option<(ArticleId, Basis)> {
    let one = |text: &str, basis| ArticleId::new(single(text)).map(|id| (id, basis));
    own.and_then(|own| one(own, Basis::Own))
        .or_else(|| address.and_then(|address| one(address, Basis::Address)))
        .or_else(|| one(path, Basis::Path))
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

/// What two addresses of the same page have in common: no scheme, no fragment, no counters of
/// campaigns, no slash at the end.
pub fn address_key(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let kept = url.query_pairs().filter(|(name, _)| !name.starts_with("utm_"));
    let kept: Vec<String> = kept.map(|(name, value)| format!("{name}={value}")).collect();
    let path = url.path().trim_end_matches('/');
    Some(format!("{host}{path}?{}", kept.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_name_there_is_names_the_article() {
        let chosen =
            |own, address| id(own, address, "a/b.txt#2").map(|(id, _)| id.as_str().to_owned());
        assert_eq!(chosen(Some("urn:1"), Some("https://a.example/")).unwrap(), "urn:1");
        assert_eq!(chosen(Some(" "), Some("https://a.example/")).unwrap(), "https://a.example/");
        assert_eq!(chosen(None, None).unwrap(), "a/b.txt#2");
    }

    #[test]
    fn addresses_of_one_page_are_the_same() {
        let key = address_key("https://www.a.example/b/?utm_source=x#top");
        assert_eq!(key, address_key("http://a.example/b"));
        assert_ne!(key, address_key("http://a.example/b?id=2"));
        assert_eq!(address_key("b.html"), None);
    }
}
