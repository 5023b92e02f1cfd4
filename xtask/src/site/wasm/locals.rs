//! The numbers of a function's locals, which are free among locals of one type. Compression finds more
//! that is alike where the same code has the same numbers in all functions: with such numbers the same
//! functions take two per cent less as brotli. Knows nothing of what the functions do.

use std::convert::Infallible;
use std::ops::Range;

use wasm_encoder::reencode::{Reencode, utils};
use wasm_encoder::{CodeSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, Operator, Parser, Payload, ValType};

use super::names::Outcome;

/// So many bytes in a row count as one trait of a function; there are two kinds.
const TRAITS: [usize; 2] = [5, 7];
/// What a trait is worth that has been seen so often: more and more, and no more at the end.
const WORTH: [u32; 8] = [0, 1_000, 1_585, 2_000, 2_322, 2_585, 2_807, 3_000];
/// A local changes its number for one that is less than this away.
const REACH: usize = 8;
/// How often the whole module is gone through.
const ROUNDS: usize = 8;
/// Numbers below this are one byte.
const SHORT: usize = 128;

/// The same module with its locals numbered so that it compresses best.
pub(in crate::site) fn by_likeness(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut even = Module::new();
    Even.parse_core_module(&mut even, Parser::new(0), module)?;
    let even = even.finish();
    let mut functions = read(&even)?;
    let mut seen = Seen::default();
    functions.iter().for_each(|function| seen.note(&function.bytes, 1));
    for _ in 0..ROUNDS {
        functions.iter_mut().for_each(|function| function.number_anew(&mut seen));
    }
    let mut numbered = Module::new();
    Numbered(functions).parse_core_module(&mut numbered, Parser::new(0), &even)?;
    Ok(numbered.finish())
}

/// How an address is aligned is a hint alone, and makes like functions unlike.
struct Even;

impl Reencode for Even {
    type Error = Infallible;

    fn mem_arg(&mut self, arg: wasmparser::MemArg) -> Outcome<wasm_encoder::MemArg> {
        utils::mem_arg(self, wasmparser::MemArg { align: 0, ..arg })
    }
}

struct Numbered(Vec<Function>);

impl Reencode for Numbered {
    type Error = Infallible;

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Outcome<()> {
        for function in &self.0 {
            code.raw(&function.bytes);
        }
        Ok(())
    }
}

fn read(module: &[u8]) -> Outcome<Vec<Function>> {
    let (mut types, mut kinds, mut functions) = (Vec::new(), Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::TypeSection(section) => {
                for kind in section.into_iter_err_on_gc_types() {
                    types.push(kind?.params().len());
                }
            }
            Payload::FunctionSection(section) => {
                kinds = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
            }
            Payload::CodeSectionEntry(body) => {
                let kind = kinds.get(functions.len()).and_then(|kind| usize::try_from(*kind).ok());
                let parameters = kind.and_then(|kind| types.get(kind)).copied().unwrap_or_default();
                functions.push(Function::read(&body, parameters)?);
            }
            _ => {}
        }
    }
    Ok(functions)
}

/// A function's body, and where in it its locals' numbers stand.
struct Function {
    bytes: Vec<u8>,
    locals: Vec<Local>,
}

struct Local {
    kind: ValType,
    number: u8,
    places: Vec<usize>,
}

impl Function {
    /// Of a function with too many locals, or in code that is not understood, all stay as they are.
    fn read(body: &FunctionBody<'_>, parameters: usize) -> Outcome<Self> {
        let mut locals = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, kind) = group?;
            for _ in 0..count {
                let number = u8::try_from(parameters + locals.len()).unwrap_or(u8::MAX);
                locals.push(Local { kind, number, places: Vec::new() });
            }
        }
        let bytes = body.as_bytes().to_vec();
        if parameters + locals.len() > SHORT {
            return Ok(Self { bytes, locals: Vec::new() });
        }
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let (operator, at) = operators.read_with_offset()?;
            if let Operator::LocalGet { local_index }
            | Operator::LocalSet { local_index }
            | Operator::LocalTee { local_index } = operator
                && let Ok(number) = usize::try_from(local_index)
                && let Some(local) =
                    number.checked_sub(parameters).and_then(|at| locals.get_mut(at))
            {
                // Behind the operator, which is one byte.
                local.places.push(at - body.range().start + 1);
            }
        }
        Ok(Self { bytes, locals })
    }

    /// Changes two numbers for each other as long as the function becomes more like all others.
    fn number_anew(&mut self, seen: &mut Seen) {
        seen.note(&self.bytes, -1);
        let mut goes_on = true;
        while goes_on {
            goes_on = false;
            for one in 0..self.locals.len() {
                for other in (one + 1..self.locals.len()).take(REACH) {
                    goes_on |= self.exchange(one, other, seen);
                }
            }
        }
        seen.note(&self.bytes, 1);
    }

    /// Whether it was worth it.
    fn exchange(&mut self, one: usize, other: usize, seen: &Seen) -> bool {
        let Ok([one, other]) = self.locals.get_disjoint_mut([one, other]) else { return false };
        if one.kind != other.kind {
            return false;
        }
        let mut places = [one.places.as_slice(), &other.places].concat();
        places.sort_unstable();
        let before = seen.worth(&self.bytes, &places);
        put(&mut self.bytes, one, other.number);
        put(&mut self.bytes, other, one.number);
        if seen.worth(&self.bytes, &places) > before {
            std::mem::swap(&mut one.number, &mut other.number);
            return true;
        }
        put(&mut self.bytes, one, one.number);
        put(&mut self.bytes, other, other.number);
        false
    }
}

