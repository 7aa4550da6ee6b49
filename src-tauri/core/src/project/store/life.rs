//! What is kept of an order beside itself, and what people did to the split by hand.

use rusqlite::{Row, types::Value};

use super::{super::tx::Record, words};
use crate::{
    carrier::CarrierId,
    id::{AccountId, ActId, ContactId, EvidenceId, GateId, NumberId, OrderId},
    number::TelephoneNumber,
    order::{
        Act, Contact, GateWord, Mark, NumberResult, Sent, SentFile, Signature, TrackRecord, Wave,
    },
};

/// A row of an order's log with the order it is of.
#[derive(Debug, Clone)]
pub(crate) struct Logged<T> {
    /// The order.
    pub(crate) order: OrderId,
    /// What was logged.
    pub(crate) entry: T,
}

fn order_of(row: &Row<'_>) -> rusqlite::Result<OrderId> {
    row.get(1).map(OrderId)
}

impl Record for Logged<Act> {
    const TABLE: &'static str = "order_act";
    const COLUMNS: &'static [&'static str] = &[
        "port_order",
        "kind",
        "at",
        "version",
        "window",
        "was",
        "text",
        "in_spite",
        "attachment",
    ];

    fn values(&self) -> Vec<Value> {
        let act = &self.entry;
        vec![
            Value::Integer(self.order.0),
            words::word(act.kind),
            words::instant(Some(act.at)),
            Value::Integer(act.version.into()),
            words::window(act.window.as_ref()),
            words::window(act.was.as_ref()),
            words::text(&act.text),
            words::text(&act.in_spite),
            words::id(act.attachment.map(|id| id.0)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: Act {
                id: ActId(row.get(0)?),
                kind: words::read_word(row, 2)?,
                at: words::needed(row, 3, words::read_instant)?,
                version: row.get(4)?,
                window: words::read_json(row, 5)?,
                was: words::read_json(row, 6)?,
                text: row.get(7)?,
                in_spite: row.get(8)?,
                attachment: row.get::<_, Option<i64>>(9)?.map(EvidenceId),
            },
        })
    }
}

impl Record for Logged<Sent> {
    const TABLE: &'static str = "order_sent";
    const COLUMNS: &'static [&'static str] = &[
        "port_order",
        "version",
        "at",
        "fields",
        "numbers",
        "letter",
        "letter_sha256",
    ];

    fn values(&self) -> Vec<Value> {
        let sent = &self.entry;
        vec![
            Value::Integer(self.order.0),
            Value::Integer(sent.version.into()),
            words::instant(Some(sent.at)),
            words::json(Some(&sent.fields)),
            Value::Text(runs(&sent.numbers)),
            words::text(&sent.letter),
            words::text(&sent.letter_sha256),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: Sent {
                version: row.get(2)?,
                at: words::needed(row, 3, words::read_instant)?,
                fields: words::needed(row, 4, words::read_json)?,
                numbers: words::needed(row, 5, read_runs)?,
                letter: row.get(6)?,
                letter_sha256: row.get(7)?,
            },
        })
    }
}

impl Record for Logged<Signature> {
    const TABLE: &'static str = "loa_signature";
    const COLUMNS: &'static [&'static str] = &[
        "port_order",
        "version",
        "how",
        "came",
        "signer",
        "signed_on",
        "at",
        "attachment",
        "fields",
        "numbers",
    ];

    fn values(&self) -> Vec<Value> {
        let signature = &self.entry;
        vec![
            Value::Integer(self.order.0),
            Value::Integer(signature.version.into()),
            words::word(signature.how),
            words::text(&signature.came),
            words::text(&signature.signer),
            words::date(Some(signature.on)),
            words::instant(Some(signature.at)),
            words::id(signature.attachment.map(|id| id.0)),
            words::json(Some(&signature.fields)),
            Value::Text(runs(&signature.numbers)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: Signature {
                version: row.get(2)?,
                how: words::read_word(row, 3)?,
                came: row.get(4)?,
                signer: row.get(5)?,
                on: words::needed(row, 6, words::read_date)?,
                at: words::needed(row, 7, words::read_instant)?,
                attachment: row.get::<_, Option<i64>>(8)?.map(EvidenceId),
                fields: words::needed(row, 9, words::read_json)?,
                numbers: words::needed(row, 10, read_runs)?,
            },
        })
    }
}

