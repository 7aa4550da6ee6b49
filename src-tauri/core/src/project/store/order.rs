//! Orders and their rejections.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    carrier::CarrierId,
    id::{AccountId, OrderId, SiteId},
    order::{Order, OrderKey, OrderLog, Rejection},
};

impl Record for Order {
    const TABLE: &'static str = "port_order";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "carrier",
        "account",
        "class",
        "country",
        "site",
        "resp_org",
        "extra",
        "ordinal",
        "pon",
        "version",
        "status",
        "carrier_number",
        "requested",
        "confirmed",
        "activated_at",
        "signed_on",
        "submitted_at",
        "stage",
        "wave",
    ];

    fn values(&self) -> Vec<Value> {
        let key = &self.key;
        vec![
            words::text(&self.name),
            words::text(&key.carrier.0),
            words::id(key.account.map(|id| id.0)),
            words::word(key.class),
            words::text(&key.country),
            words::id(key.site.map(|id| id.0)),
            words::text(&key.resp_org),
            words::text(&key.extra),
            Value::Integer(self.ordinal.into()),
            words::text(&self.pon),
            Value::Integer(self.version.into()),
            words::word(self.status),
            words::text(&self.carrier_number),
            words::window(self.requested.as_ref()),
            words::window(self.confirmed.as_ref()),
            words::instant(self.activated_at),
            words::date(self.signed_on),
            words::instant(self.submitted_at),
            self.stage.map_or(Value::Null, words::word),
            words::id(self.wave.map(i64::from)),
        ]
    }

    /// Rejections and the log are rows of their own: [`crate::project::Project::snapshot`] adds them.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: OrderId(row.get(0)?),
            name: row.get(1)?,
            key: OrderKey {
                carrier: CarrierId(row.get(2)?),
                account: row.get::<_, Option<i64>>(3)?.map(AccountId),
                class: words::read_word(row, 4)?,
                country: row.get(5)?,
                site: row.get::<_, Option<i64>>(6)?.map(SiteId),
                resp_org: row.get(7)?,
                extra: row.get(8)?,
            },
            ordinal: row.get(9)?,
            pon: row.get(10)?,
            version: row.get(11)?,
            status: words::read_word(row, 12)?,
            carrier_number: row.get(13)?,
            requested: words::read_json(row, 14)?,
            confirmed: words::read_json(row, 15)?,
            activated_at: words::read_instant(row, 16)?,
            signed_on: words::read_date(row, 17)?,
            submitted_at: words::read_instant(row, 18)?,
            rejections: Vec::new(),
            stage: match row.get_ref(19)? {
                rusqlite::types::ValueRef::Null => None,
                _ => Some(words::read_word(row, 19)?),
            },
            wave: row.get(20)?,
            log: OrderLog::default(),
        })
    }
}

/// A rejection with the order it is of.
#[derive(Debug, Clone)]
pub(crate) struct RejectionRow {
    /// The order.
    pub(crate) order: OrderId,
    /// What was refused.
    pub(crate) rejection: Rejection,
}

impl Record for RejectionRow {
    const TABLE: &'static str = "rejection";
    const COLUMNS: &'static [&'static str] = &[
        "port_order",
        "at",
        "version",
        "code",
        "reason",
        "field",
        "sent",
        "holds",
    ];

    fn values(&self) -> Vec<Value> {
        let rejection = &self.rejection;
        vec![
            Value::Integer(self.order.0),
            words::instant(Some(rejection.at)),
            Value::Integer(rejection.version.into()),
            words::text(&rejection.code),
            words::text(&rejection.reason),
            words::text(&rejection.field),
            words::text(&rejection.sent),
            words::text(&rejection.holds),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: OrderId(row.get(1)?),
            rejection: Rejection {
                at: words::needed(row, 2, words::read_instant)?,
                version: row.get(3)?,
                code: row.get(4)?,
                reason: row.get(5)?,
                field: row.get(6)?,
                sent: row.get(7)?,
                holds: row.get(8)?,
            },
        })
    }
}
