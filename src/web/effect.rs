//! Effects: what runs again when something has changed that it read.
//!
//! They are nodes of Leptos's graph, subscribers as its own effects are, with the same order and the
//! same moments. Leptos's own bring a channel, a task that waits at its end, and room for a value
//! each; here the graph's word that something has changed makes the one task that is needed.

use super::cloakroom::Ticket;
use super::duty::Duty;
use crate::web::leptos::*;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// Runs now, and again whenever a signal that it reads has changed, as long as its owner lives.
pub(super) fn keep(run: Box<dyn Duty<()>>) {
    let effect = Effect::new(run);
    effect.run();
    on_cleanup(move || drop(effect));
}

/// Runs when all is made that is being made now, and then as [`keep`].
pub(super) fn follow(run: Box<dyn Duty<()>>) {
    let effect = Effect::new(run);
    effect.mark_dirty();
    on_cleanup(move || drop(effect));
}

/// Holds a thing for as long as the owner lives, and drops it then.
pub(super) fn hold<T: 'static>(thing: T) {
    let ticket = Ticket::of(Rc::new(move || {
        let _ = &thing;
        false
    }));
    on_cleanup(move || drop(ticket));
}

struct Effect {
    own: Weak<Self>,
    run: Ticket,
    owner: Owner,
    sources: Mutex<Vec<AnySource>>,
    /// Something that it read has changed, or only may have.
    is_dirty: AtomicBool,
    /// Its turn is to come.
    is_due: AtomicBool,
}

impl Effect {
    fn new(run: Box<dyn Duty<()>>) -> Arc<Self> {
        let call = move || {
            run.perform();
            true
        };
        Arc::new_cyclic(|own| Self {
            own: Weak::clone(own),
            run: Ticket::of(Rc::new(call)),
            owner: Owner::new(),
            sources: Mutex::default(),
            is_dirty: AtomicBool::default(),
            is_due: AtomicBool::default(),
        })
    }

    /// The effect as the graph knows it.
    fn subscriber(&self) -> AnySubscriber {
        let own: Weak<dyn Subscriber + Send + Sync> = self.own.clone();
        AnySubscriber(self.own.as_ptr() as usize, own)
    }

    fn run(&self) {
        let subscriber = self.subscriber();
        self.clear_sources(&subscriber);
        self.owner.with_cleanup(|| subscriber.with_observer(|| self.run.call()));
    }

    /// Its turn has come.
    fn renew(&self) {
        self.is_due.store(false, Ordering::Relaxed);
        // A memo that is asked as an observer does not mark whoever asks.
        if self.subscriber().with_observer(|| self.update_if_necessary()) {
            self.run();
        }
    }

    fn sources(&self) -> MutexGuard<'_, Vec<AnySource>> {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ReactiveNode for Effect {
    fn mark_dirty(&self) {
        self.is_dirty.store(true, Ordering::Relaxed);
        self.mark_check();
    }

    fn mark_check(&self) {
        if !self.is_due.swap(true, Ordering::Relaxed) {
            let own = self.own.clone();
            spawn_local(async move { own.upgrade().into_iter().for_each(|it| it.renew()) });
        }
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        if self.is_dirty.swap(false, Ordering::Relaxed) {
            return true;
        }
        let sources = self.sources().clone();
        sources.iter().any(AnySource::update_if_necessary)
    }
}

impl Subscriber for Effect {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.sources();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources = std::mem::take(&mut *self.sources());
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}
