//! The names by which a module and its script call each other. Knows nothing of the script.

use std::collections::BTreeSet;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Imports, Parser, Payload};

/// What reading a module and writing it anew comes to.
pub(in crate::site) type Outcome<T> = Result<T, Error<Infallible>>;

/// What things are to be called from now on.
pub(in crate::site) struct Renaming<'a> {
    /// By the old module and name: the new.
    pub(in crate::site) import: &'a dyn Fn(&str, &str) -> (String, String),
    /// By the old name: the new, or nothing if it is no longer given out.
    pub(in crate::site) export: &'a dyn Fn(&str) -> Option<String>,
}

impl Renaming<'_> {
    /// The module with other names, and without the sections that only tools read.
    pub(in crate::site) fn of(&mut self, module: &[u8]) -> Outcome<Vec<u8>> {
        let mut renamed = Module::new();
        self.parse_core_module(&mut renamed, Parser::new(0), module)?;
        Ok(renamed.finish())
    }
}

impl Reencode for Renaming<'_> {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports<'_>) -> Outcome<()> {
        for import in imports {
            let (_, import) = import?;
            let (module, name) = (self.import)(import.module, import.name);
            section.import(&module, &name, self.entity_type(import.ty)?);
        }
        Ok(())
    }

    fn parse_export(&mut self, section: &mut ExportSection, export: Export<'_>) -> Outcome<()> {
        match (self.export)(export.name) {
            Some(name) => utils::parse_export(self, section, Export { name: &name, ..export }),
            None => Ok(()),
        }
    }

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Outcome<()> {
        Ok(())
    }
}

/// Something that a module imports.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::site) struct Import {
    /// From where.
    pub(in crate::site) module: String,
    /// By which name.
    pub(in crate::site) name: String,
}

/// What the module imports.
pub(in crate::site) fn imports(module: &[u8]) -> Outcome<BTreeSet<Import>> {
    let mut imports = BTreeSet::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let wasmparser::Import { module, name, .. } = import?;
                imports.insert(Import { module: module.to_owned(), name: name.to_owned() });
            }
        }
    }
    Ok(imports)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports the function `./a_bg.js` `long` and gives it out as `one` and `two`.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\
        \x02\x12\x01\x09./a_bg.js\x04long\0\0\x07\x0d\x02\x03one\0\0\x03two\0\0";
    const RENAMED: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\
        \x02\x07\x01\x01_\x01l\0\0\x07\x05\x01\x01t\0\0";
    const NAMES: &[u8] = &[0, 5, 4, b'n', b'a', b'm', b'e'];

    #[test]
    fn imports_and_exports_get_their_new_names() {
        let mut renaming = Renaming {
            import: &|_, name| ("_".to_owned(), name.chars().take(1).collect()),
            export: &|name| (name != "one").then(|| name.chars().take(1).collect()),
        };
        assert_eq!(renaming.of(&[MODULE, NAMES].concat()).unwrap(), RENAMED);
    }

    #[test]
    fn imports_are_read() {
        let import = Import { module: "./a_bg.js".to_owned(), name: "long".to_owned() };
        assert_eq!(imports(MODULE).unwrap(), BTreeSet::from([import]));
    }
}
