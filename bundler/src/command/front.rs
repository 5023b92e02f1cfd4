//! `broadsheet front`.

use super::arguments;
use super::{Ending, fail};
use crate::bundle::ARTICLES;
use crate::front::{self, Front};
use crate::reader::PAGE;
use broadsheet::feed;
use std::path::Path;

/// Runs it.
pub(super) fn run(arguments: &arguments::Front) -> Ending {
    match renew(&arguments.site, arguments.plain) {
        Ok(()) => Ending::Clean,
        Err(error) => fail(error),
    }
}

/// Replaces the front page of a site, at once or not at all.
fn renew(site: &Path, plain: bool) -> Result<(), String> {
    let path = site.join(PAGE);
    let page = std::fs::read_to_string(&path).map_err(at(&path))?;
    let renewed = if plain { front::clear(&page) } else { read(site)?.write(&page) };
    if renewed == page {
        return Ok(());
    }
    let replaced = tempfile::NamedTempFile::new_in(site).and_then(|file| {
        std::fs::write(file.path(), renewed)?;
        std::fs::set_permissions(file.path(), std::fs::metadata(&path)?.permissions())?;
        file.persist(&path).map_err(|error| error.error)
    });
    replaced.map(drop).map_err(at(&path))
}

fn read(site: &Path) -> Result<Front, String> {
    let path = site.join(ARTICLES);
    let bytes = std::fs::read(&path).map_err(at(&path))?;
    match feed::read(&bytes) {
        Ok((feed, _)) if feed.archive.is_some() => Err(format!(
            "{}: the edition has an archive, which only bundling it anew renews; run `broadsheet \
             bundle` again",
            path.display()
        )),
        Ok((feed, _)) => Ok(Front::of(&feed, feed.articles.iter().map(|it| &it.headline))),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}
