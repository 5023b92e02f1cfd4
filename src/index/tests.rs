use super::*;
use crate::text::Tokens;
use proptest::prelude::*;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// An index of documents with these titles and bodies, all dated.
fn index(documents: &[(&str, &str)]) -> Index<Arc<Memory>> {
    index_of(&[documents])
}

/// An index of documents that were read in these segments.
fn index_of(segments: &[&[(&str, &str)]]) -> Index<Arc<Memory>> {
    let mut read = Vec::new();
    for documents in segments {
        let mut builder = Builder::default();
        for (title, body) in *documents {
            builder.add(&Document { title, body, ..Document::default() });
        }
        read.push(builder.finish());
    }
    let count = segments.iter().map(|documents| documents.len() as u32).sum();
    let mut files = Memory::default();
    let Ok(root) = at_once(write(&read, count, &mut files, &Unhurried)).unwrap();
    at_once(Index::open(Arc::new(files), root, count)).unwrap().ok().unwrap()
}

fn ask(index: &Index<Arc<Memory>>, query: &str) -> Answer {
    at_once(index.search(&Query::read(query), &Weights::TUNED, &Unhurried)).unwrap()
}

fn found(index: &Index<Arc<Memory>>, query: &str) -> Vec<u32> {
    ask(index, query).hits.iter().map(|hit| hit.document).collect()
}

#[test]
fn words_are_found_in_every_form() {
    let index = index(&[
        ("Peonies", "The seedlings were planted by 40 households."),
        ("A road", "Planting trees along the road."),
        ("无日期", "首钢集团投入3300万元"),
    ]);
    assert_eq!(found(&index, "plant "), [1, 0]);
    assert_eq!(found(&index, "households "), [0]);
    assert_eq!(found(&index, "seedl"), [0]);
    assert_eq!(found(&index, "PEONY "), [0]);
    assert_eq!(found(&index, "首钢集团"), [2]);
    assert_eq!(found(&index, "集团投"), [2]);
    assert_eq!(found(&index, "团集"), [] as [u32; 0]);
    assert_eq!(found(&index, "团"), [2]);
    assert_eq!(found(&index, "33,000,000"), [2]);
    assert_eq!(found(&index, "33 million "), [2]);
    assert_eq!(found(&index, "road trees"), [1]);
    assert_eq!(found(&index, "road -trees"), [] as [u32; 0]);
    assert_eq!(found(&index, "title:road "), [1]);
    assert_eq!(found(&index, "title:trees "), [] as [u32; 0]);
    assert_eq!(found(&index, "\"the road\""), [1]);
    assert_eq!(found(&index, "\"road the\""), [] as [u32; 0]);
    assert_eq!(found(&index, "peonies OR road"), [1, 0]);
}

#[test]
fn without_a_word_all_are_found_the_newest_first() {
    let index = index(&[("a", ""), ("b", ""), ("c", "spam")]);
    assert_eq!(found(&index, ""), [2, 1, 0]);
    assert_eq!(found(&index, "-spam"), [1, 0]);
    assert_eq!(found(&index, "section:x"), [2, 1, 0]);
}

#[test]
fn where_no_document_has_all_words_the_least_telling_is_dropped() {
    let index = index(&[("", "red green blue"), ("", "green"), ("", "green yellow"), ("", "grey")]);
    let answer = ask(&index, "blue yellow red ");
    assert_eq!(answer.dropped, ["yellow"]);
    assert_eq!(answer.hits.len(), 1);
    let answer = ask(&index, "yellow green violet ");
    assert_eq!(answer.unknown, ["violet"]);
    assert_eq!(answer.dropped, [] as [&str; 0]);
    assert_eq!(answer.hits.len(), 1);
    assert_eq!(answer.further.len(), 2);
    assert!(answer.has(2) && !answer.has(1));
}

