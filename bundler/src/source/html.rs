//! A saved web page: the article found in it, and what the page declares of itself.

mod adapter;
mod article;
mod byline;
mod declared;
mod facts;
mod furniture;
mod lines;
mod moment;
mod parser;
mod posted;
mod rubric;
mod site;
mod walk;
mod wire;

pub use parser::parse;
