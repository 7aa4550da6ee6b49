//! What the sample client's move costs under one contract and another.

use super::*;
use crate::{
    account::Charges,
    carrier::{Fee, ProjectFee, load},
    number::Disposition,
    order::OrderStatus,
    plan::{
        sample::{day, northgate, story_now},
        schedule,
    },
};

fn sheet(snapshot: &Snapshot, slip: u16) -> Costs {
    of(snapshot, &schedule(snapshot, story_now()), slip)
}

fn order(costs: &Costs, id: i64) -> &OrderCost {
    costs
        .orders
        .iter()
        .find(|cost| cost.order == OrderId(id))
        .unwrap()
}

fn account(costs: &Costs, id: i64) -> &AccountCost {
    costs
        .accounts
        .iter()
        .find(|cost| cost.account == AccountId(id))
        .unwrap()
}

fn line<'c>(sheet: &'c Sheet, what: &str) -> &'c Line {
    sheet.lines.iter().find(|line| line.what == what).unwrap()
}

fn at_activepbx() -> Snapshot {
    let mut snapshot = northgate();
    let shipped = load().unwrap();
    let id = CarrierId("activepbx".to_owned());
    snapshot.carriers.insert(id.clone(), shipped[&id].clone());
    snapshot.settings.gaining = id;
    snapshot
}

fn charge(snapshot: &mut Snapshot, id: i64, monthly: Option<u64>, termination: Option<u64>) {
    let charges = Charges {
        account: AccountId(id),
        monthly: monthly.map(Cents::new),
        termination: termination.map(Cents::new),
        currency: "USD".to_owned(),
        source: "bill".to_owned(),
    };
    snapshot.charges.insert(AccountId(id), charges);
}

/// A fee of a contract with a carrier.
fn agreed(snapshot: &mut Snapshot, carrier: &str, kind: FeeKind, (amount, per): (u64, FeePer)) {
    snapshot.fees.push(ProjectFee {
        id: i64::try_from(snapshot.fees.len()).unwrap() + 1,
        carrier: CarrierId(carrier.to_owned()),
        kind,
        fee: Fee {
            amount: Cents::new(amount),
            currency: "USD".to_owned(),
            per,
            even_if_unavailable: false,
        },
        reason: "contract".to_owned(),
        set_on: day("2026-11-12"),
    });
}

#[test]
fn activepbx_takes_25_dollars_for_each_number_even_for_one_that_proves_unavailable() {
    let costs = sheet(&at_activepbx(), 7);
    let port_in = line(&order(&costs, 1).sheet, "Port-in");
    assert_eq!(port_in.amount, Some(Cents::new(151 * 2500)));
    assert_eq!(
        port_in.basis,
        "151 numbers at 25.00 USD, charged even if one proves unavailable"
    );
    assert!(port_in.source.contains("SEED-B"), "{}", port_in.source);
    let fees: u64 = costs
        .orders
        .iter()
        .map(|cost| line(&cost.sheet, "Port-in").amount.unwrap().count())
        .sum();
    assert_eq!(fees, 289 * 2500, "289 numbers port");
}

#[test]
fn a_fee_that_nobody_states_is_unknown_and_not_nothing() {
    let costs = sheet(&northgate(), 7);
    let port_in = line(&order(&costs, 1).sheet, "Port-in");
    assert_eq!((port_in.amount, port_in.sure), (None, Sure::Planned));
    assert!(port_in.is_unknown());
    assert_eq!(costs.total, [], "nothing is known, so there is no sum");
    // Six port-in fees, the rejection of NDG-02, overlap and termination of four accounts.
    assert_eq!(costs.unknown, 6 + 1 + 8);
    assert!(
        costs
            .perhaps
            .iter()
            .all(|line| line.amount.is_none() && line.sure == Sure::Perhaps)
    );
    // Every kind of the gaining side, and the port-out of four losing sides.
    assert_eq!(costs.fees.len(), FeeKind::ALL.len() - 1 + 4);
    assert!(costs.fees.iter().all(|fee| fee.words == "not known"));
}

