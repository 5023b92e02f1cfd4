//! An edition on its way into a folder: files are added, and then all of them appear at once.

use super::record::Record;
use super::staging::Staging;
use super::{Content, Files, Last, OutputError, Written, at};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Takes files in any order and from any thread; nothing of them is seen before [`Press::publish`].
pub struct Press<'a> {
    folder: PathBuf,
    force: bool,
    stop: &'a AtomicBool,
    before: Record,
    staging: Staging,
    staged: AtomicUsize,
    files: Mutex<BTreeMap<String, State>>,
}

/// How a file of the new edition stands to the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It is there already.
    Same,
    /// It is staged at this place, and there is no file of its name.
    New(usize),
    /// It is staged at this place, and replaces another.
    Changed(usize),
}

/// What is done to the folder at once. After any of them the run may end: the folder then holds the
/// old edition, or the new one, and the record knows every file.
#[derive(Debug)]
pub(super) enum Step {
    /// The record is written anew.
    Note(Record),
    /// A file is moved into its place.
    Move(usize, String),
    /// A file that is no part of the edition any more, nor of the one before, is removed.
    Remove(String),
}

impl<'a> Press<'a> {
    /// Opens a folder. `force` allows files to be replaced that an earlier run did not write; when
    /// `stop` is set, everything ends with [`OutputError::Stopped`].
    pub fn open(folder: &Path, force: bool, stop: &'a AtomicBool) -> Result<Self, OutputError> {
        std::fs::create_dir_all(folder).map_err(at(folder))?;
        Ok(Self {
            folder: folder.to_owned(),
            force,
            stop,
            before: Record::read(folder)?,
            staging: Staging::open(folder)?,
            staged: AtomicUsize::new(0),
            files: Mutex::default(),
        })
    }

    /// The folder that the edition goes into.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Adds a file, under its path within the folder.
    pub fn add(&self, name: &str, content: &Content) -> Result<(), OutputError> {
        self.go_on()?;
        let target = self.folder.join(name);
        let is_same = is_same(&target, content)?;
        let state = self.state(name, is_same, |place| self.staging.add(place, content))?;
        self.note(name, state);
        Ok(())
    }

    /// Adds several files, on all processors.
    pub fn add_all(&self, files: &Files) -> Result<(), OutputError> {
        files.par_iter().try_for_each(|(name, content)| self.add(name, content))
    }

    /// Makes the edition visible, `last` last of all.
    pub fn publish(self, last: &Last<'_>) -> Result<Written, OutputError> {
        let (steps, mut written) = self.plan(last)?;
        for step in &steps {
            written.removed += usize::from(self.take(step)?);
        }
        Ok(written)
    }

    /// What has to be done, in its order; nothing if nothing has changed.
    pub(super) fn plan(&self, last: &Last<'_>) -> Result<(Vec<Step>, Written), OutputError> {
        let place = self.next_place();
        self.staging.make(place, last.make)?;
        self.go_on()?;
        let is_same = self.staging.is_same(place, &self.folder.join(last.name))?;
        let last_state =
            self.state(last.name, is_same, |other| self.staging.rename(place, other))?;
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let unchanged = files.values().chain([&last_state]).filter(|it| **it == State::Same);
        let unchanged = unchanged.count();
        let written = files.len() + 1 - unchanged;
        let now = Record::of(files.keys().map(String::as_str).chain([last.name]), &self.before);
        let written = Written { written, unchanged, removed: 0 };
        if written.written == 0 && self.before.is_of_the_same(&now) {
            return Ok((Vec::new(), written));
        }
        // Should the run end from here on, the next one still knows what belongs to it.
        let mut steps = vec![Step::Note(self.before.with(&now))];
        steps.extend(moves(&files, (last.name, last_state)));
        self.sync(&files, last_state)?;
        steps.extend(self.before.without(&now).map(|name| Step::Remove(name.clone())));
        self.make_folders(&steps)?;
        steps.push(Step::Note(now));
        Ok((steps, written))
    }

