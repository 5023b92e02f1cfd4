use super::*;
use crate::store::Name;
use crate::store::bytes::Bytes;
use crate::text::{Tokens, fold};
use proptest::prelude::*;
use std::cell::RefCell;

/// An index in memory.
struct Index {
    root: Root,
    files: Memory,
}

impl Index {
    fn of(segments: Vec<Segment>, dated: u32) -> Self {
        let mut files = Memory::default();
        let Ok(root) = write(segments, dated, &mut files);
        Self { root, files }
    }

    fn answer(&self, query: &Query) -> Answer {
        answer(&self.root, query, &Weights::TUNED, &|name| self.files.file(name)).unwrap()
    }
}

/// A root as its bytes.
fn written(root: &Root) -> Vec<u8> {
    let mut bytes = Vec::new();
    root.write(&mut bytes);
    bytes
}

fn read(bytes: &[u8]) -> Option<Root> {
    Root::read(&mut Bytes(bytes))
}

/// An index of documents with these titles and bodies, all dated.
fn index(documents: &[(&str, &str)]) -> Index {
    index_of(&[documents])
}

/// An index of documents that were read in these segments.
fn index_of(segments: &[&[(&str, &str)]]) -> Index {
    let mut read = Vec::new();
    for documents in segments {
        let mut builder = Builder::default();
        for (title, body) in *documents {
            builder.add(&Document { title, body, ..Document::default() });
        }
        read.push(builder.finish());
    }
    let count = segments.iter().map(|documents| documents.len() as u32).sum();
    Index::of(read, count)
}

fn ask(index: &Index, query: &str) -> Answer {
    index.answer(&Query::read(query))
}