#[test]
fn a_fee_of_the_project_goes_before_the_profiles_and_says_why() {
    let mut snapshot = at_activepbx();
    snapshot.fees.push(ProjectFee {
        id: 1,
        carrier: CarrierId("activepbx".to_owned()),
        kind: FeeKind::PortIn,
        fee: Fee {
            amount: Cents::new(1000),
            currency: "USD".to_owned(),
            per: FeePer::Number,
            even_if_unavailable: true,
        },
        reason: "contract, annex 2".to_owned(),
        set_on: day("2026-11-12"),
    });
    let costs = sheet(&snapshot, 7);
    assert_eq!(
        line(&order(&costs, 2).sheet, "Port-in").amount,
        Some(Cents::new(41_000))
    );
    let row = costs
        .fees
        .iter()
        .find(|fee| fee.kind == FeeKind::PortIn)
        .unwrap();
    assert!(row.own);
    assert_eq!(row.source, "project: contract, annex 2, entered 2026-11-12");
}

#[test]
fn a_rejection_that_has_happened_is_owed() {
    let mut snapshot = at_activepbx();
    snapshot.fees.push(ProjectFee {
        id: 1,
        carrier: CarrierId("activepbx".to_owned()),
        kind: FeeKind::Rejection,
        fee: Fee {
            amount: Cents::new(3500),
            currency: "USD".to_owned(),
            per: FeePer::Event,
            even_if_unavailable: false,
        },
        reason: "price list".to_owned(),
        set_on: day("2026-11-12"),
    });
    let costs = sheet(&snapshot, 7);
    let refused = line(&order(&costs, 2).sheet, "Rejection");
    assert_eq!(
        (refused.amount, refused.sure),
        (Some(Cents::new(3500)), Sure::Owed)
    );
    assert!(
        order(&costs, 1)
            .sheet
            .lines
            .iter()
            .all(|line| line.what != "Rejection")
    );
}

#[test]
fn both_services_are_billed_from_the_first_cutover_to_the_end_of_the_account() {
    let mut snapshot = northgate();
    charge(&mut snapshot, 3, Some(90_000), None);
    let plan = schedule(&snapshot, story_now());
    let ends = plan
        .orders
        .iter()
        .filter(|of| [OrderId(3), OrderId(4)].contains(&of.order))
        .flat_map(|of| &of.steps)
        .filter(|step| step.kind == crate::plan::StepKind::Disconnect)
        .map(|step| step.to)
        .max()
        .unwrap();
    // NDG-03 is confirmed for 24 November.
    let days = u32::try_from((ends - day("2026-11-24")).num_days()).unwrap();
    let costs = of(&snapshot, &plan, 7);
    let overlap = line(&account(&costs, 3).sheet, "Overlap");
    assert_eq!(overlap.amount, Some(Cents::new(90_000).days_of_month(days)));
    assert!(days > 0);
    // Where numbers stay, the account goes on and nothing overlaps.
    let kept = snapshot
        .numbers
        .values_mut()
        .find(|number| number.account == Some(AccountId(3)));
    let kept = kept.unwrap();
    (kept.disposition, kept.order) = (Disposition::Stay, None);
    let costs = sheet(&snapshot, 7);
    let overlap = line(&account(&costs, 3).sheet, "Overlap");
    assert_eq!((overlap.amount, overlap.sure), (None, Sure::Nothing));
    assert_eq!(
        overlap.basis,
        "1 number stays at Corvus, so the account goes on"
    );
}

#[test]
fn ending_early_costs_the_fee_or_paying_on_whichever_is_less() {
    let mut snapshot = northgate();
    snapshot
        .accounts
        .get_mut(&AccountId(4))
        .unwrap()
        .contract_end = Some(day("2027-12-31"));
    let ended = |snapshot: &Snapshot| {
        let costs = sheet(snapshot, 7);
        line(&account(&costs, 4).sheet, "Early termination").clone()
    };
    assert!(ended(&snapshot).is_unknown());
    charge(&mut snapshot, 4, Some(50_000), Some(120_000));
    assert_eq!(
        ended(&snapshot).amount,
        Some(Cents::new(120_000)),
        "a year of 500 is more"
    );
    charge(&mut snapshot, 4, Some(1_000), Some(120_000));
    let paid_on = ended(&snapshot);
    assert!(paid_on.amount.unwrap() < Cents::new(120_000));
    assert!(paid_on.basis.contains("which is less"), "{}", paid_on.basis);
    snapshot
        .accounts
        .get_mut(&AccountId(4))
        .unwrap()
        .contract_end = Some(day("2026-11-30"));
    assert_eq!(ended(&snapshot).sure, Sure::Nothing);
}

