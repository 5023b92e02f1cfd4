//! Shortcodes of Hugo and Zola and tags of Jekyll, made text or taken out.
//!
//! What a template would have made of them is not known here. Pictures, links, code and videos are
//! written in Markdown; what stands between two of them stays; the rest goes and is reported.

use super::shortcode_call::Call;
use super::site::Site;
use crate::report::Note;
use std::collections::BTreeSet;

/// A text without shortcodes, and what was done with them. `site` knows the pages that they name.
pub(super) fn expand(text: &str, site: Site<'_>) -> (String, Vec<Note>) {
    let (out, gone, lost) = (String::new(), BTreeSet::new(), BTreeSet::new());
    let mut expander = Expander { site, out, gone, lost, code: false, comment: false, raw: false };
    expander.run(text);
    let Expander { out, gone, lost, .. } = expander;
    let mut notes = Vec::new();
    if !gone.is_empty() {
        let gone: Vec<String> = gone.into_iter().collect();
        let what = format!("shortcodes are taken out of it: {}", gone.join(", "));
        let note = Note::changed("shortcode", what);
        notes.push(note.remedy("write in Markdown what they stand for"));
    }
    notes.extend(lost.into_iter().map(|page| {
        let what = format!("it links to the page \"{page}\", which is not there; its words stay");
        Note::doubted("link-broken", what).remedy("bundle the folder that holds that page, too")
    }));
    (out, notes)
}

struct Expander<'a> {
    site: Site<'a>,
    out: String,
    gone: BTreeSet<String>,
    /// Pages that are linked to and are not there.
    lost: BTreeSet<String>,
    /// Names of the shortcodes that made a fence of code and are still open.
    code: bool,
    /// Inside of a comment nothing is written.
    comment: bool,
    /// What Jekyll is told to leave as it is, is text.
    raw: bool,
}

/// Braces that open a shortcode, and those that close it.
const BRACES: [(&str, &str); 4] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"), ("{{", "}}")];

impl Expander<'_> {
    fn run(&mut self, text: &str) {
        let mut fence: Option<&str> = None;
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
            let (line, below) = rest.split_at(end);
            let mark = fence_of(line);
            if let Some(open) = fence {
                let closes = mark.is_some_and(|mark| mark.starts_with(open)) && is_bare(line);
                self.write(&line.replace("{{</*", "{{<").replace("*/>}}", ">}}"));
                fence = fence.filter(|_| !closes);
                rest = below;
            } else if mark.is_some() && !self.comment {
                self.write(line);
                fence = mark;
                rest = below;
            } else {
                rest = self.line(rest, line);
            }
        }
    }

    /// Takes over a line, with the shortcodes that begin in it and may end in a later one; gives
    /// what is left.
    fn line<'a>(&mut self, rest: &'a str, line: &'a str) -> &'a str {
        let mut at = 0;
        while let Some(found) = line.get(at..).and_then(|it| it.find(['{', '`'])) {
            self.write(line.get(at..at + found).unwrap_or_default());
            at += found;
            let here = rest.get(at..).unwrap_or_default();
            if self.raw {
                let end = call(here).filter(|(inside, _)| is_end_of_raw(here, inside));
                let length = end.map_or(1, |(_, length)| length);
                self.raw = end.is_none();
                self.write(if self.raw { here.get(..1).unwrap_or_default() } else { "" });
                at += length;
                if at >= line.len() {
                    return rest.get(at..).unwrap_or_default();
                }
            } else if here.starts_with('`') {
                let span = span(line.get(at..).unwrap_or_default());
                self.write(span);
                at += span.len();
            } else if let Some((inside, length)) = call(here) {
                self.call(here, inside);
                at += length;
                if at >= line.len() {
                    return rest.get(at..).unwrap_or_default();
                }
            } else {
                self.write("{");
                at += 1;
            }
        }
        self.write(line.get(at..).unwrap_or_default());
        rest.get(line.len()..).unwrap_or_default()
    }

    fn write(&mut self, text: &str) {
        if !self.comment {
            self.out.push_str(text);
        }
    }

    fn call(&mut self, here: &str, inside: &str) {
        if inside.starts_with("/*") {
            let shown = inside.trim_start_matches("/*").trim_end_matches("*/");
            let shown = format!("`{{{{<{shown}>}}}}`");
            return self.write(&shown);
        }
        let call = Call::read(inside);
        match call.name.as_str() {
            "comment" => self.comment = !call.ends,
            "raw" => self.raw = here.starts_with("{%") && !is_hugo(here) && !call.ends,
            "highlight" | "code" if call.ends => {
                if std::mem::take(&mut self.code) {
                    self.write("\n```\n");
                }
            }
            _ if call.ends => {}
            "highlight" | "code" => {
                self.code = true;
                let language = call.first(&["lang", "language"]).unwrap_or_default();
                self.write(&format!("\n```{language}\n"));
            }
            "post_url" | "link" => self.link(&call, here.starts_with("{%")),
            "ref" | "relref" | "get_url" => {
                let page = call.first(&["path"]).unwrap_or_default();
                let place = self.site.page(page.trim_start_matches("@/"));
                let place = place.unwrap_or_else(|| page.to_owned());
                self.write(&place);
            }
            _ => match written(&call, here.starts_with("{{") && !is_hugo(here)) {
                Some(text) => self.write(&text),
                None => {
                    let name = if call.name.is_empty() { inside.trim() } else { &call.name };
                    self.gone.insert(name.chars().take(40).collect());
                }
            },
        }
    }
}

