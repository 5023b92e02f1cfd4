//! Asks a collection's questions of the reader's own index, for `cargo xtask bench relevance`.
//!
//! Arguments: the corpus (JSON lines: _id, title, text), the questions (_id, text), the corpus's
//! language, the file to write. Writes one line a question: _id and the ids found, the best first,
//! a hundred at the most. Prints how many milliseconds all questions took.

use broadsheet::index::{Builder, Document, Memory, Query, Weights, answer, write};
use serde_json::{Value, from_str, json};
use std::error::Error;
use std::fmt::Write;
use std::time::Instant;

const MOST: usize = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, questions, language, output] = &arguments[..] else {
        return Err("four arguments: corpus, questions, language, output".into());
    };
    let documents = lines(corpus)?;
    let mut builder = Builder::default();
    for document in &documents {
        let (title, body) = (text(document, "title"), text(document, "text"));
        builder.add(&Document { title, body, language, ..Document::default() });
    }
    let mut files = Memory::default();
    // Undated, so that none is newer than another.
    let Ok(root) = write(vec![builder.finish()], 0, &mut files);
    let mut found = String::new();
    let weights = Weights { recent: 0.0, ..Weights::TUNED };
    let start = Instant::now();
    for question in lines(questions)? {
        let query = Query::read(text(&question, "text"));
        let answer = answer(&root, &query, &weights, &|name| files.file(name)).unwrap_or_default();
        let hits = answer.hits.iter().chain(&answer.further).take(MOST);
        let documents = hits.filter_map(|hit| documents.get(hit.document as usize));
        let ids: Vec<&str> = documents.map(|document| text(document, "_id")).collect();
        writeln!(found, "{}", json!({"_id": text(&question, "_id"), "found": ids}))?;
    }
    println!("{}", start.elapsed().as_millis());
    std::fs::write(output, found)?;
    Ok(())
}

fn lines(path: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.is_empty());
    Ok(lines.map(from_str).collect::<Result<_, _>>()?)
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value.get(member).and_then(Value::as_str).unwrap_or_default()
}
