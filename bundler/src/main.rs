//! The `broadsheet` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    broadsheet_bundler::command::run().into()
}
