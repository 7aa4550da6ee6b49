//! What is recorded of orders: acts, results of single numbers, tracks, contacts, the gate, hand moves and waves.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use portwright_core::{
    api::report::OrderStory,
    order::{GateItem, MarkKind, OrderAct, ResultKind, Track, TrackState},
};
use serde::de::{IntoDeserializer as _, value::Error as WordError};
use serde_json::{Value, json};

use crate::{
    Ending,
    failure::Failure,
    host::Host,
    order_show,
    output::{Output, cell, word},
};

/// An order of a project.
#[derive(Debug, Args)]
pub(crate) struct One {
    /// The project file
    pub(crate) file: PathBuf,
    /// The order, by its name
    pub(crate) order: String,
}

#[derive(Debug, Args)]
pub(crate) struct Record {
    #[command(flatten)]
    one: One,
    /// What happened: `signed`, `submitted`, `confirmed`, `rejected`, `ask_date`, `ported`…; `orders record --help`
    /// lists all
    #[arg(value_parser = act, long_help = acts_help())]
    act: OrderAct,
    /// The day it happened; today otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    /// The window confirmed or asked for, such as 2026-12-16T19:00/21:00
    #[arg(long, value_name = "DATETIME/TIME")]
    window: Option<String>,
    /// The zone of that window; the project's otherwise
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// The carrier's own number for the order
    #[arg(long, value_name = "TEXT", default_value = "")]
    carrier_number: String,
    /// What the carrier said, or what was changed
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    /// The carrier's reason code, for a rejection
    #[arg(long, value_name = "CODE", default_value = "")]
    code: String,
    /// The field that a rejection names, such as `service_address`
    #[arg(long, value_name = "FIELD", default_value = "")]
    field: String,
    /// What the carrier holds in that field
    #[arg(long, value_name = "TEXT", default_value = "")]
    holds: String,
    /// What a change (SUP 3) changes: `add_numbers`, `remove_numbers`, `address`, `account_number`, `pin`,
    /// `partial_flag`, `routing`, `other_fields`
    #[arg(long, value_name = "WHAT", value_parser = |text: &str| from_word::<portwright_core::carrier::ChangeWhat>(text))]
    change: Option<portwright_core::carrier::ChangeWhat>,
    /// Why it is recorded although a carrier's rule speaks against it
    #[arg(long, value_name = "REASON", default_value = "")]
    in_spite: String,
    /// The message or file that proves it; it is attached to the order
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,
}

/// Every act by its word.
fn acts_help() -> String {
    let words: Vec<String> = OrderAct::ALL
        .iter()
        .map(|act| format!("{}: {}", word(act), act.label()))
        .collect();
    format!("What happened. One of\n  {}", words.join("\n  "))
}

fn act(text: &str) -> Result<OrderAct, String> {
    from_word(text)
}

/// An enum of the core by its word.
fn from_word<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    T::deserialize(text.to_lowercase().replace('-', "_").into_deserializer())
        .map_err(|cause: WordError| cause.to_string())
}

#[derive(Debug, Args)]
pub(crate) struct Move {
    /// The project file
    file: PathBuf,
    /// Numbers, or ranges such as "414-555-0100 to 0109"
    #[arg(required = true)]
    number: Vec<String>,
    /// The order they go to, by its name; `new` for a new one
    #[arg(long, value_name = "NAME")]
    order: String,
}

#[derive(Debug, Args)]
pub(crate) struct Merge {
    /// The project file
    file: PathBuf,
    /// The order that ends
    from: String,
    /// The order that takes its numbers
    into: String,
}

#[derive(Debug, Args)]
pub(crate) struct ContactLog {
    #[command(flatten)]
    one: One,
    /// What was said; without it the log is listed
    text: Option<String>,
    /// The entry to change, by its id
    #[arg(long, value_name = "ID")]
    entry: Option<i64>,
    /// The day; today otherwise
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// The clock time in the project's zone, such as 09:20; now otherwise
    #[arg(long, value_name = "TIME")]
    time: Option<String>,
    /// Who of us
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Whom they spoke to
    #[arg(long, value_name = "NAME")]
    whom: Option<String>,
    /// How
    #[arg(long)]
    channel: Option<Way>,
    /// What was promised
    #[arg(long, value_name = "TEXT")]
    promised: Option<String>,
    /// The day by which, or on which to ask again
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// The day on which it was settled
    #[arg(long, value_name = "DATE")]
    settled: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum, serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    /// By telephone
    Phone,
    /// By mail
    Mail,
    /// In the carrier's portal
    Portal,
    /// In a chat
    Chat,
    /// Some other way
    Other,
}

