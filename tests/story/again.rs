//! The plan asked again: a what-if changes nothing, what is taken over is what was shown, and undoing and redoing any
//! acts brings the same plans in the same order.

use serde_json::{Value, json};

use portwright_tests::{Desk, STORY};

/// Luck that is the same everywhere: the middle of a multiplied and added count.
struct Draw(u64);

impl Draw {
    fn below(&mut self, top: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % top
    }

    /// A day between the story day and the end of February.
    fn day(&mut self) -> String {
        let first: chrono::NaiveDate = "2026-11-16".parse().unwrap();
        (first + chrono::Days::new(self.below(100))).to_string()
    }

    fn order(&mut self) -> String {
        format!("NDG-0{}", self.below(6) + 1)
    }
}

fn change(draw: &mut Draw) -> Value {
    let (from, order) = (draw.day(), draw.order());
    let to = from.parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(draw.below(12));
    match draw.below(10) {
        0 => json!({ "what": "go_live", "date": from }),
        1 => json!({ "what": "request", "order": order, "date": from }),
        2 => json!({ "what": "sent", "order": order, "date": from }),
        3 => json!({ "what": "signed", "order": order, "date": from }),
        4 => json!({ "what": "losing", "order": order, "carrier": "badger-valley" }),
        5 => json!({ "what": "platform", "carrier": "activepbx" }),
        6 => json!({ "what": "rejected", "order": order, "date": from }),
        7 => json!({ "what": "blackout", "from": from, "to": to, "name": "Audit" }),
        8 => json!({ "what": "freeze", "carrier": "corvus", "from": from, "to": to }),
        _ => json!({ "what": "size", "order": order, "numbers": draw.below(200) }),
    }
}

#[test]
fn no_what_if_writes_whatever_it_asks() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = desk.ask("timeline", json!({}));
    let file = std::fs::read(desk.path("sample.portwright")).unwrap();
    let mut draw = Draw(6);
    let (mut answered, mut refused) = (0, 0);
    for _ in 0..40 {
        let changes: Vec<Value> = (0..=draw.below(3)).map(|_| change(&mut draw)).collect();
        match desk.call("what_if", json!({ "changes": changes, "runs": 50 })) {
            Ok(view) => {
                answered += 1;
                assert_eq!(view["changes"].as_array().unwrap().len(), changes.len());
                assert!(!view["said"][0].as_str().unwrap().is_empty(), "{changes:?}");
            }
            Err(error) => {
                refused += 1;
                assert_eq!(error.code, "what_if_impossible", "{changes:?}");
                assert!(!error.message.is_empty() && !error.hint.is_empty());
            }
        }
    }
    assert!(answered >= 10 && refused >= 5, "{answered} {refused}");
    assert_eq!(desk.ask("timeline", json!({})), before);
    assert!(
        file == std::fs::read(desk.path("sample.portwright")).unwrap(),
        "not a byte of the file is another"
    );
}

#[test]
fn what_is_taken_over_is_what_was_shown() {
    let mut desk = Desk::new(STORY);
    desk.sample();
    let before = desk.ask("timeline", json!({}));
    let mut draw = Draw(11);
    let mut taken = 0;
    for _ in 0..200 {
        let change = change(&mut draw);
        let shown = desk.call("what_if", json!({ "changes": [change], "runs": 200 }));
        let Ok(shown) = shown else { continue };
        if shown["changes"][0]["apply"] == "" {
            continue;
        }
        desk.ask("what_if_apply", json!({ "change": change }));
        let real = desk.ask("what_if", json!({ "changes": [], "runs": 200 }));
        for part in ["dates", "orders"] {
            let shown = shown[part].as_array().unwrap().iter();
            for (shown, real) in shown.zip(real[part].as_array().unwrap()) {
                for date in [None, Some("cutover"), Some("p80")] {
                    let of = |row: &Value, side: &str| match date {
                        Some(date) => row[date][side].clone(),
                        None if part == "dates" => row[side].clone(),
                        None => Value::Null,
                    };
                    assert_eq!(of(shown, "after"), of(real, "before"), "{change}");
                }
            }
        }
        // What came up and went is what is open now.
        let open = desk.ask("problems", json!({})).to_string();
        for finding in shown["appear"].as_array().unwrap() {
            let code = finding["code"].as_str().unwrap();
            assert!(open.contains(code), "{change}: {code}");
        }
        desk.ask("undo", json!({}));
        assert_eq!(desk.ask("timeline", json!({})), before, "{change}");
        taken += 1;
        if taken == 8 {
            return;
        }
    }
    panic!("only {taken} could be taken over");
}

/// One act that may move the plan; refused ones are left out.
fn act(desk: &mut Desk, draw: &mut Draw) -> bool {
    let id = draw.below(6) + 1;
    let (date, later) = (draw.day(), draw.day());
    let orders = desk.ask("orders_list", json!({}));
    let groups = orders["groups"].as_array().unwrap().iter();
    let all: Vec<Value> = groups
        .flat_map(|group| group["orders"].as_array().unwrap().clone())
        .collect();
    let order = all[usize::try_from(id - 1).unwrap() % all.len()]["id"].clone();
    let (name, request) = match draw.below(7) {
        0 => (
            "order_request",
            json!({ "id": order, "window": { "date": date, "start": "19:00:00", "end": "21:00:00", "zone": "America/Chicago" } }),
        ),
        1 => (
            "blackout_save",
            json!({ "name": "Fair", "from": date.clone().min(later.clone()), "to": date.max(later) }),
        ),
        2 => ("project_update", json!({ "go_live": date })),
        3 => (
            "carrier_override",
            json!({ "carrier": "lakeland", "rule": "answer_days", "value": draw.below(9).to_string(), "reason": "told" }),
        ),
        4 => (
            "duty_set",
            json!({ "hours": [{ "staff": "ours", "weekday": draw.below(7), "start": "03:30", "end": "12:00" }] }),
        ),
        5 => (
            "project_update",
            json!({ "window_start": format!("{:02}:00", draw.below(24)), "window_end": "23:30" }),
        ),
        _ => (
            "fee_set",
            json!({ "carrier": "corvus", "kind": "port_out", "amount": "5", "per": "number", "reason": "told" }),
        ),
    };
    desk.call(name, request).is_ok()
}

/// All that is planned, in one value.
fn planned(desk: &mut Desk) -> Value {
    json!([
        desk.ask("timeline", json!({})),
        desk.ask("plan_table", json!({})),
        desk.ask("costs", json!({})),
        desk.ask("forecast", json!({ "runs": 100 })),
    ])
}

#[test]
fn plans_after_undo_and_redo_are_those_of_before() {
    for seed in 0..2 {
        let mut desk = Desk::new(STORY);
        desk.sample();
        let mut draw = Draw(seed);
        let mut plans = vec![planned(&mut desk)];
        while plans.len() < 7 {
            if act(&mut desk, &mut draw) {
                plans.push(planned(&mut desk));
            }
        }
        let different = plans.windows(2).filter(|two| two[0] != two[1]).count();
        assert!(
            different >= 3,
            "seed {seed}: only {different} acts moved something"
        );
        for plan in plans.iter().rev().skip(1) {
            desk.ask("undo", json!({}));
            assert!(*plan == planned(&mut desk), "seed {seed}: undone");
        }
        for plan in plans.iter().skip(1) {
            desk.ask("redo", json!({}));
            assert!(*plan == planned(&mut desk), "seed {seed}: redone");
        }
    }
}
