//! Orders: hand moves that stay, the gate, a life from the gate to the end with everything that can go wrong in it,
//! and what was sent against what is stated later.

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn order(desk: &mut Desk, name: &str) -> Value {
    let orders = desk.ask("orders_list", json!({}));
    let all: Vec<Value> = orders["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["orders"].as_array().unwrap().clone())
        .collect();
    let found = all.into_iter().find(|order| order["name"] == name);
    found.unwrap_or_else(|| panic!("no {name}"))
}

fn detail(desk: &mut Desk, name: &str) -> Value {
    let id = order(desk, name)["id"].clone();
    desk.ask("order_detail", json!({ "id": id }))
}

fn record(desk: &mut Desk, name: &str, mut request: Value) -> Result<Value, String> {
    request["id"] = order(desk, name)["id"].clone();
    desk.call("order_record", request)
        .map_err(|error| format!("{} {}", error.message, error.hint))
}

fn window(date: &str, start: &str, end: &str) -> Value {
    json!({
        "date": date, "start": format!("{start}:00"), "end": format!("{end}:00"), "zone": "America/Chicago",
    })
}

fn codes(desk: &mut Desk) -> Vec<String> {
    let problems = desk.ask("problems", json!({}));
    problems
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_group_moved_by_hand_stays_where_it_was_put_when_the_inventory_is_split_again() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let ndg04 = detail(&mut desk, "NDG-04");
    let group = ndg04["groups"][0]["ids"].as_array().unwrap()[..3].to_vec();
    let asked = desk.ask("orders_may_join", json!({ "numbers": group }));
    let targets = asked["targets"].as_array().unwrap();
    assert_eq!(
        targets[0]["id"],
        Value::Null,
        "a new order is offered first"
    );
    assert_eq!(targets[0]["refused"], "");
    let why = |name: &str| {
        let target = targets
            .iter()
            .find(|target| target["name"].as_str().unwrap().starts_with(name));
        target.unwrap()["refused"].as_str().unwrap().to_owned()
    };
    assert!(
        why("NDG-01").contains("Another carrier"),
        "{}",
        why("NDG-01")
    );
    assert!(why("NDG-03").contains("was sent"), "{}", why("NDG-03"));
    assert_eq!(why("NDG-04"), "");

    let into = order(&mut desk, "NDG-01")["id"].clone();
    let refused = desk
        .call("numbers_move", json!({ "numbers": group, "order": into }))
        .unwrap_err();
    assert!(refused.message.starts_with("Cannot join NDG-01."));

    desk.ask("numbers_move", json!({ "numbers": group, "order": null }));
    assert_eq!(order(&mut desk, "NDG-07")["numbers"], 3);
    assert_eq!(order(&mut desk, "NDG-04")["numbers"], 34);
    let ndg07 = order(&mut desk, "NDG-07")["id"].clone();
    desk.ask("orders_wave", json!({ "ids": [ndg07], "wave": 2 }));
    assert_eq!(order(&mut desk, "NDG-07")["wave"], "Wave 2");
    let again = desk.ask("orders_split", json!({}));
    assert_eq!(again["changes"], json!([]), "nothing is left to split");
    assert!(
        detail(&mut desk, "NDG-07")["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .any(|reason| reason.as_str().unwrap().contains("by hand"))
    );

    let ndg04 = order(&mut desk, "NDG-04")["id"].clone();
    desk.ask("orders_merge", json!({ "from": ndg07, "into": ndg04 }));
    assert_eq!(order(&mut desk, "NDG-04")["numbers"], 37);
    assert_eq!(desk.ask("orders_split", json!({}))["changes"], json!([]));
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(order(&mut desk, "NDG-04")["numbers"], 37);
    let orders = desk.ask("orders_list", json!({}));
    assert_eq!(orders["waves"], json!([]));
}

#[test]
fn an_order_with_a_story_is_cancelled_and_not_deleted_when_its_numbers_leave() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let ndg06 = order(&mut desk, "NDG-06")["id"].clone();
    desk.ask(
        "contact_save",
        json!({ "order": ndg06, "text": "Asked for the letter." }),
    );
    let numbers = detail(&mut desk, "NDG-06")["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["ids"].as_array().unwrap().clone())
        .collect::<Vec<_>>();
    desk.ask(
        "numbers_change",
        json!({ "ids": numbers, "disposition": "stay" }),
    );
    desk.ask("orders_split", json!({}));
    let left = detail(&mut desk, "NDG-06");
    assert_eq!(left["status"]["text"], "Cancelled");
    assert_eq!(left["contacts"][0]["form"]["text"], "Asked for the letter.");
}

#[test]
fn nothing_goes_out_before_the_gate_is_confirmed() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk.now = "2026-11-25T10:00:00-06:00".to_owned();
    let gate = detail(&mut desk, "NDG-04")["gate"].clone();
    assert_eq!(gate.as_array().unwrap().len(), 4);
    let standing = gate
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["item"] == "good_standing")
        .unwrap()
        .clone();
    desk.ask("gate_open", json!({ "id": standing["id"] }));
    let refused = record(&mut desk, "NDG-04", json!({ "act": "submitted" })).unwrap_err();
    assert!(refused.contains("active and in good standing"), "{refused}");
    desk.ask(
        "gate_confirm",
        json!({ "item": "good_standing", "account": standing["account"], "note": "Called billing." }),
    );
    // The other order of the account is still open: only the client's word sends both.
    let refused = record(&mut desk, "NDG-04", json!({ "act": "submitted" })).unwrap_err();
    assert!(refused.contains("collide"), "{refused}");
    record(
        &mut desk,
        "NDG-04",
        json!({ "act": "submitted", "in_spite": "Corvus takes both, said their desk." }),
    )
    .unwrap();
    let sent = detail(&mut desk, "NDG-04");
    assert_eq!(sent["sent"]["numbers"], 37);
    assert!(
        sent["history"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("Corvus takes both")
    );
}

/// A gaining side that nobody shipped, with a gate of its own.
const STRICT: &str = r#"
id = "strict"
name = "Strict Voice"
role = "gaining"
[[further_gates]]
gate = "funds"
words = "The account at Strict Voice has funds for all numbers"
each = "project"
source = "Its portal"
as_of = "2026-11-10"
note = "An order without is put aside unread."
"#;

#[test]
fn a_carrier_that_insists_on_more_has_it_confirmed_like_the_four() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    std::fs::write(desk.path("strict.toml"), STRICT).unwrap();
    let ticket = desk.ticket("strict.toml");
    desk.ask("carrier_add", json!({ "ticket": ticket }));
    let nobody = desk
        .call("gate_confirm", json!({ "item": "funds", "who": "Dana" }))
        .unwrap_err();
    assert_eq!(nobody.code, "no_gate", "no order waits for it yet");
    desk.ask("project_update", json!({ "gaining": "strict" }));
    let funds = |desk: &mut Desk| {
        let gate = detail(desk, "NDG-04")["gate"].as_array().unwrap().clone();
        assert_eq!(gate.len(), 5);
        gate.into_iter()
            .find(|item| item["item"] == "funds")
            .unwrap()
    };
    let open = funds(&mut desk);
    assert_eq!(open["id"], Value::Null);
    let why = open["why"].as_str().unwrap();
    assert!(
        why.starts_with("Strict Voice insists on it. An order without"),
        "{why}"
    );
    assert!(why.contains("Its portal, read 2026-11-10"), "{why}");
    desk.now = "2026-11-25T10:00:00-06:00".to_owned();
    // The letter names another gaining side now: it is signed anew, and still the order does not go out.
    record(&mut desk, "NDG-04", json!({ "act": "signed" })).unwrap();
    let refused = record(&mut desk, "NDG-04", json!({ "act": "submitted" })).unwrap_err();
    assert!(refused.contains("has funds for all numbers"), "{refused}");
    desk.ask(
        "gate_confirm",
        json!({ "item": "funds", "who": "Dana", "date": "2026-11-24", "note": "Seen in the portal." }),
    );
    let done = funds(&mut desk);
    assert_eq!(done["by"], "Dana, Tue 24 Nov: Seen in the portal.");
    desk.ask("undo", json!({}));
    assert_eq!(funds(&mut desk)["id"], Value::Null);
    desk.ask("redo", json!({}));
    desk.ask("gate_open", json!({ "id": done["id"] }));
    assert_eq!(funds(&mut desk)["id"], Value::Null);
}

