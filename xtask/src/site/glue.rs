//! The JavaScript that wasm-bindgen writes beside a module, as text: what of it nothing needs. Its
//! names carry a hash, so that whole words can be trusted. What does not look as expected stays.

use std::collections::BTreeSet;

use super::wasm::names::Import;

/// Marks as removable what only serves the classes that libraries export to JavaScript, and the ways
/// to fetch the module: boot.js takes nothing but the function that starts a module it has already.
pub(super) fn loosen(script: &str) -> String {
    script
        .lines()
        // A class that has a name for `using` counts as used.
        .filter(|line| !line.starts_with("if (Symbol.dispose) "))
        .map(|line| line.strip_prefix("export ").filter(is_declaration).unwrap_or(line))
        .map(|line| {
            let line =
                if line.starts_with("export { initSync, ") { "export { initSync };" } else { line };
            line.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(")
                + "\n"
        })
        .collect()
}

fn is_declaration(line: &&str) -> bool {
    line.starts_with("class ") || line.starts_with("function ")
}

/// Whether the name stands in the script as a word of its own.
pub(super) fn mentions(script: &str, name: &str) -> bool {
    script.match_indices(name).any(|(at, _)| {
        let before = script.get(..at).unwrap_or_default();
        let after = script.get(at + name.len()..).unwrap_or_default();
        !before.ends_with(is_of_word) && !after.starts_with(is_of_word)
    })
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

/// The script without the functions that the module could import and does not.
pub(super) fn without_spare_imports(script: &str, imports: &BTreeSet<Import>) -> String {
    let mut out = String::with_capacity(script.len());
    let is_wanted = |name: &str| imports.iter().any(|import| import.name == name);
    // Within a function that goes: the indentation at which it ends.
    let mut going = None;
    for line in script.lines() {
        let text = line.trim_start();
        let indentation = line.len() - text.len();
        if going.is_none() && offered(text).is_some_and(|name| !is_wanted(name)) {
            going = Some(indentation);
        }
        if going.is_none() {
            out.push_str(line);
            out.push('\n');
        } else if going == Some(indentation) && text.starts_with('}') {
            going = None;
        }
    }
    out
}

/// The name that a function is given to the module by, on the line where it begins.
fn offered(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(": function(")?;
    (name.starts_with("__wb") && name.chars().all(is_of_word)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFER: &str = "\
function __wbg_get_imports() {
    const import0 = {
        __wbg_alt_01: function(arg0) {
            if (arg0) {
                return 1;
            }
        },
        __wbg_body_02: function() { return handleError(function (arg0) {
            return arg0.body;
        }, arguments); },
        __wbg_body_023: function(arg0) {
            return arg0;
        },
    };
}
";

    #[test]
    fn only_imports_of_the_module_stay() {
        let import =
            |name: &&str| Import { module: "./a_bg.js".to_owned(), name: (*name).to_owned() };
        let some = |names: &[&str]| names.iter().map(import).collect::<BTreeSet<_>>();
        let all = some(&["__wbg_alt_01", "__wbg_body_02", "__wbg_body_023"]);
        assert_eq!(without_spare_imports(OFFER, &all), OFFER);
        assert_eq!(
            without_spare_imports(OFFER, &some(&["__wbg_body_023"])),
            "\
function __wbg_get_imports() {
    const import0 = {
        __wbg_body_023: function(arg0) {
            return arg0;
        },
    };
}
"
        );
    }

    #[test]
    fn a_name_within_a_longer_one_is_not_mentioned() {
        assert!(mentions(OFFER, "__wbg_body_02"));
        assert!(!mentions(OFFER, "__wbg_body_0"));
        assert!(!mentions(OFFER, "wbg_body_02"));
        assert!(!mentions("$main() main_", "main"));
        assert!(mentions("wasm.memory.buffer", "memory"));
    }

    #[test]
    fn what_the_page_does_not_take_is_kept_to_the_script_itself() {
        let script = "export class Sink {\n}\nexport function main() {\n}\nif (Symbol.dispose) Sink.prototype.a = 1;\n\
            const A = new FinalizationRegistry(free);\nexport { initSync, init as default };\n";
        assert_eq!(
            loosen(script),
            "class Sink {\n}\nfunction main() {\n}\nconst A = /* @__PURE__ */ new FinalizationRegistry(free);\n\
            export { initSync };\n"
        );
    }
}
