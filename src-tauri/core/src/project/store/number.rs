//! Numbers and where they came from.

use chrono::{DateTime, Utc};
use rusqlite::{
    Row,
    types::{Value, ValueRef},
};

use super::{
    super::{
        edit::ImportedCell,
        tx::{Lend, Record},
    },
    words,
};
use crate::{
    id::{AccountId, NumberId, OrderId, SiteId, SourceId},
    number::{Disposition, Kind, Number, Use},
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
        let words = NumberWords::of([self].into_iter());
        let row = NewNumber {
            number: self,
            account: self.account,
            site: self.site,
            words: &words,
        };
        row.lend(&mut |value| take(value));
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

/// The words of some numbers' kinds, uses and dispositions, each spelled once.
pub(crate) struct NumberWords {
    kinds: Vec<(Kind, String)>,
    uses: Vec<(Use, String)>,
    dispositions: Vec<(Disposition, String)>,
}

impl NumberWords {
    pub(crate) fn of<'a>(numbers: impl Iterator<Item = &'a Number>) -> Self {
        let mut words = Self {
            kinds: Vec::new(),
            uses: Vec::new(),
            dispositions: Vec::new(),
        };
        for number in numbers {
            words::spell(&mut words.kinds, number.kind);
            words::spell(&mut words.uses, number.usage);
            words::spell(&mut words.dispositions, number.disposition);
        }
        words
    }
}

/// A number as a row of the file, with the ids that its account and its site were given there.
pub(crate) struct NewNumber<'a> {
    pub(crate) number: &'a Number,
    pub(crate) account: Option<AccountId>,
    pub(crate) site: Option<SiteId>,
    pub(crate) words: &'a NumberWords,
}

impl Lend for NewNumber<'_> {
    fn lend(&self, take: &mut impl FnMut(ValueRef<'_>)) {
        let (number, words) = (self.number, self.words);
        take(words::digits_ref(Some(number.tn)));
        take(words::spelled(&words.kinds, number.kind));
        take(ValueRef::Integer(number.wireless.into()));
        take(words::spelled(&words.uses, number.usage));
        take(words::spelled(&words.dispositions, number.disposition));
        take(words::id_ref(self.account.map(|id| id.0)));
        take(words::id_ref(self.site.map(|id| id.0)));
        take(words::id_ref(number.order.map(|id| id.0)));
        take(words::text_ref(&number.extension));
        take(words::text_ref(&number.name));
        take(words::digits_ref(number.rings_to));
        take(words::text_ref(&number.target));
        take(words::text_ref(&number.address_911));
        take(words::text_ref(&number.resp_org));
        take(words::text_ref(&number.note));
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

/// A cell that a number was read from: written by the ten thousands, read one number at a time.
pub(crate) struct NewCell<'a> {
    pub(crate) number: NumberId,
    pub(crate) source: SourceId,
    pub(crate) cell: &'a ImportedCell,
}

impl NewCell<'_> {
    pub(crate) const TABLE: &'static str = "number_source";
    pub(crate) const COLUMNS: &'static [&'static str] =
        &["number", "source", "sheet", "row", "column", "text"];
}

impl Lend for NewCell<'_> {
    fn lend(&self, take: &mut impl FnMut(ValueRef<'_>)) {
        take(ValueRef::Integer(self.number.0));
        take(ValueRef::Integer(self.source.0));
        take(words::text_ref(&self.cell.sheet));
        take(ValueRef::Integer(self.cell.row.into()));
        take(ValueRef::Integer(self.cell.column.into()));
        take(words::text_ref(&self.cell.text));
    }
}
