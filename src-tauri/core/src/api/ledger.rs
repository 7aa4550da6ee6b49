//! What stands beside each line of the coverage ledger: where the numbers go, what stays, and which are undecided.

use std::collections::BTreeMap;

use super::{
    view::LedgerNote,
    words::{count, use_words},
};
use crate::{
    account::Account,
    number::{Disposition, Number, Use},
    snapshot::Snapshot,
};

/// Most numbers that are named; beyond that the list itself is one press away.
const NAMED: usize = 4;

/// A note for each disposition that has numbers.
pub(super) fn notes(
    snapshot: &Snapshot,
    account: &Account,
    numbers: &[&Number],
) -> Vec<LedgerNote> {
    [
        Disposition::Port,
        Disposition::Stay,
        Disposition::Disconnect,
        Disposition::Undecided,
    ]
    .into_iter()
    .filter_map(|disposition| {
        let of: Vec<&Number> = numbers
            .iter()
            .copied()
            .filter(|number| number.disposition == disposition)
            .collect();
        let text = match disposition {
            _ if of.is_empty() => return None,
            Disposition::Port => ported(snapshot, account, &of),
            Disposition::Stay | Disposition::Disconnect => by_use(&of),
            Disposition::Undecided => named(&of),
        };
        Some(LedgerNote { disposition, text })
    })
    .collect()
}

/// `NDG-01, with the BTN`; `NDG-04, NDG-05; 3 in no order`.
fn ported(snapshot: &Snapshot, account: &Account, numbers: &[&Number]) -> String {
    let mut orders: Vec<&str> = numbers
        .iter()
        .filter_map(|number| Some(snapshot.orders.get(&number.order?)?.name.as_str()))
        .collect();
    orders.sort_unstable();
    orders.dedup();
    let mut text = if orders.len() > NAMED {
        count(orders.len(), "order")
    } else {
        orders.join(", ")
    };
    let btn = numbers.iter().any(|number| Some(number.tn) == account.btn);
    if btn && !text.is_empty() {
        text.push_str(", with the BTN");
    }
    let loose = numbers
        .iter()
        .filter(|number| number.order.is_none())
        .count();
    if loose > 0 {
        let parted = if text.is_empty() { "" } else { "; " };
        text = format!("{text}{parted}{loose} in no order");
    }
    text
}

/// `5 alarm, 2 elevator`, the commonest first; plain voice lines alone need no word.
fn by_use(numbers: &[&Number]) -> String {
    let mut uses: BTreeMap<Use, usize> = BTreeMap::new();
    for number in numbers {
        *uses.entry(number.usage).or_default() += 1;
    }
    let mut uses: Vec<(Use, usize)> = uses.into_iter().collect();
    uses.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    uses.iter()
        .map(|(usage, n)| format!("{n} {}", use_words(*usage).to_lowercase()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// `0142, 0143, 0219`.
fn named(numbers: &[&Number]) -> String {
    let mut lines: Vec<String> = numbers
        .iter()
        .take(NAMED)
        .map(|number| format!("{:04}", number.tn.line()))
        .collect();
    if numbers.len() > NAMED {
        lines.push("…".to_owned());
    }
    lines.join(", ")
}
