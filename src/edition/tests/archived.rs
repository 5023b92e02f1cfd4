//! An archived edition answers as a plain one does, and brings each article when it is asked for.

use super::super::archive::{Contents, FEW, HEADLINES, ITEMS, Names, lookup};
use super::*;
use crate::article::Article;
use crate::feed::{Feed, write_headlines, write_item};
use crate::index::Root;
use crate::store::{Damaged, Name};
use std::collections::HashMap;

type Files = HashMap<Name, Vec<u8>>;

/// Fetches all that an errand needs, and counts the files.
fn run(edition: &Edition, files: &Files, errand: &Errand) -> Result<usize, Damaged> {
    let mut fetched = 0;
    loop {
        let next = edition.next_files(errand)?;
        if next.is_empty() {
            return Ok(fetched);
        }
        for file in next {
            edition.accept(&file, &files[&file.name])?;
            fetched += 1;
        }
    }
}

fn put(store: &mut Files, bytes: impl Into<Vec<u8>>) -> Name {
    let bytes = bytes.into();
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let name = Name::numbered(bytes.iter().fold(0xcbf2_9ce4_8422_2325, step));
    store.insert(name, bytes);
    name
}

/// The root of an index without words.
fn root_of(documents: usize) -> Root {
    let mut root = Root::default();
    root.documents = documents as u32;
    root
}

/// An archive of these articles, the newest three of which are in the feed, and in part two more.
fn archived(feed: &Feed) -> (Files, Edition) {
    let mut store = Files::new();
    let articles = in_order(feed.articles.clone());
    let mut whole = |article: &Article| put(&mut store, write_item(article, feed).unwrap());
    let whole: Vec<Name> = articles.iter().map(&mut whole).collect();
    let blocks: Vec<String> = articles
        .chunks(HEADLINES)
        .zip(whole.chunks(HEADLINES))
        .map(|(articles, names)| {
            write_headlines(articles.iter().zip(names.iter().copied()), feed).unwrap()
        })
        .collect();
    let files = lookup::files(articles.len());
    let ids: Vec<Vec<u8>> = (0..files)
        .map(|file| {
            let ids = articles.iter().map(|article| &article.headline.id).zip(0..);
            lookup::write(ids.filter(|(id, _)| lookup::file(id, files) == file))
        })
        .collect();
    let bytes = |names: &[Name]| names.iter().flat_map(|name| name.bytes()).collect::<Vec<u8>>();
    let items = match Names::table(whole.len()) {
        None => whole,
        Some(each) => whole.chunks(each).map(|names| put(&mut store, bytes(names))).collect(),
    };
    let mut front = feed.clone();
    front.articles.clear();
    for place in Catalog::of(articles.iter().map(|it| &it.headline)).latest().take(5) {
        let name = put(&mut store, write_item(&articles[place.index()], feed).unwrap());
        front.articles.push(Article { whole: Some(name), ..articles[place.index()].clone() });
    }
    let names = Names {
        headlines: blocks.into_iter().map(|block| put(&mut store, block)).collect(),
        items,
        ids: ids.into_iter().map(|file| put(&mut store, file)).collect(),
    };
    let catalog = Catalog::of(articles.iter().map(|article| &article.headline));
    let root = root_of(articles.len());
    let written = Contents { feed: front, catalog, names, root };
    let contents = Contents::read(&written.write().unwrap()).unwrap();
    assert_eq!((&contents.names, &contents.root), (&written.names, &written.root));
    assert_eq!(contents.catalog, written.catalog);
    let newest = contents.catalog.latest().take(3).map(|it| articles[it.index()].clone()).collect();
    let edition = Edition::archived(Name::numbered(0), contents, newest, vec![]);
    (store, edition)
}

fn feed_of(count: usize) -> Feed {
    let item = |number: usize| {
        let date = match number % 7 {
            0 => String::new(),
            _ => format!(
                r#""date_published":"20{:02}-03-{:02}T08:00:00+08:00","#,
                number % 20,
                number % 28 + 1
            ),
        };
        let section = ["North", "South"][number % 2];
        format!(
            r#"{{"id":"id {number}",{date}"title":"Report {number}","content_text":"Text {number}.","tags":["{section}","t{}"],"_broadsheet":{{"section":"{section}"}}}}"#,
            number % 5
        )
    };
    let items: Vec<String> = (0..count).map(item).collect();
    let json = format!(
        r#"{{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en","items":[{}]}}"#,
        items.join(",")
    );
    feed::read(json.as_bytes()).unwrap().0
}

/// The same articles archived, and as a plain edition.
fn both(count: usize) -> (Files, Edition, Edition) {
    let feed = feed_of(count);
    let (store, archived) = archived(&feed);
    (store, archived, Edition::new(feed, vec![]))
}

#[test]
fn an_archived_edition_answers_as_a_plain_one() {
    for count in [1, 3, 64, 65, 200, 1100] {
        let (_, archived, plain) = both(count);
        let all = Selection::default();
        for selection in [
            all.clone(),
            all.ordered(Order::Oldest),
            all.toggled(Facet::Section, "North").toggled(Facet::Tag, "t3"),
            all.since(Span::parse("2005")).until(Span::parse("2011-03-09")),
            all.toggled(Facet::Language, "zh"),
        ] {
            let everything = Matches::all();
            assert_eq!(
                archived.answer(&selection, &everything),
                plain.answer(&selection, &everything)
            );
        }
    }
}

