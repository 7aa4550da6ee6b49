//! How the program starts: fresh, with a file, and a second time.

use std::process::Command;

use serde_json::json;

use crate::program::{Start, built};
use crate::webdriver::until;

/// Collects what the desktop tells the page, from now on.
const LISTEN: &str = "
  window.heard = [];
  const internals = window.__TAURI_INTERNALS__;
  for (const event of ['opened', 'dropped', 'menu']) {
    const handler = internals.transformCallback((it) => window.heard.push([event, it.payload]));
    await internals.invoke('plugin:event|listen', { event, target: { kind: 'Any' }, handler });
  }
";

#[test]
fn a_second_start_hands_over_its_file_and_ends() {
    let start = Start::fresh();
    let project = start.folder().join("Second.portwright");
    let sheet = start.folder().join("numbers.csv");
    std::fs::write(&sheet, "Number\n").expect("written");
    let program = start.open();
    program.find("body *");
    program.ask(LISTEN).expect("listening");

    let again = |file: &std::path::Path| {
        let second = Command::new(built("portwright-e2e")).arg(file).output();
        assert!(second.expect("a second start").status.success());
    };
    let heard = |event: &str| {
        until(&format!("the event {event}"), || {
            let all = program.run("return window.heard", &[]);
            let all = all.as_array().expect("a list").clone();
            all.into_iter()
                .find(|it| it[0] == json!(event))
                .map(|it| it[1].clone())
        })
    };
    again(&project);
    assert!(heard("opened").is_u64());
    again(&sheet);
    let files = heard("dropped");
    assert_eq!(files[0]["name"], json!("numbers.csv"));
    assert!(files[0]["ticket"].is_u64());
}

#[test]
fn a_first_start_shows_the_start_screen() {
    let program = Start::fresh().open();
    program.find("body *");
    program.keep_picture("start");
}
