//! A window's day: the sample opened, its blockers put right one by one, an order's life, undo to the start.

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn order(desk: &mut Desk, name: &str) -> Value {
    let orders = desk.ask("orders_list", json!({}));
    let groups = orders["groups"].as_array().unwrap();
    let all = groups
        .iter()
        .flat_map(|group| group["orders"].as_array().unwrap());
    let found = all.clone().find(|order| order["name"] == name);
    found
        .unwrap_or_else(|| panic!("no {name} in {orders}"))
        .clone()
}

fn blockers(desk: &mut Desk) -> Vec<String> {
    let problems = desk.ask("problems", json!({}));
    let blockers = problems
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["severity"] == "blocker");
    blockers
        .map(|found| found["code"].as_str().unwrap().to_owned())
        .collect()
}

fn account(desk: &mut Desk, carrier: &str) -> Value {
    let accounts = desk.ask("accounts_list", json!({}));
    let found = accounts
        .as_array()
        .unwrap()
        .iter()
        .find(|account| account["carrier"] == carrier);
    found.unwrap()["id"].clone()
}

#[test]
fn the_samples_blockers_are_put_right_one_by_one_until_its_order_may_be_signed_and_sent() {
    let mut desk = Desk::new(STORY);
    let head = desk.sample();
    assert_eq!(
        (&head["blockers"], &head["numbers"], &head["orders"]),
        (&json!(4), &json!(312), &json!(6))
    );
    assert!(!desk.told.is_empty(), "making it says how far it is");
    let ndg01 = order(&mut desk, "NDG-01")["id"].clone();
    let refused = desk
        .call("order_record", json!({ "id": ndg01, "act": "signed" }))
        .unwrap_err();
    assert!(refused.message.contains("blocker"), "{}", refused.message);

    let lakeland = account(&mut desk, "Lakeland");
    desk.ask(
        "account_take_spelling",
        json!({ "id": lakeland, "field": "business_name" }),
    );
    assert!(!blockers(&mut desk).contains(&"name_mismatch".to_owned()));

    let mut form = desk.ask("account_detail", json!({ "id": lakeland }))["form"].clone();
    form["new_btn"] = json!("(414) 555-0187");
    desk.ask("account_save", form);
    assert!(!blockers(&mut desk).contains(&"btn_leaves".to_owned()));

    let query =
        json!({ "query": { "disposition": "undecided" }, "slice": { "offset": 0, "limit": 100 } });
    let undecided = desk.ask("numbers_list", query);
    let ids: Vec<Value> = undecided["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    assert_eq!(ids.len(), 3);
    desk.ask(
        "numbers_change",
        json!({ "ids": ids, "disposition": "disconnect" }),
    );
    assert_eq!(
        blockers(&mut desk),
        ["address_mismatch"],
        "NDG-02 is still as it was rejected"
    );

    for act in ["signed", "submitted"] {
        desk.ask("order_record", json!({ "id": ndg01, "act": act }));
    }
    let detail = desk.ask("order_detail", json!({ "id": ndg01 }));
    assert_eq!(detail["status"]["text"], "Sent");
    // A number of an order that was sent keeps its fate.
    let first = json!({ "query": { "order": ndg01 }, "slice": { "offset": 0, "limit": 1 } });
    let first = desk.ask("numbers_list", first)["rows"][0]["id"].clone();
    let refused = desk
        .call(
            "numbers_change",
            json!({ "ids": [first], "disposition": "stay" }),
        )
        .unwrap_err();
    assert_eq!(refused.code, "order_was_sent");
}

#[test]
fn a_rejected_order_goes_out_again_under_the_next_version() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let badger = account(&mut desk, "Badger Valley");
    desk.ask(
        "account_take_spelling",
        json!({ "id": badger, "field": "" }),
    );
    assert!(!blockers(&mut desk).contains(&"address_mismatch".to_owned()));
    let ndg02 = order(&mut desk, "NDG-02")["id"].clone();
    desk.now = "2026-11-17T10:00:00-06:00".to_owned();
    desk.ask("order_record", json!({ "id": ndg02, "act": "signed" }));
    desk.ask("order_record", json!({ "id": ndg02, "act": "submitted" }));
    let detail = desk.ask("order_detail", json!({ "id": ndg02 }));
    let versions: Vec<_> = detail["tracks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|track| track["version"].clone())
        .collect();
    assert_eq!(versions, [json!(1), json!(2)]);
    assert_eq!(
        detail["rejections"].as_array().unwrap().len(),
        1,
        "what was refused stays on record"
    );
}

#[test]
fn undo_goes_back_to_what_lies_before_a_submission_and_redo_comes_again() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = desk.ask("overview", json!({}));
    let lakeland = account(&mut desk, "Lakeland");
    desk.ask(
        "account_take_spelling",
        json!({ "id": lakeland, "field": "" }),
    );
    let after = desk.ask("overview", json!({}));
    assert_ne!(before, after);
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("overview", json!({})), before);
    desk.ask("redo", json!({}));
    assert_eq!(desk.ask("overview", json!({})), after);
    let mut steps = 0;
    while desk.call("undo", json!({})).is_ok() {
        steps += 1;
        assert!(steps < 100, "undo ends");
    }
    assert!(steps > 0);
    desk.session.verify().unwrap();
    let still = order(&mut desk, "NDG-05");
    assert_eq!(still["numbers"], 6, "what was sent is not undone");
}

