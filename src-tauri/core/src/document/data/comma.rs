//! Tables as CSV (RFC 4180) for people: UTF-8, CRLF, a head row.
//!
//! A spreadsheet program takes a cell that begins with certain characters for a formula, quoted or not. Such text gets
//! an apostrophe before it, as OWASP ASVS 1.2.10 asks, and so does text that looks as if it had got one: taking one
//! apostrophe away gives back exactly what was written. Files for carriers are not made here.

use super::Sheet;

/// What a spreadsheet program may take for the beginning of a formula.
const TRIGGERS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\0'];

/// Whether text begins a formula once the apostrophes before it are away.
fn is_risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(TRIGGERS)
}

/// The text as it may stand in a CSV that people open.
fn guarded(text: &str) -> String {
    if is_risky(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What stood there before it was guarded.
#[cfg(test)]
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => text,
    }
}

/// A table as CSV.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::new();
    line(&mut text, sheet.columns.iter().map(|title| (*title).into()));
    for row in &sheet.rows {
        // Counts and amounts are ours and may begin with a minus; text may be anyone's.
        line(
            &mut text,
            row.iter().map(|value| match value {
                super::Value::Text(text) => guarded(text),
                other => other.plain(),
            }),
        );
    }
    text.into_bytes()
}

/// One line, its fields quoted where they have to be.
fn line(into: &mut String, fields: impl Iterator<Item = String>) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            into.push(',');
        }
        let bare = !field.contains([',', '"', '\r', '\n', '\t'])
            && field.trim().len() == field.len()
            && !field.starts_with('\'');
        if bare {
            into.push_str(&field);
        } else {
            into.push('"');
            into.push_str(&field.replace('"', "\"\""));
            into.push('"');
        }
    }
    into.push_str("\r\n");
}
