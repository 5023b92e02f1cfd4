//! Where the texts of articles wait until they are written: outside memory, however many there are.
//!
//! What is done with all articles at once (duplicates, links, order) needs all but their texts. Those
//! lie one behind the other in a temporary file, once they are more than a little, and are read again
//! one by one. Knows nothing of sources, nor of what is written.

use broadsheet::article::{Article, Body};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::SpooledTempFile;

/// Up to so many bytes of text stay in memory all the same.
const LITTLE: usize = 32_000_000;

/// An article whose text is on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The article; its body is of the right form, and empty. In a box, for lists of these are moved
    /// from pass to pass.
    pub card: Box<Article>,
    text: Slot,
}

/// Where a text lies.
#[derive(Clone, Copy, Debug)]
struct Slot {
    at: u64,
    length: usize,
}

/// The texts.
#[derive(Debug)]
pub struct Shelf(Mutex<SpooledTempFile>);

impl Shelf {
    /// An empty shelf. Its file will be one without a name in the folder, so that it is on a disk with
    /// room for an edition, and goes with the process however that ends.
    pub fn within(folder: &Path) -> Self {
        Self(Mutex::new(tempfile::spooled_tempfile_in(LITTLE, folder)))
    }

    /// Puts an article's text on the shelf.
    pub fn put(&self, article: Article) -> io::Result<Shelved> {
        let Article { body, .. } = &article;
        let (text, empty) = match body {
            Body::Html(html) => (html, Body::Html(String::new())),
            Body::Text(text) => (text, Body::Text(String::new())),
        };
        let mut file = self.file();
        let at = file.seek(SeekFrom::End(0))?;
        file.write_all(text.as_bytes())?;
        let text = Slot { at, length: text.len() };
        Ok(Shelved { card: Box::new(Article { body: empty, ..article }), text })
    }

    /// The whole article again.
    pub fn whole(&self, shelved: &Shelved) -> io::Result<Article> {
        let Slot { at, length } = shelved.text;
        let mut bytes = vec![0; length];
        let mut file = self.file();
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut bytes)?;
        drop(file);
        let text = String::from_utf8(bytes).map_err(io::Error::other)?;
        let body = match shelved.card.body {
            Body::Html(_) => Body::Html(text),
            Body::Text(_) => Body::Text(text),
        };
        Ok(Article { body, ..Article::clone(&shelved.card) })
    }

    /// Every use begins by seeking, so a file that another thread left in the middle is as good.
    fn file(&self) -> MutexGuard<'_, SpooledTempFile> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rayon::prelude::*;

    #[test]
    fn a_text_is_the_same_after_it_waited_outside_memory() {
        let feed = broadsheet::feed::read(
            br#"{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[
                {"id":"1","content_html":"<p>a</p>"},{"id":"2","content_text":"b"}]}"#,
        );
        let articles = feed.unwrap().0.articles;
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf(Mutex::new(tempfile::spooled_tempfile_in(10, folder.path())));
        let lengthened = |times: usize| -> Vec<Article> {
            let lengthen = |article: &Article| {
                let body = match &article.body {
                    Body::Html(html) => Body::Html(html.repeat(times)),
                    Body::Text(text) => Body::Text(text.repeat(times)),
                };
                Article { body, ..article.clone() }
            };
            articles.iter().map(lengthen).collect()
        };
        let whole: Vec<Article> = (0..200).flat_map(lengthened).collect();
        let put = whole.par_iter().map(|article| shelf.put(article.clone()).unwrap());
        let shelved: Vec<Shelved> = put.collect();
        assert!(shelved.iter().all(|it| it.card.body.words().is_empty()));
        let again: Vec<Article> = shelved.par_iter().map(|it| shelf.whole(it).unwrap()).collect();
        assert_eq!(again, whole);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
