//! What the reader is made of in Leptos: its graph of signals, memos and what follows them
//! (`reactive_graph`).
//!
//! Not through the crate `leptos`, which is views, which we have of our own, and server functions:
//! their streams are given out to JavaScript, so that no tool can leave them out of the wasm (3 kB).

pub(super) use reactive_graph::computed::ArcMemo;
pub(super) use reactive_graph::graph::{
    AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver, untrack,
};
pub(super) use reactive_graph::owner::{Owner, on_cleanup};
pub(super) use reactive_graph::prelude::*;
pub(super) use reactive_graph::signal::ArcTrigger;
pub(super) use wasm_bindgen_futures::spawn_local;
