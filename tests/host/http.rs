//! As much of HTTP as one browser on the same machine needs: a request, an answer, the end.

use std::{
    collections::BTreeMap,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
};

use serde_json::Value;

/// Largest request, bytes; the longest is a spreadsheet's worth of decisions.
const MAX_BODY: u64 = 16 << 20;

/// What a page asks.
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: BTreeMap<String, String>,
    /// Null where there is none or it is no JSON.
    pub(crate) body: Value,
}

/// What it is told.
pub(crate) struct Reply {
    status: u16,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(status: u16, value: &Value) -> Self {
        Self {
            status,
            media_type: "application/json",
            body: value.to_string().into_bytes(),
        }
    }

    pub(crate) fn found(media_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            status: 200,
            media_type,
            body,
        }
    }

    pub(crate) fn missing() -> Self {
        Self {
            status: 404,
            media_type: "text/plain",
            body: b"There is no such thing here.\n".to_vec(),
        }
    }
}

/// The one request of a connection; none when it was opened in vain.
pub(crate) fn read(connection: &TcpStream) -> io::Result<Option<Request>> {
    let mut lines = BufReader::new(connection);
    let mut first = String::new();
    lines.read_line(&mut first)?;
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let mut length = 0;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = Vec::new();
    lines.take(length.min(MAX_BODY)).read_to_end(&mut body)?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Ok(Some(Request {
        method: method.to_owned(),
        path: decoded(path),
        query: query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (decoded(name), decoded(&value.replace('+', " "))))
            .collect(),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    }))
}

pub(crate) fn write(mut connection: &TcpStream, reply: &Reply, policy: &str) -> io::Result<()> {
    let Reply {
        status,
        media_type,
        body,
    } = reply;
    let policy = match policy {
        "" => String::new(),
        policy => format!("Content-Security-Policy: {policy}\r\n"),
    };
    let head = format!(
        "HTTP/1.1 {status} \r\n{policy}Content-Type: {media_type}\r\nContent-Length: {}\r\n\
         Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n",
        body.len()
    );
    connection.write_all(head.as_bytes())?;
    connection.write_all(body)
}

/// The types that the built pages consist of.
pub(crate) fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// Text with its `%2F` put back; a broken one stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let coded = hex.and_then(|it| u8::from_str_radix(it, 16).ok());
        if let (b'%', Some(coded)) = (byte, coded) {
            bytes.push(coded);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn a_coded_name_is_read_back_and_a_broken_one_stays() {
        assert_eq!(decoded("NDG-01%2Floa.pdf"), "NDG-01/loa.pdf");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("Z%C3%BCrich%zz"), "Zürich%zz");
    }
}
