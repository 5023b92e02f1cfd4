//! How good a list of found documents is.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::collection::Files;
use crate::failure::Failure;

/// The means over all questions of a collection.
#[derive(Default)]
pub(super) struct Score {
    pub(super) questions: usize,
    /// How near the first ten come to the best order there could be.
    pub(super) ndcg: f64,
    /// Which share of the documents sought is among the first hundred.
    pub(super) recall: f64,
    /// How many questions got no answer.
    pub(super) empty: usize,
    /// Milliseconds a question.
    pub(super) each: f64,
}

/// What an engine found for a question.
#[derive(Deserialize)]
struct Line {
    #[serde(rename = "_id")]
    id: String,
    found: Vec<String>,
}

impl Score {
    /// Whether it is better in anything, to three digits.
    pub(super) fn is_ahead_of(&self, other: &Self) -> bool {
        let is_more = |a: f64, b: f64| a - b > 0.0005;
        is_more(self.ndcg, other.ndcg)
            || is_more(self.recall, other.recall)
            || self.empty < other.empty
    }
}

/// Scores what an engine wrote.
pub(super) fn of(found: &Path, files: &Files, took: f64) -> Result<Score, Failure> {
    let text = fs::read_to_string(found).map_err(Failure::file("read", found))?;
    let mut score = Score::default();
    for line in text.lines() {
        let line: Line = serde_json::from_str(line).map_err(|error| Failure::Content {
            path: found.to_path_buf(),
            problem: error.to_string(),
            remedy: "each line has _id and found".to_owned(),
        })?;
        let Some(sought) = files.answers.get(&line.id) else { continue };
        score.questions += 1;
        score.ndcg += ndcg(&line.found, sought);
        let among = line.found.iter().take(100).filter(|id| sought.contains_key(*id)).count();
        score.recall += among as f64 / sought.len() as f64;
        score.empty += usize::from(line.found.is_empty());
    }
    let count = score.questions.max(1) as f64;
    (score.ndcg, score.recall, score.each) =
        (score.ndcg / count, score.recall / count, took / count);
    Ok(score)
}

/// Normalised discounted cumulative gain of the first ten.
fn ndcg(found: &[String], sought: &HashMap<String, f64>) -> f64 {
    let sum = |gains: &mut dyn Iterator<Item = f64>| {
        gains.take(10).zip(2..).map(|(gain, rank)| gain / f64::from(rank).log2()).sum::<f64>()
    };
    let mut best: Vec<f64> = sought.values().copied().collect();
    best.sort_by(|a, b| b.total_cmp(a));
    let gains = found.iter().map(|id| sought.get(id).copied().unwrap_or_default());
    sum(&mut { gains }) / sum(&mut best.into_iter()).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scored(found: &[&str]) -> f64 {
        let sought = HashMap::from([("a".to_owned(), 1.0), ("b".to_owned(), 1.0)]);
        ndcg(&found.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>(), &sought)
    }

    #[test]
    fn what_stands_higher_counts_more() {
        assert!((scored(&["a", "b"]) - 1.0).abs() < 1e-9);
        assert!(scored(&["a", "x", "b"]) > scored(&["x", "a", "b"]));
        assert!((scored(&["x"])).abs() < 1e-9);
    }
}
