//! The one section that an article stands in: what the source says, else its breadcrumb, else the
//! folder that it lies in; under the name that the publisher gives it.

use broadsheet::text::fold;
use std::collections::BTreeMap;

/// Names of sections as sources have them, and as they are to be shown.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The names as the publisher wrote them down; case and accents do not matter.
    pub fn new(names: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(names.into_iter().map(|(from, to)| (fold(from.trim()), to)).collect())
    }

    /// A name for a folder that the publisher has not named.
    pub fn suppose(&mut self, folder: &str, name: String) {
        self.0.entry(fold(folder)).or_insert(name);
    }

    fn shown(&self, name: &str) -> String {
        let name = name.trim();
        self.0.get(&fold(name)).map_or_else(|| name.to_owned(), Clone::clone)
    }
}

/// The section. `path` is the file's path within the source, with `/` between its parts.
pub fn section(
    said: Option<&str>,
    breadcrumb: &[String],
    path: &str,
    names: &Names,
) -> Option<String> {
    let name = said.or_else(|| breadcrumb.last().map(String::as_str));
    let name = name.map(|name| names.shown(name)).or_else(|| by_folder(path, names))?;
    Some(name).filter(|name| !name.is_empty())
}

/// The nearest folder above a file that has a name, or can be one.
fn by_folder(path: &str, names: &Names) -> Option<String> {
    // A page in a folder of its own has that folder's name, and lies in the one above.
    let own = path.rsplit_once('/').filter(|(_, file)| file.starts_with("index."));
    let mut folder = own.map_or(path, |(folder, _)| folder);
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        let last = folder.rsplit('/').next().unwrap_or(folder);
        match names.0.get(&fold(folder)) {
            Some(name) => return Some(name.clone()),
            None if is_name(last) => return Some(names.shown(last)),
            None => {}
        }
    }
    None
}

/// Whether a folder's name can be a section's: years, months and the usual rooms of a site are none.
fn is_name(part: &str) -> bool {
    const ROOMS: &str = "content posts _posts post pages public html htm text txt md articles article archive \
        archives src docs data feeds feed static";
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && !ROOMS.split(' ').any(|room| room == fold(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_source_says_goes_before_its_folder() {
        let names =
            Names::new([("villages".into(), "Villages".into()), ("a/b".into(), "AB".into())]);
        let crumbs = ["News".to_owned(), "works news".to_owned()];
        let section = |said, crumbs: &[String], path| section(said, crumbs, path, &names);
        assert_eq!(section(Some("Steel"), &crumbs, "x/a.txt").unwrap(), "Steel");
        assert_eq!(section(None, &crumbs, "x/a.txt").unwrap(), "works news");
        assert_eq!(section(None, &[], "content/villages/2020/11/a.txt").unwrap(), "Villages");
        assert_eq!(section(None, &[], "a/b/c.txt").unwrap(), "AB");
        assert_eq!(section(None, &[], "a/b/2020/c.txt").unwrap(), "AB");
        assert_eq!(section(None, &[], "villages/a-bridge/index.md").unwrap(), "Villages");
        assert_eq!(section(None, &[], "posts/2020/a.txt"), None);
        assert_eq!(section(None, &[], "a.txt"), None);
    }
}
