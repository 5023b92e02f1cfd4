//! The JavaScript that wasm-bindgen writes beside a module, as text: what of it nothing needs, and how
//! the page's own script takes it in. Its names carry a hash, so that whole words can be trusted. What
//! does not look as expected stays.

use std::collections::BTreeSet;

use super::wasm::names::Import;

/// Where parts begin that serve no page of ours: wasm-bindgen's own ways to fetch a module and to start it,
/// and what stands in for what every supported browser has.
const SPARE: [&str; 6] = [
    "async function __wbg_load(",
    "function initSync(",
    "async function __wbg_init(",
    "async function __wbg_init_once(",
    "if (!('encodeInto' in cachedTextEncoder)) {",
    "if (realloc === undefined) {",
];

/// Lines that serve a second start or nothing.
const SPARE_LINES: [&str; 5] = [
    "__proto__: null,",
    "wasmInstance = instance;",
    "wasmModule = module;",
    "cachedDataViewMemory0 = null;",
    "cachedUint8ArrayMemory0 = null;",
];

/// What is said at length, and the same in short.
const SHORTER: [(&str, &str); 11] = [
    // Every browser has `globalThis`, so that nothing else is asked for.
    (
        "const ret = typeof globalThis === 'undefined' ? undefined : globalThis;",
        "const ret = globalThis;",
    ),
    ("const ret = typeof global === 'undefined' ? undefined : global;", "const ret = null;"),
    ("const ret = typeof self === 'undefined' ? undefined : self;", "const ret = null;"),
    ("const ret = typeof window === 'undefined' ? undefined : window;", "const ret = null;"),
    (": function() { return handleError(function (", ": handleError(("),
    ("}, arguments); },", "}),"),
    ("function handleError(f, args) {", "const handleError = (f) => (...args) => {"),
    ("f.apply(this, args)", "f(...args)"),
    (
        "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')\n    ? { register: () => {}, unregister: () => {} }\n    : new",
        "new",
    ),
    // What nobody uses may go.
    ("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry("),
];

/// In their place: boot.js has compiled the module already. (Chrome before 114 makes no instance of
/// more than 4 kB but in the background.)
const INIT: &str = "async function init({ module_or_path }) {
    __wbg_finalize_init(await WebAssembly.instantiate(module_or_path, __wbg_get_imports()));
}
";

/// One classic script of the page's own, which starts the module, and of what it imports for that: in
/// place of the line that imports it. `None` where there is no such line.
pub(super) fn join(boot: &str, glue: &str) -> Option<String> {
    let (before, rest) = boot.split_once(" = await import(")?;
    let (before, _) = before.rsplit_once('\n')?;
    let (_, after) = rest.split_once('\n')?;
    Some([&loosen(glue), INIT, before, "\n", after].concat())
}

/// Leaves out or marks as removable what only serves other pages, and the classes that libraries export
/// to JavaScript: nothing is exported from a classic script.
fn loosen(script: &str) -> String {
    let whole = without(script, |line| SPARE.iter().any(|part| line.starts_with(part)));
    let shorter = SHORTER.iter().fold(whole, |text, (long, short)| text.replace(long, short));
    shorter
        .lines()
        .filter(|line| !SPARE_LINES.contains(&line.trim_start()))
        // A class that has a name for `using` counts as used.
        .filter(|line| !line.starts_with("if (Symbol.dispose) ") && !line.starts_with("export {"))
        .map(|line| line.strip_prefix("export ").filter(is_declaration).unwrap_or(line))
        .map(|line| offered(line.trim_start()).map_or(line.to_owned(), |_| as_arrow(line)) + "\n")
        .collect()
}

/// None of the functions that the module gets has a `this`.
fn as_arrow(line: &str) -> String {
    line.replace(": function(", ": (").replace(") {", ") => {")
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
    let is_wanted = |name: &str| imports.iter().any(|import| import.name == name);
    without(script, |line| offered(line).is_some_and(|name| !is_wanted(name)))
}

/// The script without the functions that begin on such lines.
fn without(script: &str, is_spare: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(script.len());
    // Within a function that goes: the indentation at which it ends.
    let mut going = None;
    for line in script.lines() {
        let text = line.trim_start();
        let indentation = line.len() - text.len();
        if going.is_none() && is_spare(text) {
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
    let (name, rest) = line.split_once(": ")?;
    let begins = ["function(", "(", "handleError("].iter().any(|it| rest.starts_with(it));
    (begins && name.starts_with("__wb") && name.chars().all(is_of_word)).then_some(name)
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
            const A = new FinalizationRegistry(free);\nfunction initSync(module) {\n    B();\n}\n\
            export { initSync, init as default };\n";
        assert_eq!(
            loosen(script),
            "class Sink {\n}\nfunction main() {\n}\nconst A = /* @__PURE__ */ new FinalizationRegistry(free);\n"
        );
    }

    #[test]
    fn what_is_said_at_length_is_said_in_short() {
        let script =
            "function handleError(f, args) {\n    try {\n        return f.apply(this, args);\n";
        assert_eq!(
            loosen(&[OFFER, script].concat()),
            "\
function __wbg_get_imports() {
    const import0 = {
        __wbg_alt_01: (arg0) => {
            if (arg0) {
                return 1;
            }
        },
        __wbg_body_02: handleError((arg0) => {
            return arg0.body;
        }),
        __wbg_body_023: (arg0) => {
            return arg0;
        },
    };
}
const handleError = (f) => (...args) => {
    try {
        return f(...args);
"
        );
    }

    #[test]
    fn the_script_stands_in_place_of_its_import() {
        let boot = "start();\n  const { default: init } = await import(glue);\n  await init();\n";
        let joined = ["let wasm;\n", INIT, "start();\n  await init();\n"].concat();
        assert_eq!(join(boot, "let wasm;\nexport { init as default };\n"), Some(joined));
        assert_eq!(join("start();\n", "let wasm;\n"), None);
    }
}
