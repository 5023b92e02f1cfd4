//! The lists of a word: the documents that hold it, and where it stands in each.

use super::lookup::{Family, Lookup};
use super::query::Unit;
use super::segment::{Field, STARTS};
use crate::store::bytes::Bytes;

/// How many bytes of places are read for a word of a phrase while two others are rarer: then these
/// show well enough where the phrase is, since each has its place in it.
const ENOUGH: u32 = 10_000;

/// How many bytes of places are read for a word of a phrase at all.
const MOST: u32 = 400_000;

/// Reads a list of documents: number, mask of the fields but the body, level in the body.
pub(super) fn documents(mut list: Bytes<'_>, visit: &mut dyn FnMut(u32, u8, u32)) -> Option<()> {
    let mut next = 0u32;
    while let Some(number) = list.number() {
        let document = next.wrapping_add(number >> 4);
        next = document.wrapping_add(1);
        let level = number & 15;
        if level > 0 {
            visit(document, 0, level);
        } else {
            let byte = *list.take(1)?.first()?;
            visit(document, byte >> 4, u32::from(byte & 15));
        }
    }
    Some(())
}

/// Reads a list of places beside the list of the documents that they are in.
fn places(list: Bytes<'_>, mut places: Bytes<'_>, visit: &mut dyn FnMut(u32, u32)) {
    let body = STARTS.last().copied().unwrap_or_default();
    documents(list, &mut |document, mask, _| {
        let mut place = if mask == 0 { body } else { 0 };
        while let Some(number) = places.number() {
            place = place.saturating_add(number >> 1);
            visit(document, place);
            if number & 1 == 0 {
                break;
            }
        }
    });
}

impl Lookup<'_> {
    /// Where a family of words stands, less an offset: documents and places, in order.
    pub(super) fn occurrences(&self, family: &Family, offset: u32, title: bool) -> Vec<u64> {
        let mut all = Vec::new();
        for found in &family.found {
            let (documents, own) = (found.entry.documents, found.entry.places);
            if !found.begun {
                let files = (self.file(documents.file), self.file(own.file));
                places(documents.of(&files.0), own.of(&files.1), &mut |document, place| {
                    if place >= offset && (!title || Field::at(place) == Field::Title) {
                        all.push(u64::from(document) << 32 | u64::from(place - offset));
                    }
                });
            }
        }
        all.sort_unstable();
        all
    }

    /// Where the words of a unit stand behind each other: documents and places, in order. Nothing
    /// where that is not worth its bytes, since all of them are everywhere.
    pub(super) fn together(
        &self,
        unit: &Unit,
        title: bool,
        families: &[Family],
    ) -> Option<Vec<u64>> {
        let of = |number: usize| families.get(number).map_or(0, Family::places);
        let rare = unit.iter().filter(|(number, _)| of(*number) <= ENOUGH).count();
        let most = if rare < 2 { MOST } else { ENOUGH };
        let mut together: Option<Vec<u64>> = None;
        for (number, offset) in unit {
            let Some(family) = families.get(*number).filter(|family| family.places() <= most)
            else {
                continue;
            };
            let places = self.occurrences(family, *offset, title);
            if let Some(together) = &mut together {
                let mut next = 0;
                together.retain(|place| {
                    while places.get(next).is_some_and(|it| it < place) {
                        next += 1;
                    }
                    places.get(next) == Some(place)
                });
            } else {
                together = Some(places);
            }
        }
        together
    }
}

impl Family {
    /// How many bytes its lists of places take.
    pub(super) fn places(&self) -> u32 {
        let mut length = 0_u32;
        for found in self.found.iter().filter(|found| !found.begun) {
            length = length.saturating_add(found.entry.places.length);
        }
        length
    }
}
