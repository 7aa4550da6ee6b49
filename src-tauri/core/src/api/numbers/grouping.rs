//! How the grid parts its numbers: by order, account or site, in the order in which the parts are shown.
//!
//! What a part is called is said once a part, not once a number: a list may have 100,000.

use std::collections::BTreeMap;

use super::super::{
    session::State,
    view::{GroupBy, NumberGroup},
    words::{Places, small},
};
use super::{account_words, carrier_of};
use crate::{
    id::{AccountId, OrderId, SiteId},
    number::{Disposition, Number},
    snapshot::Snapshot,
};

/// What decides the part of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    All,
    Order(OrderId),
    NoOrder(Disposition, Option<AccountId>),
    Account(Option<AccountId>),
    Site(Option<SiteId>),
}

/// The parts of a list with their rank and their title.
pub(super) struct Grouping<'a> {
    snapshot: &'a Snapshot,
    by: GroupBy,
    parts: BTreeMap<Part, usize>,
    /// By rank. Parts of one title are one: two sites may have the same name.
    titles: Vec<String>,
}

impl<'a> Grouping<'a> {
    pub(super) fn of(snapshot: &'a Snapshot, rows: &[&Number], by: GroupBy) -> Self {
        let mut keys: BTreeMap<Part, (u8, String)> = BTreeMap::new();
        let mut last = None;
        for number in rows {
            let part = part(snapshot, number, by);
            // Neighbours are mostly of one part.
            if last != Some(part) {
                keys.entry(part)
                    .or_insert_with(|| key(snapshot, number, by));
                last = Some(part);
            }
        }
        let mut ranks: Vec<&(u8, String)> = keys.values().collect();
        ranks.sort_unstable();
        ranks.dedup();
        let rank = |key| ranks.binary_search(&key).unwrap_or_default();
        Self {
            parts: keys.iter().map(|(part, key)| (*part, rank(key))).collect(),
            titles: ranks.iter().map(|(_, title)| title.clone()).collect(),
            snapshot,
            by,
        }
    }

    /// Where the part of a number stands among the parts.
    pub(super) fn rank(&self, number: &Number) -> usize {
        let part = part(self.snapshot, number, self.by);
        self.parts.get(&part).copied().unwrap_or_default()
    }
}

fn part(snapshot: &Snapshot, number: &Number, by: GroupBy) -> Part {
    match by {
        GroupBy::None => Part::All,
        GroupBy::Order => match number.order {
            Some(order) if snapshot.orders.contains_key(&order) => Part::Order(order),
            _ => Part::NoOrder(number.disposition, number.account),
        },
        GroupBy::Account => Part::Account(number.account),
        GroupBy::Site => Part::Site(number.site),
    }
}

/// Undecided numbers come first, since they hold everything up; then orders by name, then what stays.
fn key(snapshot: &Snapshot, number: &Number, by: GroupBy) -> (u8, String) {
    match by {
        GroupBy::None => (0, String::new()),
        GroupBy::Order => match (
            number.order.and_then(|id| snapshot.orders.get(&id)),
            number.disposition,
        ) {
            (Some(order), _) => (1, order.name.clone()),
            (None, Disposition::Undecided) => (0, "No order yet".to_owned()),
            (None, Disposition::Port) => (0, "To port, in no order".to_owned()),
            (None, Disposition::Stay) => {
                (2, format!("Stays with {}", carrier_of(snapshot, number)))
            }
            (None, Disposition::Disconnect) => (
                3,
                format!("Disconnected at {}", carrier_of(snapshot, number)),
            ),
        },
        GroupBy::Account => (0, account_words(snapshot, number)),
        GroupBy::Site => {
            let site = number.site.and_then(|id| snapshot.sites.get(&id));
            (
                0,
                site.map_or_else(|| "No site".to_owned(), |site| site.name.clone()),
            )
        }
    }
}

/// The parts of a list that is in order, with blockers and warnings of each number.
pub(super) fn groups(
    state: &State,
    rows: &[&Number],
    counts: &[(u32, u32)],
    grouping: &Grouping<'_>,
) -> Vec<NumberGroup> {
    let by = grouping.by;
    if by == GroupBy::None {
        return Vec::new();
    }
    let snapshot = &state.snapshot;
    let places = Places::new(snapshot);
    let mut groups: Vec<(usize, NumberGroup)> = Vec::new();
    for (at, (number, count)) in rows.iter().zip(counts).enumerate() {
        let rank = grouping.rank(number);
        if groups.last().is_none_or(|(last, _)| *last != rank) {
            let order = number
                .order
                .filter(|_| by == GroupBy::Order)
                .and_then(|id| snapshot.orders.get(&id));
            let window = order
                .and_then(|order| state.plan_of(order.id))
                .and_then(|plan| plan.window.clone());
            groups.push((
                rank,
                NumberGroup {
                    title: grouping.titles.get(rank).cloned().unwrap_or_default(),
                    detail: order.map(|order| places.of(order)).unwrap_or_default(),
                    first: small(at),
                    count: 0,
                    blockers: 0,
                    warnings: 0,
                    end: window.map(|window| window.words()).unwrap_or_default(),
                },
            ));
        }
        if let Some((_, group)) = groups.last_mut() {
            group.count += 1;
            group.blockers += count.0;
            group.warnings += count.1;
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
