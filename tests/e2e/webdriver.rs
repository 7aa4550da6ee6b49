//! A WebDriver client: HTTP over a plain socket to a driver on this machine, and the few calls of
//! the protocol that the tests need.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long an answer of the window may take before a test gives up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// The name that the protocol gives to an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A driver that listens on a port of this machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Driver {
    port: u16,
}

impl Driver {
    /// A driver on a port that is free now.
    pub(crate) fn on_free_port() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        Self {
            port: listener.local_addr().expect("its number").port(),
        }
    }

    pub(crate) fn port(self) -> u16 {
        self.port
    }

    /// Waits until it takes requests.
    pub(crate) fn wait(self) {
        until("WebKitWebDriver listens", || {
            self.send("GET", "/status", None).ok()
        });
    }

    /// Starts a program in a session.
    pub(crate) fn open(self, binary: &str, arguments: &[String]) -> Session {
        // No `browserName`: with one, the driver finds that nothing matches.
        let options = json!({ "binary": binary, "args": arguments });
        let wish = json!({ "alwaysMatch": { "webkitgtk:browserOptions": options } });
        let answer = self.send("POST", "/session", Some(&json!({ "capabilities": wish })));
        let answer = answer.unwrap_or_else(|error| panic!("{binary} did not start: {error}"));
        let id = answer["sessionId"]
            .as_str()
            .expect("a session id")
            .to_owned();
        Session { driver: self, id }
    }

    /// Sends one request and answers its `value`.
    fn send(self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let reply = self
            .exchange(method, path, &body)
            .map_err(|error| error.to_string())?;
        let (head, body) = reply
            .split_once("\r\n\r\n")
            .ok_or("an answer without a body")?;
        let value: Value =
            serde_json::from_str(body).map_err(|error| format!("{error}: {body}"))?;
        let value = value["value"].clone();
        if head.starts_with("HTTP/1.1 200") {
            Ok(value)
        } else {
            Err(value.to_string())
        }
    }

    fn exchange(self, method: &str, path: &str, body: &str) -> std::io::Result<String> {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port))?;
        socket.set_read_timeout(Some(PATIENCE * 2))?;
        write!(
            socket,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut reply = Vec::new();
        socket.read_to_end(&mut reply)?;
        Ok(String::from_utf8_lossy(&reply).into_owned())
    }
}

/// A program under a driver.
#[derive(Debug)]
pub(crate) struct Session {
    driver: Driver,
    id: String,
}

/// Something on a page.
#[derive(Debug, Clone)]
pub(crate) struct Element(String);

impl Session {
    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        self.driver
            .send(method, &format!("/session/{}{path}", self.id), body)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.send("POST", path, Some(body))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Ends the program.
    pub(crate) fn close(&self) {
        // It may have ended by itself.
        let _ = self.send("DELETE", "", None);
    }

