//! A project's own rules: one rule of a profile replaced, with the reason, and what such a rule may say.
//!
//! A rule is named by its path: `bill_max_days`, `field_limits.business_name`, `lead_times.project.101`. Entries of
//! a list are told apart by what they are for, never by their place, so that an override still finds its rule
//! when the program knows more rules.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::{Table, Value, de::DeValue};
use ts_rs::TS;

use super::{
    CarrierId, Known, Profile,
    check::{nonsense, value_faults},
    retired,
    schema::{self, Holds, RuleKind, Shape},
};

/// The word by which an override says that a rule is not to be relied on: the safe default takes its place.
pub(super) const UNKNOWN: &str = "unknown";

/// A rule of a carrier as one project knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Override {
    /// Whose rule.
    pub carrier: CarrierId,
    /// The rule's path.
    pub rule: String,
    /// What it says here, as TOML; `unknown` takes the rule away.
    pub value: String,
    /// Why.
    pub reason: String,
    /// The day it was entered.
    pub as_of: NaiveDate,
    /// Who entered it, as the host named itself.
    pub by: String,
}

/// What an override of a rule may say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleForm {
    /// How it is entered.
    pub kind: FormKind,
    /// What is allowed, as the end of “write …”.
    pub allowed: String,
    /// What a count counts, for several: `business days`.
    pub unit: String,
    /// The words to choose from, each with what it means.
    pub choices: Vec<FormChoice>,
    /// The rule as it is, as TOML; empty where it is unknown.
    pub current: String,
    /// The path lacks the name of what it is for, such as `business_name` of `field_limits`.
    pub needs_name: bool,
}

/// How a rule is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// A whole number.
    Count,
    /// One of several words.
    Choice,
    /// Text.
    Text,
    /// A value written as in a profile.
    Toml,
    /// Whether it is there.
    Member,
}

/// A word with what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormChoice {
    /// As a file writes it.
    pub word: String,
    /// As a person reads it.
    pub says: String,
}

