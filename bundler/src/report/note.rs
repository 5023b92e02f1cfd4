//! One line of the report: what was found, and what to do about it.

use serde::Serialize;
use std::borrow::Cow;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// The file or article is not in the edition, as it asks or as it must be.
    LeftOut,
    /// Something in it was changed or taken away.
    Changed,
    /// It is in the edition, but something in it may be wrong.
    Doubted,
    /// Something was settled that the source leaves open. `--strict` does not count it.
    Noted,
}

/// A finding about one file or one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// A short name that stays the same, for machines: `date-not-understood`.
    pub code: &'static str,
    /// What was found, and why it is so: a sentence without its capital and stop.
    pub what: Cow<'static, str>,
    /// What the publisher can do about it; blank when there is nothing to do.
    pub remedy: Cow<'static, str>,
}

impl Note {
    /// Something is not in the edition.
    pub fn left_out(code: &'static str, what: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Weight::LeftOut, code, what)
    }

    /// Something was changed.
    pub fn changed(code: &'static str, what: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Weight::Changed, code, what)
    }

    /// Something may be wrong.
    pub fn doubted(code: &'static str, what: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Weight::Doubted, code, what)
    }

    /// Something was settled that the source leaves open.
    pub fn noted(code: &'static str, what: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Weight::Noted, code, what)
    }

    fn new(weight: Weight, code: &'static str, what: impl Into<Cow<'static, str>>) -> Self {
        Self { weight, code, what: what.into(), remedy: Cow::Borrowed("") }
    }

    /// The same finding, with what to do about it.
    pub fn remedy(self, remedy: impl Into<Cow<'static, str>>) -> Self {
        Self { remedy: remedy.into(), ..self }
    }
}
