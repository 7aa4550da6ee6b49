//! Windows: candidates for an order's cutover in rank, and what local times mean.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use portwright_core::{
    api::Session,
    finder::{Candidate, Finder, calls_words},
};

use crate::{Ending, failure::Failure, filters, host::Host, output::Output};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Window {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// The order, by its name
    #[arg(long, value_name = "NAME", required = true)]
    order: Option<String>,
    #[command(subcommand)]
    ask: Option<WindowAsk>,
}

#[derive(Debug, Subcommand)]
enum WindowAsk {
    /// Read ZONE,START,END of local times from standard input; one JSON object a line out, in order
    Resolve,
}

pub(crate) fn window(
    host: &mut Host,
    output: &mut Output,
    wanted: &Window,
) -> Result<Ending, Failure> {
    match (&wanted.ask, &wanted.file, &wanted.order) {
        (Some(WindowAsk::Resolve), _, _) => filters::resolve(output),
        (None, Some(file), Some(order)) => {
            host.look_at(file)?;
            let found =
                host.ask(|session: &mut Session, call| session.report_windows(order, call))?;
            if output.json() {
                output.document(&found)?;
            } else {
                print(output, &found)?;
            }
            Ok(Ending::Done)
        }
        (None, _, _) => Err(Failure::wrong_call(
            "No project or no order is named.",
            "Name its file and --order NAME.",
        )),
    }
}

fn print(output: &mut Output, found: &Finder) -> Result<(), Failure> {
    output.say(&format!("Windows for {}, {}", found.name, found.zone))?;
    if !found.over.is_empty() {
        return output.say(&found.over);
    }
    for hours in &found.carrier_hours {
        output.say(&format!("{hours}."))?;
    }
    let outage = &found.outage;
    let assumed = if outage.assumed { ", assumed" } else { "" };
    output.say(&format!(
        "Calls: {}. Lost calls are an estimate over {} minutes without service{assumed} [{}]",
        found.volume.scope, outage.minutes, outage.source
    ))?;
    if let Some(verdict) = &found.verdict {
        output.say(&format!(
            "{}. {} [{}]",
            verdict.title, verdict.text, verdict.source
        ))?;
    }
    output.line("")?;
    // A freeze of three weeks is said once.
    let mut told: Vec<&Candidate> = found.candidates.iter().collect();
    told.dedup_by(|later, first| {
        !later.possible && !later.planned && later.reasons == first.reasons
    });
    let rows: Vec<Vec<String>> = (1..).zip(told).map(|(rank, it)| row(rank, it)).collect();
    output.table(
        &["rank", "window", "calls", "lost", "", "reason", "source"],
        &rows,
    )?;
    if !found.ways_round.is_empty() {
        output.line("")?;
        let ways: Vec<Vec<String>> = found
            .ways_round
            .iter()
            .map(|way| {
                vec![
                    way.title.clone(),
                    way.cost.clone(),
                    way.text.clone(),
                    way.source.clone(),
                ]
            })
            .collect();
        output.table(&["way round", "costs", "what to do", "source"], &ways)?;
    }
    Ok(())
}

fn row(rank: usize, candidate: &Candidate) -> Vec<String> {
    let calls = |tenths: Option<u64>| tenths.map(calls_words).unwrap_or_default();
    let state = if candidate.planned { "planned" } else { "" };
    vec![
        if candidate.possible {
            rank.to_string()
        } else {
            "-".to_owned()
        },
        format!(
            "{} {}",
            candidate.window.date,
            candidate.window.hours_words()
        ),
        calls(candidate.calls_tenths),
        calls(candidate.lost_tenths),
        state.to_owned(),
        candidate.reasons.join(" "),
        candidate.source.clone(),
    ]
}