#[test]
fn what_is_not_here_is_fetched_and_then_is_here() {
    let (store, archived, plain) = both(1100);
    let newest = archived.answer(&Selection::default(), &Matches::all()).rows;
    assert!(archived.article(newest[2]).is_some() && archived.headline(newest[5]).is_none());
    let listed = archived.headline(newest[4]).unwrap().headline.clone();
    assert_eq!(
        (listed, archived.newest()),
        (plain.headline(newest[4]).unwrap().headline.clone(), 5)
    );
    assert!(archived.article(newest[4]).is_none());
    assert_eq!(run(&archived, &store, &Errand::Articles(vec![newest[4]])), Ok(1));
    assert_eq!(archived.article(newest[4]), plain.article(newest[4]));

    let far = newest[700];
    assert_eq!(run(&archived, &store, &Errand::Block(Edition::block(far))), Ok(1));
    assert_eq!(archived.headline(far).unwrap().headline, plain.headline(far).unwrap().headline);
    assert!(archived.article(far).is_none());
    assert_eq!(run(&archived, &store, &Errand::Articles(vec![far])), Ok(1));
    assert_eq!(archived.article(far), plain.article(far));

    // Without its headline.
    let other = newest[1000];
    assert_eq!(run(&archived, &store, &Errand::Articles(vec![other])), Ok(1));
    assert_eq!(archived.article(other), plain.article(other));
    // A block that comes later takes nothing away.
    assert_eq!(run(&archived, &store, &Errand::Block(Edition::block(other))), Ok(1));
    assert_eq!(run(&archived, &store, &Errand::Block(Edition::block(other))), Ok(0));
    assert_eq!(archived.article(other), plain.article(other));
}

#[test]
fn articles_that_were_fetched_long_ago_are_given_up_and_fetched_again() {
    let (store, archived, plain) = both(600);
    let newest = archived.answer(&Selection::default(), &Matches::all()).rows;
    let (early, late) = newest[3..503].split_at(100);
    for places in [early, late] {
        run(&archived, &store, &Errand::Articles(places.to_vec())).unwrap();
        archived.thin_out();
    }
    let here =
        |places: &[Place]| places.iter().filter(|it| archived.article(**it).is_some()).count();
    assert_eq!([here(&newest[..3]), here(early), here(late)], [3, 0, 256]);
    run(&archived, &store, &Errand::Articles(early.to_vec())).unwrap();
    assert_eq!(archived.article(early[0]), plain.article(early[0]));
    assert_eq!(archived.find(&plain.article(early[9]).unwrap().headline.id), Some(early[9]));
}

#[test]
fn every_article_is_found_by_its_id_alone() {
    let (store, archived, plain) = both(600);
    for number in (0..600).step_by(37) {
        let id = ArticleId::new(format!("id {number}")).unwrap();
        run(&archived, &store, &Errand::Id(id.clone())).unwrap();
        assert_eq!(archived.find(&id), plain.find(&id), "{number}");
    }
    let unknown = ArticleId::new("nowhere").unwrap();
    run(&archived, &store, &Errand::Id(unknown.clone())).unwrap();
    assert_eq!(archived.find(&unknown), None);
}

#[test]
fn a_damaged_file_is_said_to_be_and_harms_nothing() {
    let (store, archived) = archived(&feed_of(200));
    let next = |errand: &Errand| archived.next_files(errand).unwrap().pop().unwrap();
    let page = b"<p>Please sign in";
    assert_eq!(archived.accept(&next(&Errand::Block(0)), page), Err(Damaged));
    let article = Errand::Articles(vec![Place::at(0)]);
    assert_eq!(archived.accept(&next(&article), page), Err(Damaged));
    assert!(archived.headline(Place::at(0)).is_none());
    // A table is read only when something is looked up in it.
    let id = Errand::Id(ArticleId::new("id 14").unwrap());
    archived.accept(&next(&id), b"\xff").unwrap();
    assert_eq!(archived.next_files(&id), Err(Damaged));
    let file = archived.next_files(&Errand::Block(0)).unwrap().pop().unwrap();
    assert_eq!(archived.accept(&file, b"{\"items\":[]}"), Err(Damaged));
    assert_eq!(run(&archived, &store, &Errand::Block(0)), Ok(1));
    assert!(archived.headline(Place::at(0)).is_some());
}

#[test]
fn of_many_articles_tables_say_where_they_are() {
    let (store, archived, plain) = both(FEW + 1);
    let places: Vec<Place> = [0, ITEMS - 1, ITEMS, FEW].map(Place::at).into();
    // Three tables and four articles.
    assert_eq!(run(&archived, &store, &Errand::Articles(places.clone())), Ok(7));
    for place in places {
        assert_eq!(archived.article(place), plain.article(place));
    }
}

#[test]
fn contents_that_do_not_fit_together_are_refused() {
    let articles = in_order(feed_of(200).articles);
    let catalog = || Catalog::of(articles.iter().map(|article| &article.headline));
    let names = |count| vec![Name::numbered(1); count];
    let of = |headlines, items, documents| {
        let names = Names { headlines: names(headlines), items: names(items), ids: names(1) };
        let root = root_of(documents);
        Contents { feed: Feed::default(), catalog: catalog(), names, root }.write().unwrap()
    };
    assert!(Contents::read(&of(4, 200, 200)).is_some());
    for odd in [of(3, 200, 200), of(4, 199, 200), of(4, 200, 199), vec![], b"{}".to_vec()] {
        assert_eq!(Contents::read(&odd), None);
    }
    let mut longer = of(4, 200, 200);
    longer.push(0);
    assert_eq!(Contents::read(&longer), None);
}

proptest! {
    #[test]
    fn contents_of_any_bytes_are_read_without_a_crash(bytes: Vec<u8>) {
        if let Some(read) = Contents::read(&bytes) {
            prop_assert_eq!(Contents::read(&read.write().unwrap()), Some(read));
        }
    }
}
