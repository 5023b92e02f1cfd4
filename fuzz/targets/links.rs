#![no_main]

use broadsheet_bundler::draft::Origin;
use broadsheet_bundler::pass::attributes::{self, Change};
use broadsheet_bundler::pass::links::{self, Target};
use broadsheet_bundler::pass::{ids, sanitise};
use url::Url;

libfuzzer_sys::fuzz_target!(|input: (&str, &str, &str)| {
    let (address, base, html) = input;
    let base = Url::parse(base).ok();
    let origin = Origin { name: "a.html".to_owned(), ..Origin::default() };
    match links::target(address, base.as_ref(), &origin) {
        Target::World(url) => assert!(!url.trim_start().to_lowercase().starts_with("javascript")),
        Target::File(path, _) => panic!("{} is of no source", path.display()),
        Target::Within | Target::Nowhere => {}
    }
    ids::address_key(address);
    ids::id(Some(address), Some(address), "a.html");
    let clean = sanitise::clean(html);
    assert_eq!(sanitise::clean(&clean), clean);
    let changed = attributes::change(&clean, |_, _, _| Change::Set(address.to_owned()));
    assert_eq!(
        changed.matches('<').count(),
        attributes::change(&clean, |_, _, _| Change::Keep).matches('<').count()
    );
});