#[test]
fn where_what_tells_most_is_excluded_the_rest_is_found() {
    let index = index(&[("", "rare bad green"), ("", "green"), ("", "green grey"), ("", "grey")]);
    assert_eq!(found(&index, "rare green -bad"), [1, 2]);
}

#[test]
fn marks_and_excerpts_show_what_was_found() {
    let index = index(&[("", "He planted a tree. 首钢集团 came."), ("", "a plant")]);
    let marked = |query: &str, text: &str| {
        let marks = ask(&index, query).marker.marks(text);
        marks.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(marked("plant", "Planted plants planted"), ["Planted", "planted"]);
    assert_eq!(marked("钢集团", "首钢集团,集团"), ["钢集团"]);
    assert_eq!(marked("\"a tree\"", "a tree, tree a"), ["a tree"]);
    let body = "First comes something long that nobody has asked for, and goes on for a while. \
                Then he planted a tree in front of the house. And then nothing more was heard of it.";
    let excerpt = ask(&index, "tree").marker.excerpt(body, 60);
    assert_eq!(excerpt.text, "Then he planted a tree in front of the house.");
    let marked: Vec<&str> = excerpt.marks.iter().map(|it| &excerpt.text[it.clone()]).collect();
    assert_eq!(marked, ["tree"]);
}

/// Whether a text has these tokens behind each other.
fn has(text: &str, sought: &str) -> bool {
    let read = |text: &str| {
        let (mut tokens, mut all) = (Tokens::of(text), Vec::new());
        while let Some(token) = tokens.read() {
            all.push((token.kind, tokens.form().to_owned()));
        }
        all
    };
    let query = Query::read(&format!("\"{sought}\""));
    let pieces: Vec<_> =
        query.clauses.iter().flat_map(|it| &it.any).flat_map(|it| &it.pieces).collect();
    let text: Vec<_> =
        read(text).into_iter().filter(|it| it.0 != crate::text::Kind::Amount).collect();
    (0..text.len()).any(|at| {
        pieces.iter().all(|piece| {
            let token = text.get(at + piece.offset as usize);
            token.is_some_and(|(_, form)| {
                *form == piece.form || piece.open && form.starts_with(&piece.form)
            })
        })
    })
}

proptest! {
    #[test]
    fn every_document_with_the_words_is_found(
        bodies in prop::collection::vec("([ab]{1,2}|首|钢|集|한|é|1|,|\\.|'){0,12}( ([ab]{1,2}|首钢|12)){0,5}", 1..8),
        word in "([ab]{1,2}|首|首钢|钢集首|한|e|1| a b|a 首){1,2}",
    ) {
        let documents: Vec<(&str, &str)> = bodies.iter().map(|body| ("", body.as_str())).collect();
        let half = documents.len() / 2;
        let whole = index(&documents);
        let parts = index_of(&[&documents[..half], &documents[half..]]);
        let query = format!("\"{word}\"");
        let answer = ask(&whole, &query);
        for (number, body) in bodies.iter().enumerate() {
            let expected = has(body, &word);
            prop_assert_eq!(answer.has(number as u32), expected, "{:?} in {:?}", word, body);
        }
        prop_assert_eq!(answer.hits, ask(&parts, &query).hits);
    }

    #[test]
    fn excerpts_and_marks_are_parts_of_any_text(text in any::<String>(), more in "[ab.! \n。首]{0,300}", room in 0usize..200) {
        let index = index(&[("", "a b 首首"), ("", "first")]);
        let marker = ask(&index, "a b 首首 ").marker;
        let text = text + &more;
        for range in marker.marks(&text) {
            prop_assert!(text.get(range).is_some());
        }
        let excerpt = marker.excerpt(&text, room);
        for range in excerpt.marks {
            prop_assert!(excerpt.text.get(range).is_some());
        }
    }
}

/// Files with some bytes changed, cut or made up.
struct Damaged {
    files: Memory,
    change: Vec<(usize, u8)>,
}

impl Store for Damaged {
    async fn get(&self, name: Name) -> Result<Arc<[u8]>, StoreError> {
        let mut bytes = self.files.get(name).await?.to_vec();
        for (at, byte) in &self.change {
            let at = at % (bytes.len() + 1);
            match bytes.get_mut(at) {
                Some(changed) => *changed = *byte,
                None => bytes.truncate(usize::from(*byte)),
            }
        }
        Ok(bytes.into())
    }
}

/// A file of this name is lost.
struct Lossy(Memory, Name);

impl Store for Lossy {
    async fn get(&self, name: Name) -> Result<Arc<[u8]>, StoreError> {
        if name == self.1 {
            return Err(StoreError { name, cause: "gone".to_owned() });
        }
        self.0.get(name).await
    }
}

/// An index with more than one block, and its root.
fn files() -> (Memory, Name, u32) {
    let mut builder = Builder::default();
    for number in 0..300u32 {
        let word = |factor: u32| {
            let letters = (0..5).map(|at| b'a' + (number * factor / 7u32.pow(at) % 26) as u8);
            letters.map(char::from).collect::<String>()
        };
        let body = format!("{} {} 首钢{} common words {number}", word(3), word(11), number % 7);
        let title = format!("{} title", word(5));
        builder.add(&Document { title: &title, body: &body, ..Document::default() });
    }
    let mut files = Memory::default();
    let Ok(root) = at_once(write(&[builder.finish()], 200, &mut files, &Unhurried)).unwrap();
    (files, root, 300)
}

#[test]
fn a_lost_file_is_named_and_the_rest_is_found() {
    let (files, root, count) = files();
    let index = at_once(Index::open(Arc::new(files), root, count)).unwrap().ok().unwrap();
    let block = index.root.blocks.first().unwrap().name;
    let blocks = index.root.blocks.len();
    assert!(blocks > 1, "{blocks}");
    let (files, ..) = self::files();
    let index = at_once(Index::open(Lossy(files, block), root, count)).unwrap().ok().unwrap();
    let query = Query::read("1 title ");
    let answer = at_once(index.search(&query, &Weights::TUNED, &Unhurried)).unwrap();
    assert_eq!(answer.lost.first().map(|it| it.name), Some(block));
    assert_eq!(answer.hits.len(), 300);
}

#[test]
fn an_index_of_another_edition_or_format_is_refused() {
    let (files, root, count) = files();
    let files = Arc::new(files);
    let other = at_once(Index::open(files.clone(), root, count + 1)).unwrap();
    assert_eq!(other.err(), Some(IndexError::Edition(root)));
    let other = at_once(Index::open(files.clone(), Name::new([0; 8]), count)).unwrap();
    assert_eq!(other.err(), Some(IndexError::Format(Name::new([0; 8]))));
    let missing = at_once(Index::open(files, Name::new([255; 8]), count)).unwrap();
    assert!(matches!(missing.err(), Some(IndexError::Store(_))));
}

#[test]
fn slips_of_one_letter_find_the_word_that_was_meant() {
    let index = index(&[("", "the poverty line"), ("", "an experience"), ("", "accommodation")]);
    for (typed, document) in [
        ("povrety ", 0),
        ("pogerty ", 0),
        ("oPverty ", 0),
        ("overty ", 0),
        ("experence", 1),
        ("accomodaton ", 2),
    ] {
        let answer = ask(&index, typed);
        assert_eq!(answer.hits.first().map(|hit| hit.document), Some(document), "{typed}");
        assert_eq!(answer.corrected.len(), 1, "{typed}");
        assert!(!answer.marker.marks("poverty experience accommodation").is_empty());
    }
    assert_eq!(ask(&index, "\"povrety\"").corrected, []);
}

#[test]
fn words_near_each_other_and_in_order_lift_a_document() {
    let far = "new roads were built, and long after that the old market was closed by the city";
    let index = index(&[
        ("", "the new market opened today with many stalls for all the people of the city"),
        ("", "the market was new and opened today with many stalls for the people of the city"),
        ("", far),
    ]);
    assert_eq!(found(&index, "new market "), [0, 1, 2]);
}

#[test]
fn of_equals_the_newest_stands_first_and_the_undated_last() {
    let (files, root, count) = files();
    let index = at_once(Index::open(Arc::new(files), root, count)).unwrap().ok().unwrap();
    let query = Query::read("");
    let answer = at_once(index.search(&query, &Weights::TUNED, &Unhurried)).unwrap();
    let order: Vec<u32> = answer.hits.iter().map(|hit| hit.document).collect();
    assert_eq!((order[0], order[199], order[200], order[299]), (199, 0, 299, 200));
}

#[cfg(feature = "languages")]
#[test]
fn forms_of_other_languages_are_found_without_their_stemmer() {
    let mut builder = Builder::default();
    for body in ["viele Häuser", "des Hauses", "الكتاب"] {
        let language = if body.is_ascii() || body.starts_with('v') { "de" } else { "ar" };
        builder.add(&Document { body, language, ..Document::default() });
    }
    let mut files = Memory::default();
    let Ok(root) = at_once(write(&[builder.finish()], 3, &mut files, &Unhurried)).unwrap();
    let index = at_once(Index::open(Arc::new(files), root, 3)).unwrap().ok().unwrap();
    assert_eq!(found(&index, "hauses "), [1, 0]);
}

proptest! {
    #[test]
    fn damaged_files_never_crash_or_hang_the_reader(
        change in prop::collection::vec((any::<usize>(), any::<u8>()), 1..12),
        query in "([a-e]{1,5}|首钢|title:|\"|-| |3){1,6}",
    ) {
        let (files, root, count) = files();
        let store = Damaged { files, change };
        if let Ok(index) = at_once(Index::open(store, root, count)).unwrap() {
            at_once(index.search(&Query::read(&query), &Weights::TUNED, &Unhurried)).unwrap();
        }
    }

    #[test]
    fn any_bytes_as_a_block_are_read_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let block = files::Block { first: Vec::new(), start: 0, name: Name::new([0; 8]) };
        let mut count = 0;
        files::words(&block, &bytes, &mut |_, _| {
            count += 1;
            true
        });
        prop_assert!(count <= bytes.len());
        files::Root::read(&bytes);
        files::Root::read(&[files::MARK, &bytes].concat());
        documents::documents(bytes::Bytes(&bytes), &mut |_, _, _| {});
        spelling::Meant::by("abcdefgh", true, 2).read(&bytes, true);
    }
}

