//! Calls about the project as a whole: make, record, undo, verify.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::{Ending, arguments::OneProject, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The project file to make
    file: PathBuf,
    /// The client's name
    #[arg(long)]
    client: String,
    /// Profile id of the platform or gaining carrier
    #[arg(long, value_name = "PROFILE")]
    gaining: String,
    /// Wished go-live, such as 2026-12-16
    #[arg(long, value_name = "DATE", default_value = "")]
    go_live: String,
    /// Home zone, such as America/Chicago
    #[arg(long)]
    zone: String,
    /// What order names start with; three letters of the client unless given
    #[arg(long, default_value = "")]
    prefix: String,
}

fn text<'a>(answer: &'a Value, key: &str) -> &'a str {
    answer.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn count(answer: &Value, key: &str) -> u64 {
    answer.get(key).and_then(Value::as_u64).unwrap_or_default()
}

pub(crate) fn new(host: &mut Host, output: &mut Output, wanted: &New) -> Result<Ending, Failure> {
    let ticket = host.ticket(&wanted.file);
    let head = host.call(
        "project_create",
        json!({
            "ticket": ticket, "client": wanted.client, "gaining": wanted.gaining,
            "go_live": wanted.go_live, "zone": wanted.zone, "prefix": wanted.prefix,
        }),
    )?;
    made(output, &wanted.file, &head)
}

pub(crate) fn sample(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    let ticket = host.ticket(&wanted.file);
    let head = host.call("project_sample", json!({ "ticket": ticket }))?;
    made(output, &wanted.file, &head)
}

fn made(output: &mut Output, file: &std::path::Path, head: &Value) -> Result<Ending, Failure> {
    if output.json() {
        output.document(head)?;
        return Ok(Ending::Done);
    }
    output.say(&format!(
        "{}: {} {}.",
        file.display(),
        text(head, "client"),
        text(head, "route")
    ))?;
    if count(head, "numbers") > 0 {
        output.say(&format!(
            "{} numbers, {} accounts, {} orders; {} blockers, {} warnings.",
            count(head, "numbers"),
            count(head, "accounts"),
            count(head, "orders"),
            count(head, "blockers"),
            count(head, "warnings"),
        ))?;
    }
    output.say(&format!("Wished go-live: {}.", text(head, "go_live")))?;
    Ok(Ending::Done)
}

pub(crate) fn history(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let events = host.session().report_events()?;
    if output.json() {
        output.document(&events)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = events
        .into_iter()
        .map(|event| {
            vec![
                event.id.to_string(),
                event.at.format("%Y-%m-%d %H:%M:%S %:z").to_string(),
                event.actor,
                event.hash.chars().take(16).collect(),
                format!(
                    "{}{}",
                    event.label,
                    if event.undone { " (undone)" } else { "" }
                ),
            ]
        })
        .collect();
    output.table(&["entry", "when", "who", "hash", "what"], &rows)?;
    Ok(Ending::Done)
}

fn step(
    host: &mut Host,
    output: &mut Output,
    file: &OneProject,
    which: &str,
) -> Result<Ending, Failure> {
    host.write_to(&file.file)?;
    let done = host.call(which, Value::Null)?;
    if output.json() {
        output.document(&done)?;
    } else {
        output.say(text(&done, "label"))?;
    }
    Ok(Ending::Done)
}

pub(crate) fn undo(
    host: &mut Host,
    output: &mut Output,
    file: &OneProject,
) -> Result<Ending, Failure> {
    step(host, output, file, "undo")
}

pub(crate) fn redo(
    host: &mut Host,
    output: &mut Output,
    file: &OneProject,
) -> Result<Ending, Failure> {
    step(host, output, file, "redo")
}

pub(crate) fn verify(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    let session = |host: &mut Host| {
        host.ask(|session, _| {
            session.look_at(&wanted.file)?;
            let checked = session.verify();
            let events = session.report_events()?.len();
            checked.map(|()| events)
        })
    };
    // What is wrong inside a project of ours is this call's answer, not its failure.
    let bad = match session(host) {
        Ok(events) => {
            if output.json() {
                output.document(&json!({ "ok": true, "events": events, "first_bad": null }))?;
            } else {
                output.say(&format!(
                    "{} is whole: database, references, {events} entries of the record and attached files.",
                    wanted.file.display()
                ))?;
            }
            return Ok(Ending::Done);
        }
        Err(Failure::Damaged { message, .. }) => message,
        Err(other) => return Err(other),
    };
    if output.json() {
        output.document(&json!({ "ok": false, "events": null, "first_bad": bad }))?;
    } else {
        output.say(&format!("{bad}."))?;
    }
    Ok(Ending::Blocked)
}
