//! Years of Japanese and Taiwanese eras, and numbers written in Chinese characters, as Western numbers.

/// Eras, and the year before their first.
const ERAS: [(&str, u32); 6] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("民國", 1911),
    ("民国", 1911),
];

/// The text with such years and numbers made Western.
pub(super) fn western(text: &str) -> String {
    without_era(&with_digits(text))
}

/// `令和2年` as `2020年`; the first year of an era is called its origin.
fn without_era(text: &str) -> String {
    let Some((era, first)) = ERAS.into_iter().find(|(era, _)| text.contains(era)) else {
        return text.to_owned();
    };
    let Some((before, behind)) = text.split_once(era) else { return text.to_owned() };
    let behind = behind.trim_start();
    let year = behind.split('年').next().unwrap_or_default();
    let number = if year == "元" { Some(1) } else { year.trim().parse::<u32>().ok() };
    match number.filter(|number| (1..=200).contains(number)) {
        Some(number) => {
            let rest = behind.get(year.len()..).unwrap_or_default();
            format!("{before}{}{rest}", first + number)
        }
        None => text.to_owned(),
    }
}

/// `二〇二〇年十一月十六日` as `2020年11月16日`. Only before the words for parts of a date: elsewhere
/// such characters are words.
fn with_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if digit(c).is_some() || c == '十' {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            let is_part = "年月日号號时時点點分秒".contains(c);
            match number(&run).filter(|_| is_part) {
                Some(number) => out.push_str(&number),
                None => out.push_str(&run),
            }
            run.clear();
        }
        out.push(c);
    }
    out + &run
}

/// A number digit by digit, or with tens.
fn number(run: &str) -> Option<String> {
    let Some((tens, ones)) = run.split_once('十') else {
        return run.chars().map(digit).collect::<Option<String>>();
    };
    let value = |part: &str, blank: u32| {
        let mut characters = part.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Some(blank),
            (Some(c), None) => digit(c)?.to_digit(10),
            _ => None,
        }
    };
    Some((value(tens, 1)? * 10 + value(ones, 0)?).to_string())
}

fn digit(c: char) -> Option<char> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let c = if matches!(c, '零' | '○' | 'Ｏ') { '〇' } else { c };
    let place = DIGITS.chars().position(|digit| digit == c)?;
    char::from_digit(u32::try_from(place).ok()?, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_eras_and_characters_are_western() {
        for (text, told) in [
            ("令和2年11月16日", "2020年11月16日"),
            ("平成元年1月8日", "1989年1月8日"),
            ("民國109年11月16日", "2020年11月16日"),
            ("二〇二〇年十一月十六日", "2020年11月16日"),
            ("二零二〇年二十月三十日", "2020年20月30日"),
            ("星期一", "星期一"),
            ("令和のみ", "令和のみ"),
        ] {
            assert_eq!(western(text), told);
        }
    }
}
