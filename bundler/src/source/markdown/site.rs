//! The site that a page was written for: where in the source the other pages lie that it names.

use crate::draft::Origin;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::path::{Component, Path};

/// What an address in Markdown cannot hold as it is.
const IN_ADDRESS: &AsciiSet =
    &CONTROLS.add(b' ').add(b'%').add(b'(').add(b')').add(b'<').add(b'>').add(b'#').add(b'?');

const ENDINGS: [&str; 7] =
    ["", ".md", ".markdown", ".html", "/index.md", "/_index.md", "/index.html"];

/// The folders around a page, up to the one that was given as the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site<'a>(&'a Origin);

impl<'a> Site<'a> {
    pub(super) fn of(origin: &'a Origin) -> Self {
        Self(origin)
    }

    /// The address, from the source's own folder, of a page that is named by its path within the site,
    /// or beside the page that names it; its fragment stays.
    pub(super) fn page(self, path: &str) -> Option<String> {
        let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
        let place = self.find(&["", "content"], path.trim_matches('/'))?;
        Some(place + fragment)
    }

    /// The same of a post of Jekyll: `2020-11-16-title`, with the folders within `_posts` before it.
    pub(super) fn post(self, name: &str) -> Option<String> {
        let rooms = ["", "_posts", "_drafts"];
        let inner = name.trim_matches('/');
        // In a category's own folder the posts lie one deeper.
        let moved = inner.rsplit_once('/').map(|(folder, name)| format!("{folder}/_posts/{name}"));
        self.find(&rooms, inner).or_else(|| self.find(&[""], &moved?))
    }

    /// The file in one of these rooms of any folder around the page, the nearest first.
    fn find(self, rooms: &[&str], path: &str) -> Option<String> {
        let origin = self.0;
        let leads_on = Path::new(path).components().all(|it| matches!(it, Component::Normal(_)));
        if path.is_empty() || !leads_on || origin.path.as_os_str().is_empty() {
            return None;
        }
        let folders = origin.path.ancestors().skip(1);
        folders.take_while(|it| it.starts_with(&origin.root)).find_map(|folder| {
            let places = rooms.iter().flat_map(|room| ENDINGS.map(|ending| (room, ending)));
            places.into_iter().find_map(|(room, ending)| {
                let place = folder.join(room).join(format!("{path}{ending}"));
                let within = place.strip_prefix(&origin.root).ok()?.to_str()?;
                let written = utf8_percent_encode(within, IN_ADDRESS);
                place.is_file().then(|| format!("/{written}"))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_found_by_the_names_that_their_systems_give_them() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        for file in [
            "_posts/2020-01-02-b.md",
            "_posts/sub/2020-01-03-c d.markdown",
            "cat/_posts/2020-01-04-e.md",
            "content/roads/bridge.md",
            "content/roads/pass/index.md",
        ] {
            let path = root.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        let path = root.join("_posts/sub/2020-01-03-c d.markdown");
        let origin = Origin { path, root, name: String::new() };
        let site = Site::of(&origin);
        let (post, page) = (|name| site.post(name), |path| site.page(path));
        assert_eq!(post("2020-01-02-b").as_deref(), Some("/_posts/2020-01-02-b.md"));
        assert_eq!(
            post("sub/2020-01-03-c d").as_deref(),
            Some("/_posts/sub/2020-01-03-c%20d.markdown")
        );
        assert_eq!(post("/cat/2020-01-04-e").as_deref(), Some("/cat/_posts/2020-01-04-e.md"));
        assert_eq!(page("_posts/2020-01-02-b.md").as_deref(), Some("/_posts/2020-01-02-b.md"));
        assert_eq!(page("roads/bridge.md#x").as_deref(), Some("/content/roads/bridge.md#x"));
        assert_eq!(page("/roads/pass").as_deref(), Some("/content/roads/pass/index.md"));
        for gone in ["2020-01-09-z", "../x", "", "/"] {
            assert_eq!((post(gone), page(gone)), (None, None), "{gone}");
        }
    }
}
