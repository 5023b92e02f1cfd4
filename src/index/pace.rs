//! Taking turns: long work stops at short intervals, so that a page stays responsive.

use std::future::Future;
use std::pin::{Pin, pin};
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

/// Waits for several futures at the same time.
pub(super) struct Together<F: Future>(Vec<One<F>>);

/// A future and, once it is there, what it gives.
type One<F> = (Pin<Box<F>>, Option<<F as Future>::Output>);

impl<F: Future> Together<F> {
    pub(super) fn of(futures: impl Iterator<Item = F>) -> Self {
        Self(futures.map(|future| (Box::pin(future), None)).collect())
    }
}

impl<F: Future> Future for Together<F>
where
    F::Output: Unpin,
{
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut waiting = false;
        for (future, output) in &mut self.0 {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(ready) => *output = Some(ready),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting {
            return Poll::Pending;
        }
        Poll::Ready(self.0.drain(..).filter_map(|(_, output)| output).collect())
    }
}
