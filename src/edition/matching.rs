//! Which articles of a plain edition hold the words of a query.
//!
//! Each article's text is folded when the first query needs it, and the last query's answer is
//! kept, because ticking a filter asks for it again.

use super::{Matches, Place, Shelf};
use crate::article::Article;
use crate::edition::Held;
use crate::text::{fold, has_word, words};
use std::sync::{Mutex, OnceLock};

/// The folded texts of an edition's articles.
#[derive(Debug)]
pub(super) struct Texts {
    folded: Vec<OnceLock<String>>,
    last: Mutex<(String, Matches)>,
}

impl Texts {
    pub(super) fn new(len: usize) -> Self {
        Self {
            folded: (0..len).map(|_| OnceLock::new()).collect(),
            last: Mutex::new((String::new(), Matches::all())),
        }
    }

    /// The articles whose text has every word of the query; all if there is none.
    pub(super) fn matching(&self, shelf: &Shelf, query: &str) -> Matches {
        let query = fold(query);
        let words: Vec<&str> = words(&query).collect();
        let key = words.join(" ");
        let Ok(mut last) = self.last.lock() else { return Matches::all() };
        if last.0 != key {
            let matches = |(at, folded): &(usize, &OnceLock<String>)| {
                let text = folded.get_or_init(|| match shelf.get(Place::at(*at)) {
                    Some(Held::Article(article)) => text(&article),
                    _ => String::new(),
                });
                words.iter().all(|word| has_word(text, word))
            };
            let places = self.folded.iter().enumerate().filter(matches).map(|(at, _)| at);
            *last = (key, Matches::these(places, self.folded.len()));
        }
        last.1.clone()
    }
}

/// Everything in an article that is searched, folded.
fn text(article: &Article) -> String {
    let headline = &article.headline;
    let body = article.body.words();
    let parts = [&headline.title, &headline.subtitle, &headline.summary];
    let heads = parts.into_iter().flatten().map(String::as_str);
    fold(&heads.chain([body.as_ref()]).collect::<Vec<_>>().join("\n"))
}