#[test]
fn what_was_confirmed_at_one_platform_is_not_lost_when_another_is_asked() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    std::fs::write(desk.path("strict.toml"), STRICT).unwrap();
    let ticket = desk.ticket("strict.toml");
    desk.ask("carrier_add", json!({ "ticket": ticket }));
    let first = desk.ask("project_head", json!({}))["gaining"].clone();
    let standing = |desk: &mut Desk| {
        let gate = detail(desk, "NDG-04")["gate"].as_array().unwrap().clone();
        gate.into_iter()
            .find(|item| item["item"] == "platform_account")
            .unwrap()
    };
    let before = standing(&mut desk);
    assert_ne!(before["id"], Value::Null);
    desk.ask("project_update", json!({ "gaining": "strict" }));
    assert_eq!(standing(&mut desk)["id"], Value::Null);
    let confirm =
        |who: &str| json!({ "item": "platform_account", "who": who, "date": "2026-11-16" });
    desk.ask("gate_confirm", confirm("Dana"));
    let there = standing(&mut desk);
    assert_eq!(there["by"], "Dana, Mon 16 Nov");
    // Said again, it is the same word and not another one.
    desk.ask("gate_confirm", confirm("Jo"));
    assert_eq!(standing(&mut desk)["id"], there["id"]);
    desk.ask("project_update", json!({ "gaining": first }));
    assert_eq!(standing(&mut desk), before);
    desk.session.verify().unwrap();
}

