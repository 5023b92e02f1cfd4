//! What surrounds an article on every page of a site: where it stands, ways to elsewhere, copyright.

use super::form::{compared, listed};
use super::sentence::{asks, is_sentence};
use broadsheet::text::{is_unspaced, words};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The longest block, in bytes, that can be anything but the article's.
const LONGEST: usize = 600;

/// The signs between the parts of a breadcrumb.
const ARROWS: [&str; 10] = [">>", "»", "›", "＞", ">", "→", "→", "›", " / ", " :: "];

/// A breadcrumb's parts from the top, without "you are here" and "home".
pub(crate) struct Breadcrumb {
    pub(crate) parts: Vec<String>,
    /// Whether it says so itself: it is led in, starts at the home page or names a section. Any other
    /// may be text with an arrow in it.
    pub(crate) is_plain: bool,
}

/// The parts of a breadcrumb; `None` for any other block.
pub(crate) fn breadcrumb(block: &str) -> Option<Vec<String>> {
    way(block).map(|way| way.parts)
}

/// The parts of a breadcrumb that says itself that it is one, wherever it stands.
pub(crate) fn plain_breadcrumb(block: &str) -> Option<Vec<String>> {
    way(block).filter(|way| way.is_plain).map(|way| way.parts)
}

fn way(whole: &str) -> Option<Breadcrumb> {
    let block = without_lead(whole);
    let arrow = ARROWS.iter().find(|arrow| block.contains(**arrow))?;
    let parts: Vec<&str> =
        block.split(arrow).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_place = |part: &&str| {
        part.chars().count() <= 60
            && !part.contains(['。', '；', '！', '?', '？', '<', '='])
            && !part.contains(". ")
            && !part.ends_with('-')
    };
    // All but the last are short; the last may be the headline.
    let (_, places) = parts.split_last()?;
    if parts.len() > 7 || !places.iter().all(is_place) || block.chars().count() > 250 {
        return None;
    }
    let first = parts.first()?;
    let is_led = is_lead(whole, block);
    let is_plain = is_led || is_home(first) || parts.len() >= 2 && is_section(first);
    let is_said = !is_led && is_sentence(block) && !(is_plain && asks(block));
    if is_said || !is_plain && parts.len() < 2 {
        return None;
    }
    let kept = parts.into_iter().filter(|part| !is_home(part) && !is_this_page(part));
    Some(Breadcrumb { parts: kept.map(str::to_owned).collect(), is_plain })
}

/// Whether a name is one that sites give the place of all their news.
fn is_section(part: &str) -> bool {
    const SECTIONS: &str = "news|news center|news centre|newsroom|media|media center|media centre|press|\
        press center|press room|information|information center|about us|products|party building|\
        新闻|新闻中心|新闻资讯|新闻动态|资讯|资讯中心|要闻|动态|媒体中心|信息公开|政务公开|党建|党的建设|\
        关于我们|产品中心|专题|频道";
    let folded = compared(part);
    listed(SECTIONS).any(|section| section == folded)
}

/// Whether what stands before a block in the whole line says that a breadcrumb follows: "location" alone
/// may be a word of the text.
fn is_lead(whole: &str, block: &str) -> bool {
    let lead = whole.strip_suffix(block).unwrap_or_default().trim_end();
    lead.ends_with([':', '：']) || lead.chars().count() > "location".len()
}

fn without_lead(block: &str) -> &str {
    const LEADS: [&str; 16] = [
        "您现在的位置",
        "您当前的位置",
        "您所在的位置",
        "你现在的位置",
        "您的位置",
        "你的位置",
        "当前位置",
        "所在位置",
        "现在位置",
        "位置",
        "you are here",
        "current location",
        "current position",
        "your position",
        "your location",
        "location",
    ];
    let folded = compared(block);
    let lead = LEADS.iter().filter(|lead| folded.starts_with(**lead)).max_by_key(|lead| lead.len());
    let rest = lead.and_then(|lead| block.get(lead.len()..)).unwrap_or(block);
    rest.trim_start_matches([':', '：', ' '])
}

