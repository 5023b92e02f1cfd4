//! A collection: documents, questions about them, and which documents answer which question.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use walkdir::WalkDir;

use super::name;
use crate::failure::Failure;
use crate::place;

/// A folder with a collection.
pub(super) struct Collection {
    pub(super) name: String,
    folder: PathBuf,
}

/// A collection as the engines are given it.
pub(super) struct Files {
    pub(super) folder: PathBuf,
    pub(super) corpus: PathBuf,
    pub(super) questions: PathBuf,
    pub(super) language: String,
    /// For each question the documents that answer it, and how well.
    pub(super) answers: HashMap<String, HashMap<String, f64>>,
}

/// All collections in these folders, in the order of their names.
pub(super) fn find(folders: &[PathBuf]) -> Result<Vec<Collection>, Failure> {
    let mut found = Vec::new();
    for top in folders {
        for entry in WalkDir::new(top).follow_links(true).sort_by_file_name() {
            let entry = entry.map_err(|error| Failure::Content {
                path: top.clone(),
                problem: error.to_string(),
                remedy: "name folders that can be read".to_owned(),
            })?;
            let folder = entry.path();
            let is_here = |file: &str| folder.join(file).is_file();
            if ["corpus.jsonl", "queries.jsonl", "qrels.tsv"].into_iter().all(is_here) {
                let within = folder.strip_prefix(top).unwrap_or(folder);
                let parts: Vec<_> = within.iter().map(|it| it.to_string_lossy()).collect();
                let name = if parts.is_empty() { name(folder) } else { parts.join("-") };
                found.push(Collection { name, folder: folder.to_path_buf() });
            }
        }
    }
    Ok(found)
}

impl Collection {
    /// Writes what the engines need: the documents, and the questions that are asked.
    pub(super) fn write(&self, most: usize) -> Result<Files, Failure> {
        let folder = place::bench().join("relevance").join(&self.name);
        fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
        let answers = self.answers()?;
        let path = self.folder.join("queries.jsonl");
        let text = read(&path)?;
        let is_answered = |line: &&str| {
            let question: Option<Value> = serde_json::from_str(line).ok();
            let id = question.as_ref().and_then(|it| it.get("_id")).and_then(Value::as_str);
            id.is_some_and(|id| answers.contains_key(id))
        };
        let lines: Vec<&str> = text.lines().filter(is_answered).collect();
        let step = lines.len().div_ceil(most.max(1)).max(1);
        let asked: Vec<&str> = lines.into_iter().step_by(step).collect();
        let questions = folder.join("queries.jsonl");
        fs::write(&questions, asked.join("\n")).map_err(Failure::file("write", &questions))?;
        let corpus = self.corpus()?;
        Ok(Files { folder, corpus, questions, language: self.language(), answers })
    }

    /// The file with the documents. One that holds a path alone stands for the file there.
    fn corpus(&self) -> Result<PathBuf, Failure> {
        let path = self.folder.join("corpus.jsonl");
        let text = read(&path)?;
        let named = self.folder.join(text.trim());
        Ok(if text.len() < 200 && named.is_file() { named } else { path })
    }

    /// The language that the folder's name ends with ("de", "substr-ja"), else English.
    fn language(&self) -> String {
        let parts = self.name.rsplit(['-', '_']).take(2);
        let known = parts
            .into_iter()
            .find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase()));
        known.unwrap_or("en").to_owned()
    }

    fn answers(&self) -> Result<HashMap<String, HashMap<String, f64>>, Failure> {
        let mut answers: HashMap<String, HashMap<String, f64>> = HashMap::new();
        for line in read(&self.folder.join("qrels.tsv"))?.lines().skip(1) {
            let mut fields = line.split('\t');
            if let (Some(question), Some(document), Some(score)) =
                (fields.next(), fields.next(), fields.next())
                && let Ok(score) = score.trim().parse::<f64>()
                && score > 0.0
            {
                answers.entry(question.to_owned()).or_default().insert(document.to_owned(), score);
            }
        }
        Ok(answers)
    }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file("read", path))
}
