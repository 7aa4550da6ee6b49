//! Windows, duty and money through the public API: found, chosen, entered, undone.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

fn order(desk: &mut Desk, name: &str) -> Value {
    let orders = desk.ask("orders_list", json!({}));
    let cards = orders["groups"].as_array().unwrap().iter();
    cards
        .flat_map(|group| group["orders"].as_array().unwrap().clone())
        .find(|card| card["name"] == name)
        .unwrap()["id"]
        .clone()
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

fn words(slots: &Value) -> Vec<&str> {
    slots
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| slot["words"].as_str().unwrap())
        .collect()
}

#[test]
fn the_samples_window_is_the_one_of_the_story_and_another_is_chosen_by_asking_for_it() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = order(&mut desk, "NDG-01");
    let found = desk.ask("window_find", json!({ "id": id }));
    assert_eq!(
        words(&found["slots"])[..3],
        [
            "Wed 16 Dec, 19:00–21:00 CT",
            "Thu 17 Dec, 19:00–21:00 CT",
            "Wed 16 Dec, 04:00–06:00 CT"
        ]
    );
    let best = &found["slots"][0];
    assert_eq!(
        (&best["planned"], &best["calls"]),
        (&json!(true), &json!("3 calls"))
    );
    assert_eq!(best["utc"], "2026-12-17 01:00 to 03:00 UTC");
    assert_eq!(found["volume"], "calls per hour, CT, average of 6 weeks");
    assert_eq!(
        found["legend"],
        json!(["0–2", "3–9", "10–29", "30–54", "55+"])
    );
    assert_eq!(found["verdict"]["title"], "There is no night slot");
    // The week that the heat map shows first is that of the plan: Monday 14 to Sunday 20 December.
    let week = &found["weeks"][usize::try_from(found["week"].as_u64().unwrap()).unwrap()];
    assert_eq!(week["label"], "14 to 20 Dec 2026");
    let friday = &week["days"][4];
    assert_eq!(
        friday["closed"],
        "Meridian year-end freeze, Fri 18 Dec 2026 to Mon 4 Jan 2027"
    );
    let evening = &week["days"][2]["hours"][19];
    assert_eq!(
        (&evening["state"], &evening["slot"]),
        (&json!("open"), &json!(1))
    );
    assert_eq!(evening["text"], "Wed 16 Dec 19:00, 2 calls, slot 1");
    assert_eq!(
        week["days"][2]["hours"][22]["text"],
        "Wed 16 Dec 22:00, no call, Meridian activates 04:00–21:00 CT"
    );

    let second = &found["slots"][1]["window"];
    desk.ask("order_request", json!({ "id": id, "window": second }));
    let again = desk.ask("window_find", json!({ "id": id }));
    let planned = again["slots"]
        .as_array()
        .unwrap()
        .iter()
        .find(|slot| slot["planned"] == true);
    assert_eq!(planned.unwrap()["words"], "Thu 17 Dec, 19:00–21:00 CT");
}

#[test]
fn duty_is_entered_by_weekday_changes_the_rank_and_is_undone() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = order(&mut desk, "NDG-01");
    let before = desk.ask("duty_hours", json!({}));
    assert_eq!(before["hours"].as_array().unwrap().len(), 10);
    let early: Vec<Value> = (0..5)
        .map(|weekday| json!({ "staff": "ours", "weekday": weekday, "start": "03:30", "end": "12:00" }))
        .collect();
    desk.ask("duty_set", json!({ "hours": early }));
    let found = desk.ask("window_find", json!({ "id": id }));
    assert_eq!(words(&found["slots"])[0], "Wed 16 Dec, 04:00–06:00 CT");
    assert_eq!(
        found["duty"],
        json!([
            "Our people: Mon–Fri 03:30–12:00",
            "The client’s people: on-duty hours are not entered"
        ])
    );
    assert_eq!(
        desk.ask("undo", json!({}))["label"],
        "Undo change of the on-duty hours"
    );
    assert_eq!(desk.ask("duty_hours", json!({})), before);
    let twice = json!({ "hours": [early[0], early[0]] });
    assert_eq!(desk.call("duty_set", twice).unwrap_err().code, "duty_twice");
    let wrong =
        json!({ "hours": [{ "staff": "ours", "weekday": 7, "start": "03:30", "end": "12:00" }] });
    assert_eq!(
        desk.call("duty_set", wrong).unwrap_err().code,
        "no_such_weekday"
    );
}

