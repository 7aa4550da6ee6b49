//! Fees, what accounts cost, on-duty hours, and what windows meant as instants.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    account::Charges,
    carrier::{CarrierId, Cents, Fee, ProjectFee},
    id::{AccountId, OrderId},
    window::{Agreed, Duty, KeptInstants, Staff},
};

fn cents(amount: Option<Cents>) -> Value {
    words::id(amount.and_then(|amount| i64::try_from(amount.count()).ok()))
}

fn read_cents(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Cents>> {
    let cents: Option<i64> = row.get(column)?;
    Ok(cents
        .and_then(|cents| u64::try_from(cents).ok())
        .map(Cents::new))
}

/// The row of a duty.
pub(crate) fn duty_row(duty: &Duty) -> i64 {
    let side = match duty.staff {
        Staff::Ours => 0,
        Staff::Client => 7,
    };
    side + i64::from(duty.weekday)
}

impl Record for Duty {
    const TABLE: &'static str = "duty";
    const COLUMNS: &'static [&'static str] = &["starts", "ends"];

    fn values(&self) -> Vec<Value> {
        vec![words::time(self.start), words::time(self.end)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let id: u8 = row.get(0)?;
        Ok(Self {
            staff: if id < 7 { Staff::Ours } else { Staff::Client },
            weekday: id % 7,
            start: words::read_time(row, 1)?,
            end: words::read_time(row, 2)?,
        })
    }
}

impl Record for ProjectFee {
    const TABLE: &'static str = "project_fee";
    const COLUMNS: &'static [&'static str] = &[
        "carrier",
        "kind",
        "cents",
        "currency",
        "per",
        "even_if_unavailable",
        "reason",
        "set_on",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.carrier.0),
            words::word(self.kind),
            cents(Some(self.fee.amount)),
            words::text(&self.fee.currency),
            words::word(self.fee.per),
            words::flag(self.fee.even_if_unavailable),
            words::text(&self.reason),
            words::date(Some(self.set_on)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            carrier: CarrierId(row.get(1)?),
            kind: words::read_word(row, 2)?,
            fee: Fee {
                amount: words::needed(row, 3, read_cents)?,
                currency: row.get(4)?,
                per: words::read_word(row, 5)?,
                even_if_unavailable: row.get(6)?,
            },
            reason: row.get(7)?,
            set_on: words::needed(row, 8, words::read_date)?,
        })
    }
}

impl Record for Charges {
    const TABLE: &'static str = "account_charge";
    const COLUMNS: &'static [&'static str] = &["monthly", "termination", "currency", "source"];

    fn values(&self) -> Vec<Value> {
        vec![
            cents(self.monthly),
            cents(self.termination),
            words::text(&self.currency),
            words::text(&self.source),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            account: AccountId(row.get(0)?),
            monthly: read_cents(row, 1)?,
            termination: read_cents(row, 2)?,
            currency: row.get(3)?,
            source: row.get(4)?,
        })
    }
}

/// The row of what a window meant.
pub(crate) fn instants_row(order: OrderId, agreed: Agreed) -> i64 {
    order.0 * 2 + i64::from(agreed == Agreed::Confirmed)
}

impl Record for KeptInstants {
    const TABLE: &'static str = "window_instant";
    const COLUMNS: &'static [&'static str] =
        &["port_order", "agreed", "local", "starts", "ends", "tz_data"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::id(Some(self.order.0)),
            words::word(self.agreed),
            words::window(Some(&self.window)),
            words::instant(Some(self.starts)),
            words::instant(Some(self.ends)),
            words::text(&self.tz_data),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: OrderId(row.get(1)?),
            agreed: words::read_word(row, 2)?,
            window: words::needed(row, 3, words::read_json)?,
            starts: words::needed(row, 4, words::read_instant)?,
            ends: words::needed(row, 5, words::read_instant)?,
            tz_data: row.get(6)?,
        })
    }
}
