//! Folding: how a text looks when case, accents and width are passed over.
//!
//! Small tables in place of Unicode's: normalisation is 63 kB gzip in the wasm, and the standard
//! library's lower case another 12 kB of data. Cased are Latin, Greek, Cyrillic and Armenian.

/// The text without case, without accents, with full-width forms made narrow.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_into(&mut folded, c);
        }
    }
    folded
}

/// Adds a character as it is folded; marks add nothing, but those of kana change what they stand on.
pub(super) fn fold_into(folded: &mut String, c: char) {
    match lower(narrow(c)) {
        c @ ('\u{3099}' | '\u{309A}') => {
            if let Some(last) = folded.pop() {
                folded.push(voiced(last, c));
            }
        }
        c if is_mark(c) => {}
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '‐' | '‑' => folded.push('-'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
        'ى' | 'ی' | 'ئ' => folded.push('ي'),
        'ؤ' => folded.push('و'),
        'ک' => folded.push('ك'),
        'ة' | 'ە' | 'ہ' | 'ھ' => folded.push('ه'),
        c => folded.push(base(c)),
    }
}

/// The lower-case letter of a capital. In most blocks capitals stand a fixed way before their
/// small letters, or right before each.
fn lower(c: char) -> char {
    let way = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => 32,
        'İ' => return 'i',
        'Ÿ' => return 'ÿ',
        'ẞ' => return 'ß',
        'Ή' => 37,
        'Ά' => 38,
        'Έ' | 'Ί' => 37,
        'Ό' => 64,
        'Ύ' | 'Ώ' => 63,
        'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 32,
        'ς' => return 'σ',
        'Ѐ'..='Џ' => 80,
        'Ӏ' => 15,
        'Ա'..='Ֆ' => 48,
        'Ā'..='ķ'
        | 'Ŋ'..='ŷ'
        | 'Ǟ'..='ǯ'
        | 'Ǹ'..='ȟ'
        | 'Ȣ'..='ȳ'
        | 'Ѡ'..='ҁ'
        | 'Ҋ'..='ҿ'
        | 'Ӑ'..='ԯ'
        | 'Ḁ'..='ẕ'
        | 'Ạ'..='ỿ' => u32::from((c as u32).is_multiple_of(2)),
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ǎ'..='ǜ' | 'Ӂ'..='ӎ' => {
            u32::from(!(c as u32).is_multiple_of(2))
        }
        'Ơ' | 'Ư' => 1,
        _ => 0,
    };
    char::from_u32(c as u32 + way).unwrap_or(c)
}

/// The kana that stand in half width from U+FF66 on, and the two marks of voice, in U+3000 to U+30FF.
const KANA: &[u8; 58] = b"\
    \xF2\xA1\xA3\xA5\xA7\xA9\xE3\xE5\xE7\xC3\xFC\xA2\xA4\xA6\xA8\xAA\
    \xAB\xAD\xAF\xB1\xB3\xB5\xB7\xB9\xBB\xBD\xBF\xC1\xC4\xC6\xC8\xCA\
    \xCB\xCC\xCD\xCE\xCF\xD2\xD5\xD8\xDB\xDE\xDF\xE0\xE1\xE2\xE4\xE6\
    \xE8\xE9\xEA\xEB\xEC\xED\xEF\xF3\x99\x9A";

/// A full-width Latin letter, digit or sign (U+FF01 to U+FF5E) and the ideographic space, narrow;
/// half-width katakana full; digits and the sign of thousands of Arabic as those of Latin.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{FF66}'..='\u{FF9F}' => {
            let low = KANA.get(c as usize - 0xFF66).copied().unwrap_or_default();
            char::from_u32(0x3000 | u32::from(low)).unwrap_or(c)
        }
        '٠'..='٩' | '۰'..='۹' => (b'0' + (c as u8 & 15)) as char,
        '٬' => ',',
        '\u{3000}' | '\u{00A0}' => ' ',
        _ => c,
    }
}

/// A kana with the mark of a voiced or half-voiced sound, as one character, if there is one.
fn voiced(kana: char, mark: char) -> char {
    // Katakana stand 96 behind hiragana; most kana stand right before their voiced forms.
    let code = kana as u32;
    let hiragana = if code > 0x30A0 { code - 96 } else { code };
    let way = match hiragana {
        0x306F..=0x307D if (hiragana - 0x306F).is_multiple_of(3) => mark as u32 - 0x3098,
        _ if mark == '\u{309A}' => 0,
        0x304B..=0x3062 => hiragana & 1,
        0x3064..=0x3069 => 1 - (hiragana & 1),
        0x3046 => 0x4E,
        _ => 0,
    };
    char::from_u32(code + way).unwrap_or(kana)
}