    /// Runs a script; `return` answers. Further words are its `arguments`.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs an async script and waits for it. What it throws is the error.
    pub(crate) fn ask(&self, script: &str) -> Result<Value, Value> {
        let script = format!(
            "const done = arguments[0]; \
             (async () => {{ {script} }})().then(\
               (value) => done({{ ok: value ?? null }}), \
               (error) => done({{ error: error?.message ?? error ?? null }}));"
        );
        let answer = self.post("/execute/async", &json!({ "script": script, "args": [] }));
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["ok"].clone()),
        }
    }

    /// The first element that a CSS selector names, if there is one now.
    pub(crate) fn seen(&self, css: &str) -> Option<Element> {
        let body = json!({ "using": "css selector", "value": css });
        let found = self.send("POST", "/element", Some(&body)).ok()?;
        Some(Element(found[ELEMENT].as_str()?.to_owned()))
    }

    /// The element that a CSS selector names, as soon as there is one.
    pub(crate) fn find(&self, css: &str) -> Element {
        until(css, || self.seen(css))
    }

    /// The visible element with this role and this name for people who cannot see it, or with these
    /// words in its name, as soon as there is one.
    pub(crate) fn named(&self, role: &str, name: &str) -> Element {
        until(&format!("{role} {name:?}"), || {
            let found = self.run(NAMED, &[json!(role), json!(name)]);
            Some(Element(found[ELEMENT].as_str()?.to_owned()))
        })
    }

    /// Waits until these words stand on the page.
    pub(crate) fn wait_for(&self, words: &str) {
        until(&format!("{words:?} on the page"), || {
            self.text().contains(words).then_some(())
        });
    }

    /// Waits until the page has shown the same words for a moment.
    pub(crate) fn settle(&self) {
        let mut before = String::new();
        until("a page at rest", || {
            std::thread::sleep(Duration::from_millis(250));
            let now = self.text();
            let rests = now == before;
            before = now;
            rests.then_some(())
        });
    }

    /// All words of the page.
    pub(crate) fn text(&self) -> String {
        let text = self.run("return document.body.innerText", &[]);
        text.as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn click(&self, element: &Element) {
        self.post(&format!("/element/{}/click", element.0), &json!({}));
    }

    /// Types into a field after what stands there.
    pub(crate) fn fill(&self, element: &Element, text: &str) {
        self.post(
            &format!("/element/{}/value", element.0),
            &json!({ "text": text }),
        );
    }

    /// Presses keys together, as `["\u{e009}", "k"]` for Ctrl+K.
    pub(crate) fn press(&self, keys: &[&str]) {
        let act = |kind: &str, key: &&str| json!({ "type": kind, "value": key });
        let down = keys.iter().map(|key| act("keyDown", key));
        let up = keys.iter().rev().map(|key| act("keyUp", key));
        let actions: Vec<_> = down.chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", &json!({ "actions": [keyboard] }));
    }

    /// A picture of the page as PNG. The driver waits for the next time the page is painted, which
    /// for a page at rest is never: so something that nobody can see keeps changing meanwhile.
    pub(crate) fn picture(&self) -> Vec<u8> {
        self.run(
            "let odd = false; window.painting = setInterval(() => { odd = !odd; \
             document.documentElement.style.opacity = odd ? '0.9999' : ''; }, 30)",
            &[],
        );
        let picture = self.send("GET", "/screenshot", None);
        self.run(
            "clearInterval(window.painting); delete window.painting; \
             document.documentElement.style.opacity = ''",
            &[],
        );
        let picture = picture.unwrap_or_else(|error| panic!("no picture: {error}"));
        from_base64(picture.as_str().expect("base64"))
    }
}

/// Finds by role and accessible name, near enough for our own pages: label, then text.
const NAMED: &str = r#"
const [role, name] = arguments;
const native = {
  button: "button", link: "a[href]", textbox: "input:not([type=checkbox]):not([type=radio]), textarea",
  heading: "h1, h2, h3", row: "tr", checkbox: "input[type=checkbox]", option: "option", table: "table",
};
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const labelled = (element) => (element.getAttribute("aria-labelledby") ?? "").split(" ")
  .map((id) => plain(document.getElementById(id)?.textContent)).join(" ").trim();
const names = (element) => [
  labelled(element), plain(element.getAttribute("aria-label")),
  ...Array.from(element.labels ?? [], (label) => plain(label.textContent)), plain(element.textContent),
];
const candidates = document.querySelectorAll([`[role="${role}"]`, native[role]].filter(Boolean).join(", "));
const seen = Array.from(candidates).filter((element) => element.getClientRects().length > 0)
  .map((element) => [element, names(element).find(Boolean) ?? ""]);
const [found] = seen.find(([, it]) => it === name) ?? seen.find(([, it]) => it.includes(name)) ?? [];
return found ?? null;
"#;

/// Asks again until there is an answer.
pub(crate) fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    #[expect(
        clippy::disallowed_methods,
        reason = "patience is measured on the real clock"
    )]
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in text
        .bytes()
        .filter(|letter| *letter != b'=' && !letter.is_ascii_whitespace())
    {
        let value = LETTERS
            .iter()
            .position(|it| *it == letter)
            .expect("a letter of base64");
        bits = bits << 6 | u32::try_from(value).expect("below 64");
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).expect("a byte"));
        }
    }
    bytes
}

#[test]
fn base64_is_read() {
    for (text, expected) in [
        ("", ""),
        ("Zg==", "f"),
        ("Zm8=", "fo"),
        ("Zm9vYmFy", "foobar"),
    ] {
        assert_eq!(from_base64(text), expected.as_bytes());
    }
}