fn found(index: &Index, query: &str) -> Vec<u32> {
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
fn an_amount_is_not_taken_for_one_that_begins_with_its_digits() {
    let index = index(&[("a", "It cost 330 million."), ("b", "It cost 3.3 billion.")]);
    for query in ["33 million", "33 million ", "330 thousand"] {
        assert_eq!(found(&index, query), [] as [u32; 0], "{query}");
    }
    assert_eq!(found(&index, "330 million"), [0]);
}

#[test]
fn the_last_word_of_an_open_phrase_may_be_a_beginning() {
    let index = index(&[("a", "plain language"), ("b", "plain old language")]);
    assert_eq!(found(&index, "\"plain lang"), [0]);
    assert_eq!(found(&index, "\"plain lang\""), [] as [u32; 0]);
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
    let pieces: Vec<_> = query.clauses.iter().flat_map(|it| &it.units).flatten().collect();
    let text: Vec<_> =
        read(text).into_iter().filter(|it| it.0 != crate::text::Kind::Amount).collect();
    (0..text.len()).any(|at| {
        pieces.iter().all(|(number, offset)| {
            let (term, token) = (&query.terms[*number], text.get(at + *offset as usize));
            token.is_some_and(|(_, form)| {
                *form == term.form || term.open && form.starts_with(&term.form)
            })
        })
    })
}

/// Words as they stand in a text, and as they are typed.
const WORDS: [[&str; 2]; 12] = [
    ["Café", "CAFE"],
    ["Straße", "strasse"],
    ["ДОРОГА", "дорога"],
    ["Ὁδός", "Ὁδός"],
    ["مُحَمَّد", "محمد"],
    ["أسـلام", "اسلام"],
    ["کتابخانهٔ", "كتابخانه"],
    ["שָׁלוֹם", "שלום"],
    ["１，２３４", "1234"],
    ["33 million", "33,000,000"],
    ["ｶﾞﾗｽ", "ガラス"],
    ["Ｓｈｏｕｇａｎｇ", "shougang"],
];

proptest! {
    #[test]
    fn every_document_with_the_words_is_found(
        bodies in prop::collection::vec(
            "([ab]{1,2}|首|钢|集|한|ｶﾞ|ガ|カ|é|1|１|ش|שׁ|Ж|ก|,|\\.|'){0,12}( ([ab]{1,2}|首钢|مُدّ|12)){0,5}",
            1..8,
        ),
        word in "([ab]{1,2}|首|首钢|钢集首|한|カ|ガ|e|1|ش|ש|ж|ก|مد| a b|a 首){1,2}",
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

    /// Against a scan that knows nothing of tokens.
    #[test]
    fn every_string_of_a_script_without_spaces_is_found_and_marked_wherever_it_stands(
        bodies in prop::collection::vec("[首钢集團ガヴｶｺﾞー한국ก]{0,10}", 1..8),
        sought in "[首钢集團ガヴカゴー한국ก]{1,4}",
    ) {
        let documents: Vec<(&str, &str)> = bodies.iter().map(|body| ("", body.as_str())).collect();
        let answer = ask(&index(&documents), &["\"", &sought, "\""].concat());
        for (number, body) in bodies.iter().enumerate() {
            let stands = fold(body).contains(&sought);
            prop_assert_eq!(answer.has(number as u32), stands, "{:?} in {:?}", sought, body);
            let marked = answer.marker.marks(body).into_iter().map(|mark| fold(&body[mark]));
            prop_assert_eq!(marked.collect::<String>().contains(&sought), stands);
        }
    }

    #[test]
    fn every_document_with_all_words_is_found_however_they_are_written(
        bodies in prop::collection::vec(prop::collection::vec(0..WORDS.len(), 0..6), 1..8),
        sought in prop::collection::vec(0..WORDS.len(), 1..4),
    ) {
        let written = |words: &[usize], way: usize| {
            let words: Vec<&str> = words.iter().map(|word| WORDS[*word][way]).collect();
            words.join(" ") + " "
        };
        let texts: Vec<String> = bodies.iter().map(|words| written(words, 0)).collect();
        let documents: Vec<(&str, &str)> = texts.iter().map(|text| ("", text.as_str())).collect();
        let answer = ask(&index(&documents), &written(&sought, 1));
        for (number, words) in bodies.iter().enumerate() {
            if sought.iter().all(|word| words.contains(word)) {
                prop_assert!(answer.has(number as u32), "{:?} in {:?}", sought, words);
                prop_assert!(!answer.marker.marks(&texts[number]).is_empty());
            }
        }
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

/// What was read for an index with more than one block.
fn segment() -> Segment {
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
    builder.finish()
}

#[test]
fn where_a_file_is_lost_the_rest_is_found() {
    let index = Index::of(vec![segment()], 200);
    let blocks = &index.root.blocks;
    assert!(blocks.len() > 1, "{}", blocks.len());
    let lost = |name| match name == blocks[0].name {
        true => Some(Vec::new().into()),
        false => index.files.file(name),
    };
    let answer = answer(&index.root, &Query::read("1 title "), &Weights::TUNED, &lost).unwrap();
    assert_eq!(answer.hits.len(), 300);
}

/// An index in which poverty, usability and words like them are in several blocks.
fn blocked() -> Index {
    let others = ["poetry", "pomeroy", "overly", "property"];
    let bodies: Vec<String> =
        (0..400).map(|at| format!("{} p{at} z{at}", others[at % 4])).collect();
    let mut builder = Builder::default();
    for body in bodies.iter().map(String::as_str).chain(["the poverty line", "usability"]) {
        builder.add(&Document { body, ..Document::default() });
    }
    Index::of(vec![builder.finish()], 402)
}

/// The answer where the block that a word is in is lost.
fn ask_without(index: &Index, word: &str, query: &str) -> Answer {
    let blocks = &index.root.blocks;
    let at = blocks.partition_point(|block| *block.first <= *word.as_bytes());
    let gone = blocks[at - 1].name;
    let lost = |name| match name == gone {
        true => Some(Vec::new().into()),
        false => index.files.file(name),
    };
    answer(&index.root, &Query::read(query), &Weights::TUNED, &lost).unwrap()
}

#[test]
fn a_lost_block_made_other_words_of_a_known_one_or_called_it_unknown() {
    let index = blocked();
    for (query, word) in
        [("poverty line ", "poverty"), ("line usability", "usability"), ("poverty", "poverty")]
    {
        let answer = ask_without(&index, word, query);
        assert_eq!((&answer.lost[..], &answer.corrected[..]), (&[word.to_owned()][..], &[][..]));
        assert_eq!((answer.unknown, answer.dropped), (vec![], vec![]), "{query}");
        assert_eq!(answer.hits.len(), usize::from(query.contains("line")), "{query}");
    }
}

#[test]
fn a_lost_block_was_named_by_no_word_where_something_was_found() {
    let answer = ask_without(&blocked(), "poverty", "poverty OR usability ");
    assert_eq!((answer.lost, answer.hits.len()), (vec!["poverty OR usability".to_owned()], 1));
}

#[test]
fn a_misspelt_word_that_one_has_misspelt_too_was_not_corrected_beside_another() {
    let bodies: Vec<String> = (0..600).map(|at| format!("government websites w{at}")).collect();
    let bodies = bodies.iter().map(String::as_str).chain(["goverment websites"]);
    let documents: Vec<(&str, &str)> = bodies.map(|body| ("", body)).collect();
    let index = index(&documents);
    let answer = ask(&index, "goverment websites ");
    assert_eq!(answer.hits.len(), 601);
    assert_eq!(answer.hits[0].document, 600);
    let searched = ["goverment", "government"].map(str::to_owned).to_vec();
    assert_eq!(answer.corrected, [("goverment".to_owned(), searched)]);
}

#[test]
fn a_mistyped_word_was_found_without_the_other_forms_of_what_was_meant() {
    let index = index(&[("", "the website"), ("", "two websites"), ("", "none of these")]);
    let answer = ask(&index, "webiste ");
    assert_eq!(answer.corrected, [("webiste".to_owned(), vec!["website".to_owned()])]);
    assert_eq!(answer.hits.len(), 2);
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
fn short_words_were_not_found_where_their_middle_was_swapped_or_they_had_three_letters() {
    let index = index(&[("", "a spoken word"), ("", "the tax"), ("", "nothing else")]);
    for (typed, document) in [("wrod ", 0), ("wrd ", 0), ("txa ", 1), ("atx", 1), ("taxx ", 1)] {
        let answer = ask(&index, typed);
        assert_eq!(answer.hits.first().map(|hit| hit.document), Some(document), "{typed}");
    }
    // Beside others it may be the name of something.
    let answer = ask(&index, "txa nothing ");
    assert_eq!((answer.unknown, answer.corrected), (vec!["txa".to_owned()], vec![]));
    assert_eq!(ask(&index, "wrod spoken ").corrected.len(), 1);
}

#[test]
fn an_article_of_another_language_parted_the_forms_of_the_words_in_it() {
    let of = |texts: &[(&str, &str)]| {
        let read = |(language, body): &(&str, &str)| {
            let mut builder = Builder::default();
            builder.add(&Document { body, language, ..Document::default() });
            builder
        };
        let apart = texts.iter().map(|text| read(text).finish()).collect();
        let mut builder = Builder::default();
        for (language, body) in texts {
            builder.add(&Document { body, language, ..Document::default() });
        }
        let count = texts.len() as u32;
        [Index::of(vec![builder.finish()], count), Index::of(apart, count)]
    };
    for other in ["zh", "ar", "de"] {
        let texts =
            [(other, "computers"), ("en", "one computer"), ("en", "computers and a computer")];
        for index in of(&texts) {
            assert_eq!(found(&index, "computer ").len(), 3, "{other}");
            assert_eq!(found(&index, "computers ").len(), 3, "{other}");
        }
    }
}

#[test]
fn what_was_left_out_was_said_to_be_in_some() {
    let index = index(&[("", "a road"), ("", "a bridge")]);
    let answer = ask(&index, "-bridge ");
    assert_eq!(answer.hits.len(), 1);
    assert!(!answer.scattered && answer.dropped.is_empty());
}

#[test]
fn two_slips_at_opposite_ends_of_a_long_word_find_it() {
    let mut builder = Builder::default();
    for number in 0..3_000usize {
        let letter = |at: u32| char::from(b'a' + (number * 31 / 5usize.pow(at) % 26) as u8);
        let body: String = (0..8).map(letter).collect();
        builder.add(&Document { body: &body, ..Document::default() });
    }
    builder.add(&Document { body: "accommodation", ..Document::default() });
    let index = Index::of(vec![builder.finish()], 3_001);
    let spelling = index.files.file(index.root.spelling.unwrap()).unwrap();
    assert!((0..3).all(|way| files::spelling(&spelling, way).len() > 3));
    for typed in ["zccommodatioz ", "acommodatoin ", "cacommodatin ", "acccommodatioon "] {
        assert_eq!(found(&index, typed), [3_000], "{typed}");
    }
}

#[test]
fn a_wrong_first_letter_is_made_good_however_many_words_end_alike() {
    let mut builder = Builder::default();
    for number in 0..6_000usize {
        let letter = |at: u32| char::from(b'a' + (number * 31 / 5usize.pow(at) % 26) as u8);
        let body = (0..7).map(letter).collect::<String>() + "ing";
        builder.add(&Document { body: &body, ..Document::default() });
    }
    builder.add(&Document { body: "running", ..Document::default() });
    let index = Index::of(vec![builder.finish()], 6_001);
    for typed in ["hunning ", "urnning ", "unning ", "xrunning "] {
        assert_eq!(found(&index, typed), [6_000], "{typed}");
    }
}

#[test]
fn a_form_of_a_word_was_announced_as_a_misspelling() {
    let index = index(&[("", "a teacher"), ("", "the company"), ("", "administration")]);
    for (number, typed) in ["teachers ", "companies ", "administrate "].into_iter().enumerate() {
        let answer = ask(&index, typed);
        assert_eq!((answer.hits.len(), answer.corrected.len()), (1, 0), "{typed}");
        assert!(answer.has(number as u32), "{typed}");
    }
}

#[test]
fn sentences_showed_what_nobody_had_typed() {
    let index = index(&[("", "poverty المسؤول"), ("", "東京の車"), ("", "京電"), ("", "電車")]);
    assert_eq!(ask(&index, "PoVrety ").corrected[0].0, "PoVrety");
    assert_eq!(ask(&index, "المسئول ").corrected[0].0, "المسئول");
    assert!(ask(&index, "東京電車").scattered);
    assert_eq!(ask(&index, "大阪電車").unknown, ["大阪電車"]);
    assert_eq!(ask(&index, "Poverty-Nowhere ").unknown, ["Nowhere"]);
}

#[test]
fn a_single_letter_typed_last_found_nothing() {
    let index = index(&[("", "poverty"), ("", "a road"), ("", "the people p")]);
    assert_eq!(found(&index, "p"), [2, 0]);
    assert_eq!(found(&index, "p "), [2]);
    assert_eq!(found(&index, "the p"), [2]);
}

#[test]
fn a_beginning_found_only_what_its_forty_most_frequent_words_found() {
    let letter = |number: u8| char::from(b'a' + number % 26).to_string();
    let body = |at: u8| ["con", &letter(at / 26), &letter(at)].concat();
    let bodies: Vec<String> = (0..60).map(body).collect();
    let documents: Vec<(&str, &str)> = bodies.iter().map(|body| ("", body.as_str())).collect();
    let index = index_of(&[&documents, &documents[..45]]);
    assert_eq!(found(&index, "con").len(), 105);
}

#[test]
fn a_single_character_marked_its_neighbour() {
    let index = index(&[("", "车开了，416人来；ｶﾞﾗｽ 한국"), ("", "火车")]);
    for (typed, text, marked) in [
        ("车", "车开，火车", "车|车"),
        ("416人", "416人来，人", "416人"),
        ("ガ", "ｶﾞﾗｽ", "ｶﾞ"),
        ("한", "한국", "한"),
        ("车开", "车开了", "车开"),
    ] {
        let marker = ask(&index, typed).marker;
        let marks: Vec<&str> = marker.marks(text).into_iter().map(|mark| &text[mark]).collect();
        assert_eq!(marks.join("|"), marked, "{typed}");
        assert_eq!(marker.excerpt(text, 100).marks, marker.marks(text), "{typed}");
    }
}

#[test]
fn greek_and_cyrillic_words_were_missed_for_their_accents() {
    let index = index(&[("", "Η οδός του Αιγαίου"), ("", "ещё ёлка"), ("", "йод")]);
    for (typed, document) in
        [("ΟΔΟΣ ", 0), ("οδος ", 0), ("αιγαιου ", 0), ("елка ", 1), ("ЕЩЕ ", 1)]
    {
        assert_eq!(found(&index, typed), [document], "{typed}");
    }
    assert_eq!(found(&index, "\"иод\""), [] as [u32; 0]);
}

#[test]
fn a_word_of_few_documents_may_be_another_that_was_mistyped() {
    let few = [("", "causal"), ("", "casual"), ("", "a casual note"), ("", "a note")];
    // In a small edition every word is rare, and is taken at its word.
    let answer = ask(&index(&few), "causal");
    assert_eq!((answer.hits.len(), answer.corrected.len()), (1, 0));
    let index = index(&[&few[..], &[("", "filler"); 300]].concat());
    let answer = ask(&index, "causal");
    assert_eq!(answer.hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(answer.corrected.len(), 1);
    // Beside other words it is taken at its word.
    let answer = ask(&index, "note causal ");
    assert_eq!(answer.hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [0]);
    assert_eq!((answer.corrected.len(), answer.dropped), (0, vec!["note".to_owned()]));
}

#[test]
fn kana_of_half_width_find_those_of_full_width_and_are_marked() {
    let index = index(&[("", "ガラスの家"), ("", "ｶﾞﾗｽの家"), ("", "カラス")]);
    for typed in ["ｶﾞﾗｽ", "ガラス", "カ\u{3099}ラス"] {
        let answer = ask(&index, typed);
        assert!(answer.has(0) && answer.has(1) && !answer.has(2), "{typed}");
        for text in ["ｶﾞﾗｽの家", "カ\u{3099}ラスの家"] {
            assert_eq!(answer.marker.marks(text).first(), Some(&(0..12)), "{typed} {text}");
        }
    }
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
    let answer = Index::of(vec![segment()], 200).answer(&Query::read(""));
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
    assert_eq!(found(&Index::of(vec![builder.finish()], 3), "hauses "), [1, 0]);
}

proptest! {
    #[test]
    fn damaged_files_never_crash_or_hang_the_reader(
        change in prop::collection::vec((any::<usize>(), any::<u8>()), 1..12),
        query in "([a-e]{1,5}|首钢|title:|\"|-| |3){1,6}",
    ) {
        let mut files = Memory::default();
        let Ok(root) = write(vec![segment()], 200, &mut files);
        // Bytes of which some are changed, cut or made up.
        let damage = |mut bytes: Vec<u8>| {
            for (at, byte) in &change {
                let at = at % (bytes.len() + 1);
                match bytes.get_mut(at) {
                    Some(changed) => *changed = *byte,
                    None => bytes.truncate(usize::from(*byte)),
                }
            }
            bytes
        };
        let damaged = |name: Name| {
            Some(damage(files.file(name).unwrap_or_default().to_vec()).into())
        };
        let root = read(&damage(written(&root)));
        if let Some(root) = root.filter(|root| root.documents < 100_000) {
            answer(&root, &Query::read(&query), &Weights::TUNED, &damaged);
        }
    }

    #[test]
    fn any_bytes_as_a_block_are_read_to_their_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let block = files::Block { first: Vec::new(), start: 0, name: Name::numbered(0) };
        let mut count = 0;
        files::words(&block, &bytes, &mut |_, _| {
            count += 1;
            true
        });
        prop_assert!(count <= bytes.len());
        read(&bytes);
        read(&[files::MARK, &bytes].concat());
        documents::documents(Bytes(&bytes), &mut |_, _, _| {});
        for way in 0..spelling::WAYS {
            spelling::Meant::by("abcdefgh", spelling::Reach::Two).read(&bytes, way);
        }
    }
}

/// The answer to a query where no file is here before it was asked for.
fn fetched(index: &Index, query: &Query) -> (Answer, usize) {
    let here = RefCell::new(Vec::new());
    for round in 0.. {
        let missing = RefCell::new(Vec::new());
        let found = answer(&index.root, query, &Weights::TUNED, &|name| {
            let known = here.borrow().contains(&name);
            if !known {
                missing.borrow_mut().push(name);
            }
            known.then(|| index.files.file(name)).flatten()
        });
        let missing = missing.into_inner();
        assert_eq!(found.is_none(), !missing.is_empty());
        if let Some(answer) = found {
            return (answer, round);
        }
        here.borrow_mut().extend(missing);
    }
    unreachable!()
}

#[test]
fn what_is_missing_is_asked_for_until_it_is_there() {
    let index = Index::of(vec![segment()], 200);
    for query in ["common", "title 3", "\"common words\"", "首钢", "commn wrods", "-title", ""] {
        let query = Query::read(query);
        let ((late, rounds), soon) = (fetched(&index, &query), index.answer(&query));
        assert_eq!((&late.hits, &late.further), (&soon.hits, &soon.further), "{query:?}");
        assert_eq!((&late.matching, &late.corrected), (&soon.matching, &soon.corrected));
        assert!(rounds <= 5, "{rounds}");
    }
}

#[test]
fn what_is_no_root_is_refused() {
    assert!(read(b"").is_none());
    assert!(read(b"BSI2\0\0\0\0\0\0\0").is_none());
}

#[test]
fn a_root_is_read_as_it_was_written() {
    let Ok(root) = write(vec![segment()], 200, &mut Memory::default());
    assert_eq!(read(&written(&root)), Some(root));
}

#[test]
fn an_index_is_written_in_steps() {
    let (mut writing, mut files, mut steps) =
        (Writing::of(vec![segment()], 200), Memory::default(), 0);
    let root = loop {
        steps += 1;
        let Ok(root) = writing.step(&mut files);
        if let Some(root) = root {
            break root;
        }
    };
    assert!(steps > 1, "{steps}");
    let (mut whole, segments) = (Memory::default(), vec![segment()]);
    let Ok(other) = write(segments, 200, &mut whole);
    assert_eq!((files, root), (whole, other));
}
