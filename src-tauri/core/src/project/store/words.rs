//! Small things that are one column: dates, numbers, words of an enum, windows.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{
    Row,
    types::{Type, Value, ValueRef},
};
use serde::{
    Serialize,
    de::{DeserializeOwned, IntoDeserializer as _, value::StrDeserializer},
};

use crate::{number::TelephoneNumber, window::Window};

/// Text as it is.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Text as it is, lent.
pub(super) fn text_ref(text: &str) -> ValueRef<'_> {
    ValueRef::Text(text.as_bytes())
}

/// An id, or none, for a row that is lent.
pub(super) fn id_ref(id: Option<i64>) -> ValueRef<'static> {
    id.map_or(ValueRef::Null, ValueRef::Integer)
}

/// The ten digits, or none, for a row that is lent.
pub(super) fn digits_ref(number: Option<TelephoneNumber>) -> ValueRef<'static> {
    id_ref(number.and_then(|number| i64::try_from(number.digits()).ok()))
}

/// 0 or 1.
pub(super) fn flag(flag: bool) -> Value {
    Value::Integer(flag.into())
}

/// An id, or none.
pub(super) fn id(id: Option<i64>) -> Value {
    id.map_or(Value::Null, Value::Integer)
}

/// A small number, or none.
pub(super) fn count(number: Option<u16>) -> Value {
    id(number.map(i64::from))
}

/// A part in a hundred, or none.
pub(super) fn percent(number: Option<u8>) -> Value {
    id(number.map(i64::from))
}

/// The ten digits, or none.
pub(super) fn digits(number: Option<TelephoneNumber>) -> Value {
    id(number.and_then(|number| i64::try_from(number.digits()).ok()))
}

/// ISO date, or none.
pub(super) fn date(date: Option<NaiveDate>) -> Value {
    date.map_or(Value::Null, |date| Value::Text(date.to_string()))
}

/// Clock time.
pub(super) fn time(time: NaiveTime) -> Value {
    Value::Text(time.to_string())
}

/// Instant, or none.
pub(super) fn instant(at: Option<DateTime<Utc>>) -> Value {
    at.map_or(Value::Null, |at| Value::Text(at.to_rfc3339()))
}

/// The word of an enum, as serde writes it.
pub(super) fn word<T: Serialize>(value: T) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        _ => Value::Null,
    }
}

/// Keeps the word of an enum as [`word`] gives it, once.
pub(super) fn spell<T: Copy + PartialEq + Serialize>(known: &mut Vec<(T, String)>, value: T) {
    if known.iter().all(|(one, _)| *one != value)
        && let Value::Text(word) = word(value)
    {
        known.push((value, word));
    }
}

/// The word that was kept of an enum, lent.
pub(super) fn spelled<T: PartialEq + Copy>(known: &[(T, String)], value: T) -> ValueRef<'_> {
    known
        .iter()
        .find(|(one, _)| *one == value)
        .map_or(ValueRef::Null, |(_, word)| text_ref(word))
}

/// A value as JSON text, or none.
pub(super) fn json<T: Serialize>(value: Option<&T>) -> Value {
    value
        .and_then(|value| serde_json::to_string(value).ok())
        .map_or(Value::Null, Value::Text)
}

/// A window, or none.
pub(super) fn window(window: Option<&Window>) -> Value {
    json(window)
}

fn unreadable(
    column: usize,
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, cause.into())
}

/// Reads an enum by its word.
pub(super) fn read_word<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let word = row.get_ref(column)?.as_str()?;
    let word: StrDeserializer<'_, serde::de::value::Error> = word.into_deserializer();
    T::deserialize(word).map_err(|cause| unreadable(column, cause))
}

/// Reads a value kept as JSON.
pub(super) fn read_json<T: DeserializeOwned>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| serde_json::from_str(&text).map_err(|cause| unreadable(column, cause)))
        .transpose()
}

/// Reads ten digits.
pub(super) fn read_digits(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<TelephoneNumber>> {
    let digits: Option<i64> = row.get(column)?;
    digits
        .map(|digits| {
            u64::try_from(digits)
                .ok()
                .and_then(TelephoneNumber::from_digits)
                .ok_or_else(|| unreadable(column, format!("{digits} is no telephone number")))
        })
        .transpose()
}

/// Reads a value that must be there: an empty cell is damage, never a default.
pub(in crate::project) fn needed<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&Row<'_>, usize) -> rusqlite::Result<Option<T>>,
) -> rusqlite::Result<T> {
    read(row, column)?.ok_or_else(|| unreadable(column, "nothing stands where a value must"))
}

/// Reads an ISO date.
pub(super) fn read_date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| {
        text.parse()
            .map_err(|cause: chrono::ParseError| unreadable(column, cause))
    })
    .transpose()
}

/// Reads a clock time.
pub(super) fn read_time(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveTime> {
    let text: String = row.get(column)?;
    text.parse()
        .map_err(|cause: chrono::ParseError| unreadable(column, cause))
}

/// Reads an instant.
pub(in crate::project) fn read_instant(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<DateTime<Utc>>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| {
        DateTime::parse_from_rfc3339(&text)
            .map(|at| at.to_utc())
            .map_err(|cause| unreadable(column, cause))
    })
    .transpose()
}
