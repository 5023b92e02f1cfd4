//! The toolchain that compiles for the browser: which there is, how to get one, and its environment.
//!
//! There are two ways. The normal one is the toolchain in use, with the target that rustup adds.
//! Where rustup's server cannot be reached, Debian has a toolchain with the library's source.

mod attempts;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use self::attempts::{Attempt, Facts};
use super::{debian, path};
use crate::failure::Failure;
use crate::step::Step;
use crate::{place, program};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";
const RUSTUP_LIMIT: Duration = Duration::from_secs(300);

/// What makes a release smaller; see "Size" in docs/maintenance.md. A stack somewhat smaller than
/// usual leaves all that stands in memory from the start below 2^20, where addresses are a byte
/// shorter. Loops and loads stay as they are written, and code in the order of its source: what is
/// alike there is alike here.
const SMALLER: [&str; 5] = [
    "-Clink-arg=-zstack-size=983040",
    "-Cllvm-args=-disable-lsr",
    "-Cllvm-args=-indvars-widen-indvars=false",
    "-Cllvm-args=-enable-load-pre=false",
    "-Cllvm-args=-pre-RA-sched=source",
];
/// A panic that says nothing, which needs a library of its own.
const SILENT: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];
/// Between flags in one variable.
const NEXT_FLAG: &str = "\u{1f}";

/// A toolchain that can compile for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Toolchain {
    kind: Kind,
    /// Whether it has the standard library's source and can compile it for size.
    from_source: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The one that `cargo` on the PATH stands for.
    Active,
    /// Debian's, beside the active one.
    Debian,
}

/// What is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// What readers get: as small as can be; a panic is a bare trap.
    Release,
    /// What developers and tests run: a panic says what it is.
    Development,
}

/// Finds a toolchain for the browser, or installs one.
pub(crate) fn provide() -> Result<Toolchain, Failure> {
    let mut last = None;
    for attempt in attempts::in_order(probe()) {
        match try_out(attempt) {
            Ok(toolchain) => return Ok(toolchain),
            Err(failure) => {
                eprintln!("  That way is closed.");
                last = Some(failure);
            }
        }
    }
    let remedy = format!(
        "run `rustup target add {TARGET}` (https://rustup.rs); or, on Debian 12 or newer, `sudo apt-get install --no-install-recommends {}`",
        DEBIAN_PACKAGES.join(" ")
    );
    if let Some(failure) = last {
        eprintln!("{failure}");
    }
    Err(Failure::Missing { what: format!("no Rust toolchain here compiles for {TARGET}"), remedy })
}

fn probe() -> Facts {
    Facts {
        active_target: active_has_target(),
        rustup: which::which("rustup").is_ok(),
        debian_packages: debian::is_here() && debian::has(&DEBIAN_PACKAGES),
        debian: debian::is_here(),
    }
}

fn active_has_target() -> bool {
    let said = program::ask("rustc", &["--print", "target-libdir", "--target", TARGET]);
    said.is_some_and(|folder| Path::new(&folder).is_dir())
}

fn try_out(attempt: Attempt) -> Result<Toolchain, Failure> {
    match attempt {
        Attempt::UseActive => {}
        Attempt::UseDebian => {
            return Ok(Toolchain { kind: Kind::Debian, from_source: true });
        }
        Attempt::AddByRustup => add_by_rustup()?,
        Attempt::InstallDebian => {
            let why = "it compiles Rust for the browser, and rustup's server gave no such target";
            let elsewhere = format!("run `rustup target add {TARGET}`");
            debian::install(&DEBIAN_PACKAGES, "a Rust toolchain for the browser", why, &elsewhere)?;
            return Ok(Toolchain { kind: Kind::Debian, from_source: true });
        }
    }
    Ok(Toolchain { kind: Kind::Active, from_source: active_source() })
}

fn add_by_rustup() -> Result<(), Failure> {
    Step {
        what: &format!("Adding the target {TARGET} to Rust's toolchain"),
        why: "the reader is compiled to WebAssembly",
        limit: Some(RUSTUP_LIMIT),
        remedy: &format!("run `rustup target add {TARGET}`"),
    }
    .run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// Whether the active toolchain can compile the library itself; fetches the source the first time.
fn active_source() -> bool {
    let Some(sysroot) = program::ask("rustc", &["--print", "sysroot"]) else { return false };
    let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock");
    if !source.is_file() && !fetch_source() {
        return false;
    }
    source.is_file() && knows_immediate_abort()
}

fn knows_immediate_abort() -> bool {
    program::answer(Command::new("rustc").env("RUSTC_BOOTSTRAP", "1").args([
        "-Zunstable-options",
        "-Cpanic=immediate-abort",
        "--print",
        "cfg",
    ]))
    .is_some()
}

/// Asks rustup for the library's source. Where it has none for this compiler, it is not asked again.
fn fetch_source() -> bool {
    let refusal = place::tools().join("no-library-source");
    let compiler = program::ask("rustc", &["--version"]).unwrap_or_default();
    if which::which("rustup").is_err()
        || fs::read_to_string(&refusal).is_ok_and(|text| text == compiler)
    {
        return false;
    }
    let outcome = Step {
        what: "Adding the source of Rust's library",
        why: "compiled along with the reader, it makes the wasm a fifth smaller",
        limit: Some(RUSTUP_LIMIT),
        remedy: "run `rustup component add rust-src`; without it the reader is built all the same, a little larger",
    }
    .run(Command::new("rustup").args(["component", "add", "rust-src"]));
    if let Err(failure) = &outcome {
        eprintln!("{failure}");
        // If this cannot be noted, the only harm is that rustup is asked again.
        let _ = fs::write(&refusal, compiler);
    }
    outcome.is_ok()
}

impl Toolchain {
    /// A command that compiles for the browser: cargo, or a tool that calls cargo.
    pub(crate) fn command(self, program: &Path, purpose: Purpose) -> Command {
        let mut command = Command::new(program);
        for inherited in ["CARGO", "RUSTC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
            command.env_remove(inherited);
        }
        command.env("CARGO_TARGET_DIR", place::wasm_target());
        match self.kind {
            Kind::Active => command.env("PATH", path::with_tools(&[])),
            Kind::Debian => command
                .env("PATH", path::with_tools(&[Path::new(DEBIAN_BIN)]))
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER),
        };
        if self.from_source && (purpose == Purpose::Release || self.kind == Kind::Debian) {
            command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
        if purpose == Purpose::Release {
            let mut flags = SMALLER.to_vec();
            if self.from_source {
                command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
                flags.extend(SILENT);
            }
            command.env("CARGO_ENCODED_RUSTFLAGS", flags.join(NEXT_FLAG));
        }
        command
    }

    /// This toolchain's cargo, to be given to [`Self::command`].
    pub(crate) fn cargo(self) -> PathBuf {
        match self.kind {
            Kind::Active => PathBuf::from("cargo"),
            Kind::Debian => Path::new(DEBIAN_BIN).join("cargo"),
        }
    }

    /// In a word, for those who compare sizes.
    pub(crate) fn describe(self) -> &'static str {
        match (self.kind, self.from_source) {
            (Kind::Active, true) => "the active toolchain, its library from source",
            (Kind::Active, false) => "the active toolchain, its library as it comes",
            (Kind::Debian, _) => "Debian's toolchain, its library from source",
        }
    }
}