#[test]
fn the_sheet_counts_what_is_known_and_names_what_is_not() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let sheet = desk.ask("costs", json!({}));
    assert_eq!(
        sheet["total"],
        "At least 1,726.95 USD; 3 items are not known."
    );
    assert_eq!(
        sheet["slip"],
        "A slip of 7 days adds 1,958.78 USD, a day 279.82 USD."
    );
    let totals: BTreeMap<&str, &str> = sheet["orders"]
        .as_array()
        .unwrap()
        .iter()
        .map(|order| {
            (
                order["cost"]["name"].as_str().unwrap(),
                order["total"].as_str().unwrap(),
            )
        })
        .collect();
    // 2.00 a number; nobody knows what Meridian takes for the rejection of NDG-02.
    assert_eq!(totals["NDG-01"], "302.00 USD");
    assert_eq!(totals["NDG-02"], "at least 82.00 USD");
    // 104.00 for 52 numbers, and 52 of 89 numbers of the 980.52 for which Corvus runs beside the new service.
    assert_eq!(totals["NDG-03"], "at least 676.88 USD");
    assert_eq!(
        desk.ask("costs", json!({ "slip_days": 14 }))["slip"],
        "A slip of 14 days adds 3,917.52 USD, a day 279.82 USD."
    );
}

#[test]
fn a_fee_of_the_project_is_entered_with_a_reason_and_taken_back() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let fee = |amount: &str, reason: &str| json!({ "carrier": "meridian", "kind": "rejection", "amount": amount, "per": "event", "reason": reason });
    assert_eq!(
        desk.call("fee_set", fee("35", " ")).unwrap_err().code,
        "no_reason"
    );
    assert_eq!(
        desk.call("fee_set", fee("thirty", "x")).unwrap_err().code,
        "not_an_amount"
    );
    assert_eq!(
        desk.call("fee_set", fee("", "")).unwrap_err().code,
        "no_own_fee"
    );
    let done = desk.ask("fee_set", fee("35", "price list of October"));
    assert_eq!(
        done["label"],
        "rejection fee of Meridian: 35.00 USD each time"
    );
    let sheet = desk.ask("costs", json!({}));
    assert_eq!(
        sheet["total"],
        "At least 1,761.95 USD; 2 items are not known."
    );
    let known = sheet["fees"]
        .as_array()
        .unwrap()
        .iter()
        .find(|fee| fee["kind"] == "rejection")
        .unwrap();
    assert_eq!(
        (&known["own"], &known["words"]),
        (&json!(true), &json!("35.00 USD each time"))
    );
    // A second one takes the place of the first.
    desk.ask("fee_set", fee("40", "price list of November"));
    assert_eq!(
        desk.ask("costs", json!({}))["total"],
        "At least 1,766.95 USD; 2 items are not known."
    );
    desk.ask("fee_set", fee("", ""));
    assert_eq!(desk.ask("costs", json!({}))["unknown"], Value::Null);
    assert_eq!(
        desk.ask("costs", json!({}))["total"],
        "At least 1,726.95 USD; 3 items are not known."
    );
    desk.ask("undo", json!({}));
    assert_eq!(
        desk.ask("costs", json!({}))["total"],
        "At least 1,766.95 USD; 2 items are not known."
    );
}

#[test]
fn what_an_account_costs_is_entered_by_hand() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = account(&mut desk, "Corvus");
    desk.ask(
        "charges_set",
        json!({ "id": id, "monthly": "1,500", "termination": "", "source": "bill of 1 Dec" }),
    );
    let sheet = desk.ask("costs", json!({}));
    let corvus = sheet["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["cost"]["account"] == id)
        .unwrap();
    assert_eq!(
        (&corvus["monthly"], &corvus["termination"]),
        (&json!("1,500.00 USD"), &json!("not known"))
    );
    // 24 November to 16 December: 22 of 30 days.
    assert_eq!(corvus["lines"][0]["amount"], "1,100.00 USD");
    desk.ask(
        "charges_set",
        json!({ "id": id, "monthly": "", "termination": "" }),
    );
    let sheet = desk.ask("costs", json!({}));
    let corvus = sheet["accounts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["cost"]["account"] == id)
        .unwrap();
    assert_eq!(corvus["lines"][0]["amount"], "not known");
}

#[test]
fn a_window_means_what_it_meant_when_it_was_agreed() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = order(&mut desk, "NDG-01");
    let error = desk
        .call("window_take_over", json!({ "id": id }))
        .unwrap_err();
    assert_eq!(error.code, "nothing_moved");
    let problems = desk.ask("problems", json!({}));
    assert!(
        problems
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["code"] != "window_instant_moved")
    );
}

