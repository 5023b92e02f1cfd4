//! The same article from two sources becomes one, and no two articles share an id.

use super::ids::{self, Basis};
use broadsheet::article::Stamp;
use std::collections::{HashMap, HashSet};

/// What tells one article from another.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Its id, and what that was taken from.
    pub id: (String, Basis),
    /// How much its id counts among those of the same article: the least names it.
    pub rank: u8,
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
    /// It stays, under the id of the one at this place, which is the same article and goes.
    NamedAs(usize),
    /// Its id is another article's, too, at this place; it is named so instead.
    Apart(usize, Apart),
    /// It is another article than an earlier one with the same path, and is named so instead.
    Renamed(String),
}

/// How an article is named whose id another one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// By the address of the one at this place, which is the same article.
    AddressOf(usize),
    /// So.
    Id(String),
}

/// The fate of each article, in their order.
pub fn settle(articles: &[&Identity]) -> Vec<Fate> {
    let mut fates = vec![Fate::Kept; articles.len()];
    let groups = grouped(articles);
    let mut taken: HashMap<&str, usize> = HashMap::new();
    let mut names: HashSet<String> = HashSet::new();
    // What an edition that is bundled again calls its articles: of some that is the path of their file.
    let mut published: HashMap<&str, usize> = HashMap::new();
    for group in groups {
        let (Some(stays), Some(names_it)) = (newest(articles, &group), named_by(articles, &group))
        else {
            continue;
        };
        for place in group.iter().filter(|place| **place != stays) {
            set(&mut fates, *place, Fate::SameAs(stays));
        }
        let Some(namer) = articles.get(names_it) else { continue };
        let id = namer.id.0.as_str();
        if let Some(other) = taken.get(id) {
            let how = match namer.address {
                Some(_) => Apart::AddressOf(names_it),
                None => Apart::Id(numbered(id, &taken, &HashMap::new(), &mut names)),
            };
            set(&mut fates, stays, Fate::Apart(*other, how));
            continue;
        }
        taken.insert(id, stays);
        if namer.id.1 == Basis::Own && namer.rank == 0 {
            published.insert(id, stays);
        }
        if articles.get(stays).is_some_and(|it| it.id.0 != id) {
            set(&mut fates, stays, Fate::NamedAs(names_it));
        }
    }
    for (place, article) in articles.iter().enumerate().filter(|(_, it)| is_path(it)) {
        let id = article.id.0.as_str();
        let name = match published.contains_key(id) || !taken.contains_key(id) {
            true => None,
            // Two files of one path were so named when the edition was made, too.
            false => Some(numbered(id, &taken, &published, &mut names)),
        };
        match published.remove(name.as_deref().unwrap_or(id)) {
            Some(known) if newest(articles, &[place, known]) == Some(known) => {
                set(&mut fates, place, Fate::SameAs(known));
                continue;
            }
            Some(known) => {
                // Those that were the same as this one are now the same as the other.
                let gone = fates.iter_mut().enumerate();
                let gone = gone.filter(|(at, it)| *at == known || **it == Fate::SameAs(known));
                gone.for_each(|(_, fate)| *fate = Fate::SameAs(place));
            }
            None => {}
        }
        match name {
            Some(name) => set(&mut fates, place, Fate::Renamed(name)),
            None => _ = taken.insert(id, place),
        }
    }
    fates
}

fn is_path(article: &Identity) -> bool {
    article.id.1 == Basis::Path
}

/// The first of `id~2`, `id~3` and so on that no article has, or that an edition has for this one.
fn numbered(
    id: &str,
    taken: &HashMap<&str, usize>,
    published: &HashMap<&str, usize>,
    names: &mut HashSet<String>,
) -> String {
    let all = (2_usize..).map(|count| format!("{id}~{count}"));
    let is_taken = |name: &str| taken.contains_key(name) && !published.contains_key(name);
    let mut free = all.filter(|name| !is_taken(name) && !names.contains(name));
    let name = free.next().unwrap_or_default();
    names.insert(name.clone());
    name
}

/// The places of those that are one article, in their order. Those that are known by their path alone are in none.
fn grouped(articles: &[&Identity]) -> Vec<Vec<usize>> {
    let mut groups = Groups {
        first: (0..articles.len()).collect(),
        addresses: articles.iter().map(|it| it.address.as_deref()).collect(),
    };
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_address: HashMap<&str, usize> = HashMap::new();
    for (place, article) in articles.iter().enumerate().filter(|(_, it)| !is_path(it)) {
        let id = article.id.0.as_str();
        if let Some(address) = article.address.as_deref() {
            let other = *by_address.entry(address).or_insert(place);
            groups.join(other, place);
        }
        let other = *by_id.entry(id).or_insert(place);
        // Two sources may count their articles alike: a short id says nothing against two addresses.
        if ids::is_worldwide(id) || groups.may_agree(other, place) {
            groups.join(other, place);
        }
    }
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); articles.len()];
    for (place, _) in articles.iter().enumerate().filter(|(_, it)| !is_path(it)) {
        let first = groups.of(place);
        found.get_mut(first).into_iter().for_each(|group| group.push(place));
    }
    found.retain(|group| !group.is_empty());
    found
}

/// Which articles are the same: each leads to an earlier one of them, and at last to the first.
struct Groups<'a> {
    first: Vec<usize>,
    /// The address that a group has, at the place of its first.
    addresses: Vec<Option<&'a str>>,
}

