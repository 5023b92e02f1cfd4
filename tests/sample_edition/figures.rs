//! Figures in running text, English or Chinese: digits with their magnitude and unit, and numbers
//! written as words. Knows nothing of the edition.

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Yuan,
    Tons,
    Plain,
}

/// A number as it is meant: 33 million yuan, 3300万元 and 33,000,000 yuan are the same figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// In hundredths, so that three and a half is a whole number.
    hundredths: u64,
    unit: Unit,
}

const MAGNITUDES: [(&str, u64); 4] =
    [(" million", 1_000_000), (" thousand", 1_000), ("万", 10_000), ("亿", 100_000_000)];

const UNITS: [(&str, Unit); 4] =
    [(" yuan", Unit::Yuan), ("元", Unit::Yuan), (" tons", Unit::Tons), ("吨", Unit::Tons)];

/// "One" and "first" are left out: they are seldom figures.
const WORDS: [(&str, u64); 32] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("dozen", 12),
    ("hundred", 100),
    ("hundreds", 100),
    ("thousand", 1_000),
    ("thousands", 1_000),
    ("twice", 2),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// Every figure in a text, in its order. Digits within a word, such as `h2`, are no figure.
pub(crate) fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = if first.is_ascii_digit() {
            let (figure, after) = in_digits(rest);
            found.push(figure);
            after
        } else if first.is_ascii_alphabetic() {
            let (figure, after) = in_words(rest);
            found.extend(figure);
            after
        } else {
            &rest[first.len_utf8()..]
        };
    }
    found
}

/// A Chinese numeral that is written as a character: a figure that [`figures`] would not see.
pub(crate) fn chinese_numeral(text: &str) -> Option<char> {
    text.chars().find(|c| "二三四五六七八九十百千两半〇零廿".contains(*c))
}

fn in_digits(text: &str) -> (Figure, &str) {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'));
    let number = text[..end.unwrap_or(text.len())].trim_end_matches([',', '.']);
    let (magnitude, after) = leading(&text[number.len()..], &MAGNITUDES, 1);
    let (unit, after) = leading(after, &UNITS, Unit::Plain);
    (Figure { hundredths: hundredths(number) * magnitude, unit }, after)
}

fn hundredths(number: &str) -> u64 {
    let digits = number.replace(',', "");
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    assert!(part.len() <= 2, "{number}: more decimals than the scanner keeps");
    format!("{whole}{part:0<2}").parse().unwrap_or_else(|_| panic!("{number}: not a number"))
}

fn in_words(text: &str) -> (Option<Figure>, &str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    let Some((_, value)) = WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) else {
        return (None, after);
    };
    let (half, after) = leading(after, &[(" and a half", 50)], 0);
    let (unit, after) = leading(after, &UNITS, Unit::Plain);
    (Some(Figure { hundredths: value * 100 + half, unit }), after)
}

/// What the text begins with, and the text after it.
fn leading<'a, T: Copy>(text: &'a str, names: &[(&str, T)], otherwise: T) -> (T, &'a str) {
    names
        .iter()
        .find_map(|(name, meaning)| text.strip_prefix(name).map(|after| (*meaning, after)))
        .unwrap_or((otherwise, text))
}

#[test]
fn a_figure_is_the_same_in_english_in_chinese_and_in_words() {
    for (one, other) in [
        ("33 million yuan", "3300万元"),
        ("266 million yuan", "2.66亿元"),
        ("378,000 tons", "37.8万吨"),
        ("1.05 million yuan", "105万元"),
        ("over 2,000.", "2000多人"),
        ("three and a half years", "3.5年"),
        ("Five companies", "5家"),
    ] {
        assert_eq!(figures(one), figures(other), "{one}, {other}");
        assert_eq!(figures(one).len(), 1, "{one}");
    }
}

#[test]
fn another_magnitude_or_unit_is_another_figure() {
    for (one, other) in
        [("33万元", "3300万元"), ("40 yuan", "40 tons"), ("3.5", "3.05"), ("15", "51")]
    {
        assert_ne!(figures(one), figures(other), "{one}, {other}");
    }
    assert_eq!(chinese_numeral("第一书记"), None);
    assert_eq!(chinese_numeral("四个项目"), Some('四'));
}
