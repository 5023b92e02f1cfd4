use super::*;
use proptest::prelude::*;

fn refused(text: &str) -> Option<(usize, Option<&'static str>)> {
    read(text, "", &mut |_| {}).err().map(|refusal| (refusal.at, refusal.reason))
}

/// A value as `serde_json` read it.
fn theirs(value: serde_json::Value) -> Json {
    use serde_json::Value;
    match value {
        Value::Null => Json::Null,
        Value::Bool(_) => Json::Bool,
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Json::Whole(whole),
            (None, number) => Json::Number(number.unwrap().max(0.0) as u64),
        },
        Value::String(text) => Json::Text(text),
        Value::Array(values) => Json::List(values.into_iter().map(theirs).collect()),
        Value::Object(members) => {
            Json::Object(members.into_iter().map(|(name, value)| (name, theirs(value))).collect())
        }
    }
}

/// Up to here a float holds every whole number.
const EXACT: u64 = 1 << 53;

/// As `serde_json` keeps it: members by name, the last of each; large numbers as good as a float.
fn ours(value: Json) -> Json {
    match value {
        Json::Object(members) => {
            let members: std::collections::BTreeMap<_, _> =
                members.into_iter().map(|(name, value)| (name, ours(value))).collect();
            Json::Object(members.into_iter().collect())
        }
        Json::List(values) => Json::List(values.into_iter().map(ours).collect()),
        Json::Number(EXACT..) => Json::Number(EXACT),
        other => other,
    }
}

fn agrees_with_serde_json(text: &str) {
    let read = read(text, "none of this name", &mut |_| {});
    match serde_json::from_str(text) {
        Ok(value) => assert_eq!(read.map(ours), Ok(ours(theirs(value))), "{text}"),
        // One of ours is as large as can be, and good.
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) => {
            let refusal = read.expect_err(text);
            assert_eq!(refusal.reason.is_none(), error.is_eof(), "{text}: {refusal:?}, {error}");
        }
    }
}

#[test]
fn a_refusal_says_where_and_why() {
    for (text, at, reason) in [
        ("", 0, None),
        ("[1, ", 4, None),
        ("\"a", 2, None),
        ("nul", 3, None),
        ("-", 1, None),
        ("1.", 2, None),
        ("\"\\u00", 5, None),
        ("[1,]", 3, Some("trailing comma")),
        ("[1 2]", 3, Some("expected `,` or `]`")),
        ("{\"a\":1 2}", 7, Some("expected `,` or `}`")),
        ("{\"a\" 1}", 5, Some("expected `:`")),
        ("{a:1}", 1, Some("key must be a string")),
        ("nope", 1, Some("expected ident")),
        ("+1", 0, Some("expected value")),
        ("012", 1, Some("invalid number")),
        ("1.e", 2, Some("invalid number")),
        ("\"\n\"", 1, Some("control character in a string")),
        ("\"\\x\"", 2, Some("invalid escape")),
        ("\"\\ud800x\"", 7, Some("half of a surrogate pair")),
        ("\"\\udc00\"", 7, Some("half of a surrogate pair")),
        ("1 1", 2, Some("trailing characters")),
    ] {
        assert_eq!(refused(text), Some((at, reason)), "{text}");
    }
}

#[test]
fn numbers_are_cut_to_whole_ones() {
    for (text, number) in [
        ("0", Json::Whole(0)),
        ("-9223372036854775808", Json::Whole(i64::MIN)),
        ("9223372036854775808", Json::Number(1 << 63)),
        ("12.9", Json::Number(12)),
        ("-3.5", Json::Number(0)),
        ("1.25e3", Json::Number(1250)),
        ("1250E-3", Json::Number(1)),
        ("0.00012e+6", Json::Number(120)),
        ("1e400", Json::Number(u64::MAX)),
        ("0e99999999999", Json::Number(0)),
        ("1e-99999999999", Json::Number(0)),
    ] {
        assert_eq!(read(text, "", &mut |_| {}), Ok(number), "{text}");
    }
}

#[test]
fn escapes_are_undone() {
    let text = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\uDd8b 首钢""#;
    let read = read(text, "", &mut |_| {}).unwrap();
    assert_eq!(read, Json::Text("\"\\/\u{8}\u{c}\n\r\té🖋 首钢".into()));
}

#[test]
fn what_lies_too_deep_is_refused_as_serde_json_does() {
    for depth in [DEPTH, DEPTH + 1, 100_000] {
        agrees_with_serde_json(&("[".repeat(depth) + &"]".repeat(depth)));
    }
    assert!(refused(&"[".repeat(DEPTH + 1)).unwrap().1.is_some());
}

#[test]
fn only_the_list_of_that_name_in_the_outermost_object_is_handed_over() {
    let mut handed = Vec::new();
    let text = r#"{"items":[1,[2]],"own":{"items":[3]},"items":4}"#;
    let left = read(text, "items", &mut |it| handed.push(it)).unwrap();
    assert_eq!(handed, [Json::Whole(1), Json::List(vec![Json::Whole(2)])]);
    let own = Json::Object(vec![("items".into(), Json::List(vec![Json::Whole(3)]))]);
    let members = [("items", Json::List(vec![])), ("own", own), ("items", Json::Whole(4))];
    assert_eq!(left, Json::Object(members.map(|(name, it)| (name.to_owned(), it)).into()));
}

/// A text of the grammar, with numbers that floats hold exactly.
fn json() -> impl Strategy<Value = String> {
    let space = "[ \t\r\n]{0,2}";
    let string = r#""([a-z首é]|\\["\\/bfnrt]|\\u[0-9a-cA-C][0-9a-f]{3}|\\ud8[0-9a-f]{2}\\udc[0-9A-F]{2}){0,5}""#;
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        "-?[1-9][0-9]{0,17}",
        "-?[1-9][0-9]{0,3}\\.[0-9]{1,4}([eE]\\+?[0-9])?",
        string,
    ];
    leaf.prop_recursive(4, 32, 4, move |inner| {
        let list = proptest::collection::vec(inner.clone(), 0..4);
        let object = proptest::collection::vec((string, inner), 0..4);
        prop_oneof![
            (list, space).prop_map(|(values, space)| format!(
                "[{space}{}{space}]",
                values.join(&format!("{space},"))
            )),
            (object, space).prop_map(|(members, space)| {
                let members = members.iter().map(|(name, it)| format!("{name}{space}:{space}{it}"));
                format!("{{{space}{}}}", members.collect::<Vec<_>>().join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn json_is_read_as_serde_json_reads_it(text in json()) {
        agrees_with_serde_json(&text);
    }

    #[test]
    fn what_is_nearly_json_is_refused_as_serde_json_does(
        text in json(), at in 0usize..40, put in r#"[\[\]{}:,"\\u0-9eE.+\- a-z]{0,2}"#, gone in 0usize..3,
    ) {
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.min(letters.len());
        letters.splice(at..(at + gone).min(letters.len()), put.chars());
        agrees_with_serde_json(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn a_text_that_breaks_off_is_known_as_such(text in json(), at in 0usize..60) {
        agrees_with_serde_json(&text.chars().take(at).collect::<String>());
    }

    #[test]
    fn any_text_is_read_without_a_crash(text in any::<String>()) {
        let _ = read(&text, "", &mut |_| {});
    }
}
