//! What every view may ask for: one small value, given down from the top.

use super::address::Address;
use super::calendar::Calendar;
use super::phrases::{ENGLISH, Phrases};
use super::surroundings::Surroundings;

/// The reading desk, as it is given to every view and kept by every handler: a mere reference, for
/// these are hundreds. It is there for as long as the page lives.
pub(super) type Desk = &'static Fittings;

/// What is on the desk.
pub(super) struct Fittings {
    /// The selection and how to change it.
    pub(super) address: Address,
    /// Every sentence of the interface.
    pub(super) phrases: &'static Phrases,
    /// Dates, numbers and names.
    pub(super) calendar: Calendar,
    /// The page around the reader.
    pub(super) surroundings: Surroundings,
}

/// Sets up the desk of a reader. Its address is followed until the owner is gone.
pub(super) fn set_up(surroundings: Surroundings) -> Desk {
    let address = Address::read(surroundings.clone());
    let calendar = Calendar::new();
    let desk: Desk =
        Box::leak(Box::new(Fittings { address, phrases: &ENGLISH, calendar, surroundings }));
    desk.address.follow();
    desk
}
