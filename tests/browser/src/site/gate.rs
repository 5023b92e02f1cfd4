//! A gate that answers wait at until a scenario opens it.

use tokio::sync::watch;

/// Closed at first; every clone is the same gate.
#[derive(Clone)]
pub struct Gate(watch::Sender<bool>);

impl Gate {
    pub(super) fn closed() -> Self {
        Self(watch::Sender::new(false))
    }

    /// Lets all waiting and later answers go.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    pub(super) async fn passed(&self) {
        // The sender is held by `self`, so the only end of the wait is the open gate.
        self.0.subscribe().wait_for(|open| *open).await.ok();
    }
}
