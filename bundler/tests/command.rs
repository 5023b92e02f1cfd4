//! The command as its users meet it: what it writes, what it says, how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod desk;

use desk::{Desk, err};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

fn codes(report: &Value) -> Vec<(&str, &str)> {
    let notes = report["notes"].as_array().unwrap().iter();
    notes.map(|note| (note["name"].as_str().unwrap(), note["code"].as_str().unwrap())).collect()
}

fn page(title: &str, date: &str) -> String {
    format!(
        "{title}\n\nnews center > works news\n\n{title}\n\nrelease time:{date}\n\n\
         The committee has put the plan into practice and promoted the work in the village, and it \
         has given every household of the village a road and a school of its own.\n"
    )
}

const QUIET: &str = "--title Works --language en --timezone +08:00";

#[test]
fn a_page_becomes_an_edition_and_the_same_input_the_same_bytes() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16 09:29:11"));
    desk.write("news/b/b.txt", page("a bridge", "2021-01-02"));
    let report = desk.bundle(QUIET);
    assert_eq!((&report["articles"], &report["written"]), (&2.into(), &1.into()));
    assert!(codes(&report).is_empty(), "{report}");
    let edition = desk.edition();
    let items = edition["items"].as_array().unwrap();
    assert_eq!(items[0]["id"], "b/b.txt");
    assert_eq!(items[1]["date_published"], "2020-11-16T09:29:11+08:00");
    assert_eq!(items[1]["_broadsheet"]["section"], "works news");
    let first = std::fs::read(desk.path("site/articles.json")).unwrap();
    let again = desk.bundle(QUIET);
    assert_eq!((&again["written"], &again["unchanged"]), (&0.into(), &1.into()));
    assert_eq!(std::fs::read(desk.path("site/articles.json")).unwrap(), first);
}

#[test]
fn an_edition_that_is_bundled_again_is_the_same_edition() {
    let desk = Desk::new();
    desk.write(
        "news/articles.json",
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en",
            "home_page_url":"https://a.example/","authors":[{"name":"N"}],
            "_broadsheet":{"copyright":"C"},"items":[
            {"id":"1","title":"A & B","summary":"S","image":"a.png","date_published":"2020-01-01T00:00:00+08:00",
             "tags":["Sec","t"],"_broadsheet":{"section":"Sec","subtitle":"Sub"},
             "content_html":"<h1 id=x>a</h1><p><a href=?article=2>b</a><a href=#x>c</a><img src=a.png alt=''></p>"},
            {"id":"2","url":"https://a.example/2","title":"B","language":"zh","content_text":"党\n\n建",
             "attachments":[{"url":"https://a.example/f.mp3","mime_type":"audio/mpeg","size_in_bytes":1}]}]}"#,
    );
    desk.write("news/a.png", "picture");
    desk.bundle("");
    let first = std::fs::read(desk.path("site/articles.json")).unwrap();
    std::fs::rename(desk.path("site"), desk.path("old")).unwrap();
    let output = desk.run("bundle old --out site --data-only");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let second = std::fs::read(desk.path("site/articles.json")).unwrap();
    assert_eq!(String::from_utf8(second).unwrap(), String::from_utf8(first).unwrap());
    assert_eq!(std::fs::read_dir(desk.path("site/media")).unwrap().count(), 1);
}

#[test]
fn the_exit_code_tells_how_it_went() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "yesterday")).write("empty/a.txt", "");
    let code = |arguments: &str| desk.run(arguments).status.code();
    assert_eq!(code("bundle news --out site --data-only"), Some(0));
    assert_eq!(code("bundle news --out site --data-only --strict"), Some(1));
    assert_eq!(code("bundle empty --out site2 --data-only"), Some(2));
    assert_eq!(code("bundle gone --out site --data-only"), Some(2));
    assert_eq!(code("bundle news"), Some(2));
    assert_eq!(code("bundle news --out site --data-only --timezone Beijing"), Some(2));
    assert_eq!(code("bundle news --out news/a.txt/site --data-only"), Some(2));
    assert_eq!(code("--help"), Some(0));
    assert!(!desk.path("site2/articles.json").exists());
}

#[test]
fn nothing_is_printed_but_what_was_asked_for() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16 09:29:11"));
    let output = desk.run("bundle news --out site --data-only");
    assert!(output.stdout.is_empty());
    assert!(err(&output).contains("1 article from 1 file"), "{}", err(&output));
    let output = desk.run("bundle news --out site --data-only --quiet");
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
    let output = desk.run("bundle news --out site --data-only --report json");
    assert!(output.stderr.is_empty());
}