#[test]
fn a_confirmed_date_moves_is_lost_and_comes_again_and_each_stays_on_record() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    // Three days before the date of 24 November: a change is still taken.
    let other = window("2026-12-02", "20:00", "21:00");
    record(
        &mut desk,
        "NDG-03",
        json!({ "act": "ask_date", "window": other, "reason": "Phones come late." }),
    )
    .unwrap();
    let asked = detail(&mut desk, "NDG-03");
    assert_eq!(asked["status"]["text"], "Other date asked");
    assert_eq!(asked["sent"]["version"], 2, "a supplement is a version");
    assert!(
        asked["confirmed"]["text"]
            .as_str()
            .unwrap()
            .contains("24 Nov")
    );
    assert!(
        asked["timers"]
            .as_array()
            .unwrap()
            .iter()
            .any(|timer| timer["code"] == "supplement")
    );

    let unsaid = record(
        &mut desk,
        "NDG-03",
        json!({ "act": "confirmed", "window": other }),
    )
    .unwrap_err();
    assert!(unsaid.contains("without a reason"), "{unsaid}");
    record(
        &mut desk,
        "NDG-03",
        json!({ "act": "confirmed", "window": other, "reason": "As asked." }),
    )
    .unwrap();
    let moved = detail(&mut desk, "NDG-03");
    assert!(
        moved["history"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("before Tue 24 Nov"),
        "{}",
        moved["history"][0]
    );

    record(
        &mut desk,
        "NDG-03",
        json!({ "act": "foc_lost", "reason": "Conflict in the registry." }),
    )
    .unwrap();
    assert_eq!(detail(&mut desk, "NDG-03")["status"]["text"], "Date lost");
    desk.now = "2026-11-18T09:00:00-06:00".to_owned();
    assert!(codes(&mut desk).contains(&"foc_lost".to_owned()));
    // A day's notice: the program says so.
    let soon = window("2026-11-19", "10:00", "11:00");
    record(
        &mut desk,
        "NDG-03",
        json!({ "act": "confirmed", "window": soon }),
    )
    .unwrap();
    let codes = codes(&mut desk);
    assert!(codes.contains(&"short_notice_foc".to_owned()), "{codes:?}");
    let refused = record(
        &mut desk,
        "NDG-03",
        json!({ "act": "ask_date", "window": other }),
    )
    .unwrap_err();
    assert!(refused.contains("48 hours before"), "{refused}");
    assert!(refused.contains("recorded with the reason"), "{refused}");
    assert_eq!(
        detail(&mut desk, "NDG-03")["status"]["text"],
        "Confirmed, locked"
    );
}

