//! The fee in use for one thing: the project's own, else the profile's; absent where nobody knows it.

use std::collections::BTreeSet;

use super::FeeRow;
use crate::{
    carrier::{FeeInUse, FeeKind, FeePer, Profile, ProjectFee, fee_in_use},
    order::OrderStatus,
    snapshot::Snapshot,
};

/// The fee of a carrier.
pub fn of(snapshot: &Snapshot, carrier: &Profile, kind: FeeKind) -> Option<FeeInUse> {
    fee_in_use(&snapshot.fees, carrier, kind)
}

/// The gaining side's profiles: what a platform charges itself goes before the carrier that it ports through.
pub fn gaining_side(snapshot: &Snapshot) -> impl Iterator<Item = &Profile> {
    let platform = snapshot.platform();
    let carrier = snapshot
        .gaining()
        .filter(|carrier| platform.is_none_or(|platform| platform.id != carrier.id));
    platform.into_iter().chain(carrier)
}

/// The fee that the gaining side charges.
pub fn of_gaining(snapshot: &Snapshot, kind: FeeKind) -> Option<FeeInUse> {
    gaining_side(snapshot).find_map(|profile| of(snapshot, profile, kind))
}

/// How often a fee of a kind is usually charged, for a form that is still empty.
fn usual_per(kind: FeeKind) -> FeePer {
    match kind {
        FeeKind::PortIn | FeeKind::PortOut => FeePer::Number,
        FeeKind::AfterHours => FeePer::Hour,
        FeeKind::Forward => FeePer::Month,
        FeeKind::OnDemand | FeeKind::Expedite => FeePer::Order,
        FeeKind::Rejection | FeeKind::LateChange | FeeKind::Cancel | FeeKind::Snapback => {
            FeePer::Event
        }
    }
}

/// Every kind of fee of the gaining side, known or not, what each losing side takes for letting numbers go, and what
/// the project says of other carriers.
pub(super) fn rows(snapshot: &Snapshot) -> Vec<FeeRow> {
    let gaining: Vec<&Profile> = gaining_side(snapshot).collect();
    let mut rows = Vec::new();
    for kind in FeeKind::ALL {
        if kind == FeeKind::PortOut {
            continue;
        }
        let known: Vec<FeeInUse> = gaining
            .iter()
            .filter_map(|profile| of(snapshot, profile, kind))
            .collect();
        match (known.is_empty(), gaining.last()) {
            (true, Some(files)) => rows.push(unknown(files, kind)),
            _ => rows.extend(known.into_iter().map(|known| row(known, kind))),
        }
    }
    let losing = losing_sides(snapshot);
    rows.extend(losing.iter().map(|profile| {
        of(snapshot, profile, FeeKind::PortOut).map_or_else(
            || unknown(profile, FeeKind::PortOut),
            |known| row(known, FeeKind::PortOut),
        )
    }));
    let shown = |fee: &ProjectFee| {
        let of = |profile: &&Profile| profile.id == fee.carrier;
        match fee.kind {
            FeeKind::PortOut => losing.iter().any(of),
            _ => gaining.iter().any(of),
        }
    };
    let others = snapshot.fees.iter().filter(|fee| !shown(fee));
    rows.extend(others.filter_map(|fee| {
        let profile = snapshot.carriers.get(&fee.carrier)?;
        Some(row(of(snapshot, profile, fee.kind)?, fee.kind))
    }));
    rows
}

/// The losing sides that orders leave, by id.
pub(super) fn losing_sides(snapshot: &Snapshot) -> Vec<&Profile> {
    let left: BTreeSet<_> = snapshot
        .orders
        .values()
        .filter(|order| order.status != OrderStatus::Cancelled)
        .map(|order| &order.key.carrier)
        .collect();
    left.into_iter()
        .filter_map(|id| snapshot.carriers.get(id))
        .collect()
}

fn row(known: FeeInUse, kind: FeeKind) -> FeeRow {
    FeeRow {
        carrier: known.carrier,
        name: known.name,
        kind,
        what: kind.words().to_owned(),
        amount: Some(known.fee.amount),
        words: known.fee.words(),
        currency: known.fee.currency,
        per: known.fee.per,
        source: known.source,
        note: known.note,
        own: known.own,
    }
}

fn unknown(profile: &Profile, kind: FeeKind) -> FeeRow {
    FeeRow {
        carrier: profile.id.clone(),
        name: profile.name.clone(),
        kind,
        what: kind.words().to_owned(),
        amount: None,
        currency: "USD".to_owned(),
        per: usual_per(kind),
        words: "not known".to_owned(),
        source: format!("{} publishes none; ask for it", profile.name),
        note: String::new(),
        own: false,
    }
}
