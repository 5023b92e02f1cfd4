//! Everything that knows of Leptos or the browser.
//!
//! - `surroundings`: what the reader needs of the page it stands in
//! - `address`: the only place that touches location and history
//! - `position`: where one was on the page, kept for each history entry
//! - `stretch`: which rows of a long list stand on the page
//! - `load`: the edition over HTTP, and what can go wrong on the way
//! - `store`: the archive's files over HTTP
//! - `courier`: fetches from the archive what the views ask for
//! - `desk`: what every view may ask for
//! - `element`: elements of the page, kept in step by effects
//! - `effect`: what runs again when something has changed that it read
//! - `cloakroom`: where things wait that may not leave the page's thread
//! - `duty`: what is done again and again
//! - `later`: what is done later
//! - `leptos`: what of Leptos all this is made of
//! - `live`: values that the views follow
//! - `phrases`: every sentence of the interface
//! - `calendar`: dates, numbers and names in the reader's locale
//! - `markup`: the only place that makes DOM from an article's HTML
//! - `view`: the views

mod address;
mod calendar;
mod cloakroom;
mod courier;
mod desk;
mod duty;
mod effect;
mod element;
mod later;
mod leptos;
mod live;
mod load;
mod markup;
mod phrases;
mod position;
mod store;
mod stretch;
mod surroundings;
mod view;

pub use markup::build as build_markup;
pub use surroundings::Surroundings;
pub use view::{Mounted, mount};

/// Starts the reader in the page's own element for it. Does nothing in a page that has none.
pub fn boot() {
    if let Some(surroundings) = Surroundings::of_page() {
        mount(surroundings).forget();
    }
}
