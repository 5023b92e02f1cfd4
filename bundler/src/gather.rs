//! Reads every file of the sources and composes its articles, on all processors.

use crate::compose::{self, Composed};
use crate::draft::{Draft, Origin};
use crate::report::{Note, Report};
use crate::settings::Settings;
use crate::shelf::{Shelf, Shelved};
use crate::source::{self, File, HEAD, Kind, Reading, is_claimed, is_paper, is_section_page};
use crate::walk::{Found, Walked};
use broadsheet::feed::Feed;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// How the gathering is watched and stopped.
pub struct Watch<'a> {
    /// Called once for every file that is done with.
    pub done: &'a (dyn Fn() + Sync),
    /// Set when the run is to end.
    pub stop: &'a AtomicBool,
}

/// The articles of all sources, as they stand there.
#[derive(Debug)]
pub struct Gathered {
    /// The articles, in the order of the files.
    pub articles: Vec<Composed<Shelved>>,
    /// Their texts.
    pub shelf: Shelf,
    /// What feeds say of all their articles.
    pub mastheads: Vec<Feed>,
}

/// What one file gave.
#[derive(Default)]
struct Given {
    articles: Vec<Composed<Shelved>>,
    masthead: Option<Box<Feed>>,
    companions: Vec<PathBuf>,
    notes: Vec<(String, Note)>,
    beside: bool,
}

/// Reads and composes. An error is a shelf that takes no more.
pub fn gather(
    walked: Walked,
    settings: &Settings,
    shelf: Shelf,
    report: &mut Report,
    watch: &Watch<'_>,
) -> io::Result<Gathered> {
    let Walked { files, notes, .. } = walked;
    for (name, note) in notes {
        report.add(name, note);
    }
    let settings = &with_section_pages(settings, &files);
    let paths: Vec<Arc<Origin>> = files.iter().map(|found| Arc::clone(&found.origin)).collect();
    let given: Vec<Given> = files
        .into_par_iter()
        .map(|found| {
            if watch.stop.load(Ordering::Relaxed) {
                return Ok(Given::default());
            }
            let given = give(&found.origin, found.named, settings, &shelf, watch.stop);
            (watch.done)();
            given
        })
        .collect::<io::Result<_>>()?;
    let followed = followed(&paths, &given);
    let mut gathered = Gathered { articles: Vec::new(), shelf, mastheads: Vec::new() };
    for (origin, given) in paths.iter().zip(given) {
        if followed.contains(&origin.path) {
            continue;
        }
        report.files += usize::from(!given.beside);
        report.beside += usize::from(given.beside);
        report.entries.extend(
            given.notes.into_iter().map(|(name, note)| crate::report::Entry { name, note }),
        );
        gathered.articles.extend(given.articles);
        gathered.mastheads.extend(given.masthead.map(|it| *it));
    }
    Ok(gathered)
}

/// The settings with the titles of sections as the pages of the sections name them. What the publisher
/// says himself goes before.
fn with_section_pages(settings: &Settings, files: &[Found]) -> Settings {
    let mut settings = settings.clone();
    let pages = files.iter().filter(|it| !it.named && it.origin.name.ends_with("/_index.md"));
    for Found { origin, .. } in pages {
        let Ok(Loaded::Source(Kind::Markdown, file)) = load(origin, settings.largest) else {
            continue;
        };
        let page =
            source::read(Kind::Markdown, &file).ok().and_then(|it| it.drafts.into_iter().next());
        let title = page.filter(|page| settings.drafts || !page.unfinished).and_then(|it| it.title);
        if let (Some(title), Some((folder, _))) = (title, origin.name.rsplit_once('/')) {
            settings.sections.suppose(folder, title.value);
        }
    }
    settings
}

/// The files that another file has led to, and that lead no further than it: the pages of a feed but
/// its first, and of pages in a ring all but one.
fn followed(paths: &[Arc<Origin>], given: &[Given]) -> HashSet<PathBuf> {
    let reach: HashMap<&PathBuf, (usize, usize)> = paths
        .iter()
        .zip(given)
        .enumerate()
        .map(|(place, (origin, given))| {
            (&origin.path, (given.companions.len(), usize::MAX - place))
        })
        .collect();
    let mut followed = HashSet::new();
    for (origin, given) in paths.iter().zip(given) {
        let own = reach.get(&origin.path);
        let shorter = given.companions.iter().filter(|it| reach.get(it) < own);
        followed.extend(shorter.cloned());
    }
    followed
}

