//! A set-up step: a long program whose output is shown only when it fails, with the elapsed time.
//! Knows nothing of what is installed.

use std::fs::{self, File};
use std::io::{IsTerminal, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::failure::Failure;
use crate::{place, program};

const GLANCE: Duration = Duration::from_millis(100);
const NEXT_LINE_IN_A_PIPE: Duration = Duration::from_secs(30);

/// A program to run during set-up.
pub(crate) struct Step<'a> {
    /// What it does: "Installing Trunk 0.21.14".
    pub(crate) what: &'a str,
    /// What it is needed for.
    pub(crate) why: &'a str,
    /// After this long it is ended and counts as failed.
    pub(crate) limit: Option<Duration>,
    /// The exact command or page for a person to go on with.
    pub(crate) remedy: &'a str,
}

impl Step<'_> {
    /// Runs the program to its end; on failure shows all that it printed.
    pub(crate) fn run(&self, command: &mut Command) -> Result<(), Failure> {
        eprintln!("{}: {}", self.what, self.why);
        let log = log_path(self.what)?;
        let ending = match self.watch(command, &log)? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => status.to_string(),
            None => "it took too long and was ended".to_owned(),
        };
        eprintln!("$ {}", program::sentence(command));
        eprintln!("{}", fs::read_to_string(&log).unwrap_or_default().trim_end());
        Err(Failure::Step { what: self.what.to_owned(), ending, remedy: self.remedy.to_owned() })
    }

    /// Waits with signs of life; `None` means that the limit was reached.
    fn watch(&self, command: &mut Command, log: &Path) -> Result<Option<ExitStatus>, Failure> {
        let output = File::create(log).map_err(Failure::file("write", log))?;
        let errors = output.try_clone().map_err(Failure::file("write", log))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .map_err(|source| Failure::Start { program: program::name(command), source })?;

        let start = Instant::now();
        let mut signs = Signs::new(self.what);
        let ending = loop {
            let ended = child
                .try_wait()
                .map_err(|source| Failure::Start { program: program::name(command), source })?;
            if ended.is_some() {
                break ended;
            }
            if self.limit.is_some_and(|limit| start.elapsed() > limit) {
                // Already gone is as good as ended.
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            signs.show(start.elapsed(), log);
            thread::sleep(GLANCE);
        };
        let done = ending.is_some_and(|status| status.success());
        signs.end(done, start.elapsed());
        Ok(ending)
    }
}

/// The signs of life: one moving line on a terminal, a plain line now and then in a pipe.
struct Signs {
    what: String,
    bar: Option<ProgressBar>,
    next: Duration,
}

impl Signs {
    fn new(what: &str) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{spinner} {elapsed} {wide_msg}");
            ProgressBar::new_spinner()
                .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        Self { what: what.to_owned(), bar, next: NEXT_LINE_IN_A_PIPE }
    }

    fn show(&mut self, elapsed: Duration, log: &Path) {
        if let Some(bar) = &self.bar {
            bar.set_message(last_line(log));
            bar.tick();
        } else if elapsed >= self.next {
            eprintln!("  {} so far: {}", clock(elapsed), last_line(log));
            self.next += NEXT_LINE_IN_A_PIPE;
        }
    }

    fn end(self, done: bool, elapsed: Duration) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
        let word = if done { "done" } else { "failed" };
        eprintln!("  {word} after {}: {}", clock(elapsed), self.what);
    }
}

/// A time as one reads it on a clock: "7 s", "2 min 03 s".
pub(crate) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02} s"),
    }
}

fn log_path(what: &str) -> Result<PathBuf, Failure> {
    let folder = place::tools().join("log");
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    let name: String = what
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    Ok(folder.join(format!("{}.txt", name.to_lowercase())))
}

/// The last line with something on it; an unreadable log shows nothing rather than stop the step.
fn last_line(log: &Path) -> String {
    let tail = || -> std::io::Result<String> {
        let mut file = File::open(log)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(500)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = tail().unwrap_or_default();
    let line = text.split(['\n', '\r']).rev().map(str::trim).find(|line| !line.is_empty());
    line.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_reads_like_a_clock() {
        assert_eq!(clock(Duration::from_millis(7_900)), "7 s");
        assert_eq!(clock(Duration::from_secs(123)), "2 min 03 s");
    }

    #[test]
    fn the_last_line_skips_blank_ones() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log.txt");
        fs::write(&log, "one\ntwo\r\n\n").unwrap();
        assert_eq!(last_line(&log), "two");
        assert_eq!(last_line(&folder.path().join("none")), "");
    }
}
