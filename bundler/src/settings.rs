//! How an edition is to be made: what `broadsheet.toml` says, with what the command line says over
//! it, made into values that can be used as they are.

mod file;

pub use file::{SettingsError, Written, read};

use crate::pass::dates::Habits;
use crate::pass::sections::Names;
use broadsheet::article::Language;
use jiff::tz::TimeZone;
use url::Url;

/// The name of the file that they are kept in.
pub const FILE: &str = "broadsheet.toml";

/// The settings, checked.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The edition's title.
    pub title: Option<String>,
    /// A sentence about the edition.
    pub description: Option<String>,
    /// The language of the edition, and of articles that do not tell theirs.
    pub language: Option<Language>,
    /// The copyright line under every page.
    pub copyright: Option<String>,
    /// The site that the articles belong to: what relative links are relative to.
    pub url: Option<Url>,
    /// The zone of dates that name none.
    pub timezone: Option<TimeZone>,
    /// Whether `3/4/2014` is the third of April; by the article's language if not said.
    pub day_first: Option<bool>,
    /// Whether headlines without a capital get their capitals.
    pub titlecase: bool,
    /// Whether codes of HTML in headlines (`&rsquo;`) are written as what they stand for.
    pub decode_titles: bool,
    /// Whether the file's own time dates an article that has no date.
    pub date_from_file: bool,
    /// Whether articles that are marked as drafts are taken.
    pub drafts: bool,
    /// The names of sections.
    pub sections: Names,
    /// The size in bytes beyond which a file is left out, if there is a bound.
    pub largest: Option<u64>,
}

impl Settings {
    /// What to suppose of the dates of an article in a language.
    pub fn habits(&self, language: Option<&Language>) -> Habits {
        let own = || match language.map(Language::primary) {
            // One zone holds for all of each of these.
            Some("zh") => TimeZone::get("Asia/Shanghai").ok(),
            Some("ja") => TimeZone::get("Asia/Tokyo").ok(),
            Some("ko") => TimeZone::get("Asia/Seoul").ok(),
            _ => None,
        };
        let american = matches!(language.map(Language::as_str), None | Some("en" | "en-US"));
        Habits {
            zone: self.timezone.clone().or_else(own),
            day_first: self.day_first.unwrap_or(!american),
        }
    }
}
