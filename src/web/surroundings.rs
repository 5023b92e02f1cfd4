//! What the reader needs of the page that it stands in, and all that it may touch there.
//!
//! The page is not the reader's own: it may be one of several in it. So nothing here is looked up
//! by a global name, and everything else in `web` goes through this one type.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Url, Window};

/// The element that the reader fills, and where its edition lies.
#[derive(Clone)]
pub struct Surroundings {
    window: Window,
    document: Document,
    root: HtmlElement,
    feed: String,
}

impl Surroundings {
    /// The element of a page that is marked as the reader's: `data-feed` names its edition.
    pub fn of_page() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let root = document.query_selector("[data-feed]").ok()??;
        Self::of(root.dyn_into().ok()?)
    }

    /// A given element.
    pub fn of(root: HtmlElement) -> Option<Self> {
        let document = root.owner_document()?;
        let window = document.default_view()?;
        let feed = root.get_attribute("data-feed")?;
        Some(Self { window, document, root, feed })
    }

    /// The window.
    pub(super) fn window(&self) -> &Window {
        &self.window
    }

    /// The document, to make elements in and to title.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// The element that the reader fills.
    pub(super) fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// The address of the edition, as the page gives it.
    pub(super) fn feed(&self) -> &str {
        &self.feed
    }

    /// The answer to a request for the edition that the page has sent already, if it has.
    pub(super) fn early_answer(&self) -> Option<Promise> {
        Reflect::get(&self.root, &"feed".into()).ok()?.dyn_into().ok()
    }

    /// The first element of the reader that a CSS selector finds.
    pub(super) fn find<T: JsCast>(&self, selector: &str) -> Option<T> {
        self.root.query_selector(selector).ok()??.dyn_into().ok()
    }

    /// The element that has the focus, if it is the reader's.
    pub(super) fn focused(&self) -> Option<Element> {
        self.document.active_element().filter(|it| self.root.contains(Some(it)))
    }

    /// An address that came with an article, resolved against the page: `None` unless it is one
    /// that a reader can follow without harm.
    pub(super) fn link(&self, address: &str) -> Option<String> {
        self.resolve(address, &["http:", "https:", "mailto:", "tel:"])
    }

    /// The address of a picture, likewise.
    pub(super) fn picture(&self, address: &str) -> Option<String> {
        let inline =
            |address: &String| !address.starts_with("data:") || address.starts_with("data:image/");
        self.resolve(address, &["http:", "https:", "data:"]).filter(inline)
    }

    fn resolve(&self, address: &str, protocols: &[&str]) -> Option<String> {
        let base = self.document.base_uri().ok()??;
        let url = Url::new_with_base(address, &base).ok()?;
        let same_as_page = base.starts_with(&url.protocol());
        // A page opened as a file may show its own pictures.
        (protocols.contains(&url.protocol().as_str())
            || (url.protocol() == "file:" && same_as_page))
            .then(|| url.href())
    }
}