/// Marks that are written on a letter: Latin accents, Hebrew points, Arabic vowels, the tatweel, the
/// marks of voice of kana, and characters without width.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}'
        | '\u{05C4}' | '\u{05C5}' | '\u{05C7}' | '\u{0610}'..='\u{061A}'
        | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}'
        | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{3099}' | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Each base letter and the lower-case letters that are it with an accent.
const ACCENTED: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ"),
    ('c', "çćĉċč"),
    ('d', "ďđðḍḏ"),
    ('e', "èéêëēĕėęěȅȇȩẹẻẽếềểễệ"),
    ('g', "ĝğġģǧǵ"),
    ('h', "ĥħḥḫ"),
    ('i', "ìíîïĩīĭįıǐȉȋỉị"),
    ('j', "ĵǰ"),
    ('k', "ķǩḳ"),
    ('l', "ĺļľŀłḷ"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňŉŋǹṇ"),
    ('o', "òóôõöøōŏőơǒǫǭȍȏȫȭȯȱọỏốồổỗộớờởỡợ"),
    ('r', "ŕŗřȑȓṛ"),
    ('s', "śŝşšșṣ"),
    ('t', "ţťŧțṭ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"),
    ('w', "ŵẁẃẅ"),
    ('y', "ýÿŷȳỳỵỷỹ"),
    ('z', "źżžẓ"),
    ('α', "ά"),
    ('ε', "έ"),
    ('η', "ή"),
    ('ι', "ίϊΐ"),
    ('ο', "ό"),
    ('υ', "ύϋΰ"),
    ('ω', "ώ"),
    ('е', "ѐё"),
];

/// The letter without its accent.
fn base(c: char) -> char {
    if !matches!(c, '\u{00DF}'..='\u{1EFF}') {
        return c;
    }
    let plain = ACCENTED.iter().find(|(_, accented)| accented.chars().any(|it| it == c));
    plain.map_or(c, |(plain, _)| *plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_accents_and_width_are_passed_over() {
        for (written, folded) in [
            ("Poverty", "poverty"),
            ("Ｓｈｏｕｇａｎｇ　５００", "shougang 500"),
            ("Café Über İstanbul", "cafe uber istanbul"),
            ("cafe\u{301}", "cafe"),
            ("Straße", "strasse"),
            ("Shougang’s", "shougang's"),
            ("Đặng Việt", "dang viet"),
            ("مُحَمَّد إسلام", "محمد اسلام"),
            ("مسؤول کتابخانهٔ شئ ۱۲٣", "مسوول كتابخانه شي 123"),
            ("שָׁלוֹם", "שלום"),
            ("ΆΈΉΊΌΎΏΪΫ άέήίόύώϊϋΐΰ", "αεηιουωιυ αεηιουωιυιυ"),
            ("Οδός ΟΔΟΣ", "οδοσ οδοσ"),
            ("Ёлка ёж Йод", "елка еж йод"),
            ("首钢集团", "首钢集团"),
            ("ｶﾞﾗｽとﾊﾟﾝｺｰﾋｰ", "ガラスとパンコーヒー"),
            ("カ\u{3099}ラスと\u{3099}ハ\u{309A}ン", "ガラスどパン"),
            ("１，２３４ ١٬٢٣٤", "1,234 1,234"),
        ] {
            assert_eq!(fold(written), folded);
        }
    }

    #[test]
    fn every_kana_of_half_width_is_one_of_full_width() {
        let half: String = ('\u{FF66}'..='\u{FF9D}').collect();
        let full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";
        assert_eq!(fold(&half), full);
        let voice = "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟｳﾞ";
        assert_eq!(fold(voice), "ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ");
        assert_eq!(fold("ﾞａﾟｱﾞｶﾟ"), "aアカ");
    }

    #[test]
    fn capitals_become_what_unicode_says_in_the_scripts_that_have_them() {
        let blocks = ['A'..='ſ', 'Ǎ'..='ǯ', 'Ǹ'..='ȳ', 'Ά'..='ώ', 'Ѐ'..='ԯ', 'Ա'..='և', 'Ḁ'..='ỿ'];
        // Letters made of two, and the dotted İ, have their own ways.
        let odd = |c: &char| !matches!(c, 'İ' | 'Ŀ' | 'ŉ' | 'Ƿ' | 'Ƕ' | 'Ƞ' | 'Ϗ' | 'ς');
        for c in blocks.into_iter().flatten().filter(odd) {
            let mut unicode = c.to_lowercase();
            assert_eq!(Some(lower(c)), unicode.next(), "{c} U+{:04X}", c as u32);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
