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

#[test]
fn projects_opened_before_are_listed_and_a_missing_one_says_so() {
    let start = Start::fresh();
    let sample = start.folder().join("Northgate.portwright");
    let program = start.picking("SAMPLE", &sample).with("--sample").open();
    program.wait_for("Wed 16 Dec");

    let program = program.end().open();
    program.wait_for("Calyx Cloud via Meridian · 312 numbers");
    program.keep_picture("start-recent");
    program.click(&program.find(".recent button"));
    program.wait_for("Wed 16 Dec");

    let start = program.end();
    std::fs::remove_file(&sample).expect("removed");
    let program = start.open();
    program.wait_for("file is missing");
    program.click(&program.named("button", "take it off this list"));
    program.wait_for("Projects that you open stand here.");
}

#[test]
fn a_file_that_is_no_project_is_refused_with_its_name() {
    let start = Start::fresh();
    let file = start.folder().join("letter.portwright");
    std::fs::write(&file, "Dear carrier").expect("written");
    let program = start.with(file.to_string_lossy()).open();
    program.wait_for("letter.portwright");
    program.settle();
    program.keep_picture("start-refused");
    assert!(
        program.text().contains("Open the sample"),
        "the start screen stays"
    );
    assert_eq!(std::fs::read(&file).expect("still there"), b"Dear carrier");
}

#[test]
fn a_new_project_needs_a_client_a_platform_and_a_zone() {
    let start = Start::fresh();
    let file = start.folder().join("Harbor Street Legal");
    let program = start.picking("NEW_PROJECT", &file).open();
    program.wait_for("New project");
    program.press(&["\u{e009}", "n"]);
    program.fill(&program.find("[role=dialog] input"), "Harbor Street Legal");
    for (label, choice) in [("Moves to", "Zoom"), ("Home zone", "Chicago")] {
        program.click(&program.named("button", label));
        program.click(&program.named("option", choice));
    }
    program.settle();
    program.keep_picture("new-project");
    program.click(&program.named("button", "Choose where to keep it…"));
    program.wait_for("Harbor Street Legal");
    until("the file", || {
        file.with_extension("portwright").is_file().then_some(())
    });
    program.settle();
    program.keep_picture("new-project-empty");
}

#[test]
fn the_sample_is_made_once_and_then_opened_as_it_was_left() {
    let program = Start::fresh().with("--sample").open();
    program.wait_for("Wed 16 Dec");
    program.press(&["\u{e009}", "8"]);
    program.wait_for("new project for Northgate Dental Group");
    let program = program.end().with("--sample").open();
    program.wait_for("Wed 16 Dec");
}

#[test]
fn the_theme_and_the_size_a_person_chose_are_kept() {
    let shown = |program: &crate::program::Program| {
        let dark = "return [document.documentElement.dataset.theme ?? '', innerWidth]";
        program.run(dark, &[])
    };
    let program = Start::fresh().with("--sample").open();
    program.wait_for("Wed 16 Dec");
    let before = shown(&program);
    assert_ne!(before[0], json!("dark"));
    // Two at a time would be a second start.
    drop(program);

    let start = Start::fresh().preferring(&json!({ "theme": "dark", "zoom": 200 }));
    let program = start.with("--sample").open();
    program.wait_for("Wed 16 Dec");
    until("a dark page of twice the size", || {
        let now = shown(&program);
        let half = before[1].as_f64()? / 2.0;
        (now[0] == json!("dark") && (now[1].as_f64()? - half).abs() < 2.0).then_some(())
    });
    program.settle();
    program.keep_picture("overview-dark-200-percent");
}
