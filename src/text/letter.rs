//! Which characters words are made of.
//!
//! One short table in place of the standard library's two, which are another kilobyte of every page;
//! a test holds it to them in the scripts that have marks and signs of their own among their letters.

/// Where characters that belong to no word begin and end, by turns. Marks are as what stands before
/// them, since they are passed over first.
const BORDERS: [u16; 116] = [
    0x80, 0xAA, 0xAB, 0xB2, 0xB4, 0xB5, 0xB6, 0xB9, 0xBB, 0xBC, 0xBF, 0xC0, 0xD7, 0xD8, 0xF7, 0xF8,
    0x2C2, 0x2C6, 0x2D2, 0x2E0, 0x2E5, 0x2EC, 0x2ED, 0x2EE, 0x2EF, 0x370, 0x375, 0x376, 0x378,
    0x37A, 0x37E, 0x37F, 0x380, 0x386, 0x387, 0x388, 0x38B, 0x38C, 0x38D, 0x38E, 0x3A2, 0x3A3,
    0x3F6, 0x3F7, 0x482, 0x48A, 0x530, 0x531, 0x557, 0x559, 0x55A, 0x560, 0x589, 0x5D0, 0x5EB,
    0x5EF, 0x5F3, 0x620, 0x66A, 0x66E, 0x6D4, 0x6D5, 0x6FD, 0x6FF, 0x964, 0x966, 0x970, 0x971,
    0x10FB, 0x10FC, 0x1360, 0x1369, 0x2000, 0x2070, 0x20A0, 0x2150, 0x2190, 0x2460, 0x2500, 0x2C00,
    0x2E00, 0x2E80, 0x2FF0, 0x3005, 0x3008, 0x3021, 0x3030, 0x3031, 0x303D, 0x3040, 0x30A0, 0x30A1,
    0x30FB, 0x30FC, 0x3200, 0x3400, 0x4DC0, 0x4E00, 0xA490, 0xA4D0, 0xD7FC, 0xF900, 0xFD3E, 0xFD40,
    0xFE00, 0xFE70, 0xFF00, 0xFF10, 0xFF1A, 0xFF21, 0xFF3B, 0xFF41, 0xFF5B, 0xFF66, 0xFFE0, 0xFFFF,
];

/// Whether a character belongs to a word: a letter, a digit, or a sign that is written on one.
pub fn is_lettered(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        '\u{10000}'.. => !matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{E0000}'..),
        _ => BORDERS.partition_point(|border| u32::from(*border) <= c as u32) % 2 == 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::is_mark;

    #[test]
    fn letters_are_those_of_unicode() {
        let scripts = ['\0'..='\u{6FF}', '\u{750}'..='\u{77F}', '\u{1E00}'..='\u{1EFF}'];
        for c in scripts.into_iter().flatten().filter(|c| !is_mark(*c)) {
            assert_eq!(is_lettered(c), c.is_alphanumeric(), "{c} U+{:04X}", c as u32);
        }
        let others = ['\u{3041}'..='\u{3096}', '\u{30FC}'..='\u{30FF}', '\u{4E00}'..='\u{9FFF}'];
        for c in others.into_iter().flatten().chain('\u{AC00}'..='\u{D7A3}') {
            assert!(is_lettered(c), "{c}");
        }
    }

    #[test]
    fn signs_belong_to_no_word() {
        for c in "“„—…、。「」《》！？；：・€→★☺🎉।".chars() {
            assert_eq!(is_lettered(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn a_letter_that_is_joined_to_the_next_does_not_end_a_word() {
        assert!("हिन्दी".chars().all(is_lettered));
    }
}
