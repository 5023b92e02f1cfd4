//! What the server answers: the file, or what a scenario wants instead.

use std::sync::{Arc, Mutex};

use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE};
use hyper::{Request, Response, StatusCode};

use super::{Gate, Shelf, lock};

/// A way for an answer to go wrong.
#[derive(Clone)]
pub enum Disturbance {
    /// This status, with a page that says so.
    Status(u16),
    /// Status 200, but an HTML page, as a host that sends its front for every missing file does.
    HtmlPage,
    /// The first half of the file, as if that were all of it.
    Half,
    /// The first half of the file, then the connection ends.
    BreakOff,
    /// The connection ends without an answer.
    HangUp,
    /// The right bytes under another media type.
    MediaType(&'static str),
    /// The right answer, once the gate is open.
    Held(Gate),
}

/// The connection is to end here.
#[derive(Debug)]
pub(super) struct HungUp;

impl std::fmt::Display for HungUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the scenario wants the connection to end here")
    }
}

impl std::error::Error for HungUp {}

type Answer = Response<BoxBody<Bytes, HungUp>>;

const RECORDER_PATH: &str = "recorder.js";
const HTML: &str = "text/html; charset=utf-8";

pub(super) async fn to(
    request: Request<Incoming>,
    folder: String,
    shelf: Arc<Mutex<Shelf>>,
) -> Result<Answer, HungUp> {
    let Some(path) = request.uri().path().strip_prefix(folder.as_str()) else {
        return Ok(whole(404, HTML, "outside of the site's folder"));
    };
    let path = if path.is_empty() { "index.html" } else { path };
    let disturbance = {
        let mut shelf = lock(&shelf);
        *shelf.requests.entry(path.to_owned()).or_default() += 1;
        shelf.disturbed.get(path).cloned()
    };
    if let Some(Disturbance::Held(gate)) = &disturbance {
        gate.passed().await;
    }
    let file = file(path, &lock(&shelf));
    let media_type = media_type(path);
    match disturbance {
        Some(Disturbance::Status(status)) => Ok(whole(status, HTML, "<p>no such luck")),
        Some(Disturbance::HtmlPage) => Ok(whole(200, HTML, "<!doctype html><p>Please sign in")),
        Some(Disturbance::HangUp) => Err(HungUp),
        Some(Disturbance::Half) => Ok(whole(200, &media_type, half(file.unwrap_or_default()))),
        Some(Disturbance::BreakOff) => Ok(broken_off(&media_type, file.unwrap_or_default())),
        Some(Disturbance::MediaType(other)) => Ok(whole(200, other, file.unwrap_or_default())),
        Some(Disturbance::Held(_)) | None => Ok(match file {
            Some(file) => whole(200, &media_type, file),
            None => whole(404, HTML, "<p>no such file"),
        }),
    }
}

fn file(path: &str, shelf: &Shelf) -> Option<Vec<u8>> {
    if path == RECORDER_PATH {
        return Some(shelf.recorder.clone().into_bytes());
    }
    let file = shelf.files.get(path)?.clone();
    Some(if path == "index.html" { with_recorder(file) } else { file })
}

/// The page with the recorder first in its head. A minified page may leave out the head's tag.
fn with_recorder(page: Vec<u8>) -> Vec<u8> {
    let page = String::from_utf8_lossy(&page);
    let end_of = |tag: &str| {
        let start = page.find(tag)?;
        page.get(start..)?.find('>').map(|length| start + length + 1)
    };
    let place = end_of("<head>").or_else(|| end_of("<html")).or_else(|| end_of("<!doctype"));
    let (before, after) = page.split_at(place.unwrap_or_default());
    format!("{before}<script src=\"{RECORDER_PATH}\"></script>{after}").into_bytes()
}

fn media_type(path: &str) -> String {
    let guess = mime_guess::from_path(path).first_or_octet_stream().to_string();
    if guess.starts_with("text/") { format!("{guess}; charset=utf-8") } else { guess }
}

fn half(mut file: Vec<u8>) -> Vec<u8> {
    file.truncate(file.len() / 2);
    file
}

fn whole(status: u16, media_type: &str, body: impl Into<Bytes>) -> Answer {
    let body = Full::new(body.into()).map_err(|never| match never {}).boxed();
    answer(status, media_type, body)
}

/// Announces the whole file and sends half of it.
fn broken_off(media_type: &str, file: Vec<u8>) -> Answer {
    let length = file.len();
    let frames = [Ok(Frame::data(Bytes::from(half(file)))), Err(HungUp)];
    let body = BodyExt::boxed(StreamBody::new(futures_util::stream::iter(frames)));
    let mut answer = answer(200, media_type, body);
    answer.headers_mut().insert(CONTENT_LENGTH, length.into());
    answer
}

fn answer(status: u16, media_type: &str, body: BoxBody<Bytes, HungUp>) -> Answer {
    let mut answer = Response::new(body);
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::IM_A_TEAPOT);
    let headers = answer.headers_mut();
    if let Ok(media_type) = media_type.parse() {
        headers.insert(CONTENT_TYPE, media_type);
    }
    headers.insert(CACHE_CONTROL, hyper::header::HeaderValue::from_static("no-cache"));
    answer
}
