//! The same article from two sources becomes one, and no two articles share an id.

use super::ids::Basis;
use broadsheet::article::Stamp;
use std::collections::HashMap;

/// What tells one article from another.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Its id, and what that was taken from.
    pub id: (String, Basis),
    /// Its address, made comparable.
    pub address: Option<String>,
    /// When it was last changed, or else published.
    pub newest: Option<Stamp>,
}

/// What becomes of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is.
    Kept,
    /// It is the same article as a newer one, at this place, and goes.
    SameAs(usize),
    /// It is another article than an earlier one with the same path, and is named so instead.
    Renamed(String),
}

/// The fate of each article, in their order.
pub fn settle(articles: &[&Identity]) -> Vec<Fate> {
    let mut fates = vec![Fate::Kept; articles.len()];
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_address: HashMap<&str, usize> = HashMap::new();
    let mut paths: HashMap<&str, usize> = HashMap::new();
    for (place, article) in articles.iter().enumerate() {
        let (id, basis) = &article.id;
        if *basis == Basis::Path {
            let earlier = paths.entry(id).or_default();
            *earlier += 1;
            if *earlier > 1 {
                set(&mut fates, place, Fate::Renamed(format!("{id}~{earlier}")));
            }
            continue;
        }
        let address = article.address.as_deref();
        let same = by_id.get(id.as_str()).or_else(|| by_address.get(address?)).copied();
        let standing = match same {
            Some(other) if newest(articles, other) < article.newest => {
                set(&mut fates, other, Fate::SameAs(place));
                place
            }
            Some(other) => {
                set(&mut fates, place, Fate::SameAs(other));
                other
            }
            None => place,
        };
        by_id.insert(id, standing);
        address.map(|address| by_address.insert(address, standing));
    }
    fates
}

fn newest(articles: &[&Identity], place: usize) -> Option<Stamp> {
    articles.get(place).and_then(|article| article.newest)
}

fn set(fates: &mut [Fate], place: usize, fate: Fate) {
    if let Some(known) = fates.get_mut(place) {
        *known = fate;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str, basis: Basis, address: Option<&str>, date: Option<&str>) -> Identity {
        Identity {
            id: (id.to_owned(), basis),
            address: address.map(str::to_owned),
            newest: date.and_then(Stamp::parse),
        }
    }

    #[test]
    fn of_two_with_one_id_the_newer_stays() {
        let old = article("a", Basis::Own, None, Some("2020-01-01T00:00:00Z"));
        let new = article("a", Basis::Own, None, Some("2021-01-01T00:00:00Z"));
        let undated = article("a", Basis::Own, None, None);
        assert_eq!(settle(&[&old, &new]), [Fate::SameAs(1), Fate::Kept]);
        assert_eq!(settle(&[&undated, &new, &old]), [Fate::SameAs(1), Fate::Kept, Fate::SameAs(1)]);
    }

    #[test]
    fn of_two_with_one_address_the_first_stays_if_both_are_as_old() {
        let one = article("a", Basis::Own, Some("a.example/x?"), None);
        let two = article("b", Basis::Own, Some("a.example/x?"), None);
        assert_eq!(settle(&[&one, &two]), [Fate::Kept, Fate::SameAs(0)]);
    }

    #[test]
    fn two_files_with_one_path_in_two_folders_are_two_articles() {
        let one = article("x.txt", Basis::Path, None, None);
        assert_eq!(settle(&[&one, &one]), [Fate::Kept, Fate::Renamed("x.txt~2".into())]);
    }
}
