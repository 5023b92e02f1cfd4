//! The search path that other programs get: our own tools before the machine's.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::place;

/// The folders of our own tools, then `first`, then the machine's PATH.
pub(crate) fn with_tools(first: &[&Path]) -> OsString {
    let machine = env::var_os("PATH").unwrap_or_default();
    let folders = ours().into_iter().chain(first.iter().map(PathBuf::from));
    // Only a folder with a separator in its name cannot be joined; then the machine's PATH must do.
    env::join_paths(folders.chain(env::split_paths(&machine))).unwrap_or(machine)
}

/// A program in our own folders or on the machine's PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    which::which_in(program, Some(with_tools(&[])), place::root()).ok()
}

fn ours() -> Vec<PathBuf> {
    let tools = place::tools();
    // The hook that Trunk calls is this very program.
    let own = env::current_exe().ok().and_then(|path| path.parent().map(PathBuf::from));
    let mut folders =
        vec![tools.join("bin"), tools.join("node/node_modules/.bin"), tools.join("binaryen/bin")];
    folders.extend(own);
    folders
}
