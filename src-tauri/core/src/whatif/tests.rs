//! What-ifs of the sample client, and what holds for all of them.

use serde_json::json;

use super::*;
use crate::{
    order::OrderStatus,
    plan::{sample::*, schedule},
};

mod money;

fn read(changes: &serde_json::Value) -> WhatIf {
    serde_json::from_value(json!({ "changes": changes })).unwrap()
}

fn few() -> forecast::Request {
    forecast::Request { runs: 400, seed: 1 }
}

fn sides(asked: &serde_json::Value) -> (Side, Changed, Side, Comparison) {
    let snapshot = northgate();
    let before = Side::of(&snapshot, story_now(), &Holds::new(), few());
    let changed = read(asked).apply(&snapshot, story_now()).unwrap();
    let after = Side::beside(&before.costs, &changed, story_now(), few());
    let comparison = compare(&snapshot, &before, &changed, &after);
    (before, changed, after, comparison)
}

fn cutover(side: &Side, order: i64) -> Option<NaiveDate> {
    side.plan
        .orders
        .iter()
        .find(|plan| plan.order == OrderId(order))
        .unwrap()
        .cutover
}

#[test]
fn without_a_change_the_second_plan_is_the_first() {
    let (before, _, after, comparison) = sides(&json!([]));
    assert_eq!(before.plan, after.plan);
    assert_eq!(before.forecast, after.forecast);
    assert_eq!(comparison.said, ["Go-live stays on Wed 16 Dec."]);
    assert!(comparison.appear.is_empty() && comparison.go.is_empty());
}

#[test]
fn a_refusal_moves_the_order_and_what_waits_for_it_and_says_why() {
    let (_, _, after, comparison) =
        sides(&json!([{ "what": "rejected", "order": "NDG-03", "date": "2026-11-20" }]));
    // Fri 20 Nov is the day of the refusal; Mon 23 Nov it goes out again: 10 business days without 26, 27 Nov.
    assert_eq!(cutover(&after, 3), Some(day("2026-12-09")));
    assert_eq!(
        comparison.said[1],
        "NDG-03 slips from Tue 24 Nov to Wed 9 Dec, because it is refused on Fri 20 Nov."
    );
    let four = comparison
        .said
        .iter()
        .find(|text| text.starts_with("NDG-04"))
        .unwrap();
    assert!(four.ends_with("because it waits for NDG-03."), "{four}");
    assert!(comparison.said[0].starts_with("Go-live slips from Wed 16 Dec to "));
}

#[test]
fn a_blackout_moves_what_lies_in_it() {
    let (_, _, after, comparison) = sides(&json!([
        { "what": "blackout", "from": "2026-12-14", "to": "2026-12-15", "name": "Stocktaking" }
    ]));
    assert_eq!(cutover(&after, 4), Some(day("2026-12-16")));
    assert!(
        comparison.said.contains(
            &"NDG-04 slips from Mon 14 Dec to Wed 16 Dec, because Stocktaking closes that day."
                .to_owned()
        )
    );
    assert_eq!(comparison.said[0], "Go-live stays on Wed 16 Dec.");
}

#[test]
fn sending_later_moves_the_order_by_as_much() {
    let (_, _, after, comparison) =
        sides(&json!([{ "what": "sent", "order": "ndg-02", "date": "2026-11-19" }]));
    // 15 business days from Thu 19 Nov without 26 and 27 Nov, two more than from Tue 17 Nov.
    assert_eq!(cutover(&after, 2), Some(day("2026-12-14")));
    assert!(comparison.said[1].ends_with("because it is sent on Thu 19 Nov."));
    let order = after
        .plan
        .orders
        .iter()
        .find(|plan| plan.order == OrderId(2))
        .unwrap();
    assert_eq!(order.sent_on, Some(day("2026-11-19")));
}

#[test]
fn a_wish_moves_no_order_but_its_float() {
    let (_, _, after, comparison) = sides(&json!([{ "what": "go_live", "date": "2026-12-11" }]));
    assert_eq!(
        comparison.said[0],
        "Go-live stays on Wed 16 Dec. That is 5 calendar days behind the wished Fri 11 Dec."
    );
    assert_eq!(after.plan.go_live, Some(day("2026-12-11")));
    assert!(
        comparison
            .appear
            .iter()
            .any(|finding| finding.code == "go_live_too_early"),
        "{:#?}",
        comparison.appear
    );
}

