//! `cargo xtask size`: how many bytes a reader downloads, and whether that is within bounds.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::{Compression, write::GzEncoder};

use super::build;
use crate::failure::Failure;
use crate::place;
use crate::site::brotli;
use crate::site::files::{self, Content};
use crate::site::front;

/// As brotli, all of the app without the articles. The list is to be seen long before any of it has come.
const BOUND: u64 = 100_000;

/// As brotli, and in requests, all that must be there until the list is visible.
const FIRST_BOUND: u64 = 35_000;
const FIRST_REQUESTS: usize = 4;

const PAGE: &str = "index.html";

/// What belongs to the app; everything else is the edition.
const APP: [&str; 4] = ["wasm", "js", "css", "html"];

/// Shows the sizes of `dist/`, built if needed, and fails over the bound.
pub(crate) fn run() -> Result<(), Failure> {
    build::run()?;
    let mut files = files::below(&place::dist())?;
    let first = sum("until the list is visible", &measure(first(&files))?);
    let requests = self::first(&files).len();
    take_out_headlines(&mut files)?;
    let sizes = measure(files)?;
    print!("{}", table(&sizes, &first));
    let bytes = total(&sizes, true).brotli;
    if bytes > BOUND {
        return Err(Failure::TooBig { what: "the app", bytes, bound: BOUND });
    }
    println!("\nThe app is within its bound of {BOUND} bytes as brotli.");
    if first.brotli > FIRST_BOUND || requests > FIRST_REQUESTS {
        let what = "what must be there until the list is visible";
        return Err(Failure::TooBig { what, bytes: first.brotli, bound: FIRST_BOUND });
    }
    println!("The list is visible after {} bytes and {requests} requests.", first.brotli);
    Ok(())
}

/// What the browser waits for before it paints: the page, and the styles and scripts in its head.
fn first(files: &[Content]) -> Vec<Content> {
    let page = files.iter().find(|file| file.name == Path::new(PAGE));
    let page = page.map(|file| String::from_utf8_lossy(&file.bytes)).unwrap_or_default();
    let waits = |file: &&Content| {
        let name = file.name.to_string_lossy();
        let is_named = |by: &str| {
            page.contains(&format!("{by}./{name}")) || page.contains(&format!("{by}\"./{name}"))
        };
        name == PAGE
            || (name.ends_with(".css") && is_named(" href="))
            || (name.ends_with(".js") && is_named(" src="))
    };
    files.iter().filter(waits).cloned().collect()
}

/// The headlines in the page are the edition's, not the app's.
fn take_out_headlines(files: &mut [Content]) -> Result<(), Failure> {
    let folder = tempfile::tempdir().map_err(Failure::file("make", &std::env::temp_dir()))?;
    let path = folder.path().join(PAGE);
    let command = front::provide()?;
    for page in files.iter_mut().filter(|file| file.name == Path::new(PAGE)) {
        fs::write(&path, &page.bytes).map_err(Failure::file("write", &path))?;
        front::clear(&command, folder.path())?;
        page.bytes = fs::read(&path).map_err(Failure::file("read", &path))?;
    }
    Ok(())
}

/// One file's bytes, as they are and as servers send them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Size {
    name: String,
    is_app: bool,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

fn measure(files: Vec<Content>) -> Result<Vec<Size>, Failure> {
    let (app, edition): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_app(&file.name));
    app.into_iter().chain(edition).map(measure_one).collect()
}

fn measure_one(Content { name, bytes }: Content) -> Result<Size, Failure> {
    let failed = Failure::file("compress", &name);
    let compress = || Ok((gzip(&bytes)?, brotli::size(&bytes)?));
    let (gzip, brotli) = compress().map_err(failed)?;
    Ok(Size {
        is_app: is_app(&name),
        name: name.to_string_lossy().into_owned(),
        raw: bytes.len() as u64,
        gzip,
        brotli,
    })
}

fn is_app(name: &Path) -> bool {
    name.extension().is_some_and(|extension| APP.iter().any(|app| extension == *app))
}

fn gzip(bytes: &[u8]) -> std::io::Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

fn total(sizes: &[Size], app: bool) -> Size {
    let name = if app { "the app" } else { "the edition" };
    sum(name, sizes.iter().filter(|size| size.is_app == app))
}

fn sum<'a>(name: &str, sizes: impl IntoIterator<Item = &'a Size>) -> Size {
    let start = Size { name: name.to_owned(), ..Size::default() };
    sizes.into_iter().fold(start, |sum, size| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
        ..sum
    })
}

/// A table that is Markdown too, to be pasted into the README.
fn table(sizes: &[Size], first: &Size) -> String {
    let totals = [total(sizes, true), total(sizes, false), first.clone()];
    let width = sizes.iter().chain(&totals).map(|size| size.name.len()).max().unwrap_or(0);
    let mut out =
        format!("| {:width$} | {:>9} | {:>9} | {:>9} |\n", "file", "raw", "gzip -9", "brotli 11");
    let _ = writeln!(out, "| {:-<width$} | {:->8}: | {:->8}: | {:->8}: |", "", "", "", "");
    for Size { name, raw, gzip, brotli, .. } in sizes.iter().chain(&totals) {
        let _ = writeln!(out, "| {name:width$} | {raw:>9} | {gzip:>9} | {brotli:>9} |");
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn file(name: &str, bytes: &[u8]) -> Content {
        Content { name: PathBuf::from(name), bytes: bytes.to_vec() }
    }

    #[test]
    fn the_app_is_counted_without_the_articles() {
        let sizes = measure(vec![
            file("articles.json", &[b'a'; 5_000]),
            file("index.html", &[b'b'; 1_000]),
            file("reader.wasm", &[b'c'; 2_000]),
        ])
        .unwrap();
        assert_eq!(total(&sizes, true).raw, 3_000);
        assert_eq!(total(&sizes, false).raw, 5_000);
        let html = sizes.iter().find(|size| size.name == "index.html").unwrap();
        assert!(html.brotli > 0 && html.brotli < html.gzip && html.gzip < html.raw, "{html:?}");
    }

    #[test]
    fn the_list_waits_for_the_page_its_styles_and_the_script_in_its_head() {
        let page = br#"<link href="./a-1.css"><script src=./boot.js data-wasm="./reader.wasm">"#;
        let names = ["a-1.css", "boot.js", "images/x.svg", "index.html", "reader.wasm"];
        let files = names.map(|name| file(name, if name == PAGE { page } else { b"" }));
        let first: Vec<_> = first(&files).into_iter().map(|file| file.name).collect();
        assert_eq!(first, ["a-1.css", "boot.js", "index.html"].map(PathBuf::from));
    }

    #[test]
    fn the_table_lines_up_and_ends_with_the_totals() {
        let size = |name: &str, is_app, raw| Size {
            name: name.to_owned(),
            is_app,
            raw,
            gzip: 2,
            brotli: 1,
        };
        let sizes = [size("index.html", true, 1_234), size("articles.json", false, 9)];
        let table = table(&sizes, &size("first", true, 700));
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines.iter().all(|line| line.len() == lines[0].len()), "{table}");
        assert_eq!(lines[4], "| the app       |      1234 |         2 |         1 |");
        assert_eq!(lines[6], "| first         |       700 |         2 |         1 |");
        assert_eq!(lines[5], "| the edition   |         9 |         2 |         1 |");
    }
}
