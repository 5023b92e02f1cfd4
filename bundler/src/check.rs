//! Looking over an edition, or any feed: what its readers would stumble on.

mod edition;
mod feed;
mod site;

use crate::bundle::ARTICLES;
use crate::draft::Origin;
use crate::pass::dates::{self, Habits};
use crate::pass::language::{self, Guess};
use crate::report::{Note, Report};
use crate::source::{File, HEAD, Kind};
use broadsheet::article::{Article, Language};
use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// An edition in one file, or a feed, is loaded whole before the first headline shows.
const LARGE: usize = 2_000_000;

/// An article beyond this is more than most readers wait for.
const LARGE_ARTICLE: usize = 500_000;

/// Looks over the edition in a folder, or the feed in a file. An error is a file that cannot be read.
pub fn check(path: &Path, report: &mut Report) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (root, name) = match path.is_dir() {
        true => (path, OsStr::new(ARTICLES)),
        false => (folder, path.file_name().unwrap_or_default()),
    };
    let (path, root, name) =
        (root.join(name), root.to_owned(), name.to_string_lossy().into_owned());
    let bytes = std::fs::read(&path).map_err(|error| unread(&path, &error))?;
    let file = File::new(Arc::new(Origin { path, root, name }), bytes);
    report.files = 1;
    if file.origin.name == ARTICLES {
        site::look_over(&file.origin.root, report);
    }
    let looked_over = match kind(&file) {
        Some(Kind::JsonFeed) => edition::look_over(&file, report),
        Some(Kind::Feed) => feed::look_over(&file, report),
        Some(Kind::Html) => Err(no_feed("is a web page (HTML), and neither an edition nor a feed")),
        Some(Kind::Markdown) => Err(no_feed("is Markdown, and neither an edition nor a feed")),
        Some(Kind::Text) => Err(no_feed("is plain text, and neither an edition nor a feed")),
        None => Err(Note::left_out("not-a-feed", "is neither JSON Feed nor RSS nor Atom")
            .remedy("name the folder of an edition, or the file of a feed")),
    };
    if let Err(note) = looked_over {
        report.add(file.origin.name.as_str(), note);
    }
    Ok(())
}

fn unread(path: &Path, error: &io::Error) -> io::Error {
    let advice = match path.ends_with(ARTICLES) && error.kind() == io::ErrorKind::NotFound {
        true => "; name the folder that an edition was written to, or the file of a feed",
        false => "",
    };
    io::Error::new(error.kind(), format!("{}: {error}{advice}", path.display()))
}

/// The kind of a file; a name that says nothing of it does not keep it from being a feed.
fn kind(file: &File) -> Option<Kind> {
    let head = file.bytes.get(..HEAD).unwrap_or(&file.bytes);
    Kind::of(&file.origin.name, head).or_else(|| Kind::of("", head))
}

fn no_feed(what: &'static str) -> Note {
    Note::left_out("not-a-feed", what).remedy("make an edition of it with broadsheet bundle")
}

fn large(file: &File) -> Option<Note> {
    let size = file.bytes.len();
    (size > LARGE).then(|| {
        let what = format!("is {} kB, all of it loaded before the first headline", size / 1000);
        Note::doubted("large", what).remedy("bundle it")
    })
}

/// What can be told of an article by itself.
fn facts(article: &Article, plain: &str) -> Vec<Note> {
    let headline = &article.headline;
    let mut notes = Vec::new();
    if headline.title.is_none() {
        notes.push(Note::doubted("no-title", "it has no title"));
    }
    match headline.published {
        None => {
            notes.push(Note::doubted("undated", "it has no date, and stands behind all that have"))
        }
        // The zero of a calendar is well-formed, and still no date.
        Some(stamp) if dates::read(&stamp.to_rfc3339(), &Habits::default()).is_err() => {
            notes.push(Note::doubted(
                "date-zero",
                "its date is what a program writes when it has none",
            ));
        }
        Some(_) => {}
    }
    if headline
        .modified
        .zip(headline.published)
        .is_some_and(|(modified, published)| modified < published)
    {
        notes.push(Note::doubted("date-order", "it was changed before it was published"));
    }
    let guessed = language::guess(plain);
    match (&headline.language, guessed) {
        (None, _) => {
            notes.push(Note::doubted("no-language", "neither it nor the feed names a language"))
        }
        (Some(named), Some(guessed)) if is_other(named, &guessed, plain) => {
            let guessed = guessed.language().as_str();
            let what = format!("it says {}, and is written in {guessed}", named.as_str());
            notes.push(Note::doubted("language-wrong", what));
        }
        _ => {}
    }
    if plain.len() > LARGE_ARTICLE {
        notes.push(Note::doubted("large", format!("its text is {} kB", plain.len() / 1000)));
    }
    notes
}

/// Whether a text is surely in another language than the one that is named: in one of another script, or
/// long enough in one that is not easily taken for it.
fn is_other(named: &Language, guessed: &Guess, plain: &str) -> bool {
    const SENTENCE: usize = 60;
    /// Chinese and Japanese say as much in a third of the letters.
    const DENSE: usize = 20;
    const ENOUGH: usize = 300;
    let guess = guessed.language();
    let (own, other) = (named.primary(), guess.primary());
    let is_in = |group: &str, tag: &str| group.split(' ').any(|it| it == tag);
    let alike = own == other || ALIKE.iter().any(|group| is_in(group, own) && is_in(group, other));
    let has = |letters: usize| plain.chars().filter(|c| c.is_alphabetic()).nth(letters).is_some();
    let sentence = if matches!(other, "zh" | "ja") { DENSE } else { SENTENCE };
    let is_turned = named.direction() != guess.direction();
    let is_in_other_letters = language::is_latin(named) != language::is_latin(guess);
    let is_told = matches!(guessed, Guess::Told(_));
    is_turned || !alike && (is_in_other_letters && has(sentence) || is_told && has(ENOUGH))
}

/// Languages that are taken for each other by their letters.
const ALIKE: [&str; 11] = [
    "nb nn no da sv is fo",
    "hr sr bs sl sh mk bg",
    "cs sk",
    "id ms jv su",
    "es pt gl ca oc ast",
    "ru uk be bg kk ky tg mn tt ba",
    "nl af fy li",
    "hi mr ne sa",
    "tr az uz tk",
    "ar fa ur ps sd ug ckb ku",
    "zh yue wuu nan hak lzh",
];

#[cfg(test)]
mod tests;