#[test]
fn a_smaller_order_takes_its_own_lead_time() {
    let (before, changed, after, _) =
        sides(&json!([{ "what": "size", "order": "NDG-01", "numbers": 40 }]));
    let lead = |side: &Side| {
        let mut plans = side.plan.orders.iter();
        plans
            .find(|plan| plan.order == OrderId(1))
            .map(|plan| (plan.numbers, plan.lead.typical))
    };
    assert_eq!(lead(&before), Some((151, 20)));
    assert_eq!(lead(&after).map(|(numbers, _)| numbers), Some(40));
    assert!(lead(&after).unwrap().1 < 20);
    assert_eq!(changed.said, ["NDG-01 ports 40 numbers instead of 151"]);
    let (_, changed, ..) = sides(&json!([{ "what": "size", "order": "NDG-01", "numbers": 400 }]));
    assert!(changed.notes[0].contains("151 instead of 400"));
}

#[test]
fn a_freeze_is_named_as_the_cause() {
    let (_, _, after, comparison) = sides(&json!([
        { "what": "freeze", "carrier": "corvus", "from": "2026-12-10", "to": "2026-12-16", "name": "Corvus migration" }
    ]));
    assert_eq!(cutover(&after, 4), Some(day("2026-12-17")));
    assert!(
        comparison
            .said
            .iter()
            .any(|text| text.contains("because Corvus migration closes that day"))
    );
}

#[test]
#[allow(clippy::too_many_lines, reason = "a story is told in one piece")]
fn another_platform_splits_again_by_its_caps_and_sends_everything_anew() {
    let mut snapshot = northgate();
    let mut other = snapshot.carriers[&CarrierId("meridian".to_owned())].clone();
    other.id = CarrierId("other".to_owned());
    other.name = "Other Cloud".to_owned();
    other.caps = vec![crate::carrier::Cap {
        class: None,
        mode: None,
        numbers: 100,
        source: "example".to_owned(),
        as_of: day("2026-01-01"),
        note: String::new(),
    }];
    other.change_cut_off_hours = Some(crate::carrier::Rule::new(72, "example", day("2026-01-01")));
    other.fees.insert(
        crate::carrier::FeeKind::PortIn,
        crate::carrier::Rule::new(
            crate::carrier::Fee {
                amount: crate::carrier::Cents::new(2_500),
                currency: "USD".to_owned(),
                per: crate::carrier::FeePer::Number,
                even_if_unavailable: true,
            },
            "example",
            day("2026-01-01"),
        ),
    );
    snapshot.carriers.insert(other.id.clone(), other);
    let before = Side::of(&snapshot, story_now(), &Holds::new(), few());
    let asked = read(&json!([{ "what": "platform", "carrier": "other" }]));
    let changed = asked.apply(&snapshot, story_now()).unwrap();
    let after = Side::beside(&before.costs, &changed, story_now(), few());
    let comparison = compare(&snapshot, &before, &changed, &after);

    // 151 numbers in orders of at most 100 are two orders, and the plan lays both.
    let sizes: BTreeMap<&str, u32> = after
        .plan
        .orders
        .iter()
        .map(|plan| {
            (
                changed.snapshot.orders[&plan.order].name.as_str(),
                plan.numbers,
            )
        })
        .collect();
    assert!(sizes.values().all(|size| *size <= 100), "{sizes:?}");
    assert_eq!(sizes.values().sum::<u32>(), 289);
    assert_eq!((sizes["NDG-01"], sizes["NDG-07"]), (100, 51));
    let text = |name: &str| {
        let order = comparison.orders.iter().find(|order| order.name == name);
        order.unwrap().text.clone()
    };
    assert!(
        text("NDG-01").starts_with("NDG-01 gives 51 of its 151 numbers to NDG-07."),
        "{}",
        text("NDG-01")
    );
    assert!(text("NDG-07").starts_with("NDG-07 is new, with 51 numbers; its cutover is "));
    // What was confirmed for the other side is given up.
    let three = &changed.snapshot.orders[&OrderId(3)];
    assert_eq!(
        (three.status, &three.confirmed),
        (OrderStatus::Draft, &None)
    );
    assert!(
        text("NDG-03").contains("goes out anew to Other Cloud, with a new LOA"),
        "{}",
        text("NDG-03")
    );
    let rule = |name: &str| {
        let mut rules = comparison.rules.iter();
        rules
            .find(|rule| rule.name.starts_with(name))
            .unwrap_or_else(|| panic!("{name}: {:#?}", comparison.rules))
    };
    assert!(
        rule("No change in the last").after.contains("72"),
        "{:#?}",
        comparison.rules
    );
    assert!(
        rule("Largest order").after.contains("100"),
        "{:#?}",
        comparison.rules
    );
    // 289 numbers at 25.00.
    let fee = comparison
        .costs
        .iter()
        .find(|cost| cost.name == "Port-in")
        .unwrap();
    assert_eq!(fee.after, "7,225.00 USD");
    assert!(
        comparison
            .said
            .iter()
            .any(|text| text.contains("Other Cloud splits otherwise: 5 orders instead of 6.")),
        "{:#?}",
        comparison.said
    );
    // The same place is no other place.
    let same = read(&json!([{ "what": "platform", "carrier": "calyx-cloud" }]));
    assert_eq!(
        same.apply(&snapshot, story_now()).unwrap_err().message,
        format!(
            "The client moves to {} already.",
            snapshot.carrier_name(&snapshot.settings.gaining)
        )
    );
}

