//! One shortcode or tag as it is written: its name and what is given to it.

/// A call such as `figure src="a.png" "b"` or, as Zola has it, `figure(src="a.png")`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Call {
    /// In lower case.
    pub(super) name: String,
    /// Whether it ends an earlier one: `/note`, `endnote`, `end`.
    pub(super) ends: bool,
    named: Vec<(String, String)>,
    pub(super) plain: Vec<String>,
}

impl Call {
    /// Reads what stands between the braces.
    pub(super) fn read(inside: &str) -> Self {
        let inside = inside.trim().trim_matches('-').trim().trim_end_matches('/').trim_end();
        let (slash, inside) = match inside.strip_prefix('/') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, inside),
        };
        let length = inside.find(|c: char| c.is_whitespace() || "(|=".contains(c));
        let (name, rest) = inside.split_at(length.unwrap_or(inside.len()));
        let mut call = Self { name: name.to_lowercase(), ends: slash, ..Self::default() };
        if let Some(ended) = call.name.strip_prefix("end") {
            call.ends = true;
            call.name = ended.to_owned();
        }
        call.arguments(rest.trim().trim_start_matches('(').trim_end_matches(')'));
        call
    }

    fn arguments(&mut self, mut rest: &str) {
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
            if rest.is_empty() {
                return;
            }
            let end = rest.find(|c: char| c.is_whitespace() || ",=\"'`".contains(c));
            let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let behind = rest.get(word.len()..).unwrap_or_default();
            match behind.trim_start().strip_prefix('=') {
                Some(value) if !word.is_empty() => {
                    let (value, behind) = argument(value.trim_start());
                    self.named.push((word.to_lowercase(), value));
                    rest = behind;
                }
                _ => {
                    let (value, behind) = argument(rest);
                    self.plain.push(value);
                    rest = behind;
                }
            }
        }
    }

    /// The value under the first of several names that is there.
    pub(super) fn named(&self, names: &[&str]) -> Option<&str> {
        let of = |name: &&str| self.named.iter().find(|(known, _)| known == name);
        names.iter().find_map(of).map(|(_, value)| value.as_str()).filter(|it| !it.is_empty())
    }

    /// The value under a name, or the first without one.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        self.named(names).or_else(|| self.plain.first().map(String::as_str))
    }
}

/// One value, between quotes or up to a space, and what follows it.
fn argument(text: &str) -> (String, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
    let Some(quote) = quote else {
        let end = text.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(text.len());
        // A stray sign is passed over, so that every step goes on.
        let end = end.max(text.chars().next().map_or(0, char::len_utf8));
        let (value, rest) = text.split_at(end);
        return (value.to_owned(), rest);
    };
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return (value, text.get(at + c.len_utf8()..).unwrap_or_default());
        }
        match c {
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_s_way_of_writing_is_read() {
        let call = Call::read(" figure src=\"a b.png\" alt='x' \"y\" ");
        assert_eq!((call.named(&["src"]), call.named(&["alt"])), (Some("a b.png"), Some("x")));
        assert_eq!((call.name.as_str(), call.plain), ("figure", vec!["y".to_owned()]));
        let call = Call::read("youtube(id=\"abc\", autoplay=true)");
        assert_eq!((call.name.as_str(), call.first(&["id"])), ("youtube", Some("abc")));
        assert_eq!(Call::read("- post_url 2020-01-02-a -").plain, ["2020-01-02-a"]);
        for end in ["/note", " endnote "] {
            let call = Call::read(end);
            assert_eq!((call.name.as_str(), call.ends), ("note", true));
        }
    }

    #[test]
    fn nonsense_ends() {
        for text in ["", "=", "a = ", "a \"b", "(((", "a ==,'", "a \\"] {
            Call::read(text);
        }
    }
}
