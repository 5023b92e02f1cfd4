//! Markdown with front matter, as Hugo, Zola, Jekyll and their like keep it.

mod adapter;
mod front_matter;
mod parser;
mod shortcode;
mod shortcode_call;
mod site;
mod wire;

pub use parser::parse;
