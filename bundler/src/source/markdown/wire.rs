//! A page as its file has it: the front matter's members in whatever types they are written, and
//! the Markdown below it.

use serde_json::Value;

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    pub(super) matter: Matter,
    pub(super) markdown: String,
}

/// The members of a front matter, under lower-case names without `-` and `_`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Matter(Vec<(String, Value)>);

impl Matter {
    pub(super) fn new(members: impl IntoIterator<Item = (String, Value)>) -> Self {
        let own: Vec<_> = members.into_iter().map(|(name, value)| (plain(&name), value)).collect();
        let mut matter = Self(own);
        // Where Zola and Hugo have what they do not know themselves.
        for name in ["extra", "params"] {
            let more = matter.get(name).and_then(Value::as_object).cloned();
            let more = more.into_iter().flatten().map(|(name, value)| (plain(&name), value));
            matter.0.extend(more.collect::<Vec<_>>());
        }
        matter
    }

    /// A member that is there and not blank.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value).filter(|value| !is_blank(value))
    }

    /// The first text or number under one of several names, and which of them it was.
    pub(super) fn text(&self, names: &[&'static str]) -> Option<(String, &'static str)> {
        names.iter().find_map(|name| Some((text(self.get(name)?)?, *name)))
    }

    /// All texts under a name, and under it in a table of Zola's `taxonomies`.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let nested = self.get("taxonomies").and_then(Value::as_object).into_iter().flatten();
        let nested = nested.filter(|(known, _)| plain(known) == name).map(|(_, value)| value);
        self.get(name).into_iter().chain(nested).flat_map(texts).collect()
    }

    /// The same where a text without commas is parted at its spaces.
    pub(super) fn words(&self, name: &str) -> Vec<String> {
        match self.get(name) {
            Some(Value::String(text)) if !text.contains([',', ';', '，', '、']) => {
                text.split_whitespace().map(str::to_owned).collect()
            }
            _ => self.list(name),
        }
    }

    /// Whether a switch is set, however it is written.
    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Value::Bool(set) => Some(*set),
            Value::String(word) => match word.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A name as it is compared: `publishDate`, `publish_date` and `PublishDate` are one.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A single value as text.
pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(text),
        _ => None,
    }
}

/// A value as a list of texts: a text with commas or semicolons is one, too.
pub(super) fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let parts = text.split([',', ';', '，', '、']).map(str::trim);
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
        }
        Value::Array(items) => items.iter().filter_map(text).collect(),
        other => text(other).into_iter().collect(),
    }
}
