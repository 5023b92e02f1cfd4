//! Front matter: YAML, TOML or JSON above the text. A program there is refused, and never run.

use super::wire::{Matter, Page};
use crate::report::Note;
use serde_json::Value;
use std::collections::HashMap;
use toml::Value as Toml;

/// A page's front matter taken off its text, and what is to be reported of it.
pub(super) fn split(text: &str) -> Result<(Page, Vec<Note>), Note> {
    let text = text.trim_start_matches(['\u{FEFF}', '\n', '\r']);
    if text.starts_with('{') {
        return Ok((leading_json(text), Vec::new()));
    }
    let bare = || Page { matter: Matter::default(), markdown: text.to_owned() };
    let Some(fenced) = Fenced::of(text) else {
        return Ok((bare(), unended(text).into_iter().collect()));
    };
    let members = match fenced.format()? {
        Format::Yaml => yaml(fenced.inside),
        Format::Toml => toml(fenced.inside),
        Format::Json => json(fenced.inside),
    };
    let page = |members| Page { matter: Matter::new(members), markdown: fenced.below.to_owned() };
    match members {
        Ok(members) => Ok((page(members), Vec::new())),
        Err(why) => {
            let members = by_line(fenced.inside);
            let what = match members.is_empty() {
                true => format!("its front matter is not understood: {why}"),
                false => format!("its front matter is read line by line, for as a whole {why}"),
            };
            let note = Note::doubted("front-matter", what)
                .remedy("put texts with \": \" or \"#\" in them between quotes");
            Ok((page(members), vec![note]))
        }
    }
}

/// What is reported of a text that begins like a front matter that nothing ends: all of it is text.
fn unended(text: &str) -> Option<Note> {
    let (fence, rest) = text.split_once('\n')?;
    let fence = fence.trim_end();
    let sign = match fence.get(..3)? {
        "---" => ':',
        "+++" => '=',
        _ => return None,
    };
    let (name, _) = rest.trim_start().lines().next()?.split_once(sign)?;
    let name = name.trim_end();
    let is_name = !name.is_empty()
        && fence.chars().skip(3).all(|c| c.is_ascii_alphanumeric())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    is_name.then(|| {
        let what = "its front matter has no end, and stands in the text as it is";
        Note::doubted("front-matter", what).remedy("write a line of --- (or +++) below it")
    })
}

enum Format {
    Yaml,
    Toml,
    Json,
}

/// What stands between two lines of `---`, `+++` or `;;;`, and the text below.
struct Fenced<'a> {
    fence: &'a str,
    language: &'a str,
    inside: &'a str,
    below: &'a str,
}

impl<'a> Fenced<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let fence = text.get(..3).filter(|fence| matches!(*fence, "---" | "+++" | ";;;"))?;
        let (first, rest) = text.split_once('\n')?;
        let language = first.get(3..)?.trim();
        if !language.chars().all(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let mut at = 0;
        for line in rest.split_inclusive('\n') {
            let closes = line.trim_end();
            if closes == fence || (fence == "---" && closes == "...") {
                let below = rest.get(at + line.len()..).unwrap_or_default();
                return Some(Self { fence, language, inside: rest.get(..at)?, below });
            }
            at += line.len();
        }
        None
    }

    fn format(&self) -> Result<Format, Note> {
        match self.language.to_ascii_lowercase().as_str() {
            "" if self.fence == "+++" => Ok(Format::Toml),
            "" if self.fence == ";;;" => Ok(Format::Json),
            "" | "yaml" | "yml" => Ok(Format::Yaml),
            "toml" => Ok(Format::Toml),
            "json" => Ok(Format::Json),
            language => {
                let what = format!("its front matter is a program ({language}), which is not run");
                Err(Note::left_out("front-matter-program", what)
                    .remedy("write the front matter as YAML, TOML or JSON"))
            }
        }
    }
}

type Members = Vec<(String, Value)>;

/// JSON without a fence, as Hugo has it: the text begins behind its last brace.
fn leading_json(text: &str) -> Page {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match values.next() {
        Some(Ok(Value::Object(members))) => {
            let below = text.get(values.byte_offset()..).unwrap_or_default();
            Page { matter: Matter::new(members), markdown: below.to_owned() }
        }
        // A text may begin with a brace.
        _ => Page { matter: Matter::default(), markdown: text.to_owned() },
    }
}

