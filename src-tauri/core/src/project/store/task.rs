//! What has to be in place before a cutover, and the dates that were promised once.

use rusqlite::{Connection, OptionalExtension as _, Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    id::{AccountId, BaselineId, NumberId, OrderId, ReportId, SiteId, TaskId},
    task::{Baseline, BaselineKind, ReportSent, TaskOf, TaskRecord},
};

/// The table and row that a task is for, as two columns.
fn about(of: TaskOf) -> (&'static str, i64) {
    match of {
        TaskOf::Project => ("project", 0),
        TaskOf::Account(id) => ("account", id.0),
        TaskOf::Site(id) => ("site", id.0),
        TaskOf::Order(id) => ("order", id.0),
        TaskOf::Number(id) => ("number", id.0),
    }
}

impl Record for TaskRecord {
    const TABLE: &'static str = "task";
    const COLUMNS: &'static [&'static str] = &[
        "kind",
        "about",
        "about_id",
        "due",
        "owner",
        "done_on",
        "waived",
        "supply",
        "note",
        "recorded_by",
    ];

    fn values(&self) -> Vec<Value> {
        let (about, id) = about(self.of);
        vec![
            words::word(self.kind),
            words::text(about),
            words::id(Some(id)),
            words::date(self.due),
            words::text(&self.owner),
            words::date(self.done_on),
            words::flag(self.waived),
            self.supply.map_or(Value::Null, words::word),
            words::text(&self.note),
            words::text(&self.by),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let id: i64 = row.get(3)?;
        Ok(Self {
            id: TaskId(row.get(0)?),
            kind: words::read_word(row, 1)?,
            of: match row.get_ref(2)?.as_str()? {
                "account" => TaskOf::Account(AccountId(id)),
                "site" => TaskOf::Site(SiteId(id)),
                "order" => TaskOf::Order(OrderId(id)),
                "number" => TaskOf::Number(NumberId(id)),
                _ => TaskOf::Project,
            },
            due: words::read_date(row, 4)?,
            owner: row.get(5)?,
            done_on: words::read_date(row, 6)?,
            waived: row.get(7)?,
            supply: match row.get::<_, Option<String>>(8)? {
                Some(_) => Some(words::read_word(row, 8)?),
                None => None,
            },
            note: row.get(9)?,
            by: row.get(10)?,
        })
    }
}

/// The row that holds the record of the same kind and thing.
pub(in crate::project) fn known_task(
    connection: &Connection,
    task: &TaskRecord,
) -> rusqlite::Result<Option<i64>> {
    let (about, id) = about(task.of);
    connection
        .prepare_cached("SELECT id FROM task WHERE kind = ?1 AND about = ?2 AND about_id = ?3")?
        .query_row((words::word(task.kind), about, id), |row| row.get(0))
        .optional()
}

/// Whether a date of an order was kept when it was sent.
pub(in crate::project) fn was_sent_before(
    connection: &Connection,
    order: OrderId,
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM baseline WHERE port_order = ?1 AND kind = 'submission'")?
        .exists([order.0])
}

impl Record for Baseline {
    const TABLE: &'static str = "baseline";
    const COLUMNS: &'static [&'static str] = &["port_order", "kind", "name", "taken_on", "cutover"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::id(Some(self.order.0)),
            words::word(self.kind),
            words::text(&self.name),
            words::date(Some(self.taken_on)),
            words::date(Some(self.cutover)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: BaselineId(row.get(0)?),
            order: OrderId(row.get(1)?),
            kind: words::read_word::<BaselineKind>(row, 2)?,
            name: row.get(3)?,
            taken_on: words::needed(row, 4, words::read_date)?,
            cutover: words::needed(row, 5, words::read_date)?,
        })
    }
}

impl Record for ReportSent {
    const TABLE: &'static str = "report_sent";
    const COLUMNS: &'static [&'static str] = &["at", "by", "sent_to", "sha256", "size", "days"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::instant(Some(self.at)),
            words::text(&self.by),
            words::text(&self.to),
            words::text(&self.sha256),
            Value::Integer(i64::try_from(self.size).unwrap_or(i64::MAX)),
            words::json(Some(&self.days)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ReportId(row.get(0)?),
            at: words::needed(row, 1, words::read_instant)?,
            by: row.get(2)?,
            to: row.get(3)?,
            sha256: row.get(4)?,
            size: u64::try_from(row.get::<_, i64>(5)?).unwrap_or(0),
            days: words::needed(row, 6, words::read_json)?,
        })
    }
}
