//! Strings: what stands between two quotation marks, with its escapes undone.

use super::{Outcome, Reading};

impl Reading<'_> {
    /// The string that begins here with a quotation mark.
    pub(super) fn string(&mut self) -> Outcome<String> {
        let mut string = String::new();
        self.at += 1;
        let mut from = self.at;
        loop {
            let next = self.peek()?;
            if matches!(next, b'"' | b'\\') {
                string.push_str(self.text.get(from..self.at).unwrap_or_default());
            }
            match next {
                b'"' => {
                    self.at += 1;
                    return Ok(string);
                }
                b'\\' => {
                    self.at += 1;
                    string.push(self.escaped()?);
                    from = self.at;
                }
                ..b' ' => return self.refuse("control character in a string"),
                _ => self.at += 1,
            }
        }
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> Outcome<char> {
        let escaped = match self.peek()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.by_code(),
            _ => return self.refuse("invalid escape"),
        };
        self.at += 1;
        Ok(escaped)
    }

    /// The character of `u0041`, or of a pair: `ud83d\udd8b`.
    fn by_code(&mut self) -> Outcome<char> {
        let mut code = self.code()?;
        if matches!(code, 0xD800..0xDC00) {
            // Only the second half of a pair can follow.
            if self.peek()? != b'\\' {
                return self.refuse("half of a surrogate pair");
            }
            self.at += 1;
            code = 0x10000 + ((code - 0xD800) << 10);
            match self.code()?.checked_sub(0xDC00) {
                Some(second @ ..0x400) => code += second,
                _ => return self.refuse("half of a surrogate pair"),
            }
        }
        match char::from_u32(code) {
            Some(c) => Ok(c),
            None => self.refuse("half of a surrogate pair"),
        }
    }

    /// The number of `u0041`.
    fn code(&mut self) -> Outcome<u32> {
        if self.peek()? != b'u' {
            return self.refuse("half of a surrogate pair");
        }
        let mut code = 0;
        for _ in 0..4 {
            self.at += 1;
            match char::from(self.peek()?).to_digit(16) {
                Some(digit) => code = code << 4 | digit,
                None => return self.refuse("invalid escape"),
            }
        }
        self.at += 1;
        Ok(code)
    }
}
