//! From the text of a page to its parts.

use super::wire::{Page, blocks, with_values};
use super::{adapter, headline, region};
use crate::pass::encoding;
use crate::report::Note;
use crate::source::page::dateline::byline;
use crate::source::page::form::compared;
use crate::source::page::labels::Label;
use crate::source::page::{chrome, labels, spam};
use crate::source::{File, Reading};
use std::ops::Range;

/// Reads a page's text.
pub fn parse(file: &File) -> Result<Reading, Note> {
    let decoded = encoding::decode(&file.bytes, None);
    let page = page(&decoded.text).ok_or_else(|| {
        Note::left_out("blank", "there is no text in it")
            .remedy("delete it, or save the page again")
    })?;
    let mut draft = adapter::draft(page, &file.origin);
    draft.notes.extend(decoded.notes());
    Ok(Reading { drafts: vec![draft], ..Reading::default() })
}

/// The parts of a page's text, or `None` when there is no text.
pub(super) fn page(text: &str) -> Option<Page> {
    let mut blocks = with_values(blocks(text));
    let found = headline::find(&blocks).unwrap_or_default();
    let mut page = Page {
        headline: Some(found.headline).filter(|headline| !headline.is_empty()),
        is_doubtful: found.is_doubtful,
        left_out: found.passed_over.into_iter().collect(),
        ..Page::default()
    };
    clean(&mut page, &mut blocks, found.site);
    match region::article(&blocks) {
        Some(region) => read_crowded(&mut page, &blocks, region),
        None => {
            let body = read_top(&mut page, &blocks);
            read_body(&mut page, blocks.get(body..).unwrap_or_default());
        }
    }
    if page.breadcrumb.last().is_some_and(|last| is_itself(&page, last)) {
        page.breadcrumb.pop();
    }
    // The only paragraph is the article, and there is no headline.
    if page.paragraphs.is_empty() {
        page.paragraphs.extend(page.headline.take_if(|headline| chrome::is_prose(headline)));
    }
    (page.headline.is_some() || !page.paragraphs.is_empty()).then_some(page)
}

/// Takes injected names out of the whole page, before anything in it is taken for something.
fn clean(page: &mut Page, blocks: &mut Vec<String>, site: Option<String>) {
    let injection = spam::Injection::of(site.as_deref(), page.headline.as_deref());
    page.spam.extend(site.filter(|site| spam::is_name(site)));
    let headline = page.headline.iter_mut();
    page.spam.extend(headline.flat_map(|text| injection.take_out_of_headline(text)));
    page.spam.extend(blocks.iter_mut().flat_map(|text| injection.take_out(text)));
    blocks.retain(|block| block.chars().any(char::is_alphanumeric));
}

/// Whether the last part of a breadcrumb is the page itself, maybe cut short.
fn is_itself(page: &Page, part: &str) -> bool {
    let headline = page.headline.as_deref().map(compared).unwrap_or_default();
    let part = compared(part);
    let start = part.trim_end_matches(['.', '…']);
    part == headline || start.len() < part.len() && start.len() >= 12 && headline.starts_with(start)
}

/// Reads what stands above the article's first paragraph, and gives the place of that paragraph.
fn read_top(page: &mut Page, blocks: &[String]) -> usize {
    let headline = page.headline.clone().unwrap_or_default();
    let folded = compared(&headline);
    let is_headline = |block: &str| {
        let start = Some(folded.as_str()).filter(|folded| !folded.is_empty());
        let rest = start.and_then(|start| Some(compared(block).strip_prefix(start)?.len()));
        let again = || headline::site_behind(block, &headline).is_some();
        rest == Some(0) || rest.is_some() && !chrome::is_prose(block) && again()
    };
    // Between a headline and its line of labels stands nothing of the article.
    let top = |block: &String| !chrome::is_prose(block) || labels::read(block).is_some();
    let reach = blocks.iter().take_while(|block| top(block) || is_headline(block)).count();
    let last_headline = blocks.iter().take(reach).rposition(|block| is_headline(block));
    // Labels below an article of short lines are not its top.
    let near = || blocks.iter().take_while(|block| is_headline(block) || !chrome::is_end(block));
    let last_text = match reach < blocks.len() {
        true => reach,
        false => near().enumerate().filter(|(_, it)| is_article(it)).last().map_or(0, |it| it.0),
    };
    let last_label = blocks.iter().take(last_text).rposition(|block| labels::read(block).is_some());
    let top_end = last_label.max(last_headline).map_or(0, |last| last + 1);
    for (place, block) in blocks.iter().enumerate() {
        let below = last_headline.is_none_or(|headline| place > headline);
        // Below the headline an arrow is one of the text's signs, unless what it leads to is the page.
        let way = match place < top_end && (!below || last_headline.is_none()) {
            true => chrome::breadcrumb(block),
            false => chrome::plain_breadcrumb(block).or_else(|| {
                chrome::breadcrumb(block)
                    .filter(|way| way.last().is_some_and(|it| is_itself(page, it)))
            }),
        };
        if is_headline(block) {
            continue;
        } else if let Some(parts) = way.filter(|_| page.breadcrumb.is_empty()) {
            page.breadcrumb = parts;
        } else if chrome::is_navigation(block) || is_place(page, block) {
            continue;
        } else if let Some(facts) = labels::read(block) {
            page.labels.extend(facts);
        } else if let Some(subtitle) = chrome::dashed(block).filter(|_| page.subtitle.is_none()) {
            page.subtitle = Some(subtitle.to_owned());
        } else if let Some(facts) = byline(block).filter(|_| below) {
            page.labels.extend(facts);
        } else if place >= top_end || chrome::is_prose(block) {
            return place;
        } else if below && page.subtitle.is_none() && block.chars().count() >= 8 {
            page.subtitle = Some(block.clone());
        } else if below {
            page.left_out.push(block.clone());
        }
    }
    blocks.len()
}

