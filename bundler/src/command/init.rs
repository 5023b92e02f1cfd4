//! `broadsheet init`: the settings file, with every key.

use super::arguments::Init;
use super::{Ending, fail, say};
use crate::settings;
use std::io::{self, Write};

/// The file as it is written: every key has its default, as a comment, and says what it is for.
const TEXT: &str = include_str!("broadsheet.toml");

/// Runs it.
pub(super) fn run(arguments: &Init) -> Ending {
    let path = arguments.folder.join(settings::FILE);
    let created = std::fs::create_dir_all(&arguments.folder)
        .and_then(|()| std::fs::File::create_new(&path))
        .and_then(|mut file| file.write_all(TEXT.as_bytes()));
    match created {
        Ok(()) => {
            say(format!("wrote {}; next: broadsheet bundle news/ --out site/", path.display()));
            Ending::Clean
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.exists() => {
            fail(format!(
                "{} is there already, and stays as it is; move it away, or name another folder",
                path.display()
            ))
        }
        Err(error) => fail(format!("{}: {error}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Written;

    #[test]
    fn the_file_says_what_holds_without_it() {
        let written: Written = toml::from_str(TEXT).unwrap();
        assert_eq!(written, Written::default());
    }

    #[test]
    fn every_key_of_the_file_is_known_when_its_comment_sign_goes() {
        let is_key = |line: &&str| line.starts_with("# ") && line.contains(" = ");
        let keys: Vec<&str> =
            TEXT.lines().filter(is_key).filter_map(|line| line.get(2..)).collect();
        // The sections come last, so that no other key falls into their table.
        let text: String = keys.iter().map(|line| format!("{line}\n")).collect();
        let text = text.replace("\"villages\" =", "[sections]\nvillages =");
        let settings: Result<Written, _> = toml::from_str(&text);
        assert!(settings.is_ok(), "{settings:?}");
        assert!(keys.len() >= 11);
    }
}
