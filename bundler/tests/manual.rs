//! The manual says what the command can say and be told.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn manual() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/bundler.md");
    std::fs::read_to_string(path).unwrap()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn every_code_of_the_report_stands_in_the_manual() {
    let manual = manual();
    let mut found = 0;
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let source = std::fs::read_to_string(&path).unwrap();
        for weight in ["left_out", "changed", "doubted", "noted"] {
            for call in source.split(&format!("Note::{weight}(")).skip(1) {
                let Some(code) = call.trim_start().strip_prefix('"') else { continue };
                let code = code.split('"').next().unwrap();
                found += 1;
                assert!(manual.contains(&format!("`{code}`")), "{code}, of {}", path.display());
            }
        }
    }
    assert!(found > 30, "{found}");
}

#[test]
fn every_option_stands_in_the_manual() {
    let manual = manual();
    for command in ["bundle", "check", "serve", "init"] {
        let mut broadsheet = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
        let help = broadsheet.args([command, "--help"]).output().unwrap().stdout;
        let help = String::from_utf8(help).unwrap();
        for line in help.lines().filter(|line| line.trim_start().starts_with('-')) {
            let option = line.split(|c: char| c.is_whitespace() || c == ',' || c == '=');
            for option in option.filter(|it| it.starts_with("--") && *it != "--help") {
                assert!(manual.contains(&format!("`{option}")), "{command} {option}");
            }
        }
    }
}
