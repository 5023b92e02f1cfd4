//! Whole numbers as digits: in place of the standard library's, of which every type and every width
//! is code of its own.

/// The number that these digits of a base say, if there are any, nothing else and not too many.
pub fn number(digits: &str, base: u32) -> Option<u64> {
    let mut number = (!digits.is_empty()).then_some(0u64)?;
    for digit in digits.chars() {
        number = number.checked_mul(base.into())?.checked_add(digit.to_digit(base)?.into())?;
    }
    Some(number)
}

/// A number in decimal digits, with zeros before it up to a width.
pub fn digits(mut number: u64, width: usize) -> String {
    let mut digits = String::new();
    while number > 0 || digits.len() < width.max(1) {
        digits.insert(0, (b'0' + (number % 10) as u8) as char);
        number /= 10;
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "+1", "-1", " 1", "1 ", "x", "18446744073709551616", "１"] {
            assert_eq!(number(text, 10), None, "{text}");
        }
        assert_eq!(number("fF", 16), Some(255));
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_they_were_written(it in any::<u64>(), width in 0usize..30) {
            prop_assert_eq!(digits(it, width), format!("{it:0width$}"));
            prop_assert_eq!(number(&digits(it, 0), 10), Some(it));
        }
    }
}
