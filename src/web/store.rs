//! Files over HTTP: the feed, and the archive's files beside it.
//!
//! What lies under a name never changes, so the browser's own cache may keep it for good.

use super::load::Trouble;
use super::surroundings::{Surroundings, member, number, options, resolved, words};
use crate::edition::File;
use crate::store::Form;
use crate::web::later::set_timeout;
use gloo_net::http::Response;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, Window};

/// The folder that the feed lies in.
#[derive(Clone)]
pub(super) struct Web {
    window: Window,
    root: HtmlElement,
    /// The full address of the feed.
    feed: String,
}

impl Web {
    /// The store beside the edition that the page names.
    pub(super) fn beside(surroundings: &Surroundings) -> Self {
        let base = words(surroundings.document(), "baseURI");
        let feed = resolved(surroundings.feed(), &base).map(|url| words(&url, "href"));
        let (window, root) = (surroundings.window().clone(), surroundings.root().clone());
        Self { window, root, feed: feed.unwrap_or(base) }
    }

    /// How long the server took to answer for the page itself, in milliseconds, as the browser noted it
    /// (Navigation Timing, level 1, which every browser still has).
    pub(super) fn first_answer(&self) -> f64 {
        let timing = member(&member(&self.window, "performance"), "timing");
        number(&timing, "responseStart") - number(&timing, "requestStart")
    }

    /// When something was typed last, in milliseconds as [`js_sys::Date::now`] has them; boot.js notes
    /// it, so that what is typed before the reader is there counts, too.
    pub(super) fn typed(&self) -> f64 {
        number(&self.root, "typed")
    }

    /// Asks for a file at once; the answer is waited for with [`Self::get`].
    pub(super) fn ask(&self, file: &File) -> JsFuture {
        match file.of_app() {
            Some(path) => self.ask_at(path),
            None => self.ask_at(&file.name.path(file.form.ending())),
        }
    }

    /// Asks for the file at this path from the feed; the answer is waited for with [`content`].
    pub(super) fn ask_at(&self, path: &str) -> JsFuture {
        let url = resolved(path, &self.feed);
        self.fetch(&url.map(|url| words(&url, "href")).unwrap_or_default(), "default")
    }

    /// Asks for the feed, past the browser's cache.
    pub(super) fn ask_anew(&self, url: &str) -> JsFuture {
        self.fetch(url, "no-cache")
    }

    /// What is in the feed now.
    pub(super) async fn feed(&self) -> Result<Vec<u8>, Trouble> {
        content(self.ask_anew(&self.feed), Form::Json).await
    }

    /// A request; gloo's own way to make one is two kilobytes. It is waited for from the beginning:
    /// what fails while others are waited for would be written out as an error that nobody handles.
    fn fetch(&self, url: &str, cache: &str) -> JsFuture {
        let options = options(&[("cache", cache)]);
        self.window.fetch_with_str_and_init(url, options.unchecked_ref()).into()
    }

    /// What is in a file of the archive that was asked for.
    pub(super) async fn get(&self, asked: JsFuture, file: &File) -> Result<Vec<u8>, Trouble> {
        content(asked, file.form).await.map_err(Trouble::in_archive)
    }

    /// Lets the page do what else it has to do, for a while.
    pub(super) async fn breathe(&self, pause: Duration) {
        let turn = Promise::new(&mut |resolve, _| {
            set_timeout(move || drop(resolve.call0(&JsValue::NULL)), pause);
        });
        let _ = JsFuture::from(turn).await;
    }
}

/// What is in the file that was asked for.
pub(super) async fn content(asked: JsFuture, form: Form) -> Result<Vec<u8>, Trouble> {
    let answer = asked.await.map_err(|_| Trouble::Network)?;
    let mut response = Response::from(answer.unchecked_into::<web_sys::Response>());
    if !response.ok() {
        return Err(Trouble::Status(response.status()));
    }
    if form == Form::Packed {
        response = inflated(&response).map_err(|_| Trouble::Damaged)?;
    }
    // By gloo's own `binary` an error would be written out, which nobody reads: a kilobyte.
    let body = web_sys::Response::from(response).array_buffer().map_err(|_| Trouble::Network)?;
    let body = JsFuture::from(body).await.map_err(|_| Trouble::Network)?;
    Ok(Uint8Array::new(&body).to_vec())
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
