//! Names of betting sites and their like, injected into the headlines and footers of pages that
//! were copied or broken into.
//!
//! They are told by known names, and by their make: Chinese characters mixed with a code (`j9`) and
//! a word that advertises an address. What is found in a page's title is then looked for in the
//! whole page, since the name is injected in several forms.

use super::form::{compared, listed};
use crate::draft::Draft;
use crate::report::Note;
use aho_corasick::{AhoCorasick, MatchKind};
use broadsheet::text::is_unspaced;
use std::sync::LazyLock;

/// Parts of names that stand in no article but one about the site itself, folded.
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
    在线|真人|开户|线路|备用|直营|首页|欢迎您";

/// Takes injected names out of what any kind of source says of an article's subjects. Of names in Latin
/// letters alone it is not said that they were injected: papers write of betting, too.
pub(crate) fn take_out_of_names(draft: &mut Draft) {
    let said = [&draft.section, &draft.summary].into_iter().flatten().map(|said| &said.value);
    if said.chain(&draft.tags).chain(&draft.breadcrumb).all(|text| text.is_ascii()) {
        return;
    }
    let taken = Injection(CHINESE.clone()).take_out_of_names(draft);
    draft.notes.extend(note(taken, "what writes the source"));
}

/// What is reported of names that were taken out.
pub(crate) fn note(mut taken: Vec<String>, from: &str) -> Option<Note> {
    taken.sort();
    taken.dedup();
    (!taken.is_empty()).then(|| {
        let what = format!("\"{}\" was injected and is taken out", taken.join("\", \""));
        Note::changed("spam-removed", what)
            .remedy(format!("look whether {from} has been broken into"))
    })
}

/// Whether a name, as of a site, is one of these.
pub(crate) fn is_name(name: &str) -> bool {
    let folded = compared(name);
    listed(NAMES).any(|known| folded.contains(known)) || is_made_so(&folded)
}

/// Chinese characters, a code of letters and digits, and a word that advertises.
fn is_made_so(folded: &str) -> bool {
    let advertises = listed(ADVERTISING).any(|word| folded.contains(word));
    let mut codes = folded.split(|c: char| !c.is_ascii_alphanumeric());
    let is_number = |code: &str| code.len() >= 3 && code.bytes().all(|c| c.is_ascii_digit());
    advertises
        && folded.chars().any(is_unspaced)
        && folded.chars().count() <= 30
        && codes.any(|code| is_code(code) || is_number(code))
}

/// What is to be taken out of a page.
pub(crate) struct Injection(Option<AhoCorasick>);

static KNOWN: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| automaton(listed(NAMES).map(str::to_owned)));

/// Those of them that are not in Latin letters alone.
static CHINESE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| automaton(listed(NAMES).filter(|name| !name.is_ascii()).map(str::to_owned)));

/// `None` only for gigabytes of names.
fn automaton(names: impl Iterator<Item = String>) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
}

/// What is left of an injected name without the words that advertise: its code and its characters.
fn keys(site: &str) -> Vec<String> {
    let bare = listed(ADVERTISING).fold(site.to_owned(), |site, word| site.replace(word, " "));
    let own = bare.split(|c: char| !c.is_alphanumeric());
    let own = own.flat_map(|part| {
        [part.to_owned(), part.chars().filter(|c| is_unspaced(*c)).collect::<String>()]
    });
    // Two characters alone may stand in any sentence.
    let is_telling = |key: &String| {
        let characters = key.chars().filter(|c| is_unspaced(*c)).count();
        characters >= 3 || characters == 2 && key.chars().count() >= 4
    };
    own.filter(is_telling).collect()
}

impl Injection {
    /// The known names, and what the page's own title was found to have behind the headline.
    pub(crate) fn of(site: Option<&str>) -> Self {
        match site.map(compared).filter(|site| is_name(site)) {
            Some(site) => Self(automaton(listed(NAMES).map(str::to_owned).chain(keys(&site)))),
            None => Self(KNOWN.clone()),
        }
    }