#[test]
fn an_order_ends_only_when_911_is_proven_and_texting_is_settled() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk.now = "2026-11-24T20:30:00-06:00".to_owned();
    record(&mut desk, "NDG-03", json!({ "act": "activating" })).unwrap();
    let id = order(&mut desk, "NDG-03")["id"].clone();
    let one = detail(&mut desk, "NDG-03")["groups"][0]["ids"][0].clone();
    desk.ask(
        "numbers_result",
        json!({ "id": id, "numbers": [one], "result": "failed", "reason": "Not in the registry." }),
    );
    record(&mut desk, "NDG-03", json!({ "act": "ported" })).unwrap();
    let refused = record(&mut desk, "NDG-03", json!({ "act": "verified" })).unwrap_err();
    assert!(refused.contains("is not active"), "{refused}");
    desk.ask(
        "numbers_result",
        json!({ "id": id, "numbers": [one], "result": "ported" }),
    );
    let refused = record(&mut desk, "NDG-03", json!({ "act": "verified" })).unwrap_err();
    assert!(refused.contains("911"), "{refused}");
    let track = |desk: &mut Desk, track: &str, state: &str| {
        desk.ask(
            "order_track",
            json!({ "id": id, "track": track, "state": state, "note": "933 from each floor" }),
        );
    };
    track(&mut desk, "911", "done");
    record(&mut desk, "NDG-03", json!({ "act": "verified" })).unwrap();
    assert!(
        record(&mut desk, "NDG-03", json!({ "act": "closed" }))
            .unwrap_err()
            .contains("Texting")
    );
    track(&mut desk, "sms", "under_way");
    desk.now = "2026-12-04T09:00:00-06:00".to_owned();
    assert!(codes(&mut desk).contains(&"texting_open".to_owned()));
    track(&mut desk, "sms", "done");
    record(&mut desk, "NDG-03", json!({ "act": "closed" })).unwrap();
    let closed = detail(&mut desk, "NDG-03");
    assert_eq!(closed["status"]["text"], "Closed");
    assert_eq!(closed["side_tracks"][1]["mark"]["text"], "Texting works");
}

#[test]
fn a_number_that_is_taken_out_goes_into_a_new_order_and_keeps_its_story() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = order(&mut desk, "NDG-03")["id"].clone();
    let one = detail(&mut desk, "NDG-03")["groups"][0]["ids"][0].clone();
    desk.ask(
        "numbers_result",
        json!({ "id": id, "numbers": [one], "result": "removed", "reason": "Held by another carrier." }),
    );
    desk.ask("orders_split", json!({}));
    assert_eq!(order(&mut desk, "NDG-03")["numbers"], 51);
    assert_eq!(order(&mut desk, "NDG-07")["numbers"], 1);
    let odd = detail(&mut desk, "NDG-03")["odd_numbers"].clone();
    assert_eq!(odd[0]["mark"]["text"], "taken out");
    let differs = detail(&mut desk, "NDG-03")["differs"].clone();
    assert_eq!(differs[0]["field"], "numbers");
}

