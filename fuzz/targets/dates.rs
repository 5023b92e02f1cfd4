#![no_main]

use broadsheet::article::Stamp;
use broadsheet_bundler::pass::dates::{self, Habits};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(moment) = dates::read(text, &Habits::default()) else { return };
    assert!(moment.stamp.moment().unix_timestamp() != 0, "the zero of a calendar is no date");
    assert_eq!(Stamp::parse(&moment.stamp.to_rfc3339()), Some(moment.stamp));
});