#[test]
fn a_file_is_imported_as_previewed_and_repaired_in_place() {
    let mut desk = Desk::new(STORY);
    let ticket = desk.ticket("acme.portwright");
    desk.ask(
        "project_create",
        json!({ "ticket": ticket, "client": "Acme Dental", "gaining": "telnyx", "go_live": "2026-12-16", "zone": "America/Chicago" }),
    );
    let list = "Number,Name,Carrier,Account\n414-720-4100,Front,Comcast,81\n414-720-41x2,Back,Comcast,81\n";
    std::fs::write(desk.path("list.csv"), list).unwrap();
    let file = desk.ticket("list.csv");
    let preview = desk.ask("import_preview", json!({ "ticket": file }));
    assert_eq!(
        (
            &preview["outcome"]["numbers"],
            &preview["outcome"]["refused"]
        ),
        (&json!(1), &json!(1))
    );
    let repairs = json!([{ "sheet": "", "row": 3, "column": 1, "text": "414-720-4102" }]);
    let request = json!({ "ticket": file, "repairs": repairs });
    let repaired = desk.ask("import_preview", request.clone());
    assert_eq!(
        (
            &repaired["outcome"]["numbers"],
            &repaired["outcome"]["refused"]
        ),
        (&json!(2), &json!(0))
    );
    let done = desk.ask("import_commit", request);
    assert_eq!(done["imported"]["added"], 2);
    assert_eq!(desk.ask("project_head", json!({}))["numbers"], 2);
}

#[test]
fn a_sites_address_is_corrected_by_hand_and_taken_back() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let green_bay = |desk: &mut Desk| {
        let sites = desk.ask("sites_list", json!({}));
        let found = sites
            .as_array()
            .unwrap()
            .iter()
            .find(|site| site["name"] == "Green Bay");
        found.unwrap().clone()
    };
    let before = green_bay(&mut desk);
    let form = |zone: &str| {
        json!({
            "id": before["id"],
            "name": "Green Bay",
            "zone": zone,
            "address": {
                "street": "2140 E Main St Ste B", "line2": "", "city": "Green Bay", "state": "WI", "zip": "54302"
            },
        })
    };
    let refused = desk.call("site_save", form("America/Nowhere")).unwrap_err();
    assert_eq!(refused.code, "no_such_zone");
    desk.ask("site_save", form("America/Chicago"));
    assert!(
        green_bay(&mut desk)["address"]
            .as_str()
            .unwrap()
            .starts_with("2140 E Main St")
    );
    assert!(!blockers(&mut desk).contains(&"address_mismatch".to_owned()));
    desk.ask("undo", json!({}));
    assert_eq!(green_bay(&mut desk), before);
}
