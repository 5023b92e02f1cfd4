//! An edition shown in the browser, on this machine only: the right types, compressed, never cached,
//! and loaded anew whenever a file changes.

use crate::output::{Content, Files};
use crate::reader;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn};
use notify::{RecursiveMode, Watcher};
use std::convert::Infallible;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::LiveReloadLayer;

/// Why an edition cannot be shown.
#[derive(Debug)]
pub enum ServeError {
    /// There is no such folder. Name the one that was given to `bundle --out`.
    NoFolder(PathBuf),
    /// The port is taken, or not allowed. Choose another with `--port`.
    Port(u16, io::Error),
    /// The folder cannot be watched for changes.
    Watch(notify::Error),
    /// The system does not let the server run.
    Io(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(path) => write!(f, "{} is no folder", path.display()),
            Self::Port(port, error) => {
                write!(f, "port {port}: {error}; choose another with --port")
            }
            Self::Watch(error) => write!(f, "the folder cannot be watched: {error}"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ServeError {}

/// Serves a folder until the process is asked to end. `ready` is told the address.
pub fn serve(folder: &Path, port: u16, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    if !folder.is_dir() {
        return Err(ServeError::NoFolder(folder.to_owned()));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(ServeError::Io)?.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await;
        let listener = listener.map_err(|error| ServeError::Port(port, error))?;
        let reload = LiveReloadLayer::new();
        let reloader = reload.reloader();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // Files that wait in a folder of their own are not there yet.
                let placed = |path: &PathBuf| !path.to_string_lossy().contains("/.broadsheet-");
                if event
                    .is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(placed))
                {
                    reloader.reload();
                }
            })
            .map_err(ServeError::Watch)?;
        watcher.watch(folder, RecursiveMode::Recursive).map_err(ServeError::Watch)?;
        ready(listener.local_addr().map_err(ServeError::Io)?);
        let app = app(folder).layer(reload).layer(CompressionLayer::new());
        let app = app.layer(from_fn(admitted));
        let stopped = async {
            // Without the signal's handler the process still ends, only less politely.
            let _ = tokio::signal::ctrl_c().await;
        };
        tokio::select! {
            served = axum::serve(listener, app) => served.map_err(ServeError::Io),
            () = stopped => Ok(()),
        }
    })
}

/// The folder's files; the reader within this command stands in for one that is missing there.
fn app(folder: &Path) -> Router {
    let reader = Arc::new(reader::built_in().unwrap_or_default());
    let missing = tower::service_fn(move |request: Request<Body>| {
        let found = from_reader(&reader, request.uri());
        async move { Ok::<_, Infallible>(found) }
    });
    let fresh = HeaderValue::from_static("no-cache");
    let safe = HeaderValue::from_static("nosniff");
    Router::new()
        .fallback_service(ServeDir::new(folder).fallback(missing))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, fresh))
        .layer(SetResponseHeaderLayer::overriding(header::X_CONTENT_TYPE_OPTIONS, safe))
}

/// Refuses what no reader of the edition asks for: hidden files, such as the record of what was written,
/// and requests under another name than this machine's, by which a page elsewhere would read along.
async fn admitted(request: Request<Body>, next: Next) -> Response<Body> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(|it| it.as_str())).unwrap_or_default();
    let path = percent_encoding::percent_decode_str(request.uri().path()).decode_utf8_lossy();
    let refused = match (is_this_machine(host), path.split(['/', '\\']).any(is_hidden)) {
        (false, _) => StatusCode::FORBIDDEN,
        (true, true) => StatusCode::NOT_FOUND,
        (true, false) => return next.run(request).await,
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = refused;
    response
}

fn is_hidden(part: &str) -> bool {
    part.starts_with('.')
}

/// Whether a host is this machine's own name, with any port.
fn is_this_machine(host: &str) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port),
        _ => (host, ""),
    };
    let is_own = |own: &str| name.eq_ignore_ascii_case(own);
    port.bytes().all(|c| c.is_ascii_digit())
        && ["127.0.0.1", "localhost", "[::1]"].iter().any(|it| is_own(it))
}

fn from_reader(reader: &Files, uri: &Uri) -> Response<Body> {
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let mut response = Response::new(Body::empty());
    match reader.get(name) {
        Some(Content::Bytes(bytes)) => {
            let kind = mime_guess::from_path(name).first_or_octet_stream();
            if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            *response.body_mut() = Body::from(bytes.clone());
        }
        _ => *response.status_mut() = StatusCode::NOT_FOUND,
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_s_own_names_are_answered() {
        for host in ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in ["", "evil.example", "127.0.0.1.evil.example:8000", "localhost:x", ":8000"] {
            assert!(!is_this_machine(host), "{host}");
        }
    }
}
