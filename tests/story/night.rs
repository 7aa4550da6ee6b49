//! A cutover from the runbook to the signed record: nothing is done while 911 is open, nothing that was ticked is lost.

use portwright_core::api::WireError;
use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

/// NDG-03, Madison: confirmed for Tue 24 Nov, 20:00–21:00 CT.
pub(crate) fn madison(desk: &mut Desk) -> Value {
    night(desk, "NDG-03")
}

fn night(desk: &mut Desk, name: &str) -> Value {
    let nights = desk.ask("nights_list", json!({}));
    let nights = nights.as_array().unwrap();
    let found = nights.iter().find(|night| night["name"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {nights:?}"))["night"].clone()
}

fn at(desk: &mut Desk, clock: &str) {
    desk.now = format!("2026-11-24T{clock}:00-06:00");
}

pub(crate) fn act(
    desk: &mut Desk,
    night: &Value,
    act: &str,
    step: &str,
) -> Result<Value, WireError> {
    desk.call(
        "night_act",
        json!({ "night": night, "act": act, "step": step }),
    )
}

pub(crate) fn view(desk: &mut Desk, night: &Value) -> Value {
    desk.ask("night_view", json!({ "night": night }))
}

fn step<'v>(view: &'v Value, key: &str) -> &'v Value {
    let steps = view["steps"].as_array().unwrap();
    steps
        .iter()
        .find(|step| step["key"] == key)
        .unwrap_or_else(|| panic!("no step {key}"))
}

fn tests(desk: &mut Desk, night: &Value, phase: &str) -> Value {
    desk.ask("tests_list", json!({ "night": night, "phase": phase }))
}

fn ids(tests: &Value) -> Vec<Value> {
    let rows = tests["rows"].as_array().unwrap();
    rows.iter().map(|row| row["id"].clone()).collect()
}

/// Numbers whose cell of a test is in a state.
fn cells(tests: &Value, test: &str, state: &str) -> Vec<Value> {
    let columns = tests["columns"].as_array().unwrap();
    let at = columns
        .iter()
        .position(|column| column["test"] == test)
        .unwrap_or_else(|| panic!("no column {test}"));
    let rows = tests["rows"].as_array().unwrap().iter();
    rows.filter(|row| row["cells"][at]["state"] == state)
        .map(|row| row["id"].clone())
        .collect()
}

fn record(
    desk: &mut Desk,
    night: &Value,
    numbers: &[Value],
    test: &str,
    result: &str,
    note: &str,
) -> Result<Value, WireError> {
    desk.call(
        "tests_record",
        json!({ "night": night, "numbers": numbers, "test": test, "result": result, "note": note, "tester": "Jonas Okafor" }),
    )
}

/// Everything before the cut, and the step of the activation done.
pub(crate) fn activated(desk: &mut Desk, night: &Value) {
    at(desk, "18:40");
    let before = tests(desk, night, "before");
    let all = ids(&before);
    for test in ["address_911", "temporary_911"] {
        record(desk, night, &all, test, "pass", "").unwrap();
    }
    at(desk, "19:02");
    for key in ["roll_call", "forward"] {
        act(desk, night, "done", key).unwrap();
    }
    at(desk, "19:56");
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "decide", "step": "gate_go", "word": "go", "who": "Dana Whitfield" }),
    );
    at(desk, "20:00");
    let key = activation(desk, night);
    act(desk, night, "begin", &key).unwrap();
    at(desk, "20:04");
    act(desk, night, "done", &key).unwrap();
}