/// Sets the noted instants of an order an hour back and the data they rest on to an older version.
fn noted_by_older_zone_data(file: &std::path::Path, order: i64) {
    let engine = rusqlite::Connection::open(file).unwrap();
    let (id, starts, ends): (i64, String, String) = engine
        .query_row(
            "SELECT id, starts, ends FROM window_instant WHERE port_order = ?1 AND agreed = 'requested'",
            [order],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    let earlier = |text: &str| {
        let at: chrono::DateTime<chrono::Utc> = text.parse().unwrap();
        let moved = at - chrono::TimeDelta::hours(1);
        // Written as the file writes it.
        text.replace(
            &at.format("%Y-%m-%dT%H").to_string(),
            &moved.format("%Y-%m-%dT%H").to_string(),
        )
    };
    engine
        .execute(
            "UPDATE window_instant SET starts = ?2, ends = ?3, tz_data = '2025b' WHERE id = ?1",
            (id, earlier(&starts), earlier(&ends)),
        )
        .unwrap();
}

#[test]
fn instants_that_other_zone_data_moved_are_listed_until_they_are_taken_over() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = order(&mut desk, "NDG-01");
    let window = json!({ "date": "2026-12-16", "start": "19:00:00", "end": "21:00:00", "zone": "America/Chicago" });
    desk.ask("order_request", json!({ "id": id, "window": window }));
    desk.ask("project_close", json!({}));
    // The file as a program with the zone data of 2025b would have left it: every start an hour earlier.
    let file = desk.path("sample.portwright");
    noted_by_older_zone_data(&file, id.as_i64().unwrap());
    let ticket = desk.ticket("sample.portwright");
    desk.ask("project_open", json!({ "ticket": ticket }));
    let moved = |desk: &mut Desk| -> Vec<String> {
        let problems = desk.ask("problems", json!({}));
        let problems = problems.as_array().unwrap().iter();
        let moved = problems.filter(|it| it["code"] == "window_instant_moved");
        moved
            .map(|it| it["message"].as_str().unwrap().to_owned())
            .collect()
    };
    let told = moved(&mut desk);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("With zone data 2025b that was 00:00 UTC on Thu 17 Dec 2026")
            && told[0].contains("it is 01:00 UTC on Thu 17 Dec 2026"),
        "{told:?}"
    );
    let finder = desk.ask("window_find", json!({ "id": id }));
    assert_eq!(finder["moved"], told[0].as_str());

    desk.ask("window_take_over", json!({ "id": id }));
    assert_eq!(moved(&mut desk), [""; 0]);
    assert_eq!(desk.ask("window_find", json!({ "id": id }))["moved"], "");
    desk.ask("undo", json!({}));
    assert_eq!(
        moved(&mut desk),
        told,
        "taking over is one act that can be taken back"
    );
    desk.ask("redo", json!({}));
    let error = desk
        .call("window_take_over", json!({ "id": id }))
        .unwrap_err();
    assert_eq!(error.code, "nothing_moved");
}

#[test]
fn an_hour_that_clocks_skip_is_refused_and_one_that_comes_twice_is_asked_about() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let id = order(&mut desk, "NDG-01");
    let ask = |desk: &mut Desk, date: &str, start: &str, end: &str| {
        let window = json!({ "date": date, "start": start, "end": end, "zone": "America/Chicago" });
        desk.call("order_request", json!({ "id": id, "window": window }))
    };
    // In the night to 14 March 2027 there is no 02:30.
    let refused = ask(&mut desk, "2027-03-14", "02:30:00", "04:00:00").unwrap_err();
    assert_eq!(refused.code, "window_in_gap");
    assert!(
        refused.message.contains("the clocks jump over it"),
        "{}",
        refused.message
    );
    // In the night to 7 November 2027 there are two 01:30.
    ask(&mut desk, "2027-11-07", "01:30:00", "03:00:00").unwrap();
    let problems = desk.ask("problems", json!({}));
    let asked: Vec<&Value> = problems
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["code"] == "window_in_overlap")
        .collect();
    assert_eq!(asked.len(), 1, "{problems:#}");
    assert!(
        asked[0]["message"].as_str().unwrap().contains("twice"),
        "{asked:?}"
    );
}

#[test]
fn the_nights_of_2026_on_which_clocks_change_are_told_and_zones_without_them_are_not() {
    let mut desk = Desk::new("2026-03-02T09:00:00-06:00");
    desk.sample();
    let id = order(&mut desk, "NDG-01");
    let ask = |desk: &mut Desk, date: &str, start: &str, zone: &str| {
        let window = json!({ "date": date, "start": start, "end": "04:00:00", "zone": zone });
        desk.call("order_request", json!({ "id": id, "window": window }))
    };
    let asked = |desk: &mut Desk| {
        let problems = desk.ask("problems", json!({}));
        let mut problems = problems.as_array().unwrap().iter();
        problems.any(|it| it["code"] == "window_in_overlap")
    };
    let refused = ask(&mut desk, "2026-03-08", "02:30:00", "America/Chicago").unwrap_err();
    assert_eq!(refused.code, "window_in_gap");
    for zone in ["America/Phoenix", "America/Regina"] {
        ask(&mut desk, "2026-03-08", "02:30:00", zone).unwrap();
        ask(&mut desk, "2026-11-01", "01:30:00", zone).unwrap();
        assert!(!asked(&mut desk), "{zone}");
    }
    ask(&mut desk, "2026-11-01", "01:30:00", "America/Chicago").unwrap();
    assert!(asked(&mut desk));
}
