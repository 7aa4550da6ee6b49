//! Attachments without their bytes, and calls with what they rest on.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    evidence::{Attachment, CallBasis, NumberCalls, Slot},
    id::{AccountId, EvidenceId, OrderId},
    number::TelephoneNumber,
};

impl Record for Attachment {
    const TABLE: &'static str = "attachment";
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "label",
        "media",
        "size",
        "sha256",
        "dated",
        "account",
        "port_order",
        "taken_at",
        "note",
        "pages",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            words::word(self.kind),
            words::text(&self.label),
            words::word(self.media),
            Value::Integer(i64::try_from(self.size).unwrap_or(i64::MAX)),
            words::text(&self.sha256),
            words::date(self.dated),
            words::id(self.account.map(|id| id.0)),
            words::id(self.order.map(|id| id.0)),
            words::instant(Some(self.taken_at)),
            words::text(&self.note),
            words::json(self.pages.as_ref()),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: EvidenceId(row.get(0)?),
            kind: words::read_word(row, 1)?,
            label: row.get(2)?,
            media: words::read_word(row, 3)?,
            size: u64::try_from(row.get::<_, i64>(4)?).unwrap_or(0),
            sha256: row.get(5)?,
            dated: words::read_date(row, 6)?,
            account: row.get::<_, Option<i64>>(7)?.map(AccountId),
            order: row.get::<_, Option<i64>>(8)?.map(OrderId),
            taken_at: words::needed(row, 9, words::read_instant)?,
            note: row.get(10)?,
            pages: words::read_json(row, 11)?,
        })
    }
}

impl Record for CallBasis {
    const TABLE: &'static str = "call_basis";
    const COLUMNS: &'static [&'static str] = &["form", "zone", "first", "last", "counted", "file"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::word(self.form),
            words::text(&self.zone),
            words::date(self.first),
            words::date(self.last),
            Value::Integer(self.rows.into()),
            words::text(&self.file),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            form: words::read_word(row, 1)?,
            zone: row.get(2)?,
            first: words::read_date(row, 3)?,
            last: words::read_date(row, 4)?,
            rows: row.get(5)?,
            file: row.get(6)?,
        })
    }
}

/// Calls of one number; the row's id is the number itself.
#[derive(Debug, Clone)]
pub(crate) struct NumberCallsRow {
    /// The number.
    pub(crate) tn: TelephoneNumber,
    /// Its calls.
    pub(crate) calls: NumberCalls,
}

impl NumberCallsRow {
    /// Its row.
    pub(crate) fn id(&self) -> i64 {
        i64::try_from(self.tn.digits()).unwrap_or(i64::MAX)
    }
}

impl Record for NumberCallsRow {
    const TABLE: &'static str = "call_number";
    const COLUMNS: &'static [&'static str] = &["inbound", "outbound", "last", "hours"];

    fn values(&self) -> Vec<Value> {
        let hours: Vec<(u8, u32)> = self
            .calls
            .hours
            .iter()
            .map(|((weekday, hour), calls)| (weekday * 24 + hour, *calls))
            .collect();
        vec![
            Value::Integer(self.calls.inbound.into()),
            Value::Integer(self.calls.outbound.into()),
            words::date(self.calls.last),
            words::json(Some(&hours)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let hours: Vec<(u8, u32)> = words::needed(row, 4, words::read_json)?;
        let slot = |at: u8| -> Slot { (at / 24, at % 24) };
        Ok(Self {
            tn: words::needed(row, 0, words::read_digits)?,
            calls: NumberCalls {
                inbound: row.get(1)?,
                outbound: row.get(2)?,
                last: words::read_date(row, 3)?,
                hours: hours
                    .into_iter()
                    .filter(|(at, _)| *at < 168)
                    .map(|(at, calls)| (slot(at), calls))
                    .collect(),
            },
        })
    }
}
