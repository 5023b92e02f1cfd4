//! The order of a module's functions. Compression finds what is alike sooner when it stands close
//! together: with the like beside the like, the same functions take two per cent less as brotli.
//! Knows nothing of what the functions do.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

use super::names::Outcome;
use crate::site::brotli;

/// So many bytes in a row count as one trait of a function.
const TRAIT: usize = 3;
/// Where the order begins: behind so many of a hundred bodies, the shortest first. Which of these
/// serves best hangs on the code, by chance, as does what remains: all are tried.
const BEGINNINGS: [usize; 2] = [3, 83];
/// What a function has of the last one counts this much if it has nothing else.
const WHOLE: usize = 1_000_000;
/// What it counts that the two are of one type.
const TYPE: usize = WHOLE / 10;
/// What remains of a likeness, in tenths, when a further function has come between.
const REMAINS: [usize; 7] = [1, 2, 3, 4, 5, 6, 7];

/// The same module with its functions in the order in which they compress best.
pub(in crate::site) fn by_likeness(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut ordered = Vec::new();
    let functions = Functions::of(module)?;
    for beginning in BEGINNINGS {
        for remains in REMAINS {
            let mut order = Order::new(functions.imported, functions.chain(beginning, remains));
            let mut module_in_order = Module::new();
            order.parse_core_module(&mut module_in_order, Parser::new(0), module)?;
            ordered.push(module_in_order.finish());
        }
    }
    // What cannot be compressed is never the smallest.
    let size = |module: &Vec<u8>| brotli::size(module).unwrap_or(u64::MAX);
    Ok(ordered.into_iter().min_by_key(size).unwrap_or_default())
}

/// What is told of a module's own functions, each list in their order.
#[derive(Default)]
struct Functions {
    /// So many others come before them, from outside.
    imported: u32,
    types: Vec<u32>,
    /// How many bytes each body takes.
    lengths: Vec<usize>,
    /// What each body has in it.
    traits: Vec<BTreeSet<u32>>,
    /// Which bodies have it.
    owners: BTreeMap<u32, Vec<usize>>,
}

impl Functions {
    fn of(module: &[u8]) -> Outcome<Self> {
        let mut all = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        all.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    all.types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
                }
                Payload::CodeSectionEntry(body) => all.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(all)
    }

    fn push(&mut self, body: &[u8]) {
        let number =
            |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        let traits: BTreeSet<u32> = body.windows(TRAIT).map(number).collect();
        for one in &traits {
            self.owners.entry(*one).or_default().push(self.traits.len());
        }
        self.lengths.push(body.len());
        self.traits.push(traits);
    }

    /// From the body behind so many of a hundred, the shortest first, always on to the one of which the
    /// last ones have most; the earlier of equals.
    fn chain(&self, beginning: usize, remains: usize) -> Vec<usize> {
        let mut left: BTreeMap<usize, &BTreeSet<u32>> = self.traits.iter().enumerate().collect();
        let mut order = Vec::with_capacity(left.len());
        // What each has of those that are in order, the last ones most.
        let mut shared = vec![0; left.len()];
        let mut by_length: Vec<(usize, usize)> =
            self.lengths.iter().enumerate().map(|(at, length)| (*length, at)).collect();
        by_length.sort_unstable();
        let mut next = by_length.get(by_length.len() * beginning / 100).map(|(_, at)| *at);
        while let Some((last, own)) = next.and_then(|at| left.remove_entry(&at)) {
            order.push(last);
            shared.iter_mut().for_each(|shared| *shared = *shared * remains / 10);
            for owner in own.iter().filter_map(|one| self.owners.get(one)).flatten() {
                if let Some(shared) = shared.get_mut(*owner) {
                    *shared += WHOLE;
                }
            }
            let likeness = |at: usize, other: &BTreeSet<u32>| {
                let shared = shared.get(at).copied().unwrap_or_default();
                let alike = if self.types.get(at) == self.types.get(last) { TYPE } else { 0 };
                shared / (other.len() + 1) + alike
            };
            next = left.iter().rev().max_by_key(|(at, it)| likeness(**at, it)).map(|(at, _)| *at);
        }
        order
    }
}

struct Order {
    /// These come first, and keep their places.
    imported: u32,
    /// Place by place, which of the module's own functions it gets.
    functions: Vec<usize>,
    /// The other way round.
    places: Vec<u32>,
}

impl Order {
    fn new(imported: u32, functions: Vec<usize>) -> Self {
        let mut places: Vec<(usize, u32)> = functions.iter().copied().zip(imported..).collect();
        places.sort_unstable();
        let places = places.into_iter().map(|(_, place)| place).collect();
        Self { imported, functions, places }
    }

    fn sort<T>(&self, items: Vec<T>) -> Vec<T> {
        let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
        self.functions.iter().filter_map(|at| items.get_mut(*at)?.take()).collect()
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Outcome<u32> {
        let own = function.checked_sub(self.imported).and_then(|own| usize::try_from(own).ok());
        Ok(own.and_then(|own| self.places.get(own)).copied().unwrap_or(function))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Outcome<()> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for kind in self.sort(types) {
            functions.function(self.type_index(kind)?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Outcome<()> {
        let bodies = section.into_iter().collect::<Result<Vec<FunctionBody<'_>>, _>>()?;
        for body in self.sort(bodies) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ElementSection, Elements, ExportKind, ExportSection, Function, ImportSection, TypeSection,
    };
    use wasmparser::Validator;

    use super::*;

    #[test]
    fn like_stands_beside_like() {
        let mut functions = Functions { types: vec![0; 5], ..Functions::default() };
        for body in ["aaabbbccc", "12345678", "aaabbbccd", "02345678", "x"] {
            functions.push(body.as_bytes());
        }
        // The shortest, then the earliest that is left, each followed by its like.
        assert_eq!(functions.chain(0, 6), [4, 0, 2, 1, 3]);
        assert_eq!(Functions::default().chain(0, 6), [0_usize; 0]);
    }

    /// One import, and own functions of one type each, which tell themselves by a constant.
    fn module(constants: &[i32], exported: u32) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], [wasm_encoder::ValType::I32]);
        let mut imports = ImportSection::new();
        imports.import("a", "b", wasm_encoder::EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for constant in constants {
            functions.function(0);
            let mut function = Function::new([]);
            function.instructions().i32_const(*constant).end();
            code.function(&function);
        }
        let mut exports = ExportSection::new();
        exports.export("c", ExportKind::Func, exported);
        let mut elements = ElementSection::new();
        elements.declared(Elements::Functions(vec![0, exported].into()));
        module.section(&types).section(&imports).section(&functions).section(&exports);
        module.section(&elements).section(&code);
        module.finish()
    }

    #[test]
    fn what_names_a_function_follows_it_to_its_new_place() {
        // 7 is a shorter function than 300, and so comes first.
        let ordered = by_likeness(&module(&[300, 7], 1)).unwrap();
        Validator::new().validate_all(&ordered).unwrap();
        assert_eq!(ordered, module(&[7, 300], 2));
        assert_eq!(by_likeness(&ordered).unwrap(), ordered);
    }
}
