//! What has to be in place before the cutovers, closed periods, the plan kept, and a move before it is made.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Map, Value, json};

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    host::Host,
    output::{Output, text, word},
};

#[derive(Debug, Subcommand)]
pub(crate) enum TaskAct {
    /// It is done
    Done {
        #[command(flatten)]
        task: Which,
        /// The day on which it was done; today without it
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// It is expected on a day; the cutovers behind it move with that day
    Expect {
        #[command(flatten)]
        task: Which,
        /// The day
        date: NaiveDate,
    },
    /// It is not needed here
    Waive {
        #[command(flatten)]
        task: Which,
    },
    /// It is open again, with no day
    Open {
        #[command(flatten)]
        task: Which,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Which {
    /// The project file
    file: PathBuf,
    /// licence, phones, adapter, replacement, routing, address_911, temporary_number, forward, notice, end_of_service
    kind: String,
    /// An order, a site, an account number, a telephone number, or `project`
    thing: String,
    /// Who sees to it
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Whose phones
    #[arg(long, value_enum)]
    phones: Option<Phones>,
    /// Anything else
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Phones {
    /// Phones that ring today and are switched over
    Own,
    /// New ones beside the old
    Supplied,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BlackoutAct {
    /// Close a period
    Add {
        /// The project file
        file: PathBuf,
        /// Why
        name: String,
        /// First day
        from: NaiveDate,
        /// Last day, inclusive; the first day alone without it
        to: Option<NaiveDate>,
        /// Only for this carrier's side, by profile id
        #[arg(long, value_name = "ID")]
        carrier: Option<String>,
    },
    /// Take a period away
    Remove {
        /// The project file
        file: PathBuf,
        /// Its id, as listed
        id: i64,
    },
    /// List the periods
    List(OneProject),
}

pub(crate) fn list(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    print(host, output)
}

fn print(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
    let view = host.call("tasks_list", Value::Null)?;
    if output.json() {
        output.document(&view)?;
        return Ok(Ending::Done);
    }
    output.say(&text(&view, "note"))?;
    let rows: Vec<Vec<String>> = view
        .get("tasks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|row| {
            let day = |key: &str| {
                row.pointer(&format!("/{key}/iso"))
                    .map(word)
                    .unwrap_or_default()
            };
            vec![
                text(row, "kind"),
                text(row, "title"),
                row.pointer("/state/text").map(word).unwrap_or_default(),
                text(row, "need"),
                day("latest"),
                day("due"),
                day("done_on"),
                text(row, "owner"),
                text(row, "holds"),
                text(row, "after"),
                text(row, "rule"),
                text(row, "source"),
            ]
        })
        .collect();
    output.table(
        &[
            "kind", "task", "state", "need", "by", "expected", "done", "who", "holds up", "after",
            "rule", "source",
        ],
        &rows,
    )?;
    Ok(Ending::Done)
}

pub(crate) fn record(
    host: &mut Host,
    output: &mut Output,
    act: &TaskAct,
) -> Result<Ending, Failure> {
    let (TaskAct::Done { task, .. }
    | TaskAct::Expect { task, .. }
    | TaskAct::Waive { task }
    | TaskAct::Open { task }) = act;
    host.write_to(&task.file)?;
    let thing = host.ask(|session, call| session.report_thing(&task.thing, call))?;
    let thing = serde_json::to_value(thing).unwrap_or_default();
    let mut request = said(host, &task.kind, &thing)?;
    if let Some(owner) = &task.owner {
        request.insert("owner".into(), json!(owner));
    }
    if let Some(phones) = task.phones {
        let supply = match phones {
            Phones::Own => "own",
            Phones::Supplied => "supplied",
        };
        request.insert("supply".into(), json!(supply));
    }
    if let Some(note) = &task.note {
        request.insert("note".into(), json!(note));
    }
    let today = host.ask(portwright_core::api::Session::report_today)?;
    let (due, done, waived) = match act {
        TaskAct::Done { on, .. } => (None, Some(on.unwrap_or(today)), false),
        TaskAct::Expect { date, .. } => (Some(*date), None, false),
        TaskAct::Waive { .. } => (None, None, true),
        TaskAct::Open { .. } => (None, None, false),
    };
    if !matches!(act, TaskAct::Done { .. }) {
        let due = due.map_or_else(String::new, |day| day.to_string());
        request.insert("due".into(), json!(due));
    }
    let done = done.map_or_else(String::new, |day| day.to_string());
    request.insert("done_on".into(), json!(done));
    request.insert("waived".into(), json!(waived));
    host.call("task_record", Value::Object(request))?;
    print(host, output)
}

/// What was said of a task before, as the request that says it again.
fn said(host: &mut Host, kind: &str, thing: &Value) -> Result<Map<String, Value>, Failure> {
    let view = host.call("tasks_list", Value::Null)?;
    let known = view
        .get("tasks")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|row| text(row, "kind") == kind && row.get("of") == Some(thing));
    let mut request = Map::new();
    request.insert("kind".into(), json!(kind));
    request.insert("of".into(), thing.clone());
    if let Some(row) = known {
        let day = |key: &str| {
            row.pointer(&format!("/{key}/iso"))
                .map(word)
                .unwrap_or_default()
        };
        request.insert("owner".into(), json!(text(row, "who")));
        request.insert("note".into(), json!(text(row, "note")));
        request.insert("due".into(), json!(day("due")));
        request.insert(
            "supply".into(),
            row.get("supply").cloned().unwrap_or_default(),
        );
    }
    Ok(request)
}

pub(crate) fn blackout(
    host: &mut Host,
    output: &mut Output,
    act: &BlackoutAct,
) -> Result<Ending, Failure> {
    match act {
        BlackoutAct::Add {
            file,
            name,
            from,
            to,
            carrier,
        } => {
            host.write_to(file)?;
            let request = json!({
                "name": name, "from": from, "to": to.unwrap_or(*from),
                "carrier": carrier.clone().unwrap_or_default(),
            });
            host.call("blackout_save", request)?;
        }
        BlackoutAct::Remove { file, id } => {
            host.write_to(file)?;
            host.call("blackout_remove", json!({ "id": id }))?;
        }
        BlackoutAct::List(wanted) => host.look_at(&wanted.file)?,
    }
    let list = host.call("blackouts_list", Value::Null)?;
    if output.json() {
        output.document(&list)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = list
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| {
            let day = |key: &str| {
                row.pointer(&format!("/{key}/iso"))
                    .map(word)
                    .unwrap_or_default()
            };
            vec![
                text(row, "id"),
                text(row, "name"),
                day("from"),
                day("to"),
                text(row, "whose"),
                text(row, "days"),
            ]
        })
        .collect();
    output.table(
        &["id", "name", "from", "to", "whose", "business days"],
        &rows,
    )?;
    Ok(Ending::Done)
}

#[derive(Debug, Args)]
pub(crate) struct Keep {
    /// The project file
    file: PathBuf,
    /// What to call it; the day without it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
}

pub(crate) fn keep(host: &mut Host, output: &mut Output, wanted: &Keep) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    let name = wanted.name.clone().unwrap_or_default();
    let done = host.call("baseline_save", json!({ "name": name }))?;
    if output.json() {
        output.document(&done)?;
    } else {
        output.say(&format!("Done: {}.", text(&done, "label")))?;
    }
    Ok(Ending::Done)
}

#[derive(Debug, Args)]
pub(crate) struct Move {
    /// The project file
    file: PathBuf,
    /// The order, by its name
    order: String,
    /// The day that is thought of
    date: NaiveDate,
    /// Ask for it; without this nothing is written
    #[arg(long)]
    ask: bool,
}

pub(crate) fn moved(
    host: &mut Host,
    output: &mut Output,
    wanted: &Move,
) -> Result<Ending, Failure> {
    if wanted.ask {
        host.write_to(&wanted.file)?;
    } else {
        host.look_at(&wanted.file)?;
    }
    let thing = host.ask(|session, call| session.report_thing(&wanted.order, call))?;
    let portwright_core::task::TaskOf::Order(id) = thing else {
        return Err(Failure::wrong_call(
            format!("{} is no order.", wanted.order),
            "Name one as `orders` lists it.",
        ));
    };
    let view = host.call("plan_move", json!({ "id": id, "date": wanted.date }))?;
    if wanted.ask {
        match view.get("window").filter(|window| !window.is_null()) {
            Some(window) => host.call("order_request", json!({ "id": id, "window": window }))?,
            None => {
                return Err(Failure::wrong_call(
                    text(&view, "said"),
                    "Choose another day.",
                ));
            }
        };
    }
    if output.json() {
        output.document(&view)?;
        return Ok(Ending::Done);
    }
    output.say(&text(&view, "said"))?;
    let list = |key: &str| {
        view.get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    for line in list("moves") {
        output.say(&format!("Moves {}", word(&line)))?;
    }
    for mark in list("breaks") {
        let said = mark.get("text").map(word).unwrap_or_default();
        output.say(&format!("{}: {said}", text(&mark, "icon")))?;
    }
    for line in list("mends") {
        output.say(&format!("No longer: {}", word(&line)))?;
    }
    Ok(Ending::Done)
}
