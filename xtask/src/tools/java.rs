//! Java, which the HTML checker runs on.

use std::path::PathBuf;

use super::{debian, path};
use crate::failure::Failure;

/// Java's program, after installing it if it is not there.
pub(crate) fn provide() -> Result<PathBuf, Failure> {
    if let Some(java) = path::find("java") {
        return Ok(java);
    }
    debian::install(
        &["default-jre-headless"],
        "Java",
        "the HTML checker of the tests runs on Java, which is not here",
        "install Java 11 or newer from https://adoptium.net/",
    )?;
    path::find("java").ok_or_else(|| Failure::Missing {
        what: "Java is still not on the PATH after it was installed".to_owned(),
        remedy: "install Java 11 or newer from https://adoptium.net/".to_owned(),
    })
}