/// How many blocks of labels may stand right above or below the start of an article's region.
const HEAD: usize = 8;

/// Reads a page with much around its article.
fn read_crowded(page: &mut Page, blocks: &[String], region: Range<usize>) {
    let headline = page.headline.as_deref().map(compared).unwrap_or_default();
    let (above, rest) = blocks.split_at(region.start);
    let (article, below) = rest.split_at(region.len());
    page.breadcrumb =
        above.iter().rev().find_map(|block| chrome::breadcrumb(block)).unwrap_or_default();
    let head = above.iter().rposition(|block| compared(block) == headline).unwrap_or(above.len());
    let head = head.max(above.len().saturating_sub(HEAD));
    for block in above.iter().skip(head) {
        read_fact(page, block);
        if let Some(subtitle) = chrome::dashed(block) {
            page.subtitle = Some(subtitle.to_owned());
        }
    }
    for (place, block) in article.iter().enumerate() {
        let is_fact = !chrome::is_prose(block) && place < HEAD && read_fact(page, block);
        if !is_fact && !chrome::is_navigation(block) && compared(block) != headline {
            page.paragraphs.push(block.clone());
        }
    }
    let is_line = |block: &&String| chrome::is_copyright(block) && compared(block) != headline;
    let line = below.iter().chain(above).find(is_line);
    page.copyright = line.map(|line| chrome::without_registration(line));
    leave_out(page, above.iter().chain(below));
}

/// Remembers paragraphs that are left out, since they may be the article's.
fn leave_out<'a>(page: &mut Page, blocks: impl Iterator<Item = &'a String>) {
    let headline = page.headline.clone().unwrap_or_default();
    let may_be = |block: &&String| {
        chrome::is_prose(block)
            && !chrome::is_copyright(block)
            && !chrome::is_navigation(block)
            && labels::read(block).is_none()
            && compared(block) != compared(&headline)
    };
    page.left_out.extend(blocks.filter(may_be).cloned());
}

/// Reads a line of labels, or an author's line.
fn read_fact(page: &mut Page, block: &str) -> bool {
    if let Some(facts) = labels::read(block) {
        page.labels.extend(facts);
        return true;
    }
    let Some(facts) = byline(block) else { return false };
    page.labels.extend(facts);
    true
}

/// Whether a block only repeats where the page stands.
fn is_place(page: &Page, block: &str) -> bool {
    page.breadcrumb.iter().any(|part| compared(part) == compared(block))
}

/// Reads the article's paragraphs and what stands below them.
fn read_body(page: &mut Page, blocks: &[String]) {
    let end =
        blocks.iter().enumerate().position(|(place, block)| place > 0 && chrome::is_end(block));
    let (article, below) = blocks.split_at(end.unwrap_or(blocks.len()));
    let line = below.iter().find(|block| chrome::is_copyright(block));
    page.copyright = line.map(|line| chrome::without_registration(line));
    let last = article.iter().rposition(|block| is_article(block)).map_or(0, |last| last + 1);
    let (article, foot) = article.split_at(last + reached(article, last));
    for block in foot {
        if let Some(facts) = labels::read(without_brackets(block)) {
            page.labels.extend(facts);
        } else if page.copyright.is_none() && chrome::is_copyright(block) {
            page.copyright = Some(chrome::without_registration(block));
        }
    }
    let kept = article.iter().filter(|block| !chrome::is_navigation(block));
    page.paragraphs = kept.cloned().collect();
    leave_out(page, below.iter());
}

/// Whether a block at the end of the text may still be the article's.
fn is_article(block: &str) -> bool {
    !chrome::is_copyright(block)
        && !chrome::is_navigation(block)
        && chrome::plain_breadcrumb(block).is_none_or(|_| chrome::is_prose(block))
        && labels::read(without_brackets(block)).is_none()
}

/// How many lines behind the last of the text say how to reach somebody whom that one names.
fn reached(blocks: &[String], last: usize) -> usize {
    let is_name = |block: &&String| !chrome::is_prose(block) && block.contains([':', '：']);
    if last.checked_sub(1).and_then(|it| blocks.get(it)).filter(is_name).is_none() {
        return 0;
    }
    let is_contact = |block: &&String| {
        let facts = labels::read(block).unwrap_or_default();
        !facts.is_empty() && facts.iter().all(|(label, _)| *label == Label::Contact)
    };
    blocks.iter().skip(last).take_while(is_contact).count()
}

fn without_brackets(block: &str) -> &str {
    block.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】', ' '])
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
