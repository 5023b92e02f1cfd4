//! The one place for the versions of tools. docs/maintenance.md tells how to bump them.

/// A tool at an exact version.
pub(crate) struct Pin {
    /// Its name in its registry.
    pub(crate) name: &'static str,
    /// The exact version.
    pub(crate) version: &'static str,
    /// What the project needs it for.
    pub(crate) why: &'static str,
}

/// Stays below 0.22, which wants rustc 1.96.1, until the toolchains that we support have it.
pub(crate) const TRUNK: Pin =
    Pin { name: "trunk", version: "0.21.14", why: "puts the page together and serves it" };

/// Speaks WebDriver for Firefox.
pub(crate) const GECKODRIVER: Pin =
    Pin { name: "geckodriver", version: "0.37.1", why: "drives Firefox in the tests" };

/// Its own `rust-version` may not be above the workspace's.
pub(crate) const CARGO_DENY: Pin =
    Pin { name: "cargo-deny", version: "0.20.2", why: "judges licences, sources and advisories" };

/// Needs compiler options that are not stable: see `commands/fuzz.rs`.
pub(crate) const CARGO_FUZZ: Pin =
    Pin { name: "cargo-fuzz", version: "0.13.2", why: "feeds the parsers with whatever may come" };

/// Must be new enough to know `--enable-bulk-memory-opt`; Debian's own is not.
pub(crate) const BINARYEN: Pin =
    Pin { name: "binaryen", version: "132.0.0", why: "wasm-opt makes the wasm smaller" };

/// For the JavaScript that wasm-bindgen writes.
pub(crate) const ESBUILD: Pin =
    Pin { name: "esbuild", version: "0.28.2", why: "makes the JavaScript smaller" };

/// Run inside each page by the browser tests.
pub(crate) const AXE: Pin = Pin {
    name: "axe-core",
    version: "4.14.1",
    why: "examines each view for accessibility in the tests",
};

/// Needs Java.
pub(crate) const VNU: Pin =
    Pin { name: "vnu-jar", version: "26.9.27", why: "checks the HTML in the tests" };

/// The search of VitePress, and of many a page in React.
pub(crate) const MINISEARCH: Pin =
    Pin { name: "minisearch", version: "7.2.0", why: "searches beside ours in the bench" };

/// The search of static sites. Its program comes as a package of its own for each system.
pub(crate) const PAGEFIND: Pin =
    Pin { name: "pagefind", version: "1.6.0", why: "searches beside ours in the bench" };

/// The name of the wasm-bindgen command, whose version is the library's in Cargo.lock.
pub(crate) const WASM_BINDGEN_CLI: &str = "wasm-bindgen-cli";