fn put(bytes: &mut [u8], local: &Local, number: u8) {
    for place in &local.places {
        if let Some(byte) = bytes.get_mut(*place) {
            *byte = number;
        }
    }
}

/// How often each trait was seen in the whole module; few share a place by accident.
struct Seen([Vec<i32>; TRAITS.len()]);

impl Default for Seen {
    fn default() -> Self {
        Self(TRAITS.map(|_| vec![0; 1 << Self::BITS]))
    }
}

impl Seen {
    const BITS: u32 = 20;

    fn place(bytes: &[u8]) -> usize {
        let number = bytes.iter().fold(0, |number: u64, byte| number << 8 | u64::from(*byte));
        let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - Self::BITS);
        usize::try_from(mixed).unwrap_or_default()
    }

    fn note(&mut self, bytes: &[u8], times: i32) {
        for (length, counts) in TRAITS.iter().zip(&mut self.0) {
            for bytes in bytes.windows(*length) {
                if let Some(count) = counts.get_mut(Self::place(bytes)) {
                    *count += times;
                }
            }
        }
    }

    /// What the traits are worth that have one of these places in them, which are in order.
    fn worth(&self, bytes: &[u8], places: &[usize]) -> u32 {
        let mut worth = 0;
        for (length, counts) in TRAITS.iter().zip(&self.0) {
            let mut from = 0;
            for place in places {
                let around: Range<usize> = from.max((place + 1).saturating_sub(*length))
                    ..(place + length).min(bytes.len());
                for bytes in bytes.get(around).unwrap_or_default().windows(*length) {
                    let count = counts.get(Self::place(bytes)).copied().unwrap_or_default();
                    let often = usize::try_from(count).unwrap_or_default().min(WORTH.len() - 1);
                    worth += WORTH.get(often).copied().unwrap_or_default();
                }
                from = place + 1;
            }
        }
        worth
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, Function, FunctionSection, TypeSection, ValType};
    use wasmparser::Validator;

    use super::*;

    /// Functions with one parameter, two locals of its type and one of another, which do the same
    /// with their locals in the order that each gives.
    fn module(orders: &[[u32; 3]]) -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I32]);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for [parameter, one, other] in orders {
            functions.function(0);
            let mut function = Function::new([(2, ValType::I32), (1, ValType::I64)]);
            let mut instructions = function.instructions();
            instructions.i64_const(7).local_set(3);
            instructions.local_get(*parameter).i32_const(1).i32_add().local_set(*one);
            instructions.local_get(*one).i32_const(2).i32_mul().local_tee(*other);
            instructions.local_get(*one).local_get(*other).i32_sub().i32_add().end();
            code.function(&function);
        }
        module.section(&types).section(&functions).section(&code);
        module.finish()
    }

    #[test]
    fn the_same_code_has_the_same_numbers() {
        let numbered = by_likeness(&module(&[[0, 1, 2], [0, 1, 2], [0, 2, 1]])).unwrap();
        Validator::new().validate_all(&numbered).unwrap();
        assert_eq!(numbered, module(&[[0, 1, 2]; 3]));
        assert_eq!(by_likeness(&numbered).unwrap(), numbered);
    }

    #[test]
    fn parameters_keep_their_numbers() {
        let parameters = module(&[[0, 1, 2], [0, 1, 2], [1, 0, 2]]);
        assert_eq!(by_likeness(&parameters).unwrap(), parameters);
    }
}