fn activation(desk: &mut Desk, night: &Value) -> String {
    let seen = view(desk, night);
    let steps = seen["steps"].as_array().unwrap();
    let found = steps
        .iter()
        .find(|step| step["key"].as_str().unwrap().starts_with("activate:"));
    found.unwrap()["key"].as_str().unwrap().to_owned()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a night is told in one piece")]
fn the_whole_night_is_played_and_ends_in_a_signed_record() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    assert_eq!(view(&mut desk, &night)["state"]["text"], "date confirmed");

    // Nothing before its time: no activation without a go, no go while 911 before the cut is open.
    at(&mut desk, "18:30");
    let key = activation(&mut desk, &night);
    let refused = act(&mut desk, &night, "begin", &key).unwrap_err();
    assert_eq!(refused.message, "Waits for: Decision: go.");
    for key in ["roll_call", "forward"] {
        act(&mut desk, &night, "done", key).unwrap();
    }
    let go = json!({ "night": night, "act": "decide", "step": "gate_go", "word": "go" });
    let refused = desk.call("night_act", go.clone()).unwrap_err();
    assert!(
        refused.message.contains("911 address accepted for 0 of 52"),
        "{refused:?}"
    );
    assert_eq!(
        record(&mut desk, &night, &[], "caller_id", "pass", "")
            .unwrap_err()
            .code,
        "test_refused"
    );
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));

    activated(&mut desk, &night);
    let seen = view(&mut desk, &night);
    assert_eq!(seen["state"]["text"], "52 active at Meridian since 20:04");
    assert_eq!(seen["step_now"], "inbound");
    let order = desk.ask("orders_list", json!({}));
    assert!(order.to_string().contains("\"text\":\"Active\""), "{order}");

    // The night tests: one failure with its note, put right later; 911 last.
    let all = ids(&tests(&mut desk, &night, "night"));
    assert_eq!(all.len(), 52);
    at(&mut desk, "20:20");
    let columns = tests(&mut desk, &night, "night")["columns"].clone();
    for column in columns.as_array().unwrap() {
        let test = column["test"].as_str().unwrap();
        if test == "emergency_911" {
            continue;
        }
        let open = cells(&tests(&mut desk, &night, "night"), test, "open");
        record(&mut desk, &night, &open, test, "pass", "").unwrap();
    }
    let first = &all[..1];
    assert_eq!(
        record(&mut desk, &night, first, "inbound_losing", "fail", "")
            .unwrap_err()
            .message,
        "Each failure has a note."
    );
    record(
        &mut desk,
        &night,
        first,
        "inbound_losing",
        "fail",
        "old greeting",
    )
    .unwrap();
    let seen = view(&mut desk, &night);
    assert!(
        seen["open"]
            .to_string()
            .contains("fail 20:20: old greeting"),
        "{}",
        seen["open"]
    );
    assert_eq!(
        seen["sign"]["against"],
        "52 × 911 open, the decision to keep is not taken"
    );
    record(
        &mut desk,
        &night,
        first,
        "inbound_losing",
        "pass",
        "second try",
    )
    .unwrap();
    for key in ["inbound", "caller_id", "reach"] {
        act(&mut desk, &night, "done", key).unwrap();
    }
    let refused = act(&mut desk, &night, "done", "emergency").unwrap_err();
    assert_eq!(refused.message, "911 is open or failed for 52 of 52.");
    let sign = json!({ "night": night, "who": "Dana Whitfield" });
    let refused = desk.call("night_sign", sign.clone()).unwrap_err();
    assert!(refused.message.contains("52 × 911 open"), "{refused:?}");

    at(&mut desk, "20:40");
    record(
        &mut desk,
        &night,
        &all,
        "emergency_911",
        "pass",
        "41 W Mifflin St read back",
    )
    .unwrap();
    act(&mut desk, &night, "done", "emergency").unwrap();
    for open in ["fax", "signal"] {
        if view(&mut desk, &night)["steps"]
            .to_string()
            .contains(&format!("\"key\":\"{open}\""))
        {
            act(&mut desk, &night, "done", open).unwrap();
        }
    }
    assert!(
        desk.call("night_sign", sign.clone())
            .unwrap_err()
            .message
            .contains("decision to keep")
    );
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "decide", "step": "gate_keep", "word": "go" }),
    );
    act(&mut desk, &night, "done", "remove_forward").unwrap();
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "note", "text": "Quiet night." }),
    );
    at(&mut desk, "20:55");
    let done = desk.ask("night_sign", sign.clone());
    assert_eq!(done["label"], "NDG-03 signed off");
    let seen = view(&mut desk, &night);
    assert_eq!(seen["place"], "The night is signed");
    assert!(
        seen["sign"]["signed"]
            .as_str()
            .unwrap()
            .starts_with("Dana Whitfield, Tue 24 Nov 20:55")
    );
    assert!(desk.call("night_sign", sign).is_err(), "it is signed once");
    assert_eq!(
        record(&mut desk, &night, first, "inbound_mobile", "open", "")
            .unwrap_err()
            .code,
        "test_refused"
    );

    // Undo takes the signature back as one step, and redo brings it again.
    let undone = desk.ask("undo", json!({}));
    assert!(
        undone["label"]
            .as_str()
            .unwrap()
            .ends_with("NDG-03 signed off")
    );
    assert_eq!(view(&mut desk, &night)["sign"]["signed"], "");
    desk.ask("redo", json!({}));
    assert_ne!(view(&mut desk, &night)["sign"]["signed"], "");
}

