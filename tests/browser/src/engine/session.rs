//! A session with a browser, and the commands that WebDriver's clients have no words for.

use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::driver::Driver;
use super::{Browser, Engine};

/// What is true of the browser from its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The reader's time zone, where it matters.
    pub zone: Option<&'static str>,
    /// The reader prefers dark pages.
    pub dark: bool,
}

/// A browser that runs, with the driver that it was started by.
pub struct Session {
    /// The connection to the driver.
    pub client: Client,
    engine: Engine,
    circumstances: Circumstances,
    driver: Driver,
}

const END_WITHIN: Duration = Duration::from_secs(20);
const START_WITHIN: Duration = Duration::from_secs(60);
const STARTS: u32 = 3;
/// The size of a small laptop's window.
const WINDOW: (u32, u32) = (1280, 900);

impl Session {
    /// The session of the browser, started anew when there is none in these circumstances.
    pub async fn of<'a>(
        browser: &Browser,
        turn: &'a mut Option<Session>,
        circumstances: Circumstances,
    ) -> Result<&'a Session, String> {
        let session = match turn.take() {
            Some(session) if session.circumstances == circumstances => session,
            other => {
                if let Some(session) = other {
                    session.end().await;
                }
                Self::start_at_last(browser.engine, circumstances).await?
            }
        };
        Ok(turn.insert(session))
    }

    /// A browser that does not start says nothing of the site: it is tried again, and told.
    async fn start_at_last(engine: Engine, circumstances: Circumstances) -> Result<Self, String> {
        let mut tries = 1;
        loop {
            let started = timeout(START_WITHIN, Self::start(engine, circumstances)).await;
            match started.unwrap_or_else(|_| Err(format!("no start within {START_WITHIN:?}"))) {
                Err(why) if tries < STARTS => eprintln!("{}, start {tries}: {why}", engine.name()),
                ending => return ending,
            }
            tries += 1;
        }
    }

    async fn start(engine: Engine, circumstances: Circumstances) -> Result<Self, String> {
        let programs = engine.programs().map_err(|name| format!("{name} is not set"))?;
        let driver = Driver::start(engine, &programs, circumstances)
            .await
            .map_err(|error| format!("{}: {error}", programs.driver.display()))?;
        let capabilities = engine.capabilities(&programs.browser.to_string_lossy(), circumstances);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(driver.address())
            .await
            .map_err(|error| format!("{} does not start: {error}", engine.name()))?;
        let session = Self { client, engine, circumstances, driver };
        session.prepare().await.map_err(|error| format!("{}: {error}", engine.name()))?;
        Ok(session)
    }

    async fn prepare(&self) -> Result<(), fantoccini::error::CmdError> {
        self.client.set_window_size(WINDOW.0, WINDOW.1).await?;
        if self.engine == Engine::Chromium {
            let scheme = if self.circumstances.dark { "dark" } else { "light" };
            let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
            let media = json!({ "media": "", "features": features });
            devtools(&self.client, "Emulation.setEmulatedMedia", media).await?;
        }
        Ok(())
    }

    /// Puts the browser back to how a scenario expects to find it.
    pub async fn tidy(&self) -> Result<(), fantoccini::error::CmdError> {
        let client = &self.client;
        let windows = client.windows().await?;
        let Some((first, others)) = windows.split_first() else { return Ok(()) };
        for other in others {
            client.switch_to_window(other.clone()).await?;
            client.close_window().await?;
        }
        client.switch_to_window(first.clone()).await?;
        client.goto("about:blank").await?;
        if self.engine == Engine::Chromium {
            devtools(client, "Emulation.clearDeviceMetricsOverride", json!({})).await?;
        }
        self.prepare().await
    }

    /// Quits the browser, then the driver.
    pub async fn end(self) {
        timeout(END_WITHIN, self.client.close()).await.ok();
        self.driver.end().await;
    }
}

/// A command of Chromium's DevTools.
pub async fn devtools(
    client: &Client,
    method: &str,
    parameters: Value,
) -> Result<Value, fantoccini::error::CmdError> {
    let body = json!({ "cmd": method, "params": parameters });
    client.issue_cmd(OwnCommand { path: "goog/cdp/execute", body }).await
}

/// What Chromium has logged for the page since the last call: network failures among it.
pub async fn browser_log(client: &Client) -> Result<Vec<String>, fantoccini::error::CmdError> {
    let log =
        client.issue_cmd(OwnCommand { path: "se/log", body: json!({ "type": "browser" }) }).await?;
    let entries = log.as_array().cloned().unwrap_or_default();
    Ok(entries
        .iter()
        .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
        .map(|entry| format!("log: {}", entry["message"].as_str().unwrap_or_default()))
        .collect())
}

/// A driver's own command under the session's address.
#[derive(Debug)]
struct OwnCommand {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(
        &self,
        base_url: &url::Url,
        session_id: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
