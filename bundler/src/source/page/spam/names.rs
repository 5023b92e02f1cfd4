//! The names of betting sites and their like, and the words that are written in one with them. All are
//! looked for in folded text. Knows nothing of where in a page they stand.

use crate::source::page::form::listed;
use aho_corasick::{AhoCorasick, MatchKind};
use broadsheet::text::is_unspaced;
use std::sync::LazyLock;

/// Names of sites, folded.
const NAMES: &str = "九游会|九游娱乐|开云体育|开云app|开云官网|华体会|华体网|乐鱼体育|乐鱼官网|米兰体育|\
    爱游戏体育|爱游戏app|半岛体育|半岛bob|bob体育|bob综合|亚博体育|亚博娱乐|亚博app|yabo|\
    万博体育|万博app|必威体育|必威官网|betway|188bet|金宝博|伟德体育|伟德国际|威廉希尔|\
    立博体育|fun88|乐天堂|365体育|bet365|凯发k8|凯发娱乐|凯发官网|凯发天生赢家|尊龙凯时|\
    尊龙人生|利来国际|利来w66|ag真人|ag旗舰厅|ag亚游|亚游集团|环亚ag|环亚娱乐|pg电子|pg娱乐|\
    jdb电子|cq9电子|mg电子游戏|新葡京|葡京娱乐|葡京国际|澳门威尼斯人|威尼斯人娱乐|太阳城集团|\
    太阳城娱乐|澳门金沙|金沙娱乐|金沙国际|永利娱乐|永利皇宫|澳门永利|银河娱乐城|美高梅娱乐|\
    星空体育|江南体育|天博体育|天博综合|雷火电竞|雷竞技|雷火体育|泛亚电竞|火狐体育|云开体育|\
    kaiyun|leyu体育|hth华体|milan体育|ng体育|ng28|球友会|南宫娱乐|南宫体育|南宫ng|彩神争霸|\
    彩神x|大发快三|幸运飞艇|北京赛车pk10|百家乐官网|百家乐网址|真人百家乐|时时彩平台|\
    六合彩资料|香港六合彩|娱乐城开户|博彩公司|博彩网站|棋牌官网|棋牌app|体育投注平台|赌博网站|\
    manbetx|dafabet|大发888|1xbet|w88优德|优德体育|兴发娱乐|腾博会|千亿体育|千赢国际|龙8国际|\
    龙八国际|long8|通博娱乐|沙巴体育|皇冠体育|皇冠现金网|易发游戏|优发国际|situs slot|\
    slot gacor|judi online|togel online|agen judi|bandar bola|buy viagra|cheap viagra|\
    buy cialis|payday loans online|replica watches";

/// Words that advertise an address.
const ADVERTISING: &str = "网址|官网|官方网站|入口|登录|登陆|注册|下载|平台|娱乐|体育|电竞|游戏|app|手机版|网页版|\
    在线|真人|开户|线路|备用|直营|首页|欢迎您|com|net|vip|cc";

/// Words that stand between those and a name, and tell nothing alone.
const FILLING: &str = "澳门|香港|中国|大陆|国际|最新|正规|全站|综合|第一|品牌|手机|登入|版";

/// English words that advertise behind a name.
const ENGLISH: &str = "sports|sport|entrance|official|website|site|login|casino|betting|online|\
    entertainment|platform|download|app|game|games|web";

/// The names of which a text may have any.
#[derive(Clone)]
pub(super) struct Names {
    finder: Option<AhoCorasick>,
    known: usize,
}

static KNOWN: LazyLock<Names> = LazyLock::new(|| Names::of(|_| true, Vec::new()));

static CHINESE: LazyLock<Names> = LazyLock::new(|| Names::of(|name| !name.is_ascii(), Vec::new()));

impl Names {
    /// All that are known.
    pub(super) fn known() -> Self {
        KNOWN.clone()
    }

    /// Those of them that are not in Latin letters alone.
    pub(super) fn chinese() -> Self {
        CHINESE.clone()
    }

    /// The known ones, and what a site is called without the words that advertise it.
    pub(super) fn with(site: &str) -> Self {
        let own = keys(site);
        if own.is_empty() { Self::known() } else { Self::of(|_| true, own) }
    }

    fn of(is_wanted: impl Fn(&str) -> bool, own: Vec<String>) -> Self {
        let mut names: Vec<String> =
            listed(NAMES).filter(|name| is_wanted(name)).map(str::to_owned).collect();
        let known = names.len();
        names.extend(own);
        // There is none only for gigabytes of names.
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names);
        Self { finder: finder.ok(), known }
    }

    /// Where names stand in a folded text, and whether each is a known one. Latin ones are words of their
    /// own.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, usize, bool)> {
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(text));
        let found = found.filter(|it| is_apart(text, it.start(), it.end()));
        found.map(|it| (it.start(), it.end(), it.pattern().as_usize() < self.known)).collect()
    }
}

