//! Which tests numbers need, samples, what stands against a signature, and final bills.

use super::{CellState, Need, areas, audit, matrix, need, numbers_of, sample, standing};
use crate::{
    id::{AccountId, FinalBillId, NightRowId, NumberId, OrderId, TestEventId},
    night::{DecisionKind, FinalBill, NightKey, Phase, Test, TestDecision, TestEvent, TestResult},
    number::{Disposition, TelephoneNumber, Use},
    order::OrderStatus,
    plan::sample::{at, day, northgate},
    snapshot::Snapshot,
};

const NIGHT: NightKey = NightKey::Order(OrderId(1));
const TOLL_FREE: NightKey = NightKey::Order(OrderId(6));

fn number(snapshot: &mut Snapshot, night: NightKey, place: usize) -> NumberId {
    numbers_of(snapshot, night)[place].id
}

fn tick(snapshot: &mut Snapshot, number: NumberId, test: Test, result: TestResult) {
    let event = TestEvent {
        id: TestEventId(1),
        number,
        test,
        result,
        at: at("2026-12-16T19:20"),
        tester: "Jonas Okafor".to_owned(),
        note: String::new(),
    };
    let of_number = snapshot.nights.tests.entry(number).or_default();
    of_number.insert(test, event);
}

/// The first order is active since then.
fn active(snapshot: &mut Snapshot, since: &str) {
    let order = snapshot.orders.get_mut(&OrderId(1)).unwrap();
    order.status = OrderStatus::Ported;
    order.activated_at = Some(at(since));
}

fn decide(
    snapshot: &mut Snapshot,
    night: NightKey,
    kind: DecisionKind,
    tests: &[Test],
    every: u16,
) {
    snapshot.nights.decisions.push(TestDecision {
        id: NightRowId(1),
        night,
        kind,
        tests: tests.iter().copied().collect(),
        every,
        who: "Mara Lindholm".to_owned(),
        reason: "one block, one route".to_owned(),
        at: at("2026-12-15T10:00"),
    });
}

#[test]
fn tests_follow_from_kind_and_use() {
    let mut snapshot = northgate();
    let id = number(&mut snapshot, NIGHT, 3);
    let needed = |snapshot: &Snapshot| -> Vec<&'static str> {
        let number = &snapshot.numbers[&id];
        let areas = areas(snapshot, NIGHT);
        Test::ALL
            .into_iter()
            .filter(|test| need(snapshot, &areas, number, *test) == Need::Yes)
            .map(Test::word)
            .collect()
    };
    let three = ["inbound_mobile", "inbound_landline", "inbound_losing"];
    let emergency = ["address_911", "temporary_911"];
    for (usage, target, rest) in [
        (
            Use::Voice,
            "ext 2101",
            vec![
                "caller_id",
                "emergency_911",
                "voicemail",
                "sms",
                "caller_name",
            ],
        ),
        (
            Use::Voice,
            "Queue Billing",
            vec!["caller_id", "emergency_911", "reach", "sms", "caller_name"],
        ),
        (
            Use::Elevator,
            "",
            vec!["caller_id", "emergency_911", "signal"],
        ),
    ] {
        let one = snapshot.numbers.get_mut(&id).unwrap();
        (one.usage, one.target) = (usage, target.to_owned());
        let expected: Vec<_> = emergency
            .iter()
            .chain(&three)
            .copied()
            .chain(rest)
            .collect();
        assert_eq!(needed(&snapshot), expected, "{usage:?} {target}");
    }
    // A fax machine on an adapter can place a call; fax by mail cannot, and an alarm panel dials by itself.
    for (usage, expected) in [
        (
            Use::Fax,
            vec![
                "address_911",
                "temporary_911",
                "emergency_911",
                "fax_out",
                "fax_in",
            ],
        ),
        (Use::EFax, vec!["fax_in"]),
        (
            Use::Alarm,
            vec!["address_911", "temporary_911", "emergency_911", "signal"],
        ),
    ] {
        let one = snapshot.numbers.get_mut(&id).unwrap();
        (one.usage, one.target) = (usage, String::new());
        assert_eq!(needed(&snapshot), expected, "{usage:?}");
    }
}

