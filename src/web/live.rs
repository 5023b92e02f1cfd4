//! Values that views follow: Leptos's signals and memos with the value beside them.
//!
//! Leptos compiles a signal and a memo anew for every type of value, one to three kilobytes each.
//! Here its graph knows only that something has changed, so its code is there once.

use super::cloakroom::Ticket;
use super::duty::Duty;
use crate::web::leptos::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A value that changes.
pub(super) struct Live<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T: Clone> Live<T> {
    pub(super) fn new(value: T) -> Self {
        Self { value: RefCell::new(value), changed: ArcTrigger::new() }
    }

    /// The value, followed.
    pub(super) fn get(&self) -> T {
        self.changed.track();
        self.peek()
    }

    /// The value, looked at without being followed.
    pub(super) fn peek(&self) -> T {
        self.value.borrow().clone()
    }

    /// Another value.
    pub(super) fn set(&self, value: T) {
        self.value.replace(value);
        self.changed.notify();
    }
}

/// A value that follows from others; whoever reads it hears of it only when it has become another.
pub(super) struct Derived<T> {
    value: Rc<RefCell<T>>,
    version: ArcMemo<u32>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        Self { value: Rc::clone(&self.value), version: self.version.clone() }
    }
}

impl<T: Clone + Default + PartialEq + 'static> Derived<T> {
    /// What this gives, given what it gave before (first the value's default).
    pub(super) fn new(derive: impl Fn(&T) -> T + 'static) -> Self {
        let value = Rc::new(RefCell::new(T::default()));
        let kept = Rc::clone(&value);
        let version = version(Rc::new(move || {
            let next = derive(&kept.borrow());
            let is_new = *kept.borrow() != next;
            if is_new {
                kept.replace(next);
            }
            is_new
        }));
        Self { value, version }
    }

    /// The value, followed.
    pub(super) fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A part of the value, followed.
    pub(super) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        self.version.get();
        read(&self.value.borrow())
    }
}

/// Counts how often something has become another.
fn version(changes: Rc<dyn Duty<bool>>) -> ArcMemo<u32> {
    let changes = Ticket::of(changes);
    ArcMemo::new(move |last: Option<&u32>| {
        let is_new = changes.call();
        last.map_or(0, |last| last.wrapping_add(is_new.into()))
    })
}
