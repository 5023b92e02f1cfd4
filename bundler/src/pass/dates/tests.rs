use super::*;
use proptest::prelude::*;

#[track_caller]
fn reads(text: &str) -> String {
    match read(text, &Habits::default()) {
        Ok(moment) => moment.stamp.to_rfc3339(),
        Err(misread) => misread.to_string(),
    }
}

#[test]
fn dates_of_every_format_are_read() {
    for (text, stamp) in [
        ("2020-11-16 09:29:11", "2020-11-16T09:29:11Z"),
        ("2020-11-16T09:29:11.25+0800", "2020-11-16T09:29:11.25+08:00"),
        ("Mon, 16 Nov 2020 09:29:11 GMT", "2020-11-16T09:29:11Z"),
        ("Mon, 16 Nov 20 9:29 EST", "2020-11-16T09:29:00-05:00"),
        ("Mon Nov 16 09:29:11 2020", "2020-11-16T09:29:11Z"),
        ("November 16th, 2020 at 9:29 p.m. PST", "2020-11-16T21:29:00-08:00"),
        ("16/Nov/2020:09:29:11 -0700", "2020-11-16T09:29:11-07:00"),
        ("2016-12-02 8:00:04 -4", "2016-12-02T08:00:04-04:00"),
        ("Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-03-31T20:19:00-07:00"),
        ("Thu Nov 12 2020 17:00:00 GMT+0100 (Central European Time)", "2020-11-12T17:00:00+01:00"),
        ("20201116", "2020-11-16T00:00:00Z"),
        ("1605518951", "2020-11-16T09:29:11Z"),
        ("16-Nov-2020", "2020-11-16T00:00:00Z"),
        ("2020:11:16 09:29:11", "2020-11-16T09:29:11Z"),
        ("2020-11-16+08:00", "2020-11-16T00:00:00+08:00"),
        ("Nov. 2020", "2020-11-01T00:00:00Z"),
        ("2020", "2020-01-01T00:00:00Z"),
    ] {
        assert_eq!(reads(text), stamp, "{text}");
    }
}