#[test]
fn a_slip_costs_the_share_of_the_account_and_an_activated_order_slips_no_more() {
    let mut snapshot = northgate();
    charge(&mut snapshot, 3, Some(89_000), None);
    let costs = sheet(&snapshot, 30);
    // 52 of 89 numbers of the account: 520.00 of 890.00.
    assert_eq!(order(&costs, 3).slip.amount, Some(Cents::new(52_000)));
    assert_eq!(order(&costs, 4).slip.amount, Some(Cents::new(37_000)));
    assert!(order(&costs, 1).slip.is_unknown());
    assert_eq!(costs.slip_unknown, 4);
    assert_eq!(
        costs.slip_total,
        [Total {
            amount: Cents::new(89_000),
            currency: "USD".to_owned()
        }]
    );
    snapshot.orders.get_mut(&OrderId(3)).unwrap().status = OrderStatus::Ported;
    let costs = sheet(&snapshot, 30);
    assert_eq!(order(&costs, 3).slip.sure, Sure::Nothing);
    assert_eq!(
        costs.slip_total,
        [Total {
            amount: Cents::new(37_000),
            currency: "USD".to_owned()
        }]
    );
}

#[test]
fn sums_of_two_currencies_are_not_added() {
    let line = |amount: u64, currency: &str| Line {
        what: String::new(),
        sure: Sure::Planned,
        amount: Some(Cents::new(amount)),
        currency: currency.to_owned(),
        basis: String::new(),
        source: String::new(),
    };
    let lines = [line(100, "USD"), line(200, "CAD"), line(50, "USD")];
    let total: Vec<String> = totals(lines.iter())
        .into_iter()
        .map(|total| format!("{} {}", total.amount.words(), total.currency))
        .collect();
    assert_eq!(total, ["2.00 CAD", "1.50 USD"]);
}

