//! What a second plan costs beside the first: no slip is a saving, and what is owed stays owed.

use serde_json::json;

use super::*;
/// The sample with what Corvus charges, so that NDG-03 and NDG-04 overlap at a price.
fn with_charges() -> Snapshot {
    let mut snapshot = northgate();
    snapshot.charges.insert(
        crate::id::AccountId(3),
        crate::account::Charges {
            account: crate::id::AccountId(3),
            monthly: Some(crate::carrier::Cents::new(90_000)),
            termination: Some(crate::carrier::Cents::new(500_000)),
            currency: "USD".to_owned(),
            source: "bill".to_owned(),
        },
    );
    snapshot
}

fn asked_of(snapshot: &Snapshot, asked: &serde_json::Value) -> (Side, Changed, Side, Comparison) {
    let before = Side::of(snapshot, story_now(), &Holds::new(), few());
    let changed = read(asked).apply(snapshot, story_now()).unwrap();
    let after = Side::beside(&before.costs, &changed, story_now(), few());
    let comparison = compare(snapshot, &before, &changed, &after);
    (before, changed, after, comparison)
}

fn corvus(side: &Side) -> &crate::cost::AccountCost {
    let mut accounts = side.costs.accounts.iter();
    accounts
        .find(|account| account.account == crate::id::AccountId(3))
        .unwrap()
}

#[test]
fn a_first_port_that_slips_never_makes_the_move_cheaper() {
    let snapshot = with_charges();
    // NDG-03 alone: Corvus ends as late as before, and the new service was booked for 24 November all the same.
    for date in ["2026-11-30", "2026-12-01", "2026-12-03"] {
        let (before, _, after, comparison) = asked_of(
            &snapshot,
            &json!([{ "what": "request", "order": "NDG-03", "date": date }]),
        );
        let overlap = |side: &Side| corvus(side).sheet.lines[0].clone();
        assert!(
            overlap(&after).amount >= overlap(&before).amount,
            "{date}: {:?} {:?}",
            overlap(&before),
            overlap(&after)
        );
        assert!(
            overlap(&after)
                .basis
                .starts_with("both run from Tue 24 Nov, for which the new service was booked, to "),
            "{}",
            overlap(&after).basis
        );
        assert!(
            !comparison.said.iter().any(|said| said.contains("less for")),
            "{:?}",
            comparison.said
        );
    }
}

#[test]
fn where_a_slip_does_save_something_it_says_what() {
    // The contract runs to the end of January: the later the account ends, the less of it is left to pay on.
    let mut snapshot = with_charges();
    let account = snapshot.accounts.get_mut(&crate::id::AccountId(3)).unwrap();
    account.contract_end = Some(day("2027-01-31"));
    let (_, _, _, comparison) = asked_of(
        &snapshot,
        &json!([{ "what": "rejected", "order": "NDG-04" }]),
    );
    let said = comparison
        .said
        .iter()
        .find(|said| said.starts_with("The move costs"));
    let said = said.unwrap();
    assert!(
        said.contains("more for overlap") && said.contains("less for early termination"),
        "{said}"
    );
}

#[test]
fn what_a_side_that_is_left_is_owed_stays_owed_at_its_own_price() {
    let mut snapshot = northgate();
    let meridian = CarrierId("meridian".to_owned());
    let mut other = snapshot.carriers[&meridian].clone();
    other.id = CarrierId("other".to_owned());
    other.name = "Other Cloud".to_owned();
    snapshot.carriers.insert(other.id.clone(), other);
    for (kind, carrier, amount) in [
        (crate::carrier::FeeKind::Rejection, "meridian", 3_500),
        (crate::carrier::FeeKind::Rejection, "other", 9_900),
        (crate::carrier::FeeKind::Rejection, "badger-valley", 1_250),
        (crate::carrier::FeeKind::Cancel, "meridian", 100),
    ] {
        snapshot.fees.push(crate::carrier::ProjectFee {
            id: i64::try_from(snapshot.fees.len()).unwrap() + 1,
            carrier: CarrierId(carrier.to_owned()),
            kind,
            fee: crate::carrier::Fee {
                amount: crate::carrier::Cents::new(amount),
                currency: "USD".to_owned(),
                per: crate::carrier::FeePer::Event,
                even_if_unavailable: false,
            },
            reason: "contract".to_owned(),
            set_on: day("2026-11-12"),
        });
    }
    let (before, _, after, comparison) = asked_of(
        &snapshot,
        &json!([{ "what": "platform", "carrier": "other" }]),
    );
    let owed = |side: &Side, what: &str| -> u64 {
        let lines = side
            .costs
            .orders
            .iter()
            .flat_map(|order| &order.sheet.lines);
        let of = lines.filter(|line| line.what == what && line.sure == crate::cost::Sure::Owed);
        of.filter_map(|line| line.amount)
            .map(crate::carrier::Cents::count)
            .sum()
    };
    for side in [&before, &after] {
        assert_eq!(owed(side, "Rejection"), 3_500);
        assert_eq!(owed(side, "Rejection, Badger Valley"), 1_250);
    }
    // NDG-02, NDG-03 and NDG-05 were sent and are taken back.
    assert_eq!(
        (owed(&before, "Cancelling"), owed(&after, "Cancelling")),
        (0, 300)
    );
    let names: Vec<&str> = comparison
        .costs
        .iter()
        .map(|cost| cost.name.as_str())
        .collect();
    assert!(
        !names.contains(&"Rejection") && names.contains(&"Cancelling"),
        "{names:?}"
    );
}

