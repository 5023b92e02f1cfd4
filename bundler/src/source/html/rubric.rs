//! The section that a page names, as far as it is one: sites write kinds of pages, their own names,
//! headlines and lists of subjects in its place.

use super::site::is_domain;
use broadsheet::text::fold;

/// What sites call kinds of pages, and places where all of them stand.
const NO_SECTIONS: &[&str] = &[
    "post",
    "posts",
    "article",
    "articles",
    "page",
    "pages",
    "story",
    "stories",
    "home",
    "homepage",
    "home page",
    "front page",
    "frontpage",
    "all",
    "all news",
    "main",
    "index",
    "uncategorized",
    "uncategorised",
    "default",
    "slider",
    "slideshow",
    "popular",
    "featured",
    "none",
    "null",
    "undefined",
    "без рубрики",
    "未分类",
    "未分類",
    "首页",
    "正文",
    "当前位置",
    "您的位置",
    "ホーム",
    "トップページ",
    "홈",
];

/// The section's name, if it is one. `headline` is that of the page.
pub(super) fn name(text: &str, headline: &str) -> Option<String> {
    let parts: Vec<&str> = text.split([',', '，', ';']).map(str::trim).collect();
    // A name may have a comma in it; a list has more of them, or no spaces.
    let is_list = parts.len() >= 3 || text.contains(',') && !text.contains(", ");
    let parts = if is_list { parts } else { vec![text.trim()] };
    let headline = fold(headline);
    let is_name = |part: &&str| {
        let own = fold(part);
        let is_letter = |c: char| c.is_alphabetic();
        part.chars().filter(|c| is_letter(*c)).count() >= 2
            && part.chars().count() < 60
            && own != headline
            && !NO_SECTIONS.contains(&own.as_str())
            && !is_domain(part)
    };
    parts.into_iter().find(is_name).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_told_from_what_is_written_in_its_place() {
        for (written, told) in [
            ("Roads", Some("Roads")),
            ("Europe, Middle East", Some("Europe, Middle East")),
            ("game,news,slider", Some("game")),
            ("Home Page,Popular,Commercial Real Estate", Some("Commercial Real Estate")),
            ("Smart News, Smart News Science, Smart News Science", Some("Smart News")),
            ("gizmodo.com", None),
            ("post", None),
            ("The Bridge", None),
            ("Homepage", None),
            ("-", None),
        ] {
            assert_eq!(name(written, "The bridge").as_deref(), told, "{written}");
        }
    }
}
