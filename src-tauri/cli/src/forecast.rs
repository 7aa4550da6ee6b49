//! The forecast: P50, P80 and P95 of each order and of go-live, and what drives the spread.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use portwright_core::api::report::ForecastReport;

use crate::{Ending, failure::Failure, host::Host, output::Output};

#[derive(Debug, Args)]
pub(crate) struct Forecast {
    /// The project file
    file: PathBuf,
    /// How many runs
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    runs: Option<u32>,
    /// Which luck; the same seed gives the same forecast on every machine
    #[arg(long, value_name = "S")]
    seed: Option<u32>,
}

pub(crate) fn forecast(
    host: &mut Host,
    output: &mut Output,
    wanted: &Forecast,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let made = host.ask(|session, call| session.report_forecast(wanted.runs, wanted.seed, call))?;
    if output.json() {
        output.document(&made)?;
    } else {
        print(output, &made)?;
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
