//! The catalog as bytes: `docs/edition-format.md` says what stands where.

use crate::edition::catalog::{Catalog, Column};
use crate::store::bytes::{Bytes, put, put_len, put_signed, put_text};

/// Writes a catalog behind other bytes.
pub(super) fn write(catalog: &Catalog, bytes: &mut Vec<u8>) {
    put_len(bytes, catalog.len());
    put_len(bytes, catalog.days.len());
    let mut before = 0;
    for day in &catalog.days {
        put_signed(bytes, day - before);
        before = *day;
    }
    for column in [&catalog.sections, &catalog.tags, &catalog.languages] {
        put_len(bytes, column.values.len());
        for value in &column.values {
            put_text(bytes, value);
        }
        for place in 0..catalog.len() {
            let own = column.of(place);
            put_len(bytes, own.len());
            own.iter().for_each(|number| put(bytes, *number));
        }
    }
}

/// Reads a catalog; `None` where the bytes do not begin with one.
pub(super) fn read(bytes: &mut Bytes<'_>) -> Option<Catalog> {
    let len = bytes.count()?;
    let dated = bytes.count().filter(|dated| *dated <= len)?;
    let mut days = Vec::with_capacity(dated);
    let mut day: i32 = 0;
    for _ in 0..dated {
        day = day.checked_add(bytes.signed()?)?;
        days.push(day);
    }
    let columns = [column(bytes, len)?, column(bytes, len)?, column(bytes, len)?];
    Some(Catalog::new(len, days, columns))
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
