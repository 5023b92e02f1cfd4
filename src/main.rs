//! Starts the reader in the page.
//!
//! Not by `main`: what the standard library puts around one, for threads and a terminal, is code
//! that no page needs.

#![cfg_attr(target_family = "wasm", no_main)]

/// Called by the page's script.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen(start))]
fn main() {
    broadsheet::web::boot();
}
