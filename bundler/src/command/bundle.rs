//! `broadsheet bundle`.

use super::arguments::{Bundle, Form, Reporting};
use super::{Ending, fail, say};
use crate::bundle::{self, BundleError, Request, Steps};
use crate::gather::Watch;
use crate::output::{Files, RECORD};
use crate::reader;
use crate::report::{Report, Weight};
use crate::settings::{self, Settings, SettingsError, Written};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Runs it.
pub(super) fn run(arguments: Box<Bundle>) -> Ending {
    let reporting = arguments.report;
    for source in arguments.sources.iter().filter(|source| source.as_os_str() != "-") {
        if let Err(error) = source.metadata() {
            return fail(format!("{}: {error}", source.display()));
        }
    }
    let here = |path: &Path| path.canonicalize().ok();
    if let Some(out) = here(&arguments.out).filter(|out| !out.join(RECORD).is_file())
        && arguments.sources.iter().any(|source| here(source).as_ref() == Some(&out))
    {
        // The next run would take what this one wrote for the source, and see no change in the rest.
        return fail(format!(
            "{} is a source itself; name another folder to write to, such as {}",
            arguments.out.display(),
            arguments.out.join("site").display()
        ));
    }
    let request = match request(*arguments) {
        Ok(request) => request,
        Err(error) => return fail(error),
    };
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // Without the handler Ctrl-C still ends the run, and the old edition is safe all the same.
    let _ = ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed));
    let progress = progress(reporting);
    let mut report = Report::default();
    let steps = Steps {
        found: &|files| progress.set_length(files as u64),
        watch: Watch { done: &|| progress.inc(1), stop: &stop },
    };
    let ended = bundle::bundle(&request, &mut report, &steps);
    progress.finish_and_clear();
    let told = tell(&report, reporting);
    match ended {
        Ok(()) => told.map_or_else(fail, |()| ending(&report, reporting)),
        Err(error @ BundleError::Stopped) => {
            say(format!("broadsheet: {error}"));
            Ending::Stopped
        }
        Err(error) => fail(error),
    }
}

/// Prints the report in the form that was asked for. An error is an output that takes it not.
pub(super) fn tell(report: &Report, reporting: Reporting) -> Result<(), String> {
    match reporting.report {
        Form::Json => {
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            return super::printed(report.write_json(&mut out).and_then(|()| out.flush()));
        }
        Form::Text if !reporting.quiet => say(report.to_text().trim_end()),
        Form::Text => {}
    }
    Ok(())
}

/// What a run that came to its end ends with.
pub(super) fn ending(report: &Report, reporting: Reporting) -> Ending {
    let warnings = report.count(Weight::LeftOut) + report.count(Weight::Doubted);
    if reporting.strict && warnings > 0 { Ending::Warnings } else { Ending::Clean }
}

fn request(arguments: Bundle) -> Result<Request, String> {
    let reader = reader(&arguments)?;
    if arguments.jobs > 0 {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs);
        pool.build_global().map_err(|error| error.to_string())?;
    }
    let largest = arguments.max_file_size.saturating_mul(1_000_000);
    let settings = settings(arguments.config.as_deref(), arguments.edition.written());
    Ok(Request {
        sources: arguments.sources,
        out: arguments.out,
        reader,
        ignore_rules: !arguments.no_ignore,
        force: arguments.force,
        settings: Settings { largest: Some(largest), ..settings.map_err(|it| it.to_string())? },
    })
}

fn settings(config: Option<&Path>, over: Written) -> Result<Settings, SettingsError> {
    let beside = PathBuf::from(settings::FILE);
    let written = match config {
        Some(config) => settings::read(config)?,
        None if beside.is_file() => settings::read(&beside)?,
        None => Written::default(),
    };
    written.under(over).check()
}

fn reader(arguments: &Bundle) -> Result<Files, String> {
    if arguments.data_only {
        return Ok(Files::new());
    }
    let Some(folder) = &arguments.reader else {
        return reader::built_in().ok_or_else(|| {
            "this command was built without the reader; give --data-only for the edition alone, or \
             --reader DIR with the folder of a built reader"
                .to_owned()
        });
    };
    match reader::in_folder(folder) {
        Ok(Some(files)) => Ok(files),
        Ok(None) => Err(format!("{} is no built reader: it has no index.html", folder.display())),
        Err(error) => Err(format!("{}: {error}", folder.display())),
    }
}

/// A bar on a terminal, and nothing in a pipe.
fn progress(reporting: Reporting) -> ProgressBar {
    if reporting.quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    match ProgressStyle::with_template("{bar:40} {pos} of {len} files, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
