//! The final bill held against the ledger: what the losing side may still bill after the cut, and what it may not.
//! [OSSTELCO]

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    id::AccountId,
    night::FinalBill,
    number::{Disposition, Number, TelephoneNumber},
    order::OrderStatus,
    snapshot::Snapshot,
};

/// What a bill after the cut says against the ledger. Each list is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Audit {
    /// Numbers that moved and are still billed.
    pub moved: Vec<TelephoneNumber>,
    /// Numbers that were to be disconnected and are still billed.
    pub disconnected: Vec<TelephoneNumber>,
    /// Numbers that stay and are billed, as they should be.
    pub stays: Vec<TelephoneNumber>,
    /// Numbers that stay and are not on the bill: they may have been disconnected with the others.
    pub missing: Vec<TelephoneNumber>,
    /// Numbers of the account that have not moved yet, and are billed rightly.
    pub waiting: Vec<TelephoneNumber>,
    /// Billed numbers that the ledger does not know, or that nobody decided on.
    pub unknown: Vec<TelephoneNumber>,
}

impl Audit {
    /// Nothing is wrong with the bill.
    pub fn is_clean(&self) -> bool {
        self.moved.is_empty()
            && self.disconnected.is_empty()
            && self.missing.is_empty()
            && self.unknown.is_empty()
    }
}

/// Holds a bill against the ledger of its account.
pub fn audit(snapshot: &Snapshot, bill: &FinalBill) -> Audit {
    audit_of(snapshot, bill.account, &bill.numbers)
}

fn audit_of(snapshot: &Snapshot, account: AccountId, billed: &[TelephoneNumber]) -> Audit {
    let mut audit = Audit::default();
    let ledger: BTreeMap<TelephoneNumber, &Number> = snapshot
        .numbers
        .of_account(account)
        .map(|number| (number.tn, number))
        .collect();
    for tn in billed {
        let Some(number) = ledger.get(tn) else {
            audit.unknown.push(*tn);
            continue;
        };
        let has_moved = number
            .order
            .and_then(|id| snapshot.orders.get(&id))
            .is_some_and(|order| {
                matches!(
                    order.status,
                    OrderStatus::Ported | OrderStatus::Verified | OrderStatus::Closed
                )
            });
        let list = match number.disposition {
            Disposition::Port if has_moved => &mut audit.moved,
            Disposition::Port => &mut audit.waiting,
            Disposition::Disconnect => &mut audit.disconnected,
            Disposition::Stay => &mut audit.stays,
            Disposition::Undecided => &mut audit.unknown,
        };
        list.push(*tn);
    }
    let billed: BTreeSet<_> = billed.iter().collect();
    audit.missing = ledger
        .values()
        .filter(|number| number.disposition == Disposition::Stay)
        .map(|number| number.tn)
        .filter(|tn| !billed.contains(tn))
        .collect();
    for list in [
        &mut audit.moved,
        &mut audit.disconnected,
        &mut audit.stays,
        &mut audit.missing,
        &mut audit.waiting,
        &mut audit.unknown,
    ] {
        list.sort_unstable();
        list.dedup();
    }
    audit
}
