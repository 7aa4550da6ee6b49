//! The walls of the window, checked in the files that build them: what the page may load, and what
//! it may ask. Each check is proved on a copy with one stone taken out.

use std::collections::BTreeSet;

use serde_json::{Value, json};

const CONFIG: &str = include_str!("../tauri.conf.json");
const CAPABILITY: &str = include_str!("../capabilities/main.json");

/// The only sources each kind of content may come from. `worker-src` and `font-src` are there for
/// the preview of PDF pages.
const CSP: [(&str, &str); 11] = [
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data: blob:"),
    ("font-src", "'self'"),
    ("worker-src", "'self' blob:"),
    ("connect-src", "ipc: http://ipc.localhost"),
    ("frame-src", "'none'"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
];

/// What a page of ours needs of Tauri itself: to hear events. Everything else is our own.
const CORE: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

/// The shell's own commands, each of which only the main window may call.
const OWN: [&str; 9] = [
    "call",
    "cancel",
    "document",
    "forget-recent",
    "pick",
    "ready",
    "recent",
    "reveal",
    "set-title",
];

/// The holes in the wall, empty when it stands.
fn holes(config: &Value, capability: &Value) -> Vec<String> {
    let mut holes = Vec::new();
    let mut expect = |path: &str, at: &Value, expected: Value| {
        let found = at.pointer(path).cloned().unwrap_or(Value::Null);
        if found != expected {
            holes.push(format!("{path} is {found}, not {expected}"));
        }
    };
    expect("/app/withGlobalTauri", config, json!(false));
    expect("/app/security/freezePrototype", config, json!(true));
    expect(
        "/app/security/dangerousDisableAssetCspModification",
        config,
        json!(false),
    );
    expect(
        "/app/security/assetProtocol",
        config,
        json!({ "enable": false, "scope": [] }),
    );
    expect("/app/security/capabilities", config, json!(["main"]));
    expect("/app/security/csp", config, CSP.iter().copied().collect());
    expect("/app/security/devCsp", config, Value::Null);
    expect("/build/devUrl", config, Value::Null);
    expect("/plugins", config, Value::Null);
    expect("/app/windows/0/label", config, json!("main"));
    // Made in code, where navigation, new windows and downloads are refused.
    expect("/app/windows/0/create", config, json!(false));
    expect("/app/windows/0/devtools", config, Value::Null);
    expect("/app/windows/1", config, Value::Null);
    expect("/identifier", capability, json!("main"));
    expect("/windows", capability, json!(["main"]));
    expect("/webviews", capability, Value::Null);
    expect("/remote", capability, Value::Null);
    expect("/local", capability, json!(true));

    let given = capability.pointer("/permissions").and_then(Value::as_array);
    let given: BTreeSet<_> = given
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let own = OWN.map(|name| format!("allow-{name}")).into_iter();
    let needed: BTreeSet<_> = own
        .chain(CORE.map(str::to_owned))
        .map(|name| json!(name).to_string())
        .collect();
    for name in given.symmetric_difference(&needed) {
        holes.push(format!(
            "permission {name} is given and not needed, or needed and not given"
        ));
    }
    holes
}

fn parsed() -> (Value, Value) {
    let parse = |text| serde_json::from_str::<Value>(text).expect("JSON");
    (parse(CONFIG), parse(CAPABILITY))
}

#[test]
fn the_page_can_load_and_ask_only_what_it_needs() {
    let (config, capability) = parsed();
    assert_eq!(holes(&config, &capability), Vec::<String>::new());
}

#[test]
fn windows_and_macos_change_only_how_they_are_bundled() {
    for text in [
        include_str!("../tauri.windows.conf.json"),
        include_str!("../tauri.macos.conf.json"),
    ] {
        let config: Value = serde_json::from_str(text).expect("JSON");
        let keys: Vec<_> = config.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["$schema", "bundle"]);
    }
}

#[test]
fn every_hole_is_seen() {
    let changes: [(&str, Value); 22] = [
        ("/app/withGlobalTauri", json!(true)),
        ("/app/security/csp", Value::Null),
        ("/app/security/csp/default-src", json!("'self'")),
        (
            "/app/security/csp/script-src",
            json!("'self' 'unsafe-inline'"),
        ),
        (
            "/app/security/csp/script-src",
            json!("'self' 'unsafe-eval'"),
        ),
        (
            "/app/security/csp/style-src",
            json!("'self' 'unsafe-inline'"),
        ),
        ("/app/security/csp/img-src", json!("*")),
        (
            "/app/security/csp/connect-src",
            json!("ipc: http://ipc.localhost https:"),
        ),
        ("/app/security/csp/frame-src", json!("'self'")),
        ("/app/security/csp/base-uri", json!("'self'")),
        ("/app/security/csp/form-action", json!("'self'")),
        ("/app/security/csp/media-src", json!("*")),
        ("/app/security/devCsp", json!("default-src *")),
        ("/app/security/freezePrototype", json!(false)),
        (
            "/app/security/dangerousDisableAssetCspModification",
            json!(true),
        ),
        ("/app/security/assetProtocol/enable", json!(true)),
        ("/app/security/capabilities", json!(["main", "other"])),
        ("/app/windows/0/create", json!(true)),
        ("/app/windows/0/devtools", json!(true)),
        ("/app/windows/0/label", json!("second")),
        ("/build/devUrl", json!("http://localhost:1420")),
        (
            "/plugins",
            json!({ "fs": { "requireLiteralLeadingDot": false } }),
        ),
    ];
    for (path, value) in changes {
        let (mut config, capability) = parsed();
        set(&mut config, path, value.clone());
        assert_ne!(
            holes(&config, &capability),
            Vec::<String>::new(),
            "{path} = {value}"
        );
    }

    let changes: [(&str, Value); 8] = [
        ("/windows", json!(["*"])),
        ("/webviews", json!(["*"])),
        ("/remote", json!({ "urls": ["https://*"] })),
        ("/local", json!(false)),
        ("/permissions/0", json!("core:default")),
        ("/permissions/0", json!("fs:default")),
        ("/permissions/2", json!("opener:allow-open-path")),
        (
            "/permissions/2",
            json!({ "identifier": "shell:allow-execute", "allow": [{ "name": "sh" }] }),
        ),
    ];
    for (path, value) in changes {
        let (config, mut capability) = parsed();
        set(&mut capability, path, value.clone());
        assert_ne!(
            holes(&config, &capability),
            Vec::<String>::new(),
            "{path} = {value}"
        );
    }
}

/// Sets the value at a path, making the last key where it is missing.
fn set(at: &mut Value, path: &str, value: Value) {
    let (parent, key) = path.rsplit_once('/').expect("a path");
    match at.pointer_mut(parent).expect("a parent") {
        Value::Array(list) => list[key.parse::<usize>().expect("an index")] = value,
        parent => parent[key] = value,
    }
}
