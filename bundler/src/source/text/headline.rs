//! Which block is the headline: the window's title has the site's name behind it, the page itself
//! says it again without.

use crate::source::page::dateline::{byline, is_paper};
use crate::source::page::form::compared;
use crate::source::page::labels::Label;
use crate::source::page::{chrome, labels, spam};

/// The headline, blank where there is none, and what else stood in its place.
#[derive(Default)]
pub(super) struct Found {
    pub(super) headline: String,
    /// The site's name that stood behind it in the window's title.
    pub(super) site: Option<String>,
    /// Whether it looks like something else.
    pub(super) is_doubtful: bool,
    /// The page's first line, where the headline is another and it is not clear that it names the site.
    pub(super) passed_over: Option<String>,
}

/// How many blocks may stand between the window's title and the headline.
const TOP: usize = 40;

/// Finds it.
pub(super) fn find(blocks: &[String]) -> Option<Found> {
    let top = blocks.get(..blocks.len().min(TOP)).unwrap_or_default();
    // What a page begins with is no copyright line.
    let speaks = top.first().filter(|block| speaks_of_copyright(block)).map(|_| 0);
    let first = speaks.or_else(|| top.iter().position(|block| is_candidate(block)));
    // A paragraph is no headline where there is any other.
    let is_said = first.and_then(|first| top.get(first)).is_none_or(|block| is_paragraph(block));
    let alike = alike(top).filter(|_| is_said);
    let place = alike.or(first)?;
    let window = top.get(place)?;
    let mut found = Found {
        headline: window.clone(),
        site: None,
        is_doubtful: alike.or(speaks).is_some(),
        passed_over: None,
    };
    let repeated = top.iter().skip(place + 1).filter(|block| {
        let is_one = is_candidate(block) || !is_candidate(window) && is_alike(block);
        is_one && block.chars().count() > 1
    });
    let repeated = repeated.filter_map(|block| Some((block, site_behind(window, block)?)));
    if let Some((headline, site)) = repeated.max_by_key(|(block, _)| block.len()) {
        (found.headline, found.site) = (headline.clone(), site);
    } else if let Some((headline, site)) = split(window, blocks) {
        (found.headline, found.site) = (headline, Some(site));
    } else if let Some(headline) = above_labels(blocks, place) {
        found.passed_over = Some(window.clone()).filter(|it| !is_site(it, blocks));
        found.headline = headline.clone();
    }
    Some(found)
}

fn is_candidate(block: &str) -> bool {
    block.chars().count() <= 300 && is_text(block)
}

/// Whether nothing says that a block is something else than the headline or the article's.
fn is_text(block: &str) -> bool {
    !chrome::is_navigation(block)
        && chrome::breadcrumb(block).is_none()
        && labels::read(block).is_none()
        && chrome::dashed(block).is_none()
        && !chrome::is_copyright(block)
        && byline(block).is_none()
}

/// Whether a block is a paragraph of the article: it is long, or ends as a sentence.
fn is_paragraph(block: &str) -> bool {
    let is_said = block.ends_with(['.', '。', ';', '；']);
    (is_said || chrome::is_prose(block)) && is_text(block)
}

/// The block above the first paragraph that may be a headline, though it looks like something else.
fn alike(top: &[String]) -> Option<usize> {
    let end = top.iter().position(|block| is_paragraph(block)).unwrap_or(top.len());
    let above = top.get(..end)?;
    // A word that leads elsewhere is one of a menu, where there are several.
    let is_way = |block: &String| chrome::is_way(&compared(block));
    let is_alone = || above.iter().filter(|block| is_way(block)).count() == 1;
    let is_first = |block: &String| is_labelled(block) || is_way(block) && is_alone();
    let first = || above.first().filter(|block| is_first(block)).map(|_| 0);
    above.iter().position(|block| is_alike(block)).or_else(first)
}

/// Whether a block has an arrow or speaks of copyright, as headlines do, too.
fn is_alike(block: &str) -> bool {
    let is_way = chrome::breadcrumb(block).is_some() && chrome::plain_breadcrumb(block).is_none();
    (is_way || speaks_of_copyright(block))
        && !chrome::is_navigation(block)
        && chrome::dashed(block).is_none()
        && !is_dated(block)
        && block.chars().count() <= 300
}

