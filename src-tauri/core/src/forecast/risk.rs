//! How likely an order is refused, from what is still open on it and a base rate.
//!
//! Few shares are published, and none for a single defect, so each figure here says whose it is. What an
//! order is refused for is known by the rows of the rejection catalogue: a finding that foresees no row is no
//! risk of refusal, and several findings of one row are one risk.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    finding::{Finding, Severity},
    id::OrderId,
    readiness::{CATALOGUE, orders_of},
    snapshot::Snapshot,
};

/// Orders in a hundred that are refused although nothing is open on them. A desk fails at least 30 of 100 at
/// first review [PR1], and 60 of 100 refusals are for the service address [BW-CSR], which is compared here
/// before an order goes out: 12 remain.
pub const BASE_PERCENT: u8 = 12;
/// Where [`BASE_PERCENT`] comes from, for people.
pub const BASE_SOURCE: &str = "30 % of first reviews fail [PR1]; 60 % of refusals are for the service address \
                               [BW-CSR], which is compared before sending";
/// Confirmed dates in a hundred that are lost again. Nobody publishes a share; our allowance.
pub const FOC_LOST_PERCENT: u8 = 5;

/// A blocker holds its order until it is mended, so it is refused only where the repair misses: our allowance,
/// one in ten.
const MENDED: u32 = 10;
/// A warning goes out as it stands: our allowance.
const WARNED: u32 = 15;
/// A paper that will be too old on the planned day has to be renewed by then, and mostly is: our allowance.
const RENEWED: u32 = 5;
/// Papers that would be too old only after a rejection: no risk of the first answer.
const AGES: &str = "_ages";
/// A blocker that somebody accepted, or that stands on an order already sent, goes to the other side as it
/// is: our allowance, every second one.
const SENT_AS_IT_IS: u32 = 50;

/// One reason for which an order may be refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The finding's code.
    pub code: String,
    /// What the catalogue calls it.
    pub reason: &'static str,
    /// What is wrong, in the finding's words.
    pub message: String,
    /// Refusals in a hundred that it alone leads to.
    pub percent: u8,
    /// It has to be mended before the order can be sent.
    pub holds: bool,
}

/// What is open on one order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Risk {
    /// Why it may be refused beyond the base rate, the likeliest first.
    pub(super) reasons: Vec<Reason>,
    /// Blockers that have to be mended before it is sent.
    pub(super) holding: u16,
}

impl Risk {
    /// Refusals in a million at the first answer.
    pub(super) fn of_million(&self, base_percent: u8) -> u32 {
        let mut taken = 1_000_000 - u32::from(base_percent.min(100)) * 10_000;
        for reason in &self.reasons {
            taken = taken / 100 * (100 - u32::from(reason.percent.min(100)));
        }
        1_000_000 - taken
    }
}

/// The risks by order; orders without an entry have the base rate alone.
pub(super) fn risks<'f>(
    snapshot: &Snapshot,
    open: impl Iterator<Item = &'f Finding>,
    accepted: impl Iterator<Item = &'f Finding>,
) -> BTreeMap<OrderId, Risk> {
    let mut found: BTreeMap<OrderId, BTreeMap<u16, Reason>> = BTreeMap::new();
    let mut holding: BTreeMap<OrderId, BTreeSet<&Finding>> = BTreeMap::new();
    let all = open
        .map(|finding| (finding, false))
        .chain(accepted.map(|finding| (finding, true)));
    for (finding, accepted) in all {
        if finding.severity == Severity::Note || finding.code.ends_with(AGES) {
            continue;
        }
        let entry = CATALOGUE
            .iter()
            .find(|entry| entry.codes().contains(&finding.code.as_ref()));
        for order in orders_of(snapshot, finding) {
            let can_be_mended =
                !order.status.is_submitted() || order.status == crate::order::OrderStatus::Rejected;
            let holds = finding.severity == Severity::Blocker && !accepted && can_be_mended;
            if holds {
                holding.entry(order.id).or_default().insert(finding);
            }
            let Some(entry) = entry else { continue };
            let percent = match finding.severity {
                Severity::Blocker if holds => MENDED,
                Severity::Blocker => SENT_AS_IT_IS,
                _ if finding.code.ends_with("_too_old") => RENEWED,
                Severity::Warning | Severity::Note => WARNED,
            };
            let reason = Reason {
                code: finding.code.to_string(),
                reason: entry.reason,
                message: finding.message.clone(),
                percent: u8::try_from(percent).unwrap_or(100),
                holds,
            };
            let known = found
                .entry(order.id)
                .or_default()
                .entry(entry.row)
                .or_insert_with(|| reason.clone());
            if known.percent < reason.percent {
                *known = reason;
            }
        }
    }
    let mut risks: BTreeMap<OrderId, Risk> = BTreeMap::new();
    for (order, rows) in found {
        let mut reasons: Vec<Reason> = rows.into_values().collect();
        reasons.sort_by(|a, b| (b.percent, &a.code).cmp(&(a.percent, &b.code)));
        risks.entry(order).or_default().reasons = reasons;
    }
    for (order, findings) in holding {
        risks.entry(order).or_default().holding = u16::try_from(findings.len()).unwrap_or(u16::MAX);
    }
    risks
}