#[test]
fn without_a_reader_the_command_says_how_to_go_on() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.write("reader/index.html", "<!doctype html>").write("reader/articles.json", "the sample");
    if option_env!("BROADSHEET_READER").is_none() {
        let output = desk.run("bundle news --out site");
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("--data-only"), "{}", err(&output));
    }
    assert_eq!(desk.run("bundle news --out site --reader reader").status.code(), Some(0));
    assert!(desk.path("site/index.html").exists());
    assert_eq!(desk.edition()["items"][0]["title"], "a flag");
}

#[test]
fn the_standard_input_is_a_source() {
    use std::io::Write;
    let desk = Desk::new();
    let mut command = desk.command("bundle - --out site --data-only");
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(page("a flag", "2020-11-16").as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(desk.edition()["items"][0]["title"], "a flag");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_bundled() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    for number in 0..2000 {
        desk.write(&format!("news/empty/{number}.txt"), "");
    }
    std::fs::File::create(desk.path("news/huge.txt")).unwrap().set_len(2 << 30).unwrap();
    desk.write("news/broken.json", "{\"version\": ");
    desk.write("news/pic.png", [0x89, b'P', 0, 0]);
    let report = desk.bundle(QUIET);
    assert_eq!((&report["articles"], &report["beside"]), (&1.into(), &1.into()));
    let codes = codes(&report);
    assert!(codes.contains(&("huge.txt", "too-large")), "{codes:?}");
    assert_eq!(codes.iter().filter(|(_, code)| *code == "blank").count(), 2000);
    assert!(codes.contains(&("broken.json", "not-a-feed")), "{codes:?}");
}

#[test]
fn a_file_beyond_the_bound_is_left_out_unread() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.write("news/long.txt", page("a bridge", "2020-11-16").repeat(20));
    std::fs::OpenOptions::new()
        .append(true)
        .open(desk.path("news/long.txt"))
        .unwrap()
        .set_len(2 << 30)
        .unwrap();
    let report = desk.bundle(QUIET);
    assert!(codes(&report).contains(&("long.txt", "too-large")), "{report}");
    assert_eq!(report["articles"], 1);
}

#[cfg(unix)]
#[test]
fn a_file_without_read_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.write("news/b.txt", page("a bridge", "2020-11-16"));
    std::fs::set_permissions(desk.path("news/b.txt"), PermissionsExt::from_mode(0o0)).unwrap();
    let mut command = desk.command("bundle news --out site --data-only --report json");
    if std::fs::read(desk.path("news/b.txt")).is_ok() {
        // Root reads everything: someone else bundles.
        use std::os::unix::process::CommandExt;
        std::fs::create_dir(desk.path("site")).unwrap();
        for (folder, mode) in [(".", 0o755), ("site", 0o777)] {
            std::fs::set_permissions(desk.path(folder), PermissionsExt::from_mode(mode)).unwrap();
        }
        command.uid(65_534);
    }
    let Ok(output) = command.output() else {
        return println!("skipped: the command cannot be run by another user");
    };
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(codes(&report).contains(&("b.txt", "unreadable")), "{report}");
    assert_eq!(report["articles"], 1);
}

#[test]
fn an_edition_is_looked_over() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.bundle(QUIET);
    let output = desk.run("check site --strict");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{}", err(&output));
    desk.write("broken.json", "{");
    assert_eq!(desk.run("check broken.json").status.code(), Some(2));
    assert_eq!(desk.run("check gone").status.code(), Some(2));
}

#[test]
fn a_feed_of_xml_is_looked_over_where_it_lies() {
    let desk = Desk::new();
    let feed = "<rss><channel><title>T</title><language>en</language><item><title>A</title>\
        <guid>1</guid><pubDate>Mon, 16 Nov 2020 09:29:11 GMT</pubDate><description>\
        &lt;p&gt;It has put &lt;img src='gone.png'&gt;&lt;/p&gt;</description></item></channel></rss>";
    desk.write("feed.xml", feed).write("page.html", "<!doctype html><p>A");
    let output = desk.run("check feed.xml --report json");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(codes(&report), [("feed.xml#1", "image-missing")], "{report}");
    desk.write("gone.png", "x");
    assert_eq!(desk.run("check feed.xml --strict").status.code(), Some(0));
    let output = desk.run("check page.html");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("is a web page (HTML), and neither"), "{}", err(&output));
}

