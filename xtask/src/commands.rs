//! The commands, one file each. A new one: a file here, and a line in `main.rs`.

pub(crate) mod audit;
pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod conformance;
pub(crate) mod dist;
pub(crate) mod fuzz;
pub(crate) mod seal;
pub(crate) mod serve;
pub(crate) mod size;
pub(crate) mod test;
