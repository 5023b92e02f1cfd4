#![no_main]

use broadsheet::selection::Address;
use broadsheet_fuzz::archive::{Archive, Change};

libfuzzer_sys::fuzz_target!(|input: (&str, Vec<Change>, Option<(u8, &[u8])>)| {
    let (address, changes, odd) = input;
    let mut address = Address::parse(address);
    let canonical = address.query_string();
    assert_eq!(Address::parse(&canonical), address);
    let archive = Archive::damaged(&changes, odd);
    archive.read(&address.selection);
    // Whatever stands there, as a query.
    address.selection.query = canonical;
    archive.read(&address.selection);
});
