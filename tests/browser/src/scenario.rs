//! A sentence about the site, and how it is tried in an engine.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use libtest_mimic::{Failed, Trial};
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout};

use crate::engine::{Browser, Circumstances, Engine, Session};
use crate::page::Page;
use crate::site::{Dist, Site};

/// No reader's moves take this long, unless a browser hangs.
const MOVES_WITHIN: Duration = Duration::from_secs(180);
/// Nor do they with all that is around them: a browser's start, a screenshot, tidying up.
const ALL_WITHIN: Duration = Duration::from_secs(400);
/// What takes longer is named in the output, for whoever wonders where the time went.
const LONG: Duration = Duration::from_secs(30);

type Script = Arc<dyn for<'a> Fn(&'a mut Page) -> LocalBoxFuture<'a, ()> + Send + Sync>;

/// A sentence that holds in every engine.
#[derive(Clone)]
pub struct Scenario {
    sentence: String,
    circumstances: Circumstances,
    engines: Vec<Engine>,
    folder: &'static str,
    script: Script,
}

impl Scenario {
    /// The sentence, and what a reader does to find it true. A panic says that it is not.
    pub fn new<F>(sentence: &str, script: F) -> Self
    where
        F: for<'a> AsyncFn(&'a mut Page) + Send + Sync + 'static,
    {
        let script = Arc::new(script);
        Self {
            sentence: sentence.to_owned(),
            circumstances: Circumstances::default(),
            engines: Engine::ALL.to_vec(),
            folder: "/",
            script: Arc::new(move |page| {
                let script = Arc::clone(&script);
                Box::pin(async move { script(page).await })
            }),
        }
    }

    /// The same in a browser that was started in this time zone.
    pub fn in_zone(mut self, zone: &'static str) -> Self {
        self.circumstances.zone = Some(zone);
        self
    }

    /// The same for a reader who prefers dark pages.
    pub fn in_the_dark(mut self) -> Self {
        self.circumstances.dark = true;
        self
    }

    /// Only where an engine has the means to try it.
    pub fn only_in(mut self, engines: &[Engine]) -> Self {
        self.engines = engines.to_vec();
        self
    }

    /// With the site in this folder of the host.
    pub fn in_folder(mut self, folder: &'static str) -> Self {
        self.folder = folder;
        self
    }

    /// Whether it needs a browser other than the one that most scenarios share.
    pub fn needs_own_session(&self) -> bool {
        self.circumstances != Circumstances::default()
    }

    /// Whether it is tried in this engine.
    pub fn is_for(&self, engine: Engine) -> bool {
        self.engines.contains(&engine)
    }

    /// One test: this sentence in this engine; ignored where there is no site or no engine.
    pub fn trial(
        &self,
        browser: &Arc<Browser>,
        dist: Option<&Arc<Dist>>,
        runtime: &Handle,
    ) -> Trial {
        let engine = browser.engine;
        let name = format!("{}: {}", engine.name(), self.sentence);
        let Some(dist) = dist.filter(|_| engine.programs().is_ok()) else {
            return Trial::test(name, || Ok(())).with_ignored_flag(true);
        };
        let (scenario, browser, dist) = (self.clone(), Arc::clone(browser), Arc::clone(dist));
        let runtime = runtime.clone();
        Trial::test(name.clone(), move || {
            runtime.block_on(scenario.attempt(&name, &browser, &dist)).map_err(Failed::from)
        })
    }

    /// In the engine's session, which ends with a failure: nobody knows what the browser is doing
    /// then, and the next scenario gets its own.
    async fn attempt(&self, name: &str, browser: &Browser, dist: &Dist) -> Result<(), String> {
        let mut turn = browser.take_turn().await;
        let start = Instant::now();
        let outcome = timeout(ALL_WITHIN, self.attempt_in(&mut turn, name, browser, dist)).await;
        let outcome = outcome.unwrap_or_else(|_| Err(format!("hangs for {ALL_WITHIN:?}")));
        if outcome.is_err()
            && let Some(session) = turn.take()
        {
            session.end().await;
        }
        if start.elapsed() > LONG {
            eprintln!("{name}: took {} s", start.elapsed().as_secs());
        }
        outcome
    }

    async fn attempt_in(
        &self,
        turn: &mut Option<Session>,
        name: &str,
        browser: &Browser,
        dist: &Dist,
    ) -> Result<(), String> {
        let session = Session::of(browser, turn, self.circumstances).await?;
        let site = Site::start(dist, self.folder).await.map_err(|error| error.to_string())?;
        let mut page = Page::new(browser.engine, site, session.client.clone());
        match self.play(&mut page).await {
            Ok(()) => session.tidy().await.map_err(|error| format!("cannot tidy up: {error}")),
            Err(failure) => Err(match page.save_shot(name).await {
                Ok(shot) => format!("{failure}\nscreenshot: {}", shot.display()),
                Err(error) => format!("{failure}\nno screenshot: {error}"),
            }),
        }
    }

    async fn play(&self, page: &mut Page) -> Result<(), String> {
        let script = timeout(MOVES_WITHIN, (self.script)(page));
        match AssertUnwindSafe(script).catch_unwind().await {
            Ok(Ok(())) => page.console_is_empty().await,
            Ok(Err(_)) => Err(format!("still not done after {MOVES_WITHIN:?}")),
            Err(panic) => {
                let said = panic.downcast_ref::<String>().cloned();
                let said = said.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
                let notes = page.notes().await;
                Err(format!("{}\nconsole: {notes:#?}", said.unwrap_or_default()))
            }
        }
    }
}
