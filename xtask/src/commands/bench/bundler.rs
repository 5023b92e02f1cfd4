//! `cargo xtask bench bundler`: the command as it is released, on newsrooms of several sizes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;
use wait4::{ResUse, Wait4};

use super::edition;
use super::newsroom::{self, Newsroom};
use crate::failure::Failure;
use crate::{place, program};

/// So many articles are bundled in so many seconds.
const BOUNDS: [(usize, u64); 2] = [(2_084, 3), (100_000, 60)];

/// So many bytes of memory are enough for any of them.
const MEMORY: u64 = 1_000_000_000;

/// Prints the table, and fails when a bound is missed.
pub(super) fn run(sizes: &[usize]) -> Result<(), Failure> {
    let Some(corpus) = edition::corpus() else { return Ok(()) };
    let command = build()?;
    let mut missed = Vec::new();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("On {cores} processors:\n");
    println!(
        "| articles | run                 | seconds | processor | memory MB | files written |"
    );
    println!(
        "| -------: | ------------------- | ------: | --------: | --------: | ------------: |"
    );
    for &size in sizes {
        let newsroom = newsroom::of(size, &corpus)?;
        let runs = measure(&command, &newsroom, size)?;
        for (name, run) in ["afresh", "again, unchanged", "one article changed"].iter().zip(&runs) {
            println!(
                "| {size:>8} | {name:19} | {:>7.2} | {:>9.2} | {:>9} | {:>13} |",
                run.wall.as_secs_f64(),
                run.processor.as_secs_f64(),
                run.memory / 1_000_000,
                run.written
            );
            missed.extend(broken(size, name, run));
        }
    }
    if missed.is_empty() { Ok(()) } else { Err(Failure::Bound { what: missed.join("; ") }) }
}

/// What one run took.
struct Run {
    wall: Duration,
    processor: Duration,
    memory: u64,
    written: usize,
}

/// The part of the report that is shown.
#[derive(Deserialize)]
struct Report {
    articles: usize,
    written: usize,
}

/// The command as it is released.
pub(super) fn build() -> Result<PathBuf, Failure> {
    program::run(
        Command::new("cargo")
            .args(["build", "--release", "--package", "broadsheet-bundler", "--bin", "broadsheet"])
            .env("CARGO_TARGET_DIR", place::native_target())
            .current_dir(place::root()),
    )?;
    let name = format!("broadsheet{}", std::env::consts::EXE_SUFFIX);
    Ok(place::native_target().join("release").join(name))
}

fn measure(command: &Path, newsroom: &Newsroom, size: usize) -> Result<[Run; 3], Failure> {
    let out = place::bench().join(format!("site-{size}"));
    if out.exists() {
        fs::remove_dir_all(&out).map_err(Failure::file("remove", &out))?;
    }
    let run = || bundle(command, newsroom, &out, size);
    let afresh = run()?;
    let unchanged = run()?;
    let one = &newsroom.one;
    let text = fs::read_to_string(one).map_err(Failure::file("read", one))?;
    let longer = format!("{text}\nAnd one more sentence.\n");
    fs::write(one, longer).map_err(Failure::file("write", one))?;
    let changed = run();
    fs::write(one, text).map_err(Failure::file("write", one))?;
    Ok([afresh, unchanged, changed?])
}

fn bundle(command: &Path, newsroom: &Newsroom, out: &Path, size: usize) -> Result<Run, Failure> {
    let mut bundle = Command::new(command);
    bundle.arg("bundle").arg(&newsroom.articles).arg("--out").arg(out);
    bundle.args(["--report", "json", "--title", "News", "--language", "en", "--drafts"]);
    let reader = place::dist();
    match reader.join("index.html").is_file() {
        true => bundle.arg("--reader").arg(&reader),
        false => bundle.arg("--data-only"),
    };
    // A file, for a pipe that nobody reads would stop the run.
    let report = place::bench().join("report.json");
    let output = fs::File::create(&report).map_err(Failure::file("write", &report))?;
    let start = Instant::now();
    let failed = |source| Failure::Start { program: "broadsheet".to_owned(), source };
    let mut child = bundle.stdin(Stdio::null()).stdout(output).spawn().map_err(failed)?;
    let ResUse { status, rusage } = child.wait4().map_err(failed)?;
    let wall = start.elapsed();
    if !status.success() {
        let command = program::sentence(&bundle);
        return Err(Failure::Program { command, ending: status.to_string() });
    }
    let text = fs::read_to_string(&report).map_err(Failure::file("read", &report))?;
    let said: Report = serde_json::from_str(&text)
        .ok()
        .filter(|said: &Report| said.articles == size)
        .ok_or_else(|| Failure::Content {
            path: report,
            problem: format!("it does not say that {size} articles were bundled"),
            remedy: "remove target/bench, and measure again".to_owned(),
        })?;
    let processor = rusage.utime + rusage.stime;
    Ok(Run { wall, processor, memory: rusage.maxrss, written: said.written })
}

/// The bounds that a run misses, each as a sentence.
fn broken(size: usize, name: &str, run: &Run) -> Vec<String> {
    let mut broken = Vec::new();
    let bound = BOUNDS.iter().find(|(articles, _)| *articles >= size);
    if let Some((_, seconds)) = bound.filter(|(_, seconds)| run.wall.as_secs() >= *seconds) {
        broken.push(format!("{size} articles {name} took {seconds} s or more"));
    }
    if run.memory >= MEMORY {
        let memory = MEMORY / 1_000_000;
        broken.push(format!("{size} articles {name} needed {memory} MB or more"));
    }
    broken
}