fn json(text: &str) -> Result<Members, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) => Ok(members.into_iter().collect()),
        Ok(_) => Err("it has no members".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn toml(text: &str) -> Result<Members, String> {
    let table: toml::Table =
        text.parse().map_err(|error: toml::de::Error| first_line(error.message()))?;
    Ok(table.into_iter().map(|(name, value)| (name, from_toml(value))).collect())
}

fn from_toml(value: Toml) -> Value {
    match value {
        Toml::String(text) => Value::String(text),
        Toml::Integer(number) => number.into(),
        Toml::Float(number) => number.into(),
        Toml::Boolean(set) => Value::Bool(set),
        Toml::Datetime(date) => Value::String(date.to_string()),
        Toml::Array(items) => items.into_iter().map(from_toml).collect(),
        Toml::Table(members) => {
            members.into_iter().map(|(name, value)| (name, from_toml(value))).collect()
        }
    }
}

const MOST_BRACKETS: usize = 5_000;

fn yaml(text: &str) -> Result<Members, String> {
    use serde_norway::Value as Yaml;
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    // The library's time grows with the square of the brackets that stand open.
    if text.matches(['[', '{']).count() > MOST_BRACKETS {
        return Err("it has too many brackets".to_owned());
    }
    let indented = text.replace('\t', "  ");
    let mut read = serde_norway::from_str(&indented);
    if read.as_ref().is_err_and(|error| error.to_string().contains("duplicate entry")) {
        read = serde_norway::from_str(&last_of_each(&indented));
    }
    match read {
        Ok(Yaml::Mapping(members)) => Ok(members
            .into_iter()
            .filter_map(|(name, value)| {
                Some((super::wire::text(&from_yaml(name))?, from_yaml(value)))
            })
            .collect()),
        Ok(Yaml::Null) => Ok(Vec::new()),
        Ok(_) => Err("it has no members".to_owned()),
        Err(error) => Err(first_line(&error.to_string())),
    }
}

/// Of members of one name the last, as older readers of YAML had it.
fn last_of_each(text: &str) -> String {
    let is_first = |c: char| c.is_alphanumeric() || matches!(c, '_' | '"' | '\'');
    let mut last = HashMap::new();
    let mut members = vec![String::new()];
    for line in text.split_inclusive('\n') {
        if let Some((name, _)) = line.split_once(':').filter(|_| line.starts_with(is_first)) {
            let before = last.insert(name, members.len());
            before.and_then(|it| members.get_mut(it)).map(String::clear);
            members.push(String::new());
        }
        if let Some(member) = members.last_mut() {
            member.push_str(line);
        }
    }
    members.concat()
}

fn from_yaml(value: serde_norway::Value) -> Value {
    use serde_norway::Value as Yaml;
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(set) => Value::Bool(set),
        Yaml::Number(number) => serde_json::to_value(number).unwrap_or(Value::Null),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => items.into_iter().map(from_yaml).collect(),
        Yaml::Mapping(members) => members
            .into_iter()
            .filter_map(|(name, value)| {
                Some((super::wire::text(&from_yaml(name))?, from_yaml(value)))
            })
            .collect(),
        Yaml::Tagged(tagged) => from_yaml(tagged.value),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// The members that stand in one line each, for a front matter that breaks its format's rules:
/// most often a headline with a colon in it.
fn by_line(inside: &str) -> Members {
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    let member = |line: &str| {
        let (name, value) = line.split_once(':')?;
        is_name(name).then(|| (name.to_owned(), Value::String(unquoted(value).to_owned())))
    };
    let members = inside.lines().filter_map(member);
    members.filter(|(_, value)| value.as_str().is_some_and(|it| !it.is_empty())).collect()
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let within = |quote| value.strip_prefix(quote).and_then(|it: &str| it.strip_suffix(quote));
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Page, Vec<Note>) {
        split(text).unwrap()
    }

    #[test]
    fn each_format_says_the_same() {
        for text in [
            "---\ntitle: A\ndate: 2020-11-16T09:29:11+08:00\ntags: [x, y]\n---\nbody",
            "---yaml\r\ntitle: A\r\ndate: 2020-11-16T09:29:11+08:00\r\ntags:\r\n- x\r\n- y\r\n---\r\nbody",
            "---\ntitle: A\ndate: 2020-11-16T09:29:11+08:00\ntags: x, y\n...\nbody",
            "+++\ntitle = \"A\"\ndate = 2020-11-16T09:29:11+08:00\ntags = [\"x\", \"y\"]\n+++\nbody",
            "+++\ntitle = \"A\"\ndate = 2020-11-16T09:29:11+08:00\n[taxonomies]\ntags = [\"x\", \"y\"]\n+++\nbody",
            "{\"title\": \"A\", \"date\": \"2020-11-16T09:29:11+08:00\", \"tags\": [\"x\", \"y\"]}\nbody",
            ";;;\n{\"title\": \"A\", \"date\": \"2020-11-16T09:29:11+08:00\", \"tags\": \"x; y\"}\n;;;\nbody",
        ] {
            let (page, notes) = read(text);
            let said = |name| page.matter.text(&[name]).unwrap().0;
            assert_eq!((said("title"), page.markdown.trim()), ("A".to_owned(), "body"), "{text}");
            assert_eq!(said("date"), "2020-11-16T09:29:11+08:00");
            assert_eq!(page.matter.list("tags"), ["x", "y"], "{text}");
            assert!(notes.is_empty());
        }
    }

    #[test]
    fn a_program_is_refused() {
        for language in ["js", "javascript", " coffee"] {
            let note = split(&format!("---{language}\n{{title: 'A'}}\n---\nbody")).unwrap_err();
            assert_eq!(note.code, "front-matter-program");
        }
    }

    #[test]
    fn a_colon_in_a_headline_does_not_cost_the_headline() {
        let (page, notes) = read("---\ntitle: Roads: a study\ndate: 2020-11-16\n---\nbody");
        assert_eq!(page.matter.text(&["title"]).unwrap().0, "Roads: a study");
        assert_eq!(
            (page.matter.text(&["date"]).unwrap().0.as_str(), notes.len()),
            ("2020-11-16", 1)
        );
    }

    #[test]
    fn of_two_members_of_one_name_the_last_is_taken_and_none_of_the_others_is_lost() {
        let text = "---\nexpiry: 2020-11-16\ntags:\n- x\n- y\nexpiry: 2021-11-16\n---\nbody";
        let (page, notes) = read(text);
        assert_eq!(page.matter.list("tags"), ["x", "y"]);
        assert_eq!(page.matter.text(&["expiry"]).unwrap().0, "2021-11-16");
        assert!(notes.is_empty(), "{notes:?}");
    }

    #[test]
    fn what_only_looks_like_front_matter_is_text() {
        for text in ["---\nbody", "{not json}\nbody", "+++ a\nbody", "---- \nx\n---\n", "{\"a\":"] {
            let (page, _) = read(text);
            assert_eq!((page.matter, page.markdown.as_str()), (Matter::default(), text));
        }
    }

    #[test]
    fn a_front_matter_without_an_end_became_text_and_no_line_said_so() {
        for text in ["---\ntitle: A\n\nbody", "+++\ntitle = \"A\"\n\nbody"] {
            let (page, notes) = read(text);
            assert_eq!((page.markdown.as_str(), notes.len()), (text, 1));
            assert_eq!(notes[0].code, "front-matter");
        }
        for text in ["---\nbody", "---\n\nA line: and more", "----\ntitle: A", "---\n- a: b"] {
            assert!(read(text).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn aliases_that_multiply_and_deep_nesting_end_in_a_note() {
        let mut bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n".to_owned();
        for (name, before) in ('b'..'k').zip('a'..) {
            let list = format!("*{before},").repeat(9);
            bomb.push_str(&format!("{name}: &{name} [{list}]\n"));
        }
        assert_eq!(read(&format!("---\n{bomb}---\n")).1.len(), 1);
        let deep = "[".repeat(100_000);
        assert_eq!(read(&format!("---\ntitle: A\nx: {deep}\n---\n")).1.len(), 1);
        assert!(read(&format!("{{\"x\":{deep}")).1.is_empty());
    }
}
