//! A driver's process, from its start to its end.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Stdio;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

use super::{Circumstances, Engine, Programs};

const START_WITHIN: Duration = Duration::from_secs(30);

/// A running driver. Ends with this value.
pub(super) struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts the driver and waits until it listens.
    pub(super) async fn start(
        engine: Engine,
        programs: &Programs,
        circumstances: Circumstances,
    ) -> io::Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(&programs.driver);
        command.args(engine.driver_arguments(port)).kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // A plain English reader, whatever the language of the one who runs the tests.
        command.env("LC_ALL", "en_US.UTF-8").env("LANGUAGE", "en_US");
        if let Some(zone) = circumstances.zone {
            command.env("TZ", zone);
        }
        let mut driver =
            Self { process: command.spawn()?, address: format!("http://127.0.0.1:{port}") };
        driver.wait_until_it_listens(port).await?;
        Ok(driver)
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    pub(super) async fn end(mut self) {
        self.process.kill().await.ok();
    }

    async fn wait_until_it_listens(&mut self, port: u16) -> io::Result<()> {
        let deadline = Instant::now() + START_WITHIN;
        loop {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_ok() {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(io::Error::other(format!("the driver ended at once: {status}")));
            }
            if Instant::now() > deadline {
                return Err(io::Error::other("the driver does not listen"));
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

/// A port that was free a moment ago. Not every driver can choose its own and say which.
fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
