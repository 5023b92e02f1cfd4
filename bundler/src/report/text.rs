//! The report for people.

use super::{Entry, Note, Report, Weight};
use crate::output::Written;
use std::collections::BTreeMap;

/// How many lines there are of one finding before the rest is only counted.
const MOST: usize = 10;

pub(super) fn write(report: &Report) -> String {
    let mut text = String::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for Entry { name, note } in report.entries.iter().filter(|it| it.note.weight != Weight::Noted) {
        let count = seen.entry(note.code).or_default();
        *count += 1;
        if *count <= MOST {
            text.push_str(&line(name, note));
        }
    }
    for (code, count) in seen.iter().filter(|(_, count)| **count > MOST) {
        let rest = count - MOST;
        text.push_str(&format!(
            "… and {rest} more of the kind \"{code}\" (--report json has them all)\n"
        ));
    }
    text + &noted(report) + &summary(report)
}

/// What was settled the same way for many articles is one line.
fn noted(report: &Report) -> String {
    let mut all: BTreeMap<(&str, &str), (&Entry, usize)> = BTreeMap::new();
    for entry in report.entries.iter().filter(|it| it.note.weight == Weight::Noted) {
        let (_, count) = all.entry((entry.note.code, &entry.note.what)).or_insert((entry, 0));
        *count += 1;
    }
    let line = |(entry, count): (&Entry, usize)| match count {
        1 => line(&entry.name, &entry.note),
        count => line(&format!("{} and {} more", entry.name, count - 1), &entry.note),
    };
    all.into_values().map(line).collect()
}

fn line(name: &str, note: &Note) -> String {
    let weight = match note.weight {
        Weight::LeftOut => "left out",
        Weight::Changed => "changed",
        Weight::Doubted => "doubted",
        Weight::Noted => "noted",
    };
    let remedy = match note.remedy.as_ref() {
        "" => String::new(),
        remedy => format!("; {remedy}"),
    };
    // A line is a line, whatever a file's name or a feed's text has in it.
    let line = format!("{weight}: {name}: {}{remedy}", note.what);
    line.replace(char::is_control, " ") + "\n"
}

fn summary(report: &Report) -> String {
    let counted = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let notes = [
        (report.count(Weight::LeftOut), "left out"),
        (report.count(Weight::Changed), "changed"),
        (report.count(Weight::Doubted), "doubted"),
    ];
    let notes: Vec<_> = notes.iter().filter(|(count, _)| *count > 0).collect();
    let notes: Vec<_> = notes.iter().map(|(count, what)| format!("{count} {what}")).collect();
    let mut summary = format!(
        "{} from {}",
        counted(report.articles, "article", "articles"),
        counted(report.files, "file", "files")
    );
    if !notes.is_empty() {
        summary.push_str(&format!(" ({})", notes.join(", ")));
    }
    if report.beside > 0 {
        let beside = counted(report.beside, "file", "files");
        summary.push_str(&format!(", {beside} of other kinds passed over"));
    }
    if !report.length.is_blank() {
        let minutes = counted(report.length.minutes(), "minute", "minutes");
        summary.push_str(&format!(", {minutes} to read"));
    }
    if let Some(Written { written, unchanged, removed }) = report.output {
        let written = counted(written, "file", "files");
        summary.push_str(&format!("; {written} written, {unchanged} unchanged, {removed} removed"));
    }
    summary + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::length::Length;

    #[test]
    fn what_was_settled_alike_for_many_is_one_line_and_counts_as_no_warning() {
        let mut report = Report { files: 4, articles: 4, ..Report::default() };
        for (name, what) in [("a", "is en"), ("b", "is en"), ("c", "is zh"), ("d", "is en")] {
            report.add(name, Note::noted("language-guessed", what).remedy("name it"));
        }
        assert_eq!(
            report.to_text(),
            "noted: a and 2 more: is en; name it\nnoted: c: is zh; name it\n4 articles from 4 files\n"
        );
        assert_eq!(report.count(Weight::Doubted), 0);
    }

    #[test]
    fn what_repeats_itself_is_cut_short() {
        let output = Some(Written { written: 1, unchanged: 2, removed: 0 });
        let length = Length { words: 9, characters: 0 };
        let mut report = Report { files: 13, articles: 12, output, length, ..Report::default() };
        report
            .add("a\n.txt", Note::left_out("blank", "there is no text in it").remedy("delete it"));
        for place in 1..=12 {
            report.add(format!("b.xml#{place}"), Note::doubted("date-zone", "no zone"));
        }
        let text = report.to_text();
        assert!(text.starts_with("left out: a .txt: there is no text in it; delete it\n"));
        assert_eq!(text.matches("doubted: b.xml#").count(), 10);
        assert!(text.contains("… and 2 more of the kind \"date-zone\""));
        assert!(text.ends_with(
            "12 articles from 13 files (1 left out, 12 doubted), 1 minute to read; \
             1 file written, 2 unchanged, 0 removed\n"
        ));
    }

    #[test]
    fn where_there_is_nothing_to_read_no_time_for_reading_it_is_named() {
        let report = Report { files: 1, articles: 1, ..Report::default() };
        assert_eq!(report.to_text(), "1 article from 1 file\n");
    }

    #[test]
    fn machines_are_told_everything() {
        let mut report = Report { files: 1, ..Report::default() };
        report.add("a.txt", Note::changed("spam-removed", "\"x\"").remedy("look"));
        let mut json = Vec::new();
        report.write_json(&mut json).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["notes"][0]["weight"], "changed");
        assert_eq!((&json["notes"][0]["name"], &json["changed"]), (&"a.txt".into(), &1.into()));
    }
}
