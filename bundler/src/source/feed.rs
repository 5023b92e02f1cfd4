//! RSS from 0.9 to 2.0, RDF and Atom, well-formed or nearly so.
//!
//! Read by `quick-xml` into a tree that keeps what stands there: dates in the publisher's words and
//! offset, addresses with what they are relative to, and all items above the place where a file
//! breaks off.

mod adapter;
mod bases;
mod masthead;
mod media;
mod parser;
mod texts;
mod tree;
mod wire;

pub use parser::parse;
