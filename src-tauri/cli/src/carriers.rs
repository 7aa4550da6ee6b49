//! The profiles of carriers and platforms, each rule with its source and date.

use clap::Args;
use portwright_core::carrier::{CarrierId, Profile, Role, RuleView, all_rules};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, cell, word},
};

#[derive(Debug, Args)]
pub(crate) struct Carriers {
    /// Profile id, such as bandwidth; all profiles without it
    id: Option<String>,
}

/// One profile as a list of rules.
#[derive(Debug, Serialize)]
struct Known {
    id: CarrierId,
    name: String,
    role: Role,
    via: Option<CarrierId>,
    example: bool,
    rules: Vec<RuleView>,
}

pub(crate) fn carriers(
    host: &mut Host,
    output: &mut Output,
    wanted: &Carriers,
) -> Result<Ending, Failure> {
    match &wanted.id {
        Some(id) => one(host, output, id),
        None => all(host, output),
    }
}

fn all(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
    let list = host.call("carriers_list", Value::Null)?;
    if output.json() {
        output.document(&list)?;
        return Ok(Ending::Done);
    }
    let text = |row: &Value, key: &str| row.get(key).map(word).unwrap_or_default();
    let rows: Vec<Vec<String>> = list
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let mut cells: Vec<String> = ["id", "name", "role", "via", "rules"]
                .iter()
                .map(|key| text(row, key))
                .collect();
            let example = row.get("example").and_then(Value::as_bool).unwrap_or(false);
            cells.push(if example { "example" } else { "" }.to_owned());
            cells
        })
        .collect();
    output.table(&["id", "name", "role", "ports through", "rules", ""], &rows)?;
    Ok(Ending::Done)
}

fn one(host: &mut Host, output: &mut Output, id: &str) -> Result<Ending, Failure> {
    let profile = host.call("carrier_detail", json!({ "id": id }))?;
    let profile: Profile = serde_json::from_value(profile).map_err(|cause| Failure::File {
        message: format!("The profile {id} cannot be read: {cause}."),
        hint: "Install the program again.".to_owned(),
    })?;
    let known = Known {
        rules: all_rules(&profile),
        id: profile.id,
        name: profile.name,
        role: profile.role,
        via: profile.via.map(|via| via.value),
        example: profile.example,
    };
    if output.json() {
        output.document(&known)?;
        return Ok(Ending::Done);
    }
    let example = if known.example { ", an example" } else { "" };
    output.say(&format!(
        "{}: {}, {}{example}",
        known.id,
        known.name,
        word(&known.role)
    ))?;
    let rows: Vec<Vec<String>> = known
        .rules
        .into_iter()
        .map(|rule| {
            vec![
                rule.rule,
                rule.value.unwrap_or_else(|| "unknown".to_owned()),
                rule.source,
                cell(rule.as_of.as_ref()),
                rule.note,
            ]
        })
        .collect();
    output.table(&["rule", "value", "source", "read", "note"], &rows)?;
    Ok(Ending::Done)
}