#[test]
fn a_toll_free_number_is_called_from_each_area_in_scope_and_never_needs_911() {
    let mut snapshot = northgate();
    let columns = |snapshot: &Snapshot| matrix(snapshot, TOLL_FREE, Phase::Night).columns;
    assert_eq!(columns(&snapshot), [Test::TollFreeUs, Test::TollFreeMobile]);
    assert!(areas(&snapshot, TOLL_FREE).assumed);
    decide(
        &mut snapshot,
        TOLL_FREE,
        DecisionKind::Areas,
        &[Test::TollFreeCanada],
        1,
    );
    assert!(columns(&snapshot).contains(&Test::TollFreeCanada));
    assert!(!areas(&snapshot, TOLL_FREE).assumed);
    assert!(standing(&snapshot, TOLL_FREE).is_911_proven());
}

#[test]
fn a_sample_keeps_ends_and_published_numbers_and_never_touches_911() {
    let mut snapshot = northgate();
    let tests = [Test::InboundMobile, Test::Emergency];
    decide(&mut snapshot, NIGHT, DecisionKind::Sample, &tests, 10);
    let matrix = matrix(&snapshot, NIGHT, Phase::Night);
    let inbound = matrix.tally(Test::InboundMobile);
    let emergency = matrix.tally(Test::Emergency);
    assert!(inbound.left_out > 100, "{inbound:?}");
    assert_eq!(emergency.left_out, 0);
    assert_eq!(emergency.open, 151, "every line that can place a call");
    let numbers = numbers_of(&snapshot, NIGHT);
    let chosen = sample(&snapshot, NIGHT, Test::InboundMobile, &numbers)
        .unwrap()
        .chosen;
    for digits in [4_145_550_100, 4_145_550_179, 2_625_550_100, 2_625_550_170] {
        let tn = TelephoneNumber::from_digits(digits).unwrap();
        let number = numbers.iter().find(|number| number.tn == tn).unwrap();
        assert!(chosen.contains(&number.id), "{digits} ends a block");
    }
    decide(&mut snapshot, NIGHT, DecisionKind::Sample, &tests, 1);
    assert_eq!(
        super::matrix(&snapshot, NIGHT, Phase::Night)
            .tally(Test::InboundMobile)
            .left_out,
        0,
        "a later decision takes the earlier back"
    );
}

#[test]
fn nothing_is_done_while_a_911_test_is_open_or_failed() {
    let mut snapshot = northgate();
    active(&mut snapshot, "2026-12-16T19:06");
    let all: Vec<NumberId> = numbers_of(&snapshot, NIGHT)
        .iter()
        .map(|one| one.id)
        .collect();
    assert_eq!(standing(&snapshot, NIGHT).against(), "151 × 911 open");
    for id in &all {
        tick(&mut snapshot, *id, Test::Emergency, TestResult::Pass);
    }
    assert_eq!(standing(&snapshot, NIGHT).against(), "");
    tick(&mut snapshot, all[4], Test::Emergency, TestResult::Fail);
    assert_eq!(standing(&snapshot, NIGHT).against(), "1 × 911 failed");
    tick(&mut snapshot, all[4], Test::Emergency, TestResult::Open);
    assert_eq!(standing(&snapshot, NIGHT).against(), "1 × 911 open");
    tick(
        &mut snapshot,
        all[4],
        Test::Emergency,
        TestResult::NotApplicable,
    );
    let excused = standing(&snapshot, NIGHT);
    assert_eq!((excused.against().as_str(), excused.excused_911), ("", 1));
    snapshot.orders.get_mut(&OrderId(1)).unwrap().status = OrderStatus::Confirmed;
    assert_eq!(standing(&snapshot, NIGHT).against(), "NDG-01 not active");
}

