//! What a profile must not say: the checks that the shape of the file cannot make.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use super::Fault;
use crate::carrier::{
    CarrierId, Profile, Role,
    schema::{Holds, RULES, RuleKind, Stricter},
    view::three_days,
};

/// A mistake with the rule it stands in.
#[derive(Debug)]
pub(super) struct Mistake {
    key: &'static str,
    nth: usize,
    name: Option<String>,
    pub(super) message: String,
}

impl Mistake {
    fn new(key: &'static str, nth: usize, message: impl Into<String>) -> Self {
        Self {
            key,
            nth,
            name: None,
            message: format!("{key}: {}", message.into()),
        }
    }

    /// The mistake with the byte at which its rule begins.
    pub(super) fn at(self, document: &DeTable<'_>) -> Fault {
        let at = document.get_key_value(self.key).map_or(0, |(key, value)| {
            let entry = match value.get_ref() {
                DeValue::Array(list) => list.get(self.nth).map(|entry| entry.span().start),
                DeValue::Table(table) => self.name.as_deref().and_then(|name| {
                    let (key, _) = table.get_key_value(name)?;
                    Some(key.span().start)
                }),
                _ => None,
            };
            entry.unwrap_or(key.span().start)
        });
        Fault {
            at,
            message: self.message,
        }
    }
}

/// Everything wrong with a profile on its own, but for the rules that are known to hold a mistake.
pub(super) fn mistakes(file: &str, profile: &Profile, without: &BTreeSet<String>) -> Vec<Mistake> {
    let mut found = Vec::new();
    let name = file.strip_suffix(".toml").unwrap_or(file);
    if name != profile.id.0 {
        let message = format!("`{}` should be `{name}`, the file’s name", profile.id);
        found.push(Mistake::new("id", 0, message));
    }
    if profile.via.is_some() && profile.role != Role::Platform {
        let message = "only a platform ports through another carrier";
        found.push(Mistake::new("via", 0, message));
    }
    if !profile.windows.is_empty() && profile.role == Role::Losing {
        let message = "a losing side activates nothing; its hours are `desk_hours`";
        found.push(Mistake::new("windows", 0, message));
    }
    lead_times(profile, &mut found);
    periods(profile, &mut found);
    gates(profile, &mut found);
    looser(profile, &mut found);
    found.retain(|mistake| !without.contains(mistake.key));
    found
}

/// What is wrong with the carrier a platform ports through.
pub(super) fn via_mistake(
    profile: &Profile,
    all: &BTreeMap<CarrierId, Profile>,
) -> Option<Mistake> {
    let via = profile.via.as_ref()?;
    let message = match all.get(&via.value) {
        Some(carrier) if carrier.role == Role::Gaining => return None,
        Some(_) => format!("`{}` is no gaining carrier", via.value),
        None => format!("there is no profile `{}`", via.value),
    };
    Some(Mistake::new("via", 0, message))
}

fn lead_times(profile: &Profile, found: &mut Vec<Mistake>) {
    for (nth, lead) in profile.lead_times.iter().enumerate() {
        let known: Vec<u16> = [lead.min, lead.typical, lead.max]
            .into_iter()
            .flatten()
            .collect();
        if known.is_empty() {
            let message = "neither min, typical nor max is given";
            found.push(Mistake::new("lead_times", nth, message));
        }
        if !known.is_sorted() {
            let days = three_days(lead.min, lead.typical, lead.max);
            let message = format!("{days} does not rise");
            found.push(Mistake::new("lead_times", nth, message));
        }
        if lead.to.is_some_and(|to| to < lead.from) {
            let message = "`to` is smaller than `from`";
            found.push(Mistake::new("lead_times", nth, message));
        }
        for other in &lead.conflicts {
            let looser = |ours: Option<u16>, theirs: Option<u16>| {
                ours.zip(theirs).is_some_and(|(ours, theirs)| ours < theirs)
            };
            if looser(lead.min, other.min)
                || looser(lead.typical, other.typical)
                || looser(lead.max, other.max)
            {
                let message = format!(
                    "{} says {}, which is longer: the stricter reading is the one to use",
                    other.source,
                    three_days(other.min, other.typical, other.max)
                );
                found.push(Mistake::new("lead_times", nth, message));
            }
        }
    }
}

