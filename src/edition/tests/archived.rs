//! An archived edition answers as a plain one does, and brings each article when it is asked for.

use super::super::archive::{HEADLINES, ITEMS, catalog, lookup};
use super::*;
use crate::article::Article;
use crate::feed::{Feed, write_headlines, write_item};
use crate::store::{Form, Memory, Name, Store, StoreError};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a store in memory does not wait"),
    }
}

fn put(store: &mut Memory, bytes: impl Into<Vec<u8>>) -> Name {
    let bytes = bytes.into();
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let name = Name::new(bytes.iter().fold(0xcbf2_9ce4_8422_2325, step).to_be_bytes());
    store.0.insert(name, bytes);
    name
}

/// An archive of these articles, the newest three of which are in the feed.
fn archived(feed: &Feed) -> (Memory, Edition) {
    let mut store = Memory::default();
    let articles = in_order(feed.articles.clone());
    let mut whole = |article: &Article| put(&mut store, write_item(article, feed).unwrap());
    let items: Vec<Name> = articles.iter().map(&mut whole).collect();
    let blocks: Vec<String> = articles
        .chunks(HEADLINES)
        .zip(items.chunks(HEADLINES))
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
    let names = |names: &[Name]| names.iter().flat_map(|name| name.bytes()).collect::<Vec<u8>>();
    let manifest = Manifest {
        headlines: blocks.into_iter().map(|block| put(&mut store, block)).collect(),
        items: items.chunks(ITEMS).map(|block| put(&mut store, names(block))).collect(),
        ids: ids.into_iter().map(|file| put(&mut store, file)).collect(),
        index: None,
    };
    let catalog = Catalog::of(articles.iter().map(|article| &article.headline));
    let (manifest, catalog) =
        read_archive(manifest.write().as_bytes(), &catalog::write(&catalog)).unwrap();
    let newest = catalog.latest().take(3).map(|it| articles[it.index()].clone()).collect();
    let edition =
        Edition::archived(Feed { articles: newest, ..feed.clone() }, vec![], manifest, catalog);
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

#[test]
fn an_archived_edition_answers_as_a_plain_one() {
    for count in [1, 3, 64, 65, 200, 1100] {
        let feed = feed_of(count);
        let (_, archived) = archived(&feed);
        let plain = Edition::new(feed, vec![]);
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
    let feed = feed_of(1100);
    let (store, archived) = archived(&feed);
    let plain = Edition::new(feed, vec![]);
    let newest = archived.answer(&Selection::default(), &Matches::all()).rows;
    assert!(archived.article(newest[2]).is_some() && archived.headline(newest[3]).is_none());

    let far = newest[700];
    now(archived.fetch_block(&store, Edition::block(far))).unwrap();
    assert_eq!(*archived.headline(far).unwrap(), *plain.headline(far).unwrap());
    assert!(archived.article(far).is_none());
    now(archived.fetch_article(&store, far)).unwrap();
    assert_eq!(archived.article(far), plain.article(far));

    // Without its headline, by way of the list of files.
    let other = newest[1000];
    now(archived.fetch_article(&store, other)).unwrap();
    assert_eq!(archived.article(other), plain.article(other));
    // A block that comes later takes nothing away.
    now(archived.fetch_block(&store, Edition::block(other))).unwrap();
    assert_eq!(archived.article(other), plain.article(other));
}

#[test]
fn every_article_is_found_by_its_id_alone() {
    let feed = feed_of(600);
    let (store, archived) = archived(&feed);
    let plain = Edition::new(feed, vec![]);
    for number in (0..600).step_by(37) {
        let id = ArticleId::new(format!("id {number}")).unwrap();
        assert_eq!(now(archived.look_up(&store, &id)), Ok(plain.find(&id)), "{number}");
        assert_eq!(archived.find(&id), plain.find(&id));
    }
    let unknown = ArticleId::new("nowhere").unwrap();
    assert_eq!(now(archived.look_up(&store, &unknown)), Ok(None));
}

#[test]
fn a_file_that_is_gone_or_damaged_is_said_to_be() {
    let feed = feed_of(200);
    let (store, archived) = archived(&feed);
    let far = Place::at(0);
    assert_eq!(now(archived.fetch_block(&Memory::default(), 0)), Err(StoreError::Gone));
    struct Nonsense;
    impl Store for Nonsense {
        async fn get(&self, _: Name, _: Form) -> Result<Vec<u8>, StoreError> {
            Ok(b"<p>Please sign in".to_vec())
        }
    }
    assert_eq!(now(archived.fetch_block(&Nonsense, 0)), Err(StoreError::Damaged));
    assert!(now(archived.fetch_article(&Nonsense, far)).is_err());
    let id = ArticleId::new("id 14").unwrap();
    assert!(now(archived.look_up(&Nonsense, &id)).is_err());
    assert!(archived.headline(far).is_none());
    now(archived.fetch_block(&store, 0)).unwrap();
    assert!(archived.headline(far).is_some());
}

#[test]
fn a_manifest_or_a_catalog_of_another_edition_is_refused() {
    let (manifest, catalog) = {
        let feed = feed_of(200);
        let articles = in_order(feed.articles);
        (Manifest::default(), Catalog::of(articles.iter().map(|article| &article.headline)))
    };
    let refused = read_archive(manifest.write().as_bytes(), &catalog::write(&catalog));
    assert_eq!(refused.unwrap_err(), StoreError::Damaged);
    assert!(read_archive(b"{}", b"").is_err());
}

proptest! {
    #[test]
    fn a_catalog_of_any_bytes_is_read_without_a_crash(bytes: Vec<u8>) {
        if let Some(read) = catalog::read(&bytes) {
            prop_assert_eq!(catalog::read(&catalog::write(&read)), Some(read));
        }
    }
}
