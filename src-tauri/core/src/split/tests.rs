//! Stories of splitting, on small inventories.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::*;
use crate::{
    account::Account,
    carrier::{CarrierId, Profile},
    id::{AccountId, SiteId},
    number::{Disposition, TelephoneNumber},
    site::{Address, Site},
    snapshot::Settings,
};

fn project(numbers: Vec<Number>) -> Snapshot {
    let accounts = ["lakeland", "corvus"].iter().zip(1..).map(|(carrier, id)| {
        let blank = Account::blank(CarrierId((*carrier).to_owned()));
        (
            AccountId(id),
            Account {
                id: AccountId(id),
                account_number: format!("A-{id}"),
                ..blank
            },
        )
    });
    let sites = ["Madison", "Evanston"].iter().zip(1..).map(|(name, id)| {
        let zone = "America/Chicago".to_owned();
        (
            SiteId(id),
            Site {
                id: SiteId(id),
                name: (*name).to_owned(),
                address: Address::default(),
                zone,
            },
        )
    });
    Snapshot {
        settings: Settings {
            client: "Northgate".into(),
            prefix: "NDG".into(),
            gaining: CarrierId("meridian".into()),
            zone: "America/Chicago".into(),
            go_live: None,
            window_start: NaiveTime::MIN,
            window_end: NaiveTime::MIN,
            sample: false,
            consultant: String::new(),
            people: BTreeMap::new(),
            rejection_percent: None,
            foc_lost_percent: None,
        },
        carriers: BTreeMap::from([(CarrierId("meridian".into()), gaining(None))]),
        accounts: accounts.collect(),
        sites: sites.collect(),
        bills: BTreeMap::new(),
        kept: Vec::new(),
        lookups: BTreeMap::new(),
        csrs: BTreeMap::new(),
        numbers: numbers
            .into_iter()
            .map(|number| (number.id, number))
            .collect(),
        orders: BTreeMap::new(),
        acceptances: Vec::new(),
        blackouts: Vec::new(),
        evidence: crate::evidence::Evidence::default(),
        duty: Vec::new(),
        fees: Vec::new(),
        charges: std::collections::BTreeMap::new(),
        instants: std::collections::BTreeMap::new(),
        by_hand: crate::order::ByHand::default(),
        gate: Vec::new(),
    }
}

fn gaining(cap: Option<u32>) -> Profile {
    let caps =
        cap.map(|n| format!("[[caps]]\nnumbers = {n}\nsource = 'test'\nas_of = '2026-11-21'\n"));
    let text = format!(
        "id = 'meridian'\nname = 'Meridian'\nrole = 'gaining'\n{}",
        caps.unwrap_or_default()
    );
    toml::from_str(&text).unwrap()
}

fn number(id: i64, digits: u64) -> Number {
    Number {
        id: NumberId(id),
        tn: TelephoneNumber::from_digits(digits).unwrap(),
        kind: if digits / 10_000_000 == 800 {
            Kind::TollFree
        } else {
            Kind::Local
        },
        wireless: false,
        usage: Use::Voice,
        disposition: Disposition::Port,
        account: Some(AccountId(1)),
        site: Some(SiteId(1)),
        order: None,
        extension: String::new(),
        name: String::new(),
        rings_to: None,
        target: String::new(),
        address_911: String::new(),
        resp_org: String::new(),
        note: String::new(),
        on_inventory: true,
        on_csr: true,
        on_bill: true,
    }
}

/// Writes a split into the snapshot as the project file would.
fn apply(snapshot: &mut Snapshot, split: &Split) {
    let next = snapshot.orders.keys().map(|id| id.0).max().unwrap_or(0);
    let ids: BTreeMap<OrderId, OrderId> = split
        .orders
        .iter()
        .zip(next + 1..)
        .map(|(order, id)| (order.id, OrderId(id)))
        .collect();
    for order in &split.orders {
        let id = ids[&order.id];
        snapshot.orders.insert(
            id,
            Order {
                id,
                name: format!("NDG-{:02}", id.0),
                ..order.clone()
            },
        );
    }
    for (number, order) in &split.moves {
        snapshot.numbers.get_mut(number).unwrap().order =
            order.map(|id| ids.get(&id).copied().unwrap_or(id));
    }
    for id in &split.emptied {
        snapshot.orders.remove(id);
    }
}

