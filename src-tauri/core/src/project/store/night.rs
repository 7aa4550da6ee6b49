//! What is recorded of cutovers: runbook changes, contacts, events, tests, decisions, final bills, lessons.

use rusqlite::{Connection, OptionalExtension as _, Row, types::Value};

use super::{
    super::tx::Record,
    life::{read_runs, runs},
    words,
};
use crate::{
    carrier::CarrierId,
    id::{AccountId, FinalBillId, NightRowId, NoteId, NumberId, TestEventId},
    night::{
        CarrierNote, FinalBill, KeptEdit, NightEvent, NightKey, RunbookContact, TestDecision,
        TestEvent,
    },
};

impl Record for KeptEdit {
    const TABLE: &'static str = "runbook_edit";
    const COLUMNS: &'static [&'static str] = &["night", "step", "edit"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::word(self.night),
            words::text(&self.edit.step),
            words::json(Some(&self.edit)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: NightRowId(row.get(0)?),
            night: words::read_word(row, 1)?,
            edit: words::needed(row, 3, words::read_json)?,
        })
    }
}

/// The row of a step's change.
pub(in crate::project) fn known_edit(
    connection: &Connection,
    night: NightKey,
    step: &str,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM runbook_edit WHERE night = ?1 AND step = ?2")?
        .query_row((night.to_string(), step), |row| row.get(0))
        .optional()
}

impl Record for RunbookContact {
    const TABLE: &'static str = "runbook_contact";
    const COLUMNS: &'static [&'static str] = &["key", "role", "name", "telephone", "reachable"];

    fn values(&self) -> Vec<Value> {
        [
            &self.key,
            &self.role,
            &self.name,
            &self.telephone,
            &self.reachable,
        ]
        .into_iter()
        .map(|text| words::text(text))
        .collect()
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            key: row.get(1)?,
            role: row.get(2)?,
            name: row.get(3)?,
            telephone: row.get(4)?,
            reachable: row.get(5)?,
        })
    }
}

/// The row of a contact.
pub(in crate::project) fn known_contact(
    connection: &Connection,
    key: &str,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT id FROM runbook_contact WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

impl Record for NightEvent {
    const TABLE: &'static str = "night_event";
    const COLUMNS: &'static [&'static str] = &["night", "act", "step", "at", "who", "word", "text"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::word(self.night),
            words::word(self.act),
            words::text(&self.step),
            words::instant(Some(self.at)),
            words::text(&self.who),
            words::text(&self.word),
            words::text(&self.text),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: NightRowId(row.get(0)?),
            night: words::read_word(row, 1)?,
            act: words::read_word(row, 2)?,
            step: row.get(3)?,
            at: words::needed(row, 4, words::read_instant)?,
            who: row.get(5)?,
            word: row.get(6)?,
            text: row.get(7)?,
        })
    }
}

impl Record for TestEvent {
    const TABLE: &'static str = "test_event";
    const COLUMNS: &'static [&'static str] = &["number", "test", "result", "at", "tester", "note"];

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.number.0),
            words::word(self.test),
            words::word(self.result),
            words::instant(Some(self.at)),
            words::text(&self.tester),
            words::text(&self.note),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: TestEventId(row.get(0)?),
            number: NumberId(row.get(1)?),
            test: words::read_word(row, 2)?,
            result: words::read_word(row, 3)?,
            at: words::needed(row, 4, words::read_instant)?,
            tester: row.get(5)?,
            note: row.get(6)?,
        })
    }
}

impl Record for TestDecision {
    const TABLE: &'static str = "test_decision";
    const COLUMNS: &'static [&'static str] =
        &["night", "kind", "tests", "every", "who", "reason", "at"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::word(self.night),
            words::word(self.kind),
            words::json(Some(&self.tests)),
            Value::Integer(self.every.into()),
            words::text(&self.who),
            words::text(&self.reason),
            words::instant(Some(self.at)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: NightRowId(row.get(0)?),
            night: words::read_word(row, 1)?,
            kind: words::read_word(row, 2)?,
            tests: words::needed(row, 3, words::read_json)?,
            every: row.get(4)?,
            who: row.get(5)?,
            reason: row.get(6)?,
            at: words::needed(row, 7, words::read_instant)?,
        })
    }
}

impl Record for FinalBill {
    const TABLE: &'static str = "final_bill";
    const COLUMNS: &'static [&'static str] = &[
        "account",
        "dated",
        "numbers",
        "entered_by",
        "at",
        "file",
        "sha256",
    ];

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.account.0),
            words::date(Some(self.dated)),
            Value::Text(runs(&self.numbers)),
            words::text(&self.by),
            words::instant(Some(self.at)),
            words::text(&self.file),
            words::text(&self.sha256),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: FinalBillId(row.get(0)?),
            account: AccountId(row.get(1)?),
            dated: words::needed(row, 2, words::read_date)?,
            numbers: words::needed(row, 3, read_runs)?,
            by: row.get(4)?,
            at: words::needed(row, 5, words::read_instant)?,
            file: row.get(6)?,
            sha256: row.get(7)?,
        })
    }
}

impl Record for CarrierNote {
    const TABLE: &'static str = "carrier_note";
    const COLUMNS: &'static [&'static str] = &["carrier", "text", "said_by", "at"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::text(&self.carrier.0),
            words::text(&self.text),
            words::text(&self.by),
            words::instant(Some(self.at)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: NoteId(row.get(0)?),
            carrier: CarrierId(row.get(1)?),
            text: row.get(2)?,
            by: row.get(3)?,
            at: words::needed(row, 4, words::read_instant)?,
        })
    }
}
