//! A saved web page: the article found in it, and what the page declares of itself.

mod adapter;
mod article;
mod byline;
mod declared;
mod furniture;
mod moment;
mod parser;
mod rubric;
mod site;
mod wire;

pub use parser::parse;
