//! Numbers and where they came from.

use chrono::{DateTime, Utc};
use rusqlite::{
    Row,
    types::{Value, ValueRef},
};

use super::{super::tx::Record, words};
use crate::{
    id::{AccountId, NumberId, OrderId, SiteId, SourceId},
    number::Number,
};

impl Record for Number {
    const TABLE: &'static str = "number";
    const COLUMNS: &'static [&'static str] = &[
        "tn",
        "kind",
        "wireless",
        "usage",
        "disposition",
        "account",
        "site",
        "port_order",
        "extension",
        "name",
        "rings_to",
        "target",
        "address_911",
        "resp_org",
        "note",
    ];

    fn each(&self, take: &mut dyn FnMut(ValueRef<'_>)) {
        take(words::digits_ref(Some(self.tn)));
        words::say(self.kind, take);
        take(ValueRef::Integer(self.wireless.into()));
        words::say(self.usage, take);
        words::say(self.disposition, take);
        take(words::id_ref(self.account.map(|id| id.0)));
        take(words::id_ref(self.site.map(|id| id.0)));
        take(words::id_ref(self.order.map(|id| id.0)));
        take(words::text_ref(&self.extension));
        take(words::text_ref(&self.name));
        take(words::digits_ref(self.rings_to));
        take(words::text_ref(&self.target));
        take(words::text_ref(&self.address_911));
        take(words::text_ref(&self.resp_org));
        take(words::text_ref(&self.note));
    }

    /// The three lists are not columns: [`crate::project::Project::snapshot`] reads them off the sources.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let tn = words::read_digits(row, 1)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(Self {
            id: NumberId(row.get(0)?),
            tn,
            kind: words::read_word(row, 2)?,
            wireless: row.get(3)?,
            usage: words::read_word(row, 4)?,
            disposition: words::read_word(row, 5)?,
            account: row.get::<_, Option<i64>>(6)?.map(AccountId),
            site: row.get::<_, Option<i64>>(7)?.map(SiteId),
            order: row.get::<_, Option<i64>>(8)?.map(OrderId),
            extension: row.get(9)?,
            name: row.get(10)?,
            rings_to: words::read_digits(row, 11)?,
            target: row.get(12)?,
            address_911: row.get(13)?,
            resp_org: row.get(14)?,
            note: row.get(15)?,
            on_inventory: false,
            on_csr: false,
            on_bill: false,
        })
    }
}

/// A file or pasted text that was taken in.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// File name without folder.
    pub(crate) file: String,
    /// Which list it is: `inventory`, `csr`, `bill` or `calls`.
    pub(crate) list: String,
    /// Hash of its bytes.
    pub(crate) sha256: String,
    /// When it was taken in.
    pub(crate) taken_at: DateTime<Utc>,
}

impl Record for Source {
    const TABLE: &'static str = "source";
    const COLUMNS: &'static [&'static str] = &["file", "list", "sha256", "taken_at"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.file),
            words::text(&self.list),
            words::text(&self.sha256),
            words::instant(Some(self.taken_at)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            file: row.get(1)?,
            list: row.get(2)?,
            sha256: row.get(3)?,
            taken_at: words::needed(row, 4, words::read_instant)?,
        })
    }
}

/// A cell that a number was read from.
#[derive(Debug, Clone)]
pub(crate) struct NumberSource {
    /// The number.
    pub(crate) number: NumberId,
    /// The file.
    pub(crate) source: SourceId,
    /// Sheet name, empty for text.
    pub(crate) sheet: String,
    /// Row from 1.
    pub(crate) row: u32,
    /// Column from 1.
    pub(crate) column: u32,
    /// The cell's text as written.
    pub(crate) text: String,
}

impl Record for NumberSource {
    const TABLE: &'static str = "number_source";
    const COLUMNS: &'static [&'static str] =
        &["number", "source", "sheet", "row", "column", "text"];

    fn each(&self, take: &mut dyn FnMut(ValueRef<'_>)) {
        take(ValueRef::Integer(self.number.0));
        take(ValueRef::Integer(self.source.0));
        take(words::text_ref(&self.sheet));
        take(ValueRef::Integer(self.row.into()));
        take(ValueRef::Integer(self.column.into()));
        take(words::text_ref(&self.text));
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: NumberId(row.get(1)?),
            source: SourceId(row.get(2)?),
            sheet: row.get(3)?,
            row: row.get(4)?,
            column: row.get(5)?,
            text: row.get(6)?,
        })
    }
}
