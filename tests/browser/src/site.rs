//! A web server on the loopback for the built files, whose answers a scenario can disturb.
//!
//! Each site has a port, so an origin, of its own: no cache or storage of another scenario
//! reaches it. Knows nothing of browsers.

mod answer;
mod dist;
mod gate;

pub use answer::Disturbance;
pub use dist::Dist;
pub use gate::Gate;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The path of the edition.
pub const ARTICLES: &str = "articles.json";

/// Served at the site's own root; its messages are what `Page::console` returns.
const RECORDER: &str = include_str!("site/recorder.js");

/// What the server answers from. A scenario changes it while the server runs.
#[derive(Default)]
struct Shelf {
    files: BTreeMap<String, Vec<u8>>,
    disturbed: BTreeMap<String, Disturbance>,
    requests: BTreeMap<String, usize>,
    recorder: String,
}

/// A running web server with the built files in one folder of it.
pub struct Site {
    origin: String,
    folder: String,
    shelf: Arc<Mutex<Shelf>>,
    server: JoinHandle<()>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Site {
    /// Serves the files under `folder`, which begins and ends with a slash.
    pub async fn start(dist: &Dist, folder: &str) -> std::io::Result<Self> {
        let listener = listen_anew().await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shelf = Arc::new(Mutex::new(Shelf {
            files: dist.files().clone(),
            recorder: RECORDER.to_owned(),
            ..Shelf::default()
        }));
        let server = tokio::spawn(serve(listener, folder.to_owned(), Arc::clone(&shelf)));
        Ok(Self { origin, folder: folder.to_owned(), shelf, server })
    }

    /// The address of the site's front with `rest` (a query, a fragment) behind it.
    pub fn address(&self, rest: &str) -> String {
        format!("{}{}{rest}", self.origin, self.folder)
    }

    /// The folder of the host that the site is in.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Publishes an edition as a publisher does: the whole site, with the newest headlines in it.
    pub fn publish_bundled(&self, edition: &crate::edition::Edition) {
        let files = Dist::bundled(edition).unwrap_or_else(|error| panic!("bundling: {error}"));
        self.shelf().files.extend(files);
    }

    /// Publishes an edition by hand: its file, in place of the built one.
    pub fn publish(&self, edition: &crate::edition::Edition) {
        self.put(ARTICLES, edition.bytes());
    }

    /// Puts other bytes in the place of a file, or a file where there was none.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.shelf().files.insert(path.to_owned(), bytes.into());
    }

    /// Takes a file away, as a new deployment does with the old one's files.
    pub fn remove(&self, path: &str) {
        self.shelf().files.remove(path);
    }

    /// Spoils every answer for a path until [`Site::mend`].
    pub fn disturb(&self, path: &str, disturbance: Disturbance) {
        self.shelf().disturbed.insert(path.to_owned(), disturbance);
    }

    /// Answers for a path are good again.
    pub fn mend(&self, path: &str) {
        self.shelf().disturbed.remove(path);
    }

    /// Makes answers for a path wait for the gate that is returned.
    pub fn hold(&self, path: &str) -> Gate {
        let gate = Gate::closed();
        self.disturb(path, Disturbance::Held(gate.clone()));
        gate
    }

    /// Runs a script before anything else in `index.html`.
    pub fn run_first(&self, script: &str) {
        let mut shelf = self.shelf();
        shelf.recorder.push('\n');
        shelf.recorder.push_str(script);
    }

    /// How often a path was asked for.
    pub fn requests(&self, path: &str) -> usize {
        self.shelf().requests.get(path).copied().unwrap_or_default()
    }

    /// The path of the one file with this extension, whose name carries a hash.
    pub fn file_with_extension(&self, extension: &str) -> String {
        let found = self.files_with_extension(extension);
        let [only] = found.as_slice() else { panic!("not one .{extension} file: {found:?}") };
        only.clone()
    }

    /// The paths of all files with this extension.
    pub fn files_with_extension(&self, extension: &str) -> Vec<String> {
        let is_such =
            |path: &&String| path.rsplit_once('.').is_some_and(|(_, ending)| ending == extension);
        self.shelf().files.keys().filter(is_such).cloned().collect()
    }

    /// The paths of the archive's files with this extension.
    pub fn archived(&self, extension: &str) -> Vec<String> {
        let mut files = self.files_with_extension(extension);
        files.retain(|path| path.starts_with("archive/"));
        files
    }

    /// The text of one of the built files.
    pub fn text(&self, path: &str) -> String {
        let shelf = self.shelf();
        let bytes = shelf.files.get(path).unwrap_or_else(|| panic!("no {path} in the site"));
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        lock(&self.shelf)
    }
}

/// A scenario that panicked leaves nothing half-written here.
fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A listener on a port that no site of this run has had. The system gives free ports out again, and
/// a browser keeps what it stored for the port's last site.
async fn listen_anew() -> std::io::Result<TcpListener> {
    static TAKEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        if TAKEN.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return Ok(listener);
        }
    }
}

async fn serve(listener: TcpListener, folder: String, shelf: Arc<Mutex<Shelf>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (folder, shelf) = (folder.clone(), Arc::clone(&shelf));
        let service =
            service_fn(move |request| answer::to(request, folder.clone(), Arc::clone(&shelf)));
        let connection = hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service);
        // A browser that hangs up, or an answer that a scenario wanted broken, ends one
        // connection only.
        tokio::spawn(async move { connection.await.ok() });
    }
}
