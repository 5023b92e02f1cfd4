//! A small archive, whole or damaged, and a page that reads all it can of it.

use broadsheet::article::{Article, ArticleId};
use broadsheet::edition::archive::{Contents, HEADLINES, Names, lookup};
use broadsheet::edition::{Catalog, Edition, Errand, in_order, index_article};
use broadsheet::feed::{self, Feed};
use broadsheet::index::{Builder, Sink, write};
use broadsheet::selection::Selection;
use broadsheet::store::Name;
use std::convert::Infallible;
use std::sync::LazyLock;

/// How many articles there are: two blocks of headlines.
const ARTICLES: usize = HEADLINES + 6;

/// How often an errand may ask for more files: no reader needs as many.
const ROUNDS: usize = 50;

/// What the articles say, by turns, beside words of their own.
const TEXTS: [&str; 4] = [
    "33 million yuan, or 1,234 dollars, went to Dewey's U.S. library.",
    "首钢集团投入3300万元，發展臺灣。カレー ｶﾞﾗｽ 한국의 집",
    "الكتاب مُحَمَّد إسلام كتابخانهٔ שָׁלוֹם",
    "The plants were planted where a plantation had been.",
];

static WHOLE: LazyLock<Archive> = LazyLock::new(Archive::of_a_newsroom);

/// A change of a file: which, where, and the byte that is put there; where the file has ended, how
/// many bytes of it stay.
pub type Change = (u8, u16, u8);

/// The files of an archive, each named by its number, and the one that names all others.
#[derive(Clone, Default)]
pub struct Archive {
    files: Vec<Vec<u8>>,
    contents: Vec<u8>,
}

impl Sink for Archive {
    type Fault = Infallible;

    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Infallible> {
        let name = Name::numbered(self.files.len() as u64);
        self.files.push(bytes);
        Ok(name)
    }
}

impl Archive {
    /// An archive with some bytes changed, and a file that is anything at all.
    pub fn damaged(changes: &[Change], odd: Option<(u8, &[u8])>) -> Self {
        let mut archive = WHOLE.clone();
        if let Some((number, bytes)) = odd {
            *archive.file(number) = bytes.to_vec();
        }
        for (number, at, byte) in changes {
            let file = archive.file(*number);
            let at = usize::from(*at) % (file.len() + 1);
            match file.get_mut(at) {
                Some(changed) => *changed = *byte,
                None => file.truncate(usize::from(*byte)),
            }
        }
        archive
    }

    fn of_a_newsroom() -> Self {
        let mut archive = Self::default();
        let shared = Feed::default();
        let articles = in_order((0..ARTICLES).map(article).collect());
        let mut items = Vec::new();
        for article in &articles {
            items.push(archive.keep(feed::write_item(article, &shared).expect("an item")));
        }
        let mut headlines = Vec::new();
        for (articles, items) in articles.chunks(HEADLINES).zip(items.chunks(HEADLINES)) {
            let listed = articles.iter().zip(items.iter().copied());
            headlines.push(archive.keep(feed::write_headlines(listed, &shared).expect("a block")));
        }
        let mut builder = Builder::default();
        articles.iter().for_each(|article| index_article(article, &mut builder));
        let dated = articles.iter().filter(|it| it.headline.published.is_some()).count();
        let Ok(root) = write(vec![builder.finish()], dated as u32, &mut archive);
        let ids = lookup::write(articles.iter().map(|it| &it.headline.id).zip(0..));
        let names = Names { headlines, items, ids: vec![archive.keep(ids)] };
        let catalog = Catalog::of(articles.iter().map(|article| &article.headline));
        archive.contents = Contents { feed: shared, catalog, names, root }.write().expect("contents");
        archive
    }

    fn keep(&mut self, bytes: impl Into<Vec<u8>>) -> Name {
        let Ok(name) = self.put(bytes.into());
        name
    }

    /// The file of a number; behind the others the contents.
    fn file(&mut self, number: u8) -> &mut Vec<u8> {
        let count = self.files.len();
        let number = usize::from(number) % (count + 1);
        match self.files.get_mut(number) {
            Some(file) => file,
            None => &mut self.contents,
        }
    }

    /// Reads what a page reads that is asked this.
    pub fn read(&self, selection: &Selection) {
        let Some(contents) = Contents::read(&self.contents) else { return };
        let edition = Edition::archived(Name::numbered(0), contents, vec![], vec![]);
        for block in [0, 1] {
            self.run(&edition, &Errand::Block(block));
        }
        for id in [Some("a3"), Some("nowhere"), selection.article.as_ref().map(ArticleId::as_str)] {
            let Some(id) = id.and_then(ArticleId::new) else { continue };
            self.run(&edition, &Errand::Id(id));
        }
        self.run(&edition, &Errand::Words(selection.query.clone()));
        let Some(matches) = edition.matches(&selection.query) else { return };
        let results = edition.answer(selection, &matches);
        assert!(results.rows.len() <= edition.len());
        for row in results.rows.iter().take(3) {
            self.run(&edition, &Errand::Articles(vec![*row]));
        }
        let Some(answer) = matches.answer() else { return };
        for text in TEXTS.into_iter().chain([selection.query.as_str()]) {
            let excerpt = answer.marker.excerpt(text, 40);
            for mark in excerpt.marks {
                assert!(excerpt.text.get(mark).is_some());
            }
        }
    }

    /// Fetches what an errand needs; what is not there is done without.
    fn run(&self, edition: &Edition, errand: &Errand) {
        for _ in 0..ROUNDS {
            let Ok(files) = edition.next_files(errand) else { return };
            if files.is_empty() {
                return;
            }
            for file in files {
                let number = usize::try_from(file.name.number()).ok();
                let bytes = number.and_then(|it| self.files.get(it));
                let taken = bytes.is_some_and(|bytes| edition.accept(&file, bytes).is_ok());
                if !taken && !edition.do_without(&file) {
                    return;
                }
            }
        }
        panic!("{errand:?} asks for ever more");
    }
}

fn article(number: usize) -> Article {
    // Words of their own, so that there are several blocks of them.
    let word = |seed: usize| {
        let letter = |at: u32| char::from(b'a' + (seed * 7919 / 5usize.pow(at) % 26) as u8);
        (0..6).map(letter).collect::<String>()
    };
    let words: Vec<String> = (0..9).map(|at| word(number * 9 + at + 1)).collect();
    let date = match number % 7 {
        0 => String::new(),
        day => format!("\"date_published\":\"2018-07-0{day}T00:00:00+08:00\","),
    };
    let json = format!(
        "{{\"id\":\"a{number}\",\"title\":\"Report {number}\",{date}\"tags\":[\"t{}\"],\
         \"content_text\":\"{} {}\",\"_broadsheet\":{{\"section\":\"Villages\"}}}}",
        number % 3,
        words.join(" "),
        TEXTS[number % TEXTS.len()],
    );
    feed::read_item(json.as_bytes(), &Feed::default()).expect("an article").0
}