fn give(
    origin: &Arc<Origin>,
    named: bool,
    settings: &Settings,
    shelf: &Shelf,
    stop: &AtomicBool,
) -> io::Result<Given> {
    let mut given = Given::default();
    let reading = match load(origin, settings.largest) {
        Ok(Loaded::Source(_, file)) if !named && is_paper(&origin.name, &file.bytes) => {
            Err(Note::noted("paper", "is a paper of its folder, and no article")
                .remedy("name the file itself as a source if it is one"))
        }
        Ok(Loaded::Source(_, _)) if !named && is_section_page(&origin.name) => {
            Err(Note::noted("section-page", "is the page of a section, which has its title"))
        }
        Ok(Loaded::Source(kind, file)) => source::read(kind, &file),
        Ok(Loaded::Beside) if named || is_claimed(&origin.name) => {
            Err(Note::left_out("kind-unknown", "is no kind of source that is known")
                .remedy("sources are saved pages, Markdown, feeds, JSON Feed and plain text"))
        }
        Ok(Loaded::Beside) => return Ok(Given { beside: true, ..given }),
        Err(note) => Err(note),
    };
    match reading {
        Ok(Reading { drafts, masthead, companions, notes }) => {
            let mut notes = notes;
            given.masthead = masthead.map(|mut masthead| {
                compose::clean_masthead(&mut masthead, settings, &mut notes);
                Box::new(masthead)
            });
            given.companions = companions;
            given.notes.extend(notes.into_iter().map(|note| (origin.name.clone(), note)));
            // One file may hold all articles there are.
            let composed: Vec<_> = drafts
                .into_par_iter()
                .take_any_while(|_| !stop.load(Ordering::Relaxed))
                .map(|draft| shelved(draft, settings, shelf))
                .collect::<io::Result<_>>()?;
            for composed in composed {
                match composed {
                    Ok(composed) => given.articles.push(composed),
                    Err((name, notes)) => {
                        given.notes.extend(notes.into_iter().map(|note| (name.clone(), note)))
                    }
                }
            }
        }
        Err(note) => given.notes.push((origin.name.clone(), note)),
    }
    Ok(given)
}

type Omitted = (String, Vec<Note>);

/// An article composed and its text put away, or why it is left out.
fn shelved(
    draft: Draft,
    settings: &Settings,
    shelf: &Shelf,
) -> io::Result<Result<Composed<Shelved>, Omitted>> {
    let name = draft.name();
    match compose::compose(draft, settings) {
        Ok(composed) => composed.with(|article| shelf.put(article)).map(Ok),
        Err(notes) => Ok(Err((name, notes))),
    }
}

enum Loaded {
    Source(Kind, File),
    Beside,
}

/// Reads a file, as far as it is a source.
fn load(origin: &Arc<Origin>, bound: Option<u64>) -> Result<Loaded, Note> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Note::left_out("unreadable", "was there, and is there no more")
            .remedy("bundle again when nothing else is at work in the folder"),
        _ => Note::left_out("unreadable", format!("cannot be read: {error}"))
            .remedy("check its permissions"),
    };
    let file: Box<dyn Read> = match origin.path.as_os_str().is_empty() {
        true => Box::new(io::stdin()),
        false => Box::new(std::fs::File::open(&origin.path).map_err(unreadable)?),
    };
    let largest = bound.unwrap_or(u64::MAX);
    let mut file = file.take(largest.saturating_add(1));
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    let kind = Kind::of(&origin.name, &bytes);
    let size = std::fs::metadata(&origin.path).map_or(0, |metadata| metadata.len());
    let Some(kind) = kind else {
        let too_large = size > largest && is_claimed(&origin.name);
        return if too_large { Err(oversized(largest)) } else { Ok(Loaded::Beside) };
    };
    if size <= largest {
        file.read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if size > largest || bytes.len() as u64 > largest {
        return Err(oversized(largest));
    }
    Ok(Loaded::Source(kind, File { largest: bound, ..File::new(Arc::clone(origin), bytes) }))
}

fn oversized(largest: u64) -> Note {
    let what = format!("is larger than {} MB", largest / 1_000_000);
    Note::left_out("too-large", what).remedy("raise the bound with --max-file-size")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::walk::walk;

    fn gathered(walked: Walked, report: &mut Report) -> Gathered {
        let stop = AtomicBool::new(false);
        let watch = Watch { done: &|| {}, stop: &stop };
        let shelf = Shelf::within(&std::env::temp_dir());
        gather(walked, &Settings::default(), shelf, report, &watch).unwrap()
    }

    #[test]
    fn a_file_that_vanished_or_became_a_folder_is_named_and_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b.txt", "c.txt"] {
            std::fs::write(folder.path().join(name), "A flag\n\nThe village has a flag.").unwrap();
        }
        let walked = walk(&[folder.path().to_owned()], None, true);
        std::fs::remove_file(folder.path().join("a.txt")).unwrap();
        std::fs::remove_file(folder.path().join("b.txt")).unwrap();
        std::fs::create_dir(folder.path().join("b.txt")).unwrap();
        let mut report = Report::default();
        assert_eq!(gathered(walked, &mut report).articles.len(), 1);
        let said: Vec<_> =
            report.entries.iter().map(|it| (it.name.as_str(), it.note.code)).collect();
        assert_eq!(said, [("a.txt", "unreadable"), ("b.txt", "unreadable")]);
        assert!(report.entries[0].note.what.contains("no more"), "{report:?}");
    }
}
