//! The report as one JSON object; `docs/bundler.md` describes it.

use super::{Report, Weight};
use crate::output::Written;
use crate::pass::length::Length;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

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
    noted: usize,
    #[serde(flatten)]
    output: Option<Written>,
    notes: Notes<'a>,
}

/// The notes, one after the other as they are written: there may be millions.
struct Notes<'a>(&'a Report);

impl Serialize for Notes<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.entries.iter().map(|entry| WireNote {
            name: &entry.name,
            weight: entry.note.weight,
            code: entry.note.code,
            what: &entry.note.what,
            remedy: &entry.note.remedy,
        }))
    }
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

pub(super) fn write(report: &Report, to: &mut dyn Write) -> io::Result<()> {
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
        noted: report.count(Weight::Noted),
        output: report.output,
        notes: Notes(report),
    };
    serde_json::to_writer_pretty(&mut *to, &wire)?;
    to.write_all(b"\n")
}
