//! Numbers and where they came from.

use chrono::{DateTime, Utc};
use rusqlite::{
    Row,
    types::{Value, ValueRef},
};

use super::{
    super::{edit::ImportedCell, tx::Record},
    words,
};
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
        lend_number(self, self.account, self.site, take);
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

/// Lends the columns of a number, with the ids that its account and its site were given in the file.
pub(crate) fn lend_number(
    number: &Number,
    account: Option<AccountId>,
    site: Option<SiteId>,
    take: &mut dyn FnMut(ValueRef<'_>),
) {
    take(words::digits_ref(Some(number.tn)));
    words::say(number.kind, take);
    take(ValueRef::Integer(number.wireless.into()));
    words::say(number.usage, take);
    words::say(number.disposition, take);
    take(words::id_ref(account.map(|id| id.0)));
    take(words::id_ref(site.map(|id| id.0)));
    take(words::id_ref(number.order.map(|id| id.0)));
    take(words::text_ref(&number.extension));
    take(words::text_ref(&number.name));
    take(words::digits_ref(number.rings_to));
    take(words::text_ref(&number.target));
    take(words::text_ref(&number.address_911));
    take(words::text_ref(&number.resp_org));
    take(words::text_ref(&number.note));
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

/// Cells that numbers were read from: written by the ten thousands, read one number at a time.
pub(crate) enum NumberSource {}

impl NumberSource {
    pub(crate) const TABLE: &'static str = "number_source";
    pub(crate) const COLUMNS: &'static [&'static str] =
        &["number", "source", "sheet", "row", "column", "text"];

    /// Lends the columns of one cell.
    pub(crate) fn lend(
        number: NumberId,
        source: SourceId,
        cell: &ImportedCell,
        take: &mut dyn FnMut(ValueRef<'_>),
    ) {
        take(ValueRef::Integer(number.0));
        take(ValueRef::Integer(source.0));
        take(words::text_ref(&cell.sheet));
        take(ValueRef::Integer(cell.row.into()));
        take(ValueRef::Integer(cell.column.into()));
        take(words::text_ref(&cell.text));
    }
}
