//! A finding accepted with a reason: it counts nowhere, holds while its facts do, and is undone like all else.

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn problem(desk: &mut Desk, code: &str, subject: &str) -> Value {
    let problems = desk.ask("problems", json!({}));
    let found = problems.as_array().unwrap().iter();
    found
        .clone()
        .find(|it| it["code"] == code && it["subject"] == subject)
        .unwrap_or_else(|| panic!("no {code} on {subject}"))
        .clone()
}

fn accept(problem: &Value, reason: &str) -> Value {
    json!({
        "code": problem["code"], "place": problem["place"], "severity": problem["severity"],
        "message": problem["message"], "reason": reason,
    })
}

fn warnings(desk: &mut Desk) -> Value {
    desk.ask("project_head", json!({}))["warnings"].clone()
}

#[test]
fn an_accepted_warning_counts_nowhere_until_its_facts_change() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let ages = problem(&mut desk, "bill_ages", "NDG-04");
    assert_eq!(ages["must"], "");
    let empty = desk
        .call("finding_accept", accept(&ages, "  "))
        .unwrap_err();
    assert_eq!(empty.code, "no_reason");

    desk.ask(
        "finding_accept",
        accept(&ages, "Jo at their desk takes it."),
    );
    assert_eq!(warnings(&mut desk), 11);
    let accepted = problem(&mut desk, "bill_ages", "NDG-04");
    assert_eq!(accepted["accepted"]["reason"], "Jo at their desk takes it.");
    desk.ask("undo", json!({}));
    assert_eq!(warnings(&mut desk), 12);
    desk.ask("redo", json!({}));
    assert_eq!(warnings(&mut desk), 11);

    // A newer bill ages too, on another day: nobody accepted that.
    let accounts = desk.ask("accounts_list", json!({}));
    let corvus = accounts
        .as_array()
        .unwrap()
        .iter()
        .find(|account| account["carrier"] == "Corvus")
        .unwrap()["id"]
        .clone();
    let mut form = desk.ask("account_detail", json!({ "id": corvus }))["form"].clone();
    form["bill_date"] = json!("2026-11-02");
    desk.ask("account_save", form);
    let lapsed = problem(&mut desk, "bill_ages", "NDG-04");
    assert_eq!(lapsed["accepted"], Value::Null);
    assert_eq!(lapsed["lapsed"]["said"], ages["message"]);
    assert_ne!(lapsed["message"], ages["message"]);

    // The old word is not the new one's: accepting again replaces it.
    desk.ask("finding_accept", accept(&lapsed, "Asked again on 16 Nov."));
    let again = problem(&mut desk, "bill_ages", "NDG-04");
    assert_eq!(again["accepted"]["id"], lapsed["lapsed"]["id"]);
    desk.ask("finding_reopen", json!({ "id": again["accepted"]["id"] }));
    assert_eq!(warnings(&mut desk), 12);
}

#[test]
fn what_law_and_life_ask_for_is_never_accepted() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    for (code, subject) in [
        ("undecided_numbers", "Lakeland"),
        ("no_911_address", "NDG-04"),
    ] {
        let found = problem(&mut desk, code, subject);
        assert_ne!(found["must"], "", "{code}");
        let refused = desk
            .call("finding_accept", accept(&found, "Nobody will notice."))
            .unwrap_err();
        assert_eq!(refused.code, "must_be_mended", "{code}");
    }
}

#[test]
fn a_number_tells_its_history_and_which_cells_were_written_by_hand() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let one = |desk: &mut Desk| {
        let query =
            json!({ "query": { "find": "4145550101" }, "slice": { "offset": 0, "limit": 1 } });
        desk.ask("numbers_list", query)["rows"][0].clone()
    };
    let before = one(&mut desk);
    assert_eq!(
        before["edited"],
        json!([]),
        "taken in and not touched since"
    );
    desk.ask(
        "numbers_change",
        json!({ "ids": [before["id"]], "name": "Reception", "use": "fax" }),
    );
    assert_eq!(one(&mut desk)["edited"], json!(["use", "name"]));
    let detail = desk.ask("number_detail", json!({ "id": before["id"] }));
    let newest = &detail["history"][0];
    let name = before["name"].as_str().unwrap();
    assert_eq!(
        newest["changes"],
        json!([
            "Use: voice, now fax",
            format!("Name: {name}, now Reception")
        ])
    );
    let first = detail["history"].as_array().unwrap().last().unwrap();
    assert!(
        first["label"].as_str().unwrap().starts_with("Import of "),
        "{first}"
    );
    desk.ask("undo", json!({}));
    assert_eq!(one(&mut desk)["edited"], json!([]));
    let detail = desk.ask("number_detail", json!({ "id": before["id"] }));
    assert_eq!(detail["history"][0]["undone"], true);
}

#[test]
fn an_account_without_numbers_is_not_called_toll_free() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk.ask("account_save", json!({ "carrier": "lakeland" }));
    let accounts = desk.ask("accounts_list", json!({}));
    let accounts = accounts.as_array().unwrap().iter();
    let id = accounts.map(|it| it["id"].as_i64().unwrap()).max();
    let detail = desk.ask("account_detail", json!({ "id": id }));
    let said = detail.to_string();
    assert!(said.contains("BTN not known"), "{said}");
    assert!(!said.contains("Toll-free accounts have none"), "{said}");
}
