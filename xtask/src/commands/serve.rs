//! `cargo xtask serve`: the reader, on this machine, in a browser.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::ExitStatus;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use shared_child::SharedChild;

use crate::failure::Failure;
use crate::site::trunk;
use crate::tools::wasm::Purpose;
use crate::{place, program};

const GLANCE: Duration = Duration::from_millis(200);

/// Serves the release, or with `dev` a debug build that reloads itself, until it is interrupted.
pub(crate) fn run(port: u16, dev: bool) -> Result<(), Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    // Before minutes of compiling, not after.
    TcpListener::bind(address).map_err(|source| Failure::Port { port, source })?;

    let purpose = if dev { Purpose::Development } else { Purpose::Release };
    let mut trunk = trunk::command(purpose)?;
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    if dev {
        trunk.arg("--dist").arg(place::dev_dist());
    } else {
        trunk.args(["--release", "--no-autoreload=true", "--dist"]).arg(place::dist());
    }
    let child = SharedChild::spawn(&mut trunk);
    let failed = |source| Failure::Start { program: program::name(&trunk), source };
    let child = Arc::new(child.map_err(failed)?);
    let ended = child.clone();
    // Whoever ends this command ends the server with it; that it may be gone already is no matter.
    let _ = ctrlc::set_handler(move || drop(ended.kill()));
    let status = wait(&child, address).map_err(failed)?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::Program { command: program::sentence(&trunk), ending: status.to_string() })
}

/// Waits for the end of the server, and says when it has begun to answer.
fn wait(child: &SharedChild, address: SocketAddr) -> std::io::Result<ExitStatus> {
    while TcpStream::connect(address).is_err() {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(GLANCE);
    }
    println!("Broadsheet is at http://{address}/ (Ctrl-C ends it)");
    child.wait()
}
