//! Orders, their split, and what holds them up.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use portwright_core::{
    api::report::{FindingReport, Reconciliation},
    finding::Severity,
    place::Place,
};
use serde_json::Value;

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    host::Host,
    order_acts, order_fix,
    output::{Output, cell, word},
    reconcile,
};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Orders {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Split the inventory into orders; names, submitted orders and what was moved by hand stay
    Split(OneProject),
    /// Show one order with everything that is kept of it
    Show(order_acts::One),
    /// Record what happened to an order
    Record(order_acts::Record),
    /// Show what the last rejection of an order asks to put right and where the dates move, or put it right
    Fix(order_fix::FixOf),
    /// Record how some numbers of an order fared apart from the rest
    Result(order_acts::Outcome),
    /// Move numbers to another order by hand, or to a new one
    Move(order_acts::Move),
    /// Make two drafts one
    Merge(order_acts::Merge),
    /// Put orders or sites into a wave
    Wave(order_acts::WaveOf),
    /// Say of numbers what parts orders where a profile asks for it
    Mark(order_acts::MarkOf),
    /// List the contact log of an order, or add to it
    Contact(order_acts::ContactLog),
    /// Record where texting or 911 of an order stands
    Track(order_acts::TrackOf),
    /// List what has to be confirmed before an order is sent, or confirm it
    Gate(order_acts::Gate),
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The project file
    file: PathBuf,
    /// Only what holds this order, by its name
    #[arg(long, value_name = "NAME")]
    order: Option<String>,
}

pub(crate) fn orders(
    host: &mut Host,
    output: &mut Output,
    wanted: &Orders,
) -> Result<Ending, Failure> {
    match (&wanted.act, &wanted.file) {
        (Some(Act::Split(wanted)), _) => {
            host.write_to(&wanted.file)?;
            host.call("orders_split", Value::Null)?;
        }
        (Some(act), _) => return carry_out(host, output, act),
        (None, Some(file)) => host.look_at(file)?,
        (None, None) => {
            return Err(Failure::wrong_call(
                "No project is named.",
                "Name its file.",
            ));
        }
    }
    list(host, output)
}

fn carry_out(host: &mut Host, output: &mut Output, act: &Act) -> Result<Ending, Failure> {
    match act {
        Act::Split(_) => list(host, output),
        Act::Show(wanted) => order_acts::show(host, output, wanted),
        Act::Record(wanted) => order_acts::record(host, output, wanted),
        Act::Fix(wanted) => order_fix::fix(host, output, wanted),
        Act::Result(wanted) => order_acts::outcome(host, output, wanted),
        Act::Move(wanted) => order_acts::moved(host, output, wanted),
        Act::Merge(wanted) => order_acts::merge(host, output, wanted),
        Act::Wave(wanted) => order_acts::wave(host, output, wanted),
        Act::Mark(wanted) => order_acts::mark(host, output, wanted),
        Act::Contact(wanted) => order_acts::contact(host, output, wanted),
        Act::Track(wanted) => order_acts::track(host, output, wanted),
        Act::Gate(wanted) => order_acts::gate(host, output, wanted),
    }
}

pub(crate) fn list(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
    let orders = host.session().report_orders()?;
    if output.json() {
        output.document(&orders)?;
        return Ok(Ending::Done);
    }
    let rows: Vec<Vec<String>> = orders
        .into_iter()
        .map(|order| {
            let window = order.confirmed.or(order.requested);
            vec![
                order.name,
                order.place,
                order.numbers.to_string(),
                order
                    .stage
                    .map_or_else(|| word(&order.status), |stage| word(&stage)),
                cell(order.wave.as_ref()),
                order.version.to_string(),
                order.pon,
                window
                    .map(|window| format!("{} {}", window.date, window.hours_words()))
                    .unwrap_or_default(),
                order.reasons.join(" "),
            ]
        })
        .collect();
    output.table(
        &[
            "order",
            "place",
            "numbers",
            "status",
            "wave",
            "version",
            "pon",
            "window",
            "why an order of its own",
        ],
        &rows,
    )?;
    Ok(Ending::Done)
}

