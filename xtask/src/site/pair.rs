//! A wasm module and the script that wasm-bindgen wrote for it, which know each other by long names
//! and give out more than the page takes: what neither needs goes, the names that remain are short, and
//! the script is one with the page's own that starts the module.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::path::Path;

use super::script::Names;
use super::wasm::names::{Import, Outcome, Renaming, imports};
use super::wasm::{locals, order};
use super::{glue, script, wasm};
use crate::failure::Failure;

/// What the script calls the place for the module's imports, when names are short.
const PLACE: &str = "_";

/// Module and script, to be used with each other alone.
pub(super) struct Pair {
    /// The wasm.
    pub(super) module: Vec<u8>,
    /// The JavaScript.
    pub(super) script: Vec<u8>,
}

/// Makes module and script smaller together; `boot` is the page's own script.
pub(super) fn fit(path: &Path, module: &[u8], script: &[u8], boot: &[u8]) -> Result<Pair, Failure> {
    let broken = |error: &dyn Display| unfit(path, format!("it cannot be read: {error}"));
    let script = join(path, &String::from_utf8_lossy(script), &String::from_utf8_lossy(boot))?;
    let script = script::prune(script)?;
    let called = |name: &str| glue::mentions(&script, name).then(|| name.to_owned());
    let kept = |module: &str, name: &str| (module.to_owned(), name.to_owned());
    let module =
        Renaming { import: &kept, export: &called }.of(module).map_err(|error| broken(&error))?;
    let module = wasm::optimize(module)?;

    let imports = imports(&module).map_err(|error| broken(&error))?;
    check_offer(path, &script, &imports)?;
    let script = glue::without_spare_imports(&script, &imports);
    let (script, names) = script::minify_shared(script)?;
    let (script, place) = shorten_place(script, &imports);
    let module = rename(&module, &names, place.as_deref()).map_err(|error| broken(&error))?;
    let module = locals::by_likeness(&module).map_err(|error| broken(&error))?;
    let module = order::by_likeness(&module).map_err(|error| broken(&error))?;
    Ok(Pair { module, script: script.into_bytes() })
}

/// One classic script, which can import nothing.
fn join(path: &Path, script: &str, boot: &str) -> Result<String, Failure> {
    let joined = glue::join(boot, script)
        .ok_or_else(|| unfit(path, "the page's script does not import its own".to_owned()))?;
    if joined.contains("import.meta") || joined.lines().any(|line| line.starts_with("import ")) {
        return Err(unfit(path, "its script is not whole without others".to_owned()));
    }
    Ok(joined)
}

fn unfit(path: &Path, problem: String) -> Failure {
    Failure::Content {
        path: path.to_path_buf(),
        problem,
        remedy: "compare xtask/src/site/pair.rs with what this version of wasm-bindgen writes"
            .to_owned(),
    }
}

/// Nothing may be renamed in the module alone.
fn check_offer(path: &Path, script: &str, imports: &BTreeSet<Import>) -> Result<(), Failure> {
    match imports.iter().find(|import| !glue::mentions(script, &import.name)) {
        None => Ok(()),
        Some(Import { name, .. }) => {
            Err(unfit(path, format!("it imports {name}, which its script does not offer")))
        }
    }
}

/// Shortens the one name that the script gives as a text: `./reader_bg.js`, which is no file.
/// Returns the old name if there was such a one.
fn shorten_place(script: String, imports: &BTreeSet<Import>) -> (String, Option<String>) {
    let places: BTreeSet<&str> = imports.iter().map(|import| import.module.as_str()).collect();
    let [place] = places.into_iter().collect::<Vec<_>>()[..] else { return (script, None) };
    let key = format!("\"{place}\":");
    if script.matches(&key).count() == 1 {
        (script.replace(&key, &format!("{PLACE}:")), Some(place.to_owned()))
    } else {
        (script, None)
    }
}

fn rename(module: &[u8], names: &Names, place: Option<&str>) -> Outcome<Vec<u8>> {
    let short = |name: &str| names.get(name).map_or(name, String::as_str).to_owned();
    Renaming {
        import: &|module, name| {
            let module = if place == Some(module) { PLACE } else { module };
            (module.to_owned(), short(name))
        },
        export: &|name| Some(short(name)),
    }
    .of(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import(module: &str, name: &str) -> Import {
        Import { module: module.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn a_module_that_wants_what_its_script_lacks_is_refused() {
        let imports = BTreeSet::from([import("./a_bg.js", "__wbg_b_01")]);
        let path = Path::new("a_bg.wasm");
        check_offer(path, "return {__wbg_b_01: function() {}}", &imports).unwrap();
        let failure = check_offer(path, "return {__wbg_b_012: 1}", &imports).unwrap_err();
        assert!(failure.to_string().contains("imports __wbg_b_01, which"), "{failure}");
    }

    #[test]
    fn a_script_that_needs_others_is_refused() {
        let (path, boot) = (Path::new("a_bg.wasm"), "a();\nconst { b } = await import(c);\n");
        join(path, "let wasm;\n", boot).unwrap();
        for script in ["import { x } from './x.js';\n", "let a = new URL('a', import.meta.url);\n"]
        {
            let failure = join(path, script, boot).unwrap_err();
            assert!(failure.to_string().contains("not whole"), "{failure}");
        }
        assert!(join(path, "let wasm;\n", "alert();\n").is_err());
    }

    #[test]
    fn the_place_of_the_imports_is_shortened_where_it_is_sure() {
        let imports = BTreeSet::from([import("./a_bg.js", "b"), import("./a_bg.js", "c")]);
        let shorten = |script: &str| shorten_place(script.to_owned(), &imports);
        assert_eq!(
            shorten(r#"return{"./a_bg.js":{}}"#),
            ("return{_:{}}".to_owned(), Some("./a_bg.js".to_owned()))
        );
        for other in [r#"x={"./a_bg.js":1};y={"./a_bg.js":2}"#, "return{}"] {
            assert_eq!(shorten(other), (other.to_owned(), None));
        }
    }
}
