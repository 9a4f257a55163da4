//! One GET over plain HTTP on this machine: enough to know that a server answers.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

/// An answer.
pub struct Response {
    /// The status code.
    pub status: u16,
    head: String,
}

impl Response {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// `GET http://localhost:{port}{path}`; nothing if no one answers.
pub fn get(port: u16, path: &str) -> Option<Response> {
    let patience = Duration::from_secs(10);
    let mut stream = ("localhost", port)
        .to_socket_addrs()
        .ok()?
        .find_map(|address| TcpStream::connect_timeout(&address, Duration::from_secs(1)).ok())?;
    stream.set_read_timeout(Some(patience)).ok()?;
    stream.set_write_timeout(Some(patience)).ok()?;
    // HTTP/1.0: the body ends with the connection, so there is no chunked encoding to undo.
    write!(
        stream,
        "GET {path} HTTP/1.0\r\nHost: localhost:{port}\r\nAccept: */*\r\n\r\n"
    )
    .ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    parse(&String::from_utf8_lossy(&bytes))
}

fn parse(text: &str) -> Option<Response> {
    let (head, _body) = text.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some(Response {
        status,
        head: head.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let response = parse("HTTP/1.0 200 OK\r\nContent-Security-Policy: default-src 'none'\r\n\r\nOK").unwrap();
        assert_eq!(response.status, 200);
        assert_eq!(response.header("content-security-policy"), Some("default-src 'none'"));
        assert_eq!(response.header("x-none"), None);
        assert!(parse("not HTTP").is_none());
    }
}
