//! Files that articles bring along, such as pictures, under names made of their content: the same
//! file is there once, and a changed one never hides behind an old name.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// The folder of an edition that these files lie in.
pub const FOLDER: &str = "media";

/// Kinds of files that are brought along: what a reader's browser shows or hands on.
const KINDS: &str = "png jpg jpeg gif webp avif bmp ico svg pdf doc docx xls xlsx ppt pptx odt ods odp rtf csv \
    epub zip mp3 m4a ogg opus wav mp4 webm";

/// Whether a file is of a kind that is brought along.
pub fn comes_along(path: &Path) -> bool {
    kind(path).is_some()
}

fn kind(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    KINDS.split(' ').any(|kind| kind == extension).then_some(extension)
}

/// The file's path within the edition.
pub fn name(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    loop {
        let read = file.fill_buf()?;
        if read.is_empty() {
            break;
        }
        hash.update(read);
        let length = read.len();
        file.consume(length);
    }
    let hash: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let kind = kind(path).unwrap_or_else(|| "bin".to_owned());
    Ok(format!("{FOLDER}/{hash}.{kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_content_has_one_name() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.PNG"), folder.path().join("b.png"));
        std::fs::write(&a, "x").unwrap();
        std::fs::write(&b, "x").unwrap();
        assert_eq!(name(&a).unwrap(), name(&b).unwrap());
        std::fs::write(&b, "y").unwrap();
        assert_ne!(name(&a).unwrap(), name(&b).unwrap());
        assert!(comes_along(&a) && !comes_along(Path::new("a.html")));
    }
}
