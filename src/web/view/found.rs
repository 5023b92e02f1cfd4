//! What a query has found, said and shown in the list: what was searched instead, what was left
//! out, the part of a text that answers it.

use super::focus::focus;
use super::{Paper, button};
use crate::article::Headline;
use crate::edition::Place;
use crate::text::{Tokens, joined};
use crate::web::desk::Desk;
use crate::web::element::{El, View, el, marked};
use crate::web::leptos::untrack;
use crate::web::live::{Derived, Live};
use crate::web::surroundings::{contains, member, remove_attribute, words};
use std::rc::Rc;

/// About how many characters of a text are shown.
const ROOM: usize = 180;

/// What is to be known of the way in which a query was answered.
#[derive(Clone, Default, PartialEq)]
struct Notes {
    sentences: Vec<String>,
    /// The words in whose place others were searched for.
    corrected: Vec<String>,
    /// Whether a part of the index is done without.
    is_incomplete: bool,
}

impl Notes {
    fn of(paper: &Paper) -> Self {
        let (phrases, matches) = (paper.desk.phrases, paper.matches());
        let mut notes = Self { is_incomplete: paper.edition.is_incomplete(), ..Self::default() };
        if let Some(answer) = matches.as_ref().and_then(|it| it.answer()) {
            for (typed, words) in &answer.corrected {
                notes.sentences.push(phrases.corrected.of([&joined(words, ", "), typed]));
                notes.corrected.push(typed.clone());
            }
            if answer.scattered {
                notes.sentences.push(phrases.some.to_owned());
            }
            for (words, say) in [
                (&answer.unknown, phrases.unknown),
                (&answer.dropped, phrases.dropped),
                (&answer.lost, phrases.lost),
            ] {
                if !words.is_empty() {
                    notes.sentences.push(say.of([&joined(words, ", ")]));
                }
            }
        }
        if notes.is_incomplete {
            notes.sentences.push(phrases.incomplete.to_owned());
        }
        notes
    }
}

/// That, with ways back: what was typed and nothing else, what could not be had once more. It stays
/// while nothing else is to be said.
pub(super) fn view(paper: &Rc<Paper>) -> El {
    let told = {
        let paper = Rc::clone(paper);
        Derived::new(move |_| Notes::of(&paper))
    };
    let paper = Rc::clone(paper);
    el("div.found").attr("aria-live", "polite").live(move || {
        let (desk, notes) = (paper.desk, told.get());
        let mut parts: Vec<El> =
            notes.sentences.iter().map(|sentence| el("p").text(sentence)).collect();
        for typed in notes.corrected {
            parts.push(button(&desk.phrases.exactly.of([&typed]), move || {
                let here = desk.address.peek();
                desk.address.narrow(here.typed(&quoted(&here.query, &typed)));
                refocus(desk);
            }));
        }
        if notes.is_incomplete {
            let paper = Rc::clone(&paper);
            parts.push(button(desk.phrases.try_again, move || {
                paper.courier.retry();
                refocus(desk);
            }));
        }
        parts.into_iter().collect::<View>()
    })
}

/// The button that was pressed goes; whoever was there is at the list's title.
pub(super) fn refocus(desk: Desk) {
    focus(desk.surroundings.find("main h1"));
}

/// A query with a word of it in quotes: that word and nothing else.
fn quoted(query: &str, word: &str) -> String {
    let mut tokens = Tokens::of(query);
    while let Some(token) = tokens.read() {
        if query.get(token.range.clone()) == Some(word)
            && let (Some(before), Some(behind)) =
                (query.get(..token.range.start), query.get(token.range.end..))
        {
            return [before, "\"", word, "\"", behind].concat();
        }
    }
    ["\"", word, "\""].concat()
}

/// What stands beneath a headline: while words are searched for, the part of the text that answers
/// them best. `near` says that the row is near enough to fetch its text for that.
pub(super) fn beneath(
    paper: &Paper,
    place: Place,
    headline: &Headline,
    near: &Live<bool>,
) -> Option<El> {
    let standfirst = headline.standfirst();
    let shown = |class: &str, view: View| el("p").class(class).child(view);
    let matches = paper.matches();
    let Some(answer) = matches.as_ref().and_then(|it| it.answer()) else {
        return standfirst.map(|it| el("p.standfirst").prose(it));
    };
    // A row that is about to go fetches nothing any more.
    let stays = || untrack(|| paper.rows.with(|rows| rows.contains(&place.index())));
    let article = match near.get() && stays() {
        true => paper.courier.article(place),
        false => paper.edition.article(place),
    };
    let excerpt = article.map(|it| answer.marker.excerpt(&it.body.words(), ROOM));
    match excerpt.filter(|it| !it.marks.is_empty()) {
        Some(excerpt) => Some(shown("standfirst", marked(&excerpt.text, &excerpt.marks))),
        None => standfirst.map(|it| shown("standfirst", marked(it, &answer.marker.marks(it)))),
    }
}

/// How searching works, by example.
pub(super) fn help(desk: Desk) -> El {
    let entry = |(example, meaning): &(&str, &str)| -> View {
        [el("dt").child(el("code").text(example)), el("dd").text(meaning)].into_iter().collect()
    };
    let list = el("dl").attr("tabindex", "-1");
    let list = list.child(desk.phrases.grammar.iter().map(entry).collect::<View>());
    let sign = el("summary").attr("aria-label", desk.phrases.help).text("?");
    let help = el("details.help").child(sign).child(list);
    let (left, pressed) = (help.node().clone(), help.node().clone());
    // It lies over what stands below, and goes when somebody goes on.
    help.on("focusout", move |event| {
        if !contains(&left, &member(&event, "relatedTarget")) {
            remove_attribute(&left, "open");
        }
    })
    .on("keydown", move |event| {
        if words(&event, "key") == "Escape" {
            remove_attribute(&pressed, "open");
        }
    })
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn the_word_that_was_meant_is_put_in_quotes() {
        assert_eq!(quoted("the Povrety line", "Povrety"), "the \"Povrety\" line");
        assert_eq!(quoted("x", "povrety"), "\"povrety\"");
    }
}
