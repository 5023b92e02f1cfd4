//! A style sheet's own properties (`--muted`) by short names. Knows of the sheet alone: a property that
//! it does not set itself is set by others, and keeps its name (of more than a letter).

use std::collections::BTreeMap;
use std::ops::Range;

/// The same sheet with a letter for each property that it sets, as far as there are letters.
pub(super) fn shorten(sheet: &str) -> String {
    let letters = ('a'..='z').chain('A'..='Z');
    let own: BTreeMap<&str, char> = own(sheet).into_iter().zip(letters).collect();
    let mut out = String::with_capacity(sheet.len());
    let mut from = 0;
    for place in places(sheet) {
        if let Some(letter) = sheet.get(place.clone()).and_then(|name| own.get(name)) {
            out.push_str(sheet.get(from..place.start).unwrap_or_default());
            out.push(*letter);
            from = place.end;
        }
    }
    out.push_str(sheet.get(from..).unwrap_or_default());
    out
}

/// The properties that the sheet sets, in order.
fn own(sheet: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for place in places(sheet) {
        let is_set = sheet.get(place.end..).is_some_and(|rest| rest.starts_with(':'));
        if let Some(name) = sheet.get(place).filter(|name| is_set && !names.contains(name)) {
            names.push(name);
        }
    }
    names
}

/// Where names stand that begin with two dashes: what is behind those.
fn places(sheet: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = sheet.get(from..).and_then(|rest| rest.find("--")) {
        let start = from + at + 2;
        let rest = sheet.get(start..).unwrap_or_default();
        let end = start + rest.find(ends).unwrap_or(rest.len());
        if sheet.get(..from + at).is_some_and(|before| before.ends_with(ends)) {
            places.push(start..end);
        }
        from = end;
    }
    places
}

fn ends(letter: char) -> bool {
    !letter.is_alphanumeric() && !matches!(letter, '-' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_sheet_sets_is_called_by_letters() {
        let sheet =
            ":root{--ink:#000;--ink--2:clamp(1rem,2vw,3rem)}a{color:var(--ink);top:var(--ink--2)}";
        let short = ":root{--a:#000;--b:clamp(1rem,2vw,3rem)}a{color:var(--a);top:var(--b)}";
        assert_eq!(shorten(sheet), short);
        assert_eq!(shorten(short), short);
    }

    #[test]
    fn what_others_set_keeps_its_name() {
        let sheet = "a{height:var(--share);width:calc(1px - -1px)}";
        assert_eq!(shorten(sheet), sheet);
    }
}
