//! Telling what kind of source a file is, by its content first and by its name where the content
//! leaves it open.

use crate::pass::encoding;

/// The kinds of source that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A saved web page.
    Html,
    /// RSS, RDF or Atom.
    Feed,
    /// JSON Feed, and so also an edition made here.
    JsonFeed,
    /// Markdown, with front matter or without.
    Markdown,
    /// The plain text of a page.
    Text,
}

/// How much of a file is looked at: an XML prolog with a long comment fits.
pub const HEAD: usize = 4096;

impl Kind {
    /// The kind of a file by its name and its first [`HEAD`] bytes; `None` for pictures, styles and
    /// whatever else lies beside articles.
    pub fn of(name: &str, head: &[u8]) -> Option<Self> {
        let by_name = Named::of(name)?;
        let head = head.get(..HEAD).unwrap_or(head);
        let text = encoding::decode(head, None).text;
        let start = text.trim_start();
        // A stray control character in markup is a fault of its text, not a sign of other data.
        let is_data = |c| matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1A}');
        if text.contains('\0') || (!start.starts_with('<') && text.chars().any(is_data)) {
            return None;
        }
        let fenced = ["---", "+++", ";;;"].iter().any(|fence| start.starts_with(fence));
        match by_name {
            Named::As(Self::Markdown) => Some(Self::Markdown),
            _ if start.starts_with('<') => markup(start).or(by_name.kind()),
            Named::As(Self::JsonFeed) => Some(Self::JsonFeed),
            Named::As(kind) if start.is_empty() => Some(kind),
            _ if start.starts_with('{') => Some(Self::JsonFeed),
            _ if fenced && has_front_matter(start) => Some(Self::Markdown),
            Named::As(kind) => Some(kind),
            Named::Open => Some(Self::Text),
            Named::Strange => None,
        }
    }
}

/// Whether a file of Markdown or text is a paper of its folder, such as `README.md`, and no article.
/// What has a front matter was written as a page.
pub fn is_paper(name: &str, head: &[u8]) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    let stem = file.split('.').next().unwrap_or_default();
    let start = encoding::decode(head, None).text;
    has(PAPERS, stem) && !["---", "+++", ";;;", "{"].iter().any(|it| start.starts_with(it))
}

/// Whether a file is the page of a section: what Hugo and Zola show above the section's articles.
pub fn is_section_page(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_prefix("_index.").is_some_and(|it| it.ends_with("md") || it.ends_with("markdown"))
}

/// Whether a name says that the file is of a kind that is read here, whatever is in it.
pub fn is_claimed(name: &str) -> bool {
    matches!(Named::of(name), Some(Named::As(_)))
}

/// What a name says of a file.
#[derive(Clone, Copy)]
enum Named {
    As(Kind),
    /// Nothing: a page is often saved under the last part of its address.
    Open,
    /// Nothing that is known here; plain text under such a name is a program's.
    Strange,
}

impl Named {
    /// What the name says, or `None` when no article is kept under such a name.
    fn of(name: &str) -> Option<Self> {
        let file = name.rsplit('/').next().unwrap_or(name);
        let Some((_, extension)) = file.rsplit_once('.') else {
            return (!has(PAPERS, &file.to_ascii_lowercase())).then_some(Self::Open);
        };
        match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Self::As(Kind::Html)),
            "rss" | "atom" | "rdf" | "xml" => Some(Self::As(Kind::Feed)),
            "json" => Some(Self::As(Kind::JsonFeed)),
            "md" | "markdown" | "mdown" | "mkd" | "mdx" => Some(Self::As(Kind::Markdown)),
            "txt" | "text" => Some(Self::As(Kind::Text)),
            other if has(OTHER, other) => None,
            // Addresses end in numbers, dates and versions, too.
            other if other.contains(|c: char| c.is_ascii_digit() || c == ' ') => Some(Self::Open),
            _ => Some(Self::Strange),
        }
    }

    fn kind(self) -> Option<Kind> {
        match self {
            Self::As(kind) => Some(kind),
            Self::Open | Self::Strange => None,
        }
    }
}

