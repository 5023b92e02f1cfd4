//! What is wrong with the edition, item by item: discreet, but named.

use super::Paper;
use crate::feed::Problem;
use crate::text::joined;
use crate::web::desk::Desk;
use crate::web::element::{El, View, el};
use crate::web::surroundings::{call, member};

pub(super) fn notice(paper: &Paper) -> Option<El> {
    let desk = paper.desk;
    let problems = paper.edition.problems();
    let count = desk.calendar.number(problems.len());
    let lines: Vec<String> = problems.iter().map(|it| line(desk, it)).collect();
    let entry = |line: &String| el("li").attr("dir", "auto").text(line);
    (!problems.is_empty()).then(|| {
        let said = [desk.surroundings.feed(), ":\n", &joined(&lines, "\n")].concat();
        call(&member(desk.surroundings.window(), "console"), "warn", &said.into());
        let title = desk.phrases.problems.about(problems.len()).of([&count]);
        let list = el("ul").child(lines.iter().map(entry).collect::<View>());
        el("details.problems").child(el("summary").text(&title)).child(list)
    })
}

fn line(desk: Desk, problem: &Problem) -> String {
    let item = problem.item.map(|item| {
        let item = desk.phrases.item.of([&desk.calendar.number(item)]);
        problem.name.as_ref().map_or(item.clone(), |name| desk.phrases.counted.of([&item, name]))
    });
    desk.phrases.problem(item.as_deref(), &problem.fault)
}
