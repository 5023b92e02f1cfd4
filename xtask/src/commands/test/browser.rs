//! Tests of the built site: the package `browser-tests`, told by its environment where all is.

use std::env;
use std::process::Command;

use crate::commands::build;
use crate::failure::Failure;
use crate::site::front;
use crate::tools::browsers::{self, Engine};
use crate::tools::display::Display;
use crate::tools::{java, npm};
use crate::versions::{AXE, VNU};
use crate::{place, program};

/// Builds the site if needed and drives it in each engine.
pub(super) fn run(filter: Option<&str>) -> Result<(), Failure> {
    let chromium = browsers::chromium()?;
    let firefox = browsers::firefox()?;
    let webkit = browsers::webkit()?;
    let axe = npm::package(&AXE)?.join("axe.min.js");
    let vnu = npm::package(&VNU)?.join("build/dist/vnu.jar");
    java::provide()?;
    build::run()?;

    eprintln!("Tests of the built site");
    let mut cargo = Command::new("cargo");
    cargo
        .args(["test", "--package", "browser-tests"])
        .args(filter)
        .current_dir(place::root())
        .env(front::VARIABLE, front::provide()?)
        .env("BROADSHEET_DIST", place::dist())
        .env("BROADSHEET_AXE", axe)
        .env("BROADSHEET_VNU", vnu);
    tell(&mut cargo, Some(&chromium), "BROADSHEET_CHROMEDRIVER", "BROADSHEET_CHROMIUM");
    tell(&mut cargo, Some(&firefox), "BROADSHEET_GECKODRIVER", "BROADSHEET_FIREFOX");
    tell(&mut cargo, webkit.as_ref(), "BROADSHEET_WEBKITDRIVER", "BROADSHEET_MINIBROWSER");

    // WebKit's browser has no headless mode. The display ends with this function.
    let display = match (&webkit, env::var_os("DISPLAY")) {
        (Some(_), None) => Some(Display::start()?),
        _ => None,
    };
    if let Some(display) = &display {
        cargo.env("DISPLAY", display.name());
    }
    program::run(&mut cargo)
}

fn tell(cargo: &mut Command, engine: Option<&Engine>, driver: &str, browser: &str) {
    if let Some(engine) = engine {
        cargo.env(driver, &engine.driver).env(browser, &engine.browser);
    }
}