impl Expander<'_> {
    /// Jekyll's links to another page, by its name or by its path within the site.
    fn link(&mut self, call: &Call, is_jekyll: bool) {
        let page = call.first(&["path", "href", "url"]).unwrap_or_default();
        let found = match call.name.as_str() {
            "post_url" => self.site.post(page),
            _ => self.site.page(page),
        };
        match found {
            Some(place) => self.write(&place),
            // A shortcode of this name in another system may lead anywhere.
            None if !is_jekyll => self.write(page),
            None => _ = self.lost.insert(page.to_owned()),
        }
    }
}

fn is_hugo(here: &str) -> bool {
    here.starts_with("{{<") || here.starts_with("{{%")
}

fn is_end_of_raw(here: &str, inside: &str) -> bool {
    let call = Call::read(inside);
    here.starts_with("{%") && call.ends && call.name == "raw"
}

/// What stands between the braces that a text begins with, and how long it is with them.
fn call(text: &str) -> Option<(&str, usize)> {
    // No call is longer; without a bound, a text of braces alone would be searched again and again.
    const LONGEST: usize = 4000;
    let (open, close) = BRACES.into_iter().find(|(open, _)| text.starts_with(open))?;
    let within = text.get(open.len()..bound(text, LONGEST))?;
    let end = within.find(close)?;
    let inside = within.get(..end)?;
    // A blank line ends a paragraph: braces that far apart have nothing to do with each other.
    let apart = inside.contains("\n\n") || inside.contains("\r\n\r\n");
    (!apart).then_some((inside, open.len() + end + close.len()))
}

