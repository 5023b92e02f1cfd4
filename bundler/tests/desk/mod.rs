//! A folder to work in, and the command run within it: for all tests of the command.

#![allow(dead_code, reason = "not every test uses all of it")]
#![allow(missing_docs, reason = "tests alone read this")]

use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder to work in, and the command run within it.
pub struct Desk(pub TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
        self
    }

    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
        command.current_dir(self.0.path()).args(arguments.split_whitespace());
        command.stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &str) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Bundles `news` into `site`, and gives the report.
    #[track_caller]
    pub fn bundle(&self, more: &str) -> Value {
        let output = self.run(&format!("bundle news --out site --data-only --report json {more}"));
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    pub fn edition(&self) -> Value {
        serde_json::from_slice(&std::fs::read(self.path("site/articles.json")).unwrap()).unwrap()
    }
}

/// What a run says on the standard error.
pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
