//! The files of the sources, in an order that is the same everywhere.
//!
//! Knows names and folders, and nothing of what is in the files.

use crate::bundle::ARTICLES;
use crate::draft::Origin;
use crate::output::RECORD;
use crate::report::Note;
use ignore::WalkBuilder;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is.
    pub origin: Arc<Origin>,
    /// Whether it was named itself, and not found in a folder.
    pub named: bool,
}

/// What was found, and what could not be looked into.
#[derive(Debug, Default)]
pub struct Walked {
    /// The files, each once, in the order of the sources and then of their names.
    pub files: Vec<Found>,
    /// Notes with the names that they are about.
    pub notes: Vec<(String, Note)>,
    /// Whether a link was followed, so that two paths may be one file.
    linked: bool,
}

/// Walks the sources, leaving out what lies in `except`: the edition that is about to be written.
pub fn walk(sources: &[PathBuf], except: Option<&Path>, ignore_rules: bool) -> Walked {
    let mut walked = Walked::default();
    for source in sources {
        if source.as_os_str() == "-" {
            let origin = Origin { name: "-".to_owned(), ..Origin::default() };
            walked.files.push(Found { origin: Arc::new(origin), named: true });
        } else if source.is_dir() {
            folder(source, except, ignore_rules, &mut walked);
        } else {
            let root =
                source.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let path = root.join(source.file_name().unwrap_or_default());
            walked.files.push(Found { origin: origin(root, path, &mut walked.notes), named: true });
        }
    }
    if sources.len() > 1 || walked.linked {
        let mut seen = HashSet::new();
        walked.files.retain(|found| {
            let path = &found.origin.path;
            seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone()))
        });
    }
    walked
}

/// Walks one folder.
fn folder(root: &Path, except: Option<&Path>, ignore_rules: bool, walked: &mut Walked) {
    let except = except.and_then(|except| except.canonicalize().ok());
    // A source that is itself the edition, or lies in it, is meant to be read.
    let except =
        except.filter(|except| root.canonicalize().is_ok_and(|root| !root.starts_with(except)));
    let mut builder = WalkBuilder::new(root);
    builder.follow_links(true).standard_filters(ignore_rules).hidden(true).require_git(false);
    builder.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let own = || {
            except
                .as_ref()
                .is_some_and(|except| entry.path().canonicalize().is_ok_and(|it| it == *except))
        };
        !is_folder || !belongs_to_a_page(entry.path()) && !own()
    });
    let mut paths = Vec::new();
    for entry in builder.build() {
        match entry {
            Ok(entry) => {
                walked.linked |= entry.depth() > 0 && entry.path_is_symlink();
                match entry.file_type() {
                    Some(kind) if kind.is_file() => paths.push(entry.into_path()),
                    Some(kind) if !kind.is_dir() => walked.notes.push(no_file(root, entry.path())),
                    _ => {}
                }
            }
            Err(error) => walked.notes.push(unreadable(root, &error)),
        }
    }
    leave_editions_their_own(&mut paths);
    paths.sort();
    walked.files.reserve(paths.len());
    for path in paths {
        let found = Found { origin: origin(root, path, &mut walked.notes), named: false };
        walked.files.push(found);
    }
}

/// Of an edition that was made here only the articles are a source: the rest is the reader, and what
/// the articles bring along.
fn leave_editions_their_own(paths: &mut Vec<PathBuf>) {
    let folders: HashSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
    let is_edition = |folder: &&Path| folder.join(RECORD).is_file();
    let editions: HashSet<PathBuf> =
        folders.into_iter().filter(is_edition).map(Path::to_owned).collect();
    if editions.is_empty() {
        return;
    }
    paths.retain(|path| match path.ancestors().skip(1).find(|it| editions.contains(*it)) {
        Some(edition) => *path == edition.join(ARTICLES),
        None => true,
    });
}

/// A pipe, a socket or a device: reading one may never end.
fn no_file(root: &Path, path: &Path) -> (String, Note) {
    let what = "is a pipe, a socket or a device, and is not read";
    let note = Note::left_out("no-file", what).remedy("put a file in its place, or remove it");
    (shown(root, path), note)
}

