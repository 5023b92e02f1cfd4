//! The catalog as a file: `docs/edition-format.md` says what stands where.

use crate::edition::catalog::{Catalog, Column};
use crate::store::bytes::{Bytes, put, put_signed, put_text};

/// Writes a catalog.
pub fn write(catalog: &Catalog) -> Vec<u8> {
    let mut bytes = Vec::new();
    put_len(&mut bytes, catalog.len());
    put_len(&mut bytes, catalog.days.len());
    let mut before = 0;
    for day in &catalog.days {
        put_signed(&mut bytes, day - before);
        before = *day;
    }
    for column in [&catalog.sections, &catalog.tags, &catalog.languages] {
        put_len(&mut bytes, column.values.len());
        for value in &column.values {
            put_text(&mut bytes, value);
        }
        for place in 0..catalog.len() {
            let own = column.of(place);
            put_len(&mut bytes, own.len());
            own.iter().for_each(|number| put(&mut bytes, *number));
        }
    }
    bytes
}

fn put_len(bytes: &mut Vec<u8>, length: usize) {
    put(bytes, u32::try_from(length).unwrap_or(u32::MAX));
}

/// Reads a catalog; `None` where the bytes are not one.
pub fn read(bytes: &[u8]) -> Option<Catalog> {
    let mut bytes = Bytes(bytes);
    let len = bytes.count()?;
    let dated = bytes.count().filter(|dated| *dated <= len)?;
    let mut days = Vec::with_capacity(dated);
    let mut day: i32 = 0;
    for _ in 0..dated {
        day = day.checked_add(bytes.signed()?)?;
        days.push(day);
    }
    let columns = [column(&mut bytes, len)?, column(&mut bytes, len)?, column(&mut bytes, len)?];
    bytes.0.is_empty().then(|| Catalog::new(len, days, columns))
}

fn column(bytes: &mut Bytes<'_>, len: usize) -> Option<Column> {
    let mut column = Column::default();
    for _ in 0..bytes.count()? {
        column.values.push(bytes.text()?.to_owned());
    }
    for _ in 0..len {
        for _ in 0..bytes.count()? {
            let number = bytes.number().filter(|it| (*it as usize) < column.values.len())?;
            column.numbers.push(number);
        }
        column.ends.push(u32::try_from(column.numbers.len()).ok()?);
    }
    Some(column)
}
