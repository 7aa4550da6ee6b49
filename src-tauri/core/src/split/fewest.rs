//! The split against every way there is: on small inventories no valid way to part the numbers makes fewer orders.
//!
//! Whether a set may be one order is asked of the same rules as a move by hand. A wave is no key: it follows from the
//! site, or a person puts numbers apart for it; so does an hour of their own to cut over at.

use proptest::prelude::*;

use super::{
    tests::{cut, number, project, split_again},
    *,
};
use crate::{
    carrier::CarrierId,
    id::SiteId,
    number::{Kind, Lookup, LookupKind, TelephoneNumber, Use},
    order::MarkKind,
};

/// The fewest valid orders of some units that go whole, by trying every way to part them.
fn fewest_by_trying(snapshot: &Snapshot, units: &[Vec<NumberId>]) -> usize {
    let all = (1_usize << units.len()) - 1;
    let valid: Vec<bool> = (0..=all)
        .map(|set| {
            let members: Vec<NumberId> = units
                .iter()
                .enumerate()
                .filter(|(at, _)| set & (1 << at) != 0)
                .flat_map(|(_, unit)| unit.iter().copied())
                .collect();
            set > 0 && Joining::new(snapshot, &members).alone().is_ok()
        })
        .collect();
    let mut fewest = vec![0_usize; all + 1];
    for set in 1..=all {
        // Some order holds the first unit of the set; the rest is parted as well as it can be.
        let first = set & set.wrapping_neg();
        let mut best = usize::MAX;
        let mut order = set;
        while order > 0 {
            if order & first != 0 && valid[order] {
                best = best.min(fewest[set & !order].saturating_add(1));
            }
            order = (order - 1) & set;
        }
        fewest[set] = best;
    }
    fewest[all]
}

/// What parts numbers, each with what it says: carrier and account, site, class, country, fax, rate centre, who holds
/// them, use on the target, business name, way of porting.
const KEYS: [&str; 6] = [
    "fax",
    "rate_centre",
    "use_on_target",
    "business_name",
    "automation",
    "spid",
];

fn demanding(cap: u32, keys: &[bool]) -> String {
    let named = KEYS.iter().zip(keys).filter(|(_, on)| **on);
    let keys: Vec<String> = named
        .map(|(key, _)| {
            format!("[[split_keys]]\nvalue = '{key}'\nsource = 'test'\nas_of = '2026-11-21'\n")
        })
        .collect();
    let keys = keys.concat();
    format!("{keys}[[caps]]\nnumbers = {cap}\nsource = 'test'\nas_of = '2026-11-21'\n")
}

/// One number by what it says under each key.
type Said = (i64, i64, u8, (bool, u8, u8), (bool, bool, bool));

fn said() -> impl Strategy<Value = Said> {
    let looked_up = (any::<bool>(), 0..3_u8, 0..3_u8);
    let marked = (any::<bool>(), any::<bool>(), any::<bool>());
    (1..3_i64, 1..3_i64, 0..5_u8, looked_up, marked)
}

