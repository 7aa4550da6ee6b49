//! The forecast and what-ifs of the sample through the commands: what screens and scripts are told, what is
//! written and what is not.

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn sample() -> Desk {
    let mut desk = Desk::new(STORY);
    desk.sample();
    desk
}

fn order_id(desk: &mut Desk, name: &str) -> Value {
    let overview = desk.ask("overview", json!({}));
    let mut orders = overview["orders"].as_array().unwrap().iter();
    orders.find(|order| order["name"] == name).unwrap()["id"].clone()
}

fn record(desk: &mut Desk) -> usize {
    desk.ask("history", json!({})).as_array().unwrap().len()
}

#[test]
fn the_plan_keeps_its_three_dates_and_the_forecast_says_what_they_are_worth() {
    let mut desk = sample();
    let made = desk.ask("forecast", json!({}));
    let dates: Vec<&str> = made["plan_dates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|date| date["day"]["iso"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2026-12-09", "2026-12-16", "2027-01-05"]);
    let chance = |at: usize| made["plan_dates"][at]["percent"].as_u64().unwrap();
    assert!(chance(0) < chance(1) && chance(1) < chance(2));
    assert!(
        made["slip"]
            .as_str()
            .unwrap()
            .contains("that go-live slips past Wed 16 Dec.")
    );
    let period = &made["histogram"]["periods"][0];
    assert_eq!(period["text"], "Meridian year-end freeze, 18 Dec – 4 Jan");
    let columns = made["histogram"]["columns"].as_array().unwrap();
    let of = |iso: &str| {
        let mut columns = columns.iter();
        columns.find(|column| column["day"]["iso"] == iso).unwrap()
    };
    assert_eq!(of("2026-12-24")["height"], 0, "nothing inside the freeze");
    assert_eq!(of("2027-01-05")["height"], 1_000, "it lands behind it");
    assert_eq!(of("2027-01-05")["late"], true);
    assert_eq!(of("2026-12-19")["closed"], true, "a Saturday");
    // The weightiest thing stands first, and something can be done about it.
    assert_eq!(
        made["drivers"][0]["text"],
        "a rejection of NDG-01 by Lakeland"
    );
    assert_eq!(made["drivers"][0]["jump"]["screen"], "orders");
    assert_eq!(
        made,
        desk.ask("forecast", json!({})),
        "same seed, same bytes"
    );
    assert_ne!(made, desk.ask("forecast", json!({ "seed": 2 })));
}

#[test]
fn mending_what_is_open_raises_the_chance_and_so_does_a_lower_base_rate() {
    let mut desk = sample();
    let chance = |desk: &mut Desk| {
        desk.ask("forecast", json!({}))["plan_dates"][2]["percent"]
            .as_u64()
            .unwrap()
    };
    let before = chance(&mut desk);
    let accounts = desk.ask("accounts_list", json!({}));
    for account in accounts.as_array().unwrap() {
        let taken = desk.call(
            "account_take_spelling",
            json!({ "id": account["id"], "field": "" }),
        );
        // An account without a CSR has nothing to take.
        drop(taken);
    }
    let mended = chance(&mut desk);
    assert!(mended > before, "{before} {mended}");
    desk.ask("project_update", json!({ "rejection_percent": "0" }));
    assert!(chance(&mut desk) > mended);
    let made = desk.ask("forecast", json!({}));
    assert_eq!(made["rejection_percent"], 0);
    assert_eq!(made["rejection_source"], "set for this project");
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("forecast", json!({}))["rejection_percent"], 12);
    let error = desk
        .call("project_update", json!({ "rejection_percent": "120" }))
        .unwrap_err();
    assert_eq!(error.code, "bad_percent");
}

#[test]
fn a_what_if_writes_nothing_and_says_what_moves() {
    let mut desk = sample();
    let (timeline, entries) = (desk.ask("timeline", json!({})), record(&mut desk));
    let changes = json!([{ "what": "rejected", "order": "NDG-03", "date": "2026-11-20" }]);
    let asked = desk.ask("what_if", json!({ "changes": changes }));
    assert_eq!(
        asked["changes"][0]["text"],
        "NDG-03 is refused on Fri 20 Nov"
    );
    assert_eq!(
        asked["changes"][0]["apply"], "",
        "nobody makes that real here"
    );
    let said = asked["said"].to_string();
    assert!(
        said.contains("NDG-04 slips from Mon 14 Dec to Tue 5 Jan, because it waits for NDG-03.")
    );
    let row = asked["orders"]
        .as_array()
        .unwrap()
        .iter()
        .find(|order| order["name"] == "NDG-03")
        .unwrap();
    assert_eq!(row["cutover"]["moves"], "15 days later");
    assert_eq!(row["cutover"]["worse"], true);
    assert!(row["after"]["to"].as_u64() > row["before"]["to"].as_u64());
    assert_eq!(timeline, desk.ask("timeline", json!({})));
    assert_eq!(entries, record(&mut desk));
    let error = desk
        .call(
            "what_if",
            json!({ "changes": [{ "what": "sent", "order": "NDG-99", "date": "2026-11-20" }] }),
        )
        .unwrap_err();
    assert_eq!(error.code, "what_if_impossible");
}

