//! When an article was published and changed, and what is doubtful about it.

use crate::draft::{Draft, Said};
use crate::pass::dates::{self, Habits, Misread, Moment};
use crate::report::Note;
use crate::settings::Settings;
use broadsheet::article::{Language, Stamp};

const NOT_UNDERSTOOD: &str = "date-not-understood";

/// The dates of an article.
pub(super) struct Dates {
    pub(super) published: Option<Stamp>,
    pub(super) modified: Option<Stamp>,
}

pub(super) fn settle(
    draft: &Draft,
    settings: &Settings,
    language: Option<&Language>,
    notes: &mut Vec<Note>,
) -> Dates {
    let habits = settings.habits(language);
    let mut read =
        |said: &Option<Said<String>>| said.as_ref().and_then(|said| stamp(said, &habits, notes));
    let published = read(&draft.published);
    // What says both is doubted once.
    let modified = match draft.modified == draft.published {
        true => published,
        false => read(&draft.modified),
    };
    let is_told = notes.iter().any(|note| note.code == NOT_UNDERSTOOD);
    let published = published.or_else(|| {
        let stamp = settings.date_from_file.then(|| file_time(draft)).flatten();
        if stamp.is_none() && !is_told {
            let note = Note::doubted("undated", "it has no date").remedy(
                "write the date into it, or take the files' own time with --date-from-file",
            );
            notes.push(note);
        }
        stamp
    });
    Dates { published, modified }
}

fn stamp(said: &Said<String>, habits: &Habits, notes: &mut Vec<Note>) -> Option<Stamp> {
    let Said { value, by } = said;
    match dates::read(value, habits) {
        Ok(moment) => {
            notes.extend(doubts(said, moment));
            Some(moment.stamp)
        }
        Err(Misread::Blank) => None,
        Err(misread) => {
            let what = format!("\"{value}\" ({by}) {misread}");
            notes.push(
                Note::doubted(NOT_UNDERSTOOD, what)
                    .remedy("write it like 2020-11-16T09:29:11+08:00"),
            );
            None
        }
    }
}

fn doubts(Said { value, by }: &Said<String>, moment: Moment) -> Option<Note> {
    if moment.ambiguous {
        let day = moment.stamp.day();
        let what = format!("\"{value}\" ({by}) could be two dates; it is taken for {day}");
        return Some(Note::doubted("date-ambiguous", what).remedy("say which with --day-first"));
    }
    (moment.zone_assumed && moment.timed).then(|| {
        let what = format!("\"{value}\" ({by}) names no time zone; it is taken for UTC");
        Note::doubted("date-zone", what).remedy("name the zone with --timezone")
    })
}

fn file_time(draft: &Draft) -> Option<Stamp> {
    let time = std::fs::metadata(&draft.origin.path).ok()?.modified().ok()?;
    let seconds = time.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    let moment = time::OffsetDateTime::from_unix_timestamp(i64::try_from(seconds).ok()?).ok()?;
    Some(Stamp::new(moment))
}
