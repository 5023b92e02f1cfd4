//! The console, which must be empty but for what a scenario says beforehand.

use crate::engine::{Engine, browser_log};

use super::Page;

/// How every site's address begins.
const HOST: &str = "http://127.0.0.1:";

impl Page {
    /// A note with this text in it is expected; it need not come.
    pub fn expect_note(&mut self, text: &str) {
        self.expected_notes.push(text.to_owned());
    }

    /// What has been noted in this window: errors, warnings, scripts that ran.
    pub async fn notes(&self) -> Vec<String> {
        let notes = self
            .client
            .execute("return JSON.parse(sessionStorage.getItem('recorded') ?? '[]')", Vec::new())
            .await
            .unwrap_or_default();
        serde_json::from_value(notes).unwrap_or_default()
    }

    /// Checks every window of the visit: nothing may have been noted that was not expected.
    pub async fn console_is_empty(&self) -> Result<(), String> {
        let mut notes = Vec::new();
        let windows = self.client.windows().await.map_err(|error| error.to_string())?;
        for window in windows {
            self.client.switch_to_window(window).await.map_err(|error| error.to_string())?;
            notes.extend(self.notes().await);
            if self.engine == Engine::Chromium {
                let log = browser_log(&self.client).await.map_err(|error| error.to_string())?;
                // The log is the browser's: the end of an earlier scenario may still come in.
                let own = self.site.address("");
                notes.extend(log.into_iter().filter(|it| it.contains(&own) || !it.contains(HOST)));
            }
        }
        notes.retain(|note| !self.expected_notes.iter().any(|text| note.contains(text)));
        if notes.is_empty() { Ok(()) } else { Err(format!("the console is not empty: {notes:#?}")) }
    }
}