#[test]
#[allow(clippy::too_many_lines, reason = "a sheet is worked out in one piece")]
fn the_whole_sheet_is_what_a_person_works_out_by_hand() {
    // One gaining side with every fee, NDG-02 refused once by a losing side that charges for it, two accounts with
    // bills, one with a contract. Amounts in the comments are worked out by hand.
    let mut snapshot = at_activepbx();
    let mut fee = |carrier: &str, kind: FeeKind, amount: u64, per: FeePer| {
        agreed(&mut snapshot, carrier, kind, (amount, per));
    };
    fee("activepbx", FeeKind::Rejection, 3_500, FeePer::Event);
    fee("activepbx", FeeKind::Expedite, 15_000, FeePer::Order);
    fee("activepbx", FeeKind::AfterHours, 9_500, FeePer::Hour);
    fee("activepbx", FeeKind::Snapback, 25_000, FeePer::Event);
    fee("badger-valley", FeeKind::Rejection, 1_250, FeePer::Event);
    charge(&mut snapshot, 1, Some(300_000), Some(50_000));
    charge(&mut snapshot, 2, Some(45_000), None);
    snapshot
        .accounts
        .get_mut(&AccountId(1))
        .unwrap()
        .contract_end = Some(day("2027-06-30"));
    snapshot
        .accounts
        .get_mut(&AccountId(2))
        .unwrap()
        .contract_end = Some(day("2026-06-30"));
    let plan = schedule(&snapshot, story_now());
    let costs = of(&snapshot, &plan, 15);
    let amount = |sheet: &Sheet, what: &str| line(sheet, what).amount.map(Cents::count);

    // 151, 41, 52, 37, 6 and 2 numbers at 25.00.
    let port_in = [
        (1, 377_500),
        (2, 102_500),
        (3, 130_000),
        (4, 92_500),
        (5, 15_000),
        (6, 5_000),
    ];
    for (id, cents) in port_in {
        assert_eq!(
            amount(&order(&costs, id).sheet, "Port-in"),
            Some(cents),
            "NDG-0{id}"
        );
    }
    assert_eq!(amount(&order(&costs, 2).sheet, "Rejection"), Some(3_500));
    assert_eq!(
        amount(&order(&costs, 2).sheet, "Rejection, Badger Valley"),
        Some(1_250)
    );

    // Both services run from the cutover to the end of the account, at a thirtieth of the month a day.
    let days = |id: i64| {
        let of = plan
            .orders
            .iter()
            .find(|of| of.order == OrderId(id))
            .unwrap();
        let ends = of
            .steps
            .iter()
            .find(|step| step.kind == crate::plan::StepKind::Disconnect)
            .unwrap();
        u64::try_from((ends.to - of.cutover.unwrap()).num_days()).unwrap()
    };
    let stays = |id: i64| {
        let mut numbers = snapshot.numbers.values();
        numbers.any(|number| {
            number.account == Some(AccountId(id)) && number.disposition == Disposition::Stay
        })
    };
    let mut by_hand: u64 = 722_500 + 3_500 + 1_250;
    for (id, a_day, ends_early) in [(1, 10_000, 50_000), (2, 1_500, 0)] {
        let sheet = &account(&costs, id).sheet;
        if stays(id) {
            assert_eq!(
                line(sheet, "Overlap").sure,
                Sure::Nothing,
                "the account goes on"
            );
            continue;
        }
        assert_eq!(amount(sheet, "Overlap"), Some(days(id) * a_day));
        assert_eq!(amount(sheet, "Early termination").unwrap_or(0), ends_early);
        by_hand += days(id) * a_day + ends_early;
    }
    assert_eq!(
        costs.total,
        [Total {
            amount: Cents::new(by_hand),
            currency: "USD".to_owned()
        }]
    );

    // Half a month of 450.00, by the share of NDG-02's numbers in those of its account.
    let of_account = snapshot
        .numbers
        .values()
        .filter(|number| number.account == Some(AccountId(2)))
        .count();
    let share = (22_500.0 * 41.0 / f64::from(u32::try_from(of_account).unwrap())).round();
    let slip = order(&costs, 2).slip.amount.unwrap().count();
    assert!(
        (f64::from(u32::try_from(slip).unwrap()) - share).abs() < 0.5,
        "{slip} {share}"
    );

    let perhaps = |what: &str| {
        let mut lines = costs.perhaps.iter();
        lines.find(|line| line.what == what).unwrap().basis.clone()
    };
    assert_eq!(perhaps("Expedite"), "150.00 USD an order");
    assert_eq!(perhaps("Activation after hours"), "95.00 USD an hour");
    assert_eq!(perhaps("Snapback"), "250.00 USD each time");
    assert_eq!(perhaps("Rejection, Badger Valley"), "12.50 USD each time");
}

