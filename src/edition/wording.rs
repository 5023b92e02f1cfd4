//! What is searched of an article.

use crate::article::Article;
use crate::index::{Builder, Document};

/// Reads an article into an index. Articles come in the edition's order.
pub fn index_article(article: &Article, builder: &mut Builder) {
    let headline = &article.headline;
    let decks = [&headline.subtitle, &headline.summary].into_iter().flatten();
    let labels = headline.section.iter().chain(&headline.tags);
    builder.add(&Document {
        title: headline.title.as_deref().unwrap_or_default(),
        deck: &decks.map(String::as_str).collect::<Vec<_>>(),
        labels: &labels.map(String::as_str).collect::<Vec<_>>(),
        body: &article.body.words(),
        language: headline.language.as_ref().map_or("", |it| it.as_str()),
    });
}
