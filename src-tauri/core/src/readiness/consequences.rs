//! What a move changes beside the numbers: services that hang on a line, seen in the CSR and the list, each with
//! the question that a person has to ask. And the findings where such a service makes an order fail.

use std::collections::{BTreeMap, BTreeSet};

use super::{catalogue::of_row, last_digits};
use crate::{
    account::Account,
    csr::{Hint, HintKind},
    finding::{Finding, Severity},
    number::{Disposition, Number, TelephoneNumber, Use},
    place::Place,
    reconcile,
    snapshot::Snapshot,
};

/// Something to ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence<'a> {
    /// Stable name.
    pub code: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What to ask, and whom.
    pub ask: &'static str,
    /// The first words that give it away, letter by letter.
    pub seen: String,
    /// The numbers it hangs on; empty when none is named.
    pub numbers: Vec<&'a Number>,
}

/// Code, title and question of a kind; none for what has a check or a field of its own, or is no obstacle.
fn of_kind(kind: HintKind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        HintKind::HuntGroup => (
            "hunt_group",
            "Hunt group",
            "Ask which lines hunt, in which order. The carrier takes the group apart first; the new platform needs it again.",
        ),
        HintKind::DistinctiveRing => (
            "distinctive_ring",
            "Distinctive ring",
            "Ask the carrier to remove it, or to make the second number a line of its own.",
        ),
        HintKind::Centrex => (
            "centrex",
            "Centrex",
            "Ask the carrier what remains of the system, and whether it takes the disconnect with the port.",
        ),
        HintKind::Isdn => (
            "isdn",
            "ISDN or PRI",
            "Ask the carrier which numbers share the circuit. It ends when the last of them leaves.",
        ),
        HintKind::Dsl => (
            "dsl",
            "DSL",
            "Ask the client what the internet carries. It dies with the line: move it first, and name a new BTN.",
        ),
        HintKind::RemoteForward => (
            "remote_forward",
            "Remote call forwarding",
            "There is no line behind it. Ask the carrier which address the order has to state.",
        ),
        HintKind::ForeignExchange => (
            "foreign_exchange",
            "Foreign exchange",
            "Ask the carrier which rate centre serves it; the street address may lie in another.",
        ),
        HintKind::Alarm => (
            "alarm",
            "Alarm panel",
            "Ask the alarm company whether its panel works on the new platform. Most need a line that stays, or a cellular unit.",
        ),
        HintKind::Bundle => (
            "bundle",
            "Bundled service",
            "Ask what else is in the bundle, and what it costs when the telephone part leaves.",
        ),
        HintKind::PendingOrder => (
            "pending_order",
            "Pending order",
            "Ask the carrier to finish it or to cancel it, and for the day.",
        ),
        HintKind::DidBlock => (
            "did_block",
            "DID block",
            "Ask whether the carrier releases single numbers of the block or only the whole.",
        ),
        HintKind::Resold => (
            "resold",
            "Resold line",
            "Ask whose name and address stand at the carrier that really holds the line.",
        ),
        HintKind::Listing => (
            "listing",
            "Directory listing",
            "Ask the client whether the listing shall go on; it has to be ordered again.",
        ),
        HintKind::Forwarding | HintKind::Freeze | HintKind::PicFreeze | HintKind::Contract => {
            return None;
        }
    })
}

/// Everything to ask about an account.
pub fn consequences<'a>(snapshot: &'a Snapshot, account: &Account) -> Vec<Consequence<'a>> {
    consequences_among(snapshot, account, &of_account(snapshot, account))
}

/// Everything to ask about an account whose numbers are at hand.
pub(crate) fn consequences_among<'a>(
    snapshot: &'a Snapshot,
    account: &Account,
    numbers: &[&'a Number],
) -> Vec<Consequence<'a>> {
    let mut numbers = numbers.to_vec();
    numbers.sort_by_key(|number| number.tn);
    let by_tn: BTreeMap<TelephoneNumber, &Number> =
        numbers.iter().map(|number| (number.tn, *number)).collect();
    let hints = snapshot
        .csrs
        .get(&account.id)
        .map(|csr| reconcile::record(csr).hints)
        .unwrap_or_default();
    let mut found: BTreeMap<HintKind, Consequence<'a>> = BTreeMap::new();
    let mut add = |kind: HintKind, seen: &str, number: Option<&'a Number>| {
        let Some((code, title, ask)) = of_kind(kind) else {
            return;
        };
        let entry = found.entry(kind).or_insert_with(|| Consequence {
            code,
            title,
            ask,
            seen: seen.to_owned(),
            numbers: Vec::new(),
        });
        if let Some(number) = number
            && !entry.numbers.iter().any(|known| known.id == number.id)
        {
            entry.numbers.push(number);
        }
    };
    for hint in &hints {
        let number = hint.tn.and_then(|tn| by_tn.get(&tn).copied());
        add(hint.kind, &hint.text, number);
    }
    let mut elevators = Vec::new();
    for number in numbers {
        match number.usage {
            Use::Alarm => add(HintKind::Alarm, &number.name, Some(number)),
            Use::Elevator => elevators.push(number),
            _ => {}
        }
    }
    let mut found: Vec<Consequence<'a>> = found.into_values().collect();
    if let Some(first) = elevators.first() {
        found.push(Consequence {
            code: "elevator",
            title: "Elevator telephone",
            ask: "Ask the elevator company and the inspector. The telephone has to work on the day the line ends.",
            seen: first.name.clone(),
            numbers: elevators,
        });
    }
    found
}