#[test]
fn a_program_that_was_killed_begins_where_it_was() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    activated(&mut desk, &night);
    let all = ids(&tests(&mut desk, &night, "night"));
    record(&mut desk, &night, &all[..7], "inbound_mobile", "pass", "").unwrap();
    act(&mut desk, &night, "begin", "inbound").unwrap();
    let before = (view(&mut desk, &night), tests(&mut desk, &night, "night"));
    // Nobody closes anything: another program reads the file as it lies there.
    let mut other = Desk::new(&desk.now);
    other
        .session
        .look_at(&desk.path("sample.portwright"))
        .unwrap();
    let after = (view(&mut other, &night), tests(&mut other, &night, "night"));
    assert_eq!(before, after);
    assert_eq!(step(&after.0, "inbound")["progress"], "now");
    assert_eq!(cells(&after.1, "inbound_mobile", "pass").len(), 7);
}

#[test]
fn signing_with_911_open_takes_a_name_and_a_reason_and_proves_no_order() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    activated(&mut desk, &night);
    let all = ids(&tests(&mut desk, &night, "night"));
    record(&mut desk, &night, &all[1..], "emergency_911", "pass", "").unwrap();
    assert!(
        record(
            &mut desk,
            &night,
            &all[..1],
            "emergency_911",
            "not_applicable",
            ""
        )
        .is_err()
    );
    let sign = |reason: &str| json!({ "night": night, "who": "Dana Whitfield", "reason": reason });
    let undecided = desk
        .call("night_sign", sign("nobody sits there"))
        .unwrap_err();
    assert!(
        undecided
            .message
            .contains("the decision to keep is not taken"),
        "{undecided:?}"
    );
    kept(&mut desk, &night);
    record(
        &mut desk,
        &night,
        &all[..1],
        "emergency_911",
        "fail",
        "no line",
    )
    .unwrap();
    let refused = desk.call("night_sign", sign("")).unwrap_err();
    assert!(refused.message.contains("1 × 911 failed"), "{refused:?}");
    desk.ask(
        "night_sign",
        sign("line is unplugged until Monday; nobody sits there"),
    );
    let seen = view(&mut desk, &night);
    assert!(
        seen["state"]["text"]
            .as_str()
            .unwrap()
            .starts_with("signed with 911 open by Dana Whitfield")
    );
    let order = seen["night"]
        .as_str()
        .unwrap()
        .trim_start_matches("order:")
        .parse::<i64>()
        .unwrap();
    let detail = desk.ask("order_detail", json!({ "id": order }));
    assert_ne!(detail["status"]["text"], "Verified");

    // On Monday the line is proven: what was open can still be recorded, what was proven stands.
    desk.now = "2026-11-30T09:10:00-06:00".to_owned();
    assert_eq!(tests(&mut desk, &night, "night")["refused"], "");
    let proven = record(&mut desk, &night, &all[1..2], "emergency_911", "open", "");
    assert_eq!(proven.unwrap_err().code, "test_refused");
    record(
        &mut desk,
        &night,
        &all[..1],
        "emergency_911",
        "pass",
        "read back",
    )
    .unwrap();
    assert_eq!(
        cells(&tests(&mut desk, &night, "night"), "emergency_911", "pass").len(),
        52
    );
}

/// Somebody decides to keep the numbers, with what is open left out by reason.
fn kept(desk: &mut Desk, night: &Value) {
    let seen = view(desk, night);
    for step in seen["steps"].as_array().unwrap() {
        let key = step["key"].as_str().unwrap();
        let is_ahead = !matches!(
            step["progress"].as_str(),
            Some("done" | "skipped" | "limit")
        );
        if key == "gate_keep" {
            break;
        }
        if is_ahead {
            desk.ask(
                "night_act",
                json!({ "night": night, "act": "skip", "step": key, "text": "in the morning" }),
            );
        }
    }
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "decide", "step": "gate_keep", "word": "go", "text": "one line is unplugged" }),
    );
}

#[test]
fn a_sample_is_a_decision_with_a_name_and_911_is_in_none() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    let decide = |tests: Value, who: &str| json!({ "night": night, "kind": "sample", "tests": tests, "every": 10, "who": who, "reason": "one block, one route" });
    let refused = desk
        .call("tests_decide", decide(json!(["emergency_911"]), "Mara"))
        .unwrap_err();
    assert!(refused.message.contains("911 is never left to a sample"));
    assert!(
        desk.call("tests_decide", decide(json!(["caller_id"]), ""))
            .is_err()
    );
    desk.ask(
        "tests_decide",
        decide(json!(["inbound_mobile", "caller_id"]), "Mara Lindholm"),
    );
    let seen = tests(&mut desk, &night, "night");
    let left_out = cells(&seen, "caller_id", "left_out").len();
    assert!(left_out > 30, "{left_out}");
    assert_eq!(cells(&seen, "emergency_911", "open").len(), 52);
    assert!(
        seen["decisions"][0]
            .as_str()
            .unwrap()
            .contains("Mara Lindholm")
    );
    desk.ask("undo", json!({}));
    assert!(cells(&tests(&mut desk, &night, "night"), "caller_id", "left_out").is_empty());
}

