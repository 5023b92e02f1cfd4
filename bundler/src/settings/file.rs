//! `broadsheet.toml` as it is written, and what can be wrong with it.

use super::Settings;
use crate::pass::sections::Names;
use broadsheet::article::Language;
use jiff::tz::{Offset, TimeZone};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use url::Url;

/// The keys of the file, all optional; the command line has most of them too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Written {
    /// The edition's title.
    pub title: Option<String>,
    /// A sentence about the edition.
    pub description: Option<String>,
    /// A BCP 47 tag.
    pub language: Option<String>,
    /// The copyright line under every page.
    pub copyright: Option<String>,
    /// The address of the site that the articles belong to.
    pub url: Option<String>,
    /// A name such as `Asia/Shanghai`, or an offset such as `+08:00`.
    pub timezone: Option<String>,
    /// Whether `3/4/2014` is the third of April.
    pub day_first: Option<bool>,
    /// Whether headlines without a capital get their capitals.
    pub titlecase: Option<bool>,
    /// Whether codes of HTML in headlines are written as what they stand for.
    pub decode_titles: Option<bool>,
    /// Whether the file's own time dates an article that has no date.
    pub date_from_file: Option<bool>,
    /// Whether articles that are marked as drafts are taken.
    pub drafts: Option<bool>,
    /// Sections as sources name them, or folders, and the names that they are to have.
    pub sections: BTreeMap<String, String>,
}

/// What is wrong with the settings.
#[derive(Debug)]
pub enum SettingsError {
    /// The file cannot be read. Check its name and its permissions.
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// It is not TOML, or has a key that is not known. Mend the line that is named.
    Syntax {
        /// Which file.
        path: PathBuf,
        /// What the parser says, with the line.
        error: Box<toml::de::Error>,
    },
    /// A value means nothing. Write one of the form that is named.
    Value {
        /// Which key, or option.
        key: &'static str,
        /// What it says.
        value: String,
        /// What it should look like.
        form: &'static str,
    },
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, error } => {
                write!(f, "{} cannot be read: {error}", path.display())
            }
            Self::Syntax { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Value { key, value, form } => {
                write!(f, "{key} = \"{value}\" means nothing here; write {form}")
            }
        }
    }
}

impl std::error::Error for SettingsError {}

/// Reads the file.
pub fn read(path: &Path) -> Result<Written, SettingsError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| SettingsError::Unreadable { path: path.to_owned(), error })?;
    toml::from_str(&text)
        .map_err(|error| SettingsError::Syntax { path: path.to_owned(), error: Box::new(error) })
}

impl Written {
    /// These settings, with others over them.
    pub fn under(self, over: Self) -> Self {
        let mut sections = self.sections;
        sections.extend(over.sections);
        Self {
            title: over.title.or(self.title),
            description: over.description.or(self.description),
            language: over.language.or(self.language),
            copyright: over.copyright.or(self.copyright),
            url: over.url.or(self.url),
            timezone: over.timezone.or(self.timezone),
            day_first: over.day_first.or(self.day_first),
            titlecase: over.titlecase.or(self.titlecase),
            decode_titles: over.decode_titles.or(self.decode_titles),
            date_from_file: over.date_from_file.or(self.date_from_file),
            drafts: over.drafts.or(self.drafts),
            sections,
        }
    }

    /// The settings, checked.
    pub fn check(self) -> Result<Settings, SettingsError> {
        let language = checked(self.language, "language", "a tag such as en or zh-Hans", |it| {
            Language::parse(it)
        })?;
        let url = checked(self.url, "url", "an address such as https://news.example/", |it| {
            Url::parse(it).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
        })?;
        let form = "a zone such as Asia/Shanghai, or an offset such as +08:00";
        let timezone = checked(self.timezone, "timezone", form, zone)?;
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Ok(Settings {
            title: said(self.title),
            description: said(self.description),
            language,
            copyright: said(self.copyright),
            url,
            timezone,
            day_first: self.day_first,
            titlecase: self.titlecase.unwrap_or_default(),
            decode_titles: self.decode_titles.unwrap_or_default(),
            date_from_file: self.date_from_file.unwrap_or_default(),
            drafts: self.drafts.unwrap_or_default(),
            sections: Names::new(self.sections),
            largest: None,
        })
    }
}

/// A value that was written down, as what it means; a blank one is none.
fn checked<T>(
    value: Option<String>,
    key: &'static str,
    form: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, SettingsError> {
    let Some(value) = value.filter(|value| !value.trim().is_empty()) else { return Ok(None) };
    match read(value.trim()) {
        Some(read) => Ok(Some(read)),
        None => Err(SettingsError::Value { key, value, form }),
    }
}

fn zone(text: &str) -> Option<TimeZone> {
    if let Ok(zone) = TimeZone::get(text) {
        return Some(zone);
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = digits
        .split_once(':')
        .unwrap_or_else(|| digits.split_at_checked(2).unwrap_or((digits, "")));
    let hours: i32 = hours.parse().ok().filter(|hours| *hours < 16)?;
    let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    let seconds = sign * (hours * 60 + minutes) * 60;
    Offset::from_seconds(seconds).ok().filter(|_| (0..60).contains(&minutes)).map(TimeZone::fixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(toml: &str) -> Result<Settings, String> {
        let written: Written = toml::from_str(toml).map_err(|error| error.to_string())?;
        written.check().map_err(|error| error.to_string())
    }

    #[test]
    fn values_that_mean_nothing_are_named_with_their_form() {
        for (toml, says) in [
            ("language = \"english please\"", "language = \"english please\" means nothing"),
            ("timezone = \"Beijing\"", "write a zone such as Asia/Shanghai"),
            ("timezone = \"+25:00\"", "write a zone such as"),
            ("url = \"news.example\"", "write an address such as https://news.example/"),
            ("titel = \"x\"", "unknown field `titel`"),
        ] {
            assert!(written(toml).unwrap_err().contains(says), "{toml}");
        }
    }

    #[test]
    fn the_command_line_goes_over_the_file() {
        let file: Written = toml::from_str("title = \"a\"\nlanguage = \"en\"").unwrap();
        let over = Written { title: Some("b".into()), ..Written::default() };
        let settings = file.under(over).check().unwrap();
        assert_eq!((settings.title.as_deref(), settings.language.is_some()), (Some("b"), true));
    }

    #[test]
    fn a_zone_is_a_name_or_an_offset() {
        for zone in ["Asia/Shanghai", "+08:00", "+0800", "+08", "-03:30", "UTC"] {
            assert!(
                written(&format!("timezone = \"{zone}\"")).unwrap().timezone.is_some(),
                "{zone}"
            );
        }
    }
}