impl Groups<'_> {
    fn of(&mut self, place: usize) -> usize {
        let mut place = place;
        while let Some(earlier) = self.first.get(place).copied().filter(|it| *it != place) {
            let next = self.first.get(earlier).copied().unwrap_or(earlier);
            self.first.get_mut(place).into_iter().for_each(|it| *it = next);
            place = next;
        }
        place
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        let (first, later) = (one.min(other), one.max(other));
        self.first.get_mut(later).into_iter().for_each(|it| *it = first);
        let own = self.addresses.get(later).copied().flatten();
        self.addresses.get_mut(first).into_iter().for_each(|it| *it = it.or(own));
    }

    /// Whether not both have an address, or both the same one.
    fn may_agree(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.of(one), self.of(other));
        let address = |place: usize| self.addresses.get(place).copied().flatten();
        one == other || address(one).is_none() || address(other).is_none()
    }
}

/// The one that was changed last, else the first.
fn newest(articles: &[&Identity], group: &[usize]) -> Option<usize> {
    let changed = |place: usize| articles.get(place).and_then(|article| article.newest);
    group.iter().copied().reduce(|one, other| match changed(one) < changed(other) {
        true => other,
        false => one,
    })
}

/// The one whose id is theirs: whichever of them is newest, that one is the same.
fn named_by(articles: &[&Identity], group: &[usize]) -> Option<usize> {
    let order = |place: &usize| articles.get(*place).map(|it| (it.id.1, it.rank));
    group.iter().copied().min_by_key(order)
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
            rank: 0,
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

    #[test]
    fn the_id_of_an_article_changed_with_the_source_that_was_newest() {
        let of = |id, basis, rank, date| Identity {
            rank,
            ..article(id, basis, Some("a.example/x?"), Some(date))
        };
        let rss = of("g1", Basis::Own, 1, "2020-01-01T00:00:00Z");
        let page = of("https://a.example/x", Basis::Address, 0, "2021-01-01T00:00:00Z");
        let atom = of("tag:x,1", Basis::Own, 2, "2022-01-01T00:00:00Z");
        assert_eq!(settle(&[&rss, &page]), [Fate::SameAs(1), Fate::NamedAs(0)]);
        assert_eq!(settle(&[&page, &rss]), [Fate::NamedAs(1), Fate::SameAs(0)]);
        let all = [Fate::NamedAs(2), Fate::SameAs(0), Fate::SameAs(0)];
        assert_eq!(settle(&[&atom, &page, &rss]), all);
    }

    #[test]
    fn two_feeds_that_count_alike_lost_one_s_articles() {
        let one = article("1", Basis::Own, Some("a.example/x?"), None);
        let two = article("1", Basis::Own, Some("b.example/y?"), None);
        let bare = article("1", Basis::Own, None, None);
        let apart = Fate::Apart(0, Apart::AddressOf(1));
        assert_eq!(settle(&[&one, &two, &two]), [Fate::Kept, apart, Fate::SameAs(1)]);
        assert_eq!(settle(&[&bare, &one]), [Fate::Kept, Fate::SameAs(0)]);
        let apart = Fate::Apart(0, Apart::AddressOf(2));
        assert_eq!(settle(&[&bare, &one, &two]), [Fate::Kept, Fate::SameAs(0), apart]);
        // A name for the whole world holds, whatever the address.
        let tag = |address| article("tag:a.example,2020:1", Basis::Own, Some(address), None);
        let moved = [&tag("a.example/x?"), &tag("a.example/y?")];
        assert_eq!(settle(&moved), [Fate::Kept, Fate::SameAs(0)]);
    }

    #[test]
    fn what_is_the_same_as_two_others_makes_them_one() {
        let one = article("g", Basis::Own, None, None);
        let two = article("https://a.example/x", Basis::Address, Some("a.example/x?"), None);
        let both = article("g", Basis::Own, Some("a.example/x?"), None);
        assert_eq!(settle(&[&one, &two, &both]), [Fate::Kept, Fate::SameAs(0), Fate::SameAs(0)]);
    }

    #[test]
    fn a_path_that_is_another_article_s_id_names_no_second_article() {
        let own = Identity { rank: 1, ..article("x.txt", Basis::Own, None, None) };
        let path = article("x.txt", Basis::Path, None, None);
        assert_eq!(settle(&[&path, &own]), [Fate::Renamed("x.txt~2".into()), Fate::Kept]);
    }

    #[test]
    fn an_edition_beside_its_own_sources_had_every_article_twice() {
        let of = |id: &str, basis, date| article(id, basis, None, date);
        let (old, new) = (Some("2020-01-01T00:00:00Z"), Some("2021-01-01T00:00:00Z"));
        let file = |date| of("a.md", Basis::Path, date);
        let known = |date| of("a.md", Basis::Own, date);
        // An edit of the source arrives, whichever is named first.
        assert_eq!(settle(&[&file(old), &known(old)]), [Fate::Kept, Fate::SameAs(0)]);
        assert_eq!(settle(&[&known(old), &file(old)]), [Fate::SameAs(1), Fate::Kept]);
        assert_eq!(settle(&[&known(None), &file(None)]), [Fate::SameAs(1), Fate::Kept]);
        assert_eq!(settle(&[&file(old), &known(new)]), [Fate::SameAs(1), Fate::Kept]);
        let second = of("a.md~2", Basis::Own, old);
        assert_eq!(
            settle(&[&file(old), &file(old), &known(old), &second]),
            [Fate::Kept, Fate::Renamed("a.md~2".into()), Fate::SameAs(0), Fate::SameAs(1)]
        );
    }
}
