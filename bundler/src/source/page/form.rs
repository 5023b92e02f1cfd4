//! The form in which the words of a page are compared: folded, and with the traditional characters
//! of its labels made simplified ones, so that each label is listed once.

use broadsheet::text::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Traditional characters and their simplified forms. Each pair is as long in bytes, so that a place
/// in the one text is a place in the other.
const PAIRS: &str = "發发 佈布 時时 間间 來来 條条 頁页 關关 閱阅 讀读 編编 輯辑 責责 記记 聯联 們们 繫系 係系 \
    題题 鏈链 連连 結结 點点 擊击 瀏浏 覽览 數数 號号 體体 網网 權权 欄栏 類类 別别 標标 籤签 \
    鍵键 詞词 聞闻 資资 訊讯 當当 現现 開开 雲云 樂乐 遊游 會会 萬万 寶宝 龍龙 銀银 門门 後后 \
    則则 內内 熱热 評评 論论 錄录 註注 冊册 載载 臺台 娛娱 電电 競竞 話话 郵邮 術术 審审 對对 \
    攝摄 傳传 轉转 處处 導导 圖图 設设 無无 碼码 掃扫 薦荐 還还 稱称 屬属 頻频 見见 總总 爺爷 \
    華华 亞亚 愛爱 島岛 魚鱼";

static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    PAIRS.split(' ').filter_map(|pair| pair.chars().next().zip(pair.chars().nth(1))).collect()
});

/// The text as it is compared.
pub(crate) fn compared(text: &str) -> String {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded;
    }
    folded.chars().map(|c| SIMPLE.get(&c).copied().unwrap_or(c)).collect()
}

/// The text as it is compared, but for the characters that would be longer or shorter so: a place in the
/// one text is a place in the other.
pub(crate) fn compared_in_place(text: &str) -> String {
    let whole = compared(text);
    if whole.len() == text.len() {
        return whole;
    }
    let mut places = String::with_capacity(text.len());
    for c in text.chars() {
        let one = compared(c.encode_utf8(&mut [0; 4]));
        if one.len() == c.len_utf8() { places.push_str(&one) } else { places.push(c) }
    }
    places
}

/// The words of a list that is written as one text.
pub(crate) fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_place_in_a_text_is_moved() {
        assert_eq!(compared("發佈時間：Ａ"), "发布时间:a");
        assert_eq!(compared_in_place("發佈時間：B"), "发布时间：b");
        assert!(SIMPLE.iter().all(|(from, to)| from.len_utf8() == to.len_utf8()));
    }
}
