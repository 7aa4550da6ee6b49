//! What a page could do if it were taken over: nothing but what our own pages do.

use serde_json::json;

use crate::program::Start;

#[test]
fn the_page_reaches_nothing_but_the_program() {
    let program = Start::fresh().open();
    program.find("body *");
    assert_eq!(
        program.run("return location.protocol", &[]),
        json!("tauri:")
    );
    assert_eq!(
        program.run("return typeof window.__TAURI__", &[]),
        json!("undefined")
    );

    // No network, whatever way is tried. The listener would notice.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("set");
    let address = listener.local_addr().expect("an address");
    for attempt in [
        format!("await fetch('http://{address}/')"),
        format!("await fetch('http://{address}/', {{ mode: 'no-cors' }})"),
        format!("navigator.sendBeacon('http://{address}/', 'x')"),
        format!("new WebSocket('ws://{address}/')"),
        format!("new EventSource('http://{address}/')"),
        format!("new Image().src = 'http://{address}/x.png'"),
        format!(
            "const it = document.createElement('iframe'); it.src = 'http://{address}/'; document.body.append(it)"
        ),
        format!(
            "const it = document.createElement('script'); it.src = 'http://{address}/x.js'; document.head.append(it)"
        ),
        format!(
            "const it = document.createElement('form'); it.action = 'http://{address}/'; document.body.append(it); it.submit()"
        ),
        format!("open('http://{address}/')"),
        format!("location.href = 'http://{address}/'"),
    ] {
        // Most of these do not throw; what counts is that nobody calls.
        let _ = program.ask(&attempt);
        std::thread::sleep(std::time::Duration::from_millis(150));
        assert!(listener.accept().is_err(), "{attempt}");
    }
    assert_eq!(
        program.run("return location.protocol", &[]),
        json!("tauri:")
    );

    let inline = "const it = document.createElement('script'); it.textContent = 'window.taken = 1'; \
                  document.head.append(it); return window.taken ?? null";
    assert_eq!(program.run(inline, &[]), json!(null));
}

#[test]
fn the_page_may_ask_only_for_what_is_listed() {
    let program = Start::fresh().open();
    program.find("body *");
    let invoke = |command: &str, arguments: &str| {
        program.ask(&format!(
            "return window.__TAURI_INTERNALS__.invoke('{command}', {arguments})"
        ))
    };
    assert_eq!(invoke("set_title", "{ text: 'Walls' }"), Ok(json!(null)));
    for (command, arguments) in [
        ("plugin:dialog|open", "{ options: {} }"),
        ("plugin:opener|open_path", "{ path: '/etc/passwd' }"),
        ("plugin:opener|open_url", "{ url: 'https://example.com' }"),
        ("plugin:fs|read_file", "{ path: '/etc/passwd' }"),
        ("plugin:shell|execute", "{ program: 'sh', args: [] }"),
        (
            "plugin:event|emit",
            "{ event: 'menu', payload: 'file.quit' }",
        ),
        (
            "plugin:webview|create_webview_window",
            "{ options: { label: 'second' } }",
        ),
        ("plugin:window|set_title", "{ label: 'main', value: 'x' }"),
        ("plugin:path|resolve_directory", "{ directory: 1 }"),
        ("plugin:app|version", "{}"),
    ] {
        let answer = invoke(command, arguments);
        let said = answer
            .as_ref()
            .err()
            .map(ToString::to_string)
            .unwrap_or_default();
        let refused = said.contains("not allowed") || said.contains("not found");
        assert!(refused, "{command}: {answer:?}");
    }
}

#[test]
fn only_files_that_the_person_named_have_a_ticket() {
    let program = Start::fresh().open();
    program.find("body *");
    for (command, arguments) in [
        ("reveal", "{ ticket: 999 }"),
        ("reveal", "{ ticket: '/etc/passwd' }"),
        ("forget_recent", "{ ticket: 999 }"),
        ("call", "{ name: 'project_open', request: { ticket: 999 } }"),
        (
            "call",
            "{ name: 'project_open', request: { path: '/etc/passwd' } }",
        ),
    ] {
        let script = format!("return window.__TAURI_INTERNALS__.invoke('{command}', {arguments})");
        assert!(program.ask(&script).is_err(), "{command} {arguments}");
    }
}
