//! Where things wait that may not leave the page's thread, for those who can carry only a ticket.
//!
//! Leptos's graph wants all that it keeps to be fit for other threads. A page has one, so that
//! nothing ever leaves it; Leptos's own wrapper for such things asks for the thread each time, which
//! brings the standard library's threads along, and their memory.

use super::duty::Duty;
use std::cell::RefCell;
use std::rc::Rc;

/// A thing as it waits: what it does when it is called, and what it answers.
type Thing = Rc<dyn Duty<bool>>;

struct Room {
    hooks: Vec<Option<Thing>>,
    free: Vec<usize>,
}

thread_local! {
    static ROOM: RefCell<Room> =
        const { RefCell::new(Room { hooks: Vec::new(), free: Vec::new() }) };
}

/// The right to a thing in the cloakroom, which is dropped with it.
pub(super) struct Ticket(usize);

impl Ticket {
    /// Leaves a thing in the cloakroom.
    pub(super) fn of(thing: Thing) -> Self {
        ROOM.with_borrow_mut(|Room { hooks, free }| {
            let hook = free.pop().unwrap_or(hooks.len());
            match hooks.get_mut(hook) {
                Some(place) => *place = Some(thing),
                None => hooks.push(Some(thing)),
            }
            Self(hook)
        })
    }

    /// Calls the thing.
    pub(super) fn call(&self) -> bool {
        let thing = ROOM.with_borrow(|room| room.hooks.get(self.0).cloned().flatten());
        thing.is_some_and(|thing| thing.perform())
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        // What goes with the thing may have tickets of its own.
        let _thing = ROOM.with_borrow_mut(|room| {
            room.free.push(self.0);
            room.hooks.get_mut(self.0)?.take()
        });
    }
}
