//! Where words stand in documents: lists of places, read beside the lists of documents.

use super::bytes::Bytes;
use super::search::documents;
use super::segment::STARTS;

/// Reads a list of places, with the list of the documents that they are in.
pub(super) fn occurrences(list: Bytes<'_>, mut places: Bytes<'_>, visit: &mut dyn FnMut(u32, u32)) {
    documents(list, &mut |document, mask, _| {
        let body = if mask == 0 { STARTS.last().copied() } else { None };
        let mut place = body.unwrap_or_default();
        while let Some(number) = places.number() {
            let Some(next) = place.checked_add(number >> 1) else { return };
            place = next;
            visit(document, place);
            if number & 1 == 0 {
                return;
            }
        }
    });
}