#[test]
fn a_text_too_short_to_tell_its_language_is_in_that_of_the_edition_and_no_warning() {
    let desk = Desk::new();
    let short = |title| format!("{title}\n\nrelease time:2020-11-16T09:29:11Z\n\nDo a para uma.\n");
    desk.write("news/a.txt", page("a flag", "2020-11-16T09:29:11Z"));
    desk.write("news/b.txt", short("o que marque")).write("news/c.txt", short("na do z"));
    let report = desk.bundle("--title T --strict");
    let all = ["a.txt", "b.txt", "c.txt"].map(|name| (name, "language-guessed"));
    assert_eq!(codes(&report), all, "{report}");
    assert_eq!((&report["noted"], &report["doubted"]), (&3.into(), &0.into()));
    let edition = desk.edition();
    assert_eq!(edition["language"], "en");
    assert!(edition["items"].as_array().unwrap().iter().all(|it| it.get("language").is_none()));
}

#[test]
fn a_guess_at_a_short_text_made_the_whole_edition_portuguese() {
    let desk = Desk::new();
    desk.write("news/x.md", "---\ntitle: A\ndate: 2020-01-01\n---\n\nBody of A text here\n");
    let report = desk.bundle("--title T --timezone UTC");
    assert_eq!(codes(&report), [("the edition", "no-language")], "{report}");
    let edition = desk.edition();
    assert!(edition.get("language").is_none(), "{edition}");
    assert!(edition["items"][0].get("language").is_none(), "{edition}");
}

#[test]
fn a_new_item_in_front_gave_the_links_of_others_to_other_articles() {
    let desk = Desk::new();
    let item = |title: &str| {
        format!("<item><title>{title}</title><pubDate>2020-01-01T00:00:00Z</pubDate></item>")
    };
    let feed = |items: &str| {
        format!("<rss><channel><title>T</title><language>en</language>{items}</channel></rss>")
    };
    desk.write("news/f.xml", feed(&item("A")));
    let report = desk.bundle("");
    assert!(codes(&report).contains(&("f.xml#1", "id-of-content")), "{report}");
    let old = ids(&desk);
    assert_eq!(old[0].len(), "f.xml#".len() + 16);
    desk.write("news/f.xml", feed(&(item("B") + &item("A") + &item("A"))));
    let report = desk.bundle("");
    assert!(codes(&report).contains(&("f.xml#3", "path-twice")), "{report}");
    let new = ids(&desk);
    assert_eq!(new.len(), 3);
    assert!(new.contains(&old[0]) && new.contains(&format!("{}~2", old[0])), "{new:?}");
}

