//! From a draft to an article, one small matter at a time.
//!
//! Each pass is a function from what it needs to what it gives, and knows nothing of the others; the
//! order in which they run is `compose`'s affair alone.

pub mod attributes;
pub mod dates;
pub mod depth;
pub mod duplicates;
pub mod encoding;
pub mod ids;
pub mod images;
pub mod language;
pub mod length;
pub mod links;
pub mod references;
pub mod sanitise;
pub mod sections;
