//! Evidence: attach files, list them, get their bytes out, take a CSR from one, and show when it is called.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{Ending, failure::Failure, host::Host, output::Output};

/// What a file proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// A bill of the losing carrier
    Bill,
    /// A customer service record
    Csr,
    /// A letter of authorization as signed
    Loa,
    /// The written confirmation of a date
    Foc,
    /// A message
    Mail,
    /// Anything else
    Other,
}

#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// The project file
    file: PathBuf,
    /// Files to attach, kept byte by byte
    #[arg(required = true)]
    source: Vec<PathBuf>,
    /// What they are; guessed from name and content otherwise
    #[arg(long)]
    kind: Option<Kind>,
    #[command(flatten)]
    of: Of,
    /// The day printed on them, such as 2026-10-21; a bill's becomes the account's
    #[arg(long, value_name = "DATE", default_value = "")]
    dated: String,
    /// How they came
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

/// Whose a file is.
#[derive(Debug, Args)]
pub(crate) struct Of {
    /// The account: its id, its account number, or its carrier when it has only one
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// The order, by its name
    #[arg(long, value_name = "NAME")]
    order: Option<String>,
}

/// A list of a whole project, or of one account or order of it.
#[derive(Debug, Args)]
pub(crate) struct Listing {
    /// The project file
    file: PathBuf,
    #[command(flatten)]
    of: Of,
}

#[derive(Debug, Args)]
pub(crate) struct Attachment {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Write its bytes to a file, or into a folder under its own name; nothing is ever overwritten
    Get {
        /// The project file
        file: PathBuf,
        /// Its id, as `attachments` lists it
        id: i64,
        /// The file to make, or a folder
        out: PathBuf,
    },
    /// Change what is said of it; its bytes stay
    Change {
        /// The project file
        file: PathBuf,
        /// Its id, as `attachments` lists it
        id: i64,
        /// What it is
        #[arg(long)]
        kind: Option<Kind>,
        #[command(flatten)]
        of: Of,
        /// The day printed on it; empty for none
        #[arg(long, value_name = "DATE")]
        dated: Option<String>,
        /// How it came
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Take it off its list; `undo` brings it again
    Remove {
        /// The project file
        file: PathBuf,
        /// Its id, as `attachments` lists it
        id: i64,
    },
    /// Show what an attached CSR says, and take it in as the account's with --take
    Csr {
        /// The project file
        file: PathBuf,
        /// Its id, as `attachments` lists it
        id: i64,
        /// Take it in letter by letter
        #[arg(long)]
        take: bool,
        /// The day the carrier made it, where neither file nor attachment says it
        #[arg(long, value_name = "DATE", default_value = "")]
        dated: String,
    },
}

fn text<'a>(answer: &'a Value, key: &str) -> &'a str {
    answer.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer
        .get(key)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn place(host: &Host, of: &Of) -> Result<Map<String, Value>, Failure> {
    let mut request = Map::new();
    if let Some(account) = &of.account {
        let id = host.session().account_named(account)?;
        request.insert("account".into(), json!(id));
    }
    if let Some(order) = &of.order {
        let id = host.session().order_named(order)?;
        request.insert("order".into(), json!(id));
    }
    Ok(request)
}

pub(crate) fn attach(
    host: &mut Host,
    output: &mut Output,
    wanted: &Attach,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    let mut added = Vec::new();
    for source in &wanted.source {
        let mut request = place(host, &wanted.of)?;
        request.insert("ticket".into(), json!(host.ticket(source)));
        request.insert("kind".into(), json!(wanted.kind));
        request.insert("dated".into(), json!(wanted.dated));
        request.insert("note".into(), json!(wanted.note));
        let answer = host.call("attachment_add", Value::Object(request))?;
        added.push(answer.get("attachment").cloned().unwrap_or_default());
    }
    if output.json() {
        output.document(&added)?;
    } else {
        table(output, &added)?;
    }
    Ok(Ending::Done)
}

pub(crate) fn attachments(
    host: &mut Host,
    output: &mut Output,
    wanted: &Listing,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let request = place(host, &wanted.of)?;
    let view = host.call("attachments_list", Value::Object(request))?;
    if output.json() {
        output.document(&view.get("attachments"))?;
        return Ok(Ending::Done);
    }
    table(output, list(&view, "attachments"))?;
    for sentence in [text(&view, "note"), text(&view, "missing")] {
        if !sentence.is_empty() {
            output.say(sentence)?;
        }
    }
    Ok(Ending::Done)
}

fn table(output: &mut Output, rows: &[Value]) -> Result<(), Failure> {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let age = row.get("age").map_or("", |age| text(age, "text"));
            vec![
                row.get("id").map(ToString::to_string).unwrap_or_default(),
                text(row, "kind_words").to_owned(),
                text(row, "place").to_owned(),
                text(row, "dated_words").to_owned(),
                age.to_owned(),
                text(row, "label").to_owned(),
                text(row, "detail").to_owned(),
                text(row, "hash").to_owned(),
                [text(row, "odd"), text(row, "note")]
                    .join(" ")
                    .trim()
                    .to_owned(),
            ]
        })
        .collect();
    output.table(
        &[
            "id", "kind", "of", "dated", "age", "file", "content", "sha-256", "note",
        ],
        &cells,
    )
}