#[test]
fn what_the_side_that_is_left_has_done_stays_at_its_prices_and_is_owed_once() {
    let mut snapshot = northgate();
    let mut other = snapshot.carriers[&CarrierId("meridian".to_owned())].clone();
    other.id = CarrierId("other".to_owned());
    snapshot.carriers.insert(other.id.clone(), other);
    for (kind, carrier, amount) in [
        (crate::carrier::FeeKind::PortIn, "meridian", 1_000),
        (crate::carrier::FeeKind::PortIn, "other", 2_500),
        (crate::carrier::FeeKind::Cancel, "meridian", 100),
        (crate::carrier::FeeKind::Cancel, "other", 7_700),
        (crate::carrier::FeeKind::Rejection, "meridian", 3_500),
        (crate::carrier::FeeKind::Rejection, "other", 9_900),
    ] {
        snapshot.fees.push(crate::carrier::ProjectFee {
            id: i64::try_from(snapshot.fees.len()).unwrap() + 1,
            carrier: CarrierId(carrier.to_owned()),
            kind,
            fee: crate::carrier::Fee {
                amount: crate::carrier::Cents::new(amount),
                currency: "USD".to_owned(),
                per: crate::carrier::FeePer::Order,
                even_if_unavailable: false,
            },
            reason: "contract".to_owned(),
            set_on: day("2026-11-12"),
        });
    }
    // NDG-05 is activated, NDG-03 was sent and given up, NDG-02 was refused and its new letter is out.
    let of = |snapshot: &mut Snapshot, id: i64, status: OrderStatus| {
        let order = snapshot.orders.get_mut(&OrderId(id)).unwrap();
        order.status = status;
        order.signed_on = order.signed_on.filter(|_| id != 2);
        order.submitted_at = order.submitted_at.filter(|_| id != 2);
    };
    of(&mut snapshot, 5, OrderStatus::Ported);
    of(&mut snapshot, 3, OrderStatus::Cancelled);
    of(&mut snapshot, 2, OrderStatus::AwaitingSignature);
    let (_, changed, after, _) = asked_of(
        &snapshot,
        &json!([{ "what": "platform", "carrier": "other" }]),
    );
    assert!(changed.snapshot.orders[&OrderId(2)].rejections.is_empty());
    let owed = |id: i64| -> Vec<(String, Option<u64>)> {
        let orders = after.costs.orders.iter();
        let lines = orders
            .filter(|cost| cost.order == OrderId(id))
            .flat_map(|cost| &cost.sheet.lines);
        lines
            .filter(|line| line.sure == crate::cost::Sure::Owed)
            .map(|line| {
                let amount = line.amount.map(crate::carrier::Cents::count);
                (line.what.clone(), amount)
            })
            .collect()
    };
    assert_eq!(owed(5), [("Port-in".to_owned(), Some(1_000))]);
    assert_eq!(owed(3), [("Cancelling".to_owned(), Some(100))]);
    assert_eq!(owed(2), [("Rejection".to_owned(), Some(3_500))]);
}

#[test]
fn what_slips_in_any_project_costs_as_much_or_says_what_is_saved() {
    let (mut slipped, mut dearer) = (0, 0);
    for seed in 0..60 {
        let (mut snapshot, now) = crate::plan::varied::project(seed);
        // What stays would keep its account alive, and nothing would overlap.
        for number in snapshot.numbers.values_mut() {
            number.account = number.account.filter(|_| number.order.is_some());
        }
        for account in snapshot.accounts.values_mut() {
            account.contract_end = (seed % 2 == 0).then(|| now.date() + chrono::Days::new(90));
            let charges = crate::account::Charges {
                account: account.id,
                monthly: Some(crate::carrier::Cents::new(90_000)),
                termination: Some(crate::carrier::Cents::new(500_000)),
                currency: "USD".to_owned(),
                source: "bill".to_owned(),
            };
            snapshot.charges.insert(account.id, charges);
        }
        let order = OrderId(i64::try_from(seed % 6).unwrap() + 1);
        let name = snapshot.orders[&order].name.clone();
        let asked = read(&json!([{ "what": "rejected", "order": name }]));
        let Ok(changed) = asked.apply(&snapshot, now) else {
            continue;
        };
        let request = forecast::Request { runs: 20, seed: 1 };
        let before = Side::of(&snapshot, now, &Holds::new(), request);
        let after = Side::beside(&before.costs, &changed, now, request);
        let comparison = compare(&snapshot, &before, &changed, &after);
        let known = |side: &Side| -> u64 {
            let totals = side.costs.total.iter();
            totals.map(|total| total.amount.count()).sum()
        };
        let cutover = |side: &Side| {
            let mut plans = side.plan.orders.iter();
            plans
                .find(|plan| plan.order == order)
                .and_then(|plan| plan.cutover)
        };
        slipped += usize::from(cutover(&after) > cutover(&before));
        dearer += usize::from(known(&after) > known(&before));
        if known(&after) < known(&before) {
            let all = comparison.said.join(" ");
            assert!(all.contains("less for early termination"), "{seed}: {all}");
            assert!(!all.contains("less for overlap"), "{seed}: {all}");
        }
    }
    assert!(slipped >= 8, "{slipped}");
    assert!(dearer >= 8, "{dearer}");
}