/// The numbers of an order were asked back on the morning after.
fn called_back() -> crate::order::Act {
    crate::order::Act {
        id: crate::id::ActId(1),
        kind: crate::order::OrderAct::AskSnapback,
        at: "2026-11-13T02:00:00Z".parse().unwrap(),
        version: 1,
        window: None,
        was: None,
        text: String::new(),
        in_spite: String::new(),
        attachment: None,
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table is read in one piece")]
fn every_kind_of_cost_stands_with_its_order_and_in_all() {
    let mut snapshot = at_activepbx();
    let mut fee = |carrier: &str, kind: FeeKind, amount: u64, per: FeePer| {
        agreed(&mut snapshot, carrier, kind, (amount, per));
    };
    fee("activepbx", FeeKind::Rejection, 3_500, FeePer::Event);
    fee("activepbx", FeeKind::Expedite, 15_000, FeePer::Order);
    fee("activepbx", FeeKind::AfterHours, 9_500, FeePer::Hour);
    fee("activepbx", FeeKind::LateChange, 150, FeePer::Number);
    fee("activepbx", FeeKind::Cancel, 5_000, FeePer::Order);
    fee("activepbx", FeeKind::Snapback, 25_000, FeePer::Event);
    fee("badger-valley", FeeKind::PortOut, 500, FeePer::Number);
    fee("corvus", FeeKind::PortOut, 2_000, FeePer::Order);
    charge(&mut snapshot, 3, Some(90_000), Some(40_001));
    snapshot
        .accounts
        .get_mut(&AccountId(3))
        .unwrap()
        .contract_end = Some(day("2028-06-30"));
    snapshot.orders.get_mut(&OrderId(3)).unwrap().log.acts = vec![called_back()];
    let costs = sheet(&snapshot, 7);
    // 89 numbers of Corvus: 52 in NDG-03, 37 in NDG-04. The fee for ending early is shared to the cent.
    let overlap = line(&account(&costs, 3).sheet, "Overlap")
        .amount
        .unwrap()
        .count();
    let (owed, planned, perhaps) = (Sure::Owed, Sure::Planned, Sure::Perhaps);
    let table = [
        (2, "Port-in", planned, 41 * 2_500),
        (2, "Port-out", planned, 41 * 500),
        (2, "Rejection", owed, 3_500),
        (2, "Expedite", perhaps, 15_000),
        (2, "Activation after hours", perhaps, 9_500),
        (2, "Change after the cut-off", perhaps, 41 * 150),
        (2, "Cancelling", perhaps, 5_000),
        (2, "Snapback", perhaps, 25_000),
        (3, "Port-out", planned, 2_000),
        (3, "Snapback", owed, 25_000),
        (3, "Overlap", planned, overlap * 52 / 89),
        (3, "Early termination", planned, 40_001 * 52 / 89),
        (4, "Port-out", planned, 2_000),
        (4, "Overlap", planned, overlap - overlap * 52 / 89),
        (4, "Early termination", planned, 40_001 - 40_001 * 52 / 89),
        (4, "Rejection", perhaps, 3_500),
    ];
    for (id, what, sure, cents) in table {
        let of = order(&costs, id);
        let mut lines = of.sheet.lines.iter().chain(&of.shares).chain(&of.perhaps);
        let found = lines.find(|line| line.what == what && line.sure == sure);
        let amount = found.and_then(|line| line.amount).map(Cents::count);
        assert_eq!(amount, Some(cents), "NDG-0{id} {what}: {:#?}", of.perhaps);
    }
    assert!(
        order(&costs, 3).shares[0]
            .basis
            .starts_with("52 of 89 numbers of "),
        "{}",
        order(&costs, 3).shares[0].basis
    );
    // Where nobody knows it, it stands with what may come and in no sum.
    let silent = costs
        .perhaps
        .iter()
        .find(|line| line.what == "Port-out")
        .unwrap();
    assert_eq!(
        (silent.amount, silent.basis.as_str()),
        (
            None,
            "Lakeland, Tollway may charge for letting numbers go; no fee is known"
        )
    );
    assert!(costs.fees.iter().any(|row| {
        row.kind == FeeKind::PortOut && row.carrier.0 == "lakeland" && row.amount.is_none()
    }));
    the_parts_are_the_whole(&costs);
}

/// What orders cost with their parts of the accounts is what all costs, to the cent.
fn the_parts_are_the_whole(costs: &Costs) {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for total in costs.orders.iter().flat_map(|order| &order.in_all) {
        *sums.entry(&total.currency).or_default() += total.amount.count();
    }
    let whole: BTreeMap<&str, u64> = costs
        .total
        .iter()
        .map(|total| (total.currency.as_str(), total.amount.count()))
        .collect();
    assert_eq!(sums, whole);
}

#[test]
fn a_slip_of_a_day_is_a_thirtieth_of_the_month_by_the_share_of_the_numbers() {
    let mut snapshot = northgate();
    charge(&mut snapshot, 3, Some(89_000 * 30), None);
    // 890.00 a day for all 89 numbers, all of which move.
    for (days, whole) in [(1, 89_000), (7, 623_000), (14, 1_246_000)] {
        let costs = sheet(&snapshot, days);
        assert_eq!(costs.slip_total[0].amount, Cents::new(whole), "{days}");
        assert_eq!(costs.slip_day[0].amount, Cents::new(89_000));
    }
}

#[test]
fn of_a_cancelled_order_stands_what_is_owed_and_nothing_else() {
    let mut snapshot = at_activepbx();
    let two = snapshot.orders.get_mut(&OrderId(2)).unwrap();
    two.status = OrderStatus::Cancelled;
    let costs = sheet(&snapshot, 7);
    let two = order(&costs, 2);
    let whats: Vec<&str> = two
        .sheet
        .lines
        .iter()
        .map(|line| line.what.as_str())
        .collect();
    assert_eq!(whats, ["Rejection", "Cancelling"]);
    assert_eq!((two.in_all_unknown, two.slip.sure), (2, Sure::Nothing));
    let one = snapshot.orders.get_mut(&OrderId(1)).unwrap();
    one.status = OrderStatus::Cancelled;
    assert!(
        sheet(&snapshot, 7)
            .orders
            .iter()
            .all(|cost| cost.order != OrderId(1)),
        "what was never sent owes nothing"
    );
}

fn contract(snapshot: &mut Snapshot, carrier: &str, kind: FeeKind, amount: u64, per: FeePer) {
    snapshot.fees.push(ProjectFee {
        id: i64::try_from(snapshot.fees.len()).unwrap() + 1,
        carrier: CarrierId(carrier.to_owned()),
        kind,
        fee: Fee {
            amount: Cents::new(amount),
            currency: "USD".to_owned(),
            per,
            even_if_unavailable: false,
        },
        reason: "contract".to_owned(),
        set_on: day("2026-11-12"),
    });
}

#[test]
fn an_order_whose_numbers_were_called_back_owes_its_port_and_the_snapback() {
    let mut snapshot = at_activepbx();
    let fees = [
        ("activepbx", FeeKind::Snapback, 25_000, FeePer::Event),
        ("activepbx", FeeKind::Cancel, 5_000, FeePer::Order),
        ("badger-valley", FeeKind::PortOut, 500, FeePer::Number),
    ];
    for (carrier, kind, amount, per) in fees {
        contract(&mut snapshot, carrier, kind, amount, per);
    }
    let two = snapshot.orders.get_mut(&OrderId(2)).unwrap();
    two.status = OrderStatus::Cancelled;
    two.stage = Some(crate::order::Stage::SnappedBack);
    two.activated_at = Some("2026-11-12T18:00:00Z".parse().unwrap());
    two.log.acts = vec![called_back()];
    let costs = sheet(&snapshot, 7);
    let owed: Vec<(&str, Sure, Option<u64>)> = order(&costs, 2)
        .sheet
        .lines
        .iter()
        .map(|line| {
            let amount = line.amount.map(Cents::count);
            (line.what.as_str(), line.sure, amount)
        })
        .collect();
    assert_eq!(
        owed,
        [
            ("Port-in", Sure::Owed, Some(41 * 2_500)),
            ("Port-out", Sure::Owed, Some(41 * 500)),
            ("Rejection", Sure::Owed, None),
            ("Snapback", Sure::Owed, Some(25_000)),
        ]
    );
}

#[test]
fn what_an_order_reckons_with_is_no_matter_of_chance_and_a_proven_one_may_still_be_called_back() {
    let mut snapshot = at_activepbx();
    let id = CarrierId("activepbx".to_owned());
    for (kind, amount) in [(FeeKind::OnDemand, 9_000), (FeeKind::Snapback, 25_000)] {
        contract(&mut snapshot, &id.0, kind, amount, FeePer::Order);
    }
    let of = |snapshot: &Snapshot, kind: FeeKind| {
        let costs = sheet(snapshot, 7);
        let one = order(&costs, 1);
        let has = |lines: &[Line]| lines.iter().any(|line| line.what == kind.words());
        (
            has(&one.sheet.lines),
            has(&one.perhaps),
            has(&costs.perhaps),
        )
    };
    let mut window = snapshot.carriers[&CarrierId("meridian".to_owned())].windows[0].clone();
    window.classes = Vec::new();
    let profile = snapshot.carriers.get_mut(&id).unwrap();
    profile.windows = vec![window];
    assert_eq!(of(&snapshot, FeeKind::OnDemand), (false, true, true));
    let profile = snapshot.carriers.get_mut(&id).unwrap();
    profile.windows[0].on_request = true;
    assert_eq!(of(&snapshot, FeeKind::OnDemand), (true, false, false));

    let stands = [
        (OrderStatus::Ported, None, true),
        (OrderStatus::Verified, None, true),
        (
            OrderStatus::Verified,
            Some(crate::order::Stage::SnapbackAsked),
            false,
        ),
        (OrderStatus::Closed, None, false),
    ];
    for (status, stage, may) in stands {
        let one = snapshot.orders.get_mut(&OrderId(1)).unwrap();
        (one.status, one.stage) = (status, stage);
        assert_eq!(of(&snapshot, FeeKind::Snapback).1, may, "{status:?}");
    }
}
