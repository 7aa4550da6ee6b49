//! Writes about money, duty and the instants of windows: what they are, and how they are written.

use serde_json::{Value, json};

use super::super::{
    store::{self, duty_row, instants_row},
    tx::Tx,
};
use crate::{
    account::Charges,
    carrier::ProjectFee,
    order::Order,
    window::{Agreed, Duty, KeptInstants},
};

/// A write about the terms of the move.
#[derive(Debug, Clone)]
pub enum Terms {
    /// When people are on duty, in place of what was entered before.
    Duty(Vec<Duty>),
    /// A fee of the project, in place of the one of its carrier and kind.
    Fee {
        /// The fee.
        fee: ProjectFee,
        /// What was done, for undo.
        what: String,
    },
    /// A fee of the project taken back: the profile's holds again.
    NoFee {
        /// Its row.
        id: i64,
        /// What was done, for undo.
        what: String,
    },
    /// What an account costs.
    Charges {
        /// The charges.
        charges: Charges,
        /// What was done, for undo.
        what: String,
    },
    /// New instants of windows, taken over after a change of the zone data.
    Instants {
        /// As the windows are meant now.
        kept: Vec<KeptInstants>,
        /// What was done, for undo.
        what: String,
    },
}

impl Terms {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Duty(_) => "duty",
            Self::Fee { .. } => "fee",
            Self::NoFee { .. } => "no_fee",
            Self::Charges { .. } => "charges",
            Self::Instants { .. } => "instants",
        }
    }

    pub(super) fn label(&self) -> String {
        match self {
            Self::Duty(_) => "change of the on-duty hours".to_owned(),
            Self::Fee { what, .. }
            | Self::NoFee { what, .. }
            | Self::Charges { what, .. }
            | Self::Instants { what, .. } => what.clone(),
        }
    }

    pub(super) fn payload(&self) -> Value {
        match self {
            Self::Duty(duty) => json!(duty),
            Self::Fee { fee, .. } => json!(fee),
            Self::NoFee { id, what } => json!({ "fee": id, "what": what }),
            Self::Charges { charges, .. } => json!(charges),
            Self::Instants { kept, .. } => json!(
                kept.iter()
                    .map(|kept| json!({
                        "order": kept.order, "agreed": kept.agreed, "window": kept.window,
                        "starts": kept.starts, "ends": kept.ends, "tz_data": kept.tz_data,
                    }))
                    .collect::<Vec<_>>()
            ),
        }
    }
}

pub(super) fn write(terms: &Terms, tx: &mut Tx<'_>) -> rusqlite::Result<()> {
    match terms {
        Terms::Duty(duty) => {
            for known in store::all::<Duty>(tx.reading())? {
                if !duty.iter().any(|new| duty_row(new) == duty_row(&known)) {
                    tx.delete::<Duty>(duty_row(&known))?;
                }
            }
            duty.iter()
                .try_for_each(|new| tx.replace(duty_row(new), new))
        }
        Terms::Fee { fee, .. } => {
            let known = store::all::<ProjectFee>(tx.reading())?
                .into_iter()
                .find(|known| (&known.carrier, known.kind) == (&fee.carrier, fee.kind));
            match known {
                Some(known) => tx.replace(known.id, fee),
                None => tx.insert(fee).map(|_| ()),
            }
        }
        Terms::NoFee { id, .. } => tx.delete::<ProjectFee>(*id),
        Terms::Charges { charges, .. } => {
            if charges.monthly.is_none() && charges.termination.is_none() {
                return tx.delete::<Charges>(charges.account.0);
            }
            tx.replace(charges.account.0, charges)
        }
        Terms::Instants { kept, .. } => kept
            .iter()
            .try_for_each(|kept| tx.replace(instants_row(kept.order, kept.agreed), kept)),
    }
}

/// Notes what the windows of an order mean, where they are other windows than those noted before.
pub(super) fn note_instants(tx: &mut Tx<'_>, order: &Order) -> rusqlite::Result<()> {
    let windows = [
        (Agreed::Requested, order.requested.as_ref()),
        (Agreed::Confirmed, order.confirmed.as_ref()),
    ];
    for (agreed, window) in windows {
        let id = instants_row(order.id, agreed);
        let known = store::one::<KeptInstants>(tx.reading(), id)?;
        if known.as_ref().map(|known| &known.window) == window {
            continue;
        }
        match window.and_then(|window| KeptInstants::of(order.id, agreed, window)) {
            Some(kept) => tx.replace(id, &kept)?,
            None => tx.delete::<KeptInstants>(id)?,
        }
    }
    Ok(())
}

/// Takes away what was noted of an order that goes.
pub(super) fn forget_instants(tx: &mut Tx<'_>, order: crate::id::OrderId) -> rusqlite::Result<()> {
    for agreed in [Agreed::Requested, Agreed::Confirmed] {
        let id = instants_row(order, agreed);
        if store::one::<KeptInstants>(tx.reading(), id)?.is_some() {
            tx.delete::<KeptInstants>(id)?;
        }
    }
    Ok(())
}
