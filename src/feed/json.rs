//! JSON (RFC 8259), as much of it as a feed needs: text to values.
//!
//! In place of `serde_json`, whose numbers, messages and generic code would bring 4 kB more to the
//! wasm; the tests hold the two against each other. The items of a feed are handed over one by one
//! while the file is read, so that a large one is never held in memory twice.

mod number;
mod string;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    /// `true` or `false`: no member of a feed is either.
    Bool,
    /// A whole number.
    Whole(i64),
    /// Any other number: its fraction cut off, 0 for all below.
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

/// The members of an object, in the order of the file.
pub(super) type Object = Vec<(String, Json)>;

/// Where a text stops being JSON, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    /// How many bytes before it are JSON.
    pub(super) at: usize,
    /// What is wrong there; `None` where the text ends too early.
    pub(super) reason: Option<&'static str>,
}

type Outcome<T> = Result<T, Refusal>;

/// How deep lists and objects may lie within each other: what is deeper could exhaust the stack.
const DEPTH: usize = 127;

/// Reads a text. The elements of the list that the outermost object has under a name are handed
/// over instead of being kept.
pub(super) fn read(text: &str, name: &str, each: &mut dyn FnMut(Json)) -> Outcome<Json> {
    let mut reading = Reading { text, at: 0, depth: 0, name, each };
    let value = reading.value(false)?;
    reading.pass_space();
    match reading.rest() {
        [] => Ok(value),
        _ => reading.refuse("trailing characters"),
    }
}

struct Reading<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    name: &'a str,
    each: &'a mut dyn FnMut(Json),
}

impl Reading<'_> {
    fn rest(&self) -> &[u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The byte that comes next.
    fn peek(&self) -> Outcome<u8> {
        self.rest().first().copied().ok_or(Refusal { at: self.at, reason: None })
    }

    fn refuse<T>(&self, reason: &'static str) -> Outcome<T> {
        Err(Refusal { at: self.at, reason: Some(reason) })
    }

    fn pass_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.rest().first() {
            self.at += 1;
        }
    }

    /// One value; `listed` if it is the one whose elements are handed over.
    fn value(&mut self, listed: bool) -> Outcome<Json> {
        self.pass_space();
        match self.peek()? {
            b'"' => self.string().map(Json::Text),
            b'-' | b'0'..=b'9' => self.number(),
            b'{' | b'[' if self.depth == DEPTH => self.refuse("recursion limit exceeded"),
            b'{' => self.nested(Self::object),
            b'[' if listed => self.nested(Self::hand_over),
            b'[' => self.nested(Self::list),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool),
            b'f' => self.word("false", Json::Bool),
            _ => self.refuse("expected value"),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Outcome<Json> {
        for byte in word.bytes() {
            if self.peek()? != byte {
                return self.refuse("expected ident");
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Outcome<Json>) -> Outcome<Json> {
        self.at += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Outcome<Json> {
        let mut list = Vec::new();
        while self.goes_on(list.is_empty(), b']')? {
            list.push(self.value(false)?);
        }
        Ok(Json::List(list))
    }

    fn hand_over(&mut self) -> Outcome<Json> {
        let mut is_first = true;
        while self.goes_on(is_first, b']')? {
            is_first = false;
            let value = self.value(false)?;
            (self.each)(value);
        }
        Ok(Json::List(Vec::new()))
    }

    fn object(&mut self) -> Outcome<Json> {
        let mut object = Object::new();
        while self.goes_on(object.is_empty(), b'}')? {
            if self.peek()? != b'"' {
                return self.refuse("key must be a string");
            }
            let name = self.string()?;
            self.pass_space();
            if self.peek()? != b':' {
                return self.refuse("expected `:`");
            }
            self.at += 1;
            let value = self.value(self.depth == 1 && name == self.name)?;
            object.push((name, value));
        }
        Ok(Json::Object(object))
    }

    /// Whether a further element or member comes, before which it stops.
    fn goes_on(&mut self, is_first: bool, end: u8) -> Outcome<bool> {
        self.pass_space();
        let next = self.peek()?;
        if next == end {
            self.at += 1;
            return Ok(false);
        }
        if is_first {
            return Ok(true);
        }
        if next != b',' {
            return self.refuse(match end {
                b']' => "expected `,` or `]`",
                _ => "expected `,` or `}`",
            });
        }
        self.at += 1;
        self.pass_space();
        if self.peek()? == end { self.refuse("trailing comma") } else { Ok(true) }
    }
}

#[cfg(test)]
mod tests;
