//! From an article's id to its place, without a list of all ids.
//!
//! Each id has a number of 32 bits (FNV-1a, draft-eastlake-fnv). The ids are spread over files by it;
//! a file has, sorted, each number and the place. Two ids may have the same number, so a place that
//! is found here is a guess until the article itself has said its id.

use crate::article::ArticleId;
use crate::store::bytes::{Bytes, put};

/// About how many ids go into a file.
const IDS: usize = 512;

/// How many files so many articles need.
pub fn files(articles: usize) -> usize {
    articles.div_ceil(IDS)
}

/// Which of so many files an id is in.
pub fn file(id: &ArticleId, files: usize) -> usize {
    number(id) as usize % files.max(1)
}

/// The number of an id.
fn number(id: &ArticleId) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    id.as_str().as_bytes().iter().fold(0x811c_9dc5, step)
}

/// Writes one file: ids that belong into it, with their places.
pub fn write<'a>(ids: impl Iterator<Item = (&'a ArticleId, usize)>) -> Vec<u8> {
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let mut entries: Vec<(u32, u32)> = ids.map(|(id, at)| (number(id), place(at))).collect();
    entries.sort_unstable();
    let mut bytes = Vec::new();
    let mut before = 0;
    for (number, place) in entries {
        put(&mut bytes, number - before);
        put(&mut bytes, place);
        before = number;
    }
    bytes
}

/// The places where an id may be, by its file. `None` where the bytes are not such a file.
pub fn read(bytes: &[u8], id: &ArticleId) -> Option<Vec<usize>> {
    let mut bytes = Bytes(bytes);
    let (mut at, mut places) = (0_u32, Vec::new());
    while !bytes.0.is_empty() {
        at = at.checked_add(bytes.number()?)?;
        let place = bytes.number()?;
        if at == number(id) {
            places.push(place as usize);
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_id_leads_to_its_place(ids in proptest::collection::btree_set("\\PC{1,12}", 1..40)) {
            let ids: Vec<ArticleId> = ids.into_iter().filter_map(ArticleId::new).collect();
            let bytes = write(ids.iter().zip(0..));
            for (place, id) in ids.iter().enumerate() {
                prop_assert!(read(&bytes, id).unwrap().contains(&place));
            }
        }

        #[test]
        fn any_bytes_are_read_without_a_crash(bytes: Vec<u8>) {
            read(&bytes, &ArticleId::new("x").unwrap());
        }
    }
}
