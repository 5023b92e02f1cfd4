//! Sentences about the built site, each tried in each browser engine.

mod accessibility;
mod address;
mod archived;
mod article;
mod damaged;
mod filters;
mod front;
mod history;
mod hostile;
mod languages;
mod list;
mod loading;
mod looks;
mod rows;
mod search;
mod trouble;
mod validity;

use std::panic;
use std::sync::Arc;

use browser_tests::engine::{Browser, Engine};
use browser_tests::scenario::Scenario;
use browser_tests::site::Dist;
use libtest_mimic::Arguments;
use tokio::runtime::Runtime;

fn main() -> std::io::Result<()> {
    // A failure is told once, at the end, with what stood on the page.
    panic::set_hook(Box::new(|_| {}));
    let mut arguments = Arguments::from_args();
    // An engine is busy with one scenario at a time, and each is a crowd of processes.
    arguments.test_threads = arguments.test_threads.or(Some(2)).map(|threads| threads.min(2));
    let dist = Dist::from_environment().map(Arc::new);
    if dist.is_none() {
        println!("skipped: no built site (run cargo xtask test)");
    }
    for missing in Engine::ALL.iter().filter_map(|engine| engine.programs().err()) {
        println!("skipped: {missing} is not set (run cargo xtask test)");
    }

    let runtime = Runtime::new()?;
    let browsers = Engine::ALL.map(|engine| Arc::new(Browser::new(engine)));
    let mut trials = Vec::new();
    for scenario in all_scenarios() {
        for browser in browsers.iter().filter(|browser| scenario.is_for(browser.engine)) {
            trials.push(scenario.trial(browser, dist.as_ref(), runtime.handle()));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    for browser in &browsers {
        runtime.block_on(browser.close());
    }
    conclusion.exit()
}

/// Those that share a session first, so that browsers are seldom started anew.
fn all_scenarios() -> Vec<Scenario> {
    let mut all: Vec<Scenario> = [
        list::scenarios(),
        rows::scenarios(),
        archived::scenarios(),
        filters::scenarios(),
        address::scenarios(),
        history::scenarios(),
        article::scenarios(),
        languages::scenarios(),
        search::scenarios(),
        front::scenarios(),
        loading::scenarios(),
        trouble::scenarios(),
        looks::scenarios(),
        accessibility::scenarios(),
        validity::scenarios(),
        damaged::scenarios(),
        hostile::scenarios(),
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_key(Scenario::needs_own_session);
    all
}
