//! Rows as JSON: how undo takes a picture of a row and puts it back, whatever table it is of.

use rusqlite::{Connection, OptionalExtension as _, types::Value, types::ValueRef};
use serde_json::{Map, Value as Json};

use crate::project::Changed;

/// The tables that undo covers, with the kind of data that their change means. The record, undo itself
/// and the list of sources are not among them: what was taken in stays on record.
const TABLES: &[(&str, Changed)] = &[
    ("setting", Changed::Project),
    ("site", Changed::Sites),
    ("account", Changed::Accounts),
    ("csr", Changed::Accounts),
    ("port_order", Changed::Orders),
    ("rejection", Changed::Orders),
    ("number", Changed::Numbers),
    ("source", Changed::Numbers),
    ("number_source", Changed::Numbers),
    ("hand_edit", Changed::Numbers),
    ("layout", Changed::Project),
    ("blackout", Changed::Calendar),
    ("acceptance", Changed::Findings),
    ("call_count", Changed::Calendar),
    ("lookup", Changed::Numbers),
    ("bill", Changed::Accounts),
    ("kept_spelling", Changed::Accounts),
    ("call_basis", Changed::Calendar),
    ("call_number", Changed::Calendar),
    ("attachment", Changed::Evidence),
    ("duty", Changed::Calendar),
    ("project_fee", Changed::Project),
    ("account_charge", Changed::Accounts),
    ("window_instant", Changed::Orders),
    ("order_act", Changed::Orders),
    ("order_sent", Changed::Orders),
    ("loa_signature", Changed::Orders),
    ("order_file", Changed::Orders),
    ("report_sent", Changed::Evidence),
    ("contact", Changed::Orders),
    ("number_result", Changed::Orders),
    ("order_track", Changed::Orders),
    ("number_pin", Changed::Orders),
    ("number_mark", Changed::Orders),
    ("wave", Changed::Orders),
    ("gate", Changed::Orders),
    ("carrier_override", Changed::Carriers),
    ("carrier_profile", Changed::Carriers),
    ("task", Changed::Orders),
    ("baseline", Changed::Orders),
    ("runbook_edit", Changed::Night),
    ("runbook_contact", Changed::Night),
    ("night_event", Changed::Night),
    ("test_event", Changed::Night),
    ("test_decision", Changed::Night),
    ("final_bill", Changed::Night),
    ("carrier_note", Changed::Night),
    ("checklist_edit", Changed::Checklist),
    ("secret_export", Changed::Project),
];

/// The kind of data a table holds, and the table's name as our own text: a name read from a file never
/// becomes SQL.
pub(super) fn table(name: &str) -> Option<(&'static str, Changed)> {
    TABLES.iter().find(|(known, _)| *known == name).copied()
}

/// The row as JSON, absent when there is none.
pub(super) fn picture(
    connection: &Connection,
    table: &str,
    id: i64,
) -> rusqlite::Result<Option<String>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    statement
        .query_row([id], |row| {
            let mut object = Map::new();
            for (position, name) in names.iter().enumerate() {
                let value = match row.get_ref(position)? {
                    ValueRef::Integer(number) => Json::from(number),
                    ValueRef::Real(number) => Json::from(number),
                    ValueRef::Text(text) => Json::from(String::from_utf8_lossy(text).into_owned()),
                    ValueRef::Null | ValueRef::Blob(_) => Json::Null,
                };
                object.insert(name.clone(), value);
            }
            Ok(Json::Object(object).to_string())
        })
        .optional()
}

/// Takes pictures of the rows from one id to another, backwards, as [`picture`] takes one: the engine writes them
/// many times faster than we do.
pub(super) fn keep_run(
    connection: &Connection,
    event: i64,
    table: &str,
    first: i64,
    last: i64,
) -> rusqlite::Result<()> {
    let fields: Vec<String> = columns(connection, table)?
        .iter()
        .map(|name| format!("'{name}', {name}"))
        .collect();
    connection
        .prepare(&format!(
            "INSERT INTO undo_image (event, tbl, first, last, image)
             SELECT ?1, ?2, id, id, json_object({}) FROM {table} WHERE id BETWEEN ?3 AND ?4 ORDER BY id DESC",
            fields.join(", ")
        ))?
        .execute(rusqlite::params![event, table, first, last])
        .map(|_| ())
}

/// Takes the rows from one id to another away.
pub(super) fn drop_run(
    connection: &Connection,
    table: &str,
    first: i64,
    last: i64,
) -> rusqlite::Result<()> {
    connection
        .prepare(&format!("DELETE FROM {table} WHERE id BETWEEN ?1 AND ?2"))?
        .execute([first, last])
        .map(|_| ())
}

/// The columns of a table.
pub(super) fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let statement = connection.prepare_cached(&format!("SELECT * FROM {table} LIMIT 0"))?;
    Ok(statement.column_names().map(str::to_owned).collect())
}

/// Makes the row what the picture says; without a picture, the row goes.
pub(super) fn restore(
    connection: &Connection,
    table: &str,
    id: i64,
    image: Option<&str>,
) -> rusqlite::Result<()> {
    let Some(image) = image else {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
            .execute([id])?;
        return Ok(());
    };
    let object: Map<String, Json> = serde_json::from_str(image).map_err(|cause| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, cause.into())
    })?;
    // Columns come from the table, not from the picture, so that a picture can name nothing else.
    let columns = columns(connection, table)?;
    let list = columns.join(", ");
    let marks = (1..=columns.len())
        .map(|n| format!("?{n}"))
        .collect::<Vec<_>>()
        .join(", ");
    let sets = columns
        .iter()
        .map(|name| format!("{name} = excluded.{name}"))
        .collect::<Vec<_>>()
        .join(", ");
    let values = columns.iter().map(|name| match object.get(name) {
        Some(Json::Number(number)) => number.as_i64().map_or(Value::Null, Value::Integer),
        Some(Json::String(text)) => Value::Text(text.clone()),
        _ => Value::Null,
    });
    connection
        .prepare_cached(&format!(
            "INSERT INTO {table} ({list}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {sets}"
        ))?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(())
}
