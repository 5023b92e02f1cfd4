//! What the reader is made of in Leptos: signals and effects (`reactive_graph`), timers
//! (`leptos_dom`), tasks (`any_spawner`).
//!
//! Not through the crate `leptos`, which is views, which we have of our own, and server functions:
//! their streams are given out to JavaScript, so that no tool can leave them out of the wasm (3 kB).

pub(super) use leptos_dom::helpers::*;
pub(super) use reactive_graph::computed::ArcMemo;
pub(super) use reactive_graph::effect::{Effect, RenderEffect};
pub(super) use reactive_graph::graph::untrack;
pub(super) use reactive_graph::owner::{Owner, StoredValue};
pub(super) use reactive_graph::prelude::*;
pub(super) use reactive_graph::signal::ArcTrigger;
pub(super) use send_wrapper::SendWrapper;

/// Runs a future in the page.
pub(super) fn spawn_local(future: impl Future<Output = ()> + 'static) {
    any_spawner::Executor::spawn_local(future);
}