fn is_home(part: &str) -> bool {
    matches!(
        compared(part).as_str(),
        "home" | "homepage" | "home page" | "main page" | "index" | "首页" | "网站首页" | "主页"
    )
}

fn is_this_page(part: &str) -> bool {
    matches!(
        compared(part).as_str(),
        "正文"
            | "内容"
            | "详情"
            | "文章正文"
            | "新闻详情"
            | "内容详情"
            | "detail"
            | "details"
            | "content"
            | "text"
            | "article"
            | "news detail"
            | "news details"
    )
}

/// Words that alone, or with others of them, make a line that leads elsewhere.
const WAYS: &str = "home|homepage|menu|search|login|log in|sign in|sign up|register|subscribe|contact|\
    contact us|about|about us|site map|sitemap|print|print this page|close|close window|back|\
    back to top|top|return|share|share this|tweet|facebook|twitter|linkedin|weibo|wechat|\
    email|rss|skip to content|skip to main content|skip navigation|links|friendly links|\
    english|chinese|中文|中文版|privacy policy|terms of use|cookie policy|help|feedback|\
    add to favorites|set as homepage|more|news|products|services|首页|网站首页|登录|注册|搜索|\
    站内搜索|联系我们|关于我们|网站地图|返回|返回顶部|返回首页|返回列表|关闭|关闭窗口|打印|\
    打印本页|收藏|加入收藏|设为首页|分享|分享到|微信|微博|友情链接|友情链接:|相关链接|更多|\
    英文版|手机版|大|中|小|english version|large|medium|small|字号|无障碍|下载|评论|我要评论";

/// Whether a block only leads elsewhere.
pub(crate) fn is_navigation(block: &str) -> bool {
    if block.len() > LONGEST {
        return false;
    }
    let folded = compared(block);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() || is_way(bare) || is_registration(&folded) {
        return true;
    }
    let signs = ['|', '｜', '·', '/', '【', '】', '[', ']', '>', '»', '•', '\u{3000}'];
    let parts = || folded.split(signs).map(str::trim).filter(|part| !part.is_empty());
    let all_ways = parts().count() > 1 && parts().all(is_way);
    let spaced = || folded.split_whitespace();
    let all_words = spaced().count() > 1 && spaced().all(|word| is_way(word.trim_matches(signs)));
    // A bar of five short names is a menu, whatever it leads to.
    let bar =
        block.matches(['|', '｜']).count() >= 3 && parts().all(|part| part.chars().count() <= 25);
    all_ways || all_words || bar
}

/// Whether folded words are one of those.
pub(crate) fn is_way(part: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| listed(WAYS).collect());
    KNOWN.contains(part)
}

/// The numbers that a Chinese site must show.
fn is_registration(folded: &str) -> bool {
    folded.chars().count() < 120
        && !is_sentence(folded)
        && ["icp备", "icp证", "公网安备", "icp備"].iter().any(|mark| folded.contains(mark))
}

/// Whether a block stands behind an article and what follows belongs to others: the neighbours in
/// the list, related articles, comments.
pub(crate) fn is_end(block: &str) -> bool {
    const ENDS: &str = "上一篇|下一篇|上一条|下一条|上一页|下一页|前一篇|后一篇|上一则|下一则|相关新闻|\
        相关文章|相关阅读|相关链接|相关内容|相关推荐|推荐阅读|延伸阅读|热门新闻|热点新闻|\
        最新新闻|最新文章|猜你喜欢|网友评论|发表评论|分享到|扫一扫|友情链接|previous article|\
        next article|previous post|next post|previous news|next news|previous:|next:|\
        previous：|next：|prev:|previous page|next page|the previous|the next|« previous|\
        next »|related news|related articles|related stories|related posts|related links|\
        related content|read more:|more news|more stories|most read|most popular|latest news|\
        recommended|you may also like|share this|share on|leave a comment|leave a reply|\
        post a comment|comments (";
    if block.len() > LONGEST {
        return false;
    }
    let folded = compared(block);
    let start = folded.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '«');
    if matches!(start.trim_end(), "previous" | "next" | "prev" | "related" | "comments") {
        return true;
    }
    let marks = listed(ENDS).filter_map(|mark| Some((mark, start.strip_prefix(mark)?)));
    let mut marks = marks.filter(|(mark, rest)| leads_on(mark, rest, block));
    block.chars().count() <= 160 && marks.next().is_some()
}

