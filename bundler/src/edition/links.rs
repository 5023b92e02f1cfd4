//! Links from one file of the source to another, once it is known what became of that file.

use crate::compose::{Composed, LOCAL};
use crate::pass::attributes::{self, Change};
use crate::report::Note;
use crate::shelf::{Shelf, Shelved};
use broadsheet::article::{ArticleId, Body};
use broadsheet::selection::Selection;
use rayon::prelude::*;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

type Ids = HashMap<PathBuf, ArticleId>;

/// Leads every such link to the article that the file became; its words stay where it became none.
pub(super) fn lead(articles: &mut [Composed<Shelved>], shelf: &Shelf) -> io::Result<()> {
    if !articles.iter().any(|composed| composed.has_local_links) {
        return Ok(());
    }
    let paths: Vec<Option<PathBuf>> =
        articles.par_iter().map(|composed| composed.origin.path.canonicalize().ok()).collect();
    let mut ids = Ids::new();
    for (path, composed) in paths.into_iter().zip(articles.iter()) {
        if let Some(path) = path {
            ids.entry(path).or_insert_with(|| composed.article.card.headline.id.clone());
        }
    }
    articles
        .par_iter_mut()
        .filter(|composed| composed.has_local_links)
        .try_for_each(|composed| lead_of(composed, &ids, shelf))
}

fn lead_of(composed: &mut Composed<Shelved>, ids: &Ids, shelf: &Shelf) -> io::Result<()> {
    let mut article = shelf.whole(&composed.article)?;
    let Body::Html(html) = &article.body else { return Ok(()) };
    let mut lost = Vec::new();
    let html = attributes::change(html, |_, _, value| {
        let Some(link) = value.strip_prefix(LOCAL) else { return Change::Keep };
        let path = Path::new(link.rsplit_once('#').map_or(link, |(path, _)| path));
        match path.canonicalize().ok().and_then(|path| ids.get(&path)) {
            Some(id) => Change::Set(address(id)),
            None => {
                lost.push(lost_link(path));
                Change::Drop
            }
        }
    });
    article.body = Body::Html(html);
    composed.article = shelf.put(article)?;
    composed.notes.append(&mut lost);
    Ok(())
}

/// The address of an article within its edition.
fn address(id: &ArticleId) -> String {
    let selection = Selection { article: Some(id.clone()), ..Selection::default() };
    format!("?{}", selection.query_string())
}

fn lost_link(path: &Path) -> Note {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Note::doubted(
        "link-broken",
        format!("it links to \"{name}\", which is no article of the edition"),
    )
    .remedy("bundle that file too, or name the site with --url")
}
