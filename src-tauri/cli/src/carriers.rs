//! The profiles of carriers and platforms, each rule with its source and date; what a project knows otherwise, and
//! carriers that it adds.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    output::{Output, text},
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Carriers {
    #[command(subcommand)]
    act: Option<Act>,
    /// Profile id, such as bandwidth; all profiles without it
    id: Option<String>,
    /// The project whose own rules and carriers count too
    #[arg(long, value_name = "FILE")]
    project: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Check the file of a profile: every mistake with line, column and what is allowed; status 1 when there is one
    Check {
        /// The profile, such as fox-valley.toml
        profile: PathBuf,
    },
    /// Add a carrier to a project from the file of its profile; a file of the same id takes the place of the one before
    Add {
        /// The project file
        file: PathBuf,
        /// The profile, such as fox-valley.toml
        profile: PathBuf,
    },
    /// Know a rule otherwise in a project
    Set {
        /// The project file
        file: PathBuf,
        /// Profile id
        carrier: String,
        /// The rule, as `carriers ID` names it: `bill_max_days`, `lead_times.project.101`
        rule: String,
        /// What it says here, as a profile writes it; `unknown` puts the safe default in its place
        value: String,
        /// Why: who said so, and when
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take the project's word on a rule back
    Unset {
        /// The project file
        file: PathBuf,
        /// Profile id
        carrier: String,
        /// The rule
        rule: String,
    },
}

pub(crate) fn carriers(
    host: &mut Host,
    output: &mut Output,
    wanted: &Carriers,
) -> Result<Ending, Failure> {
    if let Some(act) = &wanted.act {
        return self::act(host, output, act);
    }
    if let Some(project) = &wanted.project {
        host.look_at(project)?;
    }
    match &wanted.id {
        Some(id) => one(host, output, id),
        None => all(host, output),
    }
}

fn act(host: &mut Host, output: &mut Output, act: &Act) -> Result<Ending, Failure> {
    let (file, name, request) = match act {
        Act::Check { profile } => {
            let ticket = host.ticket(profile);
            let checked = host.call("carrier_check", json!({ "ticket": ticket }))?;
            return say_checked(output, &checked);
        }
        Act::Add { file, profile } => {
            host.write_to(file)?;
            let ticket = host.ticket(profile);
            let added = host.call("carrier_add", json!({ "ticket": ticket }))?;
            let done = added.get("done").cloned().unwrap_or_default();
            return say_done(output, &done);
        }
        Act::Set {
            file,
            carrier,
            rule,
            value,
            reason,
        } => (
            file,
            "carrier_override",
            json!({ "carrier": carrier, "rule": rule, "value": value, "reason": reason }),
        ),
        Act::Unset {
            file,
            carrier,
            rule,
        } => (
            file,
            "carrier_override_remove",
            json!({ "carrier": carrier, "rule": rule }),
        ),
    };
    host.write_to(file)?;
    let done = host.call(name, request)?;
    say_done(output, &done)
}

fn say_done(output: &mut Output, done: &Value) -> Result<Ending, Failure> {
    if output.json() {
        output.document(done)?;
    } else {
        output.say(&format!("Done: {}.", text(done, "label")))?;
    }
    Ok(Ending::Done)
}

fn say_checked(output: &mut Output, checked: &Value) -> Result<Ending, Failure> {
    let mistakes = list(checked, "mistakes");
    let ending = if mistakes.is_empty() {
        Ending::Done
    } else {
        Ending::Blocked
    };
    if output.json() {
        output.document(checked)?;
        return Ok(ending);
    }
    let file = text(checked, "file");
    for mistake in mistakes {
        output.say(&format!(
            "{file}, line {}, column {}: {}",
            text(mistake, "line"),
            text(mistake, "column"),
            text(mistake, "message")
        ))?;
    }
    if mistakes.is_empty() {
        output.say(&format!(
            "{file}: {}, {} rules, no mistakes.",
            text(checked, "name"),
            text(checked, "rules")
        ))?;
    }
    Ok(ending)
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn all(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
    let rows = host.call("carriers_list", Value::Null)?;
    if output.json() {
        output.document(&rows)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = rows
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let mut cells: Vec<String> = ["id", "name", "role_words", "via", "rules"]
                .iter()
                .chain(&["conflicts", "unknown", "own"])
                .map(|key| text(row, key))
                .collect();
            let marks = [
                ("in_project", "in this project"),
                ("added", "added"),
                ("example", "example"),
            ];
            let marks: Vec<&str> = marks
                .iter()
                .filter(|(key, _)| row.get(*key).and_then(Value::as_bool) == Some(true))
                .map(|(_, says)| *says)
                .collect();
            cells.push(marks.join(", "));
            cells
        })
        .collect();
    output.table(
        &[
            "id",
            "name",
            "role",
            "ports through",
            "rules",
            "sources differ",
            "unknown",
            "own",
            "",
        ],
        &rows,
    )?;
    Ok(Ending::Done)
}

fn one(host: &mut Host, output: &mut Output, id: &str) -> Result<Ending, Failure> {
    let mut carrier = host.call("carrier_detail", json!({ "id": id }))?;
    if output.json() {
        // A script wants the rules in one list; each names its group.
        let rules: Vec<Value> = list(&carrier, "groups")
            .iter()
            .flat_map(|group| list(group, "rules").iter().map(move |rule| (group, rule)))
            .map(|(group, rule)| {
                let mut rule = rule.clone();
                if let Some(rule) = rule.as_object_mut() {
                    rule.insert(
                        "group".to_owned(),
                        group.get("title").cloned().unwrap_or_default(),
                    );
                    rule.remove("form");
                    rule.remove("mark");
                    rule.remove("removable");
                }
                rule
            })
            .collect();
        if let Some(carrier) = carrier.as_object_mut() {
            carrier.remove("groups");
            carrier.insert(
                "stated".to_owned(),
                carrier.get("rules").cloned().unwrap_or_default(),
            );
            carrier.insert("rules".to_owned(), Value::Array(rules));
        }
        output.document(&carrier)?;
        return Ok(Ending::Done);
    }
    let is = |key: &str| carrier.get(key).and_then(Value::as_bool) == Some(true);
    let example = if is("example") { ", an example" } else { "" };
    let via = match text(&carrier, "via") {
        via if via.is_empty() => via,
        via => format!(", ports through {via}"),
    };
    output.say(&format!(
        "{id}: {}, {}{via}{example}",
        text(&carrier, "name"),
        text(&carrier, "role_words")
    ))?;
    let mut rows = Vec::new();
    for group in list(&carrier, "groups") {
        for rule in list(group, "rules") {
            rows.extend(lines(rule));
        }
    }
    output.table(&["name", "rule", "value", "source", "read", "note"], &rows)?;
    Ok(Ending::Done)
}

/// A rule, and under it what it replaces, what other sources say, and what is used while it is unknown.
fn lines(rule: &Value) -> Vec<Vec<String>> {
    let own = text(rule, "reason");
    let mut rows = vec![vec![
        text(rule, "path"),
        text(rule, "rule"),
        match text(rule, "value") {
            value if value.is_empty() => "unknown".to_owned(),
            value => value,
        },
        text(rule, "source"),
        text(rule, "as_of"),
        if own.is_empty() {
            text(rule, "note")
        } else {
            own
        },
    ]];
    let mut under = |what: &str, reading: &Value| {
        rows.push(vec![
            String::new(),
            format!("  {what}"),
            text(reading, "value"),
            text(reading, "source"),
            text(reading, "read"),
            text(reading, "note"),
        ]);
    };
    for (key, what) in [("in_use", "in use"), ("replaced", "replaced")] {
        if let Some(reading) = rule.get(key).filter(|reading| reading.is_object()) {
            under(what, reading);
        }
    }
    for other in list(rule, "conflicts") {
        under("set aside", other);
    }
    rows
}