/// The profile as a project knows it, and the overrides that cannot be used, each with why.
pub fn apply<'a>(
    profile: &Profile,
    overrides: impl IntoIterator<Item = &'a Override>,
) -> (Profile, Vec<(&'a Override, String)>) {
    let (mut now, mut unusable) = (profile.clone(), Vec::new());
    for change in overrides {
        match with(&now, change) {
            Ok(changed) => now = changed,
            Err(why) => unusable.push((change, why)),
        }
    }
    (now, unusable)
}

fn with(profile: &Profile, change: &Override) -> Result<Profile, String> {
    let Some(change) = retired::change(change) else {
        return Ok(profile.clone());
    };
    let unreadable = |cause: &dyn std::fmt::Display| format!("the profile cannot hold it: {cause}");
    let mut table = Table::try_from(profile).map_err(|cause| unreadable(&cause))?;
    let (kind, name) = named(&change.rule)?;
    set(&mut table, kind, name, &change)?;
    let changed: Profile = table.try_into().map_err(|cause| unreadable(&cause))?;
    match nonsense(&changed) {
        Some(mistake) => Err(mistake),
        None => Ok(changed),
    }
}

/// An override as it is to be kept: the path in its one form and the value as TOML; or what is wrong with it.
pub fn rule_form(path: &str, value: &str, known: Known<'_>) -> Result<(String, String), String> {
    let (kind, name) = named(path)?;
    let value = value.trim();
    match kind.key {
        "notes" => return Err("a note is no rule; say it in the reason of another".to_owned()),
        "fees" => return Err("a fee of the project is entered with its costs".to_owned()),
        _ => {}
    }
    let one_form = |name: &str| match kind.holds {
        Holds::Entries { keys, .. } => trimmed(kind.key, keys, name),
        _ if name.is_empty() => kind.key.to_owned(),
        _ => format!("{}.{name}", kind.key),
    };
    match kind.holds {
        Holds::One(_) if !name.is_empty() => {
            return Err(format!("`{}` has no parts", kind.key));
        }
        Holds::Named(_) | Holds::Listed(..) | Holds::Many(_) if name.is_empty() => {
            return Err(format!("name which: `{}.…`", kind.key));
        }
        _ => {}
    }
    if value == UNKNOWN {
        if name.is_empty() && matches!(kind.holds, Holds::Entries { .. }) {
            return Err(format!("name which: `{}.…`", kind.key));
        }
        return Ok((one_form(name), UNKNOWN.to_owned()));
    }
    if let Holds::Many(shape) = kind.holds {
        let word = format!("{name:?}");
        faults(kind, &word, shape, known)?;
        return match value {
            "true" | "false" => Ok((one_form(name), value.to_owned())),
            _ => Err(format!("{}: write `true` or `false`", kind.key)),
        };
    }
    let shape = match kind.holds {
        Holds::One(shape) | Holds::Named(shape) | Holds::Listed(shape, _) | Holds::Many(shape) => {
            shape
        }
        Holds::Entries { fields, .. } => Shape::Table(fields),
    };
    let text = quoted(shape, value);
    if let Holds::Entries { keys, .. } = kind.holds {
        let mut table = entry_table(&text)?;
        fill(&mut table, keys, name)?;
        let path = entry_path(kind.key, keys, &table);
        if !name.is_empty() && path != one_form(name) {
            return Err(format!(
                "the value is for `{path}`, not for `{}`",
                one_form(name)
            ));
        }
        let text = Value::Table(table).to_string();
        faults(kind, &text, shape, known)?;
        return Ok((path, text));
    }
    faults(kind, &text, shape, known)?;
    Ok((one_form(name), text))
}

/// A bare word or day where only text can stand is taken as text.
fn quoted(shape: Shape, value: &str) -> String {
    let is_text = matches!(
        shape,
        Shape::Text
            | Shape::Choice(_)
            | Shape::Day
            | Shape::Holiday
            | Shape::Clock
            | Shape::Zone
            | Shape::HomeZone
            | Shape::Calendar
            | Shape::Carrier
            | Shape::RespOrg
    );
    if is_text && !value.starts_with(['"', '\'']) {
        Value::String(value.to_owned()).to_string()
    } else {
        value.to_owned()
    }
}

fn faults(kind: &RuleKind, text: &str, shape: Shape, known: Known<'_>) -> Result<(), String> {
    let value = DeValue::parse(text).map_err(|error| {
        format!(
            "{}: {}; write {}",
            kind.key,
            error.message(),
            shape.allowed()
        )
    })?;
    let found = value_faults(kind, &value, known);
    if found.is_empty() {
        return Ok(());
    }
    let said: Vec<String> = found.into_iter().map(|fault| fault.message).collect();
    Err(said.join("; "))
}

/// The rule that a path names, and the rest of the path.
fn named(path: &str) -> Result<(&'static RuleKind, &str), String> {
    let (key, name) = path.split_once('.').unwrap_or((path, ""));
    let kind = schema::rule(key).ok_or_else(|| format!("there is no rule `{key}`"))?;
    Ok((kind, name))
}

fn set(table: &mut Table, kind: &RuleKind, name: &str, change: &Override) -> Result<(), String> {
    let gone = change.value == UNKNOWN;
    let read = || -> Result<Value, String> {
        let text = format!("value = {}", change.value);
        let table: Table = toml::from_str(&text).map_err(|cause| cause.message().to_owned())?;
        table
            .get("value")
            .cloned()
            .ok_or_else(|| "the value is empty".to_owned())
    };
    let sourced = |mut entry: Table| {
        entry.insert("source".to_owned(), source(&change.reason).into());
        entry.insert("as_of".to_owned(), change.as_of.to_string().into());
        Value::Table(entry)
    };
    let rule = |value: Value| sourced(Table::from_iter([("value".to_owned(), value)]));
    match kind.holds {
        Holds::One(_) if gone => {
            table.remove(kind.key);
        }
        Holds::One(_) => {
            table.insert(kind.key.to_owned(), rule(read()?));
        }
        Holds::Named(_) | Holds::Listed(..) => {
            let rules = table
                .entry(kind.key)
                .or_insert_with(|| Value::Table(Table::new()));
            let rules = rules.as_table_mut().ok_or("it holds no names")?;
            if gone {
                rules.remove(name);
            } else {
                rules.insert(name.to_owned(), rule(read()?));
            }
        }
        Holds::Many(_) => {
            let list = list_of(table, kind.key)?;
            list.retain(|known| known.get("value").and_then(Value::as_str) != Some(name));
            if change.value == "true" {
                list.push(rule(name.into()));
            }
        }
        Holds::Entries { keys, .. } => {
            let at = |entry: &Value| {
                entry
                    .as_table()
                    .is_some_and(|entry| entry_path(kind.key, keys, entry) == change.rule)
            };
            let list = list_of(table, kind.key)?;
            let place = list.iter().position(at).unwrap_or(list.len());
            list.retain(|entry| !at(entry));
            if !gone {
                let mut entry = entry_table(&change.value)?;
                fill(&mut entry, keys, name)?;
                list.insert(place.min(list.len()), sourced(entry));
            }
        }
    }
    Ok(())
}

/// What stands as the source of a rule that a project has changed.
fn source(reason: &str) -> String {
    format!("project: {reason}")
}

fn list_of<'t>(table: &'t mut Table, key: &str) -> Result<&'t mut Vec<Value>, String> {
    table
        .entry(key)
        .or_insert_with(|| Value::Array(Vec::new()))
        .as_array_mut()
        .ok_or_else(|| "it holds no list".to_owned())
}

