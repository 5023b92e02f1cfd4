//! A display without a screen, for a browser that has no headless mode.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;

/// An Xvfb of our own; it ends when this value does.
pub(crate) struct Display {
    child: Child,
    name: String,
}

impl Display {
    /// Starts one and waits until it can be used.
    pub(crate) fn start() -> Result<Self, Failure> {
        let failed = |source| Failure::Start { program: "Xvfb".to_owned(), source };
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let mut number = String::new();
        // Xvfb chooses a free display and writes its number once it is ready.
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut number).map_err(failed)?;
        }
        let display = Self { child, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err(Failure::Missing {
                what: "Xvfb ended before it had a display".to_owned(),
                remedy: "run `Xvfb -displayfd 1` to see why, or set DISPLAY to a running X server"
                    .to_owned(),
            });
        }
        Ok(display)
    }

    /// What DISPLAY must be.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Already gone is as good as ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
