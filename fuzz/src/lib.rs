//! What targets ask for: that a source is read to its end, and that what comes of it is in order; that
//! a page reads what it can of an archive.

pub mod archive;

use broadsheet::article::Body;
use broadsheet::feed::{self, Feed};
use broadsheet_bundler::compose::compose;
use broadsheet_bundler::draft::Origin;
use broadsheet_bundler::pass::sanitise;
use broadsheet_bundler::settings::Settings;
use broadsheet_bundler::source::{self, File, Kind};
use std::sync::Arc;

/// Reads bytes as a source of this kind, composes its articles, and writes and reads them as a feed.
pub fn bundle(kind: Kind, name: &str, bytes: &[u8]) {
    let origin = Origin { name: name.to_owned(), ..Origin::default() };
    let file = File::new(Arc::new(origin), bytes.to_vec());
    let Ok(reading) = source::read(kind, &file) else { return };
    let mut articles = Vec::new();
    for draft in reading.drafts {
        let Ok(composed) = compose(draft, &Settings::default()) else { continue };
        let article = composed.article;
        assert!(!article.headline.id.as_str().trim().is_empty());
        if let Body::Html(html) = &article.body {
            assert!(sanitise::active(html).is_empty(), "{html}");
        }
        articles.push(article);
    }
    // Ids are made unique only when all articles are known.
    articles.truncate(1);
    let written = feed::write(&Feed { articles, ..Feed::default() }).expect("a feed is written");
    let (read, problems) = feed::read(written.as_bytes()).expect("what was written is read");
    let again = feed::write(&read).expect("a feed is written again");
    assert_eq!(written, again, "{problems:?}");
}

/// A text of these words: each byte names one, by its place.
pub fn spelled(bytes: &[u8], words: &[&str]) -> String {
    bytes.iter().map(|byte| words[usize::from(*byte) % words.len()]).collect()
}
