//! What the reader needs of the page that it stands in, and all that it may touch there.
//!
//! The page is not the reader's own: it may be one of several in it. So nothing here is looked up
//! by a global name, and everything else in `web` goes through this one type.

use crate::store::Name;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Window};

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
        let document = member(&window(), "document");
        let root = call(&document, "querySelector", &"[data-feed]".into());
        root.is_object().then(|| Self::of(root.unchecked_into())).flatten()
    }

    /// A given element.
    pub fn of(root: HtmlElement) -> Option<Self> {
        let window = window();
        let document = object(&window, "document")?;
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

    /// The answer to a request that the page has sent already, if it has, for the feed; or for the
    /// contents of an archive, whose name it gives.
    pub(super) fn early_answer(&self) -> Option<(Option<Name>, JsFuture)> {
        let early = member(&self.root, "early");
        let name = Name::parse(&words(&early, "contents"));
        Some((name, object::<Promise>(&early, "articles")?.into()))
    }

    /// The first element of the reader that a CSS selector finds.
    pub(super) fn find<T: JsCast>(&self, selector: &str) -> Option<T> {
        self.root.query_selector(selector).ok()?.map(JsCast::unchecked_into)
    }

    /// The element that has the focus, if it is the reader's.
    pub(super) fn focused(&self) -> Option<Element> {
        object(&self.document, "activeElement").filter(|it: &Element| contains(&self.root, it))
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
        let base = words(&self.document, "baseURI");
        let url = resolved(address, &base).ok()?;
        let protocol = words(&url, "protocol");
        // A page opened as a file may show its own pictures.
        let own_file = protocol == "file:" && base.starts_with(&protocol);
        (protocols.contains(&protocol.as_str()) || own_file).then(|| words(&url, "href"))
    }
}

/// The window of the page.
pub(super) fn window() -> Window {
    js_sys::global().unchecked_into()
}

/// A new object of a class of the browser's, which is a member of the window or of another object.
pub(super) fn make(of: &JsValue, class: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    Reflect::construct(&Function::from(member(of, class)), arguments)
}

/// Calls a method of an object, which may leave the one argument alone.
pub(super) fn call(of: &JsValue, method: &str, argument: &JsValue) -> JsValue {
    Function::from(member(of, method)).call1(of, argument).unwrap_or_default()
}

/// Takes an attribute away from an element, if it has it.
pub(super) fn remove_attribute(element: &JsValue, name: &str) {
    call(element, "removeAttribute", &name.into());
}

/// An address, resolved against another: a `URL` of the browser's.
pub(super) fn resolved(address: &str, base: &str) -> Result<JsValue, JsValue> {
    make(&window(), "URL", &Array::of2(&address.into(), &base.into()))
}

/// Whether a part of the page is within an element, or it itself.
pub(super) fn contains(element: &Element, part: &JsValue) -> bool {
    call(element, "contains", part).is_truthy()
}

/// A member that is an object, of a class that is known.
pub(super) fn object<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    Some(member(of, name)).filter(JsValue::is_object).map(JsCast::unchecked_into)
}

/// A member of an object by its name, in place of a binding of its own for each; undefined where
/// there is none.
pub(super) fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A member that is a number; 0 where it is none.
pub(super) fn number(of: &JsValue, name: &str) -> f64 {
    member(of, name).as_f64().unwrap_or_default()
}

/// A member that is a text; empty where it is none.
pub(super) fn words(of: &JsValue, name: &str) -> String {
    member(of, name).as_string().unwrap_or_default()
}

/// Whether a member counts as true.
pub(super) fn is(of: &JsValue, name: &str) -> bool {
    member(of, name).is_truthy()
}

/// Sets a member of an object by its name; what refuses it is as it was.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// Sets a member to a text.
pub(super) fn set_words(of: &JsValue, name: &str, words: &str) {
    set(of, name, &words.into());
}

/// An object of options.
pub(super) fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        set_words(&options, name, value);
    }
    options
}
