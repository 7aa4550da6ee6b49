//! The plan: dates, windows, float, critical path.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use portwright_core::{
    api::report::{OrderPlanReport, PlanReport, WhatIfReport},
    whatif::WhatIf,
};

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    forecast,
    host::Host,
    orders,
    output::{Output, cell, word},
};

mod tasks;

#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "A what-if is {\"changes\": [{\"what\": \"rejected\", \"order\": \"NDG-01\", \"date\": \"2026-11-23\"}, …]}; \
                  what: go_live, request, sent, signed, losing, platform, rejected, blackout, freeze, size. \
                  `call --list` prints their shapes. Nothing is written."
)]
pub(crate) struct Plan {
    /// The project file
    #[arg(required = true)]
    file: Option<PathBuf>,
    /// Lay a second plan after the changes of this file, or of standard input for -, beside the first
    #[arg(long, value_name = "FILE.json")]
    what_if: Option<PathBuf>,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Show every date with the reckoning behind it, a line each; status 1 when one does not come out
    Why(OneProject),
    /// List what has to be in place before the cutovers
    Tasks(OneProject),
    /// Say of one of these that it is done, expected, not needed, or open again
    #[command(subcommand)]
    Task(tasks::TaskAct),
    /// Closed periods of the project
    #[command(subcommand)]
    Blackout(tasks::BlackoutAct),
    /// Keep the planned cutovers, to show later slips against them
    Keep(tasks::Keep),
    /// Show what another date for an order would move and break
    Move(tasks::Move),
}

pub(crate) fn plan(host: &mut Host, output: &mut Output, wanted: &Plan) -> Result<Ending, Failure> {
    match (&wanted.act, &wanted.file) {
        (Some(Act::Why(wanted)), _) => return why(host, output, wanted),
        (Some(Act::Tasks(wanted)), _) => return tasks::list(host, output, wanted),
        (Some(Act::Task(act)), _) => return tasks::record(host, output, act),
        (Some(Act::Blackout(act)), _) => return tasks::blackout(host, output, act),
        (Some(Act::Keep(wanted)), _) => return tasks::keep(host, output, wanted),
        (Some(Act::Move(wanted)), _) => return tasks::moved(host, output, wanted),
        (None, Some(file)) => host.look_at(file)?,
        (None, None) => {
            return Err(Failure::wrong_call(
                "No project is named.",
                "Name its file.",
            ));
        }
    }
    if let Some(file) = &wanted.what_if {
        let what_if = read(file)?;
        let asked = host.ask(|session, call| session.report_what_if(&what_if, call))?;
        if output.json() {
            output.document(&asked)?;
        } else {
            print_what_if(output, &asked)?;
        }
        return Ok(Ending::Done);
    }
    let plan = host.ask(portwright_core::api::Session::report_plan)?;
    if output.json() {
        output.document(&plan)?;
        return Ok(Ending::Done);
    }
    print(output, &plan)?;
    Ok(Ending::Done)
}

/// The changes of a file, or of standard input.
fn read(file: &Path) -> Result<WhatIf, Failure> {
    let mut text = String::new();
    let name = file.display();
    if file == Path::new("-") {
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|cause| Failure::stream("Standard input cannot be read", &cause))?;
    } else {
        text = std::fs::read_to_string(file).map_err(|cause| Failure::File {
            message: format!("{name} cannot be read: {cause}."),
            hint: "Name a file that holds the changes as JSON.".to_owned(),
        })?;
    }
    serde_json::from_str(&text).map_err(|cause| {
        Failure::wrong_call(
            format!("{name} is no what-if: {cause}."),
            "`portwright-cli plan --help` shows its shape.",
        )
    })
}

fn print_what_if(output: &mut Output, asked: &WhatIfReport) -> Result<(), Failure> {
    for change in &asked.what_if {
        output.say(&format!("What if {change}?"))?;
    }
    output.line("")?;
    for difference in &asked.differences {
        output.say(difference)?;
    }
    output.line("")?;
    let (first, second) = (&asked.before, &asked.after);
    let (run, again) = (
        &asked.forecast_before.go_live,
        &asked.forecast_after.go_live,
    );
    let row = |name: &str, before, after| {
        vec![
            name.to_owned(),
            forecast::date(before),
            forecast::date(after),
        ]
    };
    let mut rows = vec![
        row("minimum", first.minimum, second.minimum),
        row("typical", first.typical, second.typical),
        row("maximum", first.maximum, second.maximum),
        row("P50", run.p50, again.p50),
        row("P80", run.p80, again.p80),
        row("P95", run.p95, again.p95),
    ];
    // The day to reckon with, as the sentences above have it: one that was asked for too early does not stand.
    let expected = |order: &OrderPlanReport| order.cutover.max(order.typical);
    for order in &first.orders {
        let then = second.orders.iter().find(|then| then.name == order.name);
        rows.push(row(&order.name, expected(order), then.and_then(expected)));
    }
    for order in &second.orders {
        if first.orders.iter().all(|known| known.name != order.name) {
            rows.push(row(&order.name, None, expected(order)));
        }
    }
    output.table(&["date", "now", "then"], &rows)?;
    for (what, twice) in [("rule", &asked.rules), ("cost", &asked.costs)] {
        if twice.is_empty() {
            continue;
        }
        output.line("")?;
        let rows: Vec<Vec<String>> = twice
            .iter()
            .map(|(name, now, then)| vec![name.clone(), now.clone(), then.clone()])
            .collect();
        output.table(&[what, "now", "then"], &rows)?;
    }
    for (title, findings) in [("Comes up:", &asked.appear), ("Goes:", &asked.go)] {
        if !findings.is_empty() {
            output.line("")?;
            output.say(title)?;
            orders::print(output, findings)?;
        }
    }
    Ok(())
}