#[test]
fn the_newest_word_on_a_cell_holds() {
    let mut snapshot = northgate();
    active(&mut snapshot, "2026-12-16T19:06");
    let id = number(&mut snapshot, NIGHT, 0);
    let state = |snapshot: &Snapshot| {
        let matrix = matrix(snapshot, NIGHT, Phase::Night);
        let cell = matrix.cell(&matrix.rows[0], Test::CallerId).unwrap();
        (cell.state, cell.tester)
    };
    assert_eq!(state(&snapshot), (CellState::Open, String::new()));
    tick(&mut snapshot, id, Test::CallerId, TestResult::Fail);
    assert_eq!(
        state(&snapshot),
        (CellState::Failed, "Jonas Okafor".to_owned())
    );
    tick(&mut snapshot, id, Test::CallerId, TestResult::Pass);
    assert_eq!(state(&snapshot).0, CellState::Passed);
    tick(&mut snapshot, id, Test::CallerId, TestResult::Open);
    assert_eq!(state(&snapshot), (CellState::Open, String::new()));
}

#[test]
fn what_was_tested_before_a_snapback_proves_nothing_of_the_next_cut() {
    let mut snapshot = northgate();
    active(&mut snapshot, "2026-12-16T19:06");
    let id = number(&mut snapshot, NIGHT, 0);
    tick(&mut snapshot, id, Test::Emergency, TestResult::Pass);
    tick(&mut snapshot, id, Test::Address911, TestResult::Pass);
    let of = |snapshot: &Snapshot, phase, test| matrix(snapshot, NIGHT, phase).tally(test).passed;
    assert_eq!(of(&snapshot, Phase::Night, Test::Emergency), 1);
    active(&mut snapshot, "2027-01-12T19:00");
    assert_eq!(of(&snapshot, Phase::Night, Test::Emergency), 0);
    assert_eq!(standing(&snapshot, NIGHT).open_911, 151);
    // What the platform accepted before the first cut it has accepted.
    assert_eq!(of(&snapshot, Phase::Before, Test::Address911), 1);
}

#[test]
fn a_final_bill_names_what_should_not_be_billed_and_what_should() {
    let mut snapshot = northgate();
    let mut ids = numbers_of(&snapshot, NIGHT)
        .iter()
        .map(|one| one.id)
        .collect::<Vec<_>>();
    ids.truncate(4);
    let account = AccountId(1);
    let wishes = [
        Disposition::Port,
        Disposition::Disconnect,
        Disposition::Stay,
        Disposition::Stay,
    ];
    let mut tns = Vec::new();
    for (id, wish) in ids.iter().zip(wishes) {
        let one = snapshot.numbers.get_mut(id).unwrap();
        (one.account, one.disposition) = (Some(account), wish);
        tns.push(one.tn);
    }
    snapshot.orders.get_mut(&OrderId(1)).unwrap().status = OrderStatus::Verified;
    let foreign = TelephoneNumber::from_digits(4_145_550_199).unwrap();
    let bill = FinalBill {
        file: String::new(),
        sha256: String::new(),
        id: FinalBillId(1),
        account,
        dated: day("2027-01-20"),
        numbers: vec![tns[0], tns[1], tns[2], foreign],
        by: "Dana Whitfield".to_owned(),
        at: at("2027-01-25T10:00"),
    };
    let found = audit(&snapshot, &bill);
    assert_eq!(found.moved, [tns[0]]);
    assert_eq!(found.disconnected, [tns[1]]);
    assert_eq!(found.stays, [tns[2]]);
    assert_eq!(found.missing, [tns[3]]);
    assert_eq!(found.unknown, [foreign]);
    assert!(!found.is_clean());
    let right = FinalBill {
        numbers: vec![tns[2], tns[3]],
        ..bill
    };
    assert!(audit(&snapshot, &right).is_clean());
}
