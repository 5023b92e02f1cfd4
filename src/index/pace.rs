//! Taking turns: long work stops at short intervals, so that a page stays responsive.

use super::store::{Store, StoreError};
use crate::store::Name;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// Asked at short intervals (well under 20 ms apart) whether to go on. Dropping the work's future
/// while it waits ends it.
pub trait Pace {
    /// Goes on at once, or lets others have their turn first.
    fn breathe(&self) -> impl Future<Output = ()>;
}

/// Never stops: where nobody else waits for a turn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unhurried;

impl Pace for Unhurried {
    async fn breathe(&self) {}
}

/// What a future gives that never waits: one whose store is in memory or on disk and whose pace is
/// [`Unhurried`].
pub fn at_once<F: Future>(future: F) -> Option<F::Output> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Fetches files, all at the same time; what fails is tried once more.
pub(super) async fn fetch(store: &impl Store, names: Vec<Name>) -> Vec<(Name, Got)> {
    let get = async |name| {
        let mut got = store.get(name).await;
        if got.is_err() {
            got = store.get(name).await;
        }
        (name, got)
    };
    let waiting = names.into_iter().map(|name| Box::pin(get(name))).collect();
    Together { waiting, got: Vec::new() }.await
}

/// What came of fetching a file.
type Got = Result<Arc<[u8]>, StoreError>;

/// Waits for several futures at the same time; what they give comes as it is there.
struct Together<F: Future> {
    waiting: Vec<Pin<Box<F>>>,
    got: Vec<F::Output>,
}

impl<F: Future> Future for Together<F>
where
    F::Output: Unpin,
{
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { waiting, got } = &mut *self;
        waiting.retain_mut(|future| match future.as_mut().poll(context) {
            Poll::Ready(output) => {
                got.push(output);
                false
            }
            Poll::Pending => true,
        });
        if waiting.is_empty() { Poll::Ready(std::mem::take(got)) } else { Poll::Pending }
    }
}
