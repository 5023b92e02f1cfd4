//! Names for the archive's files, each made of the file's content, and each for one content only.

use broadsheet::store::{Form, Name};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The names that have been given, and what tells the contents apart.
#[derive(Default)]
pub(super) struct Naming(Mutex<HashMap<Name, Rest>>);

/// So much of a file's SHA-256 behind its name that no other file has it.
type Rest = [u8; 16];

impl Naming {
    /// The name of a file with this content. Should another have it already, by a rare chance, the
    /// content begins with something that says nothing.
    pub(super) fn give(&self, mut bytes: Vec<u8>, form: Form) -> (Name, Vec<u8>) {
        loop {
            let (name, rest) = name(&bytes);
            let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if *given.entry(name).or_insert(rest) == rest {
                return (name, bytes);
            }
            drop(given);
            bytes.splice(0..0, nothing(form).iter().copied());
        }
    }
}

/// What may stand before a file's content and says nothing: a space (RFC 8259, section 2), an empty
/// block (RFC 1951, section 3.2.4).
fn nothing(form: Form) -> &'static [u8] {
    match form {
        Form::Json => b" ",
        Form::Packed => &[0, 0, 0, 0xFF, 0xFF],
    }
}

/// The name that a content gives, and what tells it from others that give the same.
pub(super) fn name(bytes: &[u8]) -> (Name, Rest) {
    let (mut name, mut rest) = ([0; Name::LENGTH], Rest::default());
    let to = name.iter_mut().chain(&mut rest);
    to.zip(Sha256::digest(bytes)).for_each(|(to, from)| *to = from);
    (Name::new(name), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::DeflateDecoder;
    use std::io::Read;

    /// Names of which this content's is another's already.
    fn taken(bytes: &[u8]) -> Naming {
        Naming(Mutex::new(HashMap::from([(name(bytes).0, [7; 16])])))
    }

    #[test]
    fn a_content_keeps_its_name_however_often_it_comes() {
        let names = Naming::default();
        let first = names.give(b"{}".to_vec(), Form::Json);
        assert_eq!(first, (name(b"{}").0, b"{}".to_vec()));
        assert_eq!(names.give(b"{}".to_vec(), Form::Json), first);
    }

    #[test]
    fn two_contents_never_have_one_name() {
        let (other, bytes) = taken(b"{}").give(b"{}".to_vec(), Form::Json);
        assert_eq!((other, bytes.as_slice()), (name(b" {}").0, &b" {}"[..]));
        let packed = super::super::packing::pack_best(b"words").unwrap();
        let (other, bytes) = taken(&packed).give(packed.clone(), Form::Packed);
        assert_ne!(other, name(&packed).0);
        let mut unpacked = String::new();
        DeflateDecoder::new(bytes.as_slice()).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, "words");
    }
}