fn contents(snapshot: &Snapshot) -> BTreeMap<String, usize> {
    let by_order = snapshot.numbers_by_order();
    snapshot
        .orders
        .values()
        .map(|order| {
            (
                order.name.clone(),
                by_order.get(&order.id).map_or(0, Vec::len),
            )
        })
        .collect()
}

#[test]
fn carrier_account_class_and_address_each_part_orders() {
    let mut numbers: Vec<Number> = (0..8)
        .map(|n| number(n + 1, 4_145_550_100 + u64::try_from(n).unwrap()))
        .collect();
    numbers[4].account = Some(AccountId(2));
    numbers[5].site = Some(SiteId(2));
    numbers[6].wireless = true;
    numbers.push(number(9, 8_005_550_100));
    numbers.push(Number {
        resp_org: "QLX77".into(),
        ..number(10, 8_005_550_101)
    });
    numbers.push(number(11, 6_135_550_100));
    let mut snapshot = project(numbers);
    let split = split(&snapshot);
    apply(&mut snapshot, &split);
    assert_eq!(
        contents(&snapshot).values().copied().collect::<Vec<_>>(),
        [5, 1, 1, 1, 1, 1, 1]
    );
    assert!(
        super::split(&snapshot).moves.is_empty(),
        "splitting again changes nothing"
    );
    for order in snapshot.orders.values() {
        assert!(!reasons(&snapshot, order).is_empty());
    }
}

#[test]
fn a_cap_makes_the_fewest_orders_and_splitting_again_keeps_names_and_contents() {
    let mut snapshot = project(
        (0..25)
            .map(|n| number(n + 1, 4_145_550_100 + u64::try_from(n).unwrap()))
            .collect(),
    );
    snapshot
        .carriers
        .insert(CarrierId("meridian".into()), gaining(Some(10)));
    let first = split(&snapshot);
    apply(&mut snapshot, &first);
    assert_eq!(
        contents(&snapshot),
        BTreeMap::from([
            ("NDG-01".into(), 10),
            ("NDG-02".into(), 10),
            ("NDG-03".into(), 5)
        ])
    );

    snapshot.numbers.get_mut(&NumberId(3)).unwrap().disposition = Disposition::Stay;
    let again = split(&snapshot);
    assert_eq!(
        again.moves,
        [(NumberId(3), None)],
        "only the number that stays leaves its order"
    );
    assert!(again.orders.is_empty() && again.emptied.is_empty());
    apply(&mut snapshot, &again);

    for id in 4..=20 {
        snapshot.numbers.get_mut(&NumberId(id)).unwrap().disposition = Disposition::Disconnect;
    }
    let fewer = split(&snapshot);
    apply(&mut snapshot, &fewer);
    assert_eq!(contents(&snapshot), BTreeMap::from([("NDG-01".into(), 7)]));
}

#[test]
fn what_was_sent_is_left_alone() {
    let mut snapshot = project(
        (0..6)
            .map(|n| number(n + 1, 4_145_550_100 + u64::try_from(n).unwrap()))
            .collect(),
    );
    let first = split(&snapshot);
    apply(&mut snapshot, &first);
    snapshot.orders.get_mut(&OrderId(1)).unwrap().status = OrderStatus::Submitted;
    snapshot.numbers.get_mut(&NumberId(1)).unwrap().disposition = Disposition::Stay;
    snapshot
        .numbers
        .insert(NumberId(7), number(7, 4_145_550_150));
    let again = split(&snapshot);
    apply(&mut snapshot, &again);
    assert_eq!(
        contents(&snapshot),
        BTreeMap::from([("NDG-01".into(), 6), ("NDG-02".into(), 1)])
    );
    assert_eq!(
        snapshot.orders[&OrderId(2)].ordinal,
        2,
        "the second order of its key"
    );
}

#[test]
fn a_number_that_can_be_in_no_order_says_why() {
    let homeless = Number {
        account: None,
        ..number(1, 4_145_550_100)
    };
    let premium = Number {
        kind: Kind::Premium,
        ..number(2, 9_005_550_100)
    };
    let split = split(&project(vec![
        homeless,
        premium,
        Number {
            disposition: Disposition::Stay,
            ..number(3, 4_145_550_101)
        },
    ]));
    let why: Vec<_> = split
        .unassigned
        .iter()
        .map(|(id, why)| (id.0, *why))
        .collect();
    assert_eq!(why.len(), 2, "the one that stays is not asked about");
    assert!(why[0].1.contains("no losing account") && why[1].1.contains("No carrier ports"));
}
