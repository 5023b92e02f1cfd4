//! Bytes to text: by byte order mark, by what the file declares, else by looking at the bytes.

use crate::report::Note;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and how its bytes were read.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding that it was read in.
    pub encoding: &'static Encoding,
    /// Whether nothing said what the encoding was, and it was guessed.
    pub guessed: bool,
    /// Whether some bytes were no text in this encoding, and became U+FFFD.
    pub damaged: bool,
}

impl Decoded {
    /// What is to be reported of the reading: a guess, or bytes that are lost.
    pub fn notes(&self) -> Vec<Note> {
        let name = self.encoding.name();
        let guess = self.guessed.then(|| {
            Note::doubted(
                "encoding-guessed",
                format!("the encoding is not declared; read as {name}"),
            )
            .remedy("save the file as UTF-8")
        });
        let damage = self.damaged.then(|| {
            Note::doubted(
                "bytes-lost",
                format!("some bytes are no text in {name}, and show as \u{FFFD}"),
            )
            .remedy("save the file again, as UTF-8")
        });
        guess.into_iter().chain(damage).collect()
    }
}

/// Reads bytes as text. `declared` is the label that the file gives itself (`<meta charset>`, an XML
/// declaration), if it gives one.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return read(bytes.get(mark..).unwrap_or_default(), encoding, false);
    }
    // Files are converted to UTF-8 more often than their declarations are, and no other encoding
    // of a longer text happens to be valid UTF-8.
    if is_utf8(bytes) && !bytes.contains(&0) && !is_escaped(bytes) {
        return read(bytes, UTF_8, false);
    }
    if let Some(encoding) = without_mark(bytes) {
        return read(bytes, encoding, false);
    }
    let named = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = named.filter(|it| *it != UTF_16LE && *it != UTF_16BE) {
        let decoded = read(bytes, encoding, false);
        if !decoded.damaged {
            return decoded;
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guessed = read(bytes, detector.guess(None, Utf8Detection::Allow), named.is_none());
    match named {
        // A declaration with a few bad bytes is more likely than a wrong one with none, unless the
        // declaration is the UTF-8 that editors put there by themselves.
        Some(encoding) if encoding != UTF_8 || guessed.damaged => read(bytes, encoding, false),
        _ => guessed,
    }
}

fn read(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding, guessed, damaged }
}

/// Whether bytes are UTF-8, though they may break off within the last character.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// Whether bytes hold the escapes of ISO-2022-JP, which is ASCII and so also UTF-8.
fn is_escaped(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| pair == b"\x1B$")
}

/// UTF-16 without its mark, told by a first character that is ASCII.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(UTF_16BE),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(UTF_16LE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, SHIFT_JIS, WINDOWS_1252};
    use proptest::prelude::*;

    const CHINESE: &str = "首钢集团党委把扶贫开发作为光荣的政治任务和国有企业的使命担当";

    #[test]
    fn what_the_file_declares_is_believed() {
        for (encoding, text) in [
            (GB18030, CHINESE),
            (SHIFT_JIS, "東京都は月曜日、新しい計画を発表した"),
            (WINDOWS_1252, "“Café” — naïve"),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            let decoded = decode(&bytes, Some(encoding.name()));
            assert_eq!((decoded.text.as_str(), decoded.guessed), (text, false));
        }
    }

    #[test]
    fn a_file_that_declares_nothing_is_guessed() {
        let (bytes, _, _) = GB18030.encode(CHINESE);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.text.as_str(), decoded.guessed), (CHINESE, true));
    }

    #[test]
    fn utf_8_is_believed_over_a_declaration_that_was_left_behind() {
        assert_eq!(decode(CHINESE.as_bytes(), Some("gb2312")).text, CHINESE);
        assert_eq!(decode(b"\xEF\xBB\xBFcaf\xC3\xA9", Some("latin1")).text, "café");
    }

    #[test]
    fn a_declared_utf_8_that_is_none_is_not_believed() {
        let (bytes, _, _) = GB18030.encode(CHINESE);
        assert_eq!(decode(&bytes, Some("utf-8")).text, CHINESE);
    }

    #[test]
    fn sixteen_bits_are_read_with_and_without_their_mark() {
        for text in ["\u{FEFF}<p>党", "<p>党"] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&bytes, None).text, "<p>党");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_become_some_text(bytes: Vec<u8>, label in "[a-z0-9-]{0,12}") {
            decode(&bytes, Some(&label));
        }
    }
}