pub(crate) fn check(
    host: &mut Host,
    output: &mut Output,
    wanted: &Check,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let findings =
        host.ask(|session, call| session.report_findings(wanted.order.as_deref(), call))?;
    let of = |severity| {
        findings
            .iter()
            .filter(|found| found.severity == severity)
            .count()
    };
    let blockers = of(Severity::Blocker);
    let accepted =
        host.ask(|session, call| session.report_accepted(wanted.order.as_deref(), call))?;
    if output.json() {
        output.document(&findings.iter().chain(&accepted).collect::<Vec<_>>())?;
    } else {
        let accounts = host.session().report_reconciliation()?;
        for found in &findings {
            block(output, found, &accounts)?;
        }
        output.say(&format!(
            "{blockers} blockers, {} warnings, {} notes.",
            of(Severity::Warning),
            of(Severity::Note)
        ))?;
        stands(output, &accepted)?;
        asks(host, output)?;
    }
    Ok(if blockers > 0 {
        Ending::Blocked
    } else {
        Ending::Done
    })
}

/// One finding as a paragraph, with its readings letter under letter where it is about a difference.
fn block(
    output: &mut Output,
    found: &FindingReport,
    accounts: &[Reconciliation],
) -> Result<(), Failure> {
    let days = found.days.map(|days| format!("costs {days} business days"));
    let head: Vec<String> = [
        word(&found.severity),
        found.code.clone(),
        found.orders.join(" "),
        found.about.clone(),
        days.filter(|_| found.severity != Severity::Note)
            .unwrap_or_default(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect();
    output.say(&head.join("  "))?;
    output.say(&format!("  {}", found.message))?;
    if let Place::Account { id, field } = &found.place {
        let pair = accounts
            .iter()
            .find(|account| account.id == Some(*id))
            .and_then(|account| account.fields.iter().find(|pair| pair.field == *field))
            .filter(|pair| !pair.ours.is_empty() && !pair.theirs.is_empty());
        if let Some(pair) = pair
            && found.severity != Severity::Note
        {
            reconcile::marked(output, &pair.pieces)?;
        }
    }
    let source = if found.source.is_empty() {
        String::new()
    } else {
        format!("  [{}]", found.source)
    };
    output.say(&format!("  {}{source}", found.hint))?;
    output.line("")
}

/// What a person lets stand: counted nowhere, and not forgotten.
fn stands(output: &mut Output, accepted: &[FindingReport]) -> Result<(), Failure> {
    if accepted.is_empty() {
        return Ok(());
    }
    output.line("")?;
    output.say("Accepted, with the reason:")?;
    let rows: Vec<Vec<String>> = accepted
        .iter()
        .filter_map(|found| Some((found, found.accepted.as_ref()?)))
        .map(|(found, word_of)| {
            vec![
                word(&found.severity),
                found.about.clone(),
                found.message.clone(),
                word_of.reason.clone(),
                format!("{}, {}", word_of.by, word_of.when),
            ]
        })
        .collect();
    output.table(
        &[
            "accepted",
            "about",
            "what it says",
            "why it may stand",
            "who",
        ],
        &rows,
    )
}

/// The rejection reasons that no check can foresee, with whom to ask what.
fn asks(host: &mut Host, output: &mut Output) -> Result<(), Failure> {
    let reasons = host.ask(portwright_core::api::Session::report_reasons)?;
    output.line("")?;
    output.say("Cannot be known here; ask before the order goes out:")?;
    let rows: Vec<Vec<String>> = reasons
        .into_iter()
        .filter(|reason| !reason.foreseen)
        .map(|reason| {
            let ask = reason
                .result
                .trim_start_matches("Cannot be known here. ")
                .to_owned();
            vec![reason.reason, reason.days, ask]
        })
        .collect();
    output.table(&["rejected for", "days", "ask"], &rows)
}

/// Findings as aligned columns.
pub(crate) fn print(output: &mut Output, findings: &[FindingReport]) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = findings
        .iter()
        .map(|found| {
            vec![
                word(&found.severity),
                found.orders.join(" "),
                found.about.clone(),
                found.code.clone(),
                found.message.clone(),
                found.hint.clone(),
            ]
        })
        .collect();
    output.table(
        &[
            "severity",
            "orders",
            "about",
            "code",
            "what is wrong",
            "what to do",
        ],
        &rows,
    )
}