fn unreadable(root: &Path, error: &ignore::Error) -> (String, Note) {
    let mut innermost = error;
    let mut name = root.to_path_buf();
    loop {
        innermost = match innermost {
            ignore::Error::WithPath { path, err } => {
                name.clone_from(path);
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            ignore::Error::Loop { child, .. } => {
                let what = "a link leads back into the folder that it lies in";
                let note = Note::left_out("link-loop", what)
                    .remedy("the rest is bundled; remove the link");
                return (shown(root, child), note);
            }
            error if error.io_error().is_some_and(|it| it.kind() == io::ErrorKind::NotFound) => {
                let note = Note::left_out("unreadable", "is a link that leads nowhere")
                    .remedy("the rest is bundled; remove the link");
                return (shown(root, &name), note);
            }
            error => {
                let what = format!("cannot be read: {error}");
                let note = Note::left_out("unreadable", what).remedy("check its permissions");
                return (shown(root, &name), note);
            }
        }
    }
}

/// Whether a folder holds what belongs to a saved page: `page_files` beside `page.html`.
fn belongs_to_a_page(folder: &Path) -> bool {
    let name = folder.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let page = ["_files", ".files", "_fichiers", "-Dateien", "_archivos", "_file"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    page.is_some_and(|page| {
        ["html", "htm", "xhtml"]
            .iter()
            .any(|kind| folder.with_file_name(format!("{page}.{kind}")).is_file())
    })
}

fn origin(root: &Path, path: PathBuf, notes: &mut Vec<(String, Note)>) -> Arc<Origin> {
    let name = shown(root, &path);
    if path.to_str().is_none() {
        let what = "its name is not UTF-8; it is written here with % for the other bytes";
        notes.push((name.clone(), Note::doubted("name-not-utf8", what).remedy("rename it")));
    }
    Arc::new(Origin { path, root: root.to_owned(), name })
}

/// A path within its root, with `/` between its parts; bytes that are no UTF-8 stand as `%XX`.
fn shown(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let mut name = String::new();
    for part in relative.components() {
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        for chunk in part.as_os_str().as_encoded_bytes().utf8_chunks() {
            name.push_str(chunk.valid());
            for byte in chunk.invalid() {
                // Writing to a string cannot fail.
                let _ = write!(name, "%{byte:02X}");
            }
        }
    }
    name
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    fn names(walked: &Walked) -> Vec<&str> {
        walked.files.iter().map(|found| found.origin.name.as_str()).collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_names_and_each_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("b/site")).unwrap();
        std::fs::create_dir_all(root.join("p_files")).unwrap();
        for file in [
            "b/2.txt",
            "b/1.txt",
            "a.txt",
            ".hidden",
            "b/site/articles.json",
            "p.html",
            "p_files/ad.html",
            "skip.txt",
        ] {
            std::fs::write(root.join(file), "x").unwrap();
        }
        std::fs::write(root.join(".gitignore"), "skip.txt\n").unwrap();
        let out = root.join("b/site");
        let walked = walk(&[root.to_owned(), root.join("a.txt")], Some(&out), true);
        assert_eq!(names(&walked), ["a.txt", "b/1.txt", "b/2.txt", "p.html"]);
        assert_eq!(names(&walk(std::slice::from_ref(&out), Some(&out), true)), ["articles.json"]);
    }

    #[test]
    fn of_an_edition_made_here_only_the_articles_are_a_source() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("help")).unwrap();
        for file in ["articles.json", "index.html", "help/index.html", ".broadsheet-files"] {
            std::fs::write(folder.path().join(file), "x").unwrap();
        }
        let walked = walk(&[folder.path().to_owned()], None, true);
        assert_eq!(names(&walked), ["articles.json"]);
    }

    #[test]
    fn a_ring_of_links_ends_and_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/x.txt"), "x").unwrap();
        symlink(folder.path(), folder.path().join("a/back")).unwrap();
        let walked = walk(&[folder.path().to_owned()], None, true);
        assert_eq!(names(&walked), ["a/x.txt"]);
        assert_eq!((walked.notes[0].0.as_str(), walked.notes[0].1.code), ("a/back", "link-loop"));
    }

    #[test]
    fn a_pipe_or_a_socket_is_named_and_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "x").unwrap();
        let _socket =
            std::os::unix::net::UnixListener::bind(folder.path().join("socket.txt")).unwrap();
        let pipe = folder.path().join("pipe.txt");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        symlink(&pipe, folder.path().join("to-pipe.txt")).unwrap();
        let walked = walk(&[folder.path().to_owned()], None, true);
        assert_eq!(names(&walked), ["a.txt"]);
        let mut named: Vec<_> =
            walked.notes.iter().map(|(name, note)| (name.as_str(), note.code)).collect();
        named.sort();
        assert_eq!(
            named,
            [("pipe.txt", "no-file"), ("socket.txt", "no-file"), ("to-pipe.txt", "no-file")]
        );
    }

    #[test]
    fn a_file_that_two_links_lead_to_is_one_source() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("a")).unwrap();
        std::fs::write(folder.path().join("a/x.txt"), "x").unwrap();
        symlink(folder.path().join("a"), folder.path().join("b")).unwrap();
        symlink(folder.path().join("nowhere"), folder.path().join("c")).unwrap();
        let walked = walk(&[folder.path().to_owned()], None, true);
        assert_eq!(names(&walked), ["a/x.txt"]);
        assert_eq!((walked.notes[0].0.as_str(), walked.notes[0].1.code), ("c", "unreadable"));
    }

    #[test]
    fn a_name_that_is_not_utf_8_is_written_out() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(OsStr::from_bytes(b"caf\xE9.txt")), "x").unwrap();
        let walked = walk(&[folder.path().to_owned()], None, true);
        assert_eq!(names(&walked), ["caf%E9.txt"]);
        assert_eq!(walked.notes[0].1.code, "name-not-utf8");
    }
}
