//! Files over HTTP: the feed, and the archive's files beside it.
//!
//! What lies under a name never changes, so the browser's own cache may keep it for good.

use super::load::Trouble;
use super::surroundings::Surroundings;
use crate::edition::File;
use crate::store::{Form, Name};
use gloo_net::http::{Request, Response};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, Url, Window};

/// The folder that the feed lies in.
#[derive(Clone)]
pub(super) struct Web {
    window: Window,
    /// The full address of the feed.
    feed: String,
}

impl Web {
    /// The store beside the edition that the page names.
    pub(super) fn beside(surroundings: &Surroundings) -> Self {
        let base = surroundings.document().base_uri().ok().flatten().unwrap_or_default();
        let feed = Url::new_with_base(surroundings.feed(), &base).map(|url| url.href());
        Self { window: surroundings.window().clone(), feed: feed.unwrap_or(base) }
    }

    /// Asks for a file at once; the answer is waited for with [`content`].
    pub(super) fn ask(&self, name: Name, form: Form) -> Promise {
        let url = Url::new_with_base(&name.path(form.ending()), &self.feed).map(|url| url.href());
        self.window.fetch_with_str(&url.unwrap_or_default())
    }

    /// Asks for the feed, past the browser's cache.
    pub(super) fn ask_anew(&self, url: &str) -> Promise {
        match Request::get(url).cache(RequestCache::NoCache).build() {
            Ok(request) => self.window.fetch_with_request(&request.into()),
            Err(_) => self.window.fetch_with_str(url),
        }
    }

    /// What is in a file.
    pub(super) async fn get(&self, file: File) -> Result<Vec<u8>, Trouble> {
        content(self.ask(file.name, file.form), file.form).await.map_err(Trouble::in_archive)
    }
}

/// What is in the file that was asked for.
pub(super) async fn content(asked: Promise, form: Form) -> Result<Vec<u8>, Trouble> {
    let answer = JsFuture::from(asked).await.map_err(|_| Trouble::Network)?;
    let mut response = Response::from(answer.unchecked_into::<web_sys::Response>());
    if !response.ok() {
        return Err(Trouble::Status(response.status()));
    }
    if form == Form::Packed {
        response = inflated(&response).map_err(|_| Trouble::Damaged)?;
    }
    response.binary().await.map_err(|_| Trouble::Network)
}

/// A deflated response as the browser unpacks it.
fn inflated(response: &Response) -> Result<Response, JsValue> {
    let stream = response.body().ok_or(JsValue::NULL)?;
    // web-sys has this class only among what may still change.
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.into();
    let unpacking = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let unpacked = stream.pipe_through(unpacking.unchecked_ref());
    web_sys::Response::new_with_opt_readable_stream(Some(&unpacked)).map(Response::from)
}