pub(crate) fn attachment(
    host: &mut Host,
    output: &mut Output,
    wanted: &Attachment,
) -> Result<Ending, Failure> {
    let answer = match &wanted.act {
        Act::Get { file, id, out } => {
            host.look_at(file)?;
            let ticket = host.ticket(out);
            let saved = host.call("attachment_save_as", json!({ "id": id, "ticket": ticket }))?;
            if !output.json() {
                output.say(&format!(
                    "{}  {}",
                    text(&saved, "sha256"),
                    text(&saved, "file")
                ))?;
            }
            saved
        }
        Act::Change {
            file,
            id,
            kind,
            of,
            dated,
            note,
        } => {
            host.write_to(file)?;
            let mut request = place(host, of)?;
            request.insert("id".into(), json!(id));
            request.insert("kind".into(), json!(kind));
            request.insert("dated".into(), json!(dated));
            request.insert("note".into(), json!(note));
            done(host, output, "attachment_change", Value::Object(request))?
        }
        Act::Remove { file, id } => {
            host.write_to(file)?;
            done(host, output, "attachment_remove", json!({ "id": id }))?
        }
        Act::Csr {
            file,
            id,
            take: true,
            dated,
        } => {
            host.write_to(file)?;
            let request = json!({ "id": id, "dated": dated });
            done(host, output, "attachment_take_csr", request)?
        }
        Act::Csr { file, id, .. } => {
            host.look_at(file)?;
            let said = host.call("attachment_csr", json!({ "id": id }))?;
            if !output.json() {
                print_csr(output, &said)?;
            }
            said
        }
    };
    if output.json() {
        output.document(&answer)?;
    }
    Ok(Ending::Done)
}

fn done(
    host: &mut Host,
    output: &mut Output,
    command: &str,
    request: Value,
) -> Result<Value, Failure> {
    let done = host.call(command, request)?;
    if !output.json() {
        let label = match text(&done, "label") {
            "" => "Nothing to change.",
            label => label,
        };
        output.say(label)?;
    }
    Ok(done)
}

fn print_csr(output: &mut Output, said: &Value) -> Result<(), Failure> {
    let dated = match text(said, "dated") {
        "" => "not dated",
        dated => dated,
    };
    output.say(&format!(
        "{} of {}, {dated}: {}.",
        text(said, "label"),
        text(said, "account"),
        text(said, "numbers")
    ))?;
    let rows: Vec<Vec<String>> = list(said, "fields")
        .iter()
        .map(|field| {
            vec![
                text(field, "label").to_owned(),
                text(field, "value").to_owned(),
            ]
        })
        .collect();
    output.table(&["field", "as the record says it"], &rows)?;
    match text(said, "warning") {
        "" => Ok(()),
        warning => output.say(warning),
    }
}

pub(crate) fn calls(
    host: &mut Host,
    output: &mut Output,
    wanted: &Listing,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let request = place(host, &wanted.of)?;
    let view = host.call("calls_view", Value::Object(request))?;
    if output.json() {
        output.document(&view)?;
        return Ok(Ending::Done);
    }
    if view.get("known") != Some(&Value::Bool(true)) {
        output.say("No call counts yet. Import them with `import FILE SOURCE --as calls`.")?;
        return Ok(Ending::Done);
    }
    output.say(&format!(
        "{}; {}.",
        text(&view, "scope"),
        text(&view, "basis")
    ))?;
    let hours: String = (0..24)
        .map(|hour| format!("{hour:>3}"))
        .collect::<Vec<_>>()
        .concat();
    output.line(&format!("   {hours}"))?;
    for day in list(&view, "days") {
        let levels: String = list(day, "hours")
            .iter()
            .map(|hour| match hour.get("level").and_then(Value::as_u64) {
                None | Some(0) => "  .".to_owned(),
                Some(level) => format!("{level:>3}"),
            })
            .collect();
        output.line(&format!("{}{levels}", text(day, "label")))?;
    }
    for sentence in [text(&view, "busiest"), text(&view, "quietest")] {
        output.say(sentence)?;
    }
    for (title, key) in [
        ("in use, on no list", "unlisted"),
        ("in use, not on the CSR", "not_on_csr"),
    ] {
        let rows: Vec<Vec<String>> = list(&view, key)
            .iter()
            .map(|one| {
                vec![
                    text(one, "number").to_owned(),
                    text(one, "calls").to_owned(),
                ]
            })
            .collect();
        output.table(&[title, "calls"], &rows)?;
    }
    Ok(Ending::Done)
}
