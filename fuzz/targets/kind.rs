#![no_main]

use broadsheet_bundler::source::{HEAD, Kind};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in ["a", "a.txt", "a.html", "a.xml", "a.json", "a.md", "a.2020", "a.png"] {
        let kind = Kind::of(name, bytes);
        // Only the head is looked at.
        assert_eq!(kind, Kind::of(name, bytes.get(..HEAD).unwrap_or(bytes)));
        if let Some(kind) = kind {
            broadsheet_fuzz::bundle(kind, name, bytes);
        }
    }
});
