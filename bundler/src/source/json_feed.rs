//! JSON Feed, and so also an edition made here: read by the reader's own code, so that what one can
//! read the other can.
//!
//! What the format has is `broadsheet::feed::Feed`; there is no wire form of its own.

mod adapter;
mod parser;

pub use parser::{parse, read};
