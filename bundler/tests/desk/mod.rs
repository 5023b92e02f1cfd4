//! A folder to work in, and the command run within it: for all tests of the command.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "not every test uses all of it, and one that cannot go on fails"
)]

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder to work in, and the command run within it.
pub(crate) struct Desk(pub(crate) TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
        command.current_dir(self.0.path()).args(arguments.split_whitespace());
        command.stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Bundles `news` into `site`, and gives the report.
    #[track_caller]
    pub(crate) fn bundle(&self, more: &str) -> Value {
        let output = self.run(&format!("bundle news --out site --data-only --report json {more}"));
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub(crate) fn edition(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.path("site/articles.json")).unwrap()).unwrap()
    }
}

/// What a run says on the standard error.
pub(crate) fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
