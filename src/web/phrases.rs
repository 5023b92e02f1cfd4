//! Every sentence of the interface, in one typed catalogue. No view has words of its own.
//!
//! A further language is a further value of [`Phrases`]. Numbers, dates and names come in written
//! out already, in the reader's locale.

mod english;

pub(super) use english::ENGLISH;

use super::load::Trouble;
use crate::feed::Fault;
use crate::selection::{Facet, Order};

/// The interface in one language.
pub(super) struct Phrases {
    /// Its BCP 47 tag.
    pub(super) language: &'static str,
    pub(super) skip: &'static str,
    pub(super) search: &'static str,
    pub(super) search_hint: &'static str,
    pub(super) untitled_edition: &'static str,
    pub(super) all_articles: &'static str,
    pub(super) chosen_articles: &'static str,
    pub(super) search_for: fn(&str) -> String,
    /// Shown and all, and whether all is one.
    pub(super) count: fn(&str, &str, bool) -> String,
    /// How searching works: examples, and what each finds.
    pub(super) grammar: &'static [(&'static str, &'static str)],
    pub(super) help: &'static str,
    /// What was searched for, and what had been typed.
    pub(super) corrected: fn(&str, &str) -> String,
    pub(super) exactly: fn(&str) -> String,
    pub(super) unknown: fn(&str) -> String,
    pub(super) dropped: fn(&str) -> String,
    pub(super) lost: fn(&str) -> String,
    pub(super) incomplete: &'static str,
    /// Which place, and of how many.
    pub(super) hit: fn(&str, &str) -> String,
    pub(super) hits: &'static str,
    pub(super) undated: &'static str,
    pub(super) filters: &'static str,
    pub(super) filters_in_force: &'static str,
    pub(super) facet: fn(Facet) -> &'static str,
    /// How many values there are in all.
    pub(super) all_values: fn(&str) -> String,
    pub(super) fewer_values: &'static str,
    /// Of the bars of years or months.
    pub(super) times: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) date_hint: &'static str,
    pub(super) date_wrong: &'static str,
    pub(super) order_label: &'static str,
    pub(super) order: fn(Order) -> &'static str,
    pub(super) remove: fn(&str) -> String,
    pub(super) clear_all: &'static str,
    pub(super) quoted: fn(&str) -> String,
    pub(super) since: fn(&str) -> String,
    pub(super) until: fn(&str) -> String,
    pub(super) nothing: &'static str,
    /// A filter, and how many articles there are without it.
    pub(super) way_out: fn(&str, &str, bool) -> String,
    pub(super) more_rows: fn(&str) -> String,
    pub(super) breadcrumb: &'static str,
    pub(super) back_to_list: &'static str,
    pub(super) neighbours: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    pub(super) first_of_list: &'static str,
    pub(super) last_of_list: &'static str,
    pub(super) updated: fn(&str) -> String,
    pub(super) tags: &'static str,
    pub(super) source: &'static str,
    pub(super) original: &'static str,
    pub(super) attachments: &'static str,
    pub(super) table: &'static str,
    pub(super) picture_missing: &'static str,
    pub(super) not_here: &'static str,
    pub(super) not_here_advice: &'static str,
    pub(super) to_front: &'static str,
    pub(super) loading: &'static str,
    pub(super) slow: &'static str,
    pub(super) try_again: &'static str,
    pub(super) load_anew: &'static str,
    pub(super) fetching_article: &'static str,
    pub(super) fetching_rows: &'static str,
    /// What happened, and what to do.
    pub(super) trouble: fn(&Trouble) -> (String, String),
    /// How many, and whether it is one.
    pub(super) problems: fn(&str, bool) -> String,
    /// The item, and what is wrong with it.
    pub(super) problem: fn(Option<&str>, &Fault) -> String,
    pub(super) item: fn(&str) -> String,
    /// Pairs of brackets for a count behind a label.
    pub(super) counted: fn(&str, &str) -> String,
}
