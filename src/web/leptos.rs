//! What the reader is made of in Leptos: signals and effects (`reactive_graph`), timers
//! (`leptos_dom`), tasks (`any_spawner`).
//!
//! Not through the crate `leptos`, which is views, which we have of our own, and server functions:
//! their streams are given out to JavaScript, so that no tool can leave them out of the wasm (3 kB).

use leptos_dom::helpers;
pub(super) use leptos_dom::helpers::TimeoutHandle;
pub(super) use leptos_dom::helpers::document;
pub(super) use reactive_graph::computed::ArcMemo;
pub(super) use reactive_graph::effect::{Effect, RenderEffect};
pub(super) use reactive_graph::graph::untrack;
pub(super) use reactive_graph::owner::{Owner, StoredValue};
pub(super) use reactive_graph::prelude::*;
pub(super) use reactive_graph::signal::ArcTrigger;
pub(super) use send_wrapper::SendWrapper;
use std::time::Duration;

/// Runs a future in the page.
pub(super) fn spawn_local(future: impl Future<Output = ()> + 'static) {
    any_spawner::Executor::spawn_local(future);
}

// Boxed, since Leptos compiles each of these anew for every function that it is given.

/// Runs before the next frame.
pub(super) fn request_animation_frame(run: impl FnOnce() + 'static) {
    helpers::request_animation_frame(Box::new(run) as Box<dyn FnOnce()>);
}

/// Runs at the end of this turn.
pub(super) fn queue_microtask(run: impl FnOnce() + 'static) {
    helpers::queue_microtask(Box::new(run) as Box<dyn FnOnce()>);
}

/// Runs after a while, unless the handle is cleared; no handle where the page refuses.
pub(super) fn set_timeout(run: impl FnOnce() + 'static, after: Duration) -> Option<TimeoutHandle> {
    helpers::set_timeout_with_handle(Box::new(run) as Box<dyn FnOnce()>, after).ok()
}
