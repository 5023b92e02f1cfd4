//! Whole files of Markdown, and the drafts that they give.

use super::*;
use crate::draft::{Draft, Origin, Said};
use broadsheet::article::Body;
use std::sync::Arc;

fn read(name: &str, text: &str) -> Draft {
    let origin = Origin { name: name.into(), ..Origin::default() };
    let file = File::new(Arc::new(origin), text.as_bytes().to_vec());
    parse(&file).unwrap().drafts.remove(0)
}

fn value(said: &Option<Said<String>>) -> &str {
    said.as_ref().map_or("", |said| &said.value)
}

fn html(draft: &Draft) -> &str {
    match &draft.body {
        Some(Body::Html(html)) => html.trim(),
        _ => "",
    }
}

#[test]
fn a_page_of_hugo_is_read() {
    let draft = read(
        "content/news/a.fr.md",
        "---\ntitle: 'A'\ndeck: B\ndate: 2013-06-27 8:00:00 -0400\nlastmod: 2014-01-02\n\
         authors:\n  - x\n  - name: Y\n    url: https://y.example/\ncategories: [s, t]\n\
         topics: [u]\ndraft: true\nfeatured_image:\n  src: i.png\n---\n*b* {{< note >}}c{{< /note >}}\n",
    );
    assert_eq!((value(&draft.title), value(&draft.subtitle)), ("A", "B"));
    assert_eq!(value(&draft.published), "2013-06-27 8:00:00 -0400");
    assert_eq!((value(&draft.modified), value(&draft.language)), ("2014-01-02", "fr"));
    assert_eq!((value(&draft.section), draft.tags.join(" ")), ("s", "t u".to_owned()));
    let names: Vec<_> = draft.authors.iter().filter_map(|it| it.name.clone()).collect();
    assert_eq!(names, ["x", "Y"]);
    assert_eq!((draft.unfinished, value(&draft.image)), (true, "i.png"));
    assert_eq!(html(&draft), "<p><em>b</em> c</p>");
}

#[test]
fn a_page_of_jekyll_has_its_date_and_headline_in_its_name() {
    let draft =
        read("_posts/2020-11-16-the-village.md", "---\nlayout: post\npublished: false\n---\nb");
    assert_eq!((value(&draft.title), value(&draft.published)), ("the village", "2020-11-16"));
    assert!(draft.unfinished);
}

#[test]
fn a_first_heading_is_the_headline_and_stands_once() {
    let draft = read("a.md", "# The *village*\n\ntext\n\n# Next");
    assert_eq!((value(&draft.title), html(&draft)), ("The village", "<p>text</p>\n<h1>Next</h1>"));
    let draft = read("a.md", "---\ntitle: The Village\n---\n\n# The village\n\ntext");
    assert_eq!(html(&draft), "<p>text</p>");
    let draft = read("a.md", "---\ntitle: Roads\n---\n\n# The village\n\ntext");
    assert!(html(&draft).starts_with("<h1>The village"));
}

#[test]
fn a_rule_for_addresses_is_no_address() {
    let url =
        |url: &str| value(&read("a.md", &format!("---\nurl: \"{url}\"\n---\n")).url).to_owned();
    assert_eq!(url("/2020/a/"), "/2020/a/");
    assert_eq!((url("/:year/:title/"), url("pretty")), (String::new(), String::new()));
}

#[test]
fn modules_of_mdx_are_left_behind() {
    assert_eq!(html(&read("a.mdx", "import X from './x'\n\ntext")), "<p>text</p>");
}

#[test]
fn deep_nesting_does_not_end_the_program() {
    for text in [">", "- ", "*a ", "[", "![", "<div>"] {
        let draft = read("a.md", &text.repeat(3_000));
        let _ = crate::pass::sanitise::clean(html(&draft));
    }
}

#[test]
fn codes_of_html_go_from_a_summary_and_stay_in_a_headline() {
    let draft = read(
        "a.md",
        "---\ntitle: It&rsquo;s\nsummary: It&rsquo;s &#8220;here&#8221; &mdash; R&D\ndeck: a&nbsp;b\n---\nb",
    );
    assert_eq!((value(&draft.title), value(&draft.summary)), ("It&rsquo;s", "It’s “here” — R&D"));
    assert_eq!(value(&draft.subtitle), "a\u{A0}b");
}

#[test]
fn jekyll_parts_tags_and_categories_at_spaces_and_others_do_not() {
    let matter = "---\nlayout: post\ncategories: roads bridges\ntags: steel village\n---\nb";
    let draft = read("_posts/2020-11-16-a.md", matter);
    assert_eq!(
        (value(&draft.section), draft.tags.join("|")),
        ("roads", "bridges|steel|village".to_owned())
    );
    let draft = read("_posts/2020-11-16-a.md", "---\ntags: the village, steel\n---\nb");
    assert_eq!(draft.tags, ["the village", "steel"]);
    let draft = read("a.md", "---\ntags: the village\ncategories: two words\n---\nb");
    assert_eq!(
        (value(&draft.section), draft.tags.join("|")),
        ("two words", "the village".to_owned())
    );
}

#[test]
fn a_link_to_a_post_that_is_not_there_is_named_once() {
    let draft = read("_posts/2020-11-16-a.md", "[b]({% post_url 2020-01-02-b %})");
    let found: Vec<_> = draft.notes.iter().map(|note| (note.code, note.what.as_ref())).collect();
    let what = "it links to the page \"2020-01-02-b\", which is not there; its words stay";
    assert_eq!(found, [("link-broken", what)]);
}

#[test]
fn what_zola_keeps_apart_is_read_and_goes_behind_the_page_s_own() {
    let draft = read(
        "a.md",
        "+++\ntitle = 'A'\n[extra]\ntitle = 'B'\nauthor = 'Ann'\nimage = 'i.png'\n+++\nb",
    );
    assert_eq!((value(&draft.title), value(&draft.image)), ("A", "i.png"));
    assert_eq!(draft.authors[0].name.as_deref(), Some("Ann"));
}
