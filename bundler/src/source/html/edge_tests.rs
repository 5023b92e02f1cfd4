//! What stands in the middle of an article, and at its edges.

use super::tests::{html, page, read, value};
use crate::draft::Draft;

const P: &str = "<p>The village was two hours from the road when the first students came, with \
    seedlings, and it is two minutes now, because the county has paid for a new bridge.</p>";

fn article(inside: &str) -> Draft {
    let p = P.repeat(3);
    read(
        format!(
            "<!DOCTYPE html><html lang=en><title>The bridge</title><body><h1>The bridge</h1>\
             <article>{p}{inside}{p}</article></body></html>"
        )
        .as_bytes(),
    )
}

#[test]
fn lines_of_an_article_s_middle_were_deleted_as_labels_and_made_its_facts() {
    let draft = article(
        "<p>When and where:</p><ul><li>Date: 5 June 2031</li><li>Time: 10:00 to 16:00</li>\
         <li>Address: Mill Road 5</li><li>Phone: 555 1234</li><li>Email: press@works.example</li>\
         <li>Views: 5</li></ul><table><tr><td>Author: Jane</td><td>Source: own</td></tr></table>\
         <p>Photo: John Roe</p><p>From: Beijing</p><p>Editor: John</p><p>© Jane</p>\
         <p>Read more: the report</p><h2>Related news</h2><p>File &gt; Open &gt; Recent</p>",
    );
    for kept in [
        "Date: 5 June 2031",
        "Address: Mill Road 5",
        "Phone: 555 1234",
        "Email: press@works.example",
        "Views: 5",
        "Author: Jane",
        "Source: own",
        "Photo: John Roe",
        "From: Beijing",
        "Editor: John",
        "© Jane",
        "Read more: the report",
        "Related news",
        "File &gt; Open &gt; Recent",
    ] {
        assert!(html(&draft).contains(kept), "{kept}: {}", html(&draft));
    }
    assert_eq!((value(&draft.published), value(&draft.source)), ("", ""));
    assert_eq!((value(&draft.section), value(&draft.copyright)), ("", ""));
    assert!(draft.authors.is_empty() && draft.breadcrumb.is_empty(), "{draft:?}");
}

#[test]
fn a_list_of_facts_at_the_end_of_an_article_stays_in_it() {
    let list = "<h2>Contact</h2><ul><li>Date: 5 June 2031</li><li>Phone: 555 1234</li></ul>\
        <table><tr><td>Source: X</td><td>Time: 10:00</td></tr></table><p>Phone: 555 9876</p><p>Photo: Jane</p>";
    let draft =
        read(page("", "", "").replace("</article>", &format!("{list}</article>")).as_bytes());
    for kept in ["5 June 2031", "555 1234", "Source: X", "555 9876", "Photo: Jane"] {
        assert!(html(&draft).contains(kept), "{kept}: {}", html(&draft));
    }
    assert_eq!((value(&draft.published), value(&draft.source)), ("", ""));
}

#[test]
fn labels_at_the_edges_are_taken_and_what_is_shown_nowhere_else_is_reported() {
    let p = P.repeat(3);
    let draft = read(
        format!(
            "<html lang=en><title>The bridge</title><body><article><h1>The bridge</h1>\
             <p>Release time: 2020-11-16 09:29 Source: The Daily Views: 12</p>{p}\
             <p>Author: Jane Editor: John</p></article></body></html>"
        )
        .as_bytes(),
    );
    assert_eq!(value(&draft.published), "2020-11-16 09:29");
    assert_eq!(value(&draft.source), "The Daily");
    assert_eq!(draft.authors.len(), 1);
    assert!(!html(&draft).contains("Release time") && !html(&draft).contains("Author"));
    let note = draft.notes.iter().find(|note| note.code == "text-left-out").unwrap();
    assert!(note.what.contains("Editor: John"), "{}", note.what);
}

#[test]
fn a_date_in_the_text_of_a_page_was_taken_for_its_publication() {
    for told in [
        "<p>Your candidate: 20190520 votes</p>",
        "<p>Application deadline date: 2031-05-05</p>",
        "<p>Expiry date: 2031-05-05</p>",
        "<p>Birth date: 1950-05-05</p>",
        "<p>Upcoming: <time datetime='2031-05-05'>5 May</time></p>",
        "<p>The works were founded: <time datetime='1919-03-01'>1919</time></p>",
        "<div class=comments><p>Bob, <time datetime='2022-05-05'>5 May</time>: nice</p></div>",
        "<div id=comments><p>Bob <time>5 May 2022</time></p></div>",
        "<aside><time datetime='2022-05-05'>5 May</time></aside>",
        "<ul class=latest><li><span class=post-date>16 Nov 2022</span> Other story</li></ul>",
        "<ul><li><span class=post-date>16 Nov 2022</span> Other story</li></ul>",
        "<article><h3>Other</h3><time datetime='2022-05-05'>5 May</time></article>",
    ] {
        for draft in [
            article(told),
            read(page("", told, "").as_bytes()),
            read(page("", "", told).as_bytes()),
            read(page("", "", "").replace("</h1>", &format!("</h1>{told}")).as_bytes()),
            read(page("", "", "").replace("</article>", &format!("{told}</article>")).as_bytes()),
        ] {
            assert_eq!(value(&draft.published), "", "{told}");
        }
    }
}

#[test]
fn a_date_under_the_headline_without_label_or_attribute_was_not_taken() {
    for (told, date) in [
        ("<time>16 Nov 2020</time>", "16 Nov 2020"),
        ("<p>By Jane Doe | <time>16 Nov 2020</time></p>", "16 Nov 2020"),
        ("<p>Posted by Jane Doe on November 16, 2020</p>", "November 16, 2020"),
        ("<p>Publié le 16 novembre 2020</p>", "16 novembre 2020"),
        ("<ul><li>By Jane Doe</li><li><time datetime=2020-11-16>x</time></li></ul>", "2020-11-16"),
    ] {
        let draft = read(page("", "", "").replace("</h1>", &format!("</h1>{told}")).as_bytes());
        assert!(value(&draft.published).ends_with(date), "{told}: {:?}", draft.published);
        assert_eq!(html(&draft).matches("two hours").count(), 6, "{told}");
    }
    let told = "<p>The county has paid for a new bridge, and so the village is two minutes from \
        the road now, its mayor told this paper on Monday.</p><div>Jane Doe <time \
        datetime='2020-11-16'>16 Nov</time></div>";
    let draft = read(page("", "", "").replace("</h1>", &format!("</h1>{told}")).as_bytes());
    assert_eq!(value(&draft.published), "2020-11-16");
    let told = "<time datetime='2020-11-16'>16 Nov</time></article>";
    let draft = read(page("", "", "").replace("</article>", told).as_bytes());
    assert_eq!(value(&draft.published), "2020-11-16");
}