#[test]
fn a_runbook_is_changed_moved_kept_as_a_template_and_made_again() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    let book = |desk: &mut Desk, night: &Value| desk.ask("runbook_view", json!({ "night": night }));
    let titles = |book: &Value, part: usize| -> Vec<String> {
        let steps = book["parts"][part]["steps"].as_array().unwrap();
        steps
            .iter()
            .map(|step| step["title"].as_str().unwrap().to_owned())
            .collect()
    };
    desk.ask(
        "runbook_change",
        json!({ "night": night, "edits": [
            { "step": "roll_call", "title": "Roll call on the bridge", "minutes": 20 },
            { "step": "freeze_old", "dropped": true },
            { "title": "Photograph the old rack", "time": { "of": "day", "days": -1 }, "owner": "Jonas Okafor" },
        ] }),
    );
    let changed = book(&mut desk, &night);
    assert!(titles(&changed, 0).contains(&"Photograph the old rack".to_owned()));
    assert_eq!(titles(&changed, 1)[0], "Roll call on the bridge");
    assert_eq!(changed["dropped"][0]["key"], "freeze_old");
    let refused = desk.call(
        "runbook_move",
        json!({ "night": night, "step": "gate_go", "earlier": true }),
    );
    assert!(refused.unwrap_err().message.contains("waits for"));
    let order = |desk: &mut Desk| {
        let titles = titles(&book(desk, &night), 1);
        let place = |title: &str| titles.iter().position(|known| known.starts_with(title));
        (
            place("Outbound caller ID").unwrap(),
            place("Inbound from 3").unwrap(),
        )
    };
    for _ in 0..3 {
        let (caller, inbound) = order(&mut desk);
        if caller > inbound {
            desk.ask(
                "runbook_move",
                json!({ "night": night, "step": "caller_id", "earlier": true }),
            );
        }
    }
    let (caller, inbound) = order(&mut desk);
    assert!(caller < inbound, "one step after the other");

    std::fs::create_dir(desk.path("papers")).unwrap();
    let folder = desk.ticket("papers");
    let saved = desk.ask(
        "runbook_template_save",
        json!({ "night": night, "ticket": folder }),
    );
    assert_eq!(saved["name"], "runbook-template.json");
    let text = std::fs::read_to_string(desk.path("papers/runbook-template.json")).unwrap();
    assert!(!text.contains("Jonas"), "people of this client stay here");
    let other = self::night(&mut desk, "NDG-01");
    let ticket = desk.ticket("papers/runbook-template.json");
    desk.ask(
        "runbook_template_use",
        json!({ "night": other, "ticket": ticket }),
    );
    let next = book(&mut desk, &other);
    assert_eq!(titles(&next, 1)[0], "Roll call on the bridge");
    assert!(titles(&next, 0).contains(&"Photograph the old rack".to_owned()));

    desk.ask(
        "runbook_contacts",
        json!({ "contacts": [{ "key": "monitoring", "role": "Alarm monitoring center", "name": "account 55-0133",
            "telephone": "414-555-0190", "reachable": "always" }] }),
    );
    assert!(
        book(&mut desk, &other)["contacts"]
            .to_string()
            .contains("55-0133")
    );
}

