//! An import that is stopped, wherever it is, leaves nothing behind.

use std::fmt::Write as _;

use portwright_tests::{Desk, STORY};
use serde_json::json;

/// Numbers of the list: enough that it is told of more than once.
const ROWS: u32 = 12_000;

#[test]
fn an_import_that_is_stopped_leaves_nothing_wherever_it_was() {
    let mut desk = Desk::new(STORY);
    let mut list = "Number,User,Site\n".to_owned();
    for row in 0..ROWS {
        let (exchange, line) = (200 + row / 10_000, row % 10_000);
        writeln!(list, "(414) {exchange}-{line:04},User {row},Main Street").unwrap();
    }
    std::fs::write(desk.path("list.csv"), list).unwrap();
    let project = desk.ticket("client.portwright");
    let create = json!({ "ticket": project, "client": "Test", "gaining": "calyx-cloud", "go_live": "", "zone": "America/Chicago" });
    desk.ask("project_create", create);
    let head = desk.ask("project_head", json!({}));
    let history = desk.ask("history", json!({}));
    let ticket = desk.ticket("list.csv");

    let mut stops = 0;
    let done = loop {
        desk.patience = Some(stops);
        match desk.call("import_commit", json!({ "ticket": ticket })) {
            Ok(done) => break done,
            Err(error) => assert_eq!(error.code, "cancelled", "{error:?}"),
        }
        desk.patience = None;
        assert_eq!(
            desk.ask("project_head", json!({})),
            head,
            "after {stops} words of progress"
        );
        assert_eq!(desk.ask("history", json!({})), history);
        stops += 1;
        assert!(stops < 1_000, "it comes to an end");
    };
    assert!(stops > 1, "it could be stopped more than once");
    assert_eq!(done["imported"]["added"], json!(ROWS));
    desk.patience = None;
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("project_head", json!({}))["numbers"], json!(0));
}
