//! Elements that say when they come near the window.

use crate::web::duty::Duty;
use crate::web::surroundings::{is, options};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver};

type Seen = dyn FnMut(Array, IntersectionObserver);

/// An observer that calls out when an element comes near, and again as long as it is told to; it ends
/// when dropped.
pub(super) struct Watch {
    observer: IntersectionObserver,
    _call: Closure<Seen>,
}

impl Watch {
    /// Begins to watch an element.
    pub(super) fn new(element: &Element, near: &str, call: Box<dyn Duty<bool>>) -> Option<Self> {
        let target = element.clone();
        let seen = move |entries: Array, observer: IntersectionObserver| {
            if entries.iter().any(|entry| is(&entry, "isIntersecting")) {
                let again = call.perform();
                // Asked anew, it answers anew: the new rows may not fill the window yet.
                observer.unobserve(&target);
                if again {
                    observer.observe(&target);
                }
            }
        };
        let call = Closure::<Seen>::new(seen);
        let options = options(&[("rootMargin", near)]);
        let observer = IntersectionObserver::new_with_options(
            call.as_ref().unchecked_ref(),
            options.unchecked_ref(),
        )
        .ok()?;
        observer.observe(element);
        Some(Self { observer, _call: call })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