fn why(host: &mut Host, output: &mut Output, wanted: &OneProject) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let lines = host.ask(portwright_core::api::Session::report_derivation)?;
    let all_come_out = lines.iter().all(|line| line.differs.is_none());
    if output.json() {
        output.document(&lines)?;
    } else {
        for line in &lines {
            output.say(&line.line())?;
        }
    }
    Ok(if all_come_out {
        Ending::Done
    } else {
        Ending::Blocked
    })
}

fn print(output: &mut Output, plan: &PlanReport) -> Result<(), Failure> {
    let date = |date: Option<&chrono::NaiveDate>| match date {
        Some(date) => date.to_string(),
        None => "none".to_owned(),
    };
    output.say(&format!(
        "As of {}, {}, time-zone data {}",
        plan.today, plan.zone, plan.tz_data
    ))?;
    output.say(&format!(
        "Go-live: wished {}, minimum {}, typical {}, maximum {}",
        date(plan.go_live.as_ref()),
        date(plan.minimum.as_ref()),
        date(plan.typical.as_ref()),
        date(plan.maximum.as_ref()),
    ))?;
    if let Some(driver) = &plan.driven_by {
        output.say(&format!(
            "Critical path: {}, decided by {driver}",
            plan.critical_path.join(", ")
        ))?;
    }
    for order in &plan.orders {
        output.line("")?;
        one(output, order)?;
    }
    if !plan.findings.is_empty() {
        output.line("")?;
        orders::print(output, &plan.findings)?;
    }
    Ok(())
}

fn one(output: &mut Output, order: &OrderPlanReport) -> Result<(), Failure> {
    let lead = &order.lead;
    output.say(&format!(
        "{} {}: {} numbers, {}, {}/{}/{} business days [{}]",
        order.name,
        order.place,
        order.numbers,
        word(&order.class),
        lead.min,
        lead.typical,
        lead.max,
        lead.source
    ))?;
    let window = match (&order.window, order.cutover) {
        (Some(window), _) => format!("{} {}", window.date, window.hours_words()),
        (None, Some(day)) => format!("{day}, no hours fit: {}", order.fit.reason),
        (None, None) => "no date".to_owned(),
    };
    let sure = if order.confirmed {
        "confirmed"
    } else {
        "planned"
    };
    let float = order
        .float_days
        .map(|days| format!(", float {days}"))
        .unwrap_or_default();
    let critical = if order.critical { ", critical" } else { "" };
    output.say(&format!("Cutover {sure} {window}{float}{critical}"))?;
    if let Some(slip) = &order.slip {
        let days = slip.days.unsigned_abs();
        let way = if slip.days < 0 { "earlier" } else { "later" };
        output.say(&format!(
            "Was {}, kept {}: {days} business days {way}",
            slip.was, slip.taken_on
        ))?;
    }
    for task in &order.tasks {
        let latest = cell(task.latest.as_ref());
        output.say(&format!(
            "{}: {}, {}, by {latest} [{}]",
            task.title,
            task.need.words(),
            task.state.words(),
            task.source
        ))?;
    }
    for wait in &order.waits_for {
        output.say(&format!(
            "Its {} waits for {}: {}",
            word(&wait.kind),
            wait.order,
            wait.reason
        ))?;
    }
    let rows: Vec<Vec<String>> = order
        .steps
        .iter()
        .map(|step| {
            vec![
                step.kind.words().to_owned(),
                step.from.to_string(),
                if step.from == step.to {
                    String::new()
                } else {
                    step.to.to_string()
                },
                step.state.words().to_owned(),
                step.owner.words().to_owned(),
                step.rule.clone(),
                step.source.clone(),
            ]
        })
        .collect();
    output.table(
        &["step", "from", "to", "state", "owner", "rule", "source"],
        &rows,
    )?;
    if let Some(by) = &order.send_by {
        output.say(&format!(
            "To be sent by {} for the wished go-live",
            cell(Some(by))
        ))?;
    }
    Ok(())
}
