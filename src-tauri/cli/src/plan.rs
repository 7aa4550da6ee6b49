//! The plan: dates, windows, float, critical path.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::Args;
use portwright_core::{
    api::report::{OrderPlanReport, PlanReport, WhatIfReport},
    whatif::WhatIf,
};

use crate::{
    Ending,
    failure::Failure,
    forecast,
    host::Host,
    orders,
    output::{Output, cell, word},
};

#[derive(Debug, Args)]
#[command(
    after_help = "A what-if is {\"changes\": [{\"what\": \"rejected\", \"order\": \"NDG-01\", \"date\": \"2026-11-23\"}, …]}; \
                  what: go_live, request, sent, signed, platform, rejected, blackout, freeze, size. \
                  `call --list` prints their shapes. Nothing is written."
)]
pub(crate) struct PlanArguments {
    /// The project file
    file: PathBuf,
    /// Lay a second plan after the changes of this file, or of standard input for -, beside the first
    #[arg(long, value_name = "FILE.json")]
    what_if: Option<PathBuf>,
}

pub(crate) fn plan(
    host: &mut Host,
    output: &mut Output,
    wanted: &PlanArguments,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
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
    for order in &first.orders {
        let then = second.orders.iter().find(|then| then.name == order.name);
        rows.push(row(
            &order.name,
            order.cutover,
            then.and_then(|then| then.cutover),
        ));
    }
    output.table(&["date", "now", "then"], &rows)?;
    for (title, findings) in [("Comes up:", &asked.appear), ("Goes:", &asked.go)] {
        if !findings.is_empty() {
            output.line("")?;
            output.say(title)?;
            orders::print(output, findings)?;
        }
    }
    Ok(())
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
