//! What can go wrong in a command, each with what happened and what mends it. Knows no command.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is needed and cannot be had on this machine by itself.
    Missing { what: String, remedy: String },
    /// A set-up step ran and failed; its output has been shown.
    Step { what: String, ending: String, remedy: String },
    /// A program that prints for itself said no.
    Program { command: String, ending: String },
    /// A program could not be started at all.
    Start { program: String, source: io::Error },
    /// A file could not be read, written or renamed.
    File { doing: &'static str, path: PathBuf, source: io::Error },
    /// A file was read but does not say what it must.
    Content { path: PathBuf, problem: String, remedy: String },
    /// The address to serve on is taken.
    Port { port: u16, source: io::Error },
    /// Something was measured and is over its bound.
    Bound { what: String },
    /// What a reader's browser fetches has grown over its bound.
    TooBig { what: &'static str, bytes: u64, bound: u64 },
}

impl Failure {
    /// Wraps an input or output error with the file and the verb it belongs to.
    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File { doing, path, source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { what, remedy } => write!(out, "{what}\nTo mend it: {remedy}"),
            Self::Step { what, ending, remedy } => {
                write!(
                    out,
                    "{what} did not work: {ending}; its output is above.\nTo mend it: {remedy}"
                )
            }
            Self::Program { command, ending } => write!(out, "`{command}` ended with {ending}"),
            Self::Start { program, source } => write!(
                out,
                "`{program}` could not be started: {source}\nTo mend it: see that `{program}` is installed and on the PATH"
            ),
            Self::File { doing, path, source } => {
                write!(out, "could not {doing} {}: {source}", path.display())
            }
            Self::Content { path, problem, remedy } => {
                write!(out, "{}: {problem}\nTo mend it: {remedy}", path.display())
            }
            Self::Port { port, source } => write!(
                out,
                "port {port} of 127.0.0.1 cannot be used: {source}\nTo mend it: end what runs there, or choose another with `cargo xtask serve --port {}`",
                port.checked_add(1).unwrap_or(8080)
            ),
            Self::Bound { what } => write!(
                out,
                "{what}\nTo mend it: measure again with nothing else running; then look for what was changed last"
            ),
            Self::TooBig { what, bytes, bound } => write!(
                out,
                "{what} is {bytes} bytes as brotli, {} over its bound of {bound}\nTo mend it: see \"Size\" in docs/maintenance.md for how to find what grew",
                bytes.saturating_sub(*bound)
            ),
        }
    }
}

impl std::error::Error for Failure {}
