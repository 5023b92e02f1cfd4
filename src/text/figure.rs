//! Figures with their units: the parts of a text that no line may break (`500万元`, `2016年`,
//! `33 million yuan`).

use super::letter::is_lettered;
use std::ops::Range;

/// Units and the characters that make large numbers, written right behind a figure.
const CLOSE: &str = "%‰℃°万亿千百元年月日时分秒人户个名吨亩公里米村所株批次项岁倍";

/// Units and large numbers that are words of their own.
const WORDS: &[&str] = &[
    "thousand",
    "million",
    "billion",
    "trillion",
    "yuan",
    "dollars",
    "euros",
    "percent",
    "tons",
    "tonnes",
    "kg",
    "km",
    "hectares",
    "people",
    "households",
];

/// How many characters of a unit are held together with their figure.
const LONGEST: usize = 3;

/// The places of all figures that have a unit, in bytes and in order.
pub fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) =
        text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = from + start;
        let number = end_of_number(text, start);
        let end = end_of_units(text, number);
        if end > number {
            found.push(start..end);
        }
        from = end;
    }
    found
}

fn end_of_number(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let number = rest.get(..rest.len() - number.len()).unwrap_or_default();
    // A full stop or a comma behind the last digit is the sentence's.
    start + number.trim_end_matches(['.', ',']).len()
}

fn end_of_units(text: &str, mut end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    end += rest
        .chars()
        .take(LONGEST)
        .take_while(|c| CLOSE.chars().any(|it| it == *c))
        .map(char::len_utf8)
        .sum::<usize>();
    while let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix([' ', '\u{A0}'])) {
        let word =
            rest.split(|c: char| !is_lettered(c) || c.is_ascii_digit()).next().unwrap_or_default();
        if !WORDS.contains(&word) {
            break;
        }
        end = text.len() - rest.len() + word.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_figure_is_held_together_with_its_unit() {
        assert_eq!(held("投入500万元，2016年起"), ["500万元", "2016年"]);
        assert_eq!(
            held("It cost 33 million yuan, or 12.5% of 1,200 tons."),
            ["33 million yuan", "12.5%", "1,200 tons"]
        );
    }

    #[test]
    fn a_figure_without_a_unit_is_left_alone() {
        assert_eq!(held("In 2019, 416 were hired. A4 and 3."), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn figures_are_whole_parts_of_any_text(text in any::<String>()) {
            let mut last = 0;
            for range in figures(&text) {
                prop_assert!(range.start >= last && text.get(range.clone()).is_some());
                last = range.end;
            }
        }

        #[test]
        fn figures_stand_in_order(text in "[0-9.,% a万元-]{0,40}") {
            for range in figures(&text) {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
