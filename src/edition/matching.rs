//! Which articles hold the words of a query.
//!
//! Each article's text is folded when the first query needs it, and the last query's answer is
//! kept, because ticking a filter asks for it again.

use crate::article::Article;
use crate::text::{fold, has_word, words};
use std::sync::{Arc, Mutex, OnceLock};

/// The folded texts of an edition's articles.
#[derive(Debug)]
pub(super) struct Texts {
    folded: Vec<OnceLock<String>>,
    last: Mutex<(String, Arc<[bool]>)>,
}

impl Texts {
    pub(super) fn of(articles: &[Article]) -> Self {
        let all: Arc<[bool]> = articles.iter().map(|_| true).collect();
        Self {
            folded: articles.iter().map(|_| OnceLock::new()).collect(),
            last: Mutex::new((String::new(), all)),
        }
    }

    /// For each article, whether its text has every word of the query; all have if there is none.
    pub(super) fn matching(&self, articles: &[Article], query: &str) -> Arc<[bool]> {
        let query = fold(query);
        let words: Vec<&str> = words(&query).collect();
        let key = words.join(" ");
        let Ok(mut last) = self.last.lock() else { return Arc::default() };
        if last.0 != key {
            let matches = |(article, folded): (&Article, &OnceLock<String>)| {
                let text = folded.get_or_init(|| text(article));
                words.iter().all(|word| has_word(text, word))
            };
            *last = (key, articles.iter().zip(&self.folded).map(matches).collect());
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
