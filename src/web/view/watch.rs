//! Elements that say when they come near the window.

use crate::web::duty::Duty;
use crate::web::surroundings::{call, is, make, options, window};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

type Seen = dyn FnMut(Array, JsValue);

/// An observer that calls out when an element comes near, and again as long as it is told to; it ends
/// when dropped.
pub(super) struct Watch {
    observer: JsValue,
    _seen: Closure<Seen>,
}

impl Watch {
    /// Begins to watch an element.
    pub(super) fn new(element: &Element, near: &str, come: Box<dyn Duty<bool>>) -> Option<Self> {
        let target = element.clone();
        let seen = move |entries: Array, observer: JsValue| {
            if entries.iter().any(|entry| is(&entry, "isIntersecting")) {
                let again = come.perform();
                // Asked anew, it answers anew: the new rows may not fill the window yet.
                call(&observer, "unobserve", &target);
                if again {
                    call(&observer, "observe", &target);
                }
            }
        };
        let seen = Closure::<Seen>::new(seen);
        let near = options(&[("rootMargin", near)]);
        let parts = Array::of2(seen.as_ref(), &near);
        let observer = make(&window(), "IntersectionObserver", &parts).ok()?;
        call(&observer, "observe", element);
        Some(Self { observer, _seen: seen })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        call(&self.observer, "disconnect", &JsValue::UNDEFINED);
    }
}
