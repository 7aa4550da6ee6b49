//! What phase 2 asks of single numbers: found, decided, machines settled, 911 address known.

use std::{collections::BTreeSet, fmt::Write as _};

use chrono::NaiveDate;

use crate::{
    checklist::{
        Item, Role,
        facts::{Facts, Share, share},
    },
    number::{Disposition, Kind, Number, Use},
    plan::StepKind,
};

/// Numbers that some list in use lacks. Toll-free numbers are on no CSR.
pub(in crate::checklist) fn unmatched<'a>(facts: &Facts<'a>) -> Vec<&'a Number> {
    let numbers = || facts.snapshot.numbers.values();
    let used = |on: fn(&Number) -> bool| numbers().any(on);
    let (inventory, csr, bill) = (
        used(|number| number.on_inventory),
        used(|number| number.on_csr),
        used(|number| number.on_bill),
    );
    numbers()
        .filter(|number| {
            (inventory && !number.on_inventory)
                || (csr && !number.on_csr && number.kind != Kind::TollFree)
                || (bill && !number.on_bill)
        })
        .collect()
}

/// The first day on which an account of one of these numbers is needed.
fn needed_for(facts: &Facts<'_>, numbers: &[&Number]) -> Option<NaiveDate> {
    numbers
        .iter()
        .filter_map(|number| number.account)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter_map(|account| facts.account_sends(account))
        .min()
        .or_else(|| facts.next_send())
}

pub(super) fn lines_found(facts: &Facts<'_>) -> Item {
    let lacking = unmatched(facts);
    let all = facts.snapshot.numbers.len();
    let agreed = all - lacking.len();
    facts.item(
        "gather.lines",
        "Every DID, toll-free, fax, alarm and elevator line found",
        "A forgotten line stops the order or dies with the account.",
        Role::It,
        Share::of(agreed, all)
            .due(needed_for(facts, &lacking))
            .evidence(format!("{agreed} of {all} on all lists")),
    )
}

pub(super) fn decided(facts: &Facts<'_>) -> Item {
    let of = |disposition| -> Vec<&Number> {
        facts
            .snapshot
            .numbers
            .values()
            .filter(|number| number.disposition == disposition)
            .collect()
    };
    let open = of(Disposition::Undecided);
    let mut evidence = format!(
        "{} port, {} stay, {} disconnect",
        of(Disposition::Port).len(),
        of(Disposition::Stay).len(),
        of(Disposition::Disconnect).len()
    );
    if !open.is_empty() {
        let _ = write!(evidence, ", {} undecided", open.len());
    }
    let all = facts.snapshot.numbers.len();
    facts.item(
        "gather.dispositions",
        "Port, stay or disconnect decided for each number",
        "A partial port needs the fate of every number that remains.",
        Role::Manager,
        Share::of(all - open.len(), all)
            .due(needed_for(facts, &open))
            .evidence(evidence),
    )
}

/// Alarm, elevator and card lines die with their line; each needs a decision and, if it moves, a place.
pub(super) fn machines(facts: &Facts<'_>) -> Option<Item> {
    let machines: Vec<_> = facts
        .snapshot
        .numbers
        .values()
        .filter(|number| number.usage.is_machine() || number.usage == Use::Fax)
        .collect();
    if machines.is_empty() {
        return None;
    }
    let settled = |number: &&&Number| match number.disposition {
        Disposition::Undecided => false,
        Disposition::Port => !number.target.is_empty(),
        Disposition::Stay | Disposition::Disconnect => true,
    };
    let good = machines.iter().filter(settled).count();
    let first = facts
        .orders()
        .iter()
        .filter_map(|order| facts.due(order.id, StepKind::Cutover))
        .min();
    Some(
        facts.item(
            "gather.machines",
            "Fax, alarm, elevator and card lines: kept, replaced or given a place",
            "They die with their line, and nobody hears it.",
            Role::It,
            Share::of(good, machines.len())
                .due(first)
                .evidence(format!("{good} of {} settled", machines.len())),
        ),
    )
}

pub(super) fn addresses_911(facts: &Facts<'_>) -> Item {
    let calling: Vec<_> = facts
        .moving()
        .filter(|number| number.usage.can_call_out(number.kind))
        .collect();
    let good = calling
        .iter()
        .filter(|number| !number.address_911.is_empty())
        .count();
    let due = facts
        .orders()
        .iter()
        .filter(|order| {
            facts.numbers_of(order.id).any(|number| {
                number.address_911.is_empty() && number.usage.can_call_out(number.kind)
            })
        })
        .filter_map(|order| facts.due(order.id, StepKind::ChangeCutOff))
        .min();
    facts.item(
        "gather.911",
        "911 address of each number that can place a call",
        "Help goes to the wrong door.",
        Role::Compliance,
        Share::of(good, calling.len())
            .due(due)
            .evidence(share(good, calling.len(), "numbers")),
    )
}