#[test]
fn dates_of_every_language_are_read() {
    for (text, stamp) in [
        ("2020年11月16日 09:29", "2020-11-16T09:29:00Z"),
        ("2020年11月16日星期一下午3时5分", "2020-11-16T15:05:00Z"),
        ("２０２０年１１月１６日（月曜日）", "2020-11-16T00:00:00Z"),
        ("2020년 11월 16일 오후 9:29", "2020-11-16T21:29:00+09:00"),
        ("١٦ نوفمبر ٢٠٢٠", "2020-11-16T00:00:00Z"),
        ("الإثنين، 16 نوفمبر 2020 - 09:29", "2020-11-16T09:29:00Z"),
        ("令和2年11月16日 9時29分", "2020-11-16T09:29:00Z"),
        ("二〇二〇年十一月十六日", "2020-11-16T00:00:00Z"),
        ("2020年11月16日，09：29", "2020-11-16T09:29:00Z"),
        ("Lundi, 16. Novembre 2020 - 15:54", "2020-11-16T15:54:00Z"),
        ("16 de noviembre de 2020", "2020-11-16T00:00:00Z"),
        ("Montag, 16. März 2020, 9.29 Uhr", "is not a date that can be understood"),
        ("Montag, 16. März 2020, 9:29 Uhr", "2020-03-16T09:29:00Z"),
        ("16 ноября 2020 г.", "2020-11-16T00:00:00Z"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00", "2004-07-11T12:00:00Z"),
        ("le 16 août 2020 à 15h54", "2020-08-16T15:54:00Z"),
    ] {
        assert_eq!(reads(text), stamp, "{text}");
    }
}

#[test]
fn what_is_no_date_gives_none() {
    for text in [
        "yesterday",
        "2 hours ago",
        "2020-02-30",
        "2020-11-16 25:00",
        "2020-11-16T10:00:00+00:xx",
        "2020-11-16T10:00:00-99:99",
        "5,000-9,999",
        "Sun, 16 zzz 2012 11:47:32 GMT",
        "2013-01-27-01",
        "3",
        "16:29",
        "release time",
        "::",
    ] {
        assert_eq!(reads(text), "is not a date that can be understood", "{text}");
    }
    assert_eq!(reads("  "), "is blank");
}

#[test]
fn the_zero_of_a_calendar_is_no_date() {
    for text in ["1970-01-01T00:00:00Z", "0000000000", "0001-01-01T00:00:00Z", "1970-01-01"] {
        assert_eq!(reads(text), "is what a program writes when it has no date", "{text}");
    }
    assert_eq!(reads("7 Oct 1970"), "1970-10-07T00:00:00Z");
}

#[test]
fn the_day_of_the_week_tells_day_from_month() {
    assert_eq!(reads("Sat, 11 04 2020 08:51"), "2020-04-11T08:51:00Z");
    let open = read("11/04/2020", &Habits::default()).unwrap();
    assert!(open.ambiguous && open.stamp.to_rfc3339().starts_with("2020-11-04"));
    let habits = Habits { day_first: true, ..Habits::default() };
    assert!(read("11/04/2020", &habits).unwrap().stamp.to_rfc3339().starts_with("2020-04-11"));
    assert!(!read("31/12/2020", &Habits::default()).unwrap().ambiguous);
}

#[test]
fn a_zone_is_supposed_only_where_none_is_named() {
    let habits = Habits { zone: TimeZone::get("Asia/Shanghai").ok(), ..Habits::default() };
    let own = read("2020-11-16 09:29:11", &habits).unwrap();
    assert_eq!(own.stamp.to_rfc3339(), "2020-11-16T09:29:11+08:00");
    assert!(own.timed && !own.zone_assumed);
    assert_eq!(
        read("2020-11-16 09:29:11Z", &habits).unwrap().stamp.to_rfc3339(),
        "2020-11-16T09:29:11Z"
    );
    assert!(read("2020-11-16 09:29", &Habits::default()).unwrap().zone_assumed);
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_crash(text in any::<String>()) {
        let _ = read(&text, &Habits::default());
    }

    #[test]
    fn odd_dates_are_read_without_a_crash(text in "[0-9]{0,20}[-+:/., ]?[0-9]{0,4}[-:/. T]{0,2}[0-9]{0,4}[a-z年月日 ]{0,4}[+-]?[0-9:]{0,6}") {
        let _ = read(&text, &Habits::default());
    }

    #[test]
    fn a_stamp_that_is_written_out_is_read_back(seconds in 86_400i64..4_000_000_000) {
        let stamp = Stamp::new(time::OffsetDateTime::from_unix_timestamp(seconds).unwrap());
        let text = stamp.to_rfc3339().replace('T', " ").replace('Z', " +0000");
        prop_assert_eq!(read(&text, &Habits::default()).unwrap().stamp, stamp);
    }
}

#[test]
fn cst_is_china_s_time_where_dates_are_china_s() {
    let text = "Mon, 16 Nov 2020 09:29:11 CST";
    assert_eq!(reads(text), "2020-11-16T09:29:11-06:00");
    let habits = Habits { zone: TimeZone::get("Asia/Shanghai").ok(), ..Habits::default() };
    assert_eq!(read(text, &habits).unwrap().stamp.to_rfc3339(), "2020-11-16T09:29:11+08:00");
}

#[test]
fn the_zero_of_a_calendar_passed_as_a_date_when_written_in_another_zone() {
    for zero in [
        "Wed, 31 Dec 1969 19:00:00 -0500",
        "1969-12-31T16:00:00-08:00",
        "1970-01-01T08:00:00+08:00",
    ] {
        assert_eq!(read(zero, &Habits::default()), Err(Misread::Zero), "{zero}");
    }
    assert_eq!(reads("1969-12-31T16:01:00-08:00"), "1969-12-31T16:01:00-08:00");
}

#[test]
fn the_epoch_as_american_clocks_showed_it_passed_as_a_date() {
    for zero in [
        "1969-12-31 19:00:00",
        "Wed Dec 31 1969 16:00:00",
        "Dec 31, 1969 7:00 PM",
        "31 December 1969 20:30",
        "1969-12-31 23:59:59",
        "1969-12-31T16:00:00.001-08:00",
        "1969-12-31T19:00:01-05:00",
        "1969-12-31T23:59:59Z",
    ] {
        for zone in [None, TimeZone::get("Asia/Shanghai").ok()] {
            let habits = Habits { zone, ..Habits::default() };
            assert_eq!(read(zero, &habits), Err(Misread::Zero), "{zero}");
        }
    }
    for (date, stamp) in [
        ("31 December 1969", "1969-12-31T00:00:00Z"),
        ("1969-12-31 09:00:00", "1969-12-31T09:00:00Z"),
        ("1969-12-31 19:12", "1969-12-31T19:12:00Z"),
        ("1969-12-31T19:00:00Z", "1969-12-31T19:00:00Z"),
        ("30 December 1969 19:00", "1969-12-30T19:00:00Z"),
    ] {
        assert_eq!(reads(date), stamp, "{date}");
    }
}

#[test]
fn the_zeros_of_ole_and_the_mac_passed_as_dates() {
    for zero in ["1899-12-30", "1899-12-30T00:00:00Z", "12/30/1899", "1904-01-01 00:00:00"] {
        assert_eq!(read(zero, &Habits::default()), Err(Misread::Zero), "{zero}");
    }
    for (date, stamp) in [
        ("1904-01-01 09:00", "1904-01-01T09:00:00Z"),
        ("1904-01-02", "1904-01-02T00:00:00Z"),
        ("1899-12-31", "1899-12-31T00:00:00Z"),
    ] {
        assert_eq!(reads(date), stamp, "{date}");
    }
}