#[test]
fn three_changes_can_be_made_real_and_undone() {
    let mut desk = sample();
    let before = desk.ask("overview", json!({}));
    for change in [
        json!({ "what": "go_live", "date": "2027-01-12" }),
        json!({ "what": "request", "order": "NDG-02", "date": "2026-12-15" }),
        json!({ "what": "blackout", "from": "2026-12-09", "to": "2026-12-10", "name": "Audit" }),
    ] {
        let asked = desk.ask("what_if", json!({ "changes": [change] }));
        assert_ne!(asked["changes"][0]["apply"], "");
        let second = &asked["dates"];
        desk.ask("what_if_apply", json!({ "change": change }));
        let real = desk.ask("what_if", json!({ "changes": [] }));
        for at in 0..6 {
            assert_eq!(real["dates"][at]["before"], second[at]["after"], "{change}");
        }
        desk.ask("undo", json!({}));
        assert_eq!(before, desk.ask("overview", json!({})), "{change}");
    }
    let change = json!({ "what": "platform", "carrier": "five9" });
    let error = desk
        .call("what_if_apply", json!({ "change": change }))
        .unwrap_err();
    assert_eq!(error.code, "no_act");
}

#[test]
fn a_rejection_is_looked_at_before_it_is_recorded() {
    let mut desk = sample();
    let id = order_id(&mut desk, "NDG-03");
    let outlook = desk.ask(
        "rejection_outlook",
        json!({ "id": id, "field": "business_name", "holds": "NORTHGATE DENTAL" }),
    );
    assert!(
        outlook["fix"]["text"]
            .as_str()
            .unwrap()
            .starts_with("Take NORTHGATE DENTAL instead of ")
    );
    let expected = outlook["cutover"]["after"]["iso"].clone();
    assert_ne!(expected, outlook["cutover"]["before"]["iso"]);
    let mut request =
        json!({ "id": id, "act": "rejected", "date": "2026-11-16", "reason": "Name differs." });
    for field in ["code", "field", "holds", "carrier_number"] {
        request[field] = json!("");
    }
    request["window"] = Value::Null;
    desk.ask("order_record", request);
    let again = desk.ask("rejection_outlook", json!({ "id": id }));
    assert_eq!(
        again["cutover"]["after"]["iso"], expected,
        "what was foreseen is what happens"
    );
    assert_eq!(again["send_again"], outlook["send_again"]);
}

#[test]
fn what_a_rejection_names_is_taken_over_in_one_act_and_sent_anew() {
    let mut desk = sample();
    let id = order_id(&mut desk, "NDG-03");
    let mut request = json!({ "id": id, "act": "rejected", "date": "2026-11-16", "reason": "Name differs.", "code": "7404" });
    request["carrier_number"] = json!("");
    request["field"] = json!("");
    request["holds"] = json!("NORTHGATE DENTAL");
    request["window"] = Value::Null;
    let error = desk
        .call("rejection_take", json!({ "id": id }))
        .unwrap_err();
    assert_eq!(error.code, "nothing_to_take", "nothing is rejected yet");
    desk.ask("order_record", request);
    let fix = |desk: &mut Desk| {
        let detail = desk.ask("order_detail", json!({ "id": id }));
        let rejections = detail["rejections"].as_array().unwrap().clone();
        rejections.last().unwrap()["fix"].clone()
    };
    // The code names the field by the catalogue, the carrier says what it holds.
    let proposed = fix(&mut desk);
    assert_eq!(proposed["field"], "business_name");
    assert_eq!(proposed["says"], "carrier");
    assert_eq!(
        proposed["take"],
        "Take NORTHGATE DENTAL as the business name"
    );
    assert!(
        proposed["text"].as_str().unwrap().ends_with(
            "Business name differs, usually 3–5 business days lost (BW-ERR 7404, 7429)."
        ),
        "{proposed}"
    );
    let entries = record(&mut desk);
    desk.ask("rejection_take", json!({ "id": id }));
    assert_eq!(record(&mut desk), entries + 1, "one act");
    let taken = fix(&mut desk);
    assert_eq!(
        (&taken["ours"], &taken["refused"]),
        (&json!("NORTHGATE DENTAL"), &json!("It is put right."))
    );
    let account = desk.ask("account_detail", json!({ "id": proposed["account"] }));
    assert_eq!(account["form"]["business_name"], "NORTHGATE DENTAL");
    desk.ask("undo", json!({}));
    assert_eq!(fix(&mut desk), proposed);
}
