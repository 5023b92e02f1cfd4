//! Running other programs: briefly for a question, or to their end with their own output.

use std::process::{Command, Output, Stdio};

use crate::failure::Failure;

/// What a program answered on its standard output, if it could be asked and said yes.
pub(crate) fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    answer(Command::new(program).args(arguments))
}

/// As [`ask`], for a command that is already put together.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let Output { status, stdout, .. } =
        command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    status.success().then(|| String::from_utf8_lossy(&stdout).trim().to_owned())
}

/// Runs a program that prints for itself, and fails when it does.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status =
        command.status().map_err(|source| Failure::Start { program: name(command), source })?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Program { command: sentence(command), ending: status.to_string() })
}

/// The program's name as it is called.
pub(crate) fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// The command as one would type it.
pub(crate) fn sentence(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}