/// A store that lets others have their turn before it answers.
struct Slow(Memory);

impl Store for Slow {
    async fn get(&self, name: Name) -> Result<Arc<[u8]>, StoreError> {
        Turn(false).await;
        self.0.get(name).await
    }
}

impl Pace for Slow {
    async fn breathe(&self) {
        Turn(false).await;
    }
}

/// Is ready when it is asked for the second time.
struct Turn(bool);

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        context.waker().wake_by_ref();
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

fn wait<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
    }
}

#[test]
fn every_way_to_the_files_gives_the_same_answer() {
    let (memory, root, count) = files();
    let slow = wait(Index::open(Slow(files().0), root, count)).ok().unwrap();
    let index = at_once(Index::open(Arc::new(files().0), root, count)).unwrap().ok().unwrap();
    for query in ["common", "title 3", "\"common words\"", "首钢", "commn wrods", "-title", ""] {
        let query = Query::read(query);
        let late = wait(slow.search(&query, &Weights::TUNED, &slow.store));
        let soon = at_once(index.search(&query, &Weights::TUNED, &Unhurried)).unwrap();
        let plain = answer(root, &query, &Weights::TUNED, &mut |name| memory.file(name)).unwrap();
        for other in [late, plain] {
            assert_eq!((&other.hits, &other.further), (&soon.hits, &soon.further), "{query:?}");
            assert_eq!((&other.matching, &other.corrected), (&soon.matching, &soon.corrected));
        }
    }
}
