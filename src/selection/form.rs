//! The encoding of HTML forms (URL Standard, application/x-www-form-urlencoded).

/// A key and its value, out of one pair of a query string.
pub(super) fn decode(pair: &str) -> (String, String) {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    (plain(key), plain(value))
}

/// A key and its value, as one pair more of a query string.
pub(super) fn encode(pairs: &mut String, key: &str, value: &str) {
    if !pairs.is_empty() {
        pairs.push('&');
    }
    escape(pairs, key);
    pairs.push('=');
    escape(pairs, value);
}

/// A text with its escapes undone; bytes that are no UTF-8 become the sign for that.
fn plain(escaped: &str) -> String {
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        bytes.push(match first {
            b'+' => b' ',
            b'%' => match hex(after) {
                Some(byte) => {
                    rest = after.get(2..).unwrap_or_default();
                    byte
                }
                None => b'%',
            },
            other => *other,
        });
    }
    decoded(&bytes)
}

/// As the standard library's lossy reading of UTF-8, which is half a kilobyte.
fn decoded(mut bytes: &[u8]) -> String {
    let mut text = String::new();
    loop {
        let broken = match std::str::from_utf8(bytes) {
            Ok(rest) => return text + rest,
            Err(broken) => broken,
        };
        let (valid, rest) = bytes.split_at_checked(broken.valid_up_to()).unwrap_or_default();
        text.push_str(std::str::from_utf8(valid).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        bytes = broken.error_len().and_then(|length| rest.get(length..)).unwrap_or_default();
    }
}

/// The byte that two hexadecimal digits stand for.
fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*digits.get(at)?).to_digit(16);
    u8::try_from(digit(0)? << 4 | digit(1)?).ok()
}

fn escape(pairs: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => pairs.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                pairs.push(char::from(byte));
            }
            _ => {
                pairs.push('%');
                for half in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(half.into(), 16).unwrap_or_default();
                    pairs.push(digit.to_ascii_uppercase());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn agrees_with_the_url_crates(pair: &str) {
        let theirs = form_urlencoded::parse(pair.as_bytes()).next();
        let theirs = theirs.map(|(key, value)| (key.into_owned(), value.into_owned()));
        assert_eq!(decode(pair), theirs.unwrap_or_default(), "{pair}");
    }

    proptest! {
        #[test]
        fn pairs_are_read_as_the_url_crates_read_them(
            odd in "[^&]{0,20}", escaped in "([a=+%é]|%[0-9a-fA-F]{2}|%[0-9a-z]){0,12}",
        ) {
            agrees_with_the_url_crates(&odd);
            agrees_with_the_url_crates(&escaped);
        }

        #[test]
        fn pairs_are_written_as_the_url_crates_write_them(
            key in any::<String>(), value in any::<String>(), next in any::<String>(),
        ) {
            let mut ours = String::new();
            encode(&mut ours, &key, &value);
            encode(&mut ours, &value, &next);
            let mut theirs = form_urlencoded::Serializer::new(String::new());
            theirs.append_pair(&key, &value).append_pair(&value, &next);
            prop_assert_eq!(ours, theirs.finish());
        }
    }
}
