use super::*;
use crate::feed;
use crate::selection::{Facet, Filter, Order, Span};
use crate::store::Damaged;
use proptest::prelude::*;

mod archived;

/// A small edition: three villages, one school, one note in Chinese, one undated.
fn edition() -> Edition {
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","language":"en","items":[
        {"id":"a","title":"Peony seedlings","content_text":"1,200 seedlings","tags":["Villages","Peonies"],
         "date_published":"2018-07-01T00:00:00+08:00","_broadsheet":{"section":"Villages"}},
        {"id":"b","title":"A school","content_html":"<p>Impoverished <b>teach</b>ers","tags":["Tibet"],
         "date_published":"2019-05-01T00:00:00+08:00","_broadsheet":{"section":"Education"}},
        {"id":"c","title":"无日期","content_text":"投入3300万元","language":"zh-Hans","_broadsheet":{"section":"Villages"}},
        {"id":"d","title":"Roads","content_text":"café","tags":["Peonies"],
         "date_published":"2020-11-16T00:30:00+08:00","_broadsheet":{"section":"Villages"}}
    ]}"#;
    let (feed, problems) = feed::read(json.as_bytes()).unwrap();
    assert_eq!(problems, []);
    Edition::new(feed, problems)
}

fn answer(edition: &Edition, selection: &Selection) -> Results {
    edition.answer(selection, &matches(edition, &selection.query))
}

/// What is found where the app's files are.
fn matches(edition: &Edition, query: &str) -> Matches {
    while edition.prepare() {}
    for file in edition.next_files(&Errand::Words(query.to_owned())).unwrap() {
        assert_eq!(file.of_app(), Some("variants.txt"));
        edition.accept(&file, include_bytes!("../text/variants.txt")).unwrap();
    }
    edition.matches(query).unwrap()
}

fn ids(edition: &Edition, selection: &Selection) -> Vec<String> {
    let rows = answer(edition, selection).rows;
    rows.iter().map(|row| edition.headline(*row).unwrap().headline.id.as_str().to_owned()).collect()
}

fn count(results: &Results, facet: Facet, value: &str) -> usize {
    results.counts(facet).iter().find(|count| count.value == value).unwrap().count
}

#[test]
fn the_newest_stands_first_and_the_undated_last_in_both_orders() {
    let edition = edition();
    let all = Selection::default();
    assert_eq!(ids(&edition, &all), ["d", "b", "a", "c"]);
    assert_eq!(ids(&edition, &all.ordered(Order::Oldest)), ["a", "b", "d", "c"]);
}

#[test]
fn words_are_found_folded_and_from_their_start() {
    let edition = edition();
    for (query, found) in [
        ("PEONY seed", vec!["a"]),
        ("cafe", vec!["d"]),
        ("teachers", vec!["b"]),
        ("poverish", vec![]),
        ("万元", vec!["c"]),
        ("1,200", vec!["a"]),
        ("  ", vec!["d", "b", "a", "c"]),
        ("\"peony\"", vec!["a"]),
        ("投入，万元", vec!["c"]),
        ("...", vec!["d", "b", "a", "c"]),
    ] {
        assert_eq!(ids(&edition, &Selection::default().typed(query)), found, "{query}");
    }
}

#[test]
fn either_of_two_filters_found_nothing() {
    let edition = edition();
    for (query, found) in [
        ("section:villages OR section:education", vec!["d", "b", "a", "c"]),
        ("section:education OR tag:peonies", vec!["d", "b", "a"]),
        ("peony section:education OR tag:peonies", vec!["d", "a"]),
        ("before:2019 OR after:2019", vec!["d", "a"]),
        ("-section:villages OR after:2020-10", vec!["d", "b"]),
        ("section:villages section:education", vec![]),
        ("peony OR section:villages", vec!["d", "a"]),
    ] {
        let mut ids = ids(&edition, &Selection::default().typed(query));
        ids.sort_by_key(|id| "dbac".find(id));
        assert_eq!(ids, found, "{query}");
    }
}

/// An article in simplified characters and one in traditional ones.
fn chinese() -> Edition {
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[
        {"id":"hans","content_text":"首钢集团投入帮扶资金，发展经济","language":"zh-Hans"},
        {"id":"hant","content_text":"臺灣的經濟發展","language":"zh-Hant"}
    ]}"#;
    Edition::new(feed::read(json.as_bytes()).unwrap().0, vec![])
}

#[test]
fn simplified_and_traditional_characters_find_each_other() {
    for (query, found) in [
        ("首鋼集團", vec!["hans"]),
        ("台湾", vec!["hant"]),
        ("經濟", vec!["hans", "hant"]),
        ("发展", vec!["hans", "hant"]),
        ("\"发展经济\"", vec!["hans"]),
        ("\"经济发展\"", vec!["hant"]),
        ("發展 -台湾", vec!["hans"]),
        ("團", vec!["hans"]),
        ("髮", vec!["hans", "hant"]),
    ] {
        let mut ids = ids(&chinese(), &Selection::default().typed(query));
        ids.sort_unstable();
        assert_eq!(ids, found, "{query}");
    }
    let matches = matches(&chinese(), "首鋼集團 台湾");
    let marker = &matches.answer().unwrap().marker;
    assert_eq!(marker.marks("首钢集团").first(), Some(&(0..12)));
    assert_eq!(marker.marks("臺灣").first(), Some(&(0..6)));
}

