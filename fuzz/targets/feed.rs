#![no_main]

use broadsheet_bundler::source::Kind;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| broadsheet_fuzz::bundle(Kind::Feed, "a.xml", bytes));
