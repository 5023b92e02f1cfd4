#![no_main]

use broadsheet_bundler::pass::encoding;

libfuzzer_sys::fuzz_target!(|input: (&str, &[u8])| {
    let (declared, bytes) = input;
    for declared in [None, Some(declared)] {
        encoding::decode(bytes, declared).notes();
    }
});
