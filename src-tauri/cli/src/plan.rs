//! The plan: dates, windows, float, critical path.

use portwright_core::api::report::{OrderPlanReport, PlanReport};

use crate::{
    Ending,
    arguments::OneProject,
    failure::Failure,
    host::Host,
    orders,
    output::{Output, cell, word},
};

pub(crate) fn plan(
    host: &mut Host,
    output: &mut Output,
    wanted: &OneProject,
) -> Result<Ending, Failure> {
    host.look_at(&wanted.file)?;
    let plan = host.ask(portwright_core::api::Session::report_plan)?;
    if output.json() {
        output.document(&plan)?;
        return Ok(Ending::Done);
    }
    print(output, &plan)?;
    Ok(Ending::Done)
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