fn ids(desk: &Desk) -> Vec<String> {
    let edition = desk.edition();
    let items = edition.get("items").and_then(Value::as_array).unwrap().iter();
    let mut ids: Vec<_> =
        items.map(|it| it.get("id").and_then(Value::as_str).unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn the_link_of_an_article_changed_with_each_source_that_was_added() {
    let desk = Desk::new();
    let link = "https://a.example/bridge";
    let text = "The village has a road and a bridge of its own now. ".repeat(9);
    desk.write(
        "news/rss.xml",
        format!(
            "<rss><channel><title>T</title><item><title>A</title><guid isPermaLink='false'>g1</guid><link>{link}</link>\
             <pubDate>2020-01-01T00:00:00Z</pubDate><description>{text}</description></item></channel></rss>"
        ),
    );
    desk.bundle("");
    assert_eq!(ids(&desk), ["g1"]);
    desk.write(
        "news/a.html",
        format!(
            "<html><head><link rel=canonical href='{link}'><meta property='article:modified_time' \
             content='2021-01-01T00:00:00Z'><title>A</title></head><body><p>{text}</p></body></html>"
        ),
    );
    desk.bundle("--title T");
    assert_eq!(ids(&desk), ["g1"]);
    desk.write(
        "news/atom.xml",
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>tag:x,1</id><title>A</title>\
             <link href='{link}'/><updated>2022-01-01T00:00:00Z</updated><content>{text}</content></entry></feed>"
        ),
    );
    desk.bundle("--title T");
    assert_eq!(ids(&desk), ["g1"]);
    assert_eq!(desk.edition()["items"][0]["date_published"], "2022-01-01T00:00:00Z");
}

#[test]
fn pages_that_name_their_site_as_their_address_were_thrown_out_as_one() {
    let desk = Desk::new();
    let page = |title: &str| {
        let text = format!("The village of {title} has a road and a bridge now. ").repeat(9);
        format!(
            "<html lang=en><head><link rel=canonical href='https://e.example/'><meta property='og:url' \
             content='https://e.example/index.html'><meta name=date content='2020-01-01T00:00:00Z'>\
             <title>{title}</title></head><body><p>{text}</p></body></html>"
        )
    };
    desk.write("news/a.html", page("A")).write("news/b.html", page("B"));
    desk.bundle(QUIET);
    assert_eq!(ids(&desk), ["a.html", "b.html"]);
}

#[test]
fn two_feeds_that_number_their_items_from_nought_lost_the_items_of_one() {
    let desk = Desk::new();
    let feed = |site: &str| {
        let item = |n: usize| {
            format!(
                "<item><title>{site} {n}</title><guid isPermaLink='false'>{n}</guid>\
                 <link>https://{site}.example/{n}</link><pubDate>2020-01-01T00:00:00Z</pubDate></item>"
            )
        };
        let items: String = (0..2).map(item).collect();
        format!("<rss><channel><title>T</title>{items}</channel></rss>")
    };
    desk.write("news/a.xml", feed("a")).write("news/b.xml", feed("b"));
    let report = desk.bundle(QUIET);
    assert_eq!(ids(&desk), ["0", "1", "https://b.example/0", "https://b.example/1"]);
    assert_eq!(codes(&report).iter().filter(|(_, code)| *code == "id-twice").count(), 2);
    assert!(report.to_string().contains("that of a.xml#1, too"), "{report}");
}

#[test]
fn a_duplicate_s_line_named_one_file_twice() {
    let desk = Desk::new();
    for folder in ["one", "two"] {
        desk.write(
            &format!("{folder}/x.md"),
            "---\nid: a\ntitle: A\ndate: 2020-01-01\n---\n\nText\n",
        );
    }
    let output =
        desk.run("bundle one two --out site --data-only --title T --timezone UTC --language en");
    let said = err(&output);
    let line = said.lines().find(|line| line.contains("is the same article")).unwrap();
    assert!(line.contains("one/x.md") && line.contains("two/x.md"), "{said}");
}

#[test]
fn injected_names_stayed_in_tags_categories_and_summaries() {
    let desk = Desk::new();
    desk.write(
        "news/a.md",
        "---\ntitle: A\ndate: 2020-01-01\ncategories: [j9九游会网址]\ntags: [rain, 开云体育]\n\
         summary: The bridge. j9九游会网址\n---\n\nText\n",
    );
    let text = "The village has a road and a bridge of its own now. ".repeat(9);
    desk.write(
        "news/b.html",
        format!(
            "<html lang=en><head><title>B</title><meta name=date content='2020-01-01'>\
             <meta name=keywords content='rain,开云体育,澳门新葡京'></head><body><p>{text}</p></body></html>"
        ),
    );
    let report = desk.bundle(QUIET);
    let edition = desk.edition();
    for item in edition["items"].as_array().unwrap() {
        assert_eq!(item["tags"], serde_json::json!(["rain"]), "{item}");
    }
    assert!(!edition.to_string().contains("九游会"), "{edition}");
    assert!(edition.to_string().contains("The bridge."), "{edition}");
    assert_eq!(codes(&report).iter().filter(|(_, code)| *code == "spam-removed").count(), 2);
}

#[test]
fn files_with_an_ending_of_ours_went_without_a_line() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16")).write("news/n.txt", [0; 9]);
    desk.write("news/p.html", "<html><p>x</p></html>\0\0").write("news/b.png", [0; 9]);
    desk.write("news/z.html", "");
    std::fs::File::options()
        .write(true)
        .open(desk.path("news/z.html"))
        .unwrap()
        .set_len(2 << 30)
        .unwrap();
    let report = desk.bundle(QUIET);
    let told = [("n.txt", "kind-unknown"), ("p.html", "kind-unknown"), ("z.html", "too-large")];
    assert_eq!(codes(&report), told, "{report}");
    assert_eq!(report["beside"], 1);
}

#[test]
fn a_quotation_fifty_thousand_deep_and_a_text_of_one_line_become_articles() {
    let desk = Desk::new();
    desk.write(
        "news/a.md",
        format!("---\ntitle: A\ndate: 2020-01-01\n---\n{} x\n", ">".repeat(50_000)),
    );
    desk.write("news/b.txt", "The village has a road and a school of its own now. ".repeat(20));
    desk.write("news/c.txt", page("a flag", "2024-02-30 10:00"));
    let report = desk.bundle(QUIET);
    assert_eq!(report["articles"], 3, "{report}");
    let told = [("a.md", "too-deep"), ("c.txt", "date-not-understood"), ("b.txt", "undated")];
    assert!(told.iter().all(|it| codes(&report).contains(it)), "{report}");
    let deep =
        desk.edition()["items"].as_array().unwrap().iter().find(|it| it["id"] == "a.md").cloned();
    let deep = deep.unwrap()["content_html"].as_str().unwrap().to_owned();
    assert_eq!(deep.matches("<blockquote>").count(), 100);
}

