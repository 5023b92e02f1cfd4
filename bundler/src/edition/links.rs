//! Links from one file of the source to another, once it is known what became of that file.

use crate::compose::{Composed, LOCAL};
use crate::pass::attributes::{self, Change};
use crate::report::Note;
use broadsheet::article::{ArticleId, Body};
use broadsheet::selection::Selection;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Leads every such link to the article that the file became; its words stay where it became none.
pub(super) fn lead(articles: &mut [Composed]) {
    if !articles.iter().any(|composed| composed.has_local_links) {
        return;
    }
    let mut ids: HashMap<PathBuf, ArticleId> = HashMap::new();
    for composed in articles.iter() {
        if let Ok(path) = composed.origin.path.canonicalize() {
            ids.entry(path).or_insert_with(|| composed.article.headline.id.clone());
        }
    }
    for composed in articles.iter_mut().filter(|composed| composed.has_local_links) {
        let Body::Html(html) = &composed.article.body else { continue };
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
        composed.article.body = Body::Html(html);
        composed.notes.append(&mut lost);
    }
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
