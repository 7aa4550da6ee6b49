//! Calls on a calendar: its holidays, business days added and counted. Plain lines, never JSON.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use portwright_core::calendar::Calendar as Offices;

use crate::{Ending, failure::Failure, filters::each_line, output::Output};

#[derive(Debug, Args)]
#[command(after_help = ids())]
pub(crate) struct Calendar {
    #[command(subcommand)]
    pub(crate) ask: Ask,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Ask {
    /// Print DATE,NAME of each day of a year on which the offices are closed
    Holidays {
        /// The calendar's id, such as us-federal
        #[arg(long, value_name = "ID")]
        calendar: String,
        /// The year
        #[arg(long, value_parser = clap::value_parser!(i32).range(1..=9999))]
        year: i32,
    },
    /// Read START,DAYS from each line of standard input; print one date a line
    ///
    /// A start that is no business day rolls forward before a positive or zero count, backward before a
    /// negative one.
    Add {
        /// The calendar's id
        #[arg(long, value_name = "ID")]
        calendar: String,
    },
    /// Read FROM,TO from each line of standard input; print the business days from FROM up to TO, TO excluded
    Count {
        /// The calendar's id
        #[arg(long, value_name = "ID")]
        calendar: String,
    },
}

fn ids() -> String {
    let ids: Vec<&str> = Offices::ids().collect();
    format!("Calendars: {}", ids.join(", "))
}

fn offices(id: &str) -> Result<Offices, Failure> {
    if id == "none" {
        return Ok(Offices::weekends_only());
    }
    Offices::named(id).ok_or_else(|| {
        Failure::wrong_call(
            format!("There is no calendar “{id}”."),
            format!("{}.", ids()),
        )
    })
}

fn date(text: &str) -> Option<NaiveDate> {
    // Four digits for the year, so that a slip of the hand is no date of antiquity.
    let text = text.trim();
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

pub(crate) fn calendar(output: &mut Output, ask: &Ask) -> Result<Ending, Failure> {
    match ask {
        Ask::Holidays { calendar, year } => {
            for (day, name) in offices(calendar)?.holidays(*year) {
                output.line(&format!("{day},{name}"))?;
            }
        }
        Ask::Add { calendar } => {
            let offices = offices(calendar)?;
            answer(
                output,
                "START,DAYS, such as 2026-11-16,20",
                |start, days| {
                    let days: i64 = days.trim().parse().ok()?;
                    // A hundred years are beyond any plan, and keep the answer prompt.
                    (days.abs() <= 36_500)
                        .then(|| offices.add(date(start)?, days))
                        .flatten()
                        .map(|day| day.to_string())
                },
            )?;
        }
        Ask::Count { calendar } => {
            let offices = offices(calendar)?;
            answer(
                output,
                "FROM,TO, such as 2026-11-16,2026-12-16",
                |from, to| Some(offices.count(date(from)?, date(to)?).to_string()),
            )?;
        }
    }
    Ok(Ending::Done)
}

fn answer(
    output: &mut Output,
    form: &str,
    mut work: impl FnMut(&str, &str) -> Option<String>,
) -> Result<(), Failure> {
    each_line(output, |output, line| {
        if line.text.trim().is_empty() {
            return Ok(());
        }
        let answered = line.text.split_once(',').and_then(|(a, b)| work(a, b));
        if let Some(answered) = answered {
            return output.line(&answered);
        }
        // What was asked before is answered before the error is shown.
        output.finish()?;
        Err(Failure::wrong_call(
            format!("Line {}: “{}” cannot be answered.", line.number, line.text),
            format!("Write it as {form}."),
        ))
    })
}
