//! The three browser engines: where they are, how they are started, and one session of each.
//!
//! Knows nothing of the site.

mod driver;
mod session;

pub use session::{Circumstances, Session, browser_log, devtools};

use std::env;
use std::path::PathBuf;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tokio::sync::{Mutex, MutexGuard};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and many others.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, in its GTK port.
    WebKit,
}

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name at the start of a test's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The programs needed, or the name of the environment variable that is missing.
    pub fn programs(self) -> Result<Programs, &'static str> {
        let (driver, browser) = match self {
            Self::Chromium => ("BROADSHEET_CHROMEDRIVER", "BROADSHEET_CHROMIUM"),
            Self::Firefox => ("BROADSHEET_GECKODRIVER", "BROADSHEET_FIREFOX"),
            Self::WebKit => ("BROADSHEET_WEBKITDRIVER", "BROADSHEET_MINIBROWSER"),
        };
        let path = |name| env::var_os(name).map(PathBuf::from).ok_or(name);
        if self == Self::WebKit {
            path("DISPLAY")?;
        }
        Ok(Programs { driver: path(driver)?, browser: path(browser)? })
    }

    fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            Self::Firefox => vec!["--port".into(), port.to_string(), "--websocket-port=0".into()],
        }
    }

    /// What is asked of the driver when a session begins.
    fn capabilities(self, browser: &str, circumstances: Circumstances) -> Capabilities {
        // Commands do not wait for pages to load: some scenarios hold a file back on purpose, and
        // all others wait for what the reader sees.
        let mut all = json!({ "pageLoadStrategy": "none" });
        let own = match self {
            Self::Chromium => json!({
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "binary": browser, "args": CHROMIUM_ARGUMENTS },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": browser,
                    "args": ["-headless"],
                    "prefs": firefox_preferences(circumstances),
                },
            }),
            Self::WebKit => {
                let dark = circumstances.dark.then_some("--dark-mode");
                let arguments: Vec<_> = ["--automation"].into_iter().chain(dark).collect();
                json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } })
            }
        };
        let mut capabilities = Capabilities::new();
        for part in [&mut all, &mut own.clone()] {
            capabilities.append(part.as_object_mut().unwrap_or(&mut serde_json::Map::new()));
        }
        capabilities
    }
}

const CHROMIUM_ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--lang=en-US",
    // Pictures that articles name elsewhere fail at once instead of after a look-up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

fn firefox_preferences(circumstances: Circumstances) -> Value {
    json!({
        "intl.accept_languages": "en-US",
        "layout.css.prefers-color-scheme.content-override": i32::from(!circumstances.dark),
        // A proxy that is not there, so that nothing but this machine is reached.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "network.proxy.allow_hijacking_localhost": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    })
}

/// A driver and the browser that it drives.
pub struct Programs {
    driver: PathBuf,
    browser: PathBuf,
}

/// One engine with the session that scenarios take turns to use.
pub struct Browser {
    /// Which engine it is.
    pub engine: Engine,
    session: Mutex<Option<Session>>,
}

impl Browser {
    /// Not started until it is needed.
    pub fn new(engine: Engine) -> Self {
        Self { engine, session: Mutex::default() }
    }

    /// Waits for the engine to be free.
    pub async fn take_turn(&self) -> MutexGuard<'_, Option<Session>> {
        self.session.lock().await
    }

    /// Ends the session and the driver.
    pub async fn close(&self) {
        if let Some(session) = self.session.lock().await.take() {
            session.end().await;
        }
    }
}
