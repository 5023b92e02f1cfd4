//! From a feed's articles to drafts.

use crate::draft::{Draft, Origin, Said};
use crate::report::Note;
use broadsheet::article::{Article, Stamp};
use broadsheet::feed::{Fault, Feed, Problem};
use std::sync::Arc;

/// The drafts of a feed, which is left with what it says of all of them.
pub(super) fn drafts(feed: &mut Feed, problems: &[Problem], origin: &Arc<Origin>) -> Vec<Draft> {
    let articles = std::mem::take(&mut feed.articles);
    let base = feed.home_page_url.clone().or_else(|| feed.feed_url.clone());
    let mut drafts: Vec<Draft> = Vec::with_capacity(articles.len());
    for (article, place) in articles.into_iter().zip(1..) {
        let mut draft = draft(article, origin);
        draft.place = Some(place);
        draft.base = base.clone().map(|value| Said { value, by: "home_page_url" });
        if draft.authors.is_empty() {
            draft.authors.clone_from(&feed.authors);
        }
        draft.copyright = draft.copyright.or_else(|| {
            feed.copyright.clone().map(|value| Said { value, by: "copyright of the feed" })
        });
        take_up(problems, &mut draft);
        drafts.push(draft);
    }
    drafts
}

fn draft(article: Article, origin: &Arc<Origin>) -> Draft {
    let said = |value: Option<String>, by| value.map(|value| Said { value, by });
    let stamp = |stamp: Option<Stamp>, by| said(stamp.map(Stamp::to_rfc3339), by);
    let headline = article.headline;
    Draft {
        id: Some(Said { value: headline.id.as_str().to_owned(), by: "JSON Feed: id" }),
        url: said(article.url, "url"),
        external_url: said(article.external_url, "external_url"),
        title: said(headline.title, "title"),
        subtitle: said(headline.subtitle, "_broadsheet.subtitle"),
        summary: said(headline.summary, "summary"),
        section: said(headline.section, "_broadsheet.section"),
        breadcrumb: article.breadcrumb,
        tags: headline.tags,
        language: said(headline.language.map(|it| it.as_str().to_owned()), "language"),
        published: stamp(headline.published, "date_published"),
        modified: stamp(headline.modified, "date_modified"),
        authors: article.authors,
        image: said(article.image, "image"),
        source: said(article.source, "_broadsheet.source"),
        copyright: said(article.copyright, "_broadsheet.copyright"),
        attachments: article.attachments,
        body: Some(article.body),
        ..Draft::new(origin)
    }
}

/// Takes up what the reading found wrong with a draft's item. A date that is not written as the
/// format asks may still be one.
fn take_up(problems: &[Problem], draft: &mut Draft) {
    let id = draft.id.as_ref().map(|id| id.value.clone());
    for problem in
        problems.iter().filter(|problem| problem.name == id && !problem.fault.leaves_out())
    {
        match &problem.fault {
            Fault::BadDate { member: member @ "date_published", value } => {
                draft.published = Some(Said { value: value.clone(), by: member });
            }
            Fault::BadDate { member, value } => {
                draft.modified = Some(Said { value: value.clone(), by: member });
            }
            fault => draft.notes.push(Note::doubted("feed-fault", fault.to_string())),
        }
    }
}
