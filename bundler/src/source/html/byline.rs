//! Names of authors, as bylines have them: with what stands around them in print taken off.

/// Words that stand before a name.
const BEFORE: &[&str] = &[
    "analysis by",
    "opinion by",
    "posted by",
    "written by",
    "published by",
    "story by",
    "review by",
    "words by",
    "text by",
    "by:",
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "av",
    "автор:",
    "текст:",
    "text:",
    "作者：",
    "作者:",
    "记者",
    "文/",
    "文／",
    "文：",
    "撰文：",
    "기자:",
    "글:",
    "文・",
    "執筆:",
];

/// Names that programs give whoever keeps the site.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "webmaster",
    "root",
    "user",
    "wordpress",
    "author",
    "guest",
];

/// The name, if it is one.
pub(super) fn name(text: &str) -> Option<String> {
    let mut name = text.trim();
    // What stands behind a bar, or behind a dash with a date, is where or when.
    name = name.split(" | ").next().unwrap_or(name);
    for dash in [" — ", " – ", " - ", " • ", " · "] {
        if let Some((before, behind)) = name.split_once(dash)
            && behind.contains(|c: char| c.is_ascii_digit())
        {
            name = before;
        }
    }
    while let Some(rest) = BEFORE.iter().find_map(|word| without(name, word)) {
        name = rest;
    }
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '|' | '•'));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let is_said = ["said:", "says:", "wrote:"].iter().any(|it| text.trim_end().ends_with(it));
    let is_nobody = NOBODY.iter().any(|it| name.eq_ignore_ascii_case(it));
    // A field of a form, or an address.
    let is_field = ["(required)", "(wajib)", "(optional)"].iter().any(|it| name.contains(it));
    let is_one = letters >= 2
        && digits <= 4
        && !is_said
        && !is_nobody
        && !is_field
        && !name.contains(['*', '@', '/']);
    is_one.then(|| name.to_owned())
}

/// A text without a word that it begins with. A word of letters alone ends at a space, but in Chinese.
fn without<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let start = text.get(..word.len())?;
    let rest = text.get(word.len()..)?;
    let ends = word.ends_with(|c: char| !c.is_ascii_alphabetic())
        || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    (start.to_lowercase() == word && ends && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_what_stands_around_them() {
        for (byline, told) in [
            ("By Ann Lee", Some("Ann Lee")),
            ("Posted by: Ann", Some("Ann")),
            ("Jeff Foust — November 18, 2019", Some("Jeff Foust")),
            ("Amy Kuper | The Daily", Some("Amy Kuper")),
            ("Analysis by Chris C., Editor-at-large", Some("Chris C., Editor-at-large")),
            ("Текст: Венера Е", Some("Венера Е")),
            ("作者：张三", Some("张三")),
            ("Byron Bay", Some("Byron Bay")),
            ("Diana Prince", Some("Diana Prince")),
            ("Milan G on September 12, 2018 at 4:47 pm said:", None),
            ("admin", None),
            ("2018-09-30", None),
            ("", None),
        ] {
            assert_eq!(name(byline).as_deref(), told, "{byline}");
        }
    }
}
