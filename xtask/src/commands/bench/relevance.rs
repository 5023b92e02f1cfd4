//! `cargo xtask bench relevance`: what the index finds, and in which order, beside its peers.
//!
//! Each engine is a program that is given the same files and writes what it found; all are scored
//! here, alike.

mod collection;
mod score;

use std::path::{Path, PathBuf};
use std::process::Command;

use self::score::Score;
use super::engine;
use crate::failure::Failure;
use crate::place;

/// The program that asks the peers.
const PEERS: &str = include_str!("relevance/peers.mjs");

/// Who is asked; ours first.
const ENGINES: [&str; 3] = ["broadsheet", "minisearch", "pagefind"];

/// Prints the table, and fails where a peer is ahead.
pub(super) fn run(folders: &[PathBuf], questions: usize, alone: bool) -> Result<(), Failure> {
    let usual = [place::corpora(None).join("relevance")];
    let folders = if folders.is_empty() { &usual[..] } else { folders };
    let collections = collection::find(folders)?;
    if collections.is_empty() {
        eprintln!("Skipped: there is no collection in {}.", display(folders));
        return Ok(());
    }
    let engines = if alone { &ENGINES[..1] } else { &ENGINES[..] };
    let ours = engine::example("relevance")?;
    let script = if alone { PathBuf::new() } else { engine::peers("peers.mjs", PEERS)? };
    println!(
        "| collection       | questions | engine     | nDCG@10 | recall@100 | empty | ms each |"
    );
    println!(
        "| ---------------- | --------: | ---------- | ------: | ---------: | ----: | ------: |"
    );
    let mut behind = Vec::new();
    for collection in &collections {
        let files = collection.write(questions)?;
        let mut scores: Vec<Score> = Vec::new();
        for name in engines {
            let mut command = match *name {
                "broadsheet" => Command::new(&ours),
                _ => Command::new("node"),
            };
            if *name != "broadsheet" {
                command.arg(&script).arg(name).current_dir(place::tools().join("node"));
            }
            command.arg(&files.corpus).arg(&files.questions).arg(&files.language);
            let found = files.folder.join(format!("{name}.jsonl"));
            command.arg(if *name == "broadsheet" { &found } else { &files.folder });
            let took = engine::ask(&mut command)?;
            let score = score::of(&found, &files, took)?;
            println!(
                "| {:16} | {:>9} | {name:10} | {:>7.3} | {:>10.3} | {:>5} | {:>7.2} |",
                collection.name, score.questions, score.ndcg, score.recall, score.empty, score.each
            );
            scores.push(score);
        }
        let ahead = scores.split_first().map(|(ours, peers)| {
            peers
                .iter()
                .zip(&ENGINES[1..])
                .filter(|(peer, _)| peer.is_ahead_of(ours))
                .map(|it| *it.1)
        });
        behind.extend(
            ahead.into_iter().flatten().map(|peer| format!("{peer} on {}", collection.name)),
        );
    }
    if behind.is_empty() {
        return Ok(());
    }
    Err(Failure::Bound { what: format!("ahead of ours: {}", behind.join(", ")) })
}

fn display(folders: &[PathBuf]) -> String {
    folders.iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// The last part of a path.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