/// Whether what begins like a way to elsewhere is one, and no sentence of the article.
fn leads_on(mark: &str, rest: &str, block: &str) -> bool {
    // "The next decade belongs to steel".
    if mark.starts_with("the ") {
        return rest.trim_start().starts_with(':');
    }
    if mark.contains(is_unspaced)
        && (rest.is_empty() || rest.starts_with([':', ' ', '>', '」', '】']))
    {
        return true;
    }
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    let is_word = !mark.ends_with(|c: char| c.is_ascii_alphabetic())
        || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    is_word && (!is_sentence(block) || asks(block))
}

/// Whether a block is a copyright line.
pub(crate) fn is_copyright(block: &str) -> bool {
    const MARKS: [&str; 6] =
        ["copyright", "©", "版权所有", "all rights reserved", "(c) 20", "(c) 19"];
    if block.len() > LONGEST || block.chars().count() > 200 {
        return false;
    }
    let folded = compared(block);
    let is_said = is_sentence(block);
    MARKS.iter().any(|mark| {
        let Some((before, after)) = folded.split_once(mark) else { return false };
        !is_said || stands_alone(mark, before.trim(), after)
    })
}

/// Whether a mark of copyright in a sentence is one, and no word of it: "Copyright law was changed."
fn stands_alone(mark: &str, before: &str, after: &str) -> bool {
    let bare = after.trim_start_matches([' ', ':']);
    let is_dated = bare.starts_with(|c: char| c.is_ascii_digit());
    match mark {
        "copyright" => {
            is_dated || bare.is_empty() || bare.starts_with(['©', '(']) || bare.starts_with("by ")
        }
        "©" => is_dated || before.is_empty() || before.ends_with("copyright"),
        "版权所有" => after.is_empty() || after.starts_with([' ', ':', ',', '。', '©', '(']),
        "all rights reserved" => !after.starts_with(|c: char| c.is_alphanumeric() || c == ' '),
        _ => true,
    }
}

/// A copyright line without the numbers of the site's registration behind it.
pub(crate) fn without_registration(line: &str) -> String {
    let is_number = |word: &&str| !is_registration(&compared(word));
    line.split_whitespace().filter(is_number).collect::<Vec<_>>().join(" ")
}

/// Whether a block reads like running text rather than like a line of its own.
pub(crate) fn is_prose(block: &str) -> bool {
    let long = if block.chars().any(broadsheet::text::is_unspaced) { 45 } else { 120 };
    let sentence = block.ends_with(['.', '。', '!', '！', '?', '？', '”', '"', ';', '；', '…']);
    let words = words(&compared(block)).count();
    block.chars().count() >= long || sentence && (words >= 8 || block.chars().count() >= 25)
}

/// A subtitle that is led by a dash, without it.
pub(crate) fn dashed(block: &str) -> Option<&str> {
    let rest = block.trim_start_matches(['—', '–', '―', '─', '－', '﹣', '⸺', '-', '~']);
    let lead = block.chars().count() - rest.chars().count();
    let rest = rest.trim();
    let single = lead == 1 && block.starts_with('-');
    (lead > 0 && !single && !rest.is_empty() && rest.chars().count() <= 200).then_some(rest)
}
