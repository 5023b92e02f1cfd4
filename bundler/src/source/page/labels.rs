//! Labelled facts: "release time: …", "发布时间：… 来源：…".

use super::dateline;
use super::form::{compared, listed};
use super::sentence::{asks, is_sentence, reads_on};
use crate::pass::dates::{self, Habits};
use broadsheet::text::is_unspaced;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Published,
    Modified,
    Source,
    Author,
    Section,
    Tags,
    Summary,
    /// How somebody is reached.
    Contact,
    /// Something that is not the article's: views, text size, the editor on duty.
    Other,
}

/// The words of each label, folded; the longer before those that they contain.
const WORDS: &[(Label, &str)] = &[
    (Label::Modified, "last updated|updated on|update time|updated|last modified|modified"),
    (Label::Modified, "最后更新|更新时间|更新日期|修改时间"),
    (
        Label::Published,
        "release time|release date|released on|released|publish time|publish date|\
        publishing time|publication date|date published|published on|published at|published|\
        pubdate|pub date|posted on|posted|issue date|issued|post date|post time|date|time",
    ),
    (
        Label::Published,
        "发布时间|发布日期|发布于|发表时间|发表日期|发表于|发稿时间|刊登时间|刊发时间|添加时间|\
        录入时间|上传时间|创建时间|成文日期|时间|日期",
    ),
    (Label::Source, "information source|article source|source|from|via|origin"),
    (Label::Source, "信息来源|文章来源|新闻来源|稿件来源|内容来源|来源于|来源|稿源|出处"),
    (Label::Author, "written by|author|reporter|writer|correspondent|byline"),
    (Label::Author, "文章作者|作者|通讯员|本报记者|记者|撰稿|撰文|供稿|文字"),
    (Label::Section, "category|section|column|栏目|所属栏目|分类|类别|频道"),
    (Label::Tags, "keywords|key words|tags|topics|关键词|关键字|标签"),
    (Label::Summary, "abstract|summary|摘要|核心提示|内容提要|导读"),
    (
        Label::Other,
        "page views|pageviews|views|view count|hits|clicks|click rate|click|reads|visits|\
        browse|pv|font size|text size|font|share to|share|responsible editor|editor in charge|\
        editor-in-chief|edited by|editor|proofreading|proofreader|reviewer|photo|print",
    ),
    (Label::Contact, "tel|phone|fax|address|email|e-mail"),
    (Label::Contact, "电话|地址|传真|邮箱|邮编"),
    (
        Label::Other,
        "浏览次数|浏览量|浏览|阅读次数|阅读量|阅读数|阅读|点击次数|点击量|点击率|点击数|点击|\
        访问量|访问次数|人气|字号|字体大小|字体|分享到|分享|责任编辑|责编|编辑|编审|审核|校对|\
        审校|打印|摄影|技术支持",
    ),
];

/// The longest block that can be a line of labels.
const LONGEST: usize = 250;

/// The labelled facts of a block, if that is what it is.
pub(crate) fn read(block: &str) -> Option<Vec<(Label, String)>> {
    if block.len() > LONGEST * 4 || block.chars().count() > LONGEST {
        return None;
    }
    let block = block.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】', ' ']);
    let marks = marks(block);
    let first = marks.first().map_or(block.len(), |mark| mark.start);
    let before = block.get(..first)?.trim_matches(is_loose);
    let mut facts = Vec::new();
    if !before.is_empty() {
        facts = dateline::read(before, !marks.is_empty())?;
    }
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([block.len()]);
    for (mark, end) in marks.iter().zip(ends) {
        let value = block.get(mark.end..end)?.trim_matches(is_loose);
        if is_text(mark.label, value) {
            return None;
        }
        if !value.is_empty() {
            facts.push((mark.label, value.to_owned()));
        }
    }
    let dated = |(label, value): &(Label, String)| {
        !matches!(label, Label::Published | Label::Modified)
            || date_at_start(value).is_some()
            || is_meant_as_date(value)
    };
    let known = !marks.is_empty() || !facts.is_empty();
    // "Time: the enemy of all plans" is a headline.
    (known && facts.iter().all(dated)).then_some(facts)
}

/// Whether what stands behind a label is a sentence, so that the label is only its first word.
fn is_text(label: Label, value: &str) -> bool {
    match label {
        Label::Summary => false,
        // An address may have stops in it.
        Label::Contact | Label::Other => reads_on(value) || asks(value),
        Label::Published | Label::Modified => {
            let rest = date_at_start(value).map_or("", |(_, rest)| rest);
            is_sentence(rest) || reads_on(rest) || rest.split_whitespace().count() > 10
        }
        _ => is_sentence(value) || reads_on(value),
    }
}

/// What a label alone on its line says together with the line below it, if that is its value.
pub(crate) fn is_continued(line: &str, next: &str) -> bool {
    let Some(label) = line.strip_suffix([':', '：']) else { return false };
    let Some((label, 0)) = label_at_end(label.trim_end()) else { return false };
    let characters = next.chars().filter(|c| is_unspaced(*c)).count();
    let words = next.split_whitespace().count();
    let is_name =
        words <= 5 && next.chars().count() <= 40 && !next.contains(['。', '，', '：', ':']);
    match label {
        Label::Published | Label::Modified => {
            date_at_start(next).is_some_and(|(_, rest)| rest.trim().is_empty())
        }
        // A number of views, the editor on duty.
        Label::Contact | Label::Other => {
            let is_person = (2..=4).contains(&characters) && next.chars().count() == characters;
            is_person || next.chars().all(|c| c.is_ascii_digit())
        }
        // A label may have been left blank, and then the text begins below it.
        Label::Author => {
            is_name
                && next
                    .split([' ', '、'])
                    .all(|name| name.chars().filter(|c| is_unspaced(*c)).count() <= 4)
        }
        Label::Summary => false,
        _ => is_name && characters <= 16 && read(next).is_none(),
    }
}

