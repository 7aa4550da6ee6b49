//! Where the window may go: to the program's own pages and nowhere else.

use tauri::Url;

/// Whether an address is one of the program's own pages. Linux and macOS serve them as
/// `tauri://localhost`, Windows as `http(s)://tauri.localhost`.
pub(crate) fn own_page(address: &Url) -> bool {
    let windows = cfg!(windows);
    match (address.scheme(), address.host_str()) {
        ("tauri", Some("localhost")) => !windows,
        ("http" | "https", Some("tauri.localhost")) => windows,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(address: &str) -> bool {
        own_page(&address.parse().expect("an address"))
    }

    #[test]
    #[cfg(not(windows))]
    fn only_the_programs_own_pages_open_in_the_window() {
        assert!(allowed("tauri://localhost"));
        assert!(allowed("tauri://localhost/index.html#/orders"));
        for elsewhere in [
            "https://example.com/",
            "http://localhost:1420/",
            "http://tauri.localhost/",
            "https://tauri.localhost.example.com/",
            "tauri://localhost.example.com/",
            "tauri://other/",
            "file:///etc/passwd",
            "about:blank",
            "data:text/html,x",
            "blob:tauri://localhost/1",
            "javascript:alert(1)",
        ] {
            assert!(!allowed(elsewhere), "{elsewhere}");
        }
    }
}
