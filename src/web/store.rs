//! The archive's files over HTTP, beside the feed.
//!
//! What lies under a name never changes, so the browser's own cache may keep it for good.

use super::surroundings::Surroundings;
use crate::store::{Form, Name, Store, StoreError};
use gloo_net::http::Request;
use js_sys::{Array, ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, Response, Url};

/// The folder that the feed lies in.
#[derive(Clone)]
pub(super) struct Web {
    /// The full address of the feed.
    feed: String,
}

impl Web {
    /// The store beside the edition that the page names.
    pub(super) fn beside(surroundings: &Surroundings) -> Self {
        let base = surroundings.document().base_uri().ok().flatten().unwrap_or_default();
        let feed = Url::new_with_base(surroundings.feed(), &base).map(|url| url.href());
        Self { feed: feed.unwrap_or(base) }
    }
}

impl Store for Web {
    async fn get(&self, name: Name, form: Form) -> Result<Vec<u8>, StoreError> {
        let url = Url::new_with_base(&name.path(form.ending()), &self.feed);
        let url = url.map_err(|_| StoreError::Unreachable)?.href();
        let response = Request::get(&url).send().await.map_err(|_| StoreError::Unreachable)?;
        match response.status() {
            404 | 410 => return Err(StoreError::Gone),
            _ if !response.ok() => return Err(StoreError::Unreachable),
            _ => {}
        }
        let read = match form {
            Form::Json => return response.binary().await.map_err(|_| StoreError::Unreachable),
            Form::Packed => inflate(response.body().ok_or(StoreError::Damaged)?).await,
        };
        read.map_err(|_| StoreError::Damaged)
    }
}

/// What a deflated stream holds, unpacked by the browser.
async fn inflate(stream: ReadableStream) -> Result<Vec<u8>, JsValue> {
    // web-sys has this class only among what may still change.
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.into();
    let unpacking = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let unpacked = stream.pipe_through(unpacking.unchecked_ref());
    let response = Response::new_with_opt_readable_stream(Some(&unpacked))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec())
}
