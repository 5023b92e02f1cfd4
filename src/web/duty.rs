//! What is done again and again: a closure, kept behind a pointer.
//!
//! Not as `dyn Fn`: the compiler makes with each of these what calls it by value and by a reference
//! that may change it, which nobody does.

use web_sys::Event;

/// Something that is done when it is asked for.
pub(super) trait Duty<R> {
    /// Does it.
    fn perform(&self) -> R;
}

impl<R, F: Fn() -> R> Duty<R> for F {
    fn perform(&self) -> R {
        self()
    }
}

/// Something that is done when something happens.
pub(super) trait Handler {
    /// Does it.
    fn handle(&mut self, event: Event);
}

impl<F: FnMut(Event)> Handler for F {
    fn handle(&mut self, event: Event) {
        self(event);
    }
}