#[test]
fn the_table_of_chinese_characters_is_fetched_for_chinese_alone_and_can_be_missing() {
    let edition = chinese();
    while edition.prepare() {}
    let files = |query: &str| edition.next_files(&Errand::Words(query.to_owned())).unwrap();
    for query in ["", "peony", "カラス", "section:首"] {
        assert_eq!(files(query), [], "{query}");
        assert!(edition.matches(query).is_some(), "{query}");
    }
    assert!(edition.matches("發展").is_none());
    let file = files("發展").pop().unwrap();
    assert_eq!(edition.accept(&file, "<p>首頁".as_bytes()), Err(Damaged));
    assert!(edition.do_without(&file) && edition.is_incomplete());
    assert_eq!(files("發展"), []);
    let matches = edition.matches("發展").unwrap();
    assert!(matches.has(1) != matches.has(0));
    // Without it what is there was called unknown, and it was never asked for again.
    edition.want_again();
    assert_eq!((files("發展"), edition.is_incomplete()), (vec![file], false));
}

#[test]
fn counts_follow_the_query_and_all_other_filters() {
    let edition = edition();
    let villages = Selection::default().toggled(Facet::Section, "Villages");
    let results = answer(&edition, &villages);
    assert_eq!(count(&results, Facet::Section, "Education"), 1);
    assert_eq!(count(&results, Facet::Section, "Villages"), 3);
    assert_eq!(count(&results, Facet::Tag, "Tibet"), 0);
    assert_eq!(count(&results, Facet::Language, "zh"), 1);
    // Another form of the word, in a tag, is the same word.
    let results = answer(&edition, &villages.typed("peony"));
    assert_eq!(count(&results, Facet::Section, "Education"), 0);
    assert_eq!(count(&results, Facet::Section, "Villages"), 2);
}

#[test]
fn dates_are_days_of_the_articles_own_place() {
    let edition = edition();
    let day =
        Selection::default().since(Span::parse("2020-11-16")).until(Span::parse("2020-11-16"));
    assert_eq!(ids(&edition, &day), ["d"]);
    assert_eq!(ids(&edition, &Selection::default().until(Span::parse("2018-07"))), ["a"]);
}

#[test]
fn a_language_range_holds_its_scripts() {
    let edition = edition();
    for tag in ["zh", "zh-Hans"] {
        let chosen = Selection::default().toggled(Facet::Language, tag);
        assert_eq!(ids(&edition, &chosen), ["c"], "{tag}");
    }
}

#[test]
fn without_results_the_filter_to_drop_is_named_the_best_first() {
    let edition = edition();
    let nothing = Selection::default().toggled(Facet::Section, "Villages").typed("teachers");
    let ways = answer(&edition, &nothing).ways;
    assert_eq!(
        ways,
        [
            Way { filters: vec![Filter::Query("teachers".into())], total: 3 },
            Way { filters: vec![Filter::Value(Facet::Section, "Villages".into())], total: 1 },
        ]
    );
}

#[test]
fn where_no_filter_alone_is_to_blame_two_are_named() {
    let edition = edition();
    let nothing = Selection::default()
        .toggled(Facet::Section, "Education")
        .toggled(Facet::Tag, "Peonies")
        .toggled(Facet::Language, "zh");
    let ways = answer(&edition, &nothing).ways;
    let [section, _, language] = &nothing.filters()[..] else { panic!("three filters") };
    assert_eq!(ways.len(), 3);
    assert_eq!(ways[0], Way { filters: vec![section.clone(), language.clone()], total: 2 });
}

#[test]
fn neighbours_follow_the_list() {
    let edition = edition();
    let results = answer(&edition, &Selection::default());
    let place = |id: &str| edition.find(&ArticleId::new(id).unwrap()).unwrap();
    assert_eq!(results.neighbours(place("b")), (Some(place("d")), Some(place("a"))));
    assert_eq!(results.neighbours(place("d")), (None, Some(place("b"))));
    let narrow = answer(&edition, &Selection::default().typed("peony"));
    assert_eq!(narrow.neighbours(place("b")), (None, None));
}

proptest! {
    #[test]
    fn a_count_is_what_choosing_the_value_gives(
        sections in proptest::sample::subsequence(vec!["Villages", "Education"], 0..=2),
        tags in proptest::sample::subsequence(vec!["Peonies", "Tibet"], 0..=2),
        query in proptest::sample::select(vec!["", "peony", "teachers", "x"]),
    ) {
        let edition = edition();
        let mut selection = Selection::default().typed(query);
        for section in sections { selection = selection.toggled(Facet::Section, section); }
        for tag in tags { selection = selection.toggled(Facet::Tag, tag); }
        let results = answer(&edition, &selection);
        for facet in Facet::ALL {
            let bare = selection.filters().into_iter()
                .filter(|it| matches!(it, Filter::Value(own, _) if *own == facet))
                .fold(selection.clone(), |selection, it| selection.without(&it));
            for Count { value, count } in results.counts(facet) {
                let chosen = answer(&edition, &bare.toggled(facet, value));
                prop_assert_eq!(chosen.rows.len(), *count, "{}", value);
            }
        }
    }
}