#[test]
fn an_order_that_outgrows_its_cap_is_split() {
    let mut snapshot = northgate();
    let meridian = CarrierId("meridian".to_owned());
    snapshot.carriers.get_mut(&meridian).unwrap().caps = vec![crate::carrier::Cap {
        class: None,
        mode: None,
        numbers: 30,
        source: "example".to_owned(),
        as_of: day("2026-01-01"),
        note: String::new(),
    }];
    let asked = read(&json!([{ "what": "size", "order": "NDG-02", "numbers": 35 }]));
    let changed = asked.apply(&snapshot, story_now()).unwrap();
    assert!(changed.split);
    assert!(
        changed.notes[0].starts_with("That is more than one order takes, so it is split: "),
        "{:?}",
        changed.notes
    );
    let two = snapshot.orders[&OrderId(2)].key.account;
    let sizes: Vec<usize> = changed
        .snapshot
        .orders
        .values()
        .filter(|order| order.key.account == two)
        .map(|order| changed.snapshot.numbers.of_order(order.id).count())
        .collect();
    assert_eq!(sizes.iter().sum::<usize>(), 35);
}

#[test]
fn what_cannot_be_is_said_with_what_to_ask_instead() {
    let mut snapshot = northgate();
    snapshot.orders.get_mut(&OrderId(5)).unwrap().status = OrderStatus::Ported;
    let why = |changes: &serde_json::Value| {
        read(changes)
            .apply(&snapshot, story_now())
            .unwrap_err()
            .message
    };
    assert_eq!(
        why(&json!([{ "what": "sent", "order": "NDG-77", "date": "2026-11-20" }])),
        "There is no order NDG-77."
    );
    assert_eq!(
        why(&json!([{ "what": "rejected", "order": "NDG-05" }])),
        "NDG-05 is activated: what has happened cannot be otherwise."
    );
    assert_eq!(
        why(&json!([{ "what": "sent", "order": "NDG-03", "date": "2026-11-20" }])),
        "NDG-03 is sent already."
    );
    assert_eq!(
        why(&json!([{ "what": "sent", "order": "NDG-01", "date": "2026-11-13" }])),
        "Fri 13 Nov is past."
    );
    assert_eq!(
        why(&json!([{ "what": "platform", "carrier": "lakeland" }])),
        "Lakeland Telecom gives numbers away; nobody moves to it."
    );
    assert_eq!(
        why(&json!([{ "what": "blackout", "from": "2026-12-20", "to": "2026-12-01" }])),
        "The period ends before it begins."
    );
}

