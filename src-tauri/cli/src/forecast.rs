//! The forecast: P50, P80 and P95 of each order and of go-live, and what drives the spread.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use portwright_core::api::report::ForecastReport;
use serde_json::{Map, Value};

use crate::{Ending, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Forecast {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// How many runs
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    runs: Option<u32>,
    /// Which luck; the same seed gives the same forecast on every machine
    #[arg(long, value_name = "S")]
    seed: Option<u32>,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Set how often orders are refused and dates are lost in this project, or show it
    Rates(Rates),
}

#[derive(Debug, Args)]
struct Rates {
    /// The project file
    file: PathBuf,
    /// Orders in a hundred that are refused although nothing is open on them; `published` for the usual figure
    #[arg(long, value_name = "PERCENT")]
    refused: Option<String>,
    /// Confirmed dates in a hundred that are lost again; `published` for the usual figure
    #[arg(long, value_name = "PERCENT")]
    lost: Option<String>,
}

pub(crate) fn forecast(
    host: &mut Host,
    output: &mut Output,
    wanted: &Forecast,
) -> Result<Ending, Failure> {
    if let Some(Act::Rates(wanted)) = &wanted.act {
        return rates(host, output, wanted);
    }
    let Some(file) = &wanted.file else {
        return Err(Failure::wrong_call(
            "No project is named.",
            "Name its file.",
        ));
    };
    host.look_at(file)?;
    let made = host.ask(|session, call| session.report_forecast(wanted.runs, wanted.seed, call))?;
    if output.json() {
        output.document(&made)?;
    } else {
        print(output, &made)?;
    }
    Ok(Ending::Done)
}

fn rates(host: &mut Host, output: &mut Output, wanted: &Rates) -> Result<Ending, Failure> {
    let given = [
        ("rejection_percent", &wanted.refused),
        ("foc_lost_percent", &wanted.lost),
    ];
    let change: Map<String, Value> = given
        .into_iter()
        .filter_map(|(name, value)| {
            // What is empty is the usual figure again.
            let value = value.as_deref()?;
            let value = if value == "published" { "" } else { value };
            Some((name.to_owned(), value.into()))
        })
        .collect();
    if change.is_empty() {
        host.look_at(&wanted.file)?;
    } else {
        host.write_to(&wanted.file)?;
        host.call("project_update", Value::Object(change))?;
    }
    let made = host.call("forecast", serde_json::json!({ "runs": 1 }))?;
    let figure = |name: &str| made.get(name).cloned().unwrap_or_default();
    let said = [
        ("refused without a finding", "rejection"),
        ("confirmed dates lost", "foc_lost"),
    ];
    if output.json() {
        let told: Map<String, Value> = said
            .into_iter()
            .flat_map(|(_, name)| ["percent", "source"].map(|part| format!("{name}_{part}")))
            .map(|name| (name.clone(), figure(&name)))
            .collect();
        output.document(&told)?;
        return Ok(Ending::Done);
    }
    for (what, name) in said {
        let percent = figure(&format!("{name}_percent"));
        let source = figure(&format!("{name}_source"));
        output.say(&format!(
            "{percent} in 100 {what}: {}",
            source.as_str().unwrap_or_default()
        ))?;
    }
    Ok(Ending::Done)
}

pub(crate) fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "none".to_owned(), |date| date.to_string())
}

fn print(output: &mut Output, made: &ForecastReport) -> Result<(), Failure> {
    output.say(&format!(
        "As of {}, {} runs, seed {}; {} in 100 clean orders refused, {} in 100 confirmed dates lost",
        made.today, made.runs, made.seed, made.rejection_percent, made.foc_lost_percent
    ))?;
    output.say(&format!(
        "Go-live: planned {}, P50 {}, P80 {}, P95 {}",
        date(made.planned),
        date(made.go_live.p50),
        date(made.go_live.p80),
        date(made.go_live.p95)
    ))?;
    output.say(&made.slip)?;
    output.say(&made.dates)?;
    for range in &made.fetched {
        output.say(range)?;
    }
    if !made.drivers.is_empty() {
        output.line("")?;
    }
    let drivers: Vec<Vec<String>> = made
        .drivers
        .iter()
        .map(|driver| vec![format!("{} %", driver.percent), driver.words.clone()])
        .collect();
    output.table(&["share", "what makes it late"], &drivers)?;
    if !made.orders.is_empty() {
        output.line("")?;
    }
    let orders: Vec<Vec<String>> = made
        .orders
        .iter()
        .map(|order| {
            vec![
                order.name.clone(),
                date(order.cutover.p50),
                date(order.cutover.p80),
                date(order.cutover.p95),
                format!("{} %", order.refused_percent),
                format!("{} %", order.late_percent),
            ]
        })
        .collect();
    output.table(&["order", "p50", "p80", "p95", "refused", "late"], &orders)
}