    /// Waits for what replaces another file. Not for the rest: what a power cut left unfinished has not
    /// the size that it should have, and the next run sees that.
    fn sync(&self, files: &BTreeMap<String, State>, last: State) -> Result<(), OutputError> {
        files.values().chain([&last]).try_for_each(|state| match state {
            State::Changed(place) => self.staging.sync(*place),
            State::New(_) | State::Same => Ok(()),
        })
    }

    /// Does one step; whether a file was removed.
    pub(super) fn take(&self, step: &Step) -> Result<bool, OutputError> {
        match step {
            Step::Note(record) => record.write(&self.folder, &self.staging).map(|()| false),
            Step::Move(place, name) => {
                self.staging.move_to(*place, &self.folder.join(name)).map(|()| false)
            }
            Step::Remove(name) => remove(&self.folder, name),
        }
    }

    fn go_on(&self) -> Result<(), OutputError> {
        if self.stop.load(Ordering::Relaxed) { Err(OutputError::Stopped) } else { Ok(()) }
    }

    fn next_place(&self) -> usize {
        self.staged.fetch_add(1, Ordering::Relaxed)
    }

    /// How a file stands to the folder; one that is not there yet is staged.
    fn state(
        &self,
        name: &str,
        is_same: bool,
        stage: impl FnOnce(usize) -> Result<(), OutputError>,
    ) -> Result<State, OutputError> {
        if is_same {
            return Ok(State::Same);
        }
        let target = self.folder.join(name);
        let is_there = target.symlink_metadata().is_ok();
        if is_there && !self.force && !self.before.holds(name) {
            return Err(OutputError::Foreign { path: target });
        }
        let place = self.next_place();
        stage(place)?;
        Ok(if is_there { State::Changed(place) } else { State::New(place) })
    }

    fn note(&self, name: &str, state: State) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        // The same content may be added twice, for two articles that show one picture.
        files.entry(name.to_owned()).or_insert(state);
    }

    /// The folders that files are to be moved into.
    fn make_folders(&self, steps: &[Step]) -> Result<(), OutputError> {
        let name = |step: &Step| match step {
            Step::Move(_, name) => self.folder.join(name).parent().map(Path::to_owned),
            _ => None,
        };
        let folders: BTreeSet<PathBuf> = steps.iter().filter_map(name).collect();
        folders.iter().try_for_each(|it| std::fs::create_dir_all(it).map_err(at(it)))
    }
}

/// The moves of what is staged: what nobody knows of yet comes first, the last file last.
fn moves(files: &BTreeMap<String, State>, last: (&str, State)) -> Vec<Step> {
    let is_new = |state: &State| matches!(state, State::New(_));
    let (new, others): (Vec<_>, Vec<_>) = files.iter().partition(|(_, state)| is_new(state));
    let staged = new.into_iter().chain(others).map(|(name, state)| (name.as_str(), *state));
    let moved = |(name, state): (&str, State)| match state {
        State::New(place) | State::Changed(place) => Some(Step::Move(place, name.to_owned())),
        State::Same => None,
    };
    staged.chain([last]).filter_map(moved).collect()
}

/// Whether a file has this content already.
fn is_same(target: &Path, content: &Content) -> Result<bool, OutputError> {
    let size = match target.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(OutputError::Io { path: target.to_owned(), error }),
    };
    match content {
        Content::Bytes(bytes) if size == bytes.len() as u64 => {
            std::fs::read(target).map(|there| there == *bytes).map_err(at(target))
        }
        Content::Bytes(_) => Ok(false),
        // The name says the rest.
        Content::Lasting(bytes) => Ok(size == bytes.len() as u64),
        // If it has vanished meanwhile, what is there has its content: the name is made of that.
        Content::Copy(from) => Ok(from.metadata().map_or(true, |it| it.len() == size)),
    }
}

/// Removes a file, and the folders that it leaves empty.
fn remove(folder: &Path, name: &str) -> Result<bool, OutputError> {
    let target = folder.join(name);
    match std::fs::remove_file(&target) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(OutputError::Io { path: target, error }),
    }
    let mut above = target.parent();
    while let Some(parent) = above.filter(|parent| *parent != folder) {
        if std::fs::remove_dir(parent).is_err() {
            break;
        }
        above = parent.parent();
    }
    Ok(true)
}