impl Record for Logged<SentFile> {
    const TABLE: &'static str = "order_file";
    const COLUMNS: &'static [&'static str] = &[
        "port_order",
        "version",
        "name",
        "title",
        "pages",
        "size",
        "sha256",
    ];

    fn values(&self) -> Vec<Value> {
        let file = &self.entry;
        vec![
            Value::Integer(self.order.0),
            Value::Integer(file.version.into()),
            words::text(&file.name),
            words::text(&file.title),
            Value::Integer(file.pages.into()),
            Value::Integer(i64::try_from(file.size).unwrap_or(i64::MAX)),
            words::text(&file.sha256),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: SentFile {
                version: row.get(2)?,
                name: row.get(3)?,
                title: row.get(4)?,
                pages: row.get(5)?,
                size: u64::try_from(row.get::<_, i64>(6)?).unwrap_or(0),
                sha256: row.get(7)?,
            },
        })
    }
}

/// Numbers as runs of ten digits: `4145550100-4145550129,4145550140`. An order of 20,000 numbers stays short.
pub(super) fn runs(numbers: &[TelephoneNumber]) -> String {
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for digits in numbers.iter().map(|number| number.digits()) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == digits => *last = digits,
            _ => runs.push((digits, digits)),
        }
    }
    let words = runs.into_iter().map(|(first, last)| {
        if first == last {
            format!("{first}")
        } else {
            format!("{first}-{last}")
        }
    });
    words.collect::<Vec<_>>().join(",")
}

/// Longest list of one order: no gaining side takes more than 20,000 numbers. A hostile file must not make a
/// run of a billion.
const MOST: usize = 100_000;

pub(super) fn read_runs(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<Vec<TelephoneNumber>>> {
    let text: String = row.get(column)?;
    let mut numbers = Vec::new();
    for run in text.split(',').filter(|run| !run.is_empty()) {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        let (Ok(first), Ok(last)) = (first.parse::<u64>(), last.parse::<u64>()) else {
            return Ok(None);
        };
        for digits in first..=last {
            match TelephoneNumber::from_digits(digits) {
                Some(number) if numbers.len() < MOST => numbers.push(number),
                _ => return Ok(None),
            }
        }
    }
    Ok(Some(numbers))
}

impl Record for Logged<Contact> {
    const TABLE: &'static str = "contact";
    const COLUMNS: &'static [&'static str] = &[
        "port_order",
        "at",
        "who",
        "whom",
        "channel",
        "text",
        "promised",
        "due",
        "settled_on",
    ];

    fn values(&self) -> Vec<Value> {
        let contact = &self.entry;
        vec![
            Value::Integer(self.order.0),
            words::instant(Some(contact.at)),
            words::text(&contact.who),
            words::text(&contact.whom),
            words::word(contact.channel),
            words::text(&contact.text),
            words::text(&contact.promised),
            words::date(contact.due),
            words::date(contact.settled_on),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: Contact {
                id: ContactId(row.get(0)?),
                at: words::needed(row, 2, words::read_instant)?,
                who: row.get(3)?,
                whom: row.get(4)?,
                channel: words::read_word(row, 5)?,
                text: row.get(6)?,
                promised: row.get(7)?,
                due: words::read_date(row, 8)?,
                settled_on: words::read_date(row, 9)?,
            },
        })
    }
}

impl Record for Logged<NumberResult> {
    const TABLE: &'static str = "number_result";
    const COLUMNS: &'static [&'static str] =
        &["port_order", "number", "kind", "at", "code", "reason"];

    fn values(&self) -> Vec<Value> {
        let result = &self.entry;
        vec![
            Value::Integer(self.order.0),
            Value::Integer(result.number.0),
            words::word(result.kind),
            words::instant(Some(result.at)),
            words::text(&result.code),
            words::text(&result.reason),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: NumberResult {
                number: NumberId(row.get(2)?),
                kind: words::read_word(row, 3)?,
                at: words::needed(row, 4, words::read_instant)?,
                code: row.get(5)?,
                reason: row.get(6)?,
            },
        })
    }
}