#[test]
fn a_night_can_be_held_and_a_no_go_is_signed_as_it_stands() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let night = madison(&mut desk);
    at(&mut desk, "19:05");
    act(&mut desk, &night, "hold", "").unwrap();
    assert!(
        act(&mut desk, &night, "done", "roll_call")
            .unwrap_err()
            .message
            .contains("held")
    );
    at(&mut desk, "19:15");
    act(&mut desk, &night, "resume", "").unwrap();
    act(&mut desk, &night, "done", "roll_call").unwrap();
    let refused = desk
        .call(
            "night_act",
            json!({ "night": night, "act": "skip", "step": "forward" }),
        )
        .unwrap_err();
    assert!(refused.message.contains("for a reason"));
    desk.ask("night_act", json!({ "night": night, "act": "skip", "step": "forward", "text": "nobody calls at night" }));
    at(&mut desk, "19:57");
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "decide", "step": "gate_go", "word": "no_go", "text": "storm, half the crew is away" }),
    );
    let seen = view(&mut desk, &night);
    assert_eq!(seen["place"], "The night is stopped");
    assert_eq!(step(&seen, "emergency")["progress"], "void");
    desk.ask(
        "night_sign",
        json!({ "night": night, "who": "Dana Whitfield" }),
    );
    let seen = view(&mut desk, &night);
    assert!(
        seen["state"]["text"]
            .as_str()
            .unwrap()
            .starts_with("stopped and signed")
    );
    assert!(seen["log"].to_string().contains("storm"));

    // Another day is confirmed: the same order has a second night, and the first stays on record.
    let id: i64 = night
        .as_str()
        .unwrap()
        .trim_start_matches("order:")
        .parse()
        .unwrap();
    desk.now = "2026-11-25T09:00:00-06:00".to_owned();
    for act in [
        json!({ "act": "foc_lost", "reason": "storm" }),
        json!({ "act": "confirmed", "window": { "date": "2026-12-03", "start": "20:00:00", "end": "21:00:00", "zone": "America/Chicago" } }),
    ] {
        let mut request = act;
        request["id"] = json!(id);
        desk.ask("order_record", request);
    }
    let seen = view(&mut desk, &night);
    assert!(
        seen["warnings"][0].as_str().unwrap().starts_with(
            "What is recorded is of Tue 24 Nov 19:57 CT; the cut is on Thu 3 Dec now."
        ),
        "{}",
        seen["warnings"]
    );
    assert!(
        act(&mut desk, &night, "reopen", "")
            .unwrap_err()
            .message
            .contains("for a reason")
    );
    desk.ask(
        "night_act",
        json!({ "night": night, "act": "reopen", "text": "storm; cut on 3 Dec" }),
    );
    let seen = view(&mut desk, &night);
    assert_eq!(seen["warnings"], json!([]));
    assert_eq!(seen["step_now"], "roll_call");
    assert_eq!(seen["sign"]["signed"], "");
    assert!(
        seen["log"]
            .to_string()
            .contains("storm, half the crew is away")
    );
    desk.now = "2026-12-03T19:00:00-06:00".to_owned();
    act(&mut desk, &night, "done", "roll_call").unwrap();
    assert_eq!(
        step(&view(&mut desk, &night), "roll_call")["off"],
        "on time"
    );
}

#[test]
fn two_people_at_one_night_write_one_at_a_time_and_nothing_that_was_ticked_is_lost() {
    let (mut first, mut second) = (Desk::new(STORY), Desk::new(STORY));
    first.sample();
    let night = madison(&mut first);
    let open = |first: &Desk, second: &mut Desk| {
        let ticket = second.session.ticket(first.path("sample.portwright")).0;
        second.ask("project_open", json!({ "ticket": ticket }));
    };
    open(&first, &mut second);
    for desk in [&mut first, &mut second] {
        at(desk, "19:02");
    }
    let who = second.ask("project_head", json!({}))["read_only"].clone();
    assert_eq!(who, "tester@desk");
    // Both look at the night; only one ticks, and the other sees it.
    act(&mut first, &night, "done", "roll_call").unwrap();
    let seen = view(&mut second, &night);
    assert_eq!(step(&seen, "roll_call")["progress"], "done", "{seen}");
    let refused = act(&mut second, &night, "done", "forward").unwrap_err();
    assert_eq!(refused.code, "project_locked", "{refused:?}");
    assert_ne!(
        step(&view(&mut first, &night), "forward")["progress"],
        "done"
    );
    act(&mut first, &night, "done", "forward").unwrap();
    let told = view(&mut first, &night);
    assert_eq!(view(&mut second, &night)["log"], told["log"]);
    // The writer goes home. Whoever opens it now writes, on top of all that was ticked.
    first.ask("project_close", json!({}));
    open(&first, &mut second);
    assert_eq!(
        second.ask("project_head", json!({}))["read_only"],
        Value::Null
    );
    assert_eq!(view(&mut second, &night)["log"], told["log"]);
    at(&mut second, "19:05");
    second.ask(
        "night_act",
        json!({ "night": night, "act": "note", "text": "Jo is off, Mara goes on." }),
    );
    let log = view(&mut second, &night)["log"].as_array().unwrap().len();
    assert_eq!(log, told["log"].as_array().unwrap().len() + 1);
    second.session.verify().unwrap();
    // The first comes back and reads until the second is done.
    let ticket = first.ticket("sample.portwright");
    first.ask("project_open", json!({ "ticket": ticket }));
    assert_eq!(
        view(&mut first, &night)["log"].as_array().unwrap().len(),
        log
    );
    act(&mut first, &night, "reopen", "forward").unwrap_err();
}
