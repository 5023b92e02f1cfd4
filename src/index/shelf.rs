//! The files that a query has needed so far, and whether it needs more.
//!
//! A query is answered by plain code that asks here. Where something is missing, the answer is none;
//! whoever asked fetches what was asked for in vain, all at the same time, and asks again.

use crate::store::Name;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

/// Files of an index, so far as they are here: asked by name, each as often as it is needed.
pub type Here<'a> = dyn FnMut(Name) -> Option<Arc<[u8]>> + 'a;

pub(super) struct Shelf<'a> {
    here: RefCell<&'a mut Here<'a>>,
    is_whole: Cell<bool>,
}

impl<'a> Shelf<'a> {
    pub(super) fn of(here: &'a mut Here<'a>) -> Self {
        Self { here: RefCell::new(here), is_whole: Cell::new(true) }
    }

    /// A file; for now an empty one, where it is missing.
    pub(super) fn file(&self, name: Name) -> Arc<[u8]> {
        let file = (self.here.borrow_mut())(name);
        file.unwrap_or_else(|| {
            self.is_whole.set(false);
            Arc::default()
        })
    }

    /// Whether nothing was missing so far.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole.get()
    }
}