fn has(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// Names, without an extension, of a folder's own papers.
const PAPERS: &str = "license licence license-mit license-apache copying readme changelog authors contributors \
    contributing code_of_conduct security makefile dockerfile notice patents todo codeowners";

/// Extensions under which lie files that are no articles.
const OTHER: &str = "css js mjs cjs ts map svg scss less yaml yml toml ini cfg conf lock csv jsonl ndjson tsv \
    sh bat py rb rs go php sql log tex rtf ps eps vtt srt webmanifest wasm xsl xslt xsd dtd \
    png jpg jpeg gif webp avif ico bmp tif tiff heic jxl pdf doc docx xls xlsx ppt pptx odt \
    ods odp epub zip gz br zst xz bz2 tar tgz 7z rar mp3 mp4 m4a m4v ogg ogv oga opus wav \
    flac webm mov avi woff woff2 ttf otf eot swf exe dll so o a class jar bak tmp swp db \
    sqlite bin dat";

/// Whether a text that opens with a fence closes it too, or may close it beyond what was read.
fn has_front_matter(start: &str) -> bool {
    let fence = start.get(..3).unwrap_or_default();
    let mut lines = start.lines();
    let opening = lines.next().unwrap_or_default().trim_end();
    let opens = opening.len() == 3 || opening.chars().skip(3).all(|c| c.is_ascii_alphanumeric());
    opens && (start.len() + 64 >= HEAD || lines.any(|line| line.trim_end() == fence))
}

/// The kind of a text that starts with markup, by its first element.
fn markup(start: &str) -> Option<Kind> {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->")?.1;
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            if starts_with_word(rest, "<!doctype html") {
                return Some(Kind::Html);
            }
            rest = after_declaration(rest)?;
        } else {
            break;
        }
    }
    let name = rest.strip_prefix('<')?;
    let name: String =
        name.chars().take_while(|c| !c.is_whitespace() && !"/>".contains(*c)).collect();
    let name = name.to_ascii_lowercase();
    let local = name.rsplit(':').next().unwrap_or_default();
    match local {
        "rss" | "rdf" | "feed" | "channel" | "entry" => Some(Kind::Feed),
        "html" | "head" | "body" | "meta" | "title" | "link" | "script" | "style" | "base"
        | "div" | "p" | "h1" | "article" | "main" | "section" | "header" | "table" | "center" => {
            Some(Kind::Html)
        }
        _ => None,
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// What follows a declaration or processing instruction; an internal subset in `[…]` is part of it.
fn after_declaration(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            '>' if depth == 0 => return text.get(at + 1..),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn told(name: &str, text: &str) -> Option<Kind> {
        Kind::of(name, text.as_bytes())
    }

    #[test]
    fn the_content_decides_before_the_name_does() {
        for (name, text, kind) in [
            ("a.txt", "<!DOCTYPE html><title>x", Kind::Html),
            ("a", "<?xml version='1.0'?>\n<!-- c --><rss version='2.0'>", Kind::Feed),
            ("a.html", "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a '>'>]><rss>", Kind::Feed),
            ("a.xml", "<?xml version='1.0'?><html xmlns='x'>", Kind::Html),
            ("a.xml", "<rdf:RDF xmlns='x'>", Kind::Feed),
            ("a", "{\"version\": \"x\"}", Kind::JsonFeed),
            ("a.txt", "---\ntitle: x\n---\nbody", Kind::Markdown),
            ("a.txt", "——report on x\n\nbody", Kind::Text),
            ("a.md", "{\"title\": \"x\"}\nbody", Kind::Markdown),
            ("a.md", "<p>body</p>", Kind::Markdown),
            ("news.2020", "a headline\n\nbody", Kind::Text),
            ("a.json", "[1,", Kind::JsonFeed),
            ("a.xml", "<rss><title>a\u{8}b", Kind::Feed),
        ] {
            assert_eq!(told(name, text), Some(kind), "{name}: {text}");
        }
    }

    #[test]
    fn what_lies_beside_articles_is_no_article() {
        for (name, text) in
            [("a.css", "a {}"), ("a.png", "x"), ("a", "\u{0}\u{1}x"), ("b.svg", "<svg>")]
        {
            assert_eq!(told(name, text), None, "{name}");
        }
    }

    #[test]
    fn a_folder_s_own_papers_are_told_from_pages_of_their_name() {
        for name in ["LICENSE.md", "a/README.zh.md", "Contributing.markdown", "NOTICE.txt"] {
            assert!(is_paper(name, b"# All rights"), "{name}");
            assert!(!is_paper(name, b"---\ntitle: Notice\n---\n"), "{name}");
        }
        assert!(!is_paper("a/licensed.md", b"x"));
        assert!(is_section_page("a/_index.md") && is_section_page("_index.fr.md"));
        assert!(!is_section_page("a/index.md"));
    }

    #[test]
    fn a_rule_of_dashes_is_not_taken_for_front_matter() {
        assert_eq!(told("a.txt", "---\nbody"), Some(Kind::Text));
        assert_eq!(told("a.txt", "-----\ntitle\n---\nbody"), Some(Kind::Text));
    }

    #[test]
    fn text_in_sixteen_bits_is_told_too() {
        let utf16: Vec<u8> = "\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Kind::of("a", &utf16), Some(Kind::Html));
    }
}