#[test]
fn a_rejection_says_what_to_put_right_and_the_next_date() {
    let snapshot = northgate();
    let plan = schedule(&snapshot, story_now());
    let outlook = after_rejection(
        &snapshot,
        &plan,
        OrderId(3),
        story_now().date(),
        story_now(),
    )
    .unwrap();
    // Today goes into the repair; 10 business days from Tue 17 Nov without 26 and 27 Nov.
    assert_eq!(outlook.send_again, Some(day("2026-11-17")));
    assert_eq!(
        (outlook.before, outlook.after),
        (Some(day("2026-11-24")), Some(day("2026-12-03")))
    );
    assert_eq!(
        outlook.said[..2],
        [
            "NDG-03 can go out again on Tue 17 Nov, signed anew.",
            "Its cutover moves from Tue 24 Nov to Thu 3 Dec."
        ]
    );
    let order = &snapshot.orders[&OrderId(2)];
    let said = |field: &str, holds: &str, code: &str| crate::order::Rejection {
        at: chrono::DateTime::default(),
        version: 1,
        code: code.to_owned(),
        reason: String::new(),
        field: field.to_owned(),
        sent: String::new(),
        holds: holds.to_owned(),
    };
    let carrier = said("business_name", "Northgate Dental Group, LLC", "");
    let found = fix(&snapshot, order, &carrier, &[]).unwrap();
    assert_eq!(
        (found.says, found.text.as_str()),
        (
            Says::Carrier,
            "Enter Northgate Dental Group, LLC as the business name, and sign the LOA again."
        )
    );
    let (account, sites) = taken_over(&snapshot, &found).unwrap();
    assert_eq!(account.business_name, "Northgate Dental Group, LLC");
    assert!(sites.is_empty());
    assert_eq!(
        fix(&snapshot, order, &said("weather", "rain", ""), &[]),
        None
    );
    // A code alone names the field by the catalogue; one that names no field of ours says what the catalogue says.
    let code = fix(&snapshot, order, &said("", "", "7402"), &[]).unwrap();
    assert_eq!((code.field, code.says), ("service_address", Says::Nobody));
    assert!(
        code.text.ends_with(
            "Service address or ZIP differs, usually 3–5 business days lost (BW-ERR 7402)."
        ),
        "{}",
        code.text
    );
    assert_eq!(code.refused, "Nobody says what the carrier holds.");
    let pending = fix(&snapshot, order, &said("", "", "pending order"), &[]).unwrap();
    assert_eq!(pending.field, "");
    assert!(
        pending.text.starts_with("Finish or cancel it."),
        "{}",
        pending.text
    );
    let pin = fix(&snapshot, order, &said("pin", "4711", ""), &[]).unwrap();
    assert!(
        !pin.text.contains("4711"),
        "a PIN is never told: {}",
        pin.text
    );
}

#[test]
fn the_csr_says_what_a_code_alone_does_not() {
    let mut snapshot = northgate();
    let order = snapshot.orders[&OrderId(2)].clone();
    let account = order.key.account.unwrap();
    let site = order.key.site;
    snapshot.csrs.insert(
        account,
        crate::csr::Csr {
            account,
            dated: day("2026-11-02"),
            text: "ACCOUNT NUMBER: 920-555-0199\nBUSINESS NAME: NORTHGATE DENTAL GRP\nSERVICE ADDRESS: 2140 E MAIN ST STE B\n  GREEN BAY WI 54302\n".to_owned(),
        },
    );
    let said = crate::order::Rejection {
        at: chrono::DateTime::default(),
        version: 1,
        code: "SERVICE_ADDRESS_MISMATCH".to_owned(),
        reason: "Address does not match".to_owned(),
        field: String::new(),
        sent: String::new(),
        holds: String::new(),
    };
    let noticed = crate::finding::Finding::warning(
        "address_mismatch",
        crate::place::Place::Project,
        "Service address is not what the carrier holds.",
        "",
    );
    let found = fix(&snapshot, &order, &said, &[&noticed]).unwrap();
    assert_eq!(
        (found.field, found.says),
        ("service_address", Says::Csr),
        "{found:?}"
    );
    assert_eq!(found.holds, "2140 E MAIN ST STE B");
    assert!(
        found.text.contains("So says the CSR of Mon 2 Nov."),
        "{}",
        found.text
    );
    assert_eq!(
        found.noticed,
        ["Service address is not what the carrier holds."]
    );
    let (account, sites) = taken_over(&snapshot, &found).unwrap();
    let address = match site {
        Some(_) => sites[0].address.clone(),
        None => account.service_address.clone(),
    };
    assert_eq!(address.street_line(), "2140 E MAIN ST STE B");
    // Once it is put right, nothing is left to take.
    snapshot.accounts.insert(account.id, account);
    for site in sites {
        snapshot.sites.insert(site.id, site);
    }
    let again = fix(
        &snapshot,
        &order,
        &crate::order::Rejection {
            holds: found.holds,
            ..said
        },
        &[],
    )
    .unwrap();
    assert_eq!(again.refused, "It is put right.");
    assert!(taken_over(&snapshot, &again).is_err());
}

