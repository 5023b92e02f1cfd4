//! The reader's `index.html`, taken apart by a parser and put together again: it comes minified, or
//! changed by its publisher, so that no place in it could be found by its letters.

use super::Front;
use super::markup::escaped;
use dom_query::Document;

/// The language of the reader's page itself.
const OWN_LANGUAGE: &str = "en";

/// The title of the reader's page itself.
const OWN_TITLE: &str = "Broadsheet";

/// What names the feed, in the head.
const FEED: &str = "link[type='application/feed+json']";

/// Where that says what is to be asked for in place of the feed.
const CONTENTS: &str = "data-contents";

const DESCRIPTION: &str = "meta[name=description]";

/// The page with a front page. One that has no place for a reader stays as it is.
pub(super) fn write(page: &str, front: &Front) -> String {
    let document = Document::from(page);
    if !has_reader(&document) {
        return page.to_owned();
    }
    empty(&document);
    if let Some(language) = &front.masthead.language {
        document.select("html").set_attr("lang", language.as_str());
        document.select("html").set_attr("dir", language.direction().as_str());
    }
    document.select("title").set_html(escaped(front.title()));
    if let Some(description) = &front.masthead.description {
        let description = escaped(description);
        document
            .select("title")
            .after_html(format!("<meta name=\"description\" content=\"{description}\">"));
    }
    if let Some(contents) = front.contents {
        document.select(FEED).set_attr(CONTENTS, &contents.digits());
    }
    document.select("[data-feed] > header").set_html(front.header());
    document.select("[data-feed] > header").before_html(front.skip_link());
    document.select("[data-feed] > main > [role=status]").before_html(front.list());
    document.select("[data-feed] > main").after_html(front.footer());
    written(&document)
}

/// The page without a front page.
pub(super) fn clear(page: &str) -> String {
    let document = Document::from(page);
    if !has_reader(&document) {
        return page.to_owned();
    }
    empty(&document);
    written(&document)
}

fn has_reader(document: &Document) -> bool {
    document.select("[data-feed] > main > [role=status]").exists()
}

fn empty(document: &Document) {
    document.select("html").set_attr("lang", OWN_LANGUAGE);
    document.select("html").remove_attr("dir");
    document.select("title").set_html(OWN_TITLE);
    document.select(DESCRIPTION).remove();
    document.select(FEED).remove_attr(CONTENTS);
    document.select("[data-feed] > .skip, [data-feed] > footer, .standing").remove();
    document.select("[data-feed] > header").set_html("");
}

fn written(document: &Document) -> String {
    let page = document.html();
    // A parser puts white space behind the body into the body: written again, it would grow.
    let page = page.strip_suffix("</body></html>").unwrap_or(&page).trim_end();
    format!("{page}\n</body></html>\n")
}
