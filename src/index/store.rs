//! Where an index's files are: what gives them by name, and what takes them.
//!
//! A file's name says what is in it, and a file never changes. Whoever has files elsewhere than in
//! memory writes a [`Store`] of their own; it is asked for the same file more than once and should
//! keep what it has fetched.

use crate::store::Name;
use std::future::Future;
use std::sync::Arc;

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

    /// The file of this name, if there is one.
    pub fn file(&self, name: Name) -> Option<Arc<[u8]>> {
        let number = usize::try_from(u64::from_le_bytes(name.bytes())).ok();
        number.and_then(|number| self.files.get(number)).cloned()
    }
}

impl Sink for Memory {
    type Fault = std::convert::Infallible;

    fn put(&mut self, bytes: Vec<u8>) -> Result<Name, Self::Fault> {
        self.files.push(bytes.into());
        Ok(Name::new((self.files.len() as u64 - 1).to_le_bytes()))
    }
}

impl Store for Memory {
    async fn get(&self, name: Name) -> Result<Arc<[u8]>, StoreError> {
        self.file(name)
            .ok_or_else(|| StoreError { name, cause: "there is no such file".to_owned() })
    }
}

impl<S: Store> Store for Arc<S> {
    fn get(&self, name: Name) -> impl Future<Output = Result<Arc<[u8]>, StoreError>> {
        S::get(self, name)
    }
}
