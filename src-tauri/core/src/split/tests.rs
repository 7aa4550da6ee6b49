//! Stories of splitting, on small inventories.

use std::collections::BTreeMap;

use super::*;
use crate::{
    account::Account,
    carrier::{CarrierId, Profile},
    id::{AccountId, SiteId},
    number::{Kind, TelephoneNumber, Use},
    site::{Address, Site},
    snapshot::Settings,
};

pub(super) fn project(numbers: Vec<Number>) -> Snapshot {
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
        carriers: BTreeMap::from([(CarrierId("meridian".into()), gaining(None))]),
        accounts: accounts.collect(),
        sites: sites.collect(),
        numbers: numbers
            .into_iter()
            .map(|number| (number.id, number))
            .collect(),
        ..Snapshot::empty(Settings::new(
            "Northgate",
            "NDG",
            CarrierId("meridian".into()),
            "America/Chicago",
        ))
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

pub(super) fn number(id: i64, digits: u64) -> Number {
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
    let orders = snapshot.orders.values();
    orders
        .map(|order| {
            let numbers = snapshot.numbers.of_order(order.id);
            (order.name.clone(), numbers.count())
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

pub(super) fn cut(rules: &str) -> Profile {
    let text = format!("id = 'meridian'\nname = 'Meridian'\nrole = 'gaining'\n{rules}");
    toml::from_str(&text).unwrap()
}

fn many(count: i64) -> Snapshot {
    project(
        (0..count)
            .map(|n| number(n + 1, 4_145_550_100 + u64::try_from(n).unwrap()))
            .collect(),
    )
}

/// Puts numbers into an order by hand, as the project file would.
fn put(snapshot: &mut Snapshot, ids: &[i64], order: OrderId) {
    for id in ids {
        snapshot.numbers.get_mut(&NumberId(*id)).unwrap().order = Some(order);
        snapshot.by_hand.pins.insert(NumberId(*id), order);
    }
}

pub(super) fn split_again(snapshot: &mut Snapshot) -> Split {
    let again = split(snapshot);
    apply(snapshot, &again);
    again
}

#[test]
fn what_a_person_put_apart_stays_apart_and_takes_no_strangers() {
    let mut snapshot = many(8);
    split_again(&mut snapshot);
    let joining = Joining::new(&snapshot, &[NumberId(1), NumberId(2)]);
    let key = joining.alone().unwrap();
    let apart = Order {
        name: "NDG-02".into(),
        ..Order::draft(OrderId(2), key, 2)
    };
    snapshot.orders.insert(apart.id, apart);
    put(&mut snapshot, &[1, 2], OrderId(2));
    snapshot
        .numbers
        .insert(NumberId(9), number(9, 4_145_550_150));
    split_again(&mut snapshot);
    assert_eq!(
        contents(&snapshot),
        BTreeMap::from([("NDG-01".into(), 7), ("NDG-02".into(), 2)])
    );
    assert!(
        reasons(&snapshot, &snapshot.orders[&OrderId(2)])
            .iter()
            .any(|reason| reason.contains("by hand"))
    );
}

#[test]
fn a_hand_move_that_is_not_valid_any_more_is_taken_back_with_its_reason() {
    let mut snapshot = many(4);
    split_again(&mut snapshot);
    let apart = Order {
        name: "NDG-02".into(),
        ..Order::draft(OrderId(2), snapshot.orders[&OrderId(1)].key.clone(), 2)
    };
    snapshot.orders.insert(apart.id, apart);
    put(&mut snapshot, &[3, 4], OrderId(2));
    snapshot.numbers.get_mut(&NumberId(4)).unwrap().site = Some(SiteId(2));
    let again = split_again(&mut snapshot);
    assert_eq!(again.unpinned.len(), 1);
    assert_eq!(again.unpinned[0].0, NumberId(4));
    assert!(
        again.unpinned[0].1.contains("service address"),
        "{}",
        again.unpinned[0].1
    );
    assert_eq!(
        contents(&snapshot).values().copied().collect::<Vec<_>>(),
        [2, 1, 1]
    );
}

#[test]
fn each_reason_to_refuse_a_move_is_said() {
    let mut numbers: Vec<Number> = (0..6)
        .map(|n| number(n + 1, 4_145_550_100 + u64::try_from(n).unwrap()))
        .collect();
    numbers[1].account = Some(AccountId(2));
    numbers[2].site = Some(SiteId(2));
    numbers[3].wireless = true;
    numbers[4].disposition = Disposition::Stay;
    numbers.push(Number {
        resp_org: "TWY01".into(),
        ..number(7, 8_005_550_100)
    });
    numbers.push(Number {
        resp_org: "QLX77".into(),
        ..number(8, 8_005_550_101)
    });
    numbers.push(number(9, 6_135_550_100));
    let mut snapshot = project(numbers);
    split_again(&mut snapshot);
    let order_of = |id: i64| {
        let order = snapshot.numbers[&NumberId(id)].order.unwrap();
        &snapshot.orders[&order]
    };
    let refused = |id: i64, into: i64| {
        may_join(&snapshot, &[NumberId(id)], order_of(into)).unwrap_or_default()
    };
    assert!(refused(2, 1).contains("carrier"));
    assert!(refused(3, 1).contains("service address"));
    assert!(refused(4, 1).contains("mobile"));
    assert!(refused(5, 1).contains("not to port"));
    assert!(refused(7, 1).contains("Toll-free"));
    assert!(refused(8, 7).contains("Another RespOrg"));
    assert!(refused(9, 1).contains("Canadian"));
    assert_eq!(refused(6, 1), "");

    let mut sent = snapshot.clone();
    let first = sent.numbers[&NumberId(1)].order.unwrap();
    sent.orders.get_mut(&first).unwrap().status = OrderStatus::Submitted;
    let into = sent.orders[&first].clone();
    assert!(
        may_join(&sent, &[NumberId(3)], &into)
            .unwrap()
            .contains("was sent")
    );
    let other = order_of(3).clone();
    assert!(
        may_join(&sent, &[NumberId(1)], &other)
            .unwrap()
            .contains("was sent")
    );
}

#[test]
fn what_parts_them_for_ever_is_said_before_what_only_a_status_forbids() {
    let numbers = vec![
        Number {
            resp_org: "TWY01".into(),
            ..number(1, 8_005_550_100)
        },
        Number {
            resp_org: "QLX77".into(),
            ..number(2, 8_005_550_101)
        },
    ];
    let mut snapshot = project(numbers);
    split_again(&mut snapshot);
    let (from, into) = (OrderId(1), OrderId(2));
    for sent in [from, into] {
        let mut sent_one = snapshot.clone();
        sent_one.orders.get_mut(&sent).unwrap().status = OrderStatus::Submitted;
        let orders = &sent_one.orders;
        let refused = may_merge(&sent_one, &orders[&from], &orders[&into]).unwrap();
        assert!(refused.starts_with("Another RespOrg"), "{refused}");
        assert!(refused.contains("was sent"), "{refused}");
    }
    // Of several numbers the strongest reason is told, whichever comes first.
    let mut both = snapshot.clone();
    let other = Number {
        account: Some(AccountId(2)),
        ..number(3, 4_145_550_103)
    };
    both.numbers.insert(NumberId(3), other);
    let into = both.orders[&into].clone();
    for ids in [[1, 3], [3, 1]] {
        let refused = may_join(&both, &ids.map(NumberId), &into).unwrap();
        assert!(refused.starts_with("Another carrier"), "{refused}");
    }
}

#[test]
fn a_full_order_takes_no_more_and_two_small_ones_become_one() {
    let mut snapshot = many(6);
    snapshot
        .carriers
        .insert(CarrierId("meridian".into()), gaining(Some(5)));
    split_again(&mut snapshot);
    let last = snapshot
        .numbers
        .values()
        .find(|number| number.order == Some(OrderId(2)))
        .unwrap()
        .id;
    let first = &snapshot.orders[&OrderId(1)];
    let refused = may_join(&snapshot, &[last], first).unwrap();
    assert!(refused.contains("6 numbers; Meridian takes 5"), "{refused}");
    assert!(may_merge(&snapshot, &snapshot.orders[&OrderId(2)], first).is_some());
    let mut roomy = snapshot.clone();
    roomy
        .carriers
        .insert(CarrierId("meridian".into()), gaining(None));
    assert_eq!(
        may_merge(
            &roomy,
            &roomy.orders[&OrderId(2)],
            &roomy.orders[&OrderId(1)]
        ),
        None
    );
}

#[test]
fn further_keys_part_orders_only_where_a_profile_asks_for_them() {
    use crate::order::MarkKind;

    let mut snapshot = many(6);
    snapshot.numbers.get_mut(&NumberId(1)).unwrap().target = "Main call queue".into();
    let mark = |snapshot: &mut Snapshot, id: i64, kind, value: &str| {
        let marks = snapshot.by_hand.marks.entry(NumberId(id)).or_default();
        marks.insert(kind, value.to_owned());
    };
    mark(&mut snapshot, 2, MarkKind::BusinessName, "Northgate Labs");
    mark(&mut snapshot, 3, MarkKind::Way, "manual");
    mark(&mut snapshot, 4, MarkKind::UseOnTarget, "service");
    let mut plain = snapshot.clone();
    split_again(&mut plain);
    assert_eq!(plain.orders.len(), 1);

    let key = |key: &str| {
        format!("[[split_keys]]\nvalue = '{key}'\nsource = 'test'\nas_of = '2026-11-21'\n")
    };
    let asking = [
        key("use_on_target"),
        key("business_name"),
        key("automation"),
    ]
    .concat();
    let cap = "[[caps]]\nmode = 'manual'\nnumbers = 1\nsource = 'test'\nas_of = '2026-11-21'\n";
    let profile = cut(&format!("{asking}{cap}"));
    snapshot
        .carriers
        .insert(CarrierId("meridian".into()), profile);
    mark(&mut snapshot, 5, MarkKind::Way, "manual");
    split_again(&mut snapshot);
    let extras: Vec<&str> = snapshot
        .orders
        .values()
        .map(|order| order.key.extra.as_str())
        .collect();
    assert_eq!(
        extras,
        [
            "ported manual",
            "ported manual",
            "service numbers",
            "",
            "business name Northgate Labs"
        ],
        "the cap of a known way parts its orders"
    );
    for order in snapshot.orders.values() {
        assert!(!reasons(&snapshot, order).is_empty());
    }
}

#[test]
fn a_block_is_not_torn_where_blocks_are_released_whole() {
    let mut numbers: Vec<Number> = (0..25)
        .map(|n| number(n + 1, 4_145_550_100 + u64::try_from(n).unwrap()))
        .collect();
    numbers.extend((0..12).map(|n| number(n + 26, 4_145_550_150 + u64::try_from(n).unwrap())));
    let mut snapshot = project(numbers);
    let whole = "[[split_keys]]\nvalue = 'whole_blocks'\nsource = 'ZOOM-KB'\nas_of = '2026-11-21'\n[[caps]]\nnumbers = 30\nsource = 'test'\nas_of = '2026-11-21'\n";
    snapshot
        .carriers
        .insert(CarrierId("meridian".into()), cut(whole));
    split_again(&mut snapshot);
    assert_eq!(
        contents(&snapshot).values().copied().collect::<Vec<_>>(),
        [25, 12]
    );
    let second = snapshot.orders[&OrderId(2)].clone();
    let torn = may_join(&snapshot, &[NumberId(1)], &second).unwrap();
    assert!(torn.contains("one block"), "{torn}");
}

#[test]
fn the_orders_of_a_site_are_of_its_wave() {
    let mut snapshot = many(2);
    snapshot.by_hand.waves.insert(
        3,
        crate::order::Wave {
            number: 3,
            name: "West".into(),
            sites: vec![SiteId(1)],
        },
    );
    split_again(&mut snapshot);
    assert_eq!(snapshot.orders[&OrderId(1)].wave, Some(3));
}

/// What always holds of a split, whatever was edited before it.
fn sound(snapshot: &Snapshot, cap: usize) {
    let keys = key::Keys::new(snapshot);
    for order in snapshot.orders.values() {
        let numbers: Vec<_> = snapshot.numbers.of_order(order.id).collect();
        assert!(numbers.len() <= cap, "{} is over the cap", order.name);
        if order.status.is_submitted() {
            continue;
        }
        for number in numbers {
            let own = keys.of(number).unwrap();
            assert_eq!(join::differ(snapshot, &own, &order.key), None);
        }
    }
    for number in snapshot.numbers.values() {
        let ports = number.disposition == Disposition::Port && number.account.is_some();
        let frozen = number
            .order
            .is_some_and(|id| snapshot.orders[&id].status.is_submitted());
        assert!(
            frozen || number.order.is_some() == ports,
            "{} is where it belongs",
            number.tn
        );
    }
    // The fewest orders: no key has more than its numbers need, but for those that a person put apart.
    let mut natural: BTreeMap<&OrderKey, (usize, usize)> = BTreeMap::new();
    let pinned: BTreeSet<OrderId> = snapshot.by_hand.pins.values().copied().collect();
    for (id, order) in &snapshot.orders {
        let numbers = snapshot.numbers.of_order(*id).count();
        if numbers == 0 || order.status.is_submitted() || pinned.contains(id) {
            continue;
        }
        let entry = natural.entry(&order.key).or_default();
        entry.0 += 1;
        entry.1 += numbers;
    }
    for (key, (orders, numbers)) in natural {
        assert!(orders <= numbers.div_ceil(cap), "{key:?}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    #[test]
    fn random_edits_and_splits_keep_orders_valid_few_and_stable(
        edits in proptest::collection::vec((0..7_u8, 1..41_i64, 0..3_i64), 1..60),
        cap in 3..12_u32,
    ) {
        let mut snapshot = many(40);
        snapshot.carriers.insert(CarrierId("meridian".into()), gaining(Some(cap)));
        split_again(&mut snapshot);
        let mut names: BTreeMap<OrderId, String> = BTreeMap::new();
        for (what, id, value) in edits {
            let id = NumberId(id);
            let sent = snapshot.numbers[&id]
                .order
                .is_some_and(|order| snapshot.orders[&order].status.is_submitted());
            match what {
                5 => {
                    // Hand moves go only where they may.
                    let target = snapshot
                        .orders
                        .values()
                        .filter(|order| may_join(&snapshot, &[id], order).is_none())
                        .nth(usize::try_from(value).unwrap())
                        .map(|order| order.id);
                    if let Some(order) = target {
                        put(&mut snapshot, &[id.0], order);
                    }
                }
                6 => {
                    if let Some(order) = snapshot.numbers[&id].order {
                        snapshot.orders.get_mut(&order).unwrap().status = OrderStatus::Submitted;
                    }
                }
                _ if sent => {}
                0 => snapshot.numbers.get_mut(&id).unwrap().disposition = Disposition::Stay,
                1 => snapshot.numbers.get_mut(&id).unwrap().disposition = Disposition::Port,
                2 => snapshot.numbers.get_mut(&id).unwrap().site = (value > 0).then_some(SiteId(value)),
                3 => snapshot.numbers.get_mut(&id).unwrap().account = (value > 0).then_some(AccountId(value)),
                _ => snapshot.numbers.get_mut(&id).unwrap().wireless = value > 0,
            }
            let again = split_again(&mut snapshot);
            for (number, _) in &again.unpinned {
                snapshot.by_hand.pins.remove(number);
            }
            // A number in another order than it was put into has lost its pin, as in the file.
            let pins = snapshot.by_hand.pins.clone();
            for (number, order) in pins {
                if snapshot.numbers[&number].order != Some(order) {
                    snapshot.by_hand.pins.remove(&number);
                }
            }
            sound(&snapshot, usize::try_from(cap).unwrap());
            let still = split(&snapshot);
            proptest::prop_assert!(!still.changes_something(), "splitting again changes nothing: {still:?}");
            for (order, name) in &names {
                if let Some(known) = snapshot.orders.get(order) {
                    proptest::prop_assert_eq!(&known.name, name);
                }
            }
            names.extend(snapshot.orders.values().map(|order| (order.id, order.name.clone())));
        }
    }
}
