//! The file that an archive is read from: it names all others, and has what every list and every
//! search needs.

use super::{FEW, HEADLINES, ITEMS, catalog, lookup};
use crate::edition::Catalog;
use crate::feed::{self, Feed};
use crate::index::Root;
use crate::store::Name;
use crate::store::bytes::{Bytes, put_len, put_text};

/// What there is in an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The feed, of whose articles it has what a list shows of the newest.
    pub feed: Feed,
    /// What filters need to know of every article.
    pub catalog: Catalog,
    /// Where the articles are.
    pub names: Names,
    /// The root of the index.
    pub root: Root,
}

/// The names of an archive's files, but for those of the index.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The blocks of headlines, [`HEADLINES`] in each.
    pub headlines: Vec<Name>,
    /// The whole articles; of many, the tables of their names: see [`Names::table`].
    pub items: Vec<Name>,
    /// Where ids are looked up: see [`super::lookup`].
    pub ids: Vec<Name>,
}

impl Names {
    /// How many whole articles a table names, in an edition of so many; nothing where all are few
    /// enough to be named in the contents.
    pub fn table(len: usize) -> Option<usize> {
        (len > FEW).then_some(ITEMS)
    }
}

impl Contents {
    /// The contents as the bytes of their file. An error is one of the JSON in them.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = Vec::new();
        put_text(&mut bytes, &feed::write_short(&self.feed)?);
        catalog::write(&self.catalog, &mut bytes);
        for names in [&self.names.headlines, &self.names.items, &self.names.ids] {
            put_len(&mut bytes, names.len());
            names.iter().for_each(|name| bytes.extend_from_slice(&name.bytes()));
        }
        self.root.write(&mut bytes);
        Ok(bytes)
    }

    /// Reads contents; `None` where the bytes are none, or do not fit together.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes(bytes);
        let (feed, _) = feed::read(bytes.text()?.as_bytes()).ok()?;
        let catalog = catalog::read(&mut bytes)?;
        let len = catalog.len();
        let mut names = |count: usize| {
            let mut names = Vec::new();
            for _ in 0..bytes.count()? {
                names.push(bytes.name()?);
            }
            (names.len() == count).then_some(names)
        };
        let headlines = names(len.div_ceil(HEADLINES))?;
        let items = names(len.div_ceil(Names::table(len).unwrap_or(1)))?;
        let ids = names(lookup::files(len))?;
        let root = Root::read(&mut bytes).filter(|root| root.documents as usize == len)?;
        let names = Names { headlines, items, ids };
        bytes.0.is_empty().then_some(Self { feed, catalog, names, root })
    }
}