fn inventory(numbers: &[Said]) -> Snapshot {
    let plain = (1_i64..)
        .zip(numbers)
        .map(|(id, (account, site, kind, (fax, ..), _))| {
            let area = match kind {
                2 => 8_005_550_100,
                3 => 6_135_550_100,
                _ => 4_145_550_100,
            };
            Number {
                account: Some(AccountId(*account)),
                site: Some(SiteId(*site)),
                wireless: *kind == 1,
                usage: if *fax { Use::Fax } else { Use::Voice },
                // Apart from each other, so that none makes a block.
                ..number(id, area + u64::try_from(id).unwrap() * 2)
            }
        });
    let mut snapshot = project(plain.collect());
    for (id, (.., (_, centre, holder), (service, named, by_hand))) in (1_i64..).zip(numbers) {
        let tn = snapshot.numbers[&NumberId(id)].tn;
        let asked = [
            (
                LookupKind::RateCentre,
                ["", "MADISON", "EVANSTON"][usize::from(*centre)],
            ),
            (
                LookupKind::Carrier,
                ["", "Lakeland", "Corvus"][usize::from(*holder)],
            ),
        ];
        for (kind, value) in asked.into_iter().filter(|(_, value)| !value.is_empty()) {
            snapshot.lookups.entry(tn).or_default().push(Lookup {
                tn,
                kind,
                value: value.to_owned(),
                looked_on: chrono::NaiveDate::default(),
                source: "test".to_owned(),
            });
        }
        let marks = [
            (*service, MarkKind::UseOnTarget, "service"),
            (*named, MarkKind::BusinessName, "Northgate West"),
            (*by_hand, MarkKind::Way, "manual"),
        ];
        for (_, kind, text) in marks.into_iter().filter(|(on, ..)| *on) {
            let marks = snapshot.by_hand.marks.entry(NumberId(id)).or_default();
            marks.insert(kind, text.to_owned());
        }
    }
    snapshot
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_way_to_part_a_few_numbers_makes_fewer_orders(
        numbers in prop::collection::vec(said(), 1..8),
        keys in prop::collection::vec(any::<bool>(), 6),
        cap in 1..5_u32,
    ) {
        let mut snapshot = inventory(&numbers);
        snapshot.carriers.insert(CarrierId("meridian".into()), cut(&demanding(cap, &keys)));
        let units: Vec<Vec<NumberId>> = snapshot.numbers.keys().map(|id| vec![*id]).collect();
        let expected = fewest_by_trying(&snapshot, &units);
        split_again(&mut snapshot);
        prop_assert_eq!(snapshot.orders.len(), expected);
        prop_assert!(!split(&snapshot).changes_something());
    }

    #[test]
    fn no_way_to_pack_whole_blocks_makes_fewer_orders(
        blocks in prop::collection::vec((10..18_u64, 1..3_i64, any::<bool>()), 1..7),
        single in 0..4_u64,
        cap in 18..48_u32,
    ) {
        let mut numbers: Vec<Number> = Vec::new();
        let mut units: Vec<Vec<NumberId>> = Vec::new();
        let mut digits = 4_145_550_000;
        let singles = (0..single).map(|_| (1, 1, false));
        for (size, account, toll_free) in blocks.iter().copied().chain(singles) {
            // A gap between two blocks, so that they are two.
            digits += 20;
            let area = if toll_free { 3_860_000_000 } else { 0 };
            let mut unit = Vec::new();
            for nth in 0..size {
                let id = i64::try_from(numbers.len()).unwrap() + 1;
                unit.push(NumberId(id));
                numbers.push(Number {
                    account: Some(AccountId(account)),
                    kind: if toll_free { Kind::TollFree } else { Kind::Local },
                    tn: TelephoneNumber::from_digits(digits + area + nth).unwrap(),
                    ..number(id, 4_145_550_100)
                });
            }
            units.push(unit);
        }
        let mut snapshot = project(numbers);
        let whole = format!(
            "[[split_keys]]\nvalue = 'whole_blocks'\nsource = 'ZOOM-KB'\nas_of = '2026-11-21'\n{}",
            demanding(cap, &[])
        );
        snapshot.carriers.insert(CarrierId("meridian".into()), cut(&whole));
        let expected = fewest_by_trying(&snapshot, &units);
        split_again(&mut snapshot);
        prop_assert_eq!(snapshot.orders.len(), expected);
        for unit in &units {
            let orders: BTreeSet<_> = unit.iter().map(|id| snapshot.numbers[id].order).collect();
            prop_assert_eq!(orders.len(), 1, "no block is torn");
        }
        prop_assert!(!split(&snapshot).changes_something(), "splitting again changes nothing");
        // One block stays after all: still the fewest, and still whole.
        for id in &units[0] {
            snapshot.numbers.get_mut(id).unwrap().disposition = Disposition::Stay;
        }
        split_again(&mut snapshot);
        let expected = if units.len() == 1 { 0 } else { fewest_by_trying(&snapshot, &units[1..]) };
        prop_assert_eq!(snapshot.orders.len(), expected);
    }
}

#[test]
fn blocks_move_to_another_order_only_where_that_saves_one() {
    // 20 + 17 + 11 + 11 + 10 + 10 fill two orders of 40, but not the largest first.
    let mut numbers: Vec<Number> = Vec::new();
    let mut digits = 4_145_550_000;
    for size in [20, 17, 11, 11, 10, 10] {
        digits += 40;
        for nth in 0..size {
            let id = i64::try_from(numbers.len()).unwrap() + 1;
            numbers.push(number(id, digits + nth));
        }
    }
    let mut snapshot = project(numbers);
    let whole = format!(
        "[[split_keys]]\nvalue = 'whole_blocks'\nsource = 'ZOOM-KB'\nas_of = '2026-11-21'\n{}",
        demanding(40, &[])
    );
    let meridian = CarrierId("meridian".into());
    snapshot.carriers.insert(meridian, cut(&whole));
    split_again(&mut snapshot);
    let sizes: BTreeSet<usize> = (snapshot.orders.keys())
        .map(|id| snapshot.numbers.of_order(*id).count())
        .collect();
    assert_eq!(sizes, BTreeSet::from([39, 40]));
}
