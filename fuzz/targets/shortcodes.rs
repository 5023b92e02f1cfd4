#![no_main]

use broadsheet_bundler::source::Kind;

/// What shortcodes of Hugo, Zola and Jekyll are made of.
const WORDS: &[&str] = &[
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "{{",
    "}}",
    "{%",
    "%}",
    "/",
    "\"",
    "`",
    "=",
    " ",
    "\n",
    "\n\n",
    "figure",
    "ref",
    "youtube",
    "highlight",
    "raw",
    "endraw",
    "quote",
    "src",
    "a",
    "1",
    "é",
    "党",
    "```",
    "<!--",
    "-->",
    "/*",
    "*/",
    "(",
    ")",
    ",",
    "'",
    "{#",
    "#}",
    "end",
    "img",
    "[",
    "]",
    "![",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = broadsheet_fuzz::spelled(bytes, WORDS);
    broadsheet_fuzz::bundle(Kind::Markdown, "a.md", text.as_bytes());
});