fn of_account<'a>(snapshot: &'a Snapshot, account: &Account) -> Vec<&'a Number> {
    snapshot.numbers.of_account(account.id).collect()
}

/// Findings where a service hangs on numbers that are to port. [domain notes 6, rows 12 and 20 to 26]
pub(super) fn check(
    snapshot: &Snapshot,
    account: &Account,
    numbers: &BTreeMap<TelephoneNumber, &Number>,
    hints: &[Hint],
    findings: &mut Vec<Finding>,
) {
    let carrier = snapshot.carrier_name(&account.carrier);
    let ports = |tn: TelephoneNumber| {
        let number = numbers.get(&tn).copied();
        number.filter(|number| number.disposition == Disposition::Port)
    };
    let kinds: BTreeSet<HintKind> = hints.iter().map(|hint| hint.kind).collect();
    for kind in kinds {
        let (row, code) = match kind {
            HintKind::PendingOrder => (12, "pending_order"),
            HintKind::HuntGroup => {
                findings.extend(hunting(account, numbers, hints));
                continue;
            }
            HintKind::DistinctiveRing => (21, "feature_distinctive_ring"),
            HintKind::Centrex => (22, "feature_centrex"),
            HintKind::Isdn => (23, "feature_isdn"),
            HintKind::Dsl => (24, "feature_dsl"),
            HintKind::RemoteForward => (25, "feature_remote_forward"),
            HintKind::ForeignExchange => (26, "feature_foreign_exchange"),
            _ => continue,
        };
        let Some((_, title, ask)) = of_kind(kind) else {
            continue;
        };
        let of_kind: Vec<&Hint> = hints.iter().filter(|hint| hint.kind == kind).collect();
        let on: Vec<&Number> = of_kind.iter().filter_map(|hint| ports(hint.tn?)).collect();
        let whole_account = of_kind.iter().any(|hint| hint.tn.is_none());
        if on.is_empty() && !whole_account {
            continue;
        }
        let Some(first) = of_kind.first() else {
            continue;
        };
        let which = if on.is_empty() {
            String::new()
        } else {
            format!(" ({})", last_digits(&on))
        };
        let severity = if kind == HintKind::PendingOrder {
            Severity::Blocker
        } else {
            Severity::Warning
        };
        findings.push(of_row(
            Finding::new(
                severity,
                code,
                Place::Account {
                    id: account.id,
                    field: "features".to_owned(),
                },
                format!(
                    "{title}{which}: the CSR says “{}” in line {}. {carrier} stops a port for it.",
                    first.text, first.line
                ),
                ask,
            ),
            row,
        ));
    }
}

/// Hunt groups. One whose lines all leave is rebuilt; one that is torn apart stops the order.
fn hunting(
    account: &Account,
    numbers: &BTreeMap<TelephoneNumber, &Number>,
    hints: &[Hint],
) -> Option<Finding> {
    let mut groups: BTreeMap<Option<TelephoneNumber>, BTreeSet<TelephoneNumber>> = BTreeMap::new();
    for hint in hints.iter().filter(|hint| hint.kind == HintKind::HuntGroup) {
        let pilot = hint.related.first().copied().or(hint.tn);
        let group = groups.entry(pilot).or_default();
        group.extend(hint.tn);
        group.extend(&hint.related);
    }
    let fate = |tn: &TelephoneNumber| numbers.get(tn).map(|number| number.disposition);
    let torn: BTreeSet<TelephoneNumber> = groups
        .values()
        .filter(|group| {
            let fates: BTreeSet<Disposition> = group.iter().filter_map(fate).collect();
            fates.contains(&Disposition::Port)
                && (fates.contains(&Disposition::Stay) || fates.contains(&Disposition::Disconnect))
        })
        .flatten()
        .copied()
        .filter(|tn| fate(tn) == Some(Disposition::Port))
        .collect();
    let leaves: Vec<&Number> = torn
        .iter()
        .filter_map(|tn| numbers.get(tn).copied())
        .collect();
    (!leaves.is_empty()).then(|| {
        of_row(
            Finding::warning(
                "feature_hunt_group",
                Place::Account {
                    id: account.id,
                    field: "features".to_owned(),
                },
                format!(
                    "A hunt group is torn apart: {} of it ({}) leave, others do not.",
                    super::account::count(leaves.len(), "number"),
                    last_digits(&leaves)
                ),
                "Ask the carrier to take the group apart before the order goes out, or let all its lines move.",
            ),
            20,
        )
    })
}
