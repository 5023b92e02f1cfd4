//! What the query found in the opened article: every place marked, the first in sight, and a way
//! from one to the next.

use super::focus::bring_into_sight;
use super::{Paper, button};
use crate::index::Marker;
use crate::web::element::{El, el, element, listen, marked};
use crate::web::leptos::untrack;
use crate::web::live::Live;
use crate::web::surroundings::{self, is, object, words};
use std::ops::Range;
use std::rc::Rc;
use web_sys::{Element, Node};

/// The parts of an article that are searched.
const PARTS: [&str; 3] = ["h1", ".subtitle", ".body"];

/// Marks what was found in an article; gives a bar to go from one place to the next, if there is
/// one.
pub(super) fn view(paper: &Rc<Paper>, opened: &El) -> Option<El> {
    let matches = untrack(|| paper.matches())?;
    let marker = &matches.answer()?.marker;
    let mut hits = Vec::new();
    for part in PARTS {
        if let Ok(Some(part)) = opened.node().query_selector(part) {
            mark(&part, marker, &mut hits);
        }
    }
    let count = hits.len();
    let desk = paper.desk;
    let at = Rc::new(Live::new(0));
    class(hits.first()?, "current");
    let turn = {
        let at = Rc::clone(&at);
        Rc::new(move |way: usize| {
            let from = at.peek();
            let to = (from + way) % count;
            for (hit, class) in [(from, ""), (to, "current")] {
                hits.get(hit).into_iter().for_each(|it| self::class(it, class));
            }
            hits.get(to).into_iter().for_each(bring_into_sight);
            at.set(to);
        })
    };
    let keyed = Rc::clone(&turn);
    let press = move |key: web_sys::Event| {
        let way = match words(&key, "key").as_str() {
            _ if !is(&key, "altKey") => return,
            "ArrowDown" => 1,
            "ArrowUp" => count - 1,
            _ => return,
        };
        key.prevent_default();
        keyed(way);
    };
    listen(desk.surroundings.window().clone().into(), "keydown", Box::new(press));
    let number = |number| desk.calendar.number(number);
    let of = number(count);
    let place = el("span").attr("aria-live", "polite");
    let place =
        place.live_text(move || desk.phrases.hit.of([&desk.calendar.number(at.get() + 1), &of]));
    let way = |label: &str, key: &str, way: usize| {
        let turn = Rc::clone(&turn);
        button(label, move || turn(way)).attr("aria-keyshortcuts", key).attr("title", key)
    };
    let bar = el("div.hits").attr("role", "group").attr("aria-label", desk.phrases.hits);
    let bar = bar.child(place).child(way(desk.phrases.previous, "Alt+ArrowUp", count - 1));
    Some(bar.child(way(desk.phrases.next, "Alt+ArrowDown", 1)))
}

fn class(hit: &Element, class: &str) {
    let _ = hit.set_attribute("class", class);
}

/// Marks what was found in an element; adds the first mark of each place.
fn mark(part: &Element, marker: &Marker, hits: &mut Vec<Element>) {
    let (mut words, mut nodes) = (String::new(), Vec::new());
    gather(part, &mut words, &mut nodes);
    let ranges = marker.marks(&words);
    let mut last = None;
    for (node, own) in nodes {
        let within = |range: &Range<usize>| {
            let (start, end) = (range.start.max(own.start), range.end.min(own.end));
            (start < end).then(|| start - own.start..end - own.start)
        };
        let marks: Vec<Range<usize>> = ranges.iter().filter_map(within).collect();
        let Some((text, parent)) = words.get(own.clone()).zip(object::<Node>(&node, "parentNode"))
        else {
            continue;
        };
        if marks.is_empty() {
            continue;
        }
        let made = marked(text, &marks);
        let of = ranges.iter().enumerate().filter(|(_, range)| within(range).is_some());
        let new = made.elements().zip(of);
        for (element, (number, _)) in new {
            if last.replace(number) != Some(number) {
                hits.push(element);
            }
        }
        made.put_before(&node, &parent);
        let _ = parent.remove_child(&node);
    }
}

/// The words of an element, and which part of them each of its texts is. What stands apart is apart.
fn gather(from: &Node, words: &mut String, nodes: &mut Vec<(Node, Range<usize>)>) {
    let mut next = from.first_child();
    while let Some(node) = next {
        if node.node_type() == Node::TEXT_NODE {
            let start = words.len();
            words.push_str(&surroundings::words(&node, "nodeValue"));
            nodes.push((node.clone(), start..words.len()));
        } else {
            let apart = element(&node)
                .is_some_and(|it| !crate::text::is_inline(&surroundings::words(it, "localName")));
            if apart {
                words.push('\n');
            }
            gather(&node, words, nodes);
            if apart {
                words.push('\n');
            }
        }
        next = node.next_sibling();
    }
}