#[derive(Debug, Args)]
pub(crate) struct Outcome {
    #[command(flatten)]
    one: One,
    /// How they fared: `removed`, `rejected`, `ported`, `failed`
    #[arg(value_parser = |text: &str| from_word::<ResultKind>(text))]
    result: ResultKind,
    /// Numbers, or ranges
    #[arg(required = true)]
    number: Vec<String>,
    /// The day; today otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    /// The carrier's code
    #[arg(long, value_name = "CODE", default_value = "")]
    code: String,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
}

#[derive(Debug, Args)]
pub(crate) struct TrackOf {
    #[command(flatten)]
    one: One,
    /// `sms` or `911`
    #[arg(value_parser = |text: &str| from_word::<Track>(text))]
    track: Track,
    /// `pending`, `under_way`, `done`, `failed`, `not_applicable`
    #[arg(value_parser = |text: &str| from_word::<TrackState>(text))]
    state: TrackState,
    /// The day; today otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    /// What to know of it
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

#[derive(Debug, Args)]
pub(crate) struct Gate {
    #[command(flatten)]
    one: One,
    /// The item to confirm: `platform_account`, `portal_user`, `good_standing`, `contract_end`, or one that a side of
    /// the order adds; without it the gate is listed
    #[arg(value_parser = |text: &str| from_word::<GateItem>(text))]
    item: Option<GateItem>,
    /// Take the confirmation back
    #[arg(long, requires = "item")]
    open: bool,
    /// Who confirmed it
    #[arg(long, value_name = "NAME", default_value = "")]
    who: String,
    /// The day; today otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    /// How
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
}

#[derive(Debug, Args)]
pub(crate) struct WaveOf {
    /// The project file
    file: PathBuf,
    /// The wave, 1 to 99; 0 for none
    number: u8,
    /// Orders, by name
    order: Vec<String>,
    /// The wave's name
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Sites whose orders are of the wave, by id
    #[arg(long, value_name = "ID")]
    site: Vec<i64>,
}

#[derive(Debug, Args)]
pub(crate) struct MarkOf {
    /// The project file
    file: PathBuf,
    /// What is said: `business_name`, `use_on_target` (user or service), `way`
    #[arg(value_parser = |text: &str| from_word::<MarkKind>(text))]
    kind: MarkKind,
    /// What it is; empty takes the word back
    value: String,
    /// Numbers, or ranges
    #[arg(required = true)]
    number: Vec<String>,
}

pub(crate) fn id(host: &Host, order: &str) -> Result<Value, Failure> {
    Ok(json!(host.session().order_id(order)?))
}

pub(crate) fn record(
    host: &mut Host,
    output: &mut Output,
    wanted: &Record,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.one.file)?;
    let order = id(host, &wanted.one.order)?;
    let window = match &wanted.window {
        Some(text) => Some(window(host, text, wanted.zone.as_deref())?),
        None => None,
    };
    let attachment = match &wanted.proof {
        Some(path) => {
            let kind = match wanted.act {
                OrderAct::Confirmed => Some("foc"),
                OrderAct::Signed | OrderAct::PlatformLoaSigned => Some("loa"),
                _ => None,
            };
            let ticket = host.ticket(path);
            let request = json!({ "ticket": ticket, "kind": kind, "order": order });
            let added = host.call("attachment_add", request)?;
            added.pointer("/attachment/id").cloned()
        }
        None => None,
    };
    host.call(
        "order_record",
        json!({
            "id": order, "act": wanted.act, "date": wanted.date, "window": window,
            "carrier_number": wanted.carrier_number, "code": wanted.code, "reason": wanted.reason,
            "field": wanted.field, "holds": wanted.holds, "in_spite": wanted.in_spite, "attachment": attachment,
            "change": wanted.change,
        }),
    )?;
    story(host, output, &wanted.one.order)
}

