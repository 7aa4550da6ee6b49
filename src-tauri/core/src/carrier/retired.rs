//! What profiles and overrides of an earlier version say in words that this one has no more.
//!
//! A project keeps its own carriers and rules as they were written, so their words are never given up without a line
//! here. It tells what became of them and changes nothing that is kept.

use toml::{Table, Value};

use super::Override;

/// Rules that nothing went by: what they said is left out.
const GONE: [&str; 2] = ["number_list", "partial_flag"];
/// The gate that each profile says in words of its own now, under the same word.
const LOCK_OFF: &str = "lock_off";

/// Whether a rule of this name is left out.
pub(super) fn is_gone(key: &str) -> bool {
    GONE.contains(&key)
}

/// Whether a word of a list of words has become an entry of another rule.
pub(super) fn has_moved(key: &str, word: &str) -> bool {
    key == "gates" && word == LOCK_OFF
}

/// An override in the words of today; none where its rule is left out.
pub(super) fn change(change: &Override) -> Option<Override> {
    let (key, name) = change.rule.split_once('.').unwrap_or((&change.rule, ""));
    if is_gone(key) {
        return None;
    }
    let mut change = change.clone();
    if has_moved(key, name) {
        change.rule = format!("further_gates.{LOCK_OFF}");
        change.value = match change.value.as_str() {
            "true" => Value::Table(lock_off()).to_string(),
            _ => super::change::UNKNOWN.to_owned(),
        };
    }
    Some(change)
}

/// A file's table in the words of today.
pub(super) fn table(mut table: Table) -> Table {
    for key in GONE {
        table.remove(key);
    }
    let is_moved = |gate: &Value| {
        let word = gate.get("value").and_then(Value::as_str);
        word.is_some_and(|word| has_moved("gates", word))
    };
    let mut moved = Vec::new();
    if let Some(gates) = table.get_mut("gates").and_then(Value::as_array_mut) {
        moved = gates.extract_if(.., |gate| is_moved(gate)).collect();
    }
    for gate in moved.into_iter().filter_map(|gate| match gate {
        Value::Table(gate) => Some(gate),
        _ => None,
    }) {
        let mut entry = lock_off();
        let read = gate.into_iter().filter(|(key, _)| key != "value");
        entry.extend(read.filter(|(key, _)| key != "conflicts"));
        let further = table
            .entry("further_gates")
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(further) = further.as_array_mut() {
            further.push(Value::Table(entry));
        }
    }
    table
}

fn lock_off() -> Table {
    let words = "Locks and takeover protection are off";
    let entry = [("gate", LOCK_OFF), ("words", words), ("each", "account")];
    Table::from_iter(entry.map(|(key, value)| (key.to_owned(), value.into())))
}
