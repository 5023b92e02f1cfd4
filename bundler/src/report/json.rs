//! The report as one JSON object; `docs/bundler.md` describes it.

use super::{Report, Weight};
use crate::output::Written;
use crate::pass::length::Length;
use serde::Serialize;

#[derive(Serialize)]
struct Wire<'a> {
    files: usize,
    beside: usize,
    articles: usize,
    words: usize,
    characters: usize,
    minutes: usize,
    left_out: usize,
    changed: usize,
    doubted: usize,
    #[serde(flatten)]
    output: Option<Written>,
    notes: Vec<WireNote<'a>>,
}

#[derive(Serialize)]
struct WireNote<'a> {
    name: &'a str,
    weight: Weight,
    code: &'a str,
    what: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    remedy: &'a str,
}

pub(super) fn write(report: &Report) -> Result<String, serde_json::Error> {
    let notes = report.entries.iter().map(|entry| WireNote {
        name: &entry.name,
        weight: entry.note.weight,
        code: entry.note.code,
        what: &entry.note.what,
        remedy: &entry.note.remedy,
    });
    let Length { words, characters } = report.length;
    let wire = Wire {
        files: report.files,
        beside: report.beside,
        articles: report.articles,
        words,
        characters,
        minutes: report.length.minutes(),
        left_out: report.count(Weight::LeftOut),
        changed: report.count(Weight::Changed),
        doubted: report.count(Weight::Doubted),
        output: report.output,
        notes: notes.collect(),
    };
    serde_json::to_string_pretty(&wire).map(|json| json + "\n")
}
