//! What a reader sees of the site and does with it.
//!
//! Finds everything by roles, labels and headings, never by classes. Waits for what is to be
//! seen, never for a time.

mod act;
mod console;
mod view;

pub use act::Find;
pub use view::{Article, Choice, Group, Link, Paragraph, Row, View};

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::engine::Engine;
use crate::site::Site;

/// How long a page may take on a busy machine before a scenario gives up.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Functions that a script may use to name things as a reader would.
pub const WORDS: &str = include_str!("page/words.js");
const VIEW: &str = include_str!("page/view.js");

/// A browser's window on a site.
pub struct Page {
    /// The engine that shows it.
    pub engine: Engine,
    /// The site that is shown.
    pub site: Site,
    /// The connection to the driver, for what is not a reader's move.
    pub client: Client,
    expected_notes: Vec<String>,
}

impl Page {
    /// A window that shows nothing yet.
    pub fn new(engine: Engine, site: Site, client: Client) -> Self {
        Self { engine, site, client, expected_notes: Vec::new() }
    }

    /// Opens the site's front with a query or a fragment behind it.
    pub async fn open(&self, rest: &str) {
        self.leave_behind().await;
        let address = self.site.address(rest);
        self.client.goto(&address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
        self.view().await;
    }

    /// Opens the site and waits until its list stands.
    pub async fn open_list(&self, rest: &str) -> View {
        self.open(rest).await;
        self.until("the list stands", |view| !view.rows.is_empty() && !view.status.is_empty()).await
    }

    /// Opens the site at an article and waits until it stands.
    pub async fn open_article(&self, rest: &str) -> View {
        self.open(rest).await;
        self.until("the article stands", |view| view.article.is_some()).await
    }

    /// Reloads the page.
    pub async fn reload(&self) {
        self.leave_behind().await;
        self.client.refresh().await.unwrap_or_else(|error| panic!("reload: {error}"));
        self.view().await;
    }

    /// A move to another document is answered before it happens; what is seen until then must
    /// not be taken for the new one.
    async fn leave_behind(&self) {
        self.client.execute("window.stale = true", Vec::new()).await.ok();
    }

    /// What the page shows now, or nothing while it is being replaced.
    async fn glance(&self) -> Result<View, String> {
        let script = format!("{WORDS}{VIEW}");
        match self.client.execute(&script, vec![self.site.folder().into()]).await {
            Ok(seen) => serde_json::from_value(seen).map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Waits until the page shows what is asked for.
    pub async fn until(&self, what: &str, shows: impl Fn(&View) -> bool) -> View {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let seen = self.glance().await;
            match seen {
                Ok(view) if !view.stale && shows(&view) => return view,
                seen if Instant::now() > deadline => panic!("never seen: {what}. Seen: {seen:#?}"),
                _ => sleep(LOOK_EVERY).await,
            }
        }
    }

    /// What the page shows now.
    pub async fn view(&self) -> View {
        self.until("a page", |_| true).await
    }

    /// Waits until a condition outside of the page holds.
    pub async fn until_true(&self, what: &str, holds: impl Fn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds() {
            assert!(Instant::now() < deadline, "never came true: {what}");
            sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until a script says true.
    pub async fn until_script(&self, what: &str, script: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let said = self.client.execute(&format!("{WORDS}{script}"), Vec::new()).await;
            match said {
                Ok(Value::Bool(true)) => return,
                said if Instant::now() > deadline => panic!("never true: {what}. Said: {said:?}"),
                _ => sleep(LOOK_EVERY).await,
            }
        }
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(&format!("{WORDS}{script}"), arguments)
            .await
            .unwrap_or_else(|error| panic!("{error} in the script {script}"))
    }

    /// Enters the page's one frame, once its own page is there. One that is entered earlier may stay
    /// the empty frame that it was (WebKit).
    pub async fn enter_frame(&self) {
        let loaded = "const inner = document.querySelector('iframe')?.contentWindow;
            return inner != null && inner.location.href !== 'about:blank'
                && inner.document.readyState === 'complete'";
        self.until_script("the frame", loaded).await;
        let entered = self.client.enter_frame(0).await;
        entered.unwrap_or_else(|error| panic!("the frame: {error}"));
    }

    /// Lets the page paint so many frames: for what must not happen, there is nothing to wait for.
    pub async fn paint(&self, frames: u32) {
        let script = "const [frames, done] = arguments;
            const next = (left) => left ? requestAnimationFrame(() => next(left - 1)) : done();
            next(frames);";
        let painted = self.client.execute_async(script, vec![frames.into()]).await;
        painted.unwrap_or_else(|error| panic!("painting {frames} frames: {error}"));
    }

    /// Saves what the window shows, under the build's folder.
    pub async fn save_shot(&self, name: &str) -> Result<PathBuf, CmdError> {
        let picture = self.client.screenshot().await?;
        let file = shots_folder()
            .join(format!("{}.png", name.replace(|c: char| !c.is_alphanumeric(), "-")));
        fs::create_dir_all(shots_folder()).and_then(|()| fs::write(&file, picture))?;
        Ok(file)
    }
}

fn shots_folder() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let target =
        target.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"));
    target.join("shots")
}
