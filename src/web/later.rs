//! What is done later: after a while, before the next frame, at the end of this turn.

use super::surroundings::{call, window};
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Something that is done after a while, unless it is cleared before.
pub(super) struct Timer(i32);

impl Timer {
    /// Nothing comes of it.
    pub(super) fn clear(self) {
        call(&window(), "clearTimeout", &self.0.into());
    }
}

/// Runs after a while; no timer where the page refuses.
pub(super) fn set_timeout(run: impl FnOnce() + 'static, after: Duration) -> Option<Timer> {
    let millis = after.as_secs() * 1000 + u64::from(after.subsec_millis());
    let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(
        &once(Box::new(run)),
        i32::try_from(millis).unwrap_or(i32::MAX),
    );
    timer.ok().map(Timer)
}

/// Runs before the next frame.
pub(super) fn request_animation_frame(run: impl FnOnce() + 'static) {
    call(&window(), "requestAnimationFrame", &once(Box::new(run)));
}

/// Runs at the end of this turn.
pub(super) fn queue_microtask(run: impl FnOnce() + 'static) {
    let run: Box<dyn FnOnce()> = Box::new(run);
    spawn_local(async move { run() });
}

/// Compiled once for all, since it knows only boxes.
fn once(run: Box<dyn FnOnce()>) -> js_sys::Function {
    Closure::once_into_js(run).unchecked_into()
}