#[test]
fn a_folder_s_own_papers_are_left_out_and_a_section_s_page_names_it() {
    let desk = Desk::new();
    desk.write("news/LICENSE.md", "All rights.").write("news/README.md", "# About");
    desk.write("news/roads/_index.md", "---\ntitle: Roads & Ways\n---\n");
    desk.write("news/roads/2020/a.txt", page("a flag", "2020-11-16").replace(" > works news", ""));
    desk.write("news/readme/notice.md", "---\ntitle: A notice\ndate: 2020-11-17\n---\nIt is.");
    let report = desk.bundle(&format!("{QUIET} --strict"));
    let found =
        [("LICENSE.md", "paper"), ("README.md", "paper"), ("roads/_index.md", "section-page")];
    assert_eq!(codes(&report), found, "{report}");
    let edition = desk.edition();
    let titles: Vec<_> =
        edition["items"].as_array().unwrap().iter().map(|it| &it["title"]).collect();
    assert_eq!(titles, ["A notice", "a flag"]);
    desk.write("news/roads/b.md", "---\ntitle: B\ndate: 2020-11-18\n---\nIt is.");
    desk.bundle(QUIET);
    assert_eq!(desk.edition()["items"][0]["_broadsheet"]["section"], "Roads & Ways");
    let named = desk.run("bundle news/README.md --out named --data-only --report json");
    let named: Value = serde_json::from_slice(&named.stdout).unwrap();
    assert_eq!(named["articles"], 1);
}

#[test]
fn an_empty_page_is_one_line_and_an_edition_without_a_title_is_given_one() {
    let desk = Desk::new();
    desk.write("news/a.html", "").write("news/b.html", "<html><body> </body></html>");
    let report = desk.run("bundle news --out site --data-only --report json");
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(codes(&report), [("a.html", "blank"), ("b.html", "blank")], "{report}");
    desk.write("news/c.txt", page("a flag", "2020-11-16"));
    let report = desk.bundle("--language en");
    assert!(codes(&report).contains(&("the edition", "no-title")), "{report}");
    assert_eq!(desk.edition()["title"], "Untitled");
    desk.bundle("--language en --url https://www.news.example/x");
    assert_eq!(desk.edition()["title"], "news.example");
    assert_eq!(desk.run("check site --strict").status.code(), Some(0));
}

#[test]
fn codes_of_html_in_headlines_go_where_that_is_asked_for() {
    let desk = Desk::new();
    desk.write("news/a.md", "---\ntitle: It&#8217;s\ndate: 2020-11-16\n---\nIt is.");
    let report = desk.bundle(&format!("{QUIET} --strict"));
    assert_eq!(codes(&report), [("a.md", "title-codes")], "{report}");
    assert_eq!(desk.edition()["items"][0]["title"], "It&#8217;s");
    assert!(codes(&desk.bundle(&format!("{QUIET} --decode-titles"))).is_empty());
    assert_eq!(desk.edition()["items"][0]["title"], "It’s");
}

#[test]
fn links_of_jekyll_lead_to_the_articles_that_their_posts_became() {
    let desk = Desk::new();
    let head = |title| format!("---\nlayout: post\ntitle: {title}\n---\n");
    desk.write("news/_posts/2020-11-16-a.md", head("A") + "It is.");
    let text = "[one]({% post_url 2020-11-16-a %}) [two]({% link _posts/2020-11-16-a.md %}) \
                [three]({% post_url 2020-01-01-gone %})";
    desk.write("news/_posts/2020-11-17-b.markdown", head("B") + text);
    let report = desk.bundle(QUIET);
    assert_eq!(codes(&report), [("_posts/2020-11-17-b.markdown", "link-broken")], "{report}");
    let html = desk.edition()["items"][0]["content_html"].as_str().unwrap().to_owned();
    assert_eq!(html.matches("<a href=\"?article=_posts").count(), 2, "{html}");
    assert!(html.contains("<a>three</a>"), "{html}");
}

