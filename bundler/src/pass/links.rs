//! Where a link or a picture leads: elsewhere in the world, or to a file beside this one.

use super::images;
use crate::draft::Origin;
use percent_encoding::percent_decode_str;
use std::path::{Component, Path, PathBuf};
use url::Url;

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A place within the article itself: stays as it is.
    Within,
    /// An absolute address.
    World(String),
    /// A file within the source, and the fragment asked for in it.
    File(PathBuf, Option<String>),
    /// Nothing that can be reached.
    Nowhere,
}

/// Finds out where an address leads. A file beside the page goes before the page's own address, for
/// that is how saved pages hold their pictures.
pub fn target(address: &str, base: Option<&Url>, origin: &Origin) -> Target {
    let address = address.trim();
    // The second is a link to another article of an edition that is bundled again.
    if address.starts_with('#') || address.starts_with("?article=") {
        return Target::Within;
    }
    match Url::parse(address) {
        Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto" | "tel") => {
            return Target::World(address.to_owned());
        }
        Ok(_) => return Target::Nowhere,
        Err(_) if address.is_empty() => return Target::Nowhere,
        Err(_) => {}
    }
    if let Some((path, fragment)) = file(address, origin) {
        return Target::File(path, fragment);
    }
    base.and_then(|base| base.join(address).ok())
        .map_or(Target::Nowhere, |url| Target::World(url.into()))
}

/// The file that a relative address names, if there is one within the source.
fn file(address: &str, origin: &Origin) -> Option<(PathBuf, Option<String>)> {
    if origin.path.as_os_str().is_empty() || address.starts_with("//") {
        return None;
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (address, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    let written = percent_decode_str(path).decode_utf8().ok()?;
    let (folder, relative) = match written.strip_prefix('/') {
        Some(relative) => (origin.root.as_path(), relative),
        None => (origin.path.parent()?, written.as_ref()),
    };
    let file = within(&origin.root, &folder.join(relative)).or_else(|| {
        let is_rooted = written.starts_with('/') && images::comes_along(Path::new(relative));
        if is_rooted { in_static(&origin.root, relative) } else { None }
    })?;
    Some((file, fragment))
}

/// The file in the folder that Hugo and Zola serve as the root of the site: `static`, in the site's folder,
/// beside `content`.
fn in_static(root: &Path, relative: &str) -> Option<PathBuf> {
    let beside = || {
        let root =
            if root.file_name().is_some() { root.to_owned() } else { root.canonicalize().ok()? };
        let is_content = root.file_name().is_some_and(|name| name == "content");
        is_content.then(|| root.with_file_name("static"))
    };
    let found = |folder: PathBuf| within(&folder, &folder.join(relative));
    found(root.join("static")).or_else(|| found(beside()?))
}

/// The path made straight, if it is that of a file and stays within the root: no page may bring along a file from
/// elsewhere on the publisher's disk.
fn within(root: &Path, path: &Path) -> Option<PathBuf> {
    let (file, folder) = (straight(path), straight(root));
    // Most addresses lead to no file at all: that is found out first, for it is quick.
    if !file.starts_with(folder) || !file.is_file() {
        return None;
    }
    let is_within = file.canonicalize().ok()?.starts_with(root.canonicalize().ok()?);
    is_within.then_some(file)
}

/// A path without `.`, and without `..` but at its beginning; that of the current folder is blank.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for component in path.components() {
        let last = straight.components().next_back();
        match (component, last) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => _ = straight.pop(),
            (other, _) => straight.push(other),
        }
    }
    straight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_the_page_goes_before_its_address() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("news");
        std::fs::create_dir_all(root.join("a_files")).unwrap();
        std::fs::write(root.join("a_files/b c.png"), "x").unwrap();
        std::fs::write(folder.path().join("secret"), "x").unwrap();
        let origin =
            Origin { path: root.join("a.html"), root: root.clone(), name: "a.html".into() };
        let base = Url::parse("https://a.example/x/y").ok();
        let leads = |address| target(address, base.as_ref(), &origin);
        let file = root.join("a_files/b c.png");
        assert_eq!(
            leads("./a_files/b%20c.png?v=1#z"),
            Target::File(file.clone(), Some("z".into()))
        );
        assert_eq!(leads("/a_files/b%20c.png"), Target::File(file, None));
        assert_eq!(leads("c.png"), Target::World("https://a.example/x/c.png".into()));
        assert_eq!(leads("//b.example/c"), Target::World("https://b.example/c".into()));
        assert_eq!(leads("#top"), Target::Within);
        assert_eq!(leads("mailto:a@b.example"), Target::World("mailto:a@b.example".into()));
        assert_eq!(leads("file:///etc/passwd"), Target::Nowhere);
        assert_eq!(target("../secret", None, &origin), Target::Nowhere);
        assert_eq!(target("c.png", None, &origin), Target::Nowhere);
    }

    #[test]
    fn the_current_folder_is_a_source_like_any_other() {
        let path = PathBuf::from("./Cargo.toml");
        let origin = Origin { path, root: PathBuf::from("."), name: "Cargo.toml".into() };
        let file = Target::File(PathBuf::from("src/lib.rs"), None);
        assert_eq!(target("src/lib.rs", None, &origin), file);
        assert_eq!(target("/./src/../src/lib.rs", None, &origin), file);
        assert_eq!(target("../Cargo.toml", None, &origin), Target::Nowhere);
    }

    #[test]
    fn a_source_beside_the_current_folder_brings_its_pictures_too() {
        let root = PathBuf::from("../bundler");
        let origin = Origin { path: root.join("a.md"), root: root.clone(), name: "a.md".into() };
        let file = Target::File(root.join("src/lib.rs"), None);
        assert_eq!(target("./src/lib.rs", None, &origin), file);
        assert_eq!(target("src/../../../bundler/src/lib.rs", None, &origin), Target::Nowhere);
    }

    #[test]
    fn a_picture_of_hugo_was_missing_since_it_lay_in_static() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path();
        std::fs::create_dir_all(site.join("content/posts")).unwrap();
        std::fs::create_dir_all(site.join("static/img")).unwrap();
        let picture = site.join("static/img/wall.png");
        std::fs::write(&picture, "x").unwrap();
        std::fs::write(site.join("secret.png"), "x").unwrap();
        for root in [site.to_owned(), site.join("content")] {
            let path = site.join("content/posts/s.md");
            let origin = Origin { path, root, name: "s.md".into() };
            assert_eq!(target("/img/wall.png", None, &origin), Target::File(picture.clone(), None));
            assert_eq!(target("/../../secret.png", None, &origin), Target::Nowhere);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_source_brings_nothing_along() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("news");
        std::fs::create_dir(&root).unwrap();
        std::fs::write(folder.path().join("secret"), "x").unwrap();
        std::os::unix::fs::symlink(folder.path().join("secret"), root.join("a.png")).unwrap();
        let origin = Origin { path: root.join("a.html"), root, name: "a.html".into() };
        assert_eq!(target("a.png", None, &origin), Target::Nowhere);
    }
}
