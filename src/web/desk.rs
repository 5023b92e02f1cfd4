//! What every view may ask for: one small value, given down from the top.

use super::address::Address;
use super::calendar::Calendar;
use super::phrases::{ENGLISH, Phrases};
use super::surroundings::Surroundings;
use crate::web::leptos::*;

/// How many rows a list begins with, and how many it grows by.
pub(super) const ROWS: usize = 50;

/// The reading desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The selection and how to change it.
    pub(super) address: Address,
    /// Every sentence of the interface.
    pub(super) phrases: &'static Phrases,
    /// Dates, numbers and names.
    pub(super) calendar: Calendar,
    /// How many rows of the list stand on the page.
    pub(super) shown: RwSignal<usize>,
    surroundings: StoredValue<Surroundings, LocalStorage>,
}

impl Desk {
    pub(super) fn new(surroundings: Surroundings) -> Self {
        let shown = RwSignal::new(ROWS);
        Self {
            address: Address::new(surroundings.clone(), shown),
            phrases: &ENGLISH,
            calendar: Calendar::new(),
            shown,
            surroundings: StoredValue::new_local(surroundings),
        }
    }

    /// The page around the reader.
    pub(super) fn surroundings(&self) -> Surroundings {
        self.surroundings.get_value()
    }
}
