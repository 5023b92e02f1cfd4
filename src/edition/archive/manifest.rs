//! The file that names all others of an archive.

use crate::feed::FeedError;
use crate::store::Name;

/// The names of an archive's files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The blocks of headlines, [`super::HEADLINES`] in each.
    pub headlines: Vec<Name>,
    /// Where the whole articles are, [`super::items`] names of eight bytes in each file.
    pub items: Vec<Name>,
    /// Where ids are looked up: see [`super::lookup`].
    pub ids: Vec<Name>,
    /// The root of the index, if there is one.
    pub index: Option<Name>,
}

impl Manifest {
    /// The manifest as the text of its file.
    pub fn write(&self) -> String {
        let digits = |names: &[Name]| names.iter().map(|it| it.digits()).collect::<String>();
        let index = self.index.map(Name::digits).unwrap_or_default();
        let [headlines, items, ids] =
            [&self.headlines, &self.items, &self.ids].map(|it| digits(it));
        // Digits need no escaping.
        [
            "{\"headlines\":\"",
            &headlines,
            "\",\"items\":\"",
            &items,
            "\",\"ids\":\"",
            &ids,
            "\",\"index\":\"",
            &index,
            "\"}\n",
        ]
        .concat()
    }

    /// Reads a manifest.
    pub fn read(bytes: &[u8]) -> Result<Self, FeedError> {
        let mut members = crate::feed::read_texts(bytes)?;
        let mut names = |member: &'static str| {
            let at = members.iter().position(|(name, _)| name == member);
            let digits = at.map(|at| members.swap_remove(at).1).unwrap_or_default();
            Name::parse_all(&digits).ok_or(FeedError::NotAFeed { member })
        };
        Ok(Self {
            headlines: names("headlines")?,
            items: names("items")?,
            ids: names("ids")?,
            index: names("index")?.first().copied(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        let name = |byte| Name::new([byte; 8]);
        let manifest = Manifest {
            headlines: vec![name(1), name(2)],
            items: vec![name(3)],
            ids: vec![],
            index: Some(name(255)),
        };
        assert_eq!(Manifest::read(manifest.write().as_bytes()), Ok(manifest));
    }

    #[test]
    fn what_is_no_manifest_is_refused() {
        for odd in ["", "[]", "{\"headlines\":\"0\"}", "<p>"] {
            assert!(Manifest::read(odd.as_bytes()).is_err(), "{odd}");
        }
    }
}
