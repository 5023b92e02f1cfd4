//! Where the article lies on a page with much around it: menus, teasers, comments.
//!
//! Every block is given a weight, running text above zero and all else below; the article is the run
//! of blocks with the greatest sum. On a page with little around its article the parser's own rules
//! see more, such as a last paragraph of three words.

use crate::source::page::chrome;
use broadsheet::text::is_unspaced;
use std::ops::Range;

/// From how many short lines on a page has much around its article.
const CROWDED: usize = 15;

/// What a block weighs. Measured on saved news pages of which the article is known; in words.
const PROSE_AT_MOST: i64 = 40;
const SHORT: i64 = -12;
const LINE: i64 = -8;
const ELSEWHERE: i64 = -50;

/// The article's blocks on a crowded page; `None` on any other.
pub(super) fn article(blocks: &[String]) -> Option<Range<usize>> {
    let prose = blocks.iter().filter(|block| chrome::is_prose(block)).count();
    let lines = blocks.len() - prose;
    if lines < CROWDED || lines <= prose {
        return None;
    }
    let (mut sum, mut start) = (0, 0);
    let (mut best, mut range) = (0, 0..0);
    for (place, block) in blocks.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, place);
        }
        sum += weight(block);
        if sum > best {
            (best, range) = (sum, start..place + 1);
        }
    }
    Some(range).filter(|range| !range.is_empty())
}

fn weight(block: &str) -> i64 {
    let elsewhere = chrome::is_end(block) || chrome::is_copyright(block);
    match length(block) {
        _ if elsewhere || chrome::is_navigation(block) => ELSEWHERE,
        length if chrome::is_prose(block) => length.min(PROSE_AT_MOST),
        0..=3 => SHORT,
        _ => LINE,
    }
}

/// How many words there are in a block; three Chinese characters are about two.
fn length(block: &str) -> i64 {
    let characters = block.chars().filter(|c| is_unspaced(*c)).count() * 2 / 3;
    let spaced = block.split_whitespace().filter(|word| !word.chars().any(is_unspaced)).count();
    i64::try_from(characters + spaced).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str], paragraphs: usize) -> Vec<String> {
        let prose = "The committee has put the plan into practice and promoted the work.";
        let around = lines.iter().map(|line| (*line).to_owned());
        let paragraphs = (0..paragraphs).map(|_| prose.to_owned());
        around.clone().chain(paragraphs).chain(around).collect()
    }

    #[test]
    fn the_run_of_prose_is_the_article() {
        let around = [
            "Home",
            "Sport news of today",
            "Share on",
            "Weather",
            "Videos",
            "Jobs",
            "More",
            "Shop",
        ];
        assert_eq!(article(&page(&around, 5)), Some(8..13));
    }

    #[test]
    fn a_page_with_little_around_is_left_to_other_rules() {
        assert_eq!(article(&page(&["Home", "News"], 5)), None);
        assert_eq!(article(&page(&["a", "b", "c", "d", "e", "f", "g", "h"], 0)), None);
    }
}