#[test]
fn pictures_and_further_pages_larger_than_asked_stay_away() {
    let desk = Desk::new();
    let large = vec![b' '; 1_500_000];
    let feed = |next: &str, item: &str| {
        format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en",{next}
            "items":[{{"id":"{item}","date_published":"2020-01-01T00:00:00Z","title":"A",
            "content_html":"<p>It is. <img src='a.png'></p>"}}]}}"#
        )
    };
    desk.write("news/1.json", feed(r#""next_url":"2.json","#, "a")).write("news/a.png", &large);
    let mut second = feed("", "b").into_bytes();
    second.extend(large);
    desk.write("news/2.json", second);
    let report = desk.bundle("--max-file-size 1");
    let found = [("1.json", "page-unread"), ("1.json#1", "image-missing")];
    assert_eq!(codes(&report), found, "{report}");
    assert_eq!(report["articles"], 1);
    assert!(codes(&desk.bundle("")).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_no_success() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    for arguments in ["bundle news --out site --data-only --report json", "man"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = desk.command(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(err(&output).contains("the standard output takes no more"), "{}", err(&output));
    }
    assert!(desk.path("site/articles.json").is_file());
}

#[test]
fn the_manual_page_says_what_options_take_and_init_what_lies_in_its_way() {
    let desk = Desk::new();
    let page = String::from_utf8(desk.run("man bundle").stdout).unwrap();
    assert!(page.contains("broadsheet bundle [OPTIONS] \\-\\-out <DIR> <SOURCE>..."), "{page}");
    assert_eq!(desk.run("init").status.code(), Some(0));
    let again = desk.run("init");
    assert_eq!(again.status.code(), Some(2));
    assert!(err(&again).contains("is there already"), "{}", err(&again));
}

#[test]
fn settings_are_written_once_and_read() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16 10:00"));
    assert_eq!(desk.run("init").status.code(), Some(0));
    assert_eq!(desk.run("init").status.code(), Some(2));
    desk.write("broadsheet.toml", "title = \"Village News\"\ntimezone = \"Asia/Shanghai\"\n[sections]\n\"works news\" = \"The works\"\n");
    desk.bundle("--language en");
    let edition = desk.edition();
    assert_eq!(edition["title"], "Village News");
    assert_eq!(edition["items"][0]["_broadsheet"]["section"], "The works");
    assert_eq!(edition["items"][0]["date_published"], "2020-11-16T10:00:00+08:00");
    desk.write("broadsheet.toml", "titel = \"x\"\n");
    let output = desk.run("bundle news --out site --data-only");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("unknown field `titel`"), "{}", err(&output));
}

#[test]
fn completions_and_the_manual_come_on_the_standard_output() {
    let desk = Desk::new();
    for (arguments, says) in [
        ("completions bash", "_broadsheet"),
        ("man", ".TH broadsheet"),
        ("man bundle", "\\-\\-timezone"),
    ] {
        let output = desk.run(arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&output.stdout).contains(says), "{arguments}");
    }
}

/// A run that reads for long enough to be stopped in the middle: it waits for the standard input.
#[cfg(unix)]
fn stopped_by(signal: &str) -> (Desk, Vec<u8>, Option<i32>) {
    use std::io::Write;
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.bundle(QUIET);
    let old = std::fs::read(desk.path("site/articles.json")).unwrap();
    let mut command = desk.command("bundle - --out site --data-only");
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // More than a pipe holds: once it has gone through, the command is at work.
    let text = page("a bridge", "2020-11-16").repeat(2000);
    input.write_all(text.as_bytes()).unwrap();
    let kill = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    if signal == "-INT" {
        // The signal is taken note of; the file that is being read is read to its end.
        drop(input);
    }
    let code = child.wait().unwrap().code();
    (desk, old, code)
}

