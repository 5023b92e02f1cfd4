//! Where an index's files are: what gives them by name, and what takes them.
//!
//! A file's name says what is in it, and a file never changes. Whoever has files elsewhere than in
//! memory writes a [`Store`] of their own; it is asked for the same file more than once and should
//! keep what it has fetched.

use std::fmt;
use std::future::Future;
use std::sync::Arc;

/// The name of a file: a hash of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(pub [u8; 8]);

impl Name {
    /// The name that sixteen hexadecimal digits spell.
    pub fn parse(hex: &str) -> Option<Self> {
        let digits: Vec<u8> =
            hex.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
        let bytes: Vec<u8> = digits
            .chunks_exact(2)
            .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
            .collect();
        (digits.len() == 16).then_some(Self(bytes.try_into().ok()?))
    }

    /// The name in sixteen hexadecimal digits.
    pub fn hex(self) -> String {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
        self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// A file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// Which file.
    pub name: Name,
    /// What happened, for the page to say.
    pub cause: String,
}

/// Gives files by name.
pub trait Store {
    /// The file of this name.
    fn get(&self, name: Name) -> impl Future<Output = Result<Arc<[u8]>, StoreError>>;
}

/// Takes files and gives them names.
pub trait Sink {
    /// Why a file cannot be taken.
    type Fault;

    /// Keeps a file and says its name.
    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Self::Fault>;
}

/// Files in memory; each is named by its number.
#[derive(Debug, Default)]
pub struct Memory {
    files: Vec<Arc<[u8]>>,
}

impl Memory {
    /// The files, in the order in which they came.
    pub fn files(&self) -> &[Arc<[u8]>] {
        &self.files
    }
}

impl Sink for Memory {
    type Fault = std::convert::Infallible;

    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Self::Fault> {
        self.files.push(bytes.into());
        Ok(Name((self.files.len() as u64 - 1).to_le_bytes()))
    }
}

impl Store for Memory {
    async fn get(&self, name: Name) -> Result<Arc<[u8]>, StoreError> {
        let number = usize::try_from(u64::from_le_bytes(name.0)).ok();
        let file = number.and_then(|number| self.files.get(number)).cloned();
        file.ok_or_else(|| StoreError { name, cause: "there is no such file".to_owned() })
    }
}

impl<S: Store> Store for Arc<S> {
    fn get(&self, name: Name) -> impl Future<Output = Result<Arc<[u8]>, StoreError>> {
        S::get(self, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sixteen_hexadecimal_digits() {
        let name = Name([0, 1, 0x23, 0xAB, 0xFF, 5, 6, 7]);
        assert_eq!(name.hex(), "000123abff050607");
        assert_eq!(Name::parse(&name.hex()), Some(name));
        for odd in ["", "0123", "000123abff05060g", "000123abff0506070", "é00123abff050607"] {
            assert_eq!(Name::parse(odd), None, "{odd}");
        }
    }
}
