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
use std::io::Write;
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
    match clap_mangen::Man::new(page.clone()).render(&mut text) {
        Ok(()) => print(&text),
        Err(error) => fail(error),
    }
}

/// Prints what was asked for.
fn print(bytes: &[u8]) -> Ending {
    // A reader that has seen enough, such as `head`, is no failure.
    let _ = std::io::stdout().write_all(bytes);
    Ending::Clean
}

/// Says to the person at the terminal.
fn say(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn fail(error: impl std::fmt::Display) -> Ending {
    say(format!("broadsheet: {error}"));
    Ending::Unusable
}
