//! A profile as a list to show: every rule in words with its source and date, and the rules that nobody
//! published as unknown.
//!
//! Follows the table of rules, so that a rule that can be written can be seen. Which safe default stands in for
//! an unknown rule is not known here.

mod words;

use std::fmt::Display;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use toml::{Table, Value};
use ts_rs::TS;

use self::words::choice;
pub(super) use self::words::three_days;
use super::{
    Profile, Role,
    change::{RuleForm, entry_path, form_of},
    schema::{Holds, Missed, RULES, RuleKind},
};

/// One rule of a profile, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleView {
    /// The name by which an override names it: `bill_max_days`, `field_limits.business_name`,
    /// `lead_times.project.101`. For a rule that is unknown and could be several, the first part alone.
    pub path: String,
    /// The rule's name in the profile's file, such as `bill_max_days`.
    pub key: String,
    /// Which of several entries of that name, from 0.
    pub nth: u32,
    /// What it belongs to: `Letters, bills and PINs`.
    pub group: String,
    /// What the rule is about.
    pub rule: String,
    /// What it says; absent where nobody published it.
    pub value: Option<String>,
    /// Where it was read; empty where it is unknown.
    pub source: String,
    /// When it was read.
    pub as_of: Option<NaiveDate>,
    /// Conditions, exact wording.
    pub note: String,
    /// What other sources say instead; the value in use is the stricter.
    pub conflicts: Vec<ConflictView>,
    /// What an override of it may say; absent for what is no rule.
    pub form: Option<RuleForm>,
}

/// Another source's reading of a rule, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// What that source says.
    pub value: String,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// Conditions, exact wording.
    pub note: String,
}

/// Every rule of a profile in the order of the screen, the unknown ones too.
pub fn all_rules(profile: &Profile) -> Vec<RuleView> {
    // A profile is made of what TOML can hold; one that were not would say nothing.
    let table = Table::try_from(profile).unwrap_or_default();
    let mut list = Vec::new();
    for kind in RULES {
        let before = list.len();
        if let Some(value) = table.get(kind.key) {
            known(kind, value, &mut list);
        }
        if list.len() == before && is_missed(kind, profile.role, &table) {
            list.push(unknown(kind));
        }
    }
    list
}

fn is_missed(kind: &RuleKind, role: Role, table: &Table) -> bool {
    // The same thing said by class, or in business days, is no gap.
    let said = |key: &str| match table.get(key) {
        Some(Value::Array(list)) => !list.is_empty(),
        other => other.is_some(),
    };
    let elsewhere: &[&str] = match kind.key {
        "cut_off" => &["cut_offs"],
        "answer_days" => &["answers"],
        "rejection_days" => &["rejection_times"],
        "change_cut_off_hours" => &["change_cut_off_days"],
        "cancel_cut_off_hours" => &["cancel_cut_off_days"],
        "latest_request_days" | "earliest_request_days" => &["request_dates"],
        "windows" => &["activates_in"],
        _ => &[],
    };
    if elsewhere.iter().any(|key| said(key)) {
        return false;
    }
    match kind.missed {
        Missed::Never => false,
        _ if role == Role::Common => false,
        Missed::Always => true,
        Missed::Gaining => role != Role::Losing,
        Missed::Losing => role == Role::Losing,
        Missed::Platform => role == Role::Platform,
    }
}

fn known(kind: &RuleKind, value: &Value, list: &mut Vec<RuleView>) {
    match kind.holds {
        Holds::One(_) => list.push(entry(kind, kind.key.to_owned(), about(kind, ""), value, 0)),
        Holds::Named(_) | Holds::Listed(..) => {
            for (nth, (name, value)) in (0..).zip(value.as_table().into_iter().flatten()) {
                let path = format!("{}.{name}", kind.key);
                list.push(entry(kind, path, about(kind, name), value, nth));
            }
        }
        Holds::Many(_) => {
            for (nth, value) in (0..).zip(value.as_array().into_iter().flatten()) {
                let word = value
                    .get("value")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let path = format!("{}.{word}", kind.key);
                list.push(entry(kind, path, about(kind, ""), value, nth));
            }
        }
        Holds::Entries { keys, .. } => {
            for (nth, value) in (0..).zip(value.as_array().into_iter().flatten()) {
                let path = value.as_table().map_or_else(
                    || kind.key.to_owned(),
                    |table| entry_path(kind.key, keys, table),
                );
                list.push(entry(kind, path, about(kind, ""), value, nth));
            }
        }
    }
}

/// What a rule is about; `{}` stands for the name of one of several, which else stands at the end.
fn about(kind: &RuleKind, name: &str) -> String {
    let name = match kind.holds {
        Holds::Listed(_, names) => choice(names, name).to_owned(),
        _ => name.replace('_', " "),
    };
    if kind.about.contains("{}") {
        return kind.about.replace("{}", &name);
    }
    match (kind.key, name.is_empty()) {
        (_, true) => kind.about.to_owned(),
        (_, false) => format!("{} {name}", kind.about),
    }
}

fn entry(kind: &RuleKind, path: String, about: String, value: &Value, nth: u32) -> RuleView {
    let text = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let day = |value: &Value| text(value, "as_of").parse::<NaiveDate>().ok();
    let conflicts = value
        .get("conflicts")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|other| ConflictView {
            value: words::says(kind, other),
            source: text(other, "source"),
            as_of: day(other).unwrap_or_default(),
            note: text(other, "note"),
        })
        .collect();
    RuleView {
        form: is_changed_here(kind).then(|| form_of(kind, Some(value))),
        path,
        key: kind.key.to_owned(),
        nth,
        group: kind.group.title().to_owned(),
        rule: about,
        value: Some(words::says(kind, value)),
        source: text(value, "source"),
        as_of: day(value),
        note: text(value, "note"),
        conflicts,
    }
}

/// Notes are no rules; a fee of the project stands with its costs.
pub(super) fn is_changed_here(kind: &RuleKind) -> bool {
    !matches!(kind.key, "notes" | "fees")
}

fn unknown(kind: &RuleKind) -> RuleView {
    RuleView {
        path: kind.key.to_owned(),
        key: kind.key.to_owned(),
        nth: 0,
        group: kind.group.title().to_owned(),
        rule: about(kind, "").trim_end_matches(" for").to_owned(),
        value: None,
        source: String::new(),
        as_of: None,
        note: String::new(),
        conflicts: Vec::new(),
        form: is_changed_here(kind).then(|| form_of(kind, None)),
    }
}

impl Display for RuleView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = self.value.as_deref().unwrap_or("unknown");
        write!(f, "{}: {value}", self.rule)
    }
}

#[cfg(test)]
mod tests;
