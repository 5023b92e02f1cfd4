//! The command line: what it accepts, and one file for each thing that it does.
//!
//! Exit codes are a promise: 0 done; 1 done, with warnings, under `--strict`; 2 nothing usable, or
//! bad arguments; 130 stopped by Ctrl-C. Nothing goes to the standard output but what was asked for.

mod arguments;
mod bundle;
mod check;
mod front;
mod init;
mod serve;

pub use arguments::Arguments;

use arguments::Command;
use clap::{CommandFactory, Parser};
use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Done.
    Clean,
    /// Done, with warnings that were asked to count.
    Warnings,
    /// Nothing usable, or arguments that mean nothing.
    Unusable,
    /// Stopped by Ctrl-C.
    Stopped,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Clean => Self::SUCCESS,
            Ending::Warnings => Self::from(1),
            Ending::Unusable => Self::from(2),
            Ending::Stopped => Self::from(130),
        }
    }
}

/// Runs the command that the arguments of this process ask for.
pub fn run() -> Ending {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let asked = !error.use_stderr();
            // A pipe that was closed is no failure.
            let _ = error.print();
            return if asked { Ending::Clean } else { Ending::Unusable };
        }
    };
    match arguments.command {
        Command::Bundle(arguments) => bundle::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Front(arguments) => front::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "broadsheet", &mut text);
            print(&text)
        }
        Command::Man { command } => manual(command.as_deref()),
    }
}

/// The manual page of a command, or of all of them together.
fn manual(command: Option<&str>) -> Ending {
    let mut whole = Arguments::command();
    whole.build();
    let page = match command {
        None => Some(&whole),
        Some(command) => whole.find_subcommand(command),
    };
    let Some(page) = page else {
        return fail(format!("there is no command \"{}\"", command.unwrap_or_default()));
    };
    let mut text = Vec::new();
    match page_of(page, &mut text) {
        Ok(()) => print(&text),
        Err(error) => fail(error),
    }
}

/// The page with a synopsis that says what options take, which that of the library does not.
fn page_of(command: &clap::Command, to: &mut Vec<u8>) -> io::Result<()> {
    let page = clap_mangen::Man::new(command.clone());
    page.render_title(to)?;
    page.render_name_section(to)?;
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace('-', "\\-");
    write!(to, ".SH SYNOPSIS\n{usage}\n")?;
    page.render_description_section(to)?;
    page.render_options_section(to)?;
    if command.has_subcommands() {
        page.render_subcommands_section(to)?;
    }
    if command.get_after_long_help().or(command.get_after_help()).is_some() {
        page.render_extra_section(to)?;
    }
    match command.get_version() {
        Some(_) => page.render_version_section(to),
        None => Ok(()),
    }
}

/// Prints what was asked for.
fn print(bytes: &[u8]) -> Ending {
    let mut out = std::io::stdout();
    match printed(out.write_all(bytes).and_then(|()| out.flush())) {
        Ok(()) => Ending::Clean,
        Err(error) => fail(error),
    }
}

/// What has become of what was printed. A reader that has seen enough, such as `head`, is no failure.
fn printed(written: io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("the standard output takes no more: {error}"))
        }
        _ => Ok(()),
    }
}

/// Says to the person at the terminal.
fn say(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn fail(error: impl std::fmt::Display) -> Ending {
    say(format!("broadsheet: {error}"));
    Ending::Unusable
}