#[test]
fn an_account_at_another_losing_side_takes_that_sides_time() {
    let (_, changed, after, comparison) =
        sides(&json!([{ "what": "losing", "order": "NDG-02", "carrier": "corvus" }]));
    let two = after
        .plan
        .orders
        .iter()
        .find(|plan| plan.order == OrderId(2));
    // Corvus takes 5 to 15 business days, usually 10, where Badger Valley takes 15.
    assert_eq!((two.unwrap().lead.min, two.unwrap().lead.typical), (5, 10));
    assert_eq!(
        changed.said,
        ["NDG-02 leaves Corvus instead of Badger Valley"]
    );
    assert_eq!(
        comparison.said[1],
        "NDG-02 comes forward from Thu 10 Dec to Thu 3 Dec, because it leaves Corvus instead of Badger Valley."
    );
    let account = changed.snapshot.orders[&OrderId(2)].key.account.unwrap();
    assert_eq!(changed.snapshot.accounts[&account].carrier.0, "corvus");
    let why = |order: &str, carrier: &str| {
        let asked = read(&json!([{ "what": "losing", "order": order, "carrier": carrier }]));
        asked.apply(&northgate(), story_now()).unwrap_err().message
    };
    assert_eq!(
        why("NDG-01", "lakeland"),
        "NDG-01 leaves Lakeland Telecom already."
    );
    assert_eq!(why("NDG-04", "lakeland"), "NDG-03 is sent already.");
    assert_eq!(why("NDG-01", "nobody"), "There is no carrier nobody.");
}

#[test]
fn an_account_at_another_losing_side_is_split_by_what_that_side_parts_orders_by() {
    let mut snapshot = northgate();
    let one = snapshot.orders[&OrderId(1)].clone();
    let fax = snapshot
        .numbers
        .values_mut()
        .filter(|number| number.order == Some(one.id))
        .take(3);
    for number in fax {
        number.usage = crate::number::Use::Fax;
    }
    let corvus = snapshot.carriers.get_mut(&CarrierId("corvus".to_owned()));
    corvus.unwrap().split_keys.push(crate::carrier::Rule::new(
        crate::carrier::SplitKey::Fax,
        "example",
        day("2026-01-01"),
    ));
    let asked = read(&json!([{ "what": "losing", "order": "NDG-01", "carrier": "corvus" }]));
    let changed = asked.apply(&snapshot, story_now()).unwrap();
    assert!(changed.split);
    assert!(
        changed.notes[0].contains(" splits otherwise: "),
        "{:?}",
        changed.notes
    );
    let mut apart: Vec<usize> = changed
        .snapshot
        .orders
        .values()
        .filter(|order| order.key.account == one.key.account)
        .map(|order| changed.snapshot.numbers.of_order(order.id).count())
        .collect();
    apart.sort_unstable();
    assert_eq!(apart, [3, 148]);
}

#[test]
fn a_wish_at_an_hour_that_clocks_skip_is_refused_and_one_they_show_twice_is_a_finding() {
    let mut snapshot = northgate();
    let ask = |snapshot: &Snapshot, date: &str, start: &str| {
        let asked = read(&json!([{
            "what": "request", "order": "NDG-01", "date": date, "start": start, "end": "05:00:00"
        }]));
        asked.apply(snapshot, day("2026-03-02").and_time(time("09:00")))
    };
    // Clocks of Chicago jump on 8 March 2026 and go back on 1 November 2026.
    let refused = ask(&snapshot, "2026-03-08", "02:30:00").unwrap_err();
    assert_eq!(
        refused.message,
        "Sun 8 Mar, 02:30–05:00 CT does not exist: the clocks jump over it."
    );
    assert!(ask(&snapshot, "2026-03-08", "01:59:00").is_ok());
    assert!(ask(&snapshot, "2026-03-08", "03:00:00").is_ok());
    let twice = ask(&snapshot, "2026-11-01", "01:30:00").unwrap();
    let plan = schedule(&twice.snapshot, day("2026-03-02").and_time(time("09:00")));
    let asked = |plan: &crate::plan::Plan| {
        plan.findings
            .iter()
            .any(|it| it.code == "window_in_overlap")
    };
    assert!(asked(&plan));
    // Clocks of Phoenix and Saskatchewan never change.
    for zone in ["America/Phoenix", "America/Regina"] {
        snapshot.settings.zone = zone.to_owned();
        assert!(ask(&snapshot, "2026-03-08", "02:30:00").is_ok(), "{zone}");
        let once = ask(&snapshot, "2026-11-01", "01:30:00").unwrap();
        let plan = schedule(&once.snapshot, day("2026-03-02").and_time(time("09:00")));
        assert!(!asked(&plan), "{zone}");
    }
}
