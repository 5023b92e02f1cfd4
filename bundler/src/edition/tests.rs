use super::*;
use broadsheet::feed;

/// An edition of so many articles.
fn edition(count: usize) -> Edition {
    let items: Vec<String> = (0..count)
        .map(|n| format!(r#"{{"id":"{n}","title":"t{n}","content_html":"<p>text {n}</p>"}}"#))
        .collect();
    let version = feed::VERSION;
    let items = items.join(",");
    let json = format!(r#"{{"version":"{version}","title":"T","items":[{items}]}}"#);
    let (feed, _) = feed::read(json.as_bytes()).unwrap();
    let shelf = Shelf::within(&std::env::temp_dir());
    let articles = feed.articles.iter().map(|it| shelf.put(it.clone()).unwrap()).collect();
    Edition { feed: Feed { articles: vec![], ..feed }, media: BTreeMap::new(), articles, shelf }
}

#[test]
fn articles_come_whole_and_in_their_order_whatever_the_size_of_a_run() {
    let edition = edition(47);
    let all = edition.articles(0..47).unwrap();
    for size in [0, 1, 5, 46, 47, 1000] {
        let mut seen = Vec::new();
        edition
            .stream(
                size,
                |from, articles| Ok((from, articles.to_vec())),
                |(from, articles)| {
                    assert_eq!(from, seen.len());
                    seen.extend(articles);
                    Ok(())
                },
            )
            .unwrap();
        assert_eq!(seen, all, "{size} at a time");
    }
}

#[test]
fn a_run_that_cannot_be_made_ends_the_going_through() {
    let edition = edition(300);
    let mut taken = 0;
    let made = |from, _: &[Article]| match from {
        0 => Ok(()),
        _ => Err(io::Error::other("full")),
    };
    let ended = edition.stream(1, made, |()| {
        taken += 1;
        Ok(())
    });
    assert_eq!((ended.unwrap_err().to_string(), taken), ("full".to_owned(), 0));
}

#[test]
fn places_beyond_the_end_hold_no_articles() {
    let edition = edition(3);
    assert_eq!(edition.articles(2..9).unwrap().len(), 1);
    assert!(edition.articles(9..12).unwrap().is_empty());
}
