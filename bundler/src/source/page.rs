//! What stands around and within the pages of many sites, in whatever form they are saved: labels, ways
//! to elsewhere, injected names.

pub(crate) mod chrome;
pub(crate) mod dateline;
pub(crate) mod form;
pub(crate) mod labels;
pub(crate) mod sentence;
pub(crate) mod spam;
