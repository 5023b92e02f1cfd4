//! A saved web page: the article found in it, and what the page declares of itself.

mod adapter;
mod article;
mod declared;
mod parser;
mod wire;

pub use parser::parse;