#[cfg(unix)]
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_cleanly_and_leaves_the_old_edition() {
    let (desk, old, code) = stopped_by("-INT");
    assert_eq!(code, Some(130));
    assert_eq!(std::fs::read(desk.path("site/articles.json")).unwrap(), old);
    assert_eq!(names(&desk.path("site")), [".broadsheet-files", "articles.json"]);
}

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_the_old_edition() {
    let (desk, old, _) = stopped_by("-KILL");
    assert_eq!(std::fs::read(desk.path("site/articles.json")).unwrap(), old);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_edition() {
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.bundle(QUIET);
    let old = std::fs::read(desk.path("site/articles.json")).unwrap();
    desk.write("news/b.txt", page("a bridge", "2020-11-16") + &"And more of it. ".repeat(4000));
    // No file may grow beyond a few kilobytes, and the process is told so instead of being ended.
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" bundle news --out site --data-only";
    let mut command = Command::new("sh");
    command.current_dir(desk.0.path()).args(["-c", limited, env!("CARGO_BIN_EXE_broadsheet")]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("the old edition is untouched"), "{}", err(&output));
    assert_eq!(std::fs::read(desk.path("site/articles.json")).unwrap(), old);
    assert_eq!(names(&desk.path("site")), [".broadsheet-files", "articles.json"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_really_full_leaves_the_old_edition() {
    let desk = Desk::new();
    desk.write("small/a.txt", page("a flag", "2020-11-16"));
    desk.write("news/a.txt", page("a bridge", "2020-11-16") + &"And more of it. ".repeat(40_000));
    std::fs::create_dir(desk.path("site")).unwrap();
    // A disk of its own, in a world of its own that ends with the script.
    let script = "mount -t tmpfs -o size=256k none site || exit 77; \
        \"$0\" bundle small --out site --data-only --quiet; cp site/articles.json old.json; \
        \"$0\" bundle news --out site --data-only --quiet; echo $? > code; cp -r site after";
    let mut command = Command::new("unshare");
    command.current_dir(desk.0.path());
    command.args(["--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_broadsheet")]);
    let output = command.output();
    if !output.is_ok_and(|output| output.status.success()) {
        return println!("skipped: no disk can be mounted here");
    }
    assert_eq!(std::fs::read_to_string(desk.path("code")).unwrap().trim(), "2");
    let text = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(text("after/articles.json"), text("old.json"));
    assert_eq!(names(&desk.path("after")), [".broadsheet-files", "articles.json"]);
}

#[cfg(unix)]
#[test]
fn a_target_that_may_not_be_written_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.write("news/a.txt", page("a flag", "2020-11-16"));
    desk.bundle(QUIET);
    desk.write("news/b.txt", page("a bridge", "2020-11-16"));
    std::fs::set_permissions(desk.path("site"), PermissionsExt::from_mode(0o555)).unwrap();
    if std::fs::write(desk.path("site/probe"), "").is_ok() {
        return println!("skipped: this user may write everywhere");
    }
    let output = desk.run("bundle news --out site --data-only");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(desk.edition()["items"].as_array().unwrap().len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_target_on_a_disk_that_is_read_only_is_left_as_it_is() {
    let desk = Desk::new();
    desk.write("old/a.txt", page("a flag", "2020-11-16"));
    desk.write("news/a.txt", page("a bridge", "2020-11-16"));
    std::fs::create_dir(desk.path("site")).unwrap();
    let script = "mount -t tmpfs none site || exit 77; \
        \"$0\" bundle old --out site --data-only --quiet; cp site/articles.json old.json; \
        mount -o remount,ro site || exit 77; \
        \"$0\" bundle news --out site --data-only 2> said; echo $? > code; cp -r site after";
    let mut command = Command::new("unshare");
    command.current_dir(desk.0.path());
    command.args(["--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_broadsheet")]);
    if !command.output().is_ok_and(|output| output.status.success()) {
        return println!("skipped: no disk can be mounted here");
    }
    let text = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(text("code").trim(), "2");
    assert!(text("said").contains("the old edition is untouched"), "{}", text("said"));
    assert_eq!(text("after/articles.json"), text("old.json"));
    assert_eq!(names(&desk.path("after")), [".broadsheet-files", "articles.json"]);
}

/// A server on a port of its own; it ends with the test.
struct Server {
    child: std::process::Child,
    address: String,
}

impl Server {
    fn start(desk: &Desk) -> Self {
        use std::io::{BufRead, BufReader};
        let mut command = desk.command("serve site --port 0");
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|it| it.split('/').next()).unwrap();
        Self { address: address.to_owned(), child }
    }

    fn ask(&self, path: &str) -> std::net::TcpStream {
        self.ask_as(&self.address, path)
    }

    fn ask_as(&self, host: &str, path: &str) -> std::net::TcpStream {
        use std::io::Write;
        let mut stream = std::net::TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
        let head = format!("Host: {host}\r\nAccept-Encoding: br\r\nConnection: close");
        write!(stream, "GET {path} HTTP/1.1\r\n{head}\r\n\r\n").unwrap();
        stream
    }

    /// The head of an answer, in lower case.
    fn head(&self, path: &str) -> String {
        Self::head_of(self.ask(path))
    }

    fn head_of(mut answers: std::net::TcpStream) -> String {
        use std::io::Read;
        let mut answer = Vec::new();
        answers.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer);
        answer.split("\r\n\r\n").next().unwrap_or_default().to_lowercase()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn an_edition_is_served_with_the_right_types_and_compressed() {
    let desk = Desk::new();
    desk.write("site/index.html", "<!doctype html><p>a".repeat(50));
    desk.write("site/a.wasm", "\0asm".repeat(50)).write("site/articles.json", "{}".repeat(50));
    let server = Server::start(&desk);
    assert!(server.address.starts_with("127.0.0.1:"));
    for (path, kind) in [
        ("/?q=peony", "text/html"),
        ("/a.wasm", "application/wasm"),
        ("/articles.json", "application/json"),
    ] {
        let head = server.head(path);
        assert!(head.starts_with("http/1.1 200") && head.contains(kind), "{head}");
        assert!(head.contains("content-encoding: br") && head.contains("nosniff"), "{head}");
    }
    assert!(server.head("/gone").starts_with("http/1.1 404"));
    assert!(server.head("/../../etc/passwd").starts_with("http/1.1 404"));
}

#[test]
fn hidden_files_and_other_hosts_are_refused() {
    let desk = Desk::new();
    desk.write("site/index.html", "a").write("site/.broadsheet-files", "index.html\n");
    desk.write("site/.git/config", "x").write("site/a.b/.c/d", "x");
    let server = Server::start(&desk);
    for path in ["/.broadsheet-files", "/%2Ebroadsheet-files", "/.git/config", "/a.b/.c/d"] {
        assert!(server.head(path).starts_with("http/1.1 404"), "{path}");
    }
    let port = server.address.rsplit_once(':').unwrap().1;
    let head = |host: &str| Server::head_of(server.ask_as(host, "/"));
    assert!(head(&format!("localhost:{port}")).starts_with("http/1.1 200"));
    for host in ["evil.example", "127.0.0.1.evil.example"] {
        assert!(head(&format!("{host}:{port}")).starts_with("http/1.1 403"), "{host}");
    }
}

#[test]
fn an_edition_that_changes_is_loaded_anew() {
    use std::io::{BufRead, BufReader};
    let desk = Desk::new();
    desk.write("site/index.html", "<!doctype html><p>a");
    let server = Server::start(&desk);
    let mut lines = BufReader::new(server.ask("/_tower-livereload/event-stream")).lines();
    let mut until = |word: &str| lines.by_ref().any(|line| line.unwrap().contains(word));
    assert!(until("event: init"));
    desk.write("site/index.html", "<!doctype html><p>b");
    assert!(until("event: reload"));
}

/// The least page that a reader is opened by.
const READER: &str = "<!doctype html><html lang=en><title>Broadsheet</title><div data-feed=articles.json>\
    <header></header><main><div role=status>Fetching</div></main></div>";

#[test]
fn a_site_opens_with_its_newest_headlines() {
    let desk = Desk::new();
    desk.write("reader/index.html", READER);
    desk.write("news/a.txt", page("a flag", "2020-11-16 09:29:11"));
    let bundle = format!("bundle news --out site --reader reader --quiet {QUIET}");
    assert_eq!(desk.run(&bundle).status.code(), Some(0));
    let index = || std::fs::read_to_string(desk.path("site/index.html")).unwrap();
    assert!(index().contains("<title>Works</title>"), "{}", index());
    assert!(index().contains(r#"<a href="?article=a.txt">a flag</a>"#), "{}", index());

    desk.write("news/b.txt", page("a bridge", "2021-01-02"));
    assert_eq!(desk.run(&bundle).status.code(), Some(0));
    let (bridge, flag) = (index().find("a bridge").unwrap(), index().find("a flag").unwrap());
    assert!(bridge < flag, "{}", index());
    let again = index();
    assert_eq!(desk.run(&bundle).status.code(), Some(0));
    assert_eq!(index(), again);
}

#[test]
fn headlines_are_renewed_after_an_edition_was_edited_by_hand() {
    let desk = Desk::new();
    desk.write("site/index.html", READER);
    let feed = |title: &str| {
        format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T",
            "items":[{{"id":"1","title":"{title}","content_text":"x"}}]}}"#
        )
    };
    let index = || std::fs::read_to_string(desk.path("site/index.html")).unwrap();
    for title in ["First", "Second"] {
        desk.write("site/articles.json", feed(title));
        assert_eq!(desk.run("front site").status.code(), Some(0));
        assert!(index().contains(title), "{}", index());
    }
    assert!(!index().contains("First"));
    desk.write("site/articles.json", "{");
    let broken = desk.run("front site");
    assert_eq!(broken.status.code(), Some(2));
    assert!(err(&broken).contains("articles.json"), "{}", err(&broken));
    assert!(index().contains("Second"));
    assert_eq!(desk.run("front site --plain").status.code(), Some(0));
    assert!(!index().contains("Second") && index().contains("Fetching"));
    assert_eq!(desk.run("front nowhere").status.code(), Some(2));
}

#[test]
fn pages_of_one_feed_are_one_source_in_whatever_order_they_lie() {
    let desk = Desk::new();
    for (name, id, next) in [("p1", "a", "p2"), ("p2", "b", "p3"), ("p3", "c", "p1")] {
        let feed = format!(
            r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en",
            "next_url":"https://a.example/{next}.json","items":[
            {{"id":"{id}","title":"{id}","content_text":"Words.","date_published":"2020-01-02T00:00:00Z"}}]}}"#
        );
        desk.write(&format!("news/{name}.json"), feed);
    }
    let report = desk.bundle("");
    assert_eq!((&report["articles"], &report["left_out"]), (&3.into(), &0.into()), "{report}");
}

#[test]
fn a_folder_of_sources_is_not_written_into_itself() {
    let desk = Desk::new();
    desk.write("news/a.md", "---\ntitle: A\ndate: 2020-01-02\n---\nWords of it.");
    let refused = desk.run("bundle news --out news --data-only");
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("such as news/site"), "{}", err(&refused));
    assert!(!desk.path("news/articles.json").exists());
}
