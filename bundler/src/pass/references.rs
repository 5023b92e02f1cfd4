//! Character references of HTML, such as `&mdash;` and `&#8217;`, and what they stand for.

use quick_xml::escape::resolve_html5_entity;

/// What `&name;` or `&#nn;` stands for, or itself when that is not known.
pub fn referred(name: &str) -> String {
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    });
    match number.and_then(char::from_u32).filter(|c| *c != '\0') {
        Some(c) => c.to_string(),
        None => resolve_html5_entity(name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}

/// A text with its references decoded, once. An "and" that stands for itself stays.
pub fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        out.push_str(before);
        let end = from.bytes().take(33).position(|byte| byte == b';').filter(|end| {
            from.get(..*end)
                .is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
        });
        match end {
            Some(end) => {
                out.push_str(&referred(from.get(..end).unwrap_or_default()));
                rest = from.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = from;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once_and_what_is_none_stays() {
        for (text, told) in [
            ("It&rsquo;s &#8220;here&#x201D;", "It’s “here”"),
            ("a &amp;lt; b & c; R&D", "a &lt; b & c; R&D"),
            ("&nosuch; &#0; &;", "&nosuch; &#0; &;"),
        ] {
            assert_eq!(decoded(text), told);
        }
    }
}
