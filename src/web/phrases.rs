//! Every sentence of the interface, in one typed catalogue. No view has words of its own.
//!
//! A further language is a further value of [`Phrases`], without code of its own. Numbers, dates and
//! names come in written out already, in the reader's locale.

mod english;
mod sentence;

pub(super) use english::ENGLISH;

use self::sentence::{Counted, Sentence, filled};
use super::load::Trouble;
use crate::feed::{Fault, FeedError};
use crate::text::digits;

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
    pub(super) search_for: Sentence<1>,
    /// Shown and all.
    pub(super) count: Counted<2>,
    /// How searching works: examples, and what each finds.
    pub(super) grammar: &'static [(&'static str, &'static str)],
    pub(super) help: &'static str,
    /// What was searched for, and what had been typed.
    pub(super) corrected: Sentence<2>,
    pub(super) exactly: Sentence<1>,
    pub(super) unknown: Sentence<1>,
    pub(super) dropped: Sentence<1>,
    /// Where no word is in all that is shown.
    pub(super) some: &'static str,
    pub(super) lost: Sentence<1>,
    pub(super) incomplete: &'static str,
    /// Which place, and of how many.
    pub(super) hit: Sentence<2>,
    pub(super) hits: &'static str,
    pub(super) undated: &'static str,
    pub(super) filters: &'static str,
    pub(super) filters_in_force: &'static str,
    /// What each of [`Facet::ALL`](crate::selection::Facet::ALL) is called.
    pub(super) facets: [&'static str; 3],
    /// How many values there are in all.
    pub(super) all_values: Sentence<1>,
    pub(super) fewer_values: &'static str,
    /// Of the bars of years or months.
    pub(super) times: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) date_hint: &'static str,
    pub(super) date_wrong: &'static str,
    pub(super) order_label: &'static str,
    /// What each of [`Order`](crate::selection::Order) is called.
    pub(super) orders: [&'static str; 3],
    pub(super) remove: Sentence<1>,
    pub(super) clear_all: &'static str,
    pub(super) quoted: Sentence<1>,
    pub(super) since: Sentence<1>,
    pub(super) until: Sentence<1>,
    pub(super) nothing: &'static str,
    /// A filter, and how many articles there are without it.
    pub(super) way_out: Counted<2>,
    pub(super) more_rows: Sentence<1>,
    pub(super) breadcrumb: &'static str,
    pub(super) back_to_list: &'static str,
    pub(super) neighbours: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    pub(super) first_of_list: &'static str,
    pub(super) last_of_list: &'static str,
    pub(super) updated: Sentence<1>,
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
    /// What happened, and what to do: ① is a status or a line, ② a column, ③ what the file says.
    trouble: fn(&Trouble) -> [&'static str; 2],
    /// How many.
    pub(super) problems: Counted<1>,
    /// What is wrong with an item: ① is the item, ② a member of it, ③ what that says.
    problem: fn(&Fault) -> &'static str,
    /// What a problem is in that is in no item.
    the_feed: &'static str,
    pub(super) item: Sentence<1>,
    /// Pairs of brackets for a count behind a label.
    pub(super) counted: Sentence<2>,
}

impl Phrases {
    /// What happened, and what to do.
    pub(super) fn trouble(&self, trouble: &Trouble) -> (String, &'static str) {
        let [what, advice] = (self.trouble)(trouble);
        let (line, column, said) = match trouble {
            Trouble::Status(code) => (usize::from(*code), 0, ""),
            Trouble::Feed(FeedError::Truncated { line, column }) => (*line, *column, ""),
            Trouble::Feed(FeedError::Syntax { reason, line, column }) => (*line, *column, *reason),
            Trouble::Feed(FeedError::NotAFeed { member }) => (0, 0, *member),
            Trouble::Feed(FeedError::Future { version }) => (0, 0, version.as_str()),
            _ => (0, 0, ""),
        };
        let [line, column] = [line, column].map(|number| digits(number as u64, 0));
        (filled(what, &[&line, &column, said]), advice)
    }

    /// What is wrong with an item, or with the feed.
    pub(super) fn problem(&self, item: Option<&str>, fault: &Fault) -> String {
        let (member, value) = match fault {
            Fault::BadDate { member, value } => (*member, value.as_str()),
            Fault::BadLanguage { value } => ("", value.as_str()),
            Fault::WrongKind { member } => (*member, ""),
            _ => ("", ""),
        };
        filled((self.problem)(fault), &[item.unwrap_or(self.the_feed), member, value])
    }
}