impl Record for Logged<TrackRecord> {
    const TABLE: &'static str = "order_track";
    const COLUMNS: &'static [&'static str] = &["port_order", "track", "state", "at", "note"];

    fn values(&self) -> Vec<Value> {
        let record = &self.entry;
        vec![
            Value::Integer(self.order.0),
            words::word(record.track),
            words::word(record.state),
            words::instant(Some(record.at)),
            words::text(&record.note),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: order_of(row)?,
            entry: TrackRecord {
                track: words::read_word(row, 2)?,
                state: words::read_word(row, 3)?,
                at: words::needed(row, 4, words::read_instant)?,
                note: row.get(5)?,
            },
        })
    }
}

/// A number that a person put into an order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pin {
    /// The number, which is the row's id too.
    pub(crate) number: NumberId,
    /// The order.
    pub(crate) order: OrderId,
}

impl Record for Pin {
    const TABLE: &'static str = "number_pin";
    const COLUMNS: &'static [&'static str] = &["port_order"];

    fn values(&self) -> Vec<Value> {
        vec![Value::Integer(self.order.0)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: NumberId(row.get(0)?),
            order: OrderId(row.get(1)?),
        })
    }
}

impl Record for Mark {
    const TABLE: &'static str = "number_mark";
    const COLUMNS: &'static [&'static str] = &["number", "kind", "value"];

    fn values(&self) -> Vec<Value> {
        vec![
            Value::Integer(self.number.0),
            words::word(self.kind),
            words::text(&self.value),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: NumberId(row.get(1)?),
            kind: words::read_word(row, 2)?,
            value: row.get(3)?,
        })
    }
}

impl Record for Wave {
    const TABLE: &'static str = "wave";
    const COLUMNS: &'static [&'static str] = &["name", "sites"];

    fn values(&self) -> Vec<Value> {
        vec![words::text(&self.name), words::json(Some(&self.sites))]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            name: row.get(1)?,
            sites: words::needed(row, 2, words::read_json)?,
        })
    }
}

impl Record for GateWord {
    const TABLE: &'static str = "gate";
    const COLUMNS: &'static [&'static str] =
        &["item", "account", "gaining", "who", "confirmed_on", "note"];

    fn values(&self) -> Vec<Value> {
        vec![
            words::word(&self.item),
            words::id(self.account.map(|id| id.0)),
            self.gaining
                .as_ref()
                .map_or(Value::Null, |gaining| words::text(&gaining.0)),
            words::text(&self.who),
            words::date(Some(self.on)),
            words::text(&self.note),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: GateId(row.get(0)?),
            item: words::read_word(row, 1)?,
            account: row.get::<_, Option<i64>>(2)?.map(AccountId),
            gaining: row.get::<_, Option<String>>(3)?.map(CarrierId),
            who: row.get(4)?,
            on: words::needed(row, 5, words::read_date)?,
            note: row.get(6)?,
        })
    }
}

/// The row of a number's mark of that kind.
pub(in crate::project) fn known_mark(
    connection: &rusqlite::Connection,
    mark: &Mark,
) -> rusqlite::Result<Option<i64>> {
    use rusqlite::OptionalExtension as _;
    let Value::Text(kind) = words::word(mark.kind) else {
        return Ok(None);
    };
    connection
        .prepare_cached("SELECT id FROM number_mark WHERE number = ?1 AND kind = ?2")?
        .query_row(rusqlite::params![mark.number.0, kind], |row| row.get(0))
        .optional()
}

/// Whether something was logged of an order: then it is never deleted.
pub(in crate::project) fn has_log(
    connection: &rusqlite::Connection,
    order: OrderId,
) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM rejection WHERE port_order = ?1)
                 OR EXISTS (SELECT 1 FROM order_act WHERE port_order = ?1)
                 OR EXISTS (SELECT 1 FROM order_sent WHERE port_order = ?1)
                 OR EXISTS (SELECT 1 FROM loa_signature WHERE port_order = ?1)
                 OR EXISTS (SELECT 1 FROM contact WHERE port_order = ?1)
                 OR EXISTS (SELECT 1 FROM number_result WHERE port_order = ?1)
                 OR EXISTS (SELECT 1 FROM order_track WHERE port_order = ?1)",
        )?
        .query_row([order.0], |row| row.get(0))
}