pub(super) fn is_loose(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '|' | '/'
                | '·'
                | ','
                | '，'
                | ';'
                | '；'
                | '['
                | ']'
                | '【'
                | '】'
                | '('
                | ')'
                | '（'
                | '）'
                | '-'
                | '｜'
        )
}

/// A label within a block.
struct Mark {
    label: Label,
    start: usize,
    /// Where its value starts.
    end: usize,
}

fn marks(block: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (colon, sign) in block.char_indices().filter(|(_, c)| matches!(c, ':' | '：')) {
        let before = block.get(..colon).unwrap_or_default().trim_end();
        if let Some((label, start)) = label_at_end(before) {
            marks.push(Mark { label, start, end: colon + sign.len_utf8() });
        }
    }
    marks
}

/// The label that a text ends in, and where it starts there.
fn label_at_end(before: &str) -> Option<(Label, usize)> {
    let folded = compared(before);
    // Folding may change a text's length, and then no place in it can be told.
    let same = folded.len() == before.len();
    let tail = if same { folded.as_str() } else { before };
    let mut found: Option<(Label, &str)> = None;
    for (label, words) in WORDS {
        for word in listed(words) {
            let longer = found.is_none_or(|(_, known)| word.len() > known.len());
            if longer && tail.ends_with(word) && starts_apart(tail, word) {
                found = Some((*label, word));
            }
        }
    }
    found.map(|(label, word)| (label, before.len() - word.len()))
}

/// Whether the last word of a text is a word of its own: no Latin letter stands before it.
fn starts_apart(text: &str, word: &str) -> bool {
    let before = text.strip_suffix(word).and_then(|before| before.chars().next_back());
    !word.is_ascii() || before.is_none_or(|c| !c.is_alphanumeric() || !c.is_ascii())
}

/// "Published on 16 November 2020": the label without its colon, and what follows it.
pub(super) fn unlabelled(text: &str) -> (Label, &str) {
    let folded = compared(text);
    let dates = WORDS.iter().filter(|(it, _)| matches!(it, Label::Published | Label::Modified));
    let words = dates.flat_map(|(label, words)| listed(words).map(move |word| (*label, word)));
    let found =
        words.filter(|(_, word)| folded.starts_with(word)).max_by_key(|(_, word)| word.len());
    found
        .and_then(|(label, word)| Some((label, text.get(word.len()..)?)))
        .unwrap_or((Label::Published, text))
}

/// Whether a text is written as a date is, though it may be none: "2024-02-30 10:00".
fn is_meant_as_date(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || " -/.:年月日时分秒T+Z".contains(c);
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    has_year && text.chars().filter(char::is_ascii_digit).count() >= 6 && text.chars().all(is_part)
}

/// The date that a text starts with, and what follows it: the longest run of words that is one. A
/// year alone is no date here, since sentences start with one.
pub(crate) fn date_at_start(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(is_loose);
    if !text.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace() || matches!(c, '|' | '｜'));
    let mut ends: Vec<usize> = ends.map(|(at, _)| at).take(12).collect();
    ends.push(text.len());
    for end in ends.into_iter().rev() {
        let (date, rest) = text.split_at_checked(end)?;
        let date = date.trim_end_matches(is_loose);
        if date.chars().count() >= 8 && dates::read(date, &Habits::default()).is_ok() {
            return Some((date, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn facts(block: &str) -> Vec<(Label, String)> {
        read(block).unwrap_or_default()
    }

    #[test]
    fn one_line_may_hold_several_labels() {
        assert_eq!(
            facts(
                "发布时间：2020-11-16 09:29 来源：首钢日报 作者：张三 浏览次数：123 【字号：大 中 小】"
            ),
            [
                (Label::Published, "2020-11-16 09:29".into()),
                (Label::Source, "首钢日报".into()),
                (Label::Author, "张三".into()),
                (Label::Other, "123".into()),
                (Label::Other, "大 中 小".into()),
            ]
        );
        assert_eq!(
            facts("Release Time: 2020-11-16 09:29:11 | Source: The Daily | Views: 12"),
            [
                (Label::Published, "2020-11-16 09:29:11".into()),
                (Label::Source, "The Daily".into()),
                (Label::Other, "12".into()),
            ]
        );
    }

    #[test]
    fn a_date_needs_no_label() {
        assert_eq!(facts("2020-11-16 09:29")[0], (Label::Published, "2020-11-16 09:29".into()));
        assert_eq!(facts("November 16, 2020")[0].1, "November 16, 2020");
        assert_eq!(
            facts("2020年11月16日 09:29 首钢日报"),
            [(Label::Published, "2020年11月16日 09:29".into()), (Label::Source, "首钢日报".into())]
        );
        assert_eq!(facts("Published on 16 November 2020")[0].1, "16 November 2020");
    }

    #[test]
    fn a_day_that_no_month_has_was_no_date_at_all() {
        let told = (Label::Published, "2024-02-30 10:00".to_owned());
        assert_eq!(facts("Release time: 2024-02-30 10:00"), [told]);
        assert_eq!(read("Time: 10:30"), None);
    }

    #[test]
    fn sentences_and_headlines_are_no_labels() {
        for block in [
            "2020 is the last year of the plan",
            "Time: the enemy of all plans",
            "the source: nobody knows. It has dried up",
            "chapter one: how it began",
            "Published authors meet in Beijing",
        ] {
            assert_eq!(read(block), None, "{block}");
        }
    }
}
