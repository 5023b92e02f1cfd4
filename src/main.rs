//! Starts the reader in the page.
//!
//! Not by `main`: what the standard library puts around one, for threads and a terminal, is code
//! that no page needs.

#![cfg_attr(target_family = "wasm", no_main)]

/// The memory: an allocator smaller than the standard library's (1.7 kB).
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Called by the page's script.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen(start))]
fn main() {
    broadsheet::web::boot();
}