/// Whether a block has the word without what makes a copyright line: its sign, or a year or an owner
/// right behind it.
fn speaks_of_copyright(block: &str) -> bool {
    let folded = compared(block);
    let is_marked = ["©", "(c)", "rights reserved"].iter().any(|mark| folded.contains(mark));
    let mut behind = ["copyright", "版权所有"].iter().filter_map(|word| folded.split_once(word));
    let is_owned = |rest: &str| {
        let rest = rest.trim_start_matches([' ', ':']);
        rest.is_empty() || rest.starts_with("by ") || rest.starts_with(|c: char| c.is_ascii_digit())
    };
    chrome::is_copyright(block) && !is_marked && !behind.any(|(_, rest)| is_owned(rest))
}

/// Whether a block is one label with words behind it: "Source: ministry plans tax cut".
fn is_labelled(block: &str) -> bool {
    let facts = labels::read(block).unwrap_or_default();
    let is_worded = |(_, value): &(_, String)| value.contains(char::is_alphabetic);
    facts.len() == 1 && facts.iter().all(is_worded) && !is_dated(block) && byline(block).is_none()
}

fn is_dated(block: &str) -> bool {
    let facts = labels::read(block).unwrap_or_default();
    facts.iter().any(|(label, _)| matches!(label, Label::Published | Label::Modified))
}

const SIGNS: [char; 11] = ['-', '|', '_', '–', '—', '·', ':', '｜', '－', '»', '•'];

/// What the window's title has behind a block that it starts with: `None` if it does not, or if the
/// block is only the beginning of a longer headline.
pub(super) fn site_behind(window: &str, block: &str) -> Option<Option<String>> {
    let (window, block) = (compared(window), compared(block));
    let rest = window.strip_prefix(block.as_str())?;
    if rest.is_empty() {
        return Some(None);
    }
    let site = rest.trim_start().trim_start_matches(SIGNS).trim();
    let apart = rest.trim_start().starts_with(SIGNS) || spam::is_name(site);
    (apart && site.chars().count() <= 60).then(|| Some(site.to_owned()))
}

/// The window's title without a name of a site behind a sign, where it is clear that it is one.
fn split(window: &str, blocks: &[String]) -> Option<(String, String)> {
    let (at, sign) = window.char_indices().rev().find(|(_, c)| SIGNS.contains(c) && *c != ':')?;
    let (headline, site) = (window.get(..at)?, window.get(at + sign.len_utf8()..)?.trim());
    let spaced = headline.ends_with(' ') || matches!(sign, '_' | '|' | '｜');
    let headline = headline.trim_end_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c));
    let short = site.chars().count() <= 40 && site.len() < headline.len().max(12);
    if headline.is_empty() || site.is_empty() || !short {
        return None;
    }
    let named = spam::is_name(site) || spaced && is_site(site, blocks);
    named.then(|| match split(headline, blocks) {
        // `Headline_Section_Site`.
        Some((headline, _)) => (headline, site.to_owned()),
        None => (headline.to_owned(), site.to_owned()),
    })
}

/// Whether words behind a headline name a site: it is named again on the page, or named so.
fn is_site(site: &str, blocks: &[String]) -> bool {
    let folded = compared(site);
    let again = blocks.iter().skip(1).any(|block| {
        let block_folded = compared(block);
        block_folded == folded
            || chrome::is_copyright(block) && block_folded.contains(&folded)
            || chrome::breadcrumb(block)
                .is_some_and(|parts| parts.iter().any(|it| compared(it) == folded))
    });
    again || is_paper(site)
}

/// The block nearest above the line of labels, where the window's title names the site alone: nothing of
/// the article stands above it, and the article below.
fn above_labels(blocks: &[String], window: usize) -> Option<&String> {
    let top = blocks.iter().take(TOP).enumerate();
    let mut top = top.take_while(|(place, block)| *place == window || !is_paragraph(block));
    let (line, _) = top.find(|(_, block)| labels::read(block).is_some())?;
    let (above, below) = blocks.split_at_checked(line)?;
    let mut near = below.iter().take(TOP).take_while(|block| !chrome::is_end(block));
    if !below.iter().any(|block| is_paragraph(block)) && !near.any(|block| is_text(block)) {
        return None;
    }
    let section = blocks.iter().take(TOP).find_map(|block| chrome::breadcrumb(block)?.pop());
    let above = above.iter().skip(window).rev();
    let mut above = above.filter(|block| is_candidate(block) && Some(*block) != section.as_ref());
    let window = blocks.get(window)?.chars().count();
    above.next().filter(|block| block.chars().count() > window)
}
