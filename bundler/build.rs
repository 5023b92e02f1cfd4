//! Puts the built reader into the command: the folder that `BROADSHEET_READER` names, file by file.
//! Without it the command is built without a reader, and says so where one is needed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=BROADSHEET_READER");
    let mut table = String::from("&[\n");
    if let Some(folder) = env::var_os("BROADSHEET_READER").filter(|folder| !folder.is_empty()) {
        let folder = fs::canonicalize(folder)?;
        println!("cargo::rerun-if-changed={}", folder.display());
        for path in files(&folder)? {
            let name =
                path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            // Writing to a string cannot fail.
            let _ =
                writeln!(table, "({name:?}, include_bytes!({:?})),", path.display().to_string());
        }
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("reader.rs"), table)
}

/// Every file of a folder, by name.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
