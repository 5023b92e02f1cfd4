//! The built site: Trunk's call, the names by content, its scripts, styles and wasm made small, its front page,
//! and whether it is still up to date.

pub(crate) mod brotli;
pub(crate) mod files;
pub(crate) mod freshness;
pub(crate) mod front;
mod glue;
mod pair;
mod script;
pub(crate) mod seal;
mod style;
pub(crate) mod trunk;
mod wasm;
