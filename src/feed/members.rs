//! The members of one JSON object, taken out by name and kind.
//!
//! A member of the wrong kind is as good as absent, and is noted. `null` is absence.

use super::Fault;
use super::json::{Json, Object};
use crate::article::{Author, Language};
use crate::store::Name;

/// An object, and what was found wrong with it so far.
pub(super) struct Members {
    object: Object,
    pub(super) faults: Vec<Fault>,
}

impl Members {
    pub(super) fn of(object: Object) -> Self {
        Self { object, faults: Vec::new() }
    }

    /// Whether there is such a member.
    pub(super) fn has(&self, member: &str) -> bool {
        self.object.iter().any(|(name, _)| name == member)
    }

    /// Takes a member out, unless it is `null`.
    pub(super) fn take(&mut self, member: &str) -> Option<Json> {
        // Of several of one name the last, as in JavaScript.
        let at = self.object.iter().rposition(|(name, _)| name == member)?;
        let (_, value) = self.object.remove(at);
        (value != Json::Null).then_some(value)
    }

    fn wrong_kind<T>(&mut self, member: &'static str) -> Option<T> {
        self.faults.push(Fault::WrongKind { member });
        None
    }

    /// A string with something in it.
    pub(super) fn text(&mut self, member: &'static str) -> Option<String> {
        match self.take(member)? {
            Json::Text(text) => Some(text).filter(|text| !text.trim().is_empty()),
            _ => self.wrong_kind(member),
        }
    }

    /// The name of a file of the archive.
    pub(super) fn name(&mut self, member: &'static str) -> Option<Name> {
        let name = Name::parse(&self.text(member)?);
        name.or_else(|| self.wrong_kind(member))
    }

    /// A whole number; fractions are cut off.
    pub(super) fn number(&mut self, member: &'static str) -> Option<u64> {
        match self.take(member)? {
            Json::Whole(number) => u64::try_from(number).ok(),
            Json::Number(number) => Some(number),
            _ => self.wrong_kind(member),
        }
    }

    fn list(&mut self, member: &'static str) -> Vec<Json> {
        match self.take(member) {
            None => Vec::new(),
            Some(Json::List(values)) => values,
            Some(_) => self.wrong_kind(member).unwrap_or_default(),
        }
    }

    /// A list of strings; others in it are passed over, blank ones and repeats too.
    pub(super) fn texts(&mut self, member: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        for value in self.list(member) {
            match value {
                Json::Text(text) if text.trim().is_empty() || texts.contains(&text) => {}
                Json::Text(text) => texts.push(text),
                _ => self.faults.push(Fault::WrongKind { member }),
            }
        }
        texts
    }

    /// A list of objects; others in it are passed over.
    pub(super) fn objects<T>(
        &mut self,
        member: &'static str,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Vec<T> {
        let mut things = Vec::new();
        for value in self.list(member) {
            match value {
                Json::Object(object) => {
                    let mut members = Self::of(object);
                    things.extend(read(&mut members));
                    self.faults.append(&mut members.faults);
                }
                _ => self.faults.push(Fault::WrongKind { member }),
            }
        }
        things
    }

    /// One object within this one, empty if absent.
    pub(super) fn object(&mut self, member: &'static str) -> Self {
        Self::of(match self.take(member) {
            None => Object::new(),
            Some(Json::Object(object)) => object,
            Some(_) => self.wrong_kind(member).unwrap_or_default(),
        })
    }

    /// A language tag.
    pub(super) fn language(&mut self) -> Option<Language> {
        let value = self.text("language")?;
        let language = Language::parse(&value);
        if language.is_none() {
            self.faults.push(Fault::BadLanguage { value });
        }
        language
    }

    /// `authors`, or the one `author` of version 1.
    pub(super) fn authors(&mut self) -> Vec<Author> {
        let authors = self.objects("authors", author);
        match self.take("author") {
            Some(Json::Object(object)) if authors.is_empty() => {
                author(&mut Self::of(object)).into_iter().collect()
            }
            _ => authors,
        }
    }
}

fn author(members: &mut Members) -> Option<Author> {
    let author = Author {
        name: members.text("name"),
        url: members.text("url"),
        avatar: members.text("avatar"),
    };
    (author.name.is_some() || author.url.is_some()).then_some(author)
}