/// The nearest place at or before a byte where a character begins.
fn bound(text: &str, most: usize) -> usize {
    (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What a shortcode becomes, if that is known; blank where it only wraps a text.
fn written(call: &Call, variable: bool) -> Option<String> {
    let link = |before: &str, id: Option<&str>| Some(format!("<{before}{}>", id?));
    match call.name.as_str() {
        "asset-static" | "legacy-file" => {
            call.first(&["path", "file", "src", "href", "url"]).map(str::to_owned)
        }
        "youtube" => link("https://www.youtube.com/watch?v=", call.first(&["id", "v"])),
        "vimeo" => link("https://vimeo.com/", call.first(&["id"])),
        "gist" => Some(format!("<https://gist.github.com/{}>", call.plain.get(..2)?.join("/"))),
        "tweet" | "twitter" | "x" => {
            let user = call.named(&["user"]).unwrap_or("i");
            let id = call.first(&["id"])?;
            Some(format!("<https://twitter.com/{user}/status/{}>", id.rsplit('/').next()?))
        }
        "button" => {
            let href = call.named(&["href", "url", "link"])?;
            Some(format!("[{}]({href})", call.named(&["text", "title", "label"]).unwrap_or(href)))
        }
        name if name.contains("img") || name.contains("image") || name.starts_with("fig") => {
            picture(call)
        }
        // A path between quotes that a filter only leads to the site: `{{ "/a" | relative_url }}`.
        name if variable && name.starts_with(['"', '\'']) => {
            Some(name.trim_matches(['"', '\'']).to_owned())
        }
        "site.url" | "site.baseurl" => Some(String::new()),
        _ => None,
    }
}

/// A picture, with its caption below.
fn picture(call: &Call) -> Option<String> {
    let source = call.first(&["src", "url", "path", "link"])?;
    let is_file = source.contains('/') || source.contains('.');
    let alt = call.named(&["alt", "caption", "title"]).unwrap_or_default();
    let image = format!("<img src=\"{}\" alt=\"{}\">", attribute(source), attribute(alt));
    match call.named(&["caption"]) {
        _ if !is_file => None,
        Some(caption) => {
            Some(format!("<figure>{image}<figcaption>{}</figcaption></figure>", attribute(caption)))
        }
        None => Some(image),
    }
}

fn attribute(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The three or more signs that open or close a block of code.
fn fence_of(line: &str) -> Option<&str> {
    let start = line.trim_start_matches([' ', '>']);
    let sign = start.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = start.chars().take_while(|c| *c == sign).count();
    let inline = sign == '`' && start.get(length..)?.contains('`');
    if length >= 3 && !inline { start.get(..length) } else { None }
}

fn is_bare(line: &str) -> bool {
    line.trim().trim_matches(['`', '~', ' ', '>']).is_empty()
}

/// A span of code that a text begins with, or the signs alone when it has no end.
fn span(text: &str) -> &str {
    let length = text.chars().take_while(|c| *c == '`').count();
    let (ticks, rest) = text.split_at(length);
    let rest = rest.get(..bound(rest, 4000)).unwrap_or_default();
    let mut at = 0;
    while let Some(found) = rest.get(at..).and_then(|it| it.find('`')) {
        let start = at + found;
        let run = rest.get(start..).map_or(0, |it| it.chars().take_while(|c| *c == '`').count());
        at = start + run;
        if run == length {
            return text.get(..length + at).unwrap_or(ticks);
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Origin;
    use proptest::prelude::*;

    #[track_caller]
    fn becomes(text: &str, expected: &str) -> Vec<Note> {
        let (out, notes) = expand(text, Site::of(&Origin::default()));
        assert_eq!(out, expected, "{text}");
        notes
    }

    #[test]
    fn what_they_stand_for_is_written() {
        for (text, expected) in [
            ("[a]({{< ref \"b.md\" >}})", "[a](b.md)"),
            ("{{< note >}}**a**{{< /note >}}", "**a**"),
            (
                "{{% img src=\"a.png\" alt=\"x \\\"y\\\"\" %}}",
                "<img src=\"a.png\" alt=\"x &quot;y&quot;\">",
            ),
            ("{{<youtube abc>}}", "<https://www.youtube.com/watch?v=abc>"),
            ("{% highlight rust %}let a;{% endhighlight %}", "\n```rust\nlet a;\n```\n"),
            ("{% raw %}{{ keep }} `{% x %}`{% endraw %}{{< y >}}", "{{ keep }} `{% x %}`"),
            ("{% raw %}\n{{ a\n}}\n{% endraw %}\nb", "\n{{ a\n}}\n\nb"),
            ("a{% comment %}b\nc{% endcomment %}d", "ad"),
            ("![a]({{ site.baseurl }}/a.png)", "![a](/a.png)"),
            ("[a]({{ \"/b\" | relative_url }})", "[a](/b)"),
            ("{{ youtube(id=\"abc\") }}", "<https://www.youtube.com/watch?v=abc>"),
        ] {
            let _ = becomes(text, expected);
        }
    }

    #[test]
    fn what_is_not_known_goes_and_is_named() {
        let note = becomes("a{{< chart\n id=1 >}}b{% include x.html %}", "ab");
        assert_eq!(note[0].what, "shortcodes are taken out of it: chart, include");
    }

    #[test]
    fn code_stays_as_it_is() {
        for text in ["`{{ x }}`", "```\n{{ x }}\n{% y %}\n```\n", "~~~ a\n{{< x >}}\n~~~\nb"] {
            assert!(becomes(text, text).is_empty());
        }
        for text in ["{ {x} }", "{{ a\n\nb }}", "{{", "a {% b", "`a {", "{"] {
            assert!(becomes(text, text).is_empty());
        }
    }

    #[test]
    fn a_text_of_braces_alone_comes_to_an_end() {
        for text in ["{{", "{%", "{{<", "`{", "``"] {
            expand(&text.repeat(100_000), Site::of(&Origin::default()));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_gone_through(text in "[`~{}<>%/*\"'=a \n党-]{0,40}") {
            expand(&text, Site::of(&Origin::default()));
        }
    }
}
