//! `cargo xtask fuzz`: every parser of the bundler, and a reader of a damaged archive, against whatever
//! may come, for a bounded time.
//!
//! The targets lie in `fuzz/`, a workspace of their own. What is found stays in `target/fuzz`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::tools::cargo_tool;
use crate::{place, program};

/// One input may take so many seconds: a hang is a fault like a crash.
const LONGEST: u32 = 20;

/// Material that some targets begin with, where it is there.
const MATERIAL: [(&str, &[&str]); 5] = [
    ("feed", &["feeds-gofeed", "feeds-rome"]),
    ("json_feed", &["feeds-gofeed/testdata/parser/json", "json-jsontestsuite/wrapped"]),
    ("markdown", &["md-gray-matter", "md-digitalgov/content/news/2010"]),
    ("encoding", &["feeds-rome"]),
    ("kind", &["feeds-gofeed", "md-gray-matter"]),
];

/// Runs the named targets, or all of them, each for so many seconds.
pub(crate) fn run(seconds: u32, names: &[String]) -> Result<(), Failure> {
    let fuzz = cargo_tool::cargo_fuzz()?;
    let known = targets()?;
    if let Some(name) = names.iter().find(|name| !known.contains(name)) {
        let what = format!("there is no target \"{name}\"");
        return Err(Failure::Missing { what, remedy: format!("take one of {}", known.join(", ")) });
    }
    for target in known.iter().filter(|it| names.is_empty() || names.contains(it)) {
        eprintln!("Fuzzing {target} for {seconds} s");
        program::run(&mut command(&fuzz, target, seconds)?)?;
    }
    eprintln!("Nothing was found.");
    Ok(())
}

/// The names of all targets, each a file.
fn targets() -> Result<Vec<String>, Failure> {
    let folder = place::root().join("fuzz/targets");
    let entries = fs::read_dir(&folder).map_err(Failure::file("read", &folder))?;
    let stem = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> =
        entries.filter_map(Result::ok).filter_map(|entry| stem(entry.path())).collect();
    names.sort();
    Ok(names)
}

fn command(fuzz: &Path, target: &str, seconds: u32) -> Result<Command, Failure> {
    let found = place::fuzz().join("found").join(target);
    let grown = place::fuzz().join("inputs").join(target);
    for folder in [&found, &grown] {
        fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
    }
    let mut command = Command::new(fuzz);
    command.args(["run", "--target-dir"]).arg(place::fuzz().join("build"));
    // What the compiler watches its own work with is not stable yet.
    command.env("RUSTC_BOOTSTRAP", "1").current_dir(place::root());
    command.arg(target).arg(grown).arg(place::root().join("fuzz/seeds").join(target));
    command.args(material(target)).arg("--");
    command.arg(format!("-max_total_time={seconds}")).arg(format!("-timeout={LONGEST}"));
    command.args(["-rss_limit_mb=4096", "-max_len=20000", "-print_final_stats=1"]);
    command.arg(format!("-artifact_prefix={}/", found.display()));
    Ok(command)
}

fn material(target: &str) -> Vec<PathBuf> {
    let corpora = place::corpora(None);
    let own = MATERIAL.iter().find(|(name, _)| *name == target);
    let folders = own.into_iter().flat_map(|(_, folders)| *folders);
    folders.map(|folder| corpora.join(folder)).filter(|folder| folder.is_dir()).collect()
}