fn entry_table(text: &str) -> Result<Table, String> {
    let wrapped = format!("value = {text}");
    let table: Table = toml::from_str(&wrapped).map_err(|cause| cause.message().to_owned())?;
    match table.get("value") {
        Some(Value::Table(entry)) => Ok(entry.clone()),
        _ => {
            Err("write a table in braces, such as `{ min = 5, typical = 10, max = 15 }`".to_owned())
        }
    }
}

/// Fields that the path already says.
fn fill(entry: &mut Table, keys: &[&str], name: &str) -> Result<(), String> {
    if name.is_empty() {
        return Ok(());
    }
    for (key, part) in keys.iter().zip(parts(keys, name)) {
        if entry.contains_key(*key) || part == "any" {
            continue;
        }
        let value = match *key {
            "from" => Value::Integer(
                part.parse()
                    .map_err(|_| format!("`{part}` is no size of an order"))?,
            ),
            "classes" => Value::Array(part.split('+').map(Value::from).collect()),
            _ => Value::from(part),
        };
        entry.insert((*key).to_owned(), value);
    }
    Ok(())
}

/// The parts of a path behind its first. What is told apart by one thing alone may hold dots.
fn parts<'a>(keys: &[&str], name: &'a str) -> Vec<&'a str> {
    if keys.len() == 1 {
        vec![name]
    } else {
        name.split('.').collect()
    }
}

/// The path of an entry of a list: what it is for, without what every entry is for anyway.
pub(super) fn entry_path(key: &str, keys: &[&str], entry: &Table) -> String {
    let named: Vec<String> = keys
        .iter()
        .map(|key| match entry.get(*key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Array(list)) if !list.is_empty() => {
                let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                words.join("+")
            }
            Some(Value::Integer(number)) => number.to_string(),
            _ if *key == "from" => "1".to_owned(),
            _ => "any".to_owned(),
        })
        .collect();
    trimmed(key, keys, &named.join("."))
}

fn trimmed(key: &str, keys: &[&str], name: &str) -> String {
    if name.is_empty() {
        return key.to_owned();
    }
    let mut parts = parts(keys, name);
    while let (Some(part), Some(of)) = (parts.last(), keys.get(parts.len().saturating_sub(1)))
        && parts.len() > 1
        && (*part == "any" || (*of == "from" && *part == "1"))
    {
        parts.pop();
    }
    format!("{key}.{}", parts.join("."))
}

/// What an override of a rule may say, with what the rule says now.
pub(super) fn form_of(kind: &RuleKind, entry: Option<&Value>) -> RuleForm {
    let (form, shape) = match kind.holds {
        Holds::Many(shape) => (FormKind::Member, shape),
        Holds::Entries { fields, .. } => (FormKind::Toml, Shape::Table(fields)),
        Holds::One(shape) | Holds::Named(shape) | Holds::Listed(shape, _) => {
            (form_kind(shape), shape)
        }
    };
    let current = entry.map_or_else(String::new, |entry| match (kind.holds, entry) {
        (Holds::Entries { .. }, Value::Table(entry)) => {
            let mut entry = entry.clone();
            for key in ["source", "as_of", "note", "conflicts"] {
                entry.remove(key);
            }
            Value::Table(entry).to_string()
        }
        (Holds::Many(_), _) => "true".to_owned(),
        _ => match (entry.get("value"), form) {
            (Some(Value::String(text)), FormKind::Choice | FormKind::Text) => text.clone(),
            (Some(value), _) => value.to_string(),
            (None, _) => String::new(),
        },
    });
    let (unit, choices) = match shape {
        Shape::Count(unit) => (unit.words().1, Vec::new()),
        Shape::Choice(words) => ("", words.iter().map(form_choice).collect()),
        Shape::Flag(yes, no) => (
            "",
            [("true", yes), ("false", no)]
                .iter()
                .map(form_choice)
                .collect(),
        ),
        _ => ("", Vec::new()),
    };
    RuleForm {
        kind: form,
        allowed: shape.allowed(),
        unit: unit.to_owned(),
        choices,
        current,
        needs_name: entry.is_none() && matches!(kind.holds, Holds::Named(_) | Holds::Many(_)),
    }
}

fn form_choice((word, says): &(&str, &str)) -> FormChoice {
    FormChoice {
        word: (*word).to_owned(),
        says: (*says).to_owned(),
    }
}

fn form_kind(shape: Shape) -> FormKind {
    match shape {
        Shape::Count(_) => FormKind::Count,
        Shape::Choice(_) | Shape::Flag(..) => FormKind::Choice,
        Shape::List(_) | Shape::Table(_) => FormKind::Toml,
        _ => FormKind::Text,
    }
}
