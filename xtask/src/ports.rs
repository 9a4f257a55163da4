//! Ports are checked before anything is started: half a start is worse than none.

use crate::error::Result;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// An error naming every port of `wanted` (port, whose it is, how to choose another) that someone else is using.
pub fn check_free(wanted: &[(u16, &str, &str)]) -> Result<()> {
    let taken: Vec<_> = wanted
        .iter()
        .filter(|(port, ..)| is_taken(*port))
        .map(|(port, who, option)| format!("port {port} ({who}) is in use by another program{option}"))
        .collect();
    if taken.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\nNothing was started.", taken.join("\n")).into())
    }
}

fn is_taken(port: u16) -> bool {
    let addresses: [SocketAddr; 2] = [(Ipv4Addr::LOCALHOST, port).into(), (Ipv6Addr::LOCALHOST, port).into()];
    addresses.iter().any(|address| {
        // Connecting finds a listener on all addresses, which some systems let others bind beside.
        TcpStream::connect_timeout(address, Duration::from_millis(300)).is_ok()
            || TcpListener::bind(address).is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_on_any_address_is_found() {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = check_free(&[(port, "the page", "; choose another with --port")])
            .unwrap_err()
            .to_string();
        assert!(error.contains(&format!("port {port} (the page)")), "{error}");
        drop(listener);
        assert!(check_free(&[(port, "the page", "")]).is_ok());
    }
}
