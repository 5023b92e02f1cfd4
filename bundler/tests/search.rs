//! A bundled edition answers a query out of its files on disk as a plain one does out of memory.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod desk;

use broadsheet::edition::archive::Contents;
use broadsheet::edition::{Edition, Errand, Matches, Place};
use broadsheet::feed::{self, Feed};
use broadsheet::selection::Selection;
use broadsheet::store::{Form, Name};
use desk::Desk;
use flate2::read::DeflateDecoder;
use std::io::Read;
use std::path::Path;

/// What the articles are about, by turns.
const SUBJECTS: [&str; 5] = [
    "The plants were planted by 1,234 households, for 33 million yuan.",
    "首钢集团投入3300万元，发展经济。",
    "臺灣的經濟發展。ｶﾞﾗｽ、カ\u{3099}ラス",
    "مُحَمَّد في المكتبة، الكتاب الجديد",
    "Accommodation for the experienced, L'été à Düsseldorf",
];

const QUERIES: [&str; 15] = [
    "plant",
    "household yuan",
    "\"the plants\"",
    "33,000,000",
    "report -plants",
    "plants OR accommodation",
    "acommodatoin ",
    "首鋼集團",
    "經濟",
    "團",
    "ガラス",
    "محمد كتاب",
    "ete dusseldorf",
    "nowhere at all",
    "after:2010 report",
];

/// A word that no other number has, so that the index has several blocks.
fn word(number: usize) -> String {
    (0..6).map(|at| char::from(b'a' + (number * 7919 / 5usize.pow(at) % 26) as u8)).collect()
}

fn file(site: &Path, name: Name, form: Form) -> Vec<u8> {
    let bytes = std::fs::read(site.join(name.path(form.ending()))).unwrap();
    if form == Form::Json {
        return bytes;
    }
    let mut unpacked = Vec::new();
    DeflateDecoder::new(&bytes[..]).read_to_end(&mut unpacked).unwrap();
    unpacked
}

/// Fetches all that an errand needs.
fn run(edition: &Edition, site: &Path, errand: &Errand) {
    while edition.prepare() {}
    loop {
        let files = edition.next_files(errand).unwrap();
        if files.is_empty() {
            return;
        }
        for next in files {
            let bytes = match next.of_app() {
                Some(_) => include_bytes!("../../src/text/variants.txt").to_vec(),
                None => file(site, next.name, next.form),
            };
            edition.accept(&next, &bytes).unwrap();
        }
    }
}

fn matches(edition: &Edition, site: &Path, query: &str) -> Matches {
    run(edition, site, &Errand::Words(query.to_owned()));
    edition.matches(query).unwrap()
}

#[test]
fn an_archive_on_disk_answers_as_memory_does() {
    let desk = Desk::new();
    for number in 0..300 {
        let date = match number % 11 {
            0 => String::new(),
            _ => format!("date: 20{:02}-0{}-17T08:00:00+08:00\n", number % 24, number % 9 + 1),
        };
        let own = (0..8).map(|at| word(number * 8 + at)).collect::<Vec<_>>().join(" ");
        let text = format!("{}\n\n{own} {}", SUBJECTS[number % 5], "Words of it. ".repeat(60));
        let page = format!("---\ntitle: Report {number}\n{date}---\n{text}");
        desk.write(&format!("news/{number}.md"), page);
    }
    desk.bundle("--title T --language en --timezone +08:00");
    let site = desk.path("site");
    let (feed, problems) = feed::read(&std::fs::read(site.join("articles.json")).unwrap()).unwrap();
    let contents = file(&site, feed.archive.unwrap(), Form::Packed);
    let contents = Contents::read(&contents).unwrap();
    let name = feed.archive.unwrap();
    let disk = Edition::archived(name, contents, feed.articles.clone(), problems);
    let newest_first = disk.answer(&Selection::default(), &Matches::all()).rows;
    let article = |place: &Place| {
        run(&disk, &site, &Errand::Articles(vec![*place]));
        disk.article(*place).unwrap().as_ref().clone()
    };
    let articles = newest_first.iter().map(article).collect();
    let memory = Edition::new(Feed { articles, archive: None, ..feed }, vec![]);
    for query in QUERIES {
        let (ours, theirs) = (matches(&disk, &site, query), matches(&memory, &site, query));
        let (ours, theirs) = (ours.answer().unwrap(), theirs.answer().unwrap());
        assert_eq!(ours.hits, theirs.hits, "{query}");
        assert_eq!(ours.further, theirs.further, "{query}");
        assert_eq!(ours.matching, theirs.matching, "{query}");
        assert_eq!(ours.corrected, theirs.corrected, "{query}");
        assert_eq!(ours.dropped, theirs.dropped, "{query}");
        assert_eq!(ours.unknown, theirs.unknown, "{query}");
        let is_known = !["nowhere at all"].contains(&query);
        assert_eq!(!ours.hits.is_empty(), is_known, "{query}");
    }
}
