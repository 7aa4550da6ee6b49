//! Orders, their split, and what holds them up.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use portwright_core::{api::report::FindingReport, finding::Severity};
use serde_json::Value;

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    host::Host,
    output::{Output, word},
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
    /// Split the inventory into orders; names and submitted orders stay
    Split(OneProject),
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

fn list(host: &mut Host, output: &mut Output) -> Result<Ending, Failure> {
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
                word(&order.status),
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
    if output.json() {
        output.document(&findings)?;
    } else {
        print(output, &findings)?;
        output.say(&format!(
            "{blockers} blockers, {} warnings, {} notes.",
            of(Severity::Warning),
            of(Severity::Note)
        ))?;
    }
    Ok(if blockers > 0 {
        Ending::Blocked
    } else {
        Ending::Done
    })
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