/// The word of a further gate is what confirmations are kept under: one word, and none that every port has already.
fn gates(profile: &Profile, found: &mut Vec<Mistake>) {
    const TAKEN: [&str; 4] = [
        "platform_account",
        "portal_user",
        "good_standing",
        "contract_end",
    ];
    for (nth, gate) in profile.further_gates.iter().enumerate() {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let message = if TAKEN.contains(&gate.gate.as_str()) {
            format!("`{}` is asked of every port already", gate.gate)
        } else if gate.gate.is_empty() || gate.gate.len() > 60 || !gate.gate.chars().all(is_word) {
            format!(
                "{:?} is no word: write small letters, digits and underscores, at most 60",
                gate.gate
            )
        } else {
            continue;
        };
        found.push(Mistake::new("further_gates", nth, message));
    }
}

fn periods(profile: &Profile, found: &mut Vec<Mistake>) {
    for (nth, window) in profile.windows.iter().enumerate() {
        if window.days.is_empty() {
            found.push(Mistake::new("windows", nth, "`days` is empty"));
        }
        if window.end < window.start {
            let message = "`end` lies before `start`; a window that crosses midnight is two";
            found.push(Mistake::new("windows", nth, message));
        }
    }
    for (nth, closed) in profile.closed.iter().enumerate() {
        if closed.to < closed.from {
            found.push(Mistake::new("closed", nth, "`to` lies before `from`"));
        }
    }
    for (nth, maintenance) in profile.maintenance.iter().enumerate() {
        if maintenance.days.is_empty() {
            found.push(Mistake::new("maintenance", nth, "`days` is empty"));
        }
    }
    for (key, shape) in [
        ("pin_shape", &profile.pin_shape),
        ("leaving_pin_shape", &profile.leaving_pin_shape),
    ] {
        if shape
            .as_ref()
            .is_some_and(|rule| rule.value.max < rule.value.min)
        {
            found.push(Mistake::new(key, 0, "`max` is smaller than `min`"));
        }
    }
}

/// Rules in use that another source states more strictly.
fn looser(profile: &Profile, found: &mut Vec<Mistake>) {
    let Ok(table) = toml::Table::try_from(profile) else {
        return;
    };
    for kind in RULES
        .iter()
        .filter(|kind| kind.stricter != Stricter::Neither)
    {
        let Some(rule) = table.get(kind.key) else {
            continue;
        };
        match kind.holds {
            Holds::One(_) => found.extend(looser_than(kind, None, rule)),
            Holds::Named(_) | Holds::Listed(..) => {
                for (name, rule) in rule.as_table().into_iter().flatten() {
                    found.extend(looser_than(kind, Some(name), rule));
                }
            }
            Holds::Many(_) | Holds::Entries { .. } => {}
        }
    }
}

fn looser_than(kind: &RuleKind, name: Option<&str>, rule: &toml::Value) -> Option<Mistake> {
    let count = |rule: &toml::Value| rule.get("value").and_then(toml::Value::as_integer);
    let ours = count(rule)?;
    let stricter = rule.get("conflicts")?.as_array()?.iter().find(|other| {
        match (kind.stricter, count(other)) {
            (Stricter::Less, Some(theirs)) => theirs < ours,
            (Stricter::More, Some(theirs)) => theirs > ours,
            _ => false,
        }
    })?;
    let source = stricter.get("source").and_then(toml::Value::as_str)?;
    let message = format!(
        "{source} says {}, which is stricter than {ours}: the stricter reading is the one to use",
        count(stricter)?
    );
    let mut mistake = Mistake::new(kind.key, 0, message);
    mistake.name = name.map(str::to_owned);
    Some(mistake)
}
