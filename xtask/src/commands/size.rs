//! `cargo xtask size`: how many bytes a reader downloads, and whether that is within bounds.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use flate2::{Compression, write::GzEncoder};

use super::build;
use crate::failure::Failure;
use crate::place;
use crate::site::files::{self, Content};

/// As brotli, all of the app without the articles. The design's bound: more than this, and a
/// newsroom's page is slower than the ones it wants to replace.
const BOUND: u64 = 100_000;

/// What belongs to the app; everything else is the edition.
const APP: [&str; 4] = ["wasm", "js", "css", "html"];

/// Shows the sizes of `dist/`, built if needed, and fails over the bound.
pub(crate) fn run() -> Result<(), Failure> {
    build::run()?;
    let sizes = measure(files::below(&place::dist())?)?;
    print!("{}", table(&sizes));
    let bytes = total(&sizes, true).brotli;
    if bytes > BOUND {
        return Err(Failure::TooBig { bytes, bound: BOUND });
    }
    println!("\nThe app is within its bound of {BOUND} bytes as brotli.");
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
    let compress = || Ok((gzip(&bytes)?, brotli(&bytes)?));
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

fn brotli(mut bytes: &[u8]) -> std::io::Result<u64> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    Ok(brotli::BrotliCompress(&mut bytes, &mut Vec::new(), &parameters)? as u64)
}

fn total(sizes: &[Size], app: bool) -> Size {
    let name = if app { "the app" } else { "the edition" };
    sizes.iter().filter(|size| size.is_app == app).fold(
        Size { name: name.to_owned(), is_app: app, ..Size::default() },
        |sum, size| Size {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
            ..sum
        },
    )
}

/// A table that is Markdown too, to be pasted into the README.
fn table(sizes: &[Size]) -> String {
    let totals = [total(sizes, true), total(sizes, false)];
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
    fn the_table_lines_up_and_ends_with_the_totals() {
        let size = |name: &str, is_app, raw| Size {
            name: name.to_owned(),
            is_app,
            raw,
            gzip: 2,
            brotli: 1,
        };
        let table = table(&[size("index.html", true, 1_234), size("articles.json", false, 9)]);
        let lines: Vec<&str> = table.lines().collect();
        assert!(lines.iter().all(|line| line.len() == lines[0].len()), "{table}");
        assert_eq!(lines[4], "| the app       |      1234 |         2 |         1 |");
        assert_eq!(lines[5], "| the edition   |         9 |         2 |         1 |");
    }
}
