//! A page as it is: what each of its ways of declaring something says, and the article in it.

use crate::draft::Said;
use serde_json::Value;

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// `lang` of the outermost element.
    pub(super) language: Option<String>,
    /// The window's title.
    pub(super) title: Option<String>,
    /// The one heading of the first rank.
    pub(super) heading: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) base: Option<String>,
    /// Where a browser says that it saved the page from.
    pub(super) saved_from: Option<String>,
    /// Names in lower case, and contents, of `<meta>`.
    pub(super) meta: Vec<(String, String)>,
    /// The article in JSON-LD.
    pub(super) linked: Option<Value>,
    /// What tells when it was published, where neither JSON-LD's article nor `<meta>` does.
    pub(super) times: Vec<Said<String>>,
    /// From the top, without "home" and without the page itself.
    pub(super) breadcrumb: Vec<String>,
    pub(super) article: Article,
}

/// The article in a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    pub(super) html: String,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
}

impl Page {
    /// The first content under one of several names.
    pub(super) fn meta(&self, names: &[&'static str]) -> Option<(String, &'static str)> {
        names.iter().find_map(|name| Some((self.metas(name).next()?.to_owned(), *name)))
    }

    pub(super) fn metas<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.meta.iter().filter(move |(known, _)| known == name);
        named.map(|(_, content)| content.trim()).filter(|content| !content.is_empty())
    }

    pub(super) fn linked(&self, member: &str) -> Option<&Value> {
        self.linked.as_ref()?.get(member)
    }
}