/// `2026-12-16T19:00/21:00`
fn window(host: &mut Host, text: &str, zone: Option<&str>) -> Result<Value, Failure> {
    let wrong = || {
        Failure::wrong_call(
            format!("{text:?} is no window."),
            "Write date, start and end: 2026-12-16T19:00/21:00.",
        )
    };
    let (date, hours) = text.split_once('T').ok_or_else(wrong)?;
    let (start, end) = hours.split_once('/').unwrap_or((hours, hours));
    let time = |text: &str| chrono::NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| wrong());
    let (start, end) = (time(start)?, time(end)?);
    let date: chrono::NaiveDate = date.parse().map_err(|_| wrong())?;
    let zone = match zone {
        Some(zone) => zone.to_owned(),
        None => host
            .call("project_head", Value::Null)?
            .get("zone")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
    };
    Ok(json!({ "date": date, "start": start, "end": end, "zone": zone }))
}

pub(crate) fn moved(
    host: &mut Host,
    output: &mut Output,
    wanted: &Move,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    let numbers = host.session().number_ids(&wanted.number)?;
    let order = if wanted.order == "new" {
        Value::Null
    } else {
        id(host, &wanted.order)?
    };
    let request = json!({ "numbers": numbers, "order": order });
    host.call("numbers_move", request)?;
    crate::orders::list(host, output)
}

pub(crate) fn merge(
    host: &mut Host,
    output: &mut Output,
    wanted: &Merge,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    let (from, into) = (id(host, &wanted.from)?, id(host, &wanted.into)?);
    host.call("orders_merge", json!({ "from": from, "into": into }))?;
    crate::orders::list(host, output)
}

pub(crate) fn contact(
    host: &mut Host,
    output: &mut Output,
    wanted: &ContactLog,
) -> Result<Ending, Failure> {
    let writes = wanted.text.is_some() || wanted.entry.is_some();
    if writes {
        host.write_to(&wanted.one.file)?;
        let order = id(host, &wanted.one.order)?;
        let mut request = json!({ "order": order, "text": "" });
        if let Some(entry) = wanted.entry {
            let detail = host.call("order_detail", json!({ "id": order }))?;
            let known = detail
                .get("contacts")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|contact| contact.get("form"))
                .find(|form| form.get("id") == Some(&json!(entry)));
            request = known.cloned().ok_or_else(|| {
                Failure::wrong_call(
                    format!("The log of {} has no entry {entry}.", wanted.one.order),
                    "`portwright-cli orders contact FILE ORDER` lists them.",
                )
            })?;
        }
        let said = [
            ("text", &wanted.text),
            ("date", &wanted.date),
            ("time", &wanted.time),
            ("who", &wanted.who),
            ("whom", &wanted.whom),
            ("promised", &wanted.promised),
            ("due", &wanted.due),
            ("settled_on", &wanted.settled),
        ];
        if let Some(fields) = request.as_object_mut() {
            for (field, value) in said {
                if let Some(value) = value {
                    fields.insert(field.to_owned(), json!(value));
                }
            }
            if let Some(channel) = wanted.channel {
                fields.insert("channel".to_owned(), json!(channel));
            }
        }
        host.call("contact_save", request)?;
    } else {
        host.look_at(&wanted.one.file)?;
    }
    if output.json() {
        let order = host.ask(|session, call| session.report_order(&wanted.one.order, call))?;
        output.document(&order.contacts)?;
    } else {
        order_show::contacts(host, output, &wanted.one.order)?;
    }
    Ok(Ending::Done)
}

pub(crate) fn outcome(
    host: &mut Host,
    output: &mut Output,
    wanted: &Outcome,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.one.file)?;
    let order = id(host, &wanted.one.order)?;
    let numbers = host.session().number_ids(&wanted.number)?;
    host.call(
        "numbers_result",
        json!({
            "id": order, "numbers": numbers, "result": wanted.result, "date": wanted.date,
            "code": wanted.code, "reason": wanted.reason,
        }),
    )?;
    story(host, output, &wanted.one.order)
}

pub(crate) fn track(
    host: &mut Host,
    output: &mut Output,
    wanted: &TrackOf,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.one.file)?;
    let order = id(host, &wanted.one.order)?;
    host.call(
        "order_track",
        json!({
            "id": order, "track": wanted.track, "state": wanted.state, "date": wanted.date, "note": wanted.note,
        }),
    )?;
    story(host, output, &wanted.one.order)
}

