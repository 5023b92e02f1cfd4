//! Browsers and their drivers: the machine's own, or Debian's packages.

use std::fs;
use std::path::PathBuf;

use super::{cargo_tool, debian, path};
use crate::failure::Failure;

/// A browser, and the program that drives it.
pub(crate) struct Engine {
    /// The driver, which speaks WebDriver.
    pub(crate) driver: PathBuf,
    /// The browser itself.
    pub(crate) browser: PathBuf,
}

/// So that Chinese, Arabic and Hebrew are letters and not boxes.
const FONTS: [&str; 2] = ["fonts-noto-core", "fonts-noto-cjk"];

/// Chromium, or Chrome.
pub(crate) fn chromium() -> Result<Engine, Failure> {
    let find = || {
        let browser = first(&["chromium", "chromium-browser", "google-chrome", "chrome"])
            .or_else(mac_chrome)?;
        Some(Engine { driver: path::find("chromedriver")?, browser })
    };
    provide(
        find,
        "Chromium and its driver",
        &["chromium", "chromium-driver"],
        "https://googlechromelabs.github.io/chrome-for-testing/ (Chrome and chromedriver of the same version; put both on the PATH)",
    )
}

/// Firefox.
pub(crate) fn firefox() -> Result<Engine, Failure> {
    let find = || first(&["firefox-esr", "firefox"]).or_else(mac_firefox);
    let browser = provide(find, "Firefox", &["firefox-esr"], "https://www.mozilla.org/firefox/")?;
    Ok(Engine { driver: cargo_tool::geckodriver()?, browser })
}

/// WebKit, in its GTK port; on systems that have no such port, nothing.
pub(crate) fn webkit() -> Result<Option<Engine>, Failure> {
    if !cfg!(target_os = "linux") {
        eprintln!("Skipped: WebKit. Its GTK port, which these tests drive, is for Linux only.");
        return Ok(None);
    }
    let find = || {
        path::find("Xvfb")?;
        Some(Engine { driver: path::find("WebKitWebDriver")?, browser: mini_browser()? })
    };
    let packages = ["webkit2gtk-driver", "xvfb"];
    provide(
        find,
        "WebKit, its driver and a display without a screen",
        &packages,
        "https://webkitgtk.org/ (MiniBrowser and WebKitWebDriver), and Xvfb",
    )
    .map(Some)
}

fn provide<T>(
    find: impl Fn() -> Option<T>,
    what: &str,
    packages: &[&str],
    elsewhere: &str,
) -> Result<T, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let elsewhere = format!("install {what} from {elsewhere}");
    let packages: Vec<&str> = packages.iter().chain(&FONTS).copied().collect();
    debian::install(&packages, what, &format!("the tests need {what}"), &elsewhere)?;
    find().ok_or_else(|| Failure::Missing {
        what: format!("{what}: installed, and yet not all of it is on the PATH"),
        remedy: elsewhere,
    })
}

fn first(programs: &[&str]) -> Option<PathBuf> {
    programs.iter().find_map(|program| path::find(program))
}

fn mac_chrome() -> Option<PathBuf> {
    existing("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
}

fn mac_firefox() -> Option<PathBuf> {
    existing("/Applications/Firefox.app/Contents/MacOS/firefox")
}

fn existing(path: &str) -> Option<PathBuf> {
    Some(PathBuf::from(path)).filter(|path| path.is_file())
}

/// WebKit's small browser lies in a library folder whose name holds machine and version.
fn mini_browser() -> Option<PathBuf> {
    let below = |folder: PathBuf| {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
    };
    ["/usr/lib", "/usr/lib64", "/usr/libexec"]
        .into_iter()
        .flat_map(|folder| below(PathBuf::from(folder)).chain([PathBuf::from(folder)]))
        .filter(|folder| folder.is_dir())
        .flat_map(below)
        .filter(|folder| {
            folder
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("webkit2gtk-4"))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .find(|program| program.is_file())
}
