//! HTML as the reader shows it: text, structure, pictures, links. Everything else goes.
//!
//! The reader has a defence of its own; this is the first line, that the second.

use ammonia::Builder;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The elements that stay.
const ELEMENTS: &str = "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code em strong b i u s sub \
    sup mark small abbr time a img figure figcaption table caption thead tbody tfoot tr th td \
    colgroup col hr br span div ruby rt rp bdi bdo ins del kbd samp var dfn details summary \
    wbr";

/// Elements whose content is no text of the article either.
const EMPTIED: &str = "script style template noscript iframe object embed applet svg math title head select \
    textarea button audio video canvas noframes xmp";

/// The attributes that stay on any element, and those of single elements.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("", &["lang", "dir", "title", "id"]),
    ("a", &["href"]),
    ("img", &["src", "alt", "width", "height"]),
    ("time", &["datetime"]),
    ("ins", &["datetime", "cite"]),
    ("del", &["datetime", "cite"]),
    ("q", &["cite"]),
    ("blockquote", &["cite"]),
    ("ol", &["start", "reversed", "type"]),
    ("li", &["value"]),
    ("th", &["colspan", "rowspan", "scope", "abbr"]),
    ("td", &["colspan", "rowspan"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("details", &["open"]),
];

/// Ids of an article's own elements begin so, since the page around it has ids too.
const ID: &str = "in-";

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let of = |element: &str| {
        let found = ATTRIBUTES.iter().find(|(name, _)| *name == element);
        found.map(|(_, names)| names.iter().copied().collect()).unwrap_or_default()
    };
    let own: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().skip(1).map(|(element, _)| (*element, of(element))).collect();
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.split(' ').collect())
        .clean_content_tags(EMPTIED.split(' ').collect())
        .generic_attributes(of(""))
        .tag_attributes(own)
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|_, attribute, value| attributed(attribute, value));
    builder
});

/// Ids, and links to them within the article, set apart from those of the page.
fn attributed<'a>(attribute: &str, value: &'a str) -> Option<Cow<'a, str>> {
    let set_apart = |name: &str| match name.starts_with(ID) {
        true => name.to_owned(),
        false => format!("{ID}{name}"),
    };
    match (attribute, value.strip_prefix('#')) {
        ("id", _) if value.is_empty() => None,
        ("id", _) => Some(set_apart(value).into()),
        ("href", Some("")) => None,
        ("href", Some(name)) => Some(format!("#{}", set_apart(name)).into()),
        _ => Some(value.into()),
    }
}

/// The HTML without anything but what the reader shows. The result is in one canonical form: every
/// `<` begins a tag, attributes are in double quotes.
pub fn clean(html: &str) -> String {
    let clean = BUILDER.clean(html).to_string();
    // The article's title is the page's one heading of the first rank.
    clean.replace("<h1", "<h2").replace("</h1>", "</h2>").trim().to_owned()
}

/// What could run or show something of its own, by name, as far as it stands in the HTML.
pub fn active(html: &str) -> Vec<&'static str> {
    const ACTIVE: [&str; 9] =
        ["script", "iframe", "object", "embed", "form", "video", "audio", "svg", "canvas"];
    let lower = html.to_ascii_lowercase();
    let opens = |name: &&str| lower.contains(&format!("<{name}"));
    ACTIVE.into_iter().filter(opens).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_and_structure_stay() {
        for html in [
            "<p lang=\"zh\">党 <a href=\"https://a.example/?a=1&amp;b=2\">x</a></p>",
            "<figure><img src=\"a.png\" alt=\"1 &lt; 2\"><figcaption>c</figcaption></figure>",
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
            "<table><tbody><tr><th scope=\"row\">a</th><td colspan=\"2\">b</td></tr></tbody></table>",
        ] {
            assert_eq!(clean(html), html);
        }
    }

    #[test]
    fn whatever_runs_goes_with_its_content() {
        for (html, cleaned) in [
            ("<script>alert(1)</script>a", "a"),
            ("<p onclick=\"x()\" style=\"y\" class=\"z\">a</p>", "<p>a</p>"),
            ("<a href=\"javascript:x()\">a</a>", "<a>a</a>"),
            ("<a href=\" jAvA\nscript:x()\">a</a>", "<a>a</a>"),
            ("<svg><script>x</script></svg>b", "b"),
            ("<iframe src=x>a</iframe>b", "b"),
            ("<form action=x><input value=y>a</form>", "a"),
            ("<img src=\"data:text/html,x\">", "<img>"),
        ] {
            assert_eq!(clean(html), cleaned, "{html}");
        }
    }

    #[test]
    fn ids_are_set_apart_once() {
        let once = clean("<h1 id=\"top\">a</h1><a href=\"#top\">b</a>");
        assert_eq!(once, "<h2 id=\"in-top\">a</h2><a href=\"#in-top\">b</a>");
        assert_eq!(clean(&once), once);
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(html in "[<>/a-z=\"' &;#!-]{0,60}") {
            let once = clean(&html);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