pub(crate) fn gate(host: &mut Host, output: &mut Output, wanted: &Gate) -> Result<Ending, Failure> {
    let Some(item) = &wanted.item else {
        host.look_at(&wanted.one.file)?;
        return listed_gate(host, output, &wanted.one.order);
    };
    host.write_to(&wanted.one.file)?;
    let order = id(host, &wanted.one.order)?;
    let detail = host.call("order_detail", json!({ "id": order }))?;
    let standing = detail
        .get("gate")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|standing| standing.get("item") == Some(&json!(item)));
    if standing.is_none() {
        return Err(Failure::wrong_call(
            format!(
                "{} does not wait for the {}.",
                wanted.one.order,
                item.words()
            ),
            "`orders gate FILE ORDER` lists what it waits for.",
        ));
    }
    let field = |name: &str| standing.and_then(|found| found.get(name)).cloned();
    if wanted.open {
        let Some(known) = field("id").filter(|id| !id.is_null()) else {
            return Err(Failure::wrong_call(
                "It is not confirmed.",
                "`orders gate FILE ORDER` lists what is.",
            ));
        };
        host.call("gate_open", json!({ "id": known }))?;
    } else {
        host.call(
            "gate_confirm",
            json!({
                "item": item, "account": field("account"), "who": wanted.who, "date": wanted.date,
                "note": wanted.note,
            }),
        )?;
    }
    listed_gate(host, output, &wanted.one.order)
}

fn listed_gate(host: &mut Host, output: &mut Output, order: &str) -> Result<Ending, Failure> {
    let order = host.ask(|session, call| session.report_order(order, call))?;
    if output.json() {
        output.document(&order.gate)?;
        return Ok(Ending::Done);
    }
    gate_table(output, &order)?;
    Ok(Ending::Done)
}

fn gate_table(output: &mut Output, order: &OrderStory) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = order
        .gate
        .iter()
        .map(|standing| {
            vec![
                word(&standing.item),
                if standing.confirmed {
                    "confirmed"
                } else {
                    "open"
                }
                .to_owned(),
                cell(standing.who.as_ref()),
                cell(standing.on.as_ref()),
                standing.text.clone(),
            ]
        })
        .collect();
    output.table(&["gate", "state", "who", "on", "what"], &rows)
}

pub(crate) fn wave(
    host: &mut Host,
    output: &mut Output,
    wanted: &WaveOf,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    if wanted.name.is_some() || !wanted.site.is_empty() {
        let list = host.call("orders_list", Value::Null)?;
        let known = list
            .get("waves")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .find(|wave| wave.get("number") == Some(&json!(wanted.number)));
        let known = |field: &str| known.and_then(|wave| wave.get(field)).cloned();
        let sites = if wanted.site.is_empty() {
            known("sites").unwrap_or_else(|| json!([]))
        } else {
            json!(wanted.site)
        };
        let name = wanted.name.as_ref().map_or_else(
            || known("name").unwrap_or_else(|| json!("")),
            |name| json!(name),
        );
        host.call(
            "wave_save",
            json!({ "number": wanted.number, "name": name, "sites": sites }),
        )?;
    }
    if !wanted.order.is_empty() {
        let mut ids = Vec::new();
        for order in &wanted.order {
            ids.push(id(host, order)?);
        }
        let number = (wanted.number > 0).then_some(wanted.number);
        host.call("orders_wave", json!({ "ids": ids, "wave": number }))?;
    }
    crate::orders::list(host, output)
}

pub(crate) fn mark(
    host: &mut Host,
    output: &mut Output,
    wanted: &MarkOf,
) -> Result<Ending, Failure> {
    host.write_to(&wanted.file)?;
    let numbers = host.session().number_ids(&wanted.number)?;
    host.call(
        "numbers_mark",
        json!({ "numbers": numbers, "kind": wanted.kind, "value": wanted.value }),
    )?;
    crate::orders::list(host, output)
}

pub(crate) fn show(host: &mut Host, output: &mut Output, wanted: &One) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    story(host, output, &wanted.order)
}

/// One order with everything that is kept of it.
fn story(host: &mut Host, output: &mut Output, name: &str) -> Result<Ending, Failure> {
    if output.json() {
        output.document(&host.ask(|session, call| session.report_order(name, call))?)?;
    } else {
        order_show::tell(host, output, name)?;
    }
    Ok(Ending::Done)
}
