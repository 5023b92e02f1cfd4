//! Pictures of every view: three editions, three widths, light and dark, into the folder that
//! `BROADSHEET_SHOTS` names. For eyes, not for comparison.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use browser_tests::edition::Edition;
use browser_tests::engine::{Browser, Circumstances, Engine, Session, devtools};
use browser_tests::page::Page;
use browser_tests::site::{Dist, Disturbance, Site};
use serde_json::json;

/// What is taken of an edition: name of the view, and its address.
type View = (&'static str, &'static str);

const ENGLISH: [View; 4] = [
    ("list", ""),
    ("filtered", "?q=the&section=Harbour&from=2018-03"),
    ("nothing", "?q=lens&section=Markets"),
    ("article", "?section=Harbour&article=ferry"),
];
const CHINESE: [View; 3] = [
    ("list", ""),
    ("filtered", "?section=港口&sort=oldest"),
    ("article", "?section=港口&article=deng"),
];
const ARABIC: [View; 3] = [
    ("list", ""),
    ("filtered", "?section=الميناء&sort=oldest"),
    ("article", "?section=الميناء&article=misbah"),
];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::var_os("BROADSHEET_SHOTS").ok_or("BROADSHEET_SHOTS names no folder")?;
    let dist = Dist::from_environment().ok_or("BROADSHEET_DIST names no built site")?;
    fs::create_dir_all(&folder)?;
    let browser = Browser::new(Engine::Chromium);
    let taken = take_all(&browser, &dist, Path::new(&folder)).await;
    browser.close().await;
    taken
}

async fn take_all(browser: &Browser, dist: &Dist, folder: &Path) -> Result<(), Box<dyn Error>> {
    for (theme, dark) in [("light", false), ("dark", true)] {
        let mut turn = browser.take_turn().await;
        Session::of(browser, &mut turn, Circumstances { dark, ..Default::default() }).await?;
        let Some(session) = turn.as_ref() else { continue };
        for (language, edition, views) in [
            ("en", Edition::english(), &ENGLISH[..]),
            ("zh", Edition::chinese(), &CHINESE),
            ("ar", Edition::arabic(), &ARABIC),
        ] {
            let site = Site::start(dist, "/").await?;
            site.publish(&edition);
            let page = Page::new(browser.engine, site, session.client.clone());
            for width in [360, 768, 1440] {
                for (view, address) in views {
                    let name = format!("{language}-{view}-{width}-{theme}.png");
                    take(&page, width, address, &folder.join(name)).await?;
                }
            }
            page.site.publish_bundled(&edition);
            for width in [360, 768, 1440] {
                for rest in ["front", "front-stopped"] {
                    let name = format!("{language}-{rest}-{width}-{theme}.png");
                    take_front(&page, width, rest == "front", &folder.join(name)).await?;
                }
                let name = format!("{language}-front-taken-over-{width}-{theme}.png");
                take(&page, width, "", &folder.join(name)).await?;
            }
        }
    }
    Ok(())
}

/// The headlines before the reader is there, or where it cannot be had.
async fn take_front(
    page: &Page,
    width: u32,
    is_coming: bool,
    file: &Path,
) -> Result<(), Box<dyn Error>> {
    let program = page.site.file_with_extension("wasm");
    let gate = page.site.hold(&program);
    if !is_coming {
        page.site.disturb(&program, Disturbance::Status(404));
    }
    narrow(page, width).await?;
    page.open("").await;
    page.until("the headlines", |view| view.rows.len() >= 8).await;
    if !is_coming {
        page.until("a notice", |view| view.alert.is_some()).await;
    }
    shoot(page, file).await?;
    gate.open();
    page.site.mend(&program);
    Ok(())
}

async fn take(page: &Page, width: u32, address: &str, file: &Path) -> Result<(), Box<dyn Error>> {
    narrow(page, width).await?;
    page.open(address).await;
    let is_there = |status: &String| status.contains(" of ");
    page.until("the view", |view| view.status.iter().any(is_there) || view.article.is_some()).await;
    shoot(page, file).await
}

async fn narrow(page: &Page, width: u32) -> Result<(), Box<dyn Error>> {
    let size = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
    devtools(&page.client, "Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

async fn shoot(page: &Page, file: &Path) -> Result<(), Box<dyn Error>> {
    page.paint(3).await;
    let whole = json!({ "format": "png", "captureBeyondViewport": true });
    let shot = devtools(&page.client, "Page.captureScreenshot", whole).await?;
    let picture = shot["data"].as_str().ok_or("Chromium took no picture")?;
    fs::write(file, BASE64_STANDARD.decode(picture)?)?;
    println!("{}", file.display());
    Ok(())
}