#[test]
fn what_was_sent_stays_what_it_was_when_the_account_is_edited() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let accounts = desk.ask("accounts_list", json!({}));
    let badger = accounts
        .as_array()
        .unwrap()
        .iter()
        .find(|account| account["carrier"] == "Badger Valley")
        .unwrap()["id"]
        .clone();
    assert_eq!(detail(&mut desk, "NDG-02")["differs"], json!([]));
    desk.ask(
        "account_take_spelling",
        json!({ "id": badger, "field": "" }),
    );
    let after = detail(&mut desk, "NDG-02");
    let fields: Vec<&str> = after["differs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pair| pair["field"].as_str().unwrap())
        .collect();
    assert!(fields.contains(&"service_address"), "{fields:?}");
    let address = after["sent"]["fields"]
        .as_array()
        .unwrap()
        .iter()
        .find(|pair| pair["label"] == "Service address")
        .unwrap();
    assert_eq!(address["value"], "2140 Main St Ste B");
    // A rejection says what was sent, not what the account says by now.
    desk.now = "2026-11-17T10:00:00-06:00".to_owned();
    record(&mut desk, "NDG-02", json!({ "act": "signed" })).unwrap();
    record(&mut desk, "NDG-02", json!({ "act": "submitted" })).unwrap();
    let mut form = desk.ask("account_detail", json!({ "id": badger }))["form"].clone();
    form["business_name"] = json!("Northgate Dental of Green Bay");
    desk.ask("account_save", form);
    desk.now = "2026-11-19T10:00:00-06:00".to_owned();
    record(
        &mut desk,
        "NDG-02",
        json!({
            "act": "rejected", "code": "7404", "reason": "Name mismatch", "field": "business_name",
            "holds": "NORTHGATE DENTAL GROUP LLC",
        }),
    )
    .unwrap();
    let refused = detail(&mut desk, "NDG-02");
    let last = refused["rejections"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_ne!(last["field"]["ours"], "Northgate Dental of Green Bay");
    assert_eq!(refused["sent"]["version"], 2);
}

#[test]
fn a_platform_that_mails_its_own_letter_has_a_state_and_a_timer_for_it() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk.ask("project_update", json!({ "gaining": "activepbx" }));
    desk.now = "2026-11-25T10:00:00-06:00".to_owned();
    // The letter that was signed names another carrier.
    let void = record(&mut desk, "NDG-04", json!({ "act": "submitted" })).unwrap_err();
    assert!(void.contains("is void: gaining carrier changed"), "{void}");
    record(&mut desk, "NDG-04", json!({ "act": "signed" })).unwrap();
    // What was confirmed at the other platform says nothing of this one.
    let open = record(&mut desk, "NDG-04", json!({ "act": "submitted" })).unwrap_err();
    assert!(
        open.contains("Our user may file orders at ActivePBX"),
        "{open}"
    );
    for item in ["platform_account", "portal_user"] {
        desk.ask("gate_confirm", json!({ "item": item, "who": "Dana" }));
    }
    record(
        &mut desk,
        "NDG-04",
        json!({ "act": "submitted", "in_spite": "told so" }),
    )
    .unwrap();
    let sent = detail(&mut desk, "NDG-04");
    assert_eq!(sent["status"]["text"], "Awaits the platform’s LOA");
    let codes_of = |detail: &Value| -> Vec<String> {
        detail["timers"]
            .as_array()
            .unwrap()
            .iter()
            .map(|timer| timer["code"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(codes_of(&sent).contains(&"platform_loa".to_owned()));
    assert!(record(&mut desk, "NDG-04", json!({ "act": "confirmed" })).is_err());
    desk.now = "2026-12-07T10:00:00-06:00".to_owned();
    assert!(codes(&mut desk).contains(&"platform_loa_waits".to_owned()));
    record(&mut desk, "NDG-04", json!({ "act": "platform_loa_signed" })).unwrap();
    assert!(!codes(&mut desk).contains(&"platform_loa_waits".to_owned()));
    let signed = detail(&mut desk, "NDG-04");
    assert!(codes_of(&signed).contains(&"answer".to_owned()));
}

#[test]
fn a_promise_that_is_overdue_is_seen_until_it_is_settled() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let ndg02 = order(&mut desk, "NDG-02")["id"].clone();
    assert_eq!(
        detail(&mut desk, "NDG-02")["contacts"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
    desk.ask(
        "contact_save",
        json!({
            "order": ndg02, "whom": "Lena at the desk", "text": "Looks for the order.",
            "promised": "Calls back", "due": "2026-11-17",
        }),
    );
    assert!(!codes(&mut desk).contains(&"promise_overdue".to_owned()));
    desk.now = "2026-11-18T09:00:00-06:00".to_owned();
    assert!(codes(&mut desk).contains(&"promise_overdue".to_owned()));
    let mut form = detail(&mut desk, "NDG-02")["contacts"][0]["form"].clone();
    form["settled_on"] = json!("2026-11-18");
    desk.ask("contact_save", form);
    assert!(!codes(&mut desk).contains(&"promise_overdue".to_owned()));
}

#[test]
fn the_written_foc_is_kept_with_the_act_and_goes_with_its_file() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let ndg03 = order(&mut desk, "NDG-03")["id"].clone();
    std::fs::write(
        desk.path("foc.txt"),
        "FOC 2 DEC 2026 20:00 CT ORDER CV-883141",
    )
    .unwrap();
    let ticket = desk.ticket("foc.txt");
    let added = desk.ask(
        "attachment_add",
        json!({ "ticket": ticket, "order": ndg03, "kind": "foc" }),
    );
    let file = added["attachment"]["id"].clone();
    record(
        &mut desk,
        "NDG-03",
        json!({
            "act": "confirmed", "window": window("2026-12-02", "20:00", "21:00"), "reason": "Moved by Corvus.",
            "attachment": file,
        }),
    )
    .unwrap();
    assert_eq!(
        detail(&mut desk, "NDG-03")["history"][0]["proof"],
        "foc.txt"
    );
    desk.ask("attachment_remove", json!({ "id": file }));
    assert_eq!(detail(&mut desk, "NDG-03")["history"][0]["proof"], "");
    desk.ask("undo", json!({}));
    assert_eq!(
        detail(&mut desk, "NDG-03")["history"][0]["proof"],
        "foc.txt"
    );
}

#[test]
fn what_is_said_of_numbers_stands_with_their_order_until_it_is_taken_back() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let ids = detail(&mut desk, "NDG-03")["groups"][0]["ids"]
        .as_array()
        .unwrap()[..3]
        .to_vec();
    let mark = |value: &str| json!({ "numbers": ids, "kind": "use_on_target", "value": value });
    desk.ask("numbers_mark", mark("service"));
    let marks = detail(&mut desk, "NDG-03")["marks"].clone();
    assert_eq!(marks[0]["text"], "use on the new platform: service");
    assert_eq!(marks[0]["numbers"], "(608) 555-0110 to 0112");
    assert_eq!(marks[0]["ids"], json!(ids));
    desk.ask("numbers_mark", mark(""));
    assert_eq!(detail(&mut desk, "NDG-03")["marks"], json!([]));
}

#[test]
fn only_a_refused_order_has_a_next_version_and_its_signature_makes_it() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    assert_eq!(detail(&mut desk, "NDG-01")["next_version"], Value::Null);
    assert_eq!(detail(&mut desk, "NDG-02")["next_version"], 2);
    let account = detail(&mut desk, "NDG-02")["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|found| found["jump"]["id"].as_i64())
        .unwrap();
    desk.ask(
        "account_take_spelling",
        json!({ "id": account, "field": "" }),
    );
    record(&mut desk, "NDG-02", json!({ "act": "signed" })).unwrap();
    let after = detail(&mut desk, "NDG-02");
    assert_eq!(after["next_version"], Value::Null);
    assert_eq!(after["tracks"].as_array().unwrap().len(), 2);
}
