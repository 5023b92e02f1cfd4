//! Which block is the headline: the window's title has the site's name behind it, the page itself
//! says it again without.

use crate::source::page::dateline::{byline, is_paper};
use crate::source::page::form::compared;
use crate::source::page::{chrome, labels, spam};

/// The headline, and the site's name that stood behind it in the window's title.
pub(super) struct Found {
    pub(super) headline: String,
    pub(super) site: Option<String>,
}

/// How many blocks may stand between the window's title and the headline.
const TOP: usize = 40;

/// Finds it.
pub(super) fn find(blocks: &[String]) -> Option<Found> {
    let top = || blocks.iter().take(TOP).filter(|block| is_candidate(block));
    let window = top().next()?;
    let repeated = top().skip(1).filter(|block| block.chars().count() > 1);
    let repeated = repeated.filter_map(|block| Some((block, site_behind(window, block)?)));
    if let Some((headline, site)) = repeated.max_by_key(|(block, _)| block.len()) {
        return Some(Found { headline: headline.clone(), site });
    }
    if let Some((headline, site)) = split(window, blocks) {
        return Some(Found { headline, site: Some(site) });
    }
    let headline = before_labels(blocks, window).unwrap_or(window).clone();
    Some(Found { headline, site: None })
}

fn is_candidate(block: &str) -> bool {
    !chrome::is_navigation(block)
        && chrome::breadcrumb(block).is_none()
        && labels::read(block).is_none()
        && chrome::dashed(block).is_none()
        && !chrome::is_copyright(block)
        && byline(block).is_none()
        && block.chars().count() <= 300
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

/// The block nearest before the line of labels, where the window's title names the site alone.
fn before_labels<'a>(blocks: &'a [String], window: &str) -> Option<&'a String> {
    let line = blocks.iter().take(TOP).position(|block| labels::read(block).is_some())?;
    let above = blocks.get(..line)?.iter().rev();
    let section = blocks.iter().take(TOP).find_map(|block| chrome::breadcrumb(block)?.pop());
    let mut above = above.filter(|block| is_candidate(block) && Some(*block) != section.as_ref());
    above.next().filter(|block| block.chars().count() > window.chars().count())
}