    /// Takes the injected names out of a text, and gives them back.
    pub(crate) fn take_out(&self, text: &mut String) -> Vec<String> {
        let mut taken = Vec::new();
        while let Some((start, end)) = self.find(text) {
            taken.push(text.get(start..end).unwrap_or_default().to_owned());
            text.replace_range(start..end, "");
        }
        if !taken.is_empty() {
            let loose =
                |c: char| c.is_whitespace() || matches!(c, '-' | '|' | '_' | '–' | '—' | '·');
            *text = text.trim_matches(loose).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        taken
    }

    /// Takes them out of what names an article's subjects, and out of its summary.
    pub(crate) fn take_out_of_names(&self, draft: &mut Draft) -> Vec<String> {
        let mut taken = Vec::new();
        for said in [&mut draft.section, &mut draft.summary] {
            taken.extend(said.iter_mut().flat_map(|said| self.take_out(&mut said.value)));
            said.take_if(|said| said.value.is_empty());
        }
        for names in [&mut draft.tags, &mut draft.breadcrumb] {
            names.retain_mut(|name| {
                taken.extend(self.take_out(name));
                !name.is_empty()
            });
        }
        taken
    }

    /// Where a name stands, with all that is written in one with it.
    fn find(&self, text: &str) -> Option<(usize, usize)> {
        let folded = compared(text);
        // Where folding moved the letters, only a name as it is written can be placed.
        let text = if folded.len() == text.len() { folded.as_str() } else { text };
        let found = self.0.as_ref()?.find(text)?;
        let (before, after) = (text.get(..found.start())?, text.get(found.end()..)?);
        // In Chinese a sentence is written in one, too: there only the name itself goes.
        let chinese = text.chars().filter(|c| is_unspaced(*c)).count() * 2 > text.chars().count();
        let glued = |c: &char| c.is_alphanumeric() && (c.is_ascii() || is_unspaced(*c));
        if chinese && text.chars().count() > 30 {
            return Some((found.start() - code_before(before), found.end() + advertised(after)));
        }
        let left: usize = before.chars().rev().take_while(glued).map(char::len_utf8).sum();
        let right: usize = after.chars().take_while(glued).map(char::len_utf8).sum();
        let right = right + slogan(after.get(right..)?);
        let right = right + advertised_in_english(after.get(right..)?);
        Some((found.start() - left, found.end() + right))
    }
}

/// A short code of letters and digits, such as `j9`.
fn is_code(code: &str) -> bool {
    let letters = code.bytes().filter(u8::is_ascii_alphabetic).count();
    (1..=4).contains(&letters) && letters < code.len() && code.len() <= 6
}

/// The length of a code that stands right before a name.
fn code_before(text: &str) -> usize {
    let code = text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let is_one = text.get(text.len() - code..).is_some_and(is_code);
    if is_one { code } else { 0 }
}

/// The length of codes and words that advertise, right behind a name.
fn advertised(text: &str) -> usize {
    let mut rest = text;
    loop {
        let code = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let word = listed(ADVERTISING).find(|word| rest.starts_with(word)).map_or(0, str::len);
        let length = if rest.get(..code).is_some_and(is_code) { code } else { word };
        match rest.get(length..) {
            Some(after) if length > 0 => rest = after,
            _ => return text.len() - rest.len(),
        }
    }
}

/// The length of English words that advertise behind a name, if they end the line or a part of it.
fn advertised_in_english(text: &str) -> usize {
    const WORDS: &str = "sports sport entrance official website site login casino betting online entertainment \
        platform download app game games web";
    let mut rest = text;
    while let Some(behind) = rest.strip_prefix(' ') {
        let end = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let word = behind.get(..end).unwrap_or_default();
        match WORDS.split(' ').any(|known| known.eq_ignore_ascii_case(word)) {
            true => rest = behind.get(end..).unwrap_or_default(),
            false => break,
        }
    }
    // In the middle of a sentence the words are the sentence's.
    let ends = !rest.trim_start().starts_with(char::is_alphanumeric);
    if ends { text.len() - rest.len() } else { 0 }
}

/// The length of what a name says of itself behind a dash, in Chinese.
fn slogan(text: &str) -> usize {
    let Some(behind) = text.strip_prefix(['-', '–', '—', '·', '_', '|']) else { return 0 };
    let own = |c: &char| is_unspaced(*c) || c.is_ascii_alphanumeric();
    let length: usize = behind.chars().take_while(own).map(char::len_utf8).sum();
    let words = behind.get(..length).unwrap_or_default();
    let advertises = listed(ADVERTISING).any(|word| words.contains(word));
    if advertises && words.chars().any(is_unspaced) {
        text.len() - behind.len() + length
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_by_its_make() {
        for name in ["j9九游会网址", "九游会j9官网", "大象k66娱乐官网入口", "Bet365 online"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in ["首钢集团官网", "新华网", "The Daily", "中国5月体育新闻", "人民网 2020"]
        {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_name_goes_in_all_its_forms() {
        let injection = Injection::of(Some("j9大象会网址"));
        let mut copyright = "大象会j9官网 copyright © 2003, all rights reserved".to_owned();
        assert_eq!(injection.take_out(&mut copyright), ["大象会j9官网"]);
        assert_eq!(copyright, "copyright © 2003, all rights reserved");
    }

    #[test]
    fn a_chinese_sentence_loses_the_name_alone() {
        let mut text =
            "首钢集团党委把扶贫开发作为光荣的政治任务九游会和国有企业的使命担当，全力推进。"
                .to_owned();
        Injection::of(None).take_out(&mut text);
        assert_eq!(
            text,
            "首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，全力推进。"
        );
    }

    #[test]
    fn a_code_and_a_slogan_go_with_the_name() {
        for (written, left) in [
            (
                "加强组织领导,落实扶贫责任。九游会j9官网 首钢集团党委把扶贫开发作为光荣的政治任务和使命担当。",
                "加强组织领导,落实扶贫责任。 首钢集团党委把扶贫开发作为光荣的政治任务和使命担当。",
            ),
            (
                "首钢集团党委把扶贫开发作为光荣的政治任务j9九游会真人游戏和国有企业的使命担当，全力推进。",
                "首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当，全力推进。",
            ),
            (
                "j9九游会-真人游戏第一品牌 heiyukou village is the partner of the group",
                "heiyukou village is the partner of the group",
            ),
            ("copyright © 2003 village group. kaiyun sports", "copyright © 2003 village group."),
            ("kaiyun sports day of the village", "sports day of the village"),
            (
                "九游会 - the village of 游戏 lies in the hills",
                "the village of 游戏 lies in the hills",
            ),
        ] {
            let mut text = written.to_owned();
            Injection::of(None).take_out(&mut text);
            assert_eq!(text, left, "{written}");
        }
    }

    #[test]
    fn an_article_about_betting_is_left_alone() {
        let text = "Police closed an online casino; 警方打击网络赌博犯罪。";
        let mut kept = text.to_owned();
        assert!(Injection::of(Some("The Daily")).take_out(&mut kept).is_empty());
        assert_eq!(kept, text);
    }
}
