//! Numbers, cut to whole ones: to read fractions as they are takes tables of 10 kB.

use super::{Json, Outcome, Reading};
use crate::text::number;
use std::iter::repeat_n;

/// With so many digits more, any number but 0 is beyond 64 bits.
const BEYOND: usize = 20;

impl<'a> Reading<'a> {
    /// The number that begins here.
    pub(super) fn number(&mut self) -> Outcome<Json> {
        let is_negative = self.passes(b"-");
        let from = self.at;
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            self.at -= whole.len() - 1;
            return self.refuse("invalid number");
        }
        let fraction = if self.passes(b".") { self.digits()? } else { "" };
        let mut exponent = 0;
        if self.passes(b"eE") {
            let is_small = self.passes(b"-");
            if !is_small {
                self.passes(b"+");
            }
            // Larger ones are met only where somebody tries what happens.
            let size = number(self.digits()?, 10).and_then(|it| i32::try_from(it).ok());
            let size = size.unwrap_or(i32::MAX);
            exponent = if is_small { -size } else { size };
        }
        let written = self.text.get(from..self.at).unwrap_or_default();
        let size = number(written, 10);
        let whole_number = size.and_then(|size| match is_negative {
            true => 0i64.checked_sub_unsigned(size),
            false => i64::try_from(size).ok(),
        });
        Ok(match whole_number {
            Some(number) => Json::Whole(number),
            None if is_negative => Json::Number(0),
            None => Json::Number(cut(whole, fraction, exponent)),
        })
    }

    fn passes(&mut self, any: &[u8]) -> bool {
        let passes = self.rest().first().is_some_and(|next| any.contains(next));
        self.at += usize::from(passes);
        passes
    }

    /// One digit or more.
    fn digits(&mut self) -> Outcome<&'a str> {
        let from = self.at;
        while self.rest().first().is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == from {
            // The text may also end here.
            self.peek()?;
            return self.refuse("invalid number");
        }
        Ok(self.text.get(from..self.at).unwrap_or_default())
    }
}

/// The number that stands before the point, once the exponent has moved it; the largest there is
/// for all beyond.
fn cut(whole: &str, fraction: &str, exponent: i32) -> u64 {
    let places = i64::from(exponent) + whole.len() as i64;
    let digits = whole.bytes().chain(fraction.bytes()).chain(repeat_n(b'0', BEYOND));
    digits.take(usize::try_from(places).unwrap_or_default()).fold(0, |number: u64, digit| {
        number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
    })
}