/// Whether no Latin word goes on before or behind a place in a text.
fn is_apart(text: &str, start: usize, end: usize) -> bool {
    let goes_on = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(is_latin) && outer.is_some_and(is_latin)
    };
    let (before, name, after) = (text.get(..start), text.get(start..end), text.get(end..));
    let (Some(before), Some(name), Some(after)) = (before, name, after) else { return false };
    !goes_on(name.chars().next(), before.chars().next_back())
        && !goes_on(name.chars().next_back(), after.chars().next())
}

/// Whether a character is part of a word that spaces set apart.
pub(super) fn is_latin(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

/// What stands in one with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tail {
    /// Words that tell nothing.
    Filling,
    /// A word that advertises an address.
    Advertising,
    /// A short code of letters and digits, such as `j9`.
    Code,
}

/// The length of the code or word that a text starts with, and what it is.
pub(super) fn tail_at_start(text: &str) -> Option<(usize, Tail)> {
    let code = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_whole = |word: &&str| !word.is_ascii() || word.len() == code;
    let word = |list| listed(list).filter(|it| text.starts_with(it)).find(is_whole).map(str::len);
    let coded = text.get(..code).is_some_and(is_code).then_some((code, Tail::Code));
    let advertising = || Some((word(ADVERTISING)?, Tail::Advertising));
    coded.or_else(advertising).or_else(|| Some((word(FILLING)?, Tail::Filling)))
}

/// The length of the code or word that a text ends in, and what it is.
pub(super) fn tail_at_end(text: &str) -> Option<(usize, Tail)> {
    let code = text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let is_whole = |word: &&str| !word.is_ascii() || word.len() == code;
    let word = |list| listed(list).filter(|it| text.ends_with(it)).find(is_whole).map(str::len);
    let start = text.len() - code;
    let coded = text.get(start..).is_some_and(is_code).then_some((code, Tail::Code));
    let advertising = || Some((word(ADVERTISING)?, Tail::Advertising));
    coded.or_else(advertising).or_else(|| Some((word(FILLING)?, Tail::Filling)))
}

/// The length of English words that advertise behind a name, if they end the line or a part of it: in
/// the middle of a sentence they are the sentence's.
pub(super) fn advertised_in_english(text: &str) -> usize {
    let mut rest = text;
    while let Some(behind) = rest.strip_prefix(' ') {
        let end = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        match behind.split_at_checked(end) {
            Some((word, after)) if listed(ENGLISH).any(|known| known == word) => rest = after,
            _ => break,
        }
    }
    let ends = !rest.trim_start().starts_with(char::is_alphanumeric);
    if ends { text.len() - rest.len() } else { 0 }
}

fn is_code(code: &str) -> bool {
    let letters = code.bytes().filter(u8::is_ascii_alphabetic).count();
    (1..=4).contains(&letters) && letters < code.len() && code.len() <= 6
}

/// Whether words are made as such names are: a few Chinese characters, a code or a number, and at the
/// end a word that advertises.
pub(super) fn is_made_so(folded: &str) -> bool {
    let codes = || folded.split(|c: char| !c.is_ascii_alphanumeric());
    let is_year =
        |code: &str| code.len() == 4 && (code.starts_with("19") || code.starts_with("20"));
    let is_number = |code: &str| code.len() >= 3 && code.bytes().all(|c| c.is_ascii_digit());
    let own = bare(folded).chars().filter(|c| is_unspaced(*c)).count();
    let advertises = matches!(tail_at_end(folded), Some((_, Tail::Advertising)));
    advertises
        && folded.chars().any(is_unspaced)
        && folded.chars().count() <= 30
        && own <= 6
        && codes().any(|code| is_code(code) || is_number(code) && !is_year(code))
}

/// A site's name with spaces in the place of the words that advertise.
fn bare(site: &str) -> String {
    listed(ADVERTISING)
        .filter(|word| !word.is_ascii())
        .fold(site.to_owned(), |site, word| site.replace(word, " "))
}

/// What is left of a name that is not known without the words that advertise: its code and its
/// characters.
fn keys(site: &str) -> Vec<String> {
    let bare = bare(site);
    let own = bare.split(|c: char| !c.is_alphanumeric());
    let own = own.flat_map(|part| {
        [part.to_owned(), part.chars().filter(|c| is_unspaced(*c)).collect::<String>()]
    });
    // Two characters alone may stand in any sentence.
    let is_telling = |key: &String| {
        let characters = key.chars().filter(|c| is_unspaced(*c)).count();
        characters >= 3 || characters == 2 && key.chars().count() >= 4
    };
    own.filter(|key| is_telling(key) && KNOWN.find(key).is_empty()).collect()
}
